"""What a vote says: in all, by category as far as nobody can be told from it, by procedural role; ties; whose support.

Small groups (`design.md` §4, promise 9): a category stands by itself only if three or more of it can vote; the others
are pooled; a pool under three would be told by subtraction, and then nothing is broken down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from codesign_tui.domain.choosing import answers
from codesign_tui.domain.electorate import role_of
from codesign_tui.domain.items import Position, TallyRow, Vote
from codesign_tui.domain.process import Process
from codesign_tui.domain.readings import mean_of, on_its_side, spread_in
from codesign_tui.domain.terms import Category, VoteSource
from codesign_tui.domain.voices import SMALLEST_GROUP
from codesign_tui.domain.ways import Reading, way_of

_WEIGHED: Final = (Reading.MEAN, Reading.POINTS)
"""Readings whose totals tell how strongly, not how many."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Which categories a result may show by themselves, and which only together."""

    shown: tuple[Category, ...] = ()
    pooled: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionResult:
    """What one option got, and who supports it."""

    option: str
    number: int
    """On the sheet; 0 when the option is not among those of the vote."""
    total: int
    """Marks, points, the sum of the scores, or how many agree."""
    by_category: dict[Category, int]
    """The same; only the categories that may be shown by themselves."""
    pooled: int | None
    """The other categories together; None where there are none or they may not be told."""
    rank: int
    """From 1; equal ones share it. 0 in a way that puts nothing first: its options stand in the order of the sheet."""
    is_tied: bool
    """Whether another option got as much, if it got anything."""
    in_all: bool
    """Whether every category that can vote gave something."""
    only_in: Category | None
    """The one category that gave anything."""
    value: Fraction = Fraction(0)
    """What it is drawn and ordered by: the total, or the mean of the scores."""
    values: dict[Category, Fraction] = field(default_factory=dict)
    """The same by category, where it may be shown; a category that gave no score has none."""
    pooled_value: Fraction | None = None
    answers: int = 0
    """How many gave it a level or a place."""
    spread: dict[str, int] = field(default_factory=dict)
    """How many gave it each level, or each place."""


@dataclass(frozen=True, slots=True)
class RoleShare:
    """How many voices of a procedural role agree, "di cui ETS ammessi 5 su 6"."""

    role: str
    agree: int
    of: int


def breakdown(voters_by_category: Mapping[str, int]) -> Breakdown:
    """Return what may be shown of the categories that can vote."""
    voting = [category for category in Category if voters_by_category.get(category)]
    small = tuple(category for category in voting if voters_by_category[category] < SMALLEST_GROUP)
    if small and sum(voters_by_category[category] for category in small) < SMALLEST_GROUP:
        return Breakdown()
    shown = tuple(category for category in voting if category not in small)
    return Breakdown(shown, small) if shown else Breakdown()


def discreet_view(vote: Vote) -> Breakdown:
    """Return what may be shown where small groups are hidden; of a vote taken in the box what was decided then."""
    if not any(entry.source is VoteSource.BALLOTS for entry in vote.entries):
        return breakdown(vote.voters_by_category)
    rest = tuple(one for one in Category if vote.voters_by_category.get(one) and one not in vote.apart)
    return Breakdown(vote.apart, rest) if vote.apart else Breakdown()


def whole(vote: Vote) -> Breakdown:
    """Return every category that was counted apart: what those who saw coloured dots on the wall know already."""
    apart = {name for row in vote.tally for name in row.by_category}
    return Breakdown(tuple(category for category in Category if category in apart))


def results(vote: Vote, *, discreet: bool) -> list[OptionResult]:
    """Return the options by what they got, equal ones in the order of the sheet.

    `discreet` hides small groups, also from who supports what: for the hall, a public copy, a secret vote.
    """
    view = discreet_view(vote) if discreet or vote.secret else whole(vote)
    if not any(row.by_category for row in vote.tally):
        view = Breakdown()
    found = [_result(vote, row, view) for row in vote.tally]
    if way_of(vote.kind).reading is Reading.SPREAD:
        return found
    values = [one.value for one in found]
    placed = [replace(one, rank=1 + sum(other > one.value for other in values),
                      is_tied=one.value > 0 and values.count(one.value) > 1) for one in found]  # fmt: skip
    return sorted(placed, key=lambda one: one.rank)


