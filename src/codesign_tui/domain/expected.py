"""How many people a session is prepared for, and from what that is known: whoever prints says which."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant
from codesign_tui.domain.presence import counted_may_vote
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.terms import AttendanceStatus, Category

USUAL: Final = 14
"""People of a table of whom nothing is known yet (`domain.md` §2: eight to twenty-five)."""

_ABSENT: Final = (AttendanceStatus.ABSENT_JUSTIFIED, AttendanceStatus.ABSENT_UNJUSTIFIED)


class Basis(StrEnum):
    """What a number of people rests on."""

    REGISTERED = "registered"
    """Who is registered, by name or by number, less who will not come."""
    SEATS = "seats"
    """The seats of the template, since nobody is registered yet."""
    USUAL = "usual"
    """Nothing: a table of the usual size."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The people of a session before it begins."""

    people: int
    voters: dict[Category, int]
    """Who will be able to vote, by category."""
    voters_without_category: int
    basis: Basis

    @property
    def all_voters(self) -> int:
        """Everybody who will be able to vote."""
        return sum(self.voters.values()) + self.voters_without_category


def expected(process: Process, session: Session, workshop: Workshop | None) -> Expected:
    """Return who is expected: those registered less those who excused themselves, else the template's seats."""
    members, groups = expected_members(process, session), expected_groups(process, session)
    if not (members or groups):
        return _by_seats(workshop)
    voters: Counter[Category] = Counter()
    without = 0
    for person in members:
        voters[person.category] += person.can_vote and not person.observer
    for group in groups:
        body = process.get(Organization, group.organization)
        category = group.category or (body.category if body else None)
        number = group.number if counted_may_vote(group) else 0
        if category is None:
            without += number
        else:
            voters[category] += number
    people = len(members) + sum(group.number for group in groups)
    return Expected(people, {one: voters[one] for one in Category}, without, Basis.REGISTERED)


def expected_members(process: Process, session: Session) -> tuple[Participant, ...]:
    """Return the registered members who have not said that they will not come, by organisation and name."""
    away = {seat.participant for seat in process.in_session(Attendance, session.id) if seat.status in _ABSENT}
    coming = (person for person in process.all(Participant) if person.id not in away)
    return tuple(sorted(coming, key=lambda one: (one.organization or "", one.last_name, one.first_name)))


def expected_groups(process: Process, session: Session) -> tuple[CountedPeople, ...]:
    """Return the people who are counted and not named."""
    return tuple(process.in_session(CountedPeople, session.id))


def _by_seats(workshop: Workshop | None) -> Expected:
    """Return the seats of a template, or a table of the usual size."""
    seats: Counter[Category] = Counter()
    for seat in workshop.seats if workshop is not None else ():
        seats[seat.category] += seat.seats
    total = sum(seats.values())
    if not total:
        return Expected(USUAL, dict.fromkeys(Category, 0), USUAL, Basis.USUAL)
    return Expected(total, {one: seats[one] for one in Category}, 0, Basis.SEATS)
