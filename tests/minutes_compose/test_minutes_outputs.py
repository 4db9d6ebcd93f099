"""How imported outputs are read, and how codes and times are told."""

import re
from typing import Any

import pytest
from minutes_samples import changed, composed, example, example_puts, process_of, section, words

from codesign_tui.domain.items import Item, Need, Note
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.outputs import codes_in, names
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import CODES, TABLES
from codesign_tui.domain.transactions import Put
from codesign_tui.minutes.compose.frame import sentence
from codesign_tui.minutes.compose.timing import Span


@pytest.mark.parametrize(
    ("output", "codes"),
    [
        ("V1", ["V1"]),
        ("risks", ["risks"]),
        ("C1-C3", ["C1", "C2", "C3"]),
        ("N08-N12 (escluso N11)", ["N08", "N09", "N10", "N12"]),
        ("K01–K04 (esclusi K02, K03)", ["K01", "K04"]),
        ("PR01-PR03 (except PR02)", ["PR01", "PR03"]),
        ("D01, D03 e D04", ["D01", "D03", "D04"]),
        ("N3-1", []),
        ("PR01-PR02 (schede)", ["PR01", "PR02"]),
        ("N1-V2", ["N1-V2"]),
        ("", []),
    ],
)
def test_ranges_and_exclusions_are_spelled_out(output: str, codes: list[str]) -> None:
    """A line of outputs names every code of its ranges but those it excludes."""
    assert list(codes_in(output)) == codes


def test_an_output_names_a_record_by_id_or_by_table() -> None:
    """A record is named by its id however it is padded, by a range that holds it, or with its whole table."""
    assert names("H1-H3", "hmw", "H02")
    assert not names("N01-N40 (escluso N11)", "needs", "N11")
    assert names("risks", "risks", "X1")
    assert not names("V1", "votes", "V10")


def test_a_boundless_range_ends() -> None:
    """A range typed by mistake does not fill the memory."""
    assert sum(1 for _ in codes_in("N1-N99999999")) < 20_000


def test_what_belongs_to_no_item_stands_after_them() -> None:
    """A contribution without an agenda item is reported after the items, not lost."""
    text = words(composed(example(Note(id="A1", text="Detto in corridoio.", session="S2")), "S2"))
    assert text.index("Altri contributi della seduta") < text.index("A1 – Detto in corridoio.")


def test_what_we_captured_stands_under_its_item() -> None:
    """An item captured here stands under the agenda item it names, with the number people see."""
    item = next(item for item in example().all(AgendaItem) if item.session == "S2" and item.n == 4)
    need = Need(id="01J0000000000000000000000X", number=41, text="Panchine.", session="S2", agenda_item=item.id)
    blocks = str(section(composed(example(need), "S2"), "Punto 4"))
    assert "N41 – Panchine." in blocks


def test_no_opaque_id_is_ever_printed() -> None:
    """Where everything has an opaque id, people read numbers: codes, references, tallies and ranges are the same."""
    wanted = [words(composed(example(), session)) for session in ("S1", "S2", "S3")]
    found = [words(composed(_with_opaque_ids(), session)) for session in ("S1", "S2", "S3")]
    for text in found:
        assert not re.search(r"[0-9A-Z]{20}", text)
    one_digit = re.compile(r"\b([A-Z]{1,2})0(\d)\b")
    assert one_digit.sub(r"\1\2", found[1]) == one_digit.sub(r"\1\2", wanted[1])
    assert found[0].count("N01") == wanted[0].count("N01")


def _with_opaque_ids() -> Process:
    """Return the example as if it had been captured here: opaque ids, and a number people see."""
    names = {
        each.id: f"01J{position:023d}"
        for position, each in enumerate(example_puts())
        if each.table in CODES or each.table == "indicators"
    }

    def renamed(value: Any) -> Any:
        """Return a value with every id replaced."""
        if isinstance(value, dict):
            return {key: renamed(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [renamed(inner) for inner in value]
        return names.get(value, value) if isinstance(value, str) else value

    puts = []
    for each in example_puts():
        document = renamed(each.document)
        digits = re.search(r"\d+$", each.id)
        if each.id in names and digits and issubclass(TABLES[each.table], Item):
            document |= {"number": int(digits[0])}
        if each.table == "agenda":
            document["outputs"] = (each.document or {}).get("outputs", [])
        puts.append(Put(each.table, names.get(each.id, each.id), document))
    return process_of(*puts)


def test_items_point_to_the_tables_that_follow() -> None:
    """An item that produced commitments or risks says where they are listed, codes in a row shortened."""
    text = words(composed(example(), "S2"))
    assert "da K01 a K15: si veda la sezione «Impegni assunti»." in text
    assert "da X1 a X6: si veda la sezione «Rischi individuati»." in text


def test_an_item_that_was_skipped_or_left_empty_says_so() -> None:
    """An agenda item without anything says it in one plain sentence; outcome and prompt are printed when there are."""
    item = next(item for item in example().all(AgendaItem) if item.session == "S3" and item.n == 7)
    bare = {"summary": None, "outputs": (), "actual_minutes": None}
    assert "Il punto non è stato trattato." in words(composed(example(changed(item, skipped=True, **bare)), "S3"))
    assert "non è stato annotato nulla" in words(composed(example(changed(item, **bare)), "S3"))
    closed = words(composed(example(changed(item, outcome="prende_atto", prompt="Che cosa resta?")), "S3"))
    assert "Il tavolo prende atto." in closed
    assert "Che cosa resta?" in closed


def test_a_span_may_pass_midnight() -> None:
    """What happens after midnight is still within an item that began before it."""
    late = Span("23:30", "00:15")
    assert late.holds("00:10")
    assert not late.holds("00:15")
    assert Span("18:00").holds("19:00")


def test_a_sentence_is_closed_once() -> None:
    """A full stop is added only where a sentence has none."""
    assert [sentence(text) for text in ("Va bene", "Va bene.", "Davvero?", "«Sì.»", "")] == [
        "Va bene.",
        "Va bene.",
        "Davvero?",
        "«Sì.»",
        "",
    ]
