"""The terms that are running on a path: remarks on draft minutes, deadlines of acts, the next sessions.

Told from documents as they are kept, so that a list of many files need not open each of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from codesign_tui.domain.text import clean_line
from codesign_tui.domain.values import JsonDocument

FAR: Final = timedelta(days=60)
"""How far ahead a term is worth telling."""


class TermKind(StrEnum):
    """What runs out on a day."""

    REMARKS = "remarks"
    ACT = "act"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Term:
    """A day by which, or on which, something happens. `name` is the act's kind or the session's number."""

    kind: TermKind
    day: date
    name: str


def terms_of(
    details: JsonDocument, sessions: Iterable[JsonDocument], minutes: Iterable[JsonDocument]
) -> tuple[Term, ...]:
    """Return the terms of a path, the nearest first, those that have run out included.

    A path with a restricted session tells none: when people at risk meet is nobody's business.
    """
    meetings = list(sessions)
    if any(session.get("restricted") for session in meetings):
        return ()
    found = [*_acts(details), *_sessions(meetings), *_remarks(details, meetings, minutes)]
    return tuple(sorted(found, key=lambda term: (term.day, term.kind, term.name)))


def running(terms: Iterable[Term], today: date) -> list[Term]:
    """Return the terms that have not run out and are near enough, the nearest first."""
    return [term for term in terms if today <= term.day <= today + FAR]


def _acts(details: JsonDocument) -> Iterator[Term]:
    """Yield the deadlines of the acts."""
    acts: Any = details.get("acts") or ()
    for act in acts:
        if (day := _day(act.get("deadline"))) is not None:
            yield Term(TermKind.ACT, day, clean_line(str(act.get("kind", ""))))


def _sessions(sessions: Iterable[JsonDocument]) -> Iterator[Term]:
    """Yield the days of the sessions that have not been opened."""
    for session in sessions:
        begun = session.get("actual_start") or session.get("state") in ("open", "closed")
        if not begun and (day := _day(session.get("date"))) is not None:
            yield Term(TermKind.SESSION, day, str(session.get("number", "")))


def _remarks(
    details: JsonDocument, sessions: Iterable[JsonDocument], minutes: Iterable[JsonDocument]
) -> Iterator[Term]:
    """Yield the ends of the terms for remarks on minutes that were sent and not approved since."""
    days = details.get("remarks_days")
    numbers = {session.get("id"): str(session.get("number", "")) for session in sessions}
    for record in minutes:
        sent = _day(record.get("sent_for_remarks_on"))
        if record.get("status") == "sent_for_remarks" and sent is not None and isinstance(days, int):
            yield Term(TermKind.REMARKS, sent + timedelta(days=days), numbers.get(record.get("session"), ""))


def _day(value: Any) -> date | None:
    """Return a day as it is kept, or None."""
    return date.fromisoformat(value) if isinstance(value, str) else None
