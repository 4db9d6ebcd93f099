"""Which agenda item gathered a record of a finished process, told by the record and by the items' own outputs.

Finished files say it in three ways: the record names its agenda item; the item's `outputs` name the record ("V1",
"N01-N40 (escluso N11)") or its table ("risks"); or only its session is known.
"""

from typing import Final

from codesign_tui.domain.outputs import names
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Phase
from codesign_tui.domain.transactions import Put

_PHASES: Final = {
    "resources": Phase.REALIZZARE,
    "budget_summary": Phase.REALIZZARE,
    "theory_of_change": Phase.REALIZZARE,
    "logframe": Phase.REALIZZARE,
    "indicators": Phase.REALIZZARE,
    "lessons_learned": Phase.CONOSCERE,
    "factors": Phase.CONOSCERE,
    "vis": Phase.CONOSCERE,
    "evaluation": Phase.CONOSCERE,
}
"""When a table is filled, where nothing in the file says it."""


class Outputs:
    """The outputs of every agenda item of a process."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._items = [item for session in process.sessions() for item in process.agenda(session.id)]

    def item_of(self, put: Put) -> str | None:
        """Return the agenda item that gathered a record, or None if nothing says it."""
        document = put.document or {}
        named: str | None = document.get("agenda_item")
        if named is not None:
            return named
        session = document.get("session")
        for item in self._items:
            if session in (None, item.session) and any(names(output, put.table, put.id) for output in item.outputs):
                return item.id
        return None

    def session_of(self, put: Put) -> str | None:
        """Return the session in which a record came, or None if nothing says it."""
        document = put.document or {}
        session: str | None = document.get("session")
        if session is not None:
            return session
        wanted = _PHASES.get(put.table)
        return next((held.id for held in self._process.sessions() if held.phase is wanted and wanted), None)
