"""The time of a session, read from what happened."""

from datetime import timedelta

from codesign_tui.actions.agenda import close_item, go_to, skip_item, suspend
from codesign_tui.domain.clock import countdown, forecast, span
from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.domain.transactions import Transaction, put
from support import a_table, moment


def test_the_countdown_goes_on_over_a_pause_and_a_return() -> None:
    """Time in hand is the sum of the stretches, however often the table moved."""
    table = a_table().started()
    first, second, _ = table.agenda
    go_to(table.ledger, first, now=moment("17:00"))
    suspend(table.ledger, table.session, now=moment("17:05"))
    go_to(table.ledger, first, now=moment("17:10"))
    go_to(table.ledger, second, now=moment("17:12"))
    go_to(table.ledger, first, now=moment("17:20"))
    item = table.process.get(AgendaItem, first)
    assert item is not None
    at_half_past = countdown(item, moment("17:30"))
    assert (at_half_past.elapsed, at_half_past.left) == (timedelta(minutes=17), timedelta(minutes=3))
    assert at_half_past.running
    assert countdown(item, moment("17:34")).is_over


def test_the_end_is_now_plus_what_is_left() -> None:
    """A late item pushes the computed end; a skipped one brings it back."""
    table = a_table().started()
    first, _, third = table.agenda
    session = table.process.sessions()[0]
    assert forecast(table.process, session, moment("17:00")).late_minutes == 0
    go_to(table.ledger, first, now=moment("17:00"))
    assert forecast(table.process, session, moment("17:27")).late_minutes == 7
    close_item(table.ledger, first, now=moment("17:27"))
    skip_item(table.ledger, third, now=moment("17:27"))
    ahead = forecast(table.process, session, moment("17:27"))
    assert (ahead.ends_at, ahead.late_minutes) == (moment("18:07"), -23)


def test_a_session_that_was_moved_by_hours_keeps_its_length() -> None:
    """Opened half an hour late it is late; opened three hours late it was moved, and the end with it."""
    for at, late in (("17:30", 30), ("20:00", 0)):
        table = a_table().started(at)
        assert forecast(table.process, table.process.sessions()[0], moment(at)).late_minutes == late


def test_before_its_start_a_session_ends_as_planned() -> None:
    """Looking at the agenda in the morning shows the planned end, not lunch time."""
    table = a_table()
    session = table.process.sessions()[0]
    assert forecast(table.process, session, moment("09:00")).ends_at == moment("18:30")


def test_an_imported_item_is_placed_by_the_minutes_before_it() -> None:
    """Without stretches the actual minutes of the items before it tell when an item was in hand."""
    process = Process()
    items = [AgendaItem(id=f"A{n}", session="S1", n=n, title="Punto", actual_minutes=20) for n in (1, 2)]
    kept = [
        ProcessDetails(id="p", title="Prova", kind=ProcessKind.PATTO),
        Session(id="S1", number=1, title="Prima", actual_start="17:08"),
        *items,
    ]
    process.apply(Transaction(1, "import", moment(), tuple(put(entity) for entity in kept)))
    assert span(process, items[1]) == ("17:28", "17:48")
