"""The time of a session read from what happened: stretches of agenda items, countdown, computed end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.values import clock_minutes, clock_text

BREAK: Final = "break"
"""The method of a break."""

_HALF_DAY = 12 * 60
_DAY = 24 * 60
_MOVED: Final = timedelta(hours=1)
_NEARING: Final = 0.20
_LAST: Final = 0.05


class Stage(Enum):
    """How near the end of its planned time an item is; the words and the look change with it, nothing blinks."""

    CALM = "calm"
    NEARING = "nearing"
    """A fifth of the time is left."""
    LAST = "last"
    """A twentieth of the time is left."""
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long an agenda item has been in hand and what is left of its planned time; `left` turns negative."""

    elapsed: timedelta
    planned: timedelta | None
    running: bool

    @property
    def left(self) -> timedelta | None:
        """What is left of the planned time; negative once it runs over, None where none was planned."""
        return None if self.planned is None else self.planned - self.elapsed

    @property
    def is_over(self) -> bool:
        """Whether the planned time has run out."""
        return self.left is not None and self.left < timedelta(0)

    @property
    def stage(self) -> Stage:
        """How near the end it is; calm where no time was planned."""
        if self.planned is None or self.left is None:
            return Stage.CALM
        if self.is_over:
            return Stage.OVER
        if self.left <= self.planned * _LAST:
            return Stage.LAST
        return Stage.NEARING if self.left <= self.planned * _NEARING else Stage.CALM

    @property
    def minutes_left(self) -> int:
        """The minutes left as people say them: the one that has begun counts; zero once the time has run out."""
        return 0 if self.left is None else max(-(-int(self.left.total_seconds()) // 60), 0)


@dataclass(frozen=True, slots=True)
class Forecast:
    """When a session will end if the rest takes its planned time."""

    ends_at: datetime
    planned_end: datetime | None

    @property
    def late_minutes(self) -> int | None:
        """Minutes behind the planned end; negative when ahead, None where no end was planned."""
        if self.planned_end is None:
            return None
        return round((self.ends_at - self.planned_end).total_seconds() / 60)


def is_running(item: AgendaItem) -> bool:
    """Return whether an agenda item is in hand now."""
    return bool(item.runs) and item.runs[-1].ended_at is None


def is_break(item: AgendaItem) -> bool:
    """Return whether an agenda item is a break."""
    return item.method == BREAK


def paused_since(item: AgendaItem) -> datetime | None:
    """Return when an item that was begun and is not closed was put down; None while it is in hand."""
    if item.closed_at is not None or not item.runs or item.runs[-1].ended_at is None:
        return None
    return datetime.fromisoformat(item.runs[-1].ended_at)


def back_at(item: AgendaItem, now: datetime) -> datetime | None:
    """Return when a break that is running ends, and everybody is back; None for anything else."""
    left = countdown(item, now).left
    return now + left if is_break(item) and is_running(item) and left is not None else None


def next_in_hand(process: Process, item: AgendaItem) -> AgendaItem | None:
    """Return what to go on with after an item: what a break interrupted, else the next that is open.

    What was left out is passed over. None at the end of the agenda.
    """
    agenda = process.agenda(item.session)
    if is_break(item) and item.runs:
        begun = datetime.fromisoformat(item.runs[0].started_at)
        interrupted = next((other for other in agenda if paused_since(other) == begun), None)
        if interrupted is not None:
            return interrupted
    return next((other for other in agenda if _is_open(other) and other.n > item.n), None)


def is_all_done(process: Process, session: str | None) -> bool:
    """Tell whether a session is open and has nothing left to do: every item is closed or left out."""
    meeting = process.get(Session, session)
    if meeting is None or session_state(meeting) is not SessionState.OPEN:
        return False
    agenda = process.agenda(meeting.id)
    return bool(agenda) and not any(_is_open(item) for item in agenda)


def _is_open(item: AgendaItem) -> bool:
    """Tell whether an item is neither closed nor left out."""
    return item.closed_at is None and not item.skipped


def elapsed(item: AgendaItem, now: datetime) -> timedelta:
    """Return how long an agenda item has been in hand, over all its stretches."""
    total = timedelta(0)
    for run in item.runs:
        end = now if run.ended_at is None else datetime.fromisoformat(run.ended_at)
        total += max(end - datetime.fromisoformat(run.started_at), timedelta(0))
    return total


def countdown(item: AgendaItem, now: datetime) -> Countdown:
    """Return the countdown of an agenda item."""
    planned = None if item.planned_minutes is None else timedelta(minutes=item.planned_minutes)
    return Countdown(elapsed(item, now), planned, is_running(item))


def forecast(process: Process, session: Session, now: datetime) -> Forecast:
    """Return when a session will end: now, plus what is left of the items neither closed nor skipped.

    An item that runs over adds nothing more; before the planned start, counting begins there.
    """
    begin = now
    if session.actual_start is None:
        begin = max(now, _moment(session, session.planned_start, now) or now)
    left = timedelta(0)
    for item in process.agenda(session.id):
        if item.closed_at or item.skipped or item.planned_minutes is None:
            continue
        left += max(timedelta(minutes=item.planned_minutes) - elapsed(item, now), timedelta(0))
    return Forecast(begin + left, _planned_end(session, now))


def span(process: Process, item: AgendaItem) -> tuple[str, str] | None:
    """Return the clock times between which an agenda item was in hand, "18:32" and "18:43".

    Told by its stretches; in an imported session by the actual minutes of the items before it. None if unknown.
    """
    if item.runs:
        first = _wall_clock(item.runs[0].started_at)
        last = item.runs[-1].ended_at or item.runs[-1].started_at
        return first, _wall_clock(last)
    session = process.get(Session, item.session)
    if session is None or session.actual_start is None:
        return None
    minutes = clock_minutes(session.actual_start)
    for other in process.agenda(item.session):
        if other.actual_minutes is None:
            return None
        if other.id == item.id:
            return clock_text(minutes), clock_text(minutes + other.actual_minutes)
        minutes += other.actual_minutes
    return None


def since_opening(session: Session | None, at: str) -> int:
    """Return the minutes from a session's opening to a clock time; negative before it, past midnight counted on."""
    start = None if session is None else session.actual_start or session.planned_start
    minutes = clock_minutes(at) - clock_minutes(start or "00:00")
    if start is None:
        return minutes
    if minutes < -_HALF_DAY:
        return minutes + _DAY
    return minutes - _DAY if minutes > _HALF_DAY else minutes


def _wall_clock(instant: str) -> str:
    """Return the time of day that a kept moment had where it was kept."""
    return instant[11:16]


def _planned_end(session: Session, now: datetime) -> datetime | None:
    """Return the moment a session should end, the next day if it passes midnight.

    One that was opened an hour or more from its planned start was moved, not late: it keeps its length.
    """
    end = _moment(session, session.planned_end, now)
    start = _moment(session, session.planned_start, now)
    if end is None or start is None:
        return end
    if end < start:
        end += timedelta(days=1)
    opened = datetime.fromisoformat(session.opened_at) if session.opened_at is not None else start
    return end + (opened - start) if abs(opened - start) >= _MOVED else end


def _moment(session: Session, at: str | None, now: datetime) -> datetime | None:
    """Return the moment of a clock time on the day the session really is: the day it was opened, or its date."""
    if at is None:
        return None
    day = session.opened_at or session.date or now.isoformat()
    year, month, number = (int(part) for part in day[:10].split("-"))
    return now.replace(
        year=year, month=month, day=number, hour=int(at[:2]), minute=int(at[3:]), second=0, microsecond=0
    )
