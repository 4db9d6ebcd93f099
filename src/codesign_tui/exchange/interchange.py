"""The JSON interchange format: `read` a file into documents, `write` a process as a file.

Reading and writing are each other's inverse: what was written is read into the same documents, and written again
into the same bytes. `docs/` and `interchange.schema.json` describe the format for other programs.
"""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES, document_of
from codesign_tui.domain.transactions import Put
from codesign_tui.domain.values import JsonDocument
from codesign_tui.exchange.layout import (
    DOCUMENT_KEYS,
    LISTS,
    NESTED,
    OF_AN_AGENDA_ITEM,
    SEVERAL,
    SINGLE,
    AgendaPositions,
    derived_id,
)
from codesign_tui.exchange.parsing import Place, parse, refused
from codesign_tui.exchange.problems import problem


def read(data: bytes) -> tuple[Put, ...]:
    """Return the documents of an interchange file, in the order of the format's tables.

    Raises:
        Refused: one sentence that names the place, `sessions[1].agenda[3].title`, and what to do.
    """
    reader = _Reader()
    reader.read(parse(data))
    return tuple(put for table in TABLES for put in reader.puts[table].values())


def write(process: Process) -> bytes:
    """Return the process as an interchange file: UTF-8, the same bytes for the same process.

    Raises:
        Refused: a table that holds one record holds more.
    """
    return (json.dumps(_tree(process), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


class _Reader:
    """Collects the documents of one file."""

    def __init__(self) -> None:
        self.puts: dict[str, dict[str, Put]] = {table: {} for table in TABLES}
        self._positions = AgendaPositions()

    def read(self, tree: JsonDocument) -> None:
        """Take every table of the file."""
        for key in tree:
            if key not in (*SINGLE, *LISTS, *DOCUMENT_KEYS):
                raise refused("unknown_field", (key,))
        if "process" not in tree:
            raise refused("missing", ("process",))
        document = {key: tree[key] for key in DOCUMENT_KEYS if key in tree}
        if document:
            self._take("document", document, ())
        for table in SINGLE:
            if table in SEVERAL and isinstance(tree.get(table), list):
                self._take_all(table, tree[table], (table,))
            elif table in tree:
                self._take(table, tree[table], (table,))
        self._sessions(_list(tree.get("sessions", []), ("sessions",)))
        for table in LISTS:
            if table != "sessions":
                self._take_all(table, tree.get(table, []), (table,))

    def _sessions(self, sessions: list[Any]) -> None:
        """Take the sessions with what stands inside them."""
        for index, value in enumerate(sessions):
            place: Place = ("sessions", index)
            record = dict(_object(value, place))
            inside = {table: record.pop(table) for table in NESTED if table in record}
            session = self._take("sessions", record, place)
            for table, rows in inside.items():
                if table == "minutes":
                    rows = [rows]
                elif not isinstance(rows, list):
                    raise refused("not_a_list", (*place, table))
                for position, row in enumerate(rows):
                    at = (*place, table) if table == "minutes" else (*place, table, position)
                    row = _object(row, at)
                    if "session" in row:
                        raise refused("session_inside_session", (*at, "session"))
                    self._take(table, {"session": session, **row}, at)

    def _take_all(self, table: str, rows: Any, place: Place) -> None:
        """Take a list of records."""
        for index, row in enumerate(_list(rows, place)):
            self._take(table, row, (*place, index), index + 1)

    def _take(self, table: str, value: Any, place: Place, position: int = 1) -> str:
        """Check one record, keep it as a document, and return its id."""
        record = dict(_object(value, place))
        if "id" not in record:
            identifier = derived_id(table, record, position)
            if identifier is not None:
                record["id"] = identifier
        if table in OF_AN_AGENDA_ITEM and type(record.get("agenda_item")) is int:
            record["agenda_item"] = self._agenda_item(record, place)
        try:
            entity = TABLES[table].model_validate_json(json.dumps(record), strict=True)
        except ValidationError as error:
            raise problem(error, place, record) from error
        put = Put(table, str(getattr(entity, "id", "")), document_of(entity))
        if put.id in self.puts[table]:
            raise refused("repeated_id", place, id=put.id)
        self.puts[table][put.id] = put
        if table == "agenda":
            self._positions.add(record["session"], record["n"], put.id)
        return put.id

    def _agenda_item(self, record: JsonDocument, place: Place) -> str:
        """Return the id of the agenda item that a position means."""
        session = record.get("session")
        if not isinstance(session, str):
            raise refused("position_without_session", (*place, "agenda_item"))
        return self._positions.id_at(session, record["agenda_item"])


def _object(value: Any, place: Place) -> JsonDocument:
    """Return a value that must be an object."""
    if not isinstance(value, dict):
        raise refused("not_an_object_at", place)
    return value


def _list(value: Any, place: Place) -> list[Any]:
    """Return a value that must be a list."""
    if not isinstance(value, list):
        raise refused("not_a_list", place)
    return value


def _tree(process: Process) -> JsonDocument:
    """Return the process as one JSON object. Tables without records are left out."""
    tables = {table: [document_of(entity) for entity in _entities(process, table)] for table in TABLES}
    _leave_out_talk_time(tables)
    _positions_instead_of_ids(tables)
    nested = _take_nested(tables)
    tree: JsonDocument = {}
    for table, records in tables.items():
        if table in (*SINGLE, "document"):
            _write_single(tree, table, records)
        elif records:
            tree[table] = [_without_derived_id(table, record, n) for n, record in enumerate(records, start=1)]
    for session in tree.get("sessions", ()):
        session.update(nested[session["id"]])
    return tree


def _entities(process: Process, table: str) -> Iterable[Any]:
    """Return a table's entities in the order they came."""
    return process.all(TABLES[table])


def _write_single(tree: JsonDocument, table: str, records: list[JsonDocument]) -> None:
    """Lay a table of one record as an object, or at the top level for what the file says of itself."""
    if len(records) > 1 and table in SEVERAL:
        tree[table] = records
        return
    if len(records) > 1:
        raise Refused(msg("exchange.more_than_one", table=table))
    for record in records:
        if table == "document":
            tree.update({key: value for key, value in record.items() if key != "id"})
        else:
            tree[table] = _without_derived_id(table, record, 1)


def _without_derived_id(table: str, record: JsonDocument, position: int) -> JsonDocument:
    """Return a record without its id when reading would give it the same one."""
    if record["id"] == derived_id(table, record, position):
        return {key: value for key, value in record.items() if key != "id"}
    return record


def _leave_out_talk_time(tables: dict[str, list[JsonDocument]]) -> None:
    """Take out how long each category spoke: whoever leads asked for it for the evening, and it stays in the file."""
    for item in tables["agenda"]:
        item.pop("talk", None)
        item.pop("speaking", None)


def _positions_instead_of_ids(tables: dict[str, list[JsonDocument]]) -> None:
    """Say the agenda item of each record by its position, when reading finds the same item by it."""
    positions = AgendaPositions()
    items = {item["id"]: item for item in tables["agenda"]}
    for item in items.values():
        positions.add(item["session"], item["n"], item["id"])
    for table in OF_AN_AGENDA_ITEM:
        for record in tables[table]:
            item = items.get(record.get("agenda_item") or "", {})
            same_session = item.get("session") == record.get("session")
            if item and same_session and positions.id_at(item["session"], item["n"]) == item["id"]:
                record["agenda_item"] = item["n"]


def _take_nested(tables: dict[str, list[JsonDocument]]) -> dict[str, JsonDocument]:
    """Take out of their tables the records that stand inside a session, and return them by session."""
    inside: dict[str, JsonDocument] = {session["id"]: {} for session in tables["sessions"]}
    for table in NESTED:
        left = []
        for record in tables[table]:
            holder = inside.get(record["session"])
            if holder is None or (table == "minutes" and "minutes" in holder):
                left.append(record)
                continue
            short = {key: value for key, value in _without_derived_id(table, record, 1).items() if key != "session"}
            if table == "minutes":
                holder[table] = short
            else:
                holder.setdefault(table, []).append(short)
        tables[table] = left
    return inside
