"""The essential logframe (*quadro logico essenziale*, GOPP): a project on one page, four levels by four columns.

Aim, goal, results and the activities of each; of every row what it is, how it shows, where the figure is found, and on
which conditions the row above follows. Rows keep their order: an activity belongs to the last result before it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from codesign_tui.domain.terms import LogframeLevel
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Frozen, Id


class LogframeRow(Frozen):
    """One row: an aim, a goal, a result or an activity."""

    level: LogframeLevel
    text: Text
    indicators: tuple[Id, ...] = ()
    """The indicators that are kept and show it."""
    shows: Text | None = None
    """How it shows, in words, where no indicator is kept."""
    source: Line | None = None
    """Where the figure is found, or how it is verified."""
    assumptions: tuple[Text, ...] = ()
    """What must happen that does not depend on the table, for the row above to follow."""
    proposals: tuple[Id, ...] = ()
    """The proposals that do it."""


class Logframe(Frozen):
    """The logframe of a path; the method makes one, and no other path ever shows it."""

    id: Id
    rows: tuple[LogframeRow, ...] = ()


ORDER: Final = tuple(LogframeLevel)
"""From what it is all for to what is done."""


def numbered(rows: Iterable[LogframeRow]) -> Iterator[tuple[str, LogframeRow]]:
    """Yield each row with its number: none for aim and goal, "2" for a result, "2.1" for an activity of it."""
    result = activity = 0
    for row in rows:
        if row.level is LogframeLevel.RESULT:
            result, activity = result + 1, 0
            yield str(result), row
        elif row.level is LogframeLevel.ACTIVITY:
            activity += 1
            yield f"{result}.{activity}", row
        else:
            yield "", row


def placed(rows: Sequence[LogframeRow], row: LogframeRow, near: int | None = None) -> tuple[LogframeRow, ...]:
    """Return the rows with a new one where it belongs; an activity stands under the result at or above `near`.

    An aim stands with the aims, a goal with the goals, a result last; an activity without a `near` under the last
    result.
    """
    if row.level is LogframeLevel.ACTIVITY and near is not None:
        at = next((place for place in range(near + 1, len(rows)) if rows[place].level is not row.level), len(rows))
    elif row.level in (LogframeLevel.AIM, LogframeLevel.GOAL):
        at = sum(ORDER.index(one.level) <= ORDER.index(row.level) for one in rows)
    else:
        at = len(rows)
    return (*rows[:at], row, *rows[at:])


def unverified(rows: Iterable[LogframeRow]) -> list[LogframeRow]:
    """Return the goals and results of which nothing says how they show; an activity is seen by being done."""
    judged = (LogframeLevel.GOAL, LogframeLevel.RESULT)
    return [row for row in rows if row.level in judged and not row.indicators and not row.shows]
