"""The day on which commitments are looked at: of what session a change is, from when lateness is told."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState

_NUMBERS_ONLY: Final = re.compile(r"\d[\d\s./-]*")


@dataclass(frozen=True, slots=True)
class CommitmentsDay:
    """A moment at which somebody looks at the commitments, with a session in hand or none."""

    process: Process
    session_id: str | None
    now: datetime

    @property
    def of_lateness(self) -> date:
        """The day on which lateness is told: the session's once it has begun, but never a past one."""
        today = self.now.date()
        session = self._begun_session
        return max(date.fromisoformat(session.date), today) if session and session.date else today

    @property
    def session_of_change(self) -> str | None:
        """The session that sets a change: the one in hand once it has begun."""
        session = self._begun_session
        return session.id if session else None

    @property
    def _begun_session(self) -> Session | None:
        """The session in hand, if it is open or was closed."""
        session = self.process.get(Session, self.session_id)
        return session if session and session_state(session) is not SessionState.PLANNED else None


def unclear_day(typed: str, near: date) -> Msg | None:
    """Refuse numbers that are no day; words are a date too."""
    if typed and _NUMBERS_ONLY.fullmatch(typed) and spoken_day(typed, near) is None:
        return msg("commitments.day_unclear", text=typed)
    return None


def not_a_day(typed: str, near: date) -> Msg | None:
    """Refuse what is no day."""
    return None if spoken_day(typed, near) is not None else msg("commitments.day_unclear", text=typed)
