"""What an opening has said so far, and the sentence to say aloud for each part of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Final

from codesign_tui.actions.steps import wall_clock
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import ConflictOfInterest, Opening, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Participant
from codesign_tui.domain.presence import numbers_at, present_at
from codesign_tui.domain.process import Process

MARKS: Final = (
    "notice_confirmed",
    "presences_checked",
    "privacy_given",
    "conflicts_asked",
    "release_confirmed",
    "rules",
)
"""What can be ticked, in the order in which it is said."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was ticked and typed at an opening, before it is kept."""

    at: str
    """The real time of the opening, "18:05"."""
    ticked: frozenset[str]
    conflicts: tuple[ConflictOfInterest, ...]
    rules: tuple[str, ...]

    @classmethod
    def of(cls, process: Process, session_id: str, now: datetime) -> "Marks":
        """Return what the session's opening holds already; the rules are the process's until they were shared."""
        session = process.get(Session, session_id)
        opening = (session.opening if session else None) or Opening()
        at = opening.at or (session.actual_start if session else None) or wall_clock(now)
        ticked = frozenset(mark for mark in MARKS if getattr(opening, mark))
        return cls(at, ticked, opening.conflicts, opening.rules or process.details.table_rules)

    def toggled(self, mark: str) -> "Marks":
        """Return the marks with one ticked, or not any more."""
        return replace(self, ticked=self.ticked ^ {mark})

    def with_conflict(self, declared: ConflictOfInterest) -> "Marks":
        """Return the marks with one more declaration; conflicts were then asked for."""
        return replace(self, conflicts=(*self.conflicts, declared), ticked=self.ticked | {"conflicts_asked"})

    def values(self) -> dict[str, Any]:
        """Return the marks as `record_opening` takes them; what is not ticked was not said yet."""
        said: dict[str, Any] = {mark: True if mark in self.ticked else None for mark in MARKS if mark != "rules"}
        rules = self.rules if "rules" in self.ticked else ()
        return {"at": self.at, "conflicts": self.conflicts, "rules": rules, **said}


def asked_marks(process: Process) -> tuple[str, ...]:
    """Return what the opening of a session asks in this kind of process."""
    rules = rules_of(process.details.kind)
    asked = {
        "notice_confirmed": rules.asks_notice,
        "conflicts_asked": rules.asks_conflicts,
        "release_confirmed": rules.asks_release,
    }
    return tuple(mark for mark in MARKS if asked.get(mark, True))


def words_to_say(process: Process, session_id: str, row: str, marks: Marks) -> Msg:
    """Return the sentence to say aloud for a row of the ritual, or what the row is for."""
    session = process.get(Session, session_id)
    if row == "at":
        return msg("ritual.say.at", number=session.number if session else 0, at=time.fromisoformat(marks.at))
    if row == "notice_confirmed":
        return _notice(session)
    if row == "presences_checked":
        return _presences(process, session_id, marks.at)
    if row == "conflicts_asked" and marks.conflicts:
        return msg("ritual.say.conflicts_declared", who=_declared(process, marks))
    if row == "rules" and marks.rules:
        return msg("ritual.say.rules_read", rules="\n".join(f"· {rule}" for rule in marks.rules))
    if row == "privacy_given" and _is_open(process):
        return msg("ritual.say.privacy_open")
    if row in MARKS:
        return msg(f"ritual.say.{row}")
    return msg(f"ritual.about.{row}")


def row_name(process: Process, row: str) -> Msg:
    """Return what a row that can be ticked is called in this kind of process."""
    if row == "presences_checked" and _is_open(process):
        return msg("ritual.row.presences_open")
    return msg(f"ritual.row.{row}")


def _is_open(process: Process) -> bool:
    """Return whether the process stands outside any procedure, where people are counted and nobody is called."""
    return not rules_of(process.details.kind).is_procedure


def _notice(session: Session | None) -> Msg:
    """Return the sentence on the notice of meeting, with what is known of it."""
    notice = session.convened if session else None
    if notice is None or notice.date is None:
        return msg("ritual.say.notice_confirmed")
    day = date.fromisoformat(notice.date)
    if notice.protocol:
        return msg("ritual.say.notice_protocol", day=day, protocol=notice.protocol)
    return msg("ritual.say.notice_day", day=day)


def _presences(process: Process, session_id: str, at: str) -> Msg:
    """Return the sentence on who is in the hall."""
    if _is_open(process):
        total = numbers_at(process, session_id, at).total
        return msg("ritual.say.presences_total", n=total) if total else msg("ritual.say.presences_open")
    seats = present_at(process, session_id, at)
    delegates = sum(seat.delegate is not None for seat in seats)
    if not seats:
        return msg("ritual.say.presences_checked")
    present = msg("ritual.present", n=len(seats))
    if not delegates:
        return msg("ritual.say.presences_counted", present=present)
    return msg("ritual.say.presences_delegates", present=present, delegates=msg("ritual.delegates", n=delegates))


def _declared(process: Process, marks: Marks) -> str:
    """Return who declared an interest, in a few words each."""
    parts = []
    for conflict in marks.conflicts:
        person = process.get(Participant, conflict.participant)
        parts.append(f"{person.full_name}: {conflict.text}" if person else conflict.text)
    return "; ".join(parts)
