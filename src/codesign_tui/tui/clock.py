"""The only source of the current time on the screen."""

from datetime import datetime
from typing import Final, Protocol

SPEEDS: Final = (1, 10, 30)
"""How many times faster than the real one a rehearsal's clock may run."""


class Clock(Protocol):
    """Tells the time. The system's in the app, a fixed one in tests and pictures."""

    def now(self) -> datetime:
        """Return this moment, aware, in the local time zone."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return this moment, aware, in the local time zone."""
        return datetime.now().astimezone()


class FastClock:
    """A rehearsal's clock: it begins at a moment of its own and runs faster than the one it is made of."""

    def __init__(self, clock: Clock, start: datetime, speed: int = SPEEDS[1]) -> None:
        self._clock = clock
        self._start = start
        self._begun = clock.now()
        self.speed = speed
        """Times faster than real."""

    def now(self) -> datetime:
        """Return the moment of the rehearsal, in the time zone of its start."""
        return self._start + (self._clock.now() - self._begun) * self.speed

    def next_speed(self) -> int:
        """Run at the next speed from this moment on; return it."""
        self._start, self._begun = self.now(), self._clock.now()
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]
        return self.speed
