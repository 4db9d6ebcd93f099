"""Which tables answer which questions, and how many lines each gave."""

from codesign_tui.actions.agenda import edit_item
from codesign_tui.actions.capture import capture
from codesign_tui.domain.meetings import AgendaItem, Session, TableGroup
from codesign_tui.domain.table_questions import (
    cell_key,
    grid,
    lines_of,
    numbered_tables,
    table_name,
    table_questions,
    tables_of,
)
from codesign_tui.domain.terms import Channel, ItemKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from support import Table, a_table, moment

CAFE = Library(packaged_templates()).method("world_cafe")


def _item(table: Table) -> AgendaItem:
    """Return the second item of the table's session."""
    item = table.process.get(AgendaItem, table.agenda[1])
    assert item is not None
    return item


def _line(table: Table, text: str, at: str, question: str, kind: ItemKind = ItemKind.NOTE) -> None:
    """Type one line of a table's sheet."""
    capture(
        table.ledger,
        now=moment("18:00"),
        kind=kind,
        text=text,
        channel=Channel.PAPER,
        session=table.session,
        agenda_item=table.agenda[1],
        origin_table=at,
        question=question,
    )


def test_the_questions_are_those_of_the_steps_that_gather() -> None:
    """A World Café asks at its two rounds and at the harvest, not while the hosts are chosen."""
    table = a_table()
    asked = table_questions(table.process, _item(table), CAFE, "it")
    assert [question.label for question in asked] == ["Primo giro", "Secondo giro", "Raccolta dei tavoli"]
    assert asked[2].words.startswith("Tre punti per tavolo")
    assert {question.kind for question in asked} == {ItemKind.NOTE}


def test_the_items_own_question_stands_before_those_of_the_method() -> None:
    """A question typed for the item is the only one, and one that lines answered since comes after it."""
    table = a_table().started()
    edit_item(table.ledger, table.agenda[1], now=moment(), prompt="Che cosa manca la sera?")
    _line(table, "Le panchine", "1", "E di giorno?")
    asked = table_questions(table.process, _item(table), CAFE, "it")
    assert [question.label for question in asked] == ["Che cosa manca la sera?", "E di giorno?"]


def test_an_item_without_questions_is_asked_by_its_title() -> None:
    """Where neither a prompt nor a method asks anything, the title is the question."""
    table = a_table()
    assert [one.label for one in table_questions(table.process, _item(table), None, "it")] == ["Bisogni"]


def test_the_tables_are_the_groups_then_those_that_gave_lines() -> None:
    """Groups come first under their names; a table that was only typed is not lost."""
    table = a_table().started()
    session = table.process.get(Session, table.session)
    assert session is not None
    grouped = session.model_copy(update={"groups": (TableGroup(name="Gruppo 1"), TableGroup(name="i Pini"))})
    table.ledger.append(Draft("groups", moment(), (put(grouped),)))
    _line(table, "Le panchine", "10", "Bisogni")
    _line(table, "I lampioni", "2", "Bisogni")
    assert tables_of(table.process, grouped) == ("1", "i Pini", "2", "10")


def test_names_of_tables_are_told_apart_by_what_follows_the_word() -> None:
    """«Tavolo 3» and «3» are one table; a name that is only the word stays."""
    assert [table_name(name) for name in ("Tavolo 3", "table 3", "i Pini", "Tavolo", "Gruppo ")] == [
        "3", "3", "i Pini", "Tavolo", "Gruppo ",
    ]  # fmt: skip
    assert numbered_tables(("2", "i Pini"), 4) == ("2", "i Pini", "1", "3")


def test_the_grid_counts_lines_of_every_kind() -> None:
    """A need and a note that answer the same question at the same table are two lines of it."""
    table = a_table().started()
    _line(table, "Le panchine", "Tavolo 1", "Bisogni")
    _line(table, "Manca il medico", "1", "bisogni", ItemKind.NEED)
    counted = grid(table.process, _item(table))
    assert counted[cell_key("tavolo 1", "BISOGNI")] == 2
    assert counted[cell_key("2", "Bisogni")] == 0
    assert {line.words for line in lines_of(table.process, _item(table), "1", "Bisogni")} == {
        "Le panchine",
        "Manca il medico",
    }
