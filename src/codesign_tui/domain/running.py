"""The terms that are running on a path: remarks on draft minutes, acts, sessions, confirmations, what must go out.

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
    CONFIRMATION = "confirmation"
    ACT_NEEDED = "act_needed"
    PUBLICATION = "publication"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Term:
    """A day by which, or on which, something happens.

    `name` is the act's kind, the session's number, the body that confirms, the act that is needed, the code or words
    of what is published, what an answer is awaited to.
    """

    kind: TermKind
    day: date
    name: str


def terms_of(
    details: JsonDocument,
    sessions: Iterable[JsonDocument],
    minutes: Iterable[JsonDocument],
    *,
    commitments: Iterable[JsonDocument] = (),
    sendings: Iterable[JsonDocument] = (),
    publications: Iterable[JsonDocument] = (),
) -> tuple[Term, ...]:
    """Return the terms of a path, the nearest first, those that have run out included.

    A path with a restricted session tells none: when people at risk meet is nobody's business.
    """
    meetings = list(sessions)
    if any(session.get("restricted") for session in meetings):
        return ()
    found = [
        *_acts(details),
        *_sessions(meetings),
        *_remarks(details, meetings, minutes),
        *_promised(commitments),
        *_publications(publications),
        *_answers(sendings),
    ]
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


def _promised(commitments: Iterable[JsonDocument]) -> Iterator[Term]:
    """Yield by when a body confirms what was taken on for it, and by when an act is needed for a promise."""
    for one in commitments:
        if one.get("status") in ("done", "cancelled") or one.get("state") not in (None, "table"):
            continue
        if one.get("restricted"):
            continue
        body, by = clean_line(str(one.get("to_confirm_by_body") or "")), _day(one.get("to_confirm_by"))
        if by is not None and not one.get("confirmed_by_owner"):
            yield Term(TermKind.CONFIRMATION, by, body)
        act, due = clean_line(str(one.get("act_needed") or "")), _day(one.get("new_due") or one.get("due"))
        if act and due is not None:
            yield Term(TermKind.ACT_NEEDED, due, act)


def _publications(publications: Iterable[JsonDocument]) -> Iterator[Term]:
    """Yield by when something is to be published that is not yet."""
    for one in publications:
        if one.get("published_on") is None and (due := _day(one.get("due"))) is not None:
            yield Term(TermKind.PUBLICATION, due, clean_line(str(one.get("what") or "")))


def _answers(sendings: Iterable[JsonDocument]) -> Iterator[Term]:
    """Yield by when an answer is awaited to something sent."""
    for one in sendings:
        if not one.get("answer") and (day := _day(one.get("answer_by"))) is not None:
            yield Term(TermKind.ANSWER, day, clean_line(str(one.get("what") or "")))


def _day(value: Any) -> date | None:
    """Return a day as it is kept, or None."""
    return date.fromisoformat(value) if isinstance(value, str) else None
