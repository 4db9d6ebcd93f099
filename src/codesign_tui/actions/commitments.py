"""Follow a commitment: confirmed at the read-back, kept, given another date, suspended, dropped.

A change of date or a suspension keeps the session that set it, since lateness counts from there.
"""

from datetime import date, datetime
from typing import Any

from codesign_tui.actions.steps import changed, commit, found, made
from codesign_tui.domain.items import Commitment, CommitmentChange
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.overdue import changes_so_far
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.transactions import FACILITATOR

STUCK = (CommitmentStatus.OVERDUE, CommitmentStatus.BLOCKED, CommitmentStatus.SUSPENDED, CommitmentStatus.CANCELLED)
"""States that a new date ends."""

_BEGINNING = (None, CommitmentStatus.PROPOSED)


def confirm_commitment(
    ledger: Ledger, commitment_id: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Commitment]:
    """Record that the owner confirmed the commitment when it was read back.

    Raises:
        Refused: no such commitment, or nobody owns it.
    """
    commitment = found(ledger.process, Commitment, commitment_id)
    if not (commitment.owner or commitment.owner_organization):
        raise Refused(msg("action.commitment_without_owner"))
    status = CommitmentStatus.CONFIRMED if commitment.status in _BEGINNING else commitment.status
    confirmed = changed(commitment, confirmed_by_owner=True, status=status)
    return commit(ledger, "confirm_commitment", now, confirmed, confirmed, who=who)


def complete_commitment(
    ledger: Ledger,
    commitment_id: str,
    *,
    now: datetime,
    on: date | None = None,
    evidence: str | None = None,
    progress_note: str | None = None,
    who: str = FACILITATOR,
) -> Done[Commitment]:
    """Record that a commitment was kept, today or on a day.

    Raises:
        Refused: no such commitment.
    """
    commitment = found(ledger.process, Commitment, commitment_id)
    said = {"evidence": evidence, "progress_note": progress_note}
    kept = changed(
        commitment,
        status=CommitmentStatus.DONE,
        completed_on=(on or now.date()).isoformat(),
        **{name: words for name, words in said.items() if words is not None},
    )
    return commit(ledger, "complete_commitment", now, kept, kept, who=who)


def postpone_commitment(
    ledger: Ledger,
    commitment_id: str,
    new_due: date,
    *,
    now: datetime,
    session: str | None = None,
    cause: str | None = None,
    who: str = FACILITATOR,
) -> Done[Commitment]:
    """Give a commitment another date, from the session that agrees it, or from today outside any session.

    Raises:
        Refused: no such commitment or session.
    """
    commitment = found(ledger.process, Commitment, commitment_id)
    status = CommitmentStatus.IN_PROGRESS if commitment.status in STUCK else None
    change = change_made(ledger.process, session, now, new_due=new_due.isoformat(), status=status, cause=cause)
    return _commit(ledger, "postpone_commitment", now, commitment, change, who)


def suspend_commitment(
    ledger: Ledger,
    commitment_id: str,
    *,
    now: datetime,
    session: str | None = None,
    cause: str | None = None,
    who: str = FACILITATOR,
) -> Done[Commitment]:
    """Put a commitment on hold: it is not late until it has a date again.

    Raises:
        Refused: no such commitment or session.
    """
    commitment = found(ledger.process, Commitment, commitment_id)
    change = change_made(ledger.process, session, now, status=CommitmentStatus.SUSPENDED, cause=cause)
    return _commit(ledger, "suspend_commitment", now, commitment, change, who)


def cancel_commitment(
    ledger: Ledger,
    commitment_id: str,
    *,
    now: datetime,
    cause: str,
    session: str | None = None,
    who: str = FACILITATOR,
) -> Done[Commitment]:
    """Drop a commitment, saying why.

    Raises:
        Refused: no such commitment or session, or no reason.
    """
    if not cause.strip():
        raise Refused(msg("action.reason_missing"))
    commitment = found(ledger.process, Commitment, commitment_id)
    change = change_made(ledger.process, session, now, status=CommitmentStatus.CANCELLED, cause=cause)
    return _commit(ledger, "cancel_commitment", now, commitment, change, who)


def change_made(process: Process, session: str | None, now: datetime, **values: Any) -> CommitmentChange:
    """Return a change that counts from a session, or from today outside any.

    Raises:
        Refused: no such session.
    """
    if session is not None:
        found(process, Session, session)
    today = None if session is not None else now.date().isoformat()
    return made(CommitmentChange, session=session, on=today, **values)


def _commit(
    ledger: Ledger, action: str, now: datetime, commitment: Commitment, change: CommitmentChange, who: str
) -> Done[Commitment]:
    """Keep a commitment with one more change."""
    values: dict[str, Any] = {"changes": (*changes_so_far(ledger.process, commitment), change)}
    if change.new_due is not None:
        values["new_due"] = change.new_due
    if change.status is not None:
        values["status"] = change.status
    after = changed(commitment, **values)
    return commit(ledger, action, now, after, after, who=who)
