"""How the tables of a process are laid out in an interchange file, and which ids the file may leave out.

In memory every table is flat and every record has an id. In the file, sessions hold their attendance, agenda and
minutes; some tables are one object; an id that follows from the rest of the record is left out.
"""

from typing import Any, Final

from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.people import attendance_id
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.values import JsonDocument

SINGLE: Final = ("process", "budget_summary", "theory_of_change", "logframe", "vis", "evaluation")
"""Tables of one record, an object in the file. Only the process must have an id of its own."""

SEVERAL: Final = ("evaluation",)
"""Of the tables of one record, those that are a list of objects once there is more than one."""

DOCUMENT_KEYS: Final = ("fictional_notice", "schema_version", "generated_for")
"""What a file says of itself stands at its top level; in memory it is the table `document`."""

NESTED: Final = ("attendance", "agenda", "minutes")
"""Tables that stand inside their session; records of a session that is not there stand at the top level."""

OF_AN_AGENDA_ITEM: Final = tuple(
    table for table, entity in TABLES.items() if issubclass(entity, Item) or entity is Vote
)
"""Tables whose `agenda_item` is a position in the file and an id in memory."""

LISTS: Final = tuple(table for table in TABLES if table not in (*SINGLE, "document"))
"""Tables that are a list at the top level of the file."""


def derived_id(table: str, record: JsonDocument, position: int) -> str | None:
    """Return the id that a record without one is given, or None if it must have one.

    `record` has its `session`; `position` counts from 1 in the record's list.
    """
    session: Any = record.get("session")
    if table == "stakeholder_map":
        return f"SM{position}"
    if table in SINGLE or table == "document":
        return table if table != "process" else None
    if not isinstance(session, str):
        return None
    if table == "minutes":
        return session
    if table == "attendance" and isinstance(record.get("participant"), str):
        return attendance_id(session, record["participant"])
    if table == "agenda" and type(record.get("n")) is int:
        return agenda_item_id(session, record["n"])
    return None


def agenda_item_id(session: str, position: int) -> str:
    """Return the id of an agenda item that has none of its own: "S1-04"."""
    return f"{session}-{position:02d}"


class AgendaPositions:
    """Which agenda item a position means in each session."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, int], str] = {}

    def add(self, session: str, position: int, identifier: str) -> None:
        """Note an agenda item; the first at a position keeps it."""
        self._ids.setdefault((session, position), identifier)

    def id_at(self, session: str, position: int) -> str:
        """Return the id of the item at a position; what a missing one would have been called, if none is there."""
        return self._ids.get((session, position)) or agenda_item_id(session, position)
