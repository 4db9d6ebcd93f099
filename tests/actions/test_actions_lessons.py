"""Lessons through their actions: written with evidence, carried into another path without what stays there."""

from typing import Any

import pytest

from codesign_tui.actions.lessons import add_lesson, bring_lessons, edit_lesson, lessons_of
from codesign_tui.actions.proposals import write_sheet
from codesign_tui.domain.items import Lesson, Proposal
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import Destiny
from support import Table, a_table, moment
from support_tui import example_file

NOW = moment("18:00")


@pytest.fixture
def table() -> Table:
    """Return a table in session."""
    return a_table().started()


def test_a_lesson_has_a_number_a_column_and_facts_that_are_there(table: Table) -> None:
    """Evidence that is not in the file, an unknown column and no words are refused."""
    done = add_lesson(
        table.ledger, "Un modulo corto", now=NOW, column="keep", evidence=(table.agenda[0],), session=table.session
    )
    assert (done.value.number, done.value.column) == (1, "keep")
    wrongs: tuple[dict[str, Any], ...] = (
        {"text": " "}, {"column": "x"}, {"evidence": ("K99",)}, {"session": "S99"},
    )  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(Refused):
            edit_lesson(table.ledger, done.value.id, now=NOW, **wrong)


def test_lessons_cross_over_with_words_and_use_alone(table: Table) -> None:
    """Evidence, session and author stay where they were learned; where it comes from is told; twice is once."""
    source, name = example_file().process, "borgoserra.codesign.jsonl"
    brought = bring_lessons(table.ledger, source, name, ["L1", "L3"], now=NOW).value
    assert [(one.text, one.use_for, one.evidence, one.session) for one in brought] == [
        ("Conta più la persona di riferimento che il luogo.", "apertura di Serra Bassa", (), None),
        ("Il coordinamento va messo nel quadro economico dall'inizio.", "prossimo avviso", (), None),
    ]
    assert brought[0].carried_from is not None
    assert brought[0].carried_from.item == "L1"
    again = bring_lessons(table.ledger, source, name, ["L1", "L2"], now=NOW).value
    assert [one.carried_from.item for one in again if one.carried_from] == ["L2"]
    with pytest.raises(Refused):
        bring_lessons(table.ledger, source, name, ["L1"], now=NOW)
    assert [one.number for one in table.process.all(Lesson)] == [1, 2, 3]


def test_a_file_without_lessons_has_none_to_bring(table: Table) -> None:
    """What is on the table may leave; of a file with nothing it is said."""
    one = add_lesson(table.ledger, "Riunioni corte", now=NOW).value
    assert [each.id for each in lessons_of(table.process)] == [one.id]
    with pytest.raises(Refused):
        lessons_of(a_table().process)


def test_the_destiny_of_a_proposal_is_part_of_its_sheet() -> None:
    """What happens after, and when or in what."""
    file = example_file()
    write_sheet(file, "PR01", now=NOW, destiny=Destiny.LASTS, destiny_words="nel piano di zona")
    found = file.process.get(Proposal, "PR01")
    assert found is not None
    assert (found.destiny, found.destiny_words) == (Destiny.LASTS, "nel piano di zona")
