"""The process full of canaries: the worked example, filled, and beside each thing what may not leave the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from canaries.declared import AWAY
from canaries.people import Voices, first, last
from canaries.walking import Canaries, filled, start_of, whole
from codesign_tui.domain.items import Item
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.transactions import Put, Transaction
from codesign_tui.exchange import interchange

EXAMPLE: Final = Path(__file__).parents[2] / "sessions" / "borgoserra.json"

PEOPLE: Final = ("participants", "staff")
_MORE: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("statements", {"id": "DV1", "session": "S2", "text": "Chiedo che resti scritto.", "author": "P14"}),
    (
        "notes",
        {"id": "A1", "session": "S2", "text": "Una nota della seduta.", "author": "P13", "attribution": "person"},
    ),
    (
        "counted_people",
        {"id": "CP1", "session": "S2", "number": 5, "category": "civil_society", "label": "Cittadini in ascolto"},
    ),
    (
        "needs",
        {
            "id": "N91",
            "session": "S2",
            "text": "Ho paura di uscire la sera.",
            "attribution": "anonymous",
            "category": "civil_society",
        },
    ),
    (
        "votes",
        {
            "id": "V91",
            "session": "S2",
            "kind": "dots",
            "subject": "Da che cosa si comincia?",
            "state": "open",
            "voters": 10,
            "dots_per_voter": 3,
            "options": ["PR01", "PR02", "Altro da scrivere"],
        },
    ),
    (
        "checklists",
        {
            "id": "L1",
            "title": {"it": "Prima della seduta", "en": "Before the session"},
            "items": [{"id": "x", "it": "Avviso dato", "en": "Notice given", "done_on": "2026-02-02"}],
        },
    ),
)
"""What the example does not have, one of each."""

_HIDDEN: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("restricted", {"restricted": True}),
    ("inbox", {"state": "inbox"}),
    ("aside", {"state": "set_aside"}),
    ("cluster", {"cluster": "CX"}),
    ("session", {"session": "SX", "agenda_item": "SX-1"}),
)
"""Ways in which a card may not be told in public."""


@dataclass(frozen=True, slots=True)
class Full:
    """The process, its canaries, and how many people it has."""

    process: Process
    canaries: Canaries
    people: int


@cache
def full() -> Full:
    """Return the process full of canaries."""
    canaries = Canaries()
    puts = [*_example(canaries)]
    numbers = _numbered(puts)
    voices = Voices(len(numbers))
    said = [_named(put, filled(TABLES[put.table], dict(put.document or {}), canaries, voices), numbers) for put in puts]
    said += _hidden(puts, canaries)
    said += _of_other_tables({put.table for put in puts}, canaries, voices)
    process = Process()
    process.apply(Transaction(1, "import", datetime(2026, 1, 1, tzinfo=UTC), tuple(said)))
    return Full(process, canaries, len(numbers))


def _of_other_tables(known: set[str], canaries: Canaries, voices: Voices) -> Iterator[Put]:
    """Yield one record of each table that the example does not fill, whatever tables there are by then."""
    for table, entity in TABLES.items():
        if table not in known:
            document = filled(entity, start_of(entity), canaries, voices)
            yield Put(table, str(document["id"]), document)


def _example(canaries: Canaries) -> Iterator[Put]:
    """Yield the documents of the example and what it does not have, with canaries for the ids of people."""
    puts = [*interchange.read(EXAMPLE.read_bytes()), *(Put(table, str(each["id"]), each) for table, each in _MORE)]
    ids = {put.id: canaries.one(TABLES[put.table], "id") for put in puts if put.table in PEOPLE}
    for put in puts:
        yield Put(put.table, _renamed(put.id, ids), _renamed(put.document, ids))


def _renamed(value: Any, ids: dict[str, str]) -> Any:
    """Return a document that calls people by their other ids."""
    if isinstance(value, dict):
        return {key: _renamed(inner, ids) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(inner, ids) for inner in value]
    if isinstance(value, str) and ":" in value:
        return ":".join(ids.get(part, part) for part in value.split(":"))
    return ids.get(value, value) if isinstance(value, str) else value


def _numbered(puts: list[Put]) -> dict[str, int]:
    """Return a number for each person, delegates included."""
    keys = [put.id for put in puts if put.table in PEOPLE]
    keys += [f"delegate {put.id}" for put in puts if (put.document or {}).get("delegate")]
    return {key: number for number, key in enumerate(keys)}


def _named(put: Put, document: dict[str, Any], numbers: dict[str, int]) -> Put:
    """Return a filled document with the invented names of its person and of its delegate."""
    if put.table in PEOPLE:
        number = numbers[put.id]
        document |= {"first_name": first(number), "last_name": last(number)}
    if put.table == "participants":
        document["public_name_ok"] = False
    if document.get("delegate"):
        number = numbers.get(f"delegate {put.id}", 0)
        document["delegate"] = {**document["delegate"], "first_name": first(number), "last_name": last(number)}
    for name in AWAY.get(TABLES[put.table], frozenset()):
        document.pop(name, None)
        if name in (put.document or {}):
            document[name] = (put.document or {})[name]
    return Put(put.table, put.id, document)


def _hidden(puts: list[Put], canaries: Canaries) -> Iterator[Put]:
    """Yield a restricted session, group and cards, what waits, what was set aside: every word of them a canary."""
    session = {"id": "SX", "number": 9, "title": "-", "date": "2026-09-10", "restricted": True, "actual_start": "17:00"}
    for table, document in (
        ("sessions", session),
        ("agenda", {"id": "SX-1", "session": "SX", "n": 1, "title": "-"}),
        ("clusters", {"id": "CX", "name": "-", "restricted": True}),
    ):
        yield Put(table, str(document["id"]), whole(TABLES[table], document, canaries))
    seen: set[str] = set()
    for put in puts:
        entity = TABLES[put.table]
        if put.table in seen or not issubclass(entity, Item):
            continue
        seen.add(put.table)
        for way, change in _HIDDEN:
            document = dict(put.document or {}) | change | {"id": f"{put.id}-{way}"}
            yield Put(put.table, f"{put.id}-{way}", whole(entity, document, canaries))
