"""Move through the agenda: nothing is lost by moving, closing or reopening."""

import pytest

from codesign_tui.actions.agenda import (
    add_item,
    change_minutes,
    close_item,
    edit_item,
    go_to,
    move_item,
    reopen_item,
    skip_item,
    suspend,
)
from codesign_tui.actions.capture import capture
from codesign_tui.domain.clock import is_running
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import ItemKind, Outcome
from support import Table, a_table, moment


def test_going_to_an_item_stops_the_other() -> None:
    """One item is in hand at a time, and what is captured goes to it."""
    table = a_table().started()
    first, second, _ = table.agenda
    go_to(table.ledger, first, now=moment("17:00"))
    go_to(table.ledger, second, now=moment("17:10"))
    running = [item.id for item in table.process.agenda(table.session) if is_running(item)]
    said = capture(table.ledger, now=moment("17:11"), kind=ItemKind.NEED, text="Un bus", session=table.session).value
    assert (running, said.agenda_item) == ([second], second)
    with pytest.raises(Refused):
        go_to(table.ledger, second, now=moment("17:12"))


def test_an_item_waits_for_an_open_session() -> None:
    """The agenda cannot run before the session opens."""
    table = a_table()
    with pytest.raises(Refused) as refusal:
        go_to(table.ledger, table.agenda[0], now=moment())
    assert refusal.value.message.id == "action.session_not_started"


def test_closing_keeps_outcome_summary_and_minutes_in_hand() -> None:
    """Minutes are those of the stretches unless typed; the item stays current for late remarks."""
    table = a_table().started()
    item = table.agenda[0]
    go_to(table.ledger, item, now=moment("17:00"))
    closed = close_item(
        table.ledger, item, now=moment("17:22"), outcome=Outcome.PRENDE_ATTO, summary="Tutti presentati."
    ).value
    assert (closed.outcome, closed.summary, closed.actual_minutes) == (Outcome.PRENDE_ATTO, "Tutti presentati.", 22)
    assert table.process.sessions()[0].current_item == item
    corrected = close_item(table.ledger, item, now=moment("21:00"), actual_minutes=20).value
    assert (corrected.summary, corrected.actual_minutes, corrected.closed_at) == (
        "Tutti presentati.", 20, closed.closed_at,
    )  # fmt: skip


def test_closing_may_skip_outcome_and_summary() -> None:
    """A hurried close keeps the time and asks for nothing."""
    table = a_table().started()
    closed = close_item(table.ledger, table.agenda[0], now=moment("17:05")).value
    assert (closed.outcome, closed.summary, closed.actual_minutes) == (None, None, None)
    assert closed.closed_at is not None


def test_an_empty_summary_takes_away_the_one_there_was() -> None:
    """A line that was cleared is not kept; no line at all leaves it as it was."""
    table = a_table().started()
    item = table.agenda[0]
    close_item(table.ledger, item, now=moment(), outcome=Outcome.RINVIA, summary="Alla prossima.")
    assert close_item(table.ledger, item, now=moment()).value.summary == "Alla prossima."
    assert close_item(table.ledger, item, now=moment(), summary="").value.summary is None


def test_a_reopened_item_keeps_what_was_said_of_it() -> None:
    """Reopening is free and loses neither outcome nor summary."""
    table = a_table().started()
    item = table.agenda[0]
    close_item(table.ledger, item, now=moment(), outcome=Outcome.RINVIA, summary="Alla prossima.")
    again = reopen_item(table.ledger, item, now=moment()).value
    assert (again.closed_at, again.outcome, again.summary) == (None, Outcome.RINVIA, "Alla prossima.")
    with pytest.raises(Refused):
        reopen_item(table.ledger, table.agenda[1], now=moment())


def test_looking_at_a_closed_item_runs_no_clock() -> None:
    """Going back to a closed item takes captures and leaves it closed."""
    table = a_table().started()
    first, second, _ = table.agenda
    go_to(table.ledger, first, now=moment("17:00"))
    close_item(table.ledger, first, now=moment("17:10"))
    go_to(table.ledger, second, now=moment("17:10"))
    seen = go_to(table.ledger, first, now=moment("17:20")).value
    assert (is_running(seen), seen.closed_at is not None, len(seen.runs)) == (False, True, 1)
    assert table.process.sessions()[0].current_item == first


def test_a_pause_stops_the_clock_and_stays_at_the_item() -> None:
    """A break ends the stretch; with nothing in hand there is nothing to pause."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    paused = suspend(table.ledger, table.session, now=moment("17:10")).value
    assert paused.current_item == table.agenda[0]
    assert not any(is_running(item) for item in table.process.agenda(table.session))
    with pytest.raises(Refused):
        suspend(table.ledger, table.session, now=moment("17:11"))


def test_a_skipped_item_runs_again_when_it_is_taken_in_hand() -> None:
    """Skipping is undone by going there; a closed item is not skipped."""
    table = a_table().started()
    first, second, _ = table.agenda
    assert skip_item(table.ledger, first, now=moment()).value.skipped
    assert not go_to(table.ledger, first, now=moment()).value.skipped
    close_item(table.ledger, second, now=moment())
    with pytest.raises(Refused):
        skip_item(table.ledger, second, now=moment())


def titles(table: Table) -> list[str]:
    """Return the agenda's titles in order."""
    agenda = table.process.agenda(table.session)
    assert [item.n for item in agenda] == list(range(1, len(agenda) + 1))
    return [item.title for item in agenda]


def test_items_are_added_and_moved_and_positions_stay_whole() -> None:
    """Whatever is added or moved, positions run from 1 without holes."""
    table = a_table()
    added = add_item(table.ledger, table.session, now=moment(), title="Pausa", position=2, planned_minutes=15).value
    assert titles(table) == ["Presentazioni", "Pausa", "Bisogni", "Chiusura"]
    move_item(table.ledger, added.id, 4, now=moment())
    assert titles(table) == ["Presentazioni", "Bisogni", "Chiusura", "Pausa"]
    move_item(table.ledger, added.id, -3, now=moment())
    assert titles(table) == ["Pausa", "Presentazioni", "Bisogni", "Chiusura"]
    with pytest.raises(Refused):
        move_item(table.ledger, added.id, 1, now=moment())
    with pytest.raises(Refused):
        add_item(table.ledger, table.session, now=moment(), title="  ")


def test_minutes_and_words_of_an_item_change() -> None:
    """Planned minutes stay within a day; position, session and times have actions of their own."""
    table = a_table()
    item = table.agenda[0]
    assert change_minutes(table.ledger, item, 25, now=moment()).value.planned_minutes == 25
    assert edit_item(table.ledger, item, now=moment(), title="Saluti", prompt="Chi siete?").value.title == "Saluti"
    for minutes in (0, -5, 1441):
        with pytest.raises(Refused):
            change_minutes(table.ledger, item, minutes, now=moment())
    for wrong in ({"n": 3}, {"title": " "}, {"planned_minutes": -5}):
        with pytest.raises(Refused):
            edit_item(table.ledger, item, now=moment(), **wrong)


def test_an_item_in_hand_survives_a_restart() -> None:
    """The stretch is in the file: applied again, the item is still running since the same moment."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:03"))
    again = Process()
    again.load(table.ledger.transactions)
    item = again.get(AgendaItem, table.agenda[0])
    assert item is not None
    assert is_running(item)
    assert item.runs[0].started_at == "2026-02-12T17:03:00+01:00"
