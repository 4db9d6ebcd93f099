"""Where a table is in the steps of a method: they follow the time in hand, from where they were last put by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta

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


def step_now(method: Method | None, item: AgendaItem, now: datetime) -> StepNow | None:
    """Return the step that an item has reached; None without a method or steps.

    A step chosen by hand begins when it is chosen; those after it follow its planned minutes. The last one lasts
    until the item is left, its time then turns negative.
    """
    if method is None or not method.steps:
        return None
    first, begun = 1, timedelta(0)
    if item.step is not None:
        first, begun = min(item.step.n, len(method.steps)), timedelta(seconds=item.step.at_seconds)
    time = elapsed(item, now) - begun
    for number, step in enumerate(method.steps[first - 1 :], start=first):
        planned = timedelta(minutes=step.minutes)
        if time < planned or number == len(method.steps):
            return StepNow(step, number, len(method.steps), planned - time)
        time -= planned
    return None
