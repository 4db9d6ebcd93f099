"""Divide those who are in the hall into groups: as mixed as possible, or of like with like, and not as last time.

People counted by number are seats like the others, without a name. Nobody is weighed: only the category, the body one
sits for, and with whom one sat last time count.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from random import Random
from typing import Final

from codesign_tui.domain.meetings import CountedShare, Session, TableGroup
from codesign_tui.domain.people import CountedPeople
from codesign_tui.domain.presence import InHall, counted_at, present_at, took_part
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, CountedRole

_SAME_BODY: Final = 4
"""What it costs a mixed group that two people of one body sit together; last time's pair and one category cost less."""

_LAST_TIME: Final = 2
_SAME_CATEGORY: Final = 1
_OTHER_CATEGORY: Final = 8
"""What it costs a homogeneous group that two categories meet in it."""

_MOST_IMPROVED: Final = 80
"""People up to whom every exchange of two is tried; larger halls are dealt out, which mixes them well already."""

_ROUNDS: Final = 6
_USUAL_SIZE: Final = 5
"""People of a group that work together without a table of their own being needed (domain.md, M02 and M09)."""

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Seat:
    """One person to be put in a group; `counted` is the group of counted people of one who has no name."""

    id: str
    category: Category | None = None
    organization: str | None = None
    counted: str | None = None


def seats_at(process: Process, session: str, at: str) -> tuple[Seat, ...]:
    """Return who is to be put in groups: everybody in the hall at a clock time but the observers."""
    named = (
        Seat(seat.participant.id, seat.participant.category, seat.participant.organization)
        for seat in present_at(process, session, at)
        if not seat.participant.observer
    )
    counted = (
        Seat(f"{group.id}\x1f{number}", group.category, group.organization, group.id)
        for group in counted_at(process, session, at)
        if group.role is not CountedRole.OBSERVER
        for number in range(group.number)
    )
    return (*named, *counted)


def usual_number(people: int) -> int:
    """Return how many groups so many people usually make: of about five, at least two."""
    return max(2, round(people / _USUAL_SIZE))


def last_groups(process: Process, session: str) -> tuple[TableGroup, ...]:
    """Return the groups of last time: of this session, or of the latest one before it that had any."""
    mine = process.get(Session, session)
    if mine is None:
        return ()
    earlier = [other for other in process.sessions() if other.number <= mine.number and other.groups]
    return earlier[-1].groups if earlier else ()


def pairs_of(groups: Iterable[TableGroup]) -> frozenset[Pair]:
    """Return who sat with whom."""
    return frozenset(frozenset(pair) for group in groups for pair in combinations(group.people, 2))


def divided(
    seats: Sequence[Seat], number: int, *, mixed: bool, random: Random, apart: frozenset[Pair] = frozenset()
) -> tuple[TableGroup, ...]:
    """Return so many groups, named "1", "2", …, whose sizes differ by one at most.

    Mixed: categories and bodies are spread. Otherwise like sits with like. In both, `apart` keeps pairs from meeting
    again where that is possible. The same `random` gives the same groups.
    """
    people = list(seats)
    random.shuffle(people)
    people.sort(key=lambda seat: (seat.category or "", seat.organization or ""))
    groups = [people[place::number] for place in range(number)] if mixed else _cut(people, number)
    if len(people) <= _MOST_IMPROVED:
        _improve(groups, mixed=mixed, apart=apart)
    return tuple(_group(str(place), group) for place, group in enumerate(groups, start=1))


def not_in_groups(process: Process, session: Session, at: str) -> tuple[InHall, ...]:
    """Return who is in the hall and in no group: who came after they were made."""
    inside = {person for group in session.groups for person in group.people}
    return tuple(
        seat
        for seat in present_at(process, session.id, at)
        if seat.participant.id not in inside and not seat.participant.observer
    )


def names_in(process: Process, session: str) -> dict[str, str]:
    """Return the name of whoever sits for each member who took part: a delegate's where there is one."""
    return {seat.participant.id: seat.name for seat in took_part(process, session)}


def moved(groups: Sequence[TableGroup], who: str, to: int, *, start: int | None = None) -> tuple[TableGroup, ...]:
    """Return the groups with one person in the group at place `to`, from 0; of counted people, one from `start`."""
    changed = [
        group.model_copy(update={"people": tuple(person for person in group.people if person != who)})
        for group in groups
    ]
    if start is None:
        changed[to] = changed[to].model_copy(update={"people": (*changed[to].people, who)})
    else:
        changed[start] = _with_counted(groups[start], who, -1)
        changed[to] = _with_counted(changed[to], who, 1)
    return tuple(changed)


def counted_in(process: Process, group: TableGroup) -> list[tuple[CountedPeople, int]]:
    """Return the counted people of a group, and how many of them are in it."""
    found = [(process.get(CountedPeople, share.counted), share.number) for share in group.counted]
    return [(people, number) for people, number in found if people is not None]


def _cut(people: Sequence[Seat], number: int) -> list[list[Seat]]:
    """Return people in their order as so many stretches of like length."""
    ends = [len(people) * place // number for place in range(number + 1)]
    return [list(people[start:end]) for start, end in pairwise(ends)]


def _improve(groups: list[list[Seat]], *, mixed: bool, apart: frozenset[Pair]) -> None:
    """Exchange two people of two groups as long as it makes either group better, a few times round at most."""
    for _ in range(_ROUNDS):
        better = False
        for one, other in combinations(groups, 2):
            for here in range(len(one)):
                for there in range(len(other)):
                    before = _cost(one, here, one[here], mixed, apart) + _cost(other, there, other[there], mixed, apart)
                    after = _cost(one, here, other[there], mixed, apart) + _cost(other, there, one[here], mixed, apart)
                    if after < before:
                        one[here], other[there] = other[there], one[here]
                        better = True
        if not better:
            return


def _cost(group: Sequence[Seat], place: int, seat: Seat, mixed: bool, apart: frozenset[Pair]) -> int:
    """Return what it costs that somebody sits at a place of a group, beside all others of it."""
    return sum(_together(seat, other, mixed, apart) for at, other in enumerate(group) if at != place)


def _together(one: Seat, other: Seat, mixed: bool, apart: frozenset[Pair]) -> int:
    """Return what it costs that two sit together."""
    again = _LAST_TIME if {one.id, other.id} in apart else 0
    if not mixed:
        return again + (_OTHER_CATEGORY if one.category != other.category else 0)
    same_body = _SAME_BODY if one.organization is not None and one.organization == other.organization else 0
    return again + same_body + (_SAME_CATEGORY if one.category == other.category else 0)


def _group(name: str, seats: Sequence[Seat]) -> TableGroup:
    """Return a group as it is kept."""
    counted = Counter(seat.counted for seat in seats if seat.counted is not None)
    return TableGroup(
        name=name,
        people=tuple(seat.id for seat in seats if seat.counted is None),
        counted=tuple(CountedShare(counted=people, number=number) for people, number in counted.items()),
    )


def _with_counted(group: TableGroup, counted: str, change: int) -> TableGroup:
    """Return a group with more or fewer of some counted people."""
    shares = {share.counted: share.number for share in group.counted}
    shares[counted] = shares.get(counted, 0) + change
    kept = tuple(CountedShare(counted=people, number=number) for people, number in shares.items() if number > 0)
    return group.model_copy(update={"counted": kept})
