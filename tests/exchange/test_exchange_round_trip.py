"""A process leaves as JSON and comes back whole."""

import functools
import json
import types
import typing
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from codesign_tui.domain.items import Decision, Stakeholder, Vote
from codesign_tui.domain.meetings import AgendaItem, MinutesRecord
from codesign_tui.domain.minutes_life import Fingerprint
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.templates import Words
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.transactions import Put, Transaction, put
from codesign_tui.domain.values import Day, FieldValue, Frozen, HourMinute, Id, Instant, JsonDocument, Number, Score
from codesign_tui.exchange import schema
from codesign_tui.exchange.interchange import read, write
from codesign_tui.exchange.layout import SINGLE

EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"


def process_of(puts: tuple[Put, ...]) -> Process:
    """Return a process that holds these documents."""
    process = Process()
    process.apply(Transaction(1, "import", datetime(2026, 2, 12, 17, 0, tzinfo=UTC), puts))
    return process


def test_the_example_comes_back_as_the_same_data() -> None:
    """The export of the imported example is the source, key for key, nulls kept."""
    source = EXAMPLE.read_bytes()
    assert json.loads(write(process_of(read(source)))) == json.loads(source)


def test_the_example_is_exported_twice_as_the_same_bytes() -> None:
    """Import, export, import, export gives the same bytes."""
    once = write(process_of(read(EXAMPLE.read_bytes())))
    assert write(process_of(read(once))) == once


def test_reading_gives_ids_to_what_the_file_nests() -> None:
    """Attendance, agenda, minutes and actors of the map get the ids that the tables need."""
    process = process_of(read(EXAMPLE.read_bytes()))
    assert process.get(Attendance, "S1:P10") is not None
    assert process.get(AgendaItem, "S2-06") is not None
    assert process.get(MinutesRecord, "S3") is not None
    assert process.get(Stakeholder, "SM5") is not None


def test_a_position_on_the_agenda_becomes_the_items_id() -> None:
    """A vote taken at item 6 knows the agenda item itself."""
    process = process_of(read(EXAMPLE.read_bytes()))
    vote, decision = process.get(Vote, "V3"), process.get(Decision, "D03")
    assert vote is not None
    assert decision is not None
    assert (vote.agenda_item, decision.agenda_item) == ("S2-06", "S2-05")


def small(**extra: Any) -> JsonDocument:
    """Return the smallest file, with more keys."""
    return {"process": {"id": "p", "title": "T", "kind": "open_path"}, **extra}


def twice(tree: JsonDocument) -> tuple[JsonDocument, JsonDocument]:
    """Return what a file becomes when exported once, and when exported again."""
    once = write(process_of(read(json.dumps(tree).encode())))
    return json.loads(once), json.loads(write(process_of(read(once))))


SESSION: JsonDocument = {"id": "S1", "number": 1, "title": "Prima"}


@pytest.mark.parametrize(
    "extra",
    [
        {"sessions": [SESSION], "votes": [{"id": "V", "session": "S1", "agenda_item": 4, "kind": "k", "subject": "s"}]},
        {"sessions": [SESSION | {"agenda": [{"id": "X", "n": 1, "title": "a"}, {"id": "Y", "n": 1, "title": "b"}]}],
         "decisions": [{"id": "D", "session": "S1", "agenda_item": "Y", "text": "t"}]},
        {"attendance": [{"session": "gone", "participant": "P", "status": "present"}]},
        {"agenda": [{"session": "gone", "n": 2, "title": "t"}],
         "needs": [{"id": "N", "session": "gone", "agenda_item": 2, "text": "t"}]},
        {"sessions": [SESSION | {"minutes": {"status": "draft"}}], "minutes": [{"id": "m2", "session": "S1"}]},
        {"stakeholder_map": [{"id": "SM2", "name": "a"}, {"id": "SM1", "name": "b"}, {"name": "c"}]},
        {"budget_summary": {"id": "other", "currency": "EUR"}},
        {"counted_people": [{"id": "c", "session": "S1", "number": 2, "role": "observer"}]},
        {"statements": [{"id": "d", "text": "Dichiaro"}], "notes": [{"id": "a", "text": "n", "fields": {"x": ["y"]}}]},
        {"needs": [{"id": "N", "text": "t", "agenda_item": "4"}]},
    ],
)  # fmt: skip
def test_odd_files_come_to_rest_after_one_export(extra: JsonDocument) -> None:
    """Orphans, own ids, a second record and positions that lead nowhere survive every further round."""
    first, second = twice(small(**extra))
    assert first == second
    assert set(first) >= set(extra)


def test_an_explicit_id_that_reading_would_give_anyway_is_left_out() -> None:
    """An id is written only when it says something."""
    first, _ = twice(small(sessions=[SESSION | {"agenda": [{"id": "S1-01", "n": 1, "title": "a"}]}]))
    assert first["sessions"][0]["agenda"] == [{"n": 1, "title": "a"}]


def test_an_agenda_item_of_another_session_keeps_its_id() -> None:
    """A position would mean the wrong item, so the id is written."""
    sessions = [SESSION | {"agenda": [{"n": 1, "title": "a"}]}, {"id": "S2", "number": 2, "title": "Seconda"}]
    needs = [{"id": "N", "session": "S2", "agenda_item": "S1-01", "text": "t"}]
    first, second = twice(small(sessions=sessions, needs=needs))
    assert first["needs"] == second["needs"] == needs


