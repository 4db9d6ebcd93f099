"""What the drawings of the methods leave in the minutes: each as a table or a list, for both kinds of copy."""

from datetime import UTC, datetime

import pytest
from minutes_samples import composed, example, in_order, section, tables, words

from codesign_tui.domain.items import Factor, Need, Note, Proposal, Stakeholder
from codesign_tui.domain.terms import CopyKind, ItemState
from codesign_tui.minutes.document import ListBlock
from codesign_tui.minutes.formats import FORMATS

HERE = {"session": "S2", "agenda_item": "S2-03"}


def need(number: int, text: str, **values: object) -> Need:
    """Return a need gathered at the third item of the second session."""
    return Need.model_validate({"id": f"t{number}", "number": 60 + number, "text": text, **HERE, **values})


TREE = (
    need(1, "Chi sta solo", lane="core"),
    need(2, "Le corse finiscono presto", lane="cause"),
    need(3, "Il contratto è vecchio", parent="t2"),
    need(4, "Nessuno lo sa", lane="cause"),
    need(5, "Si rinviano le visite", lane="effect"),
    need(6, "Detto e basta"),
    Proposal(id="t7", number=97, title="Una corsa alle otto", parent="t3", **HERE),
)


@pytest.mark.parametrize("copy", CopyKind)
def test_a_problem_tree_is_numbered_part_by_part(copy: CopyKind) -> None:
    """Effects, problem, causes, each a table whose numbers tell what hangs from what; other needs stay a list."""
    document = composed(example(*TREE), "S2", copy)
    found = tables(document)
    assert [row[0] for row in found["Cause"].rows] == ["1", "1.1", "1.1.1", "2"]
    in_order(words(document), "Albero dei problemi", "Effetti", "Problema centrale", "Cause", "Bisogni raccolti")
    listed = [
        text for block in section(document, "Bisogni raccolti") if isinstance(block, ListBlock) for text in block.items
    ]
    assert [text for text in listed if "N6" in text] == [text for text in listed if "Detto e basta" in text]


def test_what_may_not_appear_leaves_its_children_in_the_tree() -> None:
    """A restricted cause is not printed, and what hung from it goes one level up."""
    hidden = need(2, "Le corse finiscono presto", lane="cause", restricted=True)
    document = composed(example(*TREE, hidden), "S2", CopyKind.PUBLIC)
    assert "Le corse finiscono presto" not in words(document)
    assert "Il contratto è vecchio" in words(document)


def test_a_swot_is_told_by_its_four_parts() -> None:
    """Factors of a quadrant stand under its name, the others by sign; a family is told in the reader's words."""
    cards = (
        Factor(id="t1", sign="facilitating", text="Volontari esperti", lane="strength", session="S2"),
        Factor(id="t2", sign="hindering", text="Fondi in calo", lane="threat", session="S2"),
        Factor(id="t3", sign="hindering", text="Orari", type="politico-strategico", strength=4, session="S2"),
    )
    in_order(
        words(composed(example(*cards), "S2", language="en")),
        "Strengths", "Volontari esperti", "Threats", "Fondi in calo", "Orari", "political and strategic",
    )  # fmt: skip


def test_scenarios_are_told_by_column() -> None:
    """A code has its word, free words stay; notes without a column stay notes."""
    said = (("il bar chiude", "feared"), ("si ride", "Fra un anno"), ("altro", None))
    cards = tuple(Note(id=f"t{number}", text=text, lane=lane, **HERE) for number, (text, lane) in enumerate(said))
    document = composed(example(*cards), "S2")
    in_order(
        words(document),
        "Scenari",
        "Come temiamo che vada",
        "il bar chiude",
        "Fra un anno",
        "si ride",
        "Contributi",
        "altro",
    )


def test_the_map_says_who_is_missing_first_and_who_invites_them() -> None:
    """Scores are never printed in public; who was set aside is left out."""
    cards = (
        Stakeholder(id="t1", name="Scuola", at_table=True, influence=5, interest=5, **HERE),
        Stakeholder(id="t2", name="Parrocchia", next_step="una telefonata", invited_by="O01", **HERE),
        Stakeholder(id="t3", name="Banca", state=ItemState.SET_ASIDE, **HERE),
    )
    table = tables(composed(example(*cards), "S2", CopyKind.PUBLIC))["Mappa degli attori"]
    assert [row[0] for row in table.rows] == ["Parrocchia", "Scuola"]
    assert table.header[-1] == "Chi invita"
    assert not {"5", "influenza"} & {cell for row in table.rows for cell in row}


@pytest.mark.parametrize("name", ["html", "md", "txt"])
def test_the_numbers_of_the_tree_reach_the_file(name: str) -> None:
    """Whoever reads the text format finds the same outline."""
    document = composed(example(*TREE), "S2")
    format_ = next(each for key, each in FORMATS.items() if str(key) == name)
    text = format_.render(document, at=datetime(2026, 9, 14, tzinfo=UTC)).decode("utf-8")
    assert text.index("1.1.1") < text.index("Una corsa alle otto")
