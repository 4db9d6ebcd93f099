"""Follow a commitment: confirmed at the read-back, kept, given another date, suspended, dropped.

A change of date or a suspension keeps the session that set it, since lateness counts from there.
"""

from datetime import date, datetime
from typing import Any

from codesign_tui.actions.items import set_aside
from codesign_tui.actions.steps import changed, commit, found, made
from codesign_tui.domain.commitment_warnings import owner_absent
from codesign_tui.domain.event_days import event_due, same_event
from codesign_tui.domain.items import Commitment, CommitmentChange, Item
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.overdue import changes_so_far
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.transactions import FACILITATOR

STUCK = (CommitmentStatus.OVERDUE, CommitmentStatus.BLOCKED, CommitmentStatus.SUSPENDED, CommitmentStatus.CANCELLED)
"""States that a new date ends."""

_BEGINNING = (None, CommitmentStatus.PROPOSED)
MOST_HEADLINES = 3
"""Commitments that a session is remembered for (`peers.md` §3 F 61)."""


def confirm_commitment(
    ledger: Ledger, commitment_id: str, *, now: datetime, session: str | None = None, who: str = FACILITATOR
) -> Done[Commitment]:
    """Record that the owner confirmed the commitment: when it was read back in a session, or outside any.

    An owner who is not recorded in that session is said, and the confirmation kept.

    Raises:
        Refused: no such commitment or session, or nobody owns it.
    """
    process = ledger.process
    commitment = found(process, Commitment, commitment_id)
    if not (commitment.owner or commitment.owner_organization):
        raise Refused(msg("action.commitment_without_owner"))
    values: dict[str, Any] = {"confirmed_by_owner": True}
    if session is not None:
        values["confirmed_in"] = found(process, Session, session).id
    if commitment.assumed_in_absence:
        values["assumed_in_absence"] = None
    if commitment.status in _BEGINNING:
        values["status"] = CommitmentStatus.CONFIRMED
    confirmed = changed(commitment, **values)
    absent = session is not None and owner_absent(process, commitment.model_copy(update={"session": session}))
    warnings = (msg("promises.confirmed_in_absence", code=code_of(commitment)),) if absent else ()
    return commit(ledger, "confirm_commitment", now, confirmed, confirmed, who=who, warnings=warnings)


def assume_in_absence(
    ledger: Ledger, commitment_id: str, *, now: datetime, by: date | None = None, who: str = FACILITATOR
) -> Done[Commitment]:
    """Record that a commitment was taken on for somebody who is not there: to be confirmed, by a day if one is said.

    Raises:
        Refused: no such commitment, nobody owns it, or it is said already.
    """
    commitment = found(ledger.process, Commitment, commitment_id)
    if not (commitment.owner or commitment.owner_organization):
        raise Refused(msg("action.commitment_without_owner"))
    day = by.isoformat() if by is not None else commitment.to_confirm_by
    if commitment.assumed_in_absence and day == commitment.to_confirm_by:
        raise Refused(msg("action.nothing_changes"))
    values: dict[str, Any] = {"assumed_in_absence": True, "confirmed_by_owner": False, "to_confirm_by": day}
    if commitment.confirmed_in is not None:
        values["confirmed_in"] = None
    if commitment.status is CommitmentStatus.CONFIRMED:
        values["status"] = CommitmentStatus.PROPOSED
    assumed = changed(commitment, **values)
    return commit(ledger, "assume_in_absence", now, assumed, assumed, who=who)


def withdraw_commitment(
    ledger: Ledger, commitment_id: str, *, now: datetime, reason: str, who: str = FACILITATOR
) -> Done[Item]:
    """Take a commitment off the table at the read-back, with a reason; nothing is deleted and its number stays its own.

    Raises:
        Refused: no such commitment, no reason, or it is set aside already.
    """
    return set_aside(ledger, table_of(Commitment), commitment_id, now=now, reason=reason, who=who)


def set_headline(
    ledger: Ledger, commitment_id: str, *, now: datetime, on: bool = True, who: str = FACILITATOR
) -> Done[Commitment]:
    """Make a commitment one of those that its session is remembered for, or one among the others again.

    Raises:
        Refused: no such commitment, it is so already, or the session has three.
    """
    process = ledger.process
    commitment = found(process, Commitment, commitment_id)
    if bool(commitment.headline) is on:
        raise Refused(msg("action.nothing_changes"))
    others = [
        other for other in process.all(Commitment)
        if other.headline and other.on_table and other.session == commitment.session
    ]  # fmt: skip
    if on and len(others) >= MOST_HEADLINES:
        raise Refused(msg("promises.headline_full", codes=", ".join(map(code_of, others))))
    after = changed(commitment, headline=on or None)
    return commit(ledger, "set_headline" if on else "unset_headline", now, after, after, who=who)


def date_event(
    ledger: Ledger, commitment_id: str, event_on: date, *, now: datetime, who: str = FACILITATOR
) -> Done[tuple[Commitment, ...]]:
    """Enter the day of the event that a date hangs on; every open commitment of the same event has its date.

    Raises:
        Refused: no such commitment, or its words name no event.
    """
    commitment = found(ledger.process, Commitment, commitment_id)
    dated = []
    for one in same_event(ledger.process, commitment):
        due = event_due(one.due_words or "")
        if due is not None:
            dated.append(changed(one, event_on=event_on.isoformat(), due=due.day(event_on).isoformat()))
    if not dated:
        raise Refused(msg("promises.no_event", code=code_of(commitment)))
    return commit(ledger, "date_event", now, tuple(dated), *dated, who=who)


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