# -- generated processes ------------------------------------------------------------------------------------------

WORDS = st.text(max_size=20)
IDS = st.one_of(
    st.sampled_from(["S1", "S2", "S1-01", "P1", "O1", "N1"]), st.from_regex(r"[A-Z]{1,3}[0-9:\-]{1,3}", fullmatch=True)
)
TYPES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (Id, IDS),
    (Line, WORDS),
    (Text, WORDS),
    (Words, WORDS.map(str.strip).filter(bool)),
    (Number, st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e9, 1e9))),
    (HourMinute, st.sampled_from(["00:00", "17:08", "23:59"])),
    (Day, st.dates().map(str)),
    (Instant, st.sampled_from(["2026-02-12T16:08:00+00:00", "2026-02-12T16:08:00.250Z"])),
    (Score, st.integers(1, 5)),
    (Fingerprint, st.sampled_from(["ab" * 32, "0" * 64])),
    (FieldValue, st.one_of(st.none(), st.booleans(), st.integers(), WORDS, st.lists(WORDS, max_size=2))),
]


@functools.cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Return JSON values that fit a type of the domain."""
    for known, strategy in TYPES:
        if hint == known:
            return strategy
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return st.one_of([values(branch) for branch in typing.get_args(hint)])
    if origin is typing.Literal:
        return st.sampled_from(typing.get_args(hint))
    if origin is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=2)
    if origin is dict:
        return st.dictionaries(WORDS, values(typing.get_args(hint)[1]), max_size=2)
    if hint is type(None):
        return st.none()
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(-3, 300)
    if issubclass(hint, Enum):
        return st.sampled_from([member.value for member in hint])
    assert issubclass(hint, Frozen), hint
    return records(hint)


@functools.cache
def records(entity: type[Frozen]) -> st.SearchStrategy[JsonDocument]:
    """Return JSON objects with the fields of an entity, some of them left out."""
    hints = typing.get_type_hints(entity, include_extras=True)
    fields = {name: st.deferred(lambda hint=hints[name]: values(hint)) for name in entity.model_fields}  # type: ignore[misc]
    required = {name: fields[name] for name, field in entity.model_fields.items() if field.is_required()}
    optional = {name: strategy for name, strategy in fields.items() if name not in required}
    return st.fixed_dictionaries(required, optional=optional)


def fits(table: str, document: JsonDocument) -> bool:
    """Whether the domain accepts a document: an anonymous one with an author is not, for one."""
    try:
        TABLES[table].model_validate(document)
    except ValidationError:
        return False
    return True


ROWS = st.sampled_from(sorted(TABLES)).flatmap(
    lambda table: st.tuples(st.just(table), records(TABLES[table]).filter(lambda document: fits(table, document)))
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ROWS, max_size=14), st.integers(0, 2))
def test_any_process_comes_back_as_the_same_bytes(rows: list[tuple[str, JsonDocument]], sessions: int) -> None:
    """Whatever a process holds, importing its export and exporting again changes no byte."""
    entities = {("process", "p"): TABLES["process"].model_validate(small()["process"])}
    for number in range(1, sessions + 1):
        entities["sessions", f"S{number}"] = TABLES["sessions"].model_validate(
            {"id": f"S{number}", "number": number, "title": "t"}
        )
    for table, document in rows:
        entity = TABLES[table].model_validate(document)
        alone = table in SINGLE or table == "document"
        if table != "process" and not (alone and any(other == table for other, _ in entities)):
            entities.setdefault((table, document["id"]), entity)
    written = write(process_of(tuple(put(entity) for entity in entities.values())))
    again = process_of(read(written))
    assert write(again) == written
    assert sum(1 for _ in again.entities()) == len(entities) - _documents_without_words(entities)
    VALIDATOR.validate(json.loads(written))


def _documents_without_words(entities: dict[tuple[str, str], Frozen]) -> int:
    """Return how many records say nothing, so that the file has no place to hold them."""
    return sum(
        1 for (table, _), entity in entities.items() if table == "document" and entity.model_fields_set == {"id"}
    )


# -- the schema ---------------------------------------------------------------------------------------------------

SCHEMA = json.loads(schema.SCHEMA_FILE.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_shipped_schema_is_the_one_the_entities_make() -> None:
    """Whoever changes an entity writes the schema again: python -m codesign_tui.exchange.schema."""
    assert schema.SCHEMA_FILE.read_text(encoding="utf-8") == schema.text()


def test_the_schema_accepts_the_example_and_its_export() -> None:
    """Another program can check our files with the schema alone."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    source = EXAMPLE.read_bytes()
    VALIDATOR.validate(json.loads(source))
    VALIDATOR.validate(json.loads(write(process_of(read(source)))))


@pytest.mark.parametrize(
    "extra",
    [
        {"needs": [{"id": "N"}]},
        {"unknown": []},
        {"sessions": [SESSION | {"minutes": {"session": "S1"}}]},
        {"risks": [{}]},
    ],
)
def test_the_schema_refuses_what_reading_refuses(extra: JsonDocument) -> None:
    """The schema is not looser than the program on the shape of a record."""
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(small(**extra))