def tied_first(found: list[OptionResult]) -> list[OptionResult]:
    """Return the options that share the first place; none when there is one, or nobody gave anything."""
    return [result for result in found if result.rank == 1 and result.is_tied]


def by_role(process: Process, vote: Vote) -> list[RoleShare]:
    """Return by procedural role how many agree in a formal vote or in the last round of a consent.

    Told only when every voice that does not agree was written down with its name; a reservation agrees.
    """
    if vote.rounds:
        last = vote.rounds[-1]
        differing = [position for position in last.details if position.position == "objection"]
        expected = last.objection
    elif vote.in_favour is not None:
        differing = [position for position in vote.details if position.position in ("against", "abstained")]
        expected = (vote.against or 0) + (vote.abstained or 0)
    else:
        return []
    if len(differing) != expected or vote.secret:
        return []
    against = [_role(process, position) for position in differing]
    return [
        RoleShare(role, max(number - against.count(role), 0), number) for role, number in vote.voters_by_role.items()
    ]


def _role(process: Process, position: Position) -> str | None:
    """Return the procedural role of whoever holds a position."""
    return role_of(process, position.participant, position.organization)


def _result(vote: Vote, row: TallyRow, view: Breakdown) -> OptionResult:
    """Return what one option got, before it is compared with the others."""
    is_weighed = way_of(vote.kind).reading in _WEIGHED
    shown = {category: row.by_category.get(category, 0) for category in view.shown}
    pooled = row.total - sum(shown.values()) if view.pooled else None
    values = {category: Fraction(count) for category, count in shown.items()}
    pooled_value = None if pooled is None else Fraction(pooled)
    value: Fraction | None = Fraction(row.total)
    if way_of(vote.kind).reading is Reading.MEAN:
        means = {category: mean_of(spread_in(vote, row.option, category)) for category in view.shown}
        values = {category: mean for category, mean in means.items() if mean is not None}
        pooled_value = mean_of(_rest(row.spread, spread_in(vote, row.option, *view.shown))) if view.pooled else None
        value = mean_of(row.spread)
    giving = _on_its_side(vote, row, view)
    apart = sum(row.by_category.values()) == row.total
    told_whole = bool(shown) and not view.pooled and apart
    voting = [category for category in Category if vote.voters_by_category.get(category)] or list(Category)
    is_alone = len(giving) == 1 and (told_whole if is_weighed else shown[giving[0]] == row.total)
    return OptionResult(
        option=row.option,
        number=vote.options.index(row.option) + 1 if row.option in vote.options else 0,
        total=row.total,
        by_category=shown,
        pooled=pooled,
        rank=0,
        is_tied=False,
        in_all=told_whole and len(voting) > 1 and set(voting) <= set(giving),
        only_in=giving[0] if is_alone else None,
        value=value or Fraction(0),
        values=values,
        pooled_value=pooled_value,
        answers=answers(row),
        spread=dict(row.spread),
    )


def _rest(spread: Mapping[str, int], shown: Mapping[str, int]) -> dict[str, int]:
    """Return how many of the others gave each level."""
    return {level: count - shown.get(level, 0) for level, count in spread.items() if count > shown.get(level, 0)}


def _on_its_side(vote: Vote, row: TallyRow, view: Breakdown) -> list[Category]:
    """Return the categories, of those that may be shown, in which somebody is for an option.

    With scores and orders that is who gave it more than the middle of the scale, or put it first.
    """
    if way_of(vote.kind).reading in _WEIGHED:
        return [category for category in view.shown if on_its_side(vote, row.option, category)]
    return [category for category in view.shown if row.by_category.get(category)]
