"""The only source of the current time on the screen."""

from datetime import datetime
from typing import Protocol


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
