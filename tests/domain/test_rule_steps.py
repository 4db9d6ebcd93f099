"""Where a table is in the steps of a method, and how near the end of an item is."""

from datetime import timedelta

import pytest

from codesign_tui.actions.agenda import change_minutes, close_item, edit_item, go_to, go_to_step, suspend
from codesign_tui.domain.clock import Stage, back_at, countdown, paused_since
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.steps import StepNow, step_minutes, step_now
from codesign_tui.domain.templates import Method
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from support import Table, a_table, moment


def four_steps() -> Method:
    """Return a method of more than two steps."""
    method = Library(packaged_templates()).method("one_two_four_all")
    assert len(method.steps) > 2
    return method


def first_item(table: Table) -> AgendaItem:
    """Return the table's first item as it is now."""
    item = table.process.get(AgendaItem, table.agenda[0])
    assert item is not None
    return item


def here(table: Table, at: str) -> StepNow:
    """Return the step at a moment."""
    found = step_now(four_steps(), first_item(table), moment(at))
    assert found is not None
    return found


def test_the_steps_follow_the_time_in_hand() -> None:
    """The second step begins when the minutes of the first have passed, and a pause does not count."""
    table = a_table().started()
    first = four_steps().steps[0].minutes
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    suspend(table.ledger, table.session, now=moment("17:00"))
    go_to(table.ledger, table.agenda[0], now=moment("17:30"))
    assert here(table, "17:30").number == 1
    assert here(table, f"17:{30 + first}").number == 2


def test_a_step_chosen_by_hand_begins_when_it_is_chosen_and_is_kept() -> None:
    """Put at the third step after a minute, the table has all of its minutes; going back begins the second anew."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    go_to_step(table.ledger, table.agenda[0], 3, now=moment("17:01"))
    third = step_minutes(four_steps(), first_item(table).planned_minutes)[2]
    assert (here(table, "17:01").number, here(table, "17:01").left) == (3, timedelta(minutes=third))
    go_to_step(table.ledger, table.agenda[0], 2, now=moment("17:02"))
    assert here(table, "17:02").step == four_steps().steps[1]


def test_the_steps_of_a_short_item_last_as_long_as_the_item() -> None:
    """Whatever minutes an item was given, its steps share them; only fewer minutes than steps cannot be shared."""
    method = four_steps()
    own = tuple(step.minutes for step in method.steps)
    assert step_minutes(method, None) == step_minutes(method, sum(own)) == own
    for planned in range(len(own), 3 * sum(own)):
        shared = step_minutes(method, planned)
        assert (sum(shared), min(shared) >= 1) == (planned, True)
    assert step_minutes(method, 1) == (1,) * len(own)


def test_the_clock_gives_a_step_the_minutes_it_has_in_this_item() -> None:
    """A method in twice its own minutes reaches the second step after twice the minutes of the first."""
    table = a_table().started()
    method, first = four_steps(), four_steps().steps[0].minutes
    change_minutes(table.ledger, table.agenda[0], 2 * method.minutes, now=moment("17:00"))
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    assert here(table, f"17:{2 * first - 1:02}").number == 1
    assert here(table, f"17:{2 * first:02}").number == 2


def test_the_last_step_lasts_until_the_item_is_left() -> None:
    """After all its minutes a method stays at its last step, over its time."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    late = here(table, "18:59")
    assert late.number == late.steps
    assert late.left < timedelta(0)


def test_a_closed_item_has_no_step_to_go_to() -> None:
    """Steps are moved only while there is something to do."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    close_item(table.ledger, table.agenda[0], now=moment("17:05"))
    with pytest.raises(Refused):
        go_to_step(table.ledger, table.agenda[0], 2, now=moment("17:06"))


@pytest.mark.parametrize(
    ("at", "stage", "minutes"),
    [("17:15", Stage.CALM, 5), ("17:16", Stage.NEARING, 4), ("17:19", Stage.LAST, 1), ("17:21", Stage.OVER, 0)],
)
def test_the_stage_changes_at_a_fifth_and_at_a_twentieth(at: str, stage: Stage, minutes: int) -> None:
    """Of twenty minutes, four left are nearing the end and one is the last."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    time = countdown(first_item(table), moment(at))
    assert (time.stage, time.minutes_left) == (stage, minutes)


def test_a_pause_knows_since_when_and_a_break_until_when() -> None:
    """An item put down tells the moment; a break in hand tells when everybody is back."""
    table = a_table().started()
    edit_item(table.ledger, table.agenda[0], now=moment("17:00"), method="break")
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    assert back_at(first_item(table), moment("17:05")) == moment("17:20")
    suspend(table.ledger, table.session, now=moment("17:06"))
    assert paused_since(first_item(table)) == moment("17:06")
    assert back_at(first_item(table), moment("17:07")) is None
