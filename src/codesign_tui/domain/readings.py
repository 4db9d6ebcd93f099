"""How totals are read where a plain count would say too much or too little: means, duels, shares, what fits.

Everything here is said as far as the totals go and no further: a mean with its n, a duel only where every ballot was
in order, a tie that the table has to break rather than a program.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from codesign_tui.domain.choosing import given
from codesign_tui.domain.items import Vote
from codesign_tui.domain.levels import agrees
from codesign_tui.domain.tallying import spread_of
from codesign_tui.domain.terms import Category
from codesign_tui.domain.ways import BallotForm, way_of

CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Duel:
    """Two options compared on every ballot."""

    option: str
    other: str
    above: int
    """Ballots that put the first above the other."""
    below: int


@dataclass(frozen=True, slots=True)
class Fitting:
    """The most chosen options whose costs fit in the budget together, taken one after the other."""

    taken: tuple[str, ...]
    passed_over: tuple[str, ...]
    """Chosen by somebody, but dearer than what was left when their turn came."""
    tied: tuple[str, ...]
    """As chosen as each other, and not all of them fit: the table decides, and only then goes on."""
    left: Decimal
    """Euros left."""


def mean_of(spread: Mapping[str, int]) -> Fraction | None:
    """Return the mean of levels, each as often as it was given; None when nobody gave any."""
    number = sum(spread.values())
    return Fraction(sum(int(level) * count for level, count in spread.items()), number) if number else None


def one_decimal(value: Fraction) -> Decimal:
    """Return a mean to one decimal: more would claim a precision that a hall does not have."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def spread_in(vote: Vote, option: str, *categories: Category) -> dict[str, int]:
    """Return how many of these categories together gave an option each level."""
    return spread_of(vote, option, (entry for entry in vote.entries if entry.category in categories))


def on_its_side(vote: Vote, option: str, category: Category) -> int:
    """Return how many of a category are for an option that has levels or places."""
    spread = spread_in(vote, option, category)
    return sum(count for level, count in spread.items() if agrees(vote, int(level)))


def duels(vote: Vote) -> list[Duel]:
    """Return each two options compared, in the order of the sheet; none where some places were counted in all only."""
    levelled = [entry for entry in vote.entries if entry.spread]
    is_ordered = way_of(vote.kind).ballot is BallotForm.ORDER
    if not (is_ordered and levelled and all(entry.ballots for entry in levelled)):
        return []

    def above(one: str, other: str) -> int:
        """Return how many ballots put one above the other."""
        return sum(entry.pairs.get(one, {}).get(other, 0) for entry in levelled)

    return [
        Duel(one, other, above(one, other), above(other, one))
        for place, one in enumerate(vote.options)
        for other in vote.options[place + 1 :]
    ]


def wins_every_duel(vote: Vote) -> str | None:
    """Return the option that more ballots put above each other one than below it (Condorcet's winner)."""
    compared = duels(vote)
    for option in vote.options:
        won = [
            duel
            for duel in compared
            if (duel.option == option and duel.above > duel.below) or (duel.other == option and duel.below > duel.above)
        ]
        if won and len(won) == len(vote.options) - 1:
            return option
    return None


def worth_of_a_dot(vote: Vote) -> Fraction | None:
    """Return the euros that one dot moves: the budget over the dots there are, or over those given if they are more.

    Unused dots leave money unshared. Without a number of voters the dots given are all there are.
    """
    there_are = max((vote.voters or 0) * (vote.dots_per_voter or 0), given(vote))
    return Fraction(vote.budget) / there_are if vote.budget and there_are else None


def share_of(vote: Vote, marks: int) -> Decimal:
    """Return the euros that so many dots move, in whole euros downwards, so that no more is shared than there is."""
    worth = worth_of_a_dot(vote)
    return Decimal(0) if worth is None else in_euros(worth * marks)


def in_euros(amount: Fraction, step: Decimal = Decimal(1)) -> Decimal:
    """Return an exact amount as euros, rounded down to a step."""
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(step, ROUND_DOWN)


def fitting(vote: Vote) -> Fitting:
    """Return which options a knapsack vote chooses: by how many chose them, each that still fits.

    Where options are equally chosen and do not all fit, it stops there: what follows depends on which the table takes.
    """
    left = vote.budget or Decimal(0)
    taken: list[str] = []
    passed_over: list[str] = []
    for total in sorted({row.total for row in vote.tally if row.total}, reverse=True):
        equal = [row.option for row in vote.tally if row.total == total]
        fits = [option for option in equal if vote.costs.get(option, left + 1) <= left]
        passed_over += [option for option in equal if option not in fits]
        cost = sum((vote.costs[option] for option in fits), Decimal(0))
        if cost > left:
            return Fitting(tuple(taken), tuple(passed_over), tuple(fits), left)
        taken += fits
        left -= cost
    return Fitting(tuple(taken), tuple(passed_over), (), left)
