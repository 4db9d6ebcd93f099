"""Where a table is in the steps of a method: they follow the time in hand, from where they were last put by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from codesign_tui.domain.clock import elapsed
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.templates import Method, Step


@dataclass(frozen=True, slots=True)
class StepNow:
    """The step in hand, its number from 1, how many there are, and what is left of its time (negative: over)."""

    step: Step
    number: int
    steps: int
    left: timedelta


def step_minutes(method: Method, planned: int | None) -> tuple[int, ...]:
    """Return how long each step lasts in an item of so many minutes: together they last as long as the item.

    A method keeps the proportions of its own minutes, at least a minute each: where the item has fewer minutes than
    there are steps, they last longer than it. Without planned minutes the method's own hold.
    """
    own = [step.minutes for step in method.steps]
    if planned is None or not own or planned == sum(own):
        return tuple(own)
    ends = [planned * done / sum(own) for done in accumulate(own)]
    minutes = [round(end) - round(begin) for begin, end in pairwise([0, *ends])]
    for short in [number for number, one in enumerate(minutes) if one < 1]:
        longest = minutes.index(max(minutes))
        minutes[longest] -= 1 if minutes[longest] > 1 else 0
        minutes[short] = 1
    return tuple(minutes)


def step_now(method: Method | None, item: AgendaItem, now: datetime) -> StepNow | None:
    """Return the step that an item has reached; None without a method or steps.

    A step chosen by hand begins when it is chosen; those after it follow their minutes in this item. The last one lasts
    until the item is left, its time then turns negative.
    """
    if method is None or not method.steps:
        return None
    first, begun = 1, timedelta(0)
    if item.step is not None:
        first, begun = min(item.step.n, len(method.steps)), timedelta(seconds=item.step.at_seconds)
    time = elapsed(item, now) - begun
    minutes = step_minutes(method, item.planned_minutes)
    for number, step in enumerate(method.steps[first - 1 :], start=first):
        planned = timedelta(minutes=minutes[number - 1])
        if time < planned or number == len(method.steps):
            return StepNow(step, number, len(method.steps), planned - time)
        time -= planned
    return None
