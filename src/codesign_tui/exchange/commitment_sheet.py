"""What a sheet of commitments, filled in by the office, changes: shown before anything is kept.

Only the state, the new date, the day it was done, the note and the evidence are read back. An empty cell leaves what
is there. A row that cannot be understood, or says two things that do not go together, is left out whole and told by
its number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from codesign_tui.actions.reporting import Report, report_commitments
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.sheets import CODE, COMPLETED, EDITABLE, EVIDENCE, NEW_DUE, NOTE, STATE
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import is_restricted
from codesign_tui.exchange.sheet_reading import Line, NotUnderstood, Odd, SheetRead
from codesign_tui.exchange.spreadsheet import Row, as_saved, read_sheet
from codesign_tui.locale import LANGUAGES, Translator

_MIDNIGHT: Final = (" 00:00:00", "T00:00:00", " 0:00:00")
"""What some spreadsheets write after a day."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one row changes."""

    row: int
    code: str
    report: Report
    told: tuple[Msg, ...]
    """Each change, "before → after"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole sheet, read against the process."""

    changes: tuple[Change, ...]
    odd: tuple[Odd, ...]
    unchanged: int
    """Rows that say what is there already."""


def commitments_read(process: Process, data: bytes, now: datetime) -> SheetRead:
    """Return what a sheet changes in the commitments, to be shown and kept; nothing is kept yet.

    Raises:
        Refused: it is no sheet of commitments.
    """
    reading = read_commitments(process, data, now.date())
    reports = [change.report for change in reading.changes]
    return SheetRead(
        tuple(Line(change.row, change.code, change.told) for change in reading.changes),
        reading.odd,
        reading.unchanged,
        lambda ledger, at: report_commitments(ledger, reports, now=at),
    )


def read_commitments(process: Process, data: bytes, today: date) -> Reading:
    """Return what a sheet changes in the commitments of a process; nothing is kept yet.

    Raises:
        Refused: it is no sheet of commitments.
    """
    by_code = {
        folded(code_of(each)): each
        for each in process.all(Commitment)
        if each.on_table and not is_restricted(process, each)
    }
    changes: list[Change] = []
    odd: list[Odd] = []
    seen: dict[str, int] = {}
    rows = read_sheet(data, (CODE, *EDITABLE), (CODE,))
    for row in rows:
        try:
            commitment = _meant(row, by_code, seen)
            report, told = _report(row, commitment, today)
        except NotUnderstood as error:
            odd.append(Odd(row.number, error.why))
            continue
        if told:
            changes.append(Change(row.number, code_of(commitment), report, told))
    return Reading(tuple(changes), tuple(odd), len(rows) - len(changes) - len(odd))


def _meant(row: Row, by_code: dict[str, Commitment], seen: dict[str, int]) -> Commitment:
    """Return the commitment of a row; each may stand in one row only."""
    code = row.cell(CODE)
    if not code:
        raise NotUnderstood(msg("sheets.odd.no_code"))
    commitment = by_code.get(folded(code))
    if commitment is None:
        raise NotUnderstood(msg("sheets.odd.no_such_code", code=code))
    first = seen.setdefault(commitment.id, row.number)
    if first != row.number:
        raise NotUnderstood(msg("sheets.odd.twice", code=code, row=first))
    return commitment


def _report(row: Row, commitment: Commitment, today: date) -> tuple[Report, tuple[Msg, ...]]:
    """Return what a row reports, and each change as words."""
    status = _status(row, commitment)
    kept_due = commitment.new_due or commitment.due
    new_due = _day(row, NEW_DUE, kept_due, today)
    completed = _day(row, COMPLETED, commitment.completed_on, today)
    becomes = status or commitment.status
    if status is CommitmentStatus.DONE and completed is None and commitment.completed_on is None:
        completed = today
    note = row.cell(NOTE) if row.says(NOTE, commitment.progress_note) else None
    evidence = row.cell(EVIDENCE) if row.says(EVIDENCE, commitment.evidence) else None
    _check(becomes, status, new_due, completed, bool(note or commitment.progress_note), today)
    report = Report(commitment.id, status, new_due, completed, note, evidence)
    return report, tuple(_told(commitment, report))


def _check(
    becomes: CommitmentStatus | None,
    status: CommitmentStatus | None,
    new_due: date | None,
    completed: date | None,
    has_note: bool,
    today: date,
) -> None:
    """Refuse a row whose cells do not go together."""
    if completed is not None and becomes is not CommitmentStatus.DONE:
        raise NotUnderstood(msg("sheets.odd.completed_not_done"))
    if completed is not None and completed > today:
        raise NotUnderstood(msg("sheets.odd.completed_later", day=completed))
    if new_due is not None and becomes in (CommitmentStatus.DONE, CommitmentStatus.CANCELLED):
        raise NotUnderstood(msg("sheets.odd.date_of_settled"))
    if status is CommitmentStatus.CANCELLED and not has_note:
        raise NotUnderstood(msg("sheets.odd.cancelled_without_note"))


def _status(row: Row, commitment: Commitment) -> CommitmentStatus | None:
    """Return the state that a row sets; None where it says what is there, or nothing."""
    words = row.cell(STATE)
    if not words:
        return None
    status = _states().get(folded(words))
    if status is None:
        known = ", ".join(Translator(LANGUAGES[0])(_name(each)) for each in _TYPED)
        raise NotUnderstood(msg("sheets.odd.no_such_state", state=words, known=known))
    if status is (commitment.status or CommitmentStatus.PROPOSED):
        return None
    if status is CommitmentStatus.OVERDUE:
        raise NotUnderstood(msg("sheets.odd.lateness"))
    return status


_TYPED: Final = tuple(status for status in CommitmentStatus if status is not CommitmentStatus.OVERDUE)
"""States that people type; lateness follows from dates."""


def _states() -> dict[str, CommitmentStatus]:
    """Return the states by their code and by their words in each language."""
    named = {folded(Translator(one)(_name(each))): each for one in LANGUAGES for each in CommitmentStatus}
    return named | {folded(each.value): each for each in CommitmentStatus}


def _name(status: CommitmentStatus) -> str:
    """Return the message that names a state."""
    return f"minutes.commitment_state.{status.value}"


def _day(row: Row, column: str, kept: str | None, today: date) -> date | None:
    """Return the day that a cell sets; None where it says what is kept, or nothing."""
    words = row.cell(column)
    for midnight in _MIDNIGHT:
        words = words.removesuffix(midnight)
    if not words:
        return None
    day = spoken_day(words, today)
    if day is None:
        raise NotUnderstood(msg("sheets.odd.no_day", words=words, column=msg(f"sheets.column.{column}")))
    return None if day.isoformat() == kept else day


def _told(commitment: Commitment, report: Report) -> Iterator[Msg]:
    """Yield each change, before and after."""
    if report.status is not None:
        before = msg(_name(commitment.status or CommitmentStatus.PROPOSED))
        yield msg("sheets.change.state", before=before, after=msg(_name(report.status)))
    days = (
        ("new_due", commitment.new_due or commitment.due, report.new_due),
        ("completed", commitment.completed_on, report.completed_on),
    )
    for name, kept, day in days:
        if day is not None:
            yield msg(f"sheets.change.{name}", before=date.fromisoformat(kept) if kept else "–", after=day)
    texts = (("note", commitment.progress_note, report.note), ("evidence", commitment.evidence, report.evidence))
    for name, text, words in texts:
        if words is not None:
            yield msg(f"sheets.change.{name}", before=as_saved(text or "") or "–", after=words)
