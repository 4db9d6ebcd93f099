"""`show`: a process at a glance, for people on a terminal and for programs."""

import sys
from datetime import date
from typing import Any

from codesign_tui.cli.face import Face
from codesign_tui.cli.marking import life_of
from codesign_tui.cli.naming import owner_of
from codesign_tui.cli.printable import printable_line
from codesign_tui.domain.details import KeptChecklist
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.minutes_standing import next_step
from codesign_tui.domain.overdue import overdue
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import ITEM_TABLES, code_of, document_of
from codesign_tui.domain.terms import CommitmentStatus, ItemKind, SessionState
from codesign_tui.domain.threads import is_restricted

_SETTLED = (CommitmentStatus.DONE, CommitmentStatus.CANCELLED)
_COUNTED = ("organizations", "participants", "clusters", "hmw", "votes", "resources", "indicators")
"""Tables that the machine form counts besides those of the capture line."""


def show_process(face: Face, file: str, *, as_json: bool) -> int:
    """Show what a process holds.

    The machine form is an object with `file`, `title`, `kind`, `authority`, `revision`, `sessions` (each with `id`,
    `number`, `title`, `phase`, `date`, `state`, `agenda_items` and `minutes`, where its minutes stand), `counts`
    (records by table) and `open_commitments` (each with `id`, `code`, `text`, `owner`, `due`, `status`, `overdue`),
    and the `checklists` as the file keeps them.
    Restricted contributions are counted only.

    Raises:
        CodesignError: the file cannot be read.
    """
    opened = face.look_at(file)
    process, today = opened.process, face.clock.now().date()
    if as_json:
        face.give_json({"file": str(opened.path), **_machine_form(process, today)})
        return 0
    _Page(face).show(process, today)
    return 0


def _machine_form(process: Process, today: date) -> dict[str, Any]:
    """Return a process for programs."""
    late = {commitment.id for commitment in overdue(process, today)}
    return {
        "title": process.details.title,
        "kind": process.details.kind.value,
        "authority": _authority(process),
        "revision": process.revision,
        "sessions": [_session(process, session, today) for session in process.sessions()],
        "counts": {table: len(process.documents(table)) for table in (*_COUNTED, *ITEM_TABLES.values())},
        "open_commitments": [
            {
                "id": commitment.id,
                "code": code_of(commitment),
                "text": commitment.text,
                "owner": owner_of(process, commitment),
                "due": commitment.new_due or commitment.due,
                "status": commitment.status.value if commitment.status else None,
                "overdue": commitment.id in late,
            }
            for commitment in open_commitments(process)
        ],
        "checklists": [document_of(checklist) for checklist in process.all(KeptChecklist)],
    }


def _session(process: Process, session: Session, today: date) -> dict[str, Any]:
    """Return a session for programs."""
    return {
        "id": session.id,
        "number": session.number,
        "title": session.title,
        "phase": session.phase.value if session.phase else None,
        "date": session.date,
        "state": session_state(session).value,
        "agenda_items": len(process.agenda(session.id)),
        "minutes": life_of(process, session, today),
    }


def open_commitments(process: Process) -> list[Commitment]:
    """Return the commitments on the table that are neither done nor cancelled, restricted ones left out."""
    return [
        commitment
        for commitment in process.all(Commitment)
        if commitment.on_table and commitment.status not in _SETTLED and not is_restricted(process, commitment)
    ]


def _authority(process: Process) -> str:
    """Return the name of whoever leads the process."""
    organization = process.get(Organization, process.details.authority.organization)
    return organization.name if organization is not None else ""


class _Page:
    """The summary for people: plain lines, in bold and wrapped where there is a terminal."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._words = face.words
        self._console: Any = None
        if sys.stdout.isatty():
            from rich.console import Console

            self._console = Console(highlight=False, markup=False, emoji=False)

    def show(self, process: Process, today: date) -> None:
        """Give the whole page."""
        details = process.details
        self._line(details.title, style="bold")
        self._line(" · ".join(part for part in (self._words.term(details.kind), _authority(process)) if part))
        self._heading("cli.show.sessions")
        for session in process.sessions():
            self._line(self._session(session), indent=2)
            if session_state(session) is SessionState.CLOSED:
                self._line(f"▶ {self._words(next_step(process, session, today))}", indent=5)
        self._heading("cli.show.gathered")
        counts = [(kind, len(process.documents(table))) for kind, table in ITEM_TABLES.items()]
        for kind, count in counts:
            if count:
                self._line(f"{count:>4} {self._counted(kind, count)}", indent=2)
        if not any(count for _, count in counts):
            self._line(self._words("cli.show.nothing"), indent=2)
        self._commitments(process, today)
        self._checklists(process)

    def _commitments(self, process: Process, today: date) -> None:
        """Give the promises that are still open, with who and by when."""
        pending = open_commitments(process)
        if not pending:
            return
        late = {commitment.id for commitment in overdue(process, today)}
        self._heading("cli.show.open_commitments")
        for commitment in pending:
            due = commitment.new_due or commitment.due
            when = self._words("cli.show.due", day=date.fromisoformat(due)) if due else commitment.due_words or ""
            overdue_word = self._words("cli.show.overdue") if commitment.id in late else ""
            owner = owner_of(process, commitment)
            parts = (f"{code_of(commitment)} {commitment.text}", owner, when, overdue_word)
            self._line(" · ".join(part for part in parts if part), indent=2)

    def _checklists(self, process: Process) -> None:
        """Give the checklists that somebody has begun: what is done and when, what is not, the notes."""
        say, language = self._words, self._words.language
        for checklist in process.all(KeptChecklist):
            if not any(check.done_on or check.note for check in checklist.items):
                continue
            done = say("prepare.done", done=checklist.done, all=len(checklist.items))
            self._line("")
            self._line(f"{checklist.title.in_language(language)} · {done}", style="bold")
            for check in checklist.items:
                day = date.fromisoformat(check.done_on) if check.done_on else None
                when = say("prepare.done_on", day=say.day(day)) if day else ""
                said = (check.in_language(language), when, check.note or "")
                self._line(f"{'✓' if day else '○'} " + " · ".join(part for part in said if part), indent=2)

    def _session(self, session: Session) -> str:
        """Return one line for a session."""
        day = self._words.day(date.fromisoformat(session.date)) if session.date else ""
        state = self._words.term(session_state(session))
        return f"{session.number}. " + " · ".join(part for part in (session.title, day, state) if part)

    def _counted(self, kind: ItemKind, count: int) -> str:
        """Return the name of a kind, singular or plural."""
        return self._words(f"cli.show.{kind.value}", n=count)

    def _heading(self, identifier: str) -> None:
        """Give a heading after an empty line."""
        self._line("")
        self._line(self._words(identifier), style="bold")

    def _line(self, text: str, *, style: str = "", indent: int = 0) -> None:
        """Give one line of text as it reads; spaces before it stay, since they align numbers."""
        line = " " * (len(text) - len(text.lstrip(" "))) + printable_line(text)
        if self._console is None:
            self._face.give(" " * indent + line)
            return
        from rich.padding import Padding
        from rich.text import Text

        self._console.print(Padding(Text(line, style=style), (0, 0, 0, indent), expand=False))
