"""Planned against actual minutes, item by item."""

from codesign_tui.actions.agenda import change_minutes, close_item, go_to, skip_item
from codesign_tui.domain.timekeeping import timekeeping
from support import a_table, moment


def test_the_plan_is_remembered_when_minutes_change_during_the_session() -> None:
    """An item shortened twice at the table is still compared with what was planned before it."""
    table = a_table().started()
    change_minutes(table.ledger, table.agenda[1], 30, now=moment("17:05"))
    change_minutes(table.ledger, table.agenda[1], 25, now=moment("17:06"))
    second = timekeeping(table.process, table.process.sessions()[0], moment("17:07")).items[1]
    assert (second.planned, second.agreed) == (40, 25)


def test_a_plan_changed_before_the_session_is_the_plan() -> None:
    """Until the session is opened nobody has promised anything."""
    table = a_table()
    change_minutes(table.ledger, table.agenda[1], 30, now=moment("09:05"))
    second = timekeeping(table.process, table.process.sessions()[0], moment("09:06")).items[1]
    assert (second.planned, second.agreed) == (30, None)


def test_what_it_took_is_compared_with_the_plan() -> None:
    """A closed item tells its difference, the one in hand only its minutes so far, a skipped one wins its own."""
    table = a_table().started()
    first, second, third = table.agenda
    go_to(table.ledger, first, now=moment("17:00"))
    close_item(table.ledger, first, now=moment("17:27"))
    go_to(table.ledger, second, now=moment("17:27"))
    skip_item(table.ledger, third, now=moment("17:30"))
    times = timekeeping(table.process, table.process.sessions()[0], moment("17:37"))
    assert [(one.planned, one.actual, one.difference) for one in times.items] == [
        (20, 27, 7), (40, 10, -30), (30, None, -30),
    ]  # fmt: skip
    assert (times.planned, times.actual, times.difference) == (90, 37, -23)
    assert times.widest is times.items[0]
