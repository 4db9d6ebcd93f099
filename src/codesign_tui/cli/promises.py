"""`commitments`: who promised what by when, over one or several processes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from codesign_tui.cli.face import Face
from codesign_tui.cli.printable import printable_line
from codesign_tui.cli.processes import day_of
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.register import Wanted, promises
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.workspace import Registered


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments were asked for, as it was typed; all of them where nothing was said."""

    overdue_on: str | None = None
    due_before: str | None = None
    status: str | None = None
    owner: str | None = None


def list_commitments(face: Face, files: Sequence[str], asked: Filter, *, as_json: bool) -> int:
    """List commitments; without files, those of every process of the workspace. Restricted ones are left out.

    The machine form is a list of objects with `file`, `id`, `code`, `number`, `text`, `owner`, `due` (the date that
    holds on the day asked for, or today), `status` and `overdue` (on that day).

    Raises:
        CodesignError: a file cannot be read, a bad date, or no such state.
    """
    today = face.clock.now().date()
    wanted = Wanted(
        overdue_on=None if asked.overdue_on is None else day_of(asked.overdue_on, today),
        due_before=None if asked.due_before is None else day_of(asked.due_before, today),
        status=None if asked.status is None else _status_of(asked.status),
        who=asked.owner or "",
    )
    on = wanted.overdue_on or today
    is_today = wanted.overdue_on is None
    rows = [
        _row(entry, on, after_sessions_of_day=is_today)
        for entry in _registered(face, files)
        if wanted.takes(entry.promise, on)
    ]
    if as_json:
        face.give_json(rows)
        return 0
    for row in rows:
        face.give(_line(face, row, with_file=not files))
    return 0


def _registered(face: Face, files: Sequence[str]) -> Iterator[Registered]:
    """Yield the promises of some files, or of every process of the workspace."""
    if not files:
        index = face.workspace.index()
        yield from index.promises()
        for trouble in index.troubles:
            face.say(trouble)
        return
    for name in files:
        opened = face.look_at(name)
        title = opened.process.details.title
        yield from (Registered(opened.path, title, promise) for promise in promises(opened.process))


def _row(entry: Registered, on: date, *, after_sessions_of_day: bool) -> dict[str, Any]:
    """Return a commitment as it stands on a day: one asked for at its opening, today after its sessions."""
    promise = entry.promise
    due = promise.due_on(on, after_sessions_of_day=after_sessions_of_day)
    return {
        "file": entry.path.name,
        "process": entry.title,
        "id": promise.id,
        "code": promise.code,
        "number": promise.number or None,
        "text": promise.text,
        "owner": promise.who,
        "due": None if due is None else due.isoformat(),
        "status": promise.history.status.value if promise.history.status else None,
        "overdue": promise.is_overdue(on, after_sessions_of_day=after_sessions_of_day),
    }


def _line(face: Face, row: dict[str, Any], *, with_file: bool) -> str:
    """Return a commitment as one line for people; with its file where there are several."""
    when = face.words("cli.show.due", day=date.fromisoformat(row["due"])) if row["due"] else ""
    status = face.words.term(CommitmentStatus(row["status"])) if row["status"] else ""
    late = face.words("cli.show.overdue") if row["overdue"] and row["status"] != CommitmentStatus.OVERDUE.value else ""
    called = row["number"] or ""
    parts = (row["file"] if with_file else "", called, f"{row['code']} {row['text']}", row["owner"], when, status, late)
    return printable_line(" · ".join(part for part in parts if part))


def _status_of(word: str) -> CommitmentStatus:
    """Return the state that a code names."""
    for status in CommitmentStatus:
        if word == status.value:
            return status
    raise Refused(msg("cli.no_such_status", status=word, known=", ".join(CommitmentStatus)))
