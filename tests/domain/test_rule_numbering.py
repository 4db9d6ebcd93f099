"""The codes people see are found however they are typed."""

import pytest

from codesign_tui.actions.attendance import count_people
from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import rename_cluster
from codesign_tui.domain.items import Cluster, Need
from codesign_tui.domain.numbering import code_of, with_code
from codesign_tui.domain.terms import Category, CountedRole, ItemKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.voices import is_small
from support import a_table, moment


@pytest.mark.parametrize("typed", ["N41", "n41", " N 41 ", "N041"])
def test_a_code_is_found_however_it_is_typed(typed: str) -> None:
    """After an imported N40 the next need is N41, in capitals or not, with or without zeros."""
    table = a_table()
    table.ledger.append(Draft("import", moment(), (put(Need(id="N40", text="Un bus")),)))
    need = capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Un treno").value
    assert code_of(need) == "N41"
    assert with_code(table.process, typed) == need
    imported = with_code(table.process, "n40")
    assert imported is not None
    assert imported.id == "N40"


@pytest.mark.parametrize("typed", ["", "41", "ZZ1", "N42", "N", "N1 2", "PR41"])
def test_what_is_no_code_finds_nothing(typed: str) -> None:
    """No guess is made."""
    table = a_table()
    capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Un treno")
    assert with_code(table.process, typed) is None


def test_an_id_is_found_too() -> None:
    """A cluster has no number: its id is what tells it."""
    table = a_table()
    capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Un treno", cluster="Mobilità")
    (cluster,) = table.process.all(Cluster)
    rename_cluster(table.ledger, cluster.id, "Spostarsi", now=moment())
    found = with_code(table.process, cluster.id)
    assert isinstance(found, Cluster)
    assert found.name == "Spostarsi"


def test_counted_people_make_a_category_large_enough() -> None:
    """One named member is recognisable; with two counted ones the category hides, observers do not help."""
    table = a_table()
    count_people(
        table.ledger, table.session, 9, now=moment(), category=Category.THIRD_SECTOR, role=CountedRole.OBSERVER
    )
    assert is_small(table.process, Category.THIRD_SECTOR, table.session)
    count_people(table.ledger, table.session, 2, now=moment(), organization=table.organizations["argento"])
    assert not is_small(table.process, Category.THIRD_SECTOR, table.session)
