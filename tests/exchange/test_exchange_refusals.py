"""A file that cannot be imported is refused with its place and what to do, and hostile words are only words."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from codesign_tui.domain.items import Need
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean
from codesign_tui.domain.transactions import Transaction
from codesign_tui.domain.values import JsonDocument
from codesign_tui.exchange import parsing
from codesign_tui.exchange.interchange import read, write
from codesign_tui.exchange.references import unresolved
from codesign_tui.locale import Translator

NASTY = Path(__file__).parents[1] / "data" / "nasty_strings.json"
SESSION: JsonDocument = {"id": "S1", "number": 1, "title": "Prima"}


def file(**extra: Any) -> bytes:
    """Return the smallest file, with more keys."""
    return json.dumps({"process": {"id": "p", "title": "T", "kind": "open_path"}, **extra}).encode()


def refusal(data: bytes) -> Refused:
    """Return how a file is refused."""
    with pytest.raises(Refused) as caught:
        read(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "reason", "place"),
    [
        (b"", "not_json", None),
        (b"\xff\xfe{}", "not_utf8", None),
        (b"[]", "not_an_object", None),
        (b"[" * 100_000, "too_deep", "."),
        (b"1" * 5_000, "not_a_number", "."),
        (b'{"process": NaN}', "not_a_number", "process"),
        (b'{"process": {"id": "p", "title": "T", "kind": "patto", "municipality": {"name": "x", "population": 1e999}}}',
         "not_a_number", "process.municipality.population"),
        (b'{"process": {"id": "p", "id": "q"}}', "repeated_key", "process"),
        (b"{}", "missing", "process"),
        (file(needs={}), "not_a_list", "needs"),
        (file(needs=[[]]), "not_an_object_at", "needs[0]"),
        (file(wishes=[]), "unknown_field", "wishes"),
        (file(needs=[{"id": "N1", "text": "x" * 20_001}]), "text_too_long", "needs[0].text"),
        (file(needs=[{"id": "N1", "text": "a"}, {"id": "N1", "text": "b"}]), "repeated_id", "needs[1]"),
        (file(needs=[{"id": "N1"}]), "missing", "needs[0].text"),
        (file(needs=[{"text": "a"}]), "missing", "needs[0].id"),
        (file(needs=[{"id": "a b", "text": "a"}]), "not_an_id", "needs[0].id"),
        (file(needs=[{"id": "N1", "text": 5}]), "not_a_text", "needs[0].text"),
        (file(needs=[{"id": "N1", "text": "a", "agenda_item": 3}]), "position_without_session", "needs[0].agenda_item"),
        (file(needs=[{"id": "N1", "text": "a", "attribution": "anonymous", "author": "P1"}]),
         "anonymous_with_author", "needs[0]"),
        (file(resources=[{"id": "R", "kind": "volunteer_time", "description": "d", "flow": "in_kind",
                          "reimbursable": True}]), "volunteer_reimbursed", "resources[0]"),
        (file(risks=[{"id": "X", "text": "t", "impact": 6}]), "not_a_score", "risks[0].impact"),
        (file(commitments=[{"id": "K", "text": "t", "due": "2026-02-30"}]), "not_a_day", "commitments[0].due"),
        (file(commitments=[{"id": "K", "text": "t", "due": "domani"}]), "not_a_day", "commitments[0].due"),
        (file(commitments=[{"id": "K", "text": "t", "status": "lost"}]), "not_one_of", "commitments[0].status"),
        (file(sessions=[SESSION | {"actual_start": "25:00"}]), "not_a_time", "sessions[0].actual_start"),
        (file(sessions=[SESSION | {"opened_at": "ieri"}]), "not_an_instant", "sessions[0].opened_at"),
        (file(sessions=[SESSION | {"number": "1"}]), "not_an_integer", "sessions[0].number"),
        (file(sessions=[SESSION | {"agenda": [{"n": 1, "title": "a"}, {"n": 2, "title": 3}]}]),
         "not_a_text", "sessions[0].agenda[1].title"),
        (file(sessions=[SESSION | {"minutes": [1]}]), "not_an_object_at", "sessions[0].minutes"),
        (file(sessions=[SESSION | {"attendance": {}}]), "not_a_list", "sessions[0].attendance"),
        (file(sessions=[SESSION | {"minutes": {"session": "S1"}}]), "session_inside_session",
         "sessions[0].minutes.session"),
        (file(sessions=[SESSION | {"minutes": {"remarks": [{"text": "a"}, {}]}}]), "missing",
         "sessions[0].minutes.remarks[1].text"),
        (file(participants=[{"id": "P", "first_name": "a", "last_name": "b", "category": "civil_society",
                             "can_vote": "yes"}]), "not_yes_or_no", "participants[0].can_vote"),
        (file(notes=[{"id": "A", "text": "t", "fields": {"x": {"y": 1}}}]), "not_a_text", "notes[0].fields.x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["it", "en"])
def test_what_is_wrong_is_said_with_its_place(data: bytes, reason: str, place: str | None, language: str) -> None:
    """Each mistake has its sentence, in both languages, and names where it is."""
    refused = refusal(data)
    assert (refused.message.id, refused.message.args.get("place")) == (f"exchange.{reason}", place)
    sentence = Translator(language)(refused.message)
    assert place is None or place in sentence
    assert "\n" not in sentence


def test_a_file_over_the_cap_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A huge file costs nothing but its reading."""
    monkeypatch.setattr(parsing, "MOST_BYTES", 10)
    assert refusal(file()).message.id == "exchange.too_large"


