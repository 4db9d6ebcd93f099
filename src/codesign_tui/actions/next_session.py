"""Plan a session from the last one, and call a table together again after the end of its procedure.

What a session is planned with is used again; what happened in it is not (`docs/decisions/035`). Promises, questions
put off and indicators belong to the path: the new session finds them by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from codesign_tui.actions.steps import changed, commit, found, made, new_id
from codesign_tui.domain.at_rest import Called, called, is_at_rest, last_held, still_of_the_path
from codesign_tui.domain.indicators import last_reading
from codesign_tui.domain.items import Indicator
from codesign_tui.domain.last_promises import REVIEW, still_open
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem, Reopening, Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Attendance, Participant, attendance_id
from codesign_tui.domain.presence import took_part
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import AttendanceStatus, SessionState
from codesign_tui.domain.text import clean
from codesign_tui.domain.transactions import FACILITATOR

USED_AGAIN: Final = (
    "place", "mode", "planned_start", "planned_end", "chair", "secretary", "facilitator", "restricted", "attribution",
)  # fmt: skip
"""What of a session the next one is planned with: where, when in the day, who leads, and how people are protected."""
ITEM_USED_AGAIN: Final = ("title", "method", "planned_minutes", "phase", "prompt", "captures", "prompts_by_category")
"""What of an agenda item is its plan: the rest is what happened."""
_OF_THE_MINUTES: Final = re.compile(
    r"(?i)\b(?:verbale|resoconto|minutes|report)\b.*?\b(?:n\.|no\.|seduta|session)\s*(\d+)\b"
)
"""A title that names by number the session whose minutes are approved."""
INDICATOR_REVIEW: Final = "indicator_review"
"""The method that reads the indicators."""


@dataclass(frozen=True, slots=True)
class Opener:
    """An item that a session begins with when there is something for it: its method, its title, its minutes."""

    method: str
    title: str
    minutes: int


def start_from_last(
    ledger: Ledger,
    session_id: str,
    *,
    now: datetime,
    title: str,
    date: str | None = None,
    with_agenda: bool = True,
    openers: Sequence[Opener] = (),
    who: str = FACILITATOR,
) -> Done[Session]:
    """Plan the session after another one: its frame, the people expected and, if asked, its agenda.

    `openers` come first where there is something for them and the agenda has no such item: the promises that are
    open, the indicators that were not read since. `date` is a day, YYYY-MM-DD.

    Raises:
        Refused: no such session, no title, or a value does not fit.
    """
    process = ledger.process
    last = found(process, Session, session_id)
    session = _planned(process, last, now, title, date)
    people = [seat.participant for seat in process.in_session(Attendance, last.id)]
    entities = [
        session,
        *_agenda(process, last, session, now, with_agenda=with_agenda, openers=openers),
        *_expected(process, session, people),
    ]
    return commit(ledger, "start_from_last", now, session, *entities, who=who, warnings=_told(process, last, session))


def reactivate_table(
    ledger: Ledger,
    *,
    now: datetime,
    title: str,
    point: str = "",
    date: str | None = None,
    openers: Sequence[Opener] = (),
    who: str = FACILITATOR,
) -> Done[Session]:
    """Plan the session in which a table meets again after its procedure, called by one notice to every body.

    Nobody can be left out: every body of the path is addressed and its members are expected; who has left is told.
    Without the point of the notice that foresees it the session is planned all the same, with a warning.

    Raises:
        Refused: it is no procedure, it never met, a session is open or planned, no title, or a value does not fit.
    """
    process = ledger.process
    last = last_held(process)
    if last is None or not is_at_rest(process):
        raise Refused(msg("reopen.not_at_rest"))
    everybody = called(process)
    reopening = _reopening(point, everybody)
    session = changed(_planned(process, last, now, title, date), reopening=reopening)
    people = [person.id for person in process.all(Participant)]
    entities = [
        session,
        *_agenda(process, last, session, now, with_agenda=False, openers=openers),
        *_expected(process, session, people),
    ]
    warnings = [] if reopening.point else [msg("reopen.no_point")]
    return commit(ledger, "reactivate_table", now, session, *entities, who=who, warnings=warnings)


def name_notice_point(
    ledger: Ledger, session_id: str, point: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Session]:
    """Say afterwards which point of the notice foresees that the table meets again.

    Raises:
        Refused: no such session, it is none in which the table met again, or no words.
    """
    session = found(ledger.process, Session, session_id)
    if session.reopening is None:
        raise Refused(msg("reopen.not_reopened", number=session.number))
    if not clean(point).strip():
        raise Refused(msg("action.words_missing"))
    after = changed(session, reopening=changed(session.reopening, point=point))
    return commit(ledger, "name_notice_point", now, after, after, who=who)


def to_measure(process: Process, last: Session) -> list[Indicator]:
    """Return the indicators that are still read and that nobody has read since a session."""
    readings = ((one, last_reading(one)) for one in process.all(Indicator) if one.counts)
    return [one for one, reading in readings if reading is None or not last.date or reading.date <= last.date]


def _reopening(point: str, everybody: Called) -> Reopening:
    """Return what is kept of a table that meets again."""
    return made(
        Reopening,
        point=clean(point).strip() or None,
        addressed_to=tuple(body.id for body in everybody.bodies),
        withdrawn=tuple(body.id for body in everybody.withdrawn) or None,
    )


def _planned(process: Process, last: Session, now: datetime, title: str, date: str | None) -> Session:
    """Return the new session, with what of the last one is used again."""
    if not clean(title).strip():
        raise Refused(msg("action.title_missing"))
    kept: dict[str, Any] = {name: getattr(last, name) for name in USED_AGAIN}
    number = max(session.number for session in process.sessions()) + 1
    return made(
        Session, id=new_id(now), number=number, title=title, date=date, state=SessionState.PLANNED, **kept
    )  # fmt: skip


def _agenda(
    process: Process, last: Session, session: Session, now: datetime, *, with_agenda: bool, openers: Sequence[Opener]
) -> Iterator[AgendaItem]:
    """Yield the agenda of the new session: what opens it, then the plan of the last one if it is wanted."""
    items = process.agenda(last.id) if with_agenda else []
    there = {item.method for item in items}
    needed = {REVIEW: bool(still_open(process, session)), INDICATOR_REVIEW: bool(to_measure(process, last))}
    first = [one for one in openers if needed.get(one.method, False) and one.method not in there]
    for n, opener in enumerate(first, start=1):
        yield made(
            AgendaItem, id=new_id(now), session=session.id, n=n, title=opener.title, method=opener.method,
            planned_minutes=opener.minutes,
        )  # fmt: skip
    for n, item in enumerate(items, start=len(first) + 1):
        kept: dict[str, Any] = {name: getattr(item, name) for name in ITEM_USED_AGAIN}
        kept["title"] = _of_the_last(item.title, last)
        kept["planned_minutes"] = item.first_planned_minutes or item.planned_minutes
        kept["prompts_by_category"] = item.prompts_by_category or None
        yield made(AgendaItem, id=new_id(now), session=session.id, n=n, **kept)


def _of_the_last(title: str, last: Session) -> str:
    """Return a title with the minutes of the session before the last one turned into those of the last."""
    named = _OF_THE_MINUTES.search(title)
    if named is None or int(named[1]) != last.number - 1:
        return title
    return f"{title[: named.start(1)]}{last.number}{title[named.end(1) :]}"


def _expected(process: Process, session: Session, people: Sequence[str]) -> Iterator[Attendance]:
    """Yield who is expected, once each: members whose body has not left, without any time."""
    for identifier in dict.fromkeys(people):
        person = process.get(Participant, identifier)
        if person is not None and still_of_the_path(process, person):
            yield made(
                Attendance, id=attendance_id(session.id, person.id), session=session.id, participant=person.id,
                status=AttendanceStatus.EXPECTED,
            )  # fmt: skip


def _told(process: Process, last: Session, session: Session) -> list[Msg]:
    """Return what is worth saying: that the new session is a restricted one too, who is not expected any more."""
    told = [msg("reopen.restricted_too", number=session.number)] if session.restricted else []
    seats = [seat.participant for seat in took_part(process, last.id)]
    gone = {
        body.label
        for person in seats
        if not still_of_the_path(process, person) and (body := process.organization_of(person)) is not None
    }
    return [*told, *([msg("reopen.not_expected", names=", ".join(sorted(gone)))] if gone else [])]
