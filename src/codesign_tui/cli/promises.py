"""`commitments`: who promised what by when, over one or several processes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from codesign_tui.cli.face import Face
from codesign_tui.cli.naming import owner_of
from codesign_tui.cli.printable import printable_line
from codesign_tui.cli.processes import day_of
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.overdue import overdue, standing
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.threads import is_restricted


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments were asked for; all of them where nothing was said."""

    overdue_on: str | None = None
    due_before: str | None = None
    status: str | None = None


def list_commitments(face: Face, files: Sequence[str], wanted: Filter, *, as_json: bool) -> int:
    """List commitments; without files, those of every process of the workspace. Restricted ones are left out.

    The machine form is a list of objects with `file`, `id`, `code`, `text`, `owner`, `due` (the date that holds on
    the day asked for, or today), `status` and `overdue` (on that day).

    Raises:
        CodesignError: a file cannot be read, a bad date, or no such state.
    """
    today = face.clock.now().date()
    on = today if wanted.overdue_on is None else day_of(wanted.overdue_on, today)
    before = None if wanted.due_before is None else day_of(wanted.due_before, today)
    status = None if wanted.status is None else _status_of(wanted.status)
    names = files or [str(summary.path) for summary in face.workspace.processes() if summary.trouble is None]
    rows = []
    for name in names:
        opened = face.look_at(name)
        for row in _rows(opened.process, opened.path, on):
            due = row["due"]
            if (
                (wanted.overdue_on is None or row["overdue"])
                and (before is None or (due is not None and date.fromisoformat(due) < before))
                and (status is None or row["status"] == status.value)
            ):
                rows.append(row)
    if as_json:
        face.give_json(rows)
    else:
        for row in rows:
            face.give(_line(face, row))
    return 0


def _rows(process: Process, path: Path, on: date) -> list[dict[str, Any]]:
    """Return the commitments of a process as they stand on a day."""
    late = {commitment.id for commitment in overdue(process, on)}
    return [
        {
            "file": path.name,
            "id": commitment.id,
            "code": code_of(commitment),
            "text": commitment.text,
            "owner": owner_of(process, commitment),
            "due": _due(process, commitment, on),
            "status": commitment.status.value if commitment.status else None,
            "overdue": commitment.id in late,
        }
        for commitment in process.all(Commitment)
        if commitment.on_table and not is_restricted(process, commitment)
    ]


def _due(process: Process, commitment: Commitment, on: date) -> str | None:
    """Return the date of a commitment that holds on a day."""
    due = standing(process, commitment, on).due
    return None if due is None else due.isoformat()


def _line(face: Face, row: dict[str, Any]) -> str:
    """Return a commitment as one line for people."""
    when = face.words("cli.show.due", day=date.fromisoformat(row["due"])) if row["due"] else ""
    status = face.words.term(CommitmentStatus(row["status"])) if row["status"] else ""
    late = face.words("cli.show.overdue") if row["overdue"] and row["status"] != CommitmentStatus.OVERDUE.value else ""
    parts = (f"{row['code']} {row['text']}", row["owner"], when, status, late)
    return printable_line(" · ".join(part for part in parts if part))


def _status_of(word: str) -> CommitmentStatus:
    """Return the state that a code names."""
    for status in CommitmentStatus:
        if word == status.value:
            return status
    raise Refused(msg("cli.no_such_status", status=word, known=", ".join(CommitmentStatus)))
