"""Go through the promises of the last sessions: kept, under way, late, stuck, suspended or dropped, and who told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from codesign_tui.actions.steps import changed, commit, found, made
from codesign_tui.domain.items import Commitment, CommitmentChange
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.overdue import changes_so_far
from codesign_tui.domain.terms import CauseKind, CommitmentStatus, ReportedBy
from codesign_tui.domain.transactions import FACILITATOR

OUTCOMES: Final = (
    CommitmentStatus.DONE,
    CommitmentStatus.IN_PROGRESS,
    CommitmentStatus.OVERDUE,
    CommitmentStatus.BLOCKED,
    CommitmentStatus.SUSPENDED,
    CommitmentStatus.CANCELLED,
)
"""What a review can find; none of them hides that the first date has gone by."""
_WITH_CAUSE: Final = (CommitmentStatus.OVERDUE, CommitmentStatus.BLOCKED, CommitmentStatus.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Report:
    """What the table hears of one promise."""

    outcome: CommitmentStatus
    reported_by: ReportedBy = ReportedBy.PRESENT
    kept_on: date | None = None
    """The day it was kept; today where nobody says another."""
    new_due: date | None = None
    cause_kind: CauseKind | None = None
    cause: str | None = None
    note: str | None = None
    """How it is going, in the words of whoever tells."""
    evidence: str | None = None


def review_commitment(
    ledger: Ledger, commitment_id: str, report: Report, *, now: datetime, session: str | None = None,
    who: str = FACILITATOR,
) -> Done[Commitment]:  # fmt: skip
    """Keep what the table hears of a promise; a second report in the same session stands in place of the first.

    A new date and a state count from the session (`domain/overdue.py`).

    Raises:
        Refused: no such commitment or session, an outcome that no review has, one dropped without a reason, or one
            that is late, stuck or on hold without a cause.
    """
    process = ledger.process
    commitment = found(process, Commitment, commitment_id)
    if session is not None:
        found(process, Session, session)
    _complete(report)
    change = made(
        CommitmentChange,
        session=session,
        on=None if session is not None else now.date().isoformat(),
        status=report.outcome,
        new_due=report.new_due.isoformat() if report.new_due else None,
        cause_kind=report.cause_kind,
        cause=report.cause or None,
        reported_by=report.reported_by,
    )
    before = [each for each in changes_so_far(process, commitment) if not _replaced(each, change)]
    moved = [each.new_due for each in (*before, change) if each.new_due is not None]
    values: dict[str, Any] = {"status": report.outcome, "changes": (*before, change)}
    if (moved[-1] if moved else None) != commitment.new_due:
        values["new_due"] = moved[-1] if moved else None
    kept = (report.kept_on or now.date()).isoformat() if report.outcome is CommitmentStatus.DONE else None
    if kept != commitment.completed_on:
        values["completed_on"] = kept
    values |= {name: words for name, words in _told(report).items() if words}
    after = changed(commitment, **values)
    return commit(ledger, "review_commitment", now, after, after, who=who)


def _complete(report: Report) -> None:
    """Refuse a report that leaves out what its outcome needs."""
    if report.outcome not in OUTCOMES:
        raise Refused(msg("action.expected_choice"))
    if report.outcome is CommitmentStatus.CANCELLED and not (report.cause or "").strip():
        raise Refused(msg("action.reason_missing"))
    if report.outcome in _WITH_CAUSE and report.cause_kind is None and not (report.cause or "").strip():
        raise Refused(msg("promises.cause_missing"))


def _replaced(before: CommitmentChange, change: CommitmentChange) -> bool:
    """Tell whether a report of the same session stands in place of an earlier one."""
    return before.reported_by is not None and change.session is not None and before.session == change.session


def _told(report: Report) -> dict[str, str | None]:
    """Return what was told of how it goes and of what proves it."""
    return {"progress_note": report.note, "evidence": report.evidence}