def test_levels_are_bounded_with_their_place() -> None:
    """A file nested deeper than the format ever needs is refused."""
    nested: Any = "x"
    for _ in range(parsing.MOST_DEPTH):
        nested = [nested]
    assert refusal(file(notes=nested)).message.id == "exchange.too_deep"


@pytest.mark.parametrize("text", json.loads(NASTY.read_text(encoding="utf-8")))
def test_hostile_words_come_in_cleaned_and_go_out_the_same(text: str) -> None:
    """A hostile text is neither refused nor able to break the file, and its visible words stay."""
    process = Process()
    data = file(needs=[{"id": "N1", "text": text, "fields": {text: text}}])
    process.apply(Transaction(1, "import", datetime(2026, 2, 12, tzinfo=UTC), read(data)))
    need = process.get(Need, "N1")
    assert need is not None
    assert need.text == clean(text)
    again = Process()
    again.apply(Transaction(1, "import", datetime(2026, 2, 12, tzinfo=UTC), read(write(process))))
    assert write(again) == write(process)


def test_lone_surrogates_are_dropped_wherever_they_stand() -> None:
    """No file in UTF-8 can hold them: in a text, in a field's name, in what would become a key."""
    puts = read(file(needs=[{"id": "N1", "text": "a\ud800b", "fields": {"k\udfffk": "v"}}]))
    need = next(put.document for put in puts if put.table == "needs")
    assert need == {"id": "N1", "text": "ab", "fields": {"kk": "v"}}


def test_a_byte_order_mark_before_the_file_is_no_mistake() -> None:
    """Some editors of Windows put one there."""
    assert read(b"\xef\xbb\xbf" + file()) == read(file())


def test_references_that_lead_nowhere_are_said_and_kept() -> None:
    """A missing cluster, proposer or organisation is a warning, never a refusal; templates may be elsewhere."""
    puts = read(
        file(
            sessions=[SESSION | {"agenda": [{"n": 1, "title": "a", "method": "of-another-town"}]}],
            needs=[{"id": "N1", "text": "a", "session": "S1", "cluster": "C9"}],
            staff=[{"id": "F1", "first_name": "a", "last_name": "b", "role": "r", "organization": "incarico esterno"}],
            proposals=[{"id": "PR1", "title": "a", "needs": ["N1", "N2"]}],
        )
    )
    warnings = unresolved(puts)
    assert [(warning.args["id"], warning.args["field"], warning.args["target"]) for warning in warnings] == [
        ("N1", "cluster", "C9"),
        ("PR1", "needs", "N2"),
    ]
    assert all(Translator(language)(warning) for warning in warnings for language in ("it", "en"))
