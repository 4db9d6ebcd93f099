"""What whoever prepares a session should know: do its minutes fit, where its breaks fall, what still lacks.

Every lack says where it is put right: the agenda, the session's data, the people, the path's data, the themes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from codesign_tui.domain.basis import lacking
from codesign_tui.domain.clock import BREAK
from codesign_tui.domain.items import Cluster
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Participant
from codesign_tui.domain.presiding import chair_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.terms import Category
from codesign_tui.domain.values import MINUTES_A_DAY, clock_minutes, clock_text

LONGEST_STRETCH: Final = 100
"""Minutes that people can sit through without a break."""


class Where(StrEnum):
    """Where what lacks is put right."""

    AGENDA = "agenda"
    SESSION = "session"
    PEOPLE = "people"
    PATH = "path"
    THEMES = "themes"
    OPENING = "opening"
    COMMITMENTS = "commitments"
    PAPERS = "papers"
    ITEM = "item"
    """How an agenda item ended."""
    CARD = "card"
    """A card among those that its agenda item gathered."""
    PRIVATE = "private"
    """What is still hidden at an agenda item."""
    BOARD = "board"
    VOTES = "votes"
    PARKED = "parked"
    CLOSING = "closing"
    """The close of the session."""
    LIFE = "life"
    """What happened to the minutes since they were drafted: remarks, marks, the clause of an agreement."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing or does not fit, and where to go for it. `field` names the line of the form."""

    what: Msg
    where: Where
    field: str = ""


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """One agenda item with the time of day at which it would begin and end; None where something is not planned."""

    item: AgendaItem
    starts: str | None
    ends: str | None

    @property
    def is_break(self) -> bool:
        """Whether nobody works in it."""
        return self.item.method == BREAK


@dataclass(frozen=True, slots=True)
class Preparation:
    """A session before it is opened."""

    items: tuple[PlannedTime, ...]
    minutes: int
    """The sum of its items, breaks included."""
    length: int | None
    """Minutes between its planned start and end; None when either is not set."""
    lacks: tuple[Lack, ...]

    @property
    def over(self) -> int | None:
        """Minutes that do not fit; negative when there is room."""
        return None if self.length is None else self.minutes - self.length

    @property
    def sum(self) -> Msg:
        """Whether it fits, in words: "195′ in 180′: 15′ di troppo"."""
        if self.over is None or self.length is None:
            return msg("prepare.sum", minutes=self.minutes)
        told = "over" if self.over > 0 else "free" if self.over < 0 else "fits"
        return msg(f"prepare.sum_{told}", minutes=self.minutes, length=self.length, by=abs(self.over))


def prepare(process: Process, session: Session, workshop: Workshop | None) -> Preparation:
    """Return a session as it is planned. `workshop` is the template it was made from, if this laptop has it."""
    items = [item for item in process.agenda(session.id) if not item.skipped]
    times = tuple(_times(items, session.planned_start))
    length = _length(session)
    minutes = sum(item.planned_minutes or 0 for item in items)
    lacks = (
        *_agenda_lacks(times, minutes, length),
        *_session_lacks(process, session),
        *_people_lacks(process, workshop),
        *_path_lacks(process, session, workshop),
    )
    return Preparation(times, minutes, length, lacks)


def _times(items: list[AgendaItem], start: str | None) -> Iterator[PlannedTime]:
    """Yield the items with their times, as long as every one before has minutes."""
    at = clock_minutes(start) if start is not None else None
    for item in items:
        begins = clock_text(at) if at is not None else None
        at = at + item.planned_minutes if at is not None and item.planned_minutes is not None else None
        yield PlannedTime(item, begins, clock_text(at) if at is not None else None)


def _length(session: Session) -> int | None:
    """Return the minutes of the whole session; one that ends past midnight ends the next day."""
    if session.planned_start is None or session.planned_end is None:
        return None
    return (clock_minutes(session.planned_end) - clock_minutes(session.planned_start)) % MINUTES_A_DAY


def longest_stretch(items: tuple[PlannedTime, ...]) -> int:
    """Return the minutes of the longest stretch without a break."""
    longest = here = 0
    for one in items:
        here = 0 if one.is_break else here + (one.item.planned_minutes or 0)
        longest = max(longest, here)
    return longest


def _agenda_lacks(times: tuple[PlannedTime, ...], minutes: int, length: int | None) -> Iterator[Lack]:
    """Yield what the agenda lacks."""
    if not times:
        yield Lack(msg("prepare.lacks.agenda"), Where.AGENDA)
        return
    if length is not None and minutes > length:
        yield Lack(msg("prepare.lacks.time", by=minutes - length), Where.AGENDA)
    unplanned = [str(one.item.n) for one in times if one.item.planned_minutes is None]
    if unplanned:
        yield Lack(msg("prepare.lacks.minutes", n=len(unplanned), numbers=", ".join(unplanned)), Where.AGENDA)
    stretch = longest_stretch(times)
    if stretch > LONGEST_STRETCH:
        yield Lack(msg("prepare.lacks.break", minutes=stretch), Where.AGENDA)


def _session_lacks(process: Process, session: Session) -> Iterator[Lack]:
    """Yield what is not said of the session: day, place, who presides and writes, the notice."""
    rules = rules_of(process.details.kind)
    wanted = ("date", "place", "chair", "secretary") if rules.is_procedure else ("date", "place", "facilitator")
    for name in wanted:
        known = chair_of(process, session) if name == "chair" else getattr(session, name)
        if known is None:
            yield Lack(msg(f"prepare.lacks.{name}"), Where.SESSION, name)
    notice = session.convened
    if rules.asks_notice and (notice is None or notice.date is None):
        yield Lack(msg("prepare.lacks.notice"), Where.SESSION, "notice_date")


def _people_lacks(process: Process, workshop: Workshop | None) -> Iterator[Lack]:
    """Yield the categories with fewer people registered than the template has seats for."""
    if not process.count(Participant):
        yield Lack(msg("prepare.lacks.people"), Where.PEOPLE)
    if workshop is None or not process.count(Participant):
        return
    registered = Counter(person.category for person in process.all(Participant) if not person.observer)
    seats: Counter[Category] = Counter()
    for seat in workshop.seats:
        seats[seat.category] += seat.seats
    for category in Category:
        if registered[category] < seats[category]:
            yield Lack(
                msg("prepare.lacks.seats", category=category, seats=seats[category], n=registered[category]),
                Where.PEOPLE,
            )


def _path_lacks(process: Process, session: Session, workshop: Workshop | None) -> Iterator[Lack]:
    """Yield what the path itself lacks, and the themes of a listening meeting that have not come over."""
    for part in lacking(process.details):
        yield Lack(msg(f"path.lacks.{part.value}"), Where.PATH, part.value)
    awaits_themes = workshop is not None and workshop.listening is not None and not session.restricted
    if awaits_themes and not process.count(Cluster):
        yield Lack(msg("prepare.lacks.themes"), Where.THEMES)
