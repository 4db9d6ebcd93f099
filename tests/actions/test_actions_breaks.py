"""A break had now, and what the table goes back to after it."""

import pytest

from codesign_tui.actions.agenda import add_item, close_item, go_to, skip_item
from codesign_tui.actions.breaks import break_now
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.clock import is_running, next_in_hand
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused
from support import Table, a_table, documents, moment


def agenda(table: Table) -> list[tuple[int, str]]:
    """Return the numbers and titles of the agenda."""
    return [(item.n, item.title) for item in table.process.agenda(table.session)]


def test_a_break_that_nobody_planned_comes_after_the_item_in_hand() -> None:
    """The item is put down, the break runs, the others make room, and one undo takes it all back."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    before = documents(table.process)
    taken = break_now(table.ledger, table.session, now=moment("17:10"), title="Pausa", minutes=10).value
    assert agenda(table) == [(1, "Presentazioni"), (2, "Pausa"), (3, "Bisogni"), (4, "Chiusura")]
    assert is_running(taken)
    first = table.process.get(AgendaItem, table.agenda[0])
    assert first is not None
    assert not is_running(first)
    undo(table.ledger, now=moment("17:11"))
    assert documents(table.process) == before


def test_a_planned_break_comes_forward_and_is_not_doubled() -> None:
    """The break at the end of the agenda is the one that is had."""
    table = a_table().started()
    add_item(table.ledger, table.session, now=moment(), title="Caffè", method="break", planned_minutes=15)
    go_to(table.ledger, table.agenda[1], now=moment("17:00"))
    taken = break_now(table.ledger, table.session, now=moment("17:10"), title="Pausa", minutes=10).value
    assert (taken.title, taken.planned_minutes) == ("Caffè", 15)
    assert agenda(table) == [(1, "Presentazioni"), (2, "Bisogni"), (3, "Caffè"), (4, "Chiusura")]
    with pytest.raises(Refused):
        break_now(table.ledger, table.session, now=moment("17:11"), title="Pausa", minutes=10)


def test_after_a_break_the_table_goes_back_to_what_it_interrupted() -> None:
    """An item that was put down is taken up again; one that was closed before the break is not."""
    table = a_table().started()
    first, second, _ = table.agenda
    go_to(table.ledger, first, now=moment("17:00"))
    taken = break_now(table.ledger, table.session, now=moment("17:10"), title="Pausa", minutes=10).value
    closed = close_item(table.ledger, taken.id, now=moment("17:20")).value
    assert (item := next_in_hand(table.process, closed)) is not None
    assert item.id == first
    close_item(table.ledger, first, now=moment("17:21"))
    assert (item := next_in_hand(table.process, closed)) is not None
    assert item.id == second


def test_what_was_left_out_is_passed_over() -> None:
    """After the first item comes the third when the second was skipped."""
    table = a_table().started()
    first, second, third = table.agenda
    skip_item(table.ledger, second, now=moment("17:00"))
    closed = close_item(table.ledger, first, now=moment("17:20")).value
    assert (item := next_in_hand(table.process, closed)) is not None
    assert item.id == third
