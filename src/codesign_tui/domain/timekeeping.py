"""What was planned against what it took, item by item: for the facilitator during the session and after it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from codesign_tui.domain.clock import elapsed, is_running
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.process import Process

_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class ItemTime:
    """The minutes of one agenda item."""

    item: AgendaItem
    planned: int | None
    """As the agenda was before the session; None where nothing was planned."""
    agreed: int | None
    """As they were changed while it was open; None where they were not."""
    actual: int | None
    """The minutes it took, or has taken so far; None where it was not begun."""
    running: bool
    skipped: bool

    @property
    def difference(self) -> int | None:
        """Minutes over the plan, negative under it; None where there is nothing to compare, or not yet."""
        if self.skipped:
            return None if self.planned is None else -self.planned
        if self.planned is None or self.actual is None:
            return None
        return self.actual - self.planned


@dataclass(frozen=True, slots=True)
class Timekeeping:
    """The minutes of a session, item by item."""

    items: tuple[ItemTime, ...]

    @property
    def planned(self) -> int:
        """All that was planned."""
        return sum(one.planned or 0 for one in self.items)

    @property
    def actual(self) -> int:
        """All that it took so far."""
        return sum(one.actual or 0 for one in self.items)

    @property
    def difference(self) -> int:
        """Minutes over the plan so far, of the items that are done with; negative under it."""
        return sum(one.difference or 0 for one in self.items if not one.running)

    @property
    def widest(self) -> ItemTime | None:
        """The finished item that ran over its plan most; None where none did."""
        over = [one for one in self.items if not one.running and not one.skipped and (one.difference or 0) > 0]
        return max(over, key=lambda one: one.difference or 0, default=None)


def timekeeping(process: Process, session: Session, now: datetime) -> Timekeeping:
    """Return the planned and the actual minutes of a session's items, in the order of the agenda.

    What was typed as the actual minutes counts before what the clock says; a stretch of under half a minute, an item
    gone to by mistake, is none.
    """
    return Timekeeping(tuple(_time_of(item, now) for item in process.agenda(session.id)))


def _time_of(item: AgendaItem, now: datetime) -> ItemTime:
    """Return the minutes of one item."""
    first = item.first_planned_minutes
    seen = round(elapsed(item, now).total_seconds() / _SECONDS) if item.runs else 0
    running = is_running(item)
    actual = item.actual_minutes if item.actual_minutes is not None and not running else None
    if actual is None and (seen or running):
        actual = seen
    return ItemTime(
        item=item,
        planned=item.planned_minutes if first is None else first,
        agreed=None if first is None or first == item.planned_minutes else item.planned_minutes,
        actual=actual,
        running=running,
        skipped=bool(item.skipped),
    )
