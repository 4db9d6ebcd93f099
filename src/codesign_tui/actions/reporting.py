"""Take in what an office reports of many commitments at once: one transaction, taken back as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from codesign_tui.actions.commitments import STUCK, change_made
from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.overdue import changes_so_far
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.transactions import FACILITATOR


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported of one commitment; None leaves what is there."""

    commitment: str
    status: CommitmentStatus | None = None
    new_due: date | None = None
    completed_on: date | None = None
    note: str | None = None
    evidence: str | None = None


def report_commitments(
    ledger: Ledger, reports: Sequence[Report], *, now: datetime, who: str = FACILITATOR
) -> Done[tuple[Commitment, ...]]:
    """Keep what was reported; a new date or state counts from today, outside any session.

    Raises:
        Refused: nothing is reported, or of a commitment that is not there.
    """
    if not reports:
        raise Refused(msg("sheets.nothing_reported"))
    after = tuple(_reported(ledger.process, report, now) for report in reports)
    return commit(ledger, "report_commitments", now, after, *after, who=who)


def _reported(process: Process, report: Report, now: datetime) -> Commitment:
    """Return a commitment as it is after a report."""
    commitment = found(process, Commitment, report.commitment)
    texts = {"progress_note": report.note, "evidence": report.evidence}
    values: dict[str, Any] = {name: words for name, words in texts.items() if words is not None}
    if report.completed_on is not None:
        values["completed_on"] = report.completed_on.isoformat()
    status = report.status
    if status is None and report.new_due is not None and commitment.status in STUCK:
        status = CommitmentStatus.IN_PROGRESS
    if status is not None:
        values["status"] = status
        if status is not CommitmentStatus.DONE and commitment.completed_on is not None:
            values["completed_on"] = None
    new_due = report.new_due.isoformat() if report.new_due is not None else None
    if new_due is not None:
        values["new_due"] = new_due
    if new_due is not None or status not in (None, CommitmentStatus.DONE):
        agreed = None if status is CommitmentStatus.DONE else status
        change = change_made(process, None, now, new_due=new_due, status=agreed, cause=report.note)
        values["changes"] = (*changes_so_far(process, commitment), change)
    return changed(commitment, **values)
