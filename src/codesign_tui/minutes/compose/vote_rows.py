"""A vote as rows to draw: whose label, which number on the sheet, how much in all and by category.

The tables of the minutes and their charts are made of the same rows, so that they never say different things.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.levels import level_name, levels
from codesign_tui.domain.readings import one_decimal, share_of
from codesign_tui.domain.results import OptionResult, results
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.terms import Category
from codesign_tui.domain.ways import VOICES, Reading, way_of
from codesign_tui.minutes.compose.frame import Frame, capital


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One bar of a vote."""

    label: str
    number: int
    """On the sheet; 0 for what is no option: in favour, a level."""
    value: Fraction
    """What the bar is as long as: marks, points, a mean, voices."""
    words: str
    """The value as this language writes it: "9", "4,2", "1.200,00 €"."""
    by_category: dict[Category, Fraction] = field(default_factory=dict)
    """The same by category, as far as this copy may show it."""
    pooled: Fraction | None = None
    """The categories that are too small to stand alone, together."""


def rows_of(frame: Frame, vote: Vote) -> tuple[VoteRow, ...]:
    """Return the rows to draw of any vote, the highest first where its way puts something first; none uncounted."""
    way = way_of(vote.kind)
    if vote.rounds:
        last = vote.rounds[-1]
        voices = (("consent", last.consent), ("reservation", last.reservation), ("objection", last.objection))
        return tuple(_voices(frame, f"position.{name}", count) for name, count in voices)
    if vote.in_favour is not None:
        return tuple(_voices(frame, f"position.{name}", getattr(vote, name) or 0) for name in VOICES)
    if way.reading is Reading.SPREAD and len(vote.tally) == 1:
        return tuple(_levels(frame, vote))
    found = results(vote, discreet=frame.public)
    return tuple(
        VoteRow(
            option_words(frame, one.option), one.number, one.value, value_words(frame, vote, one), one.values,
            one.pooled_value,
        )
        for one in found
    )  # fmt: skip


def option_words(frame: Frame, option: str) -> str:
    """Return an option with the words it stands for, as far as this copy names it."""
    for kind in TABLES.values():
        entity = frame.process.get(kind, option) if issubclass(kind, Item) else None
        if isinstance(entity, Item):
            return f"{frame.code(entity)} – {entity.words}" if frame.named(entity) else frame.code(entity)
    return option


def short_option(frame: Frame, option: str) -> str:
    """Return an option's short name: a card's code, or its own words."""
    for kind in TABLES.values():
        entity = frame.process.get(kind, option) if issubclass(kind, Item) else None
        if isinstance(entity, Item):
            return frame.code(entity)
    return option


def value_words(frame: Frame, vote: Vote, one: OptionResult) -> str:
    """Return what an option got as it is read aloud: a count, a mean, an amount."""
    reading = way_of(vote.kind).reading
    if reading is Reading.MEAN:
        return decimal_words(frame, one.value) if one.answers else ""
    if reading is Reading.SHARES:
        return frame.say.euros(share_of(vote, one.total))
    return str(one.total)


def decimal_words(frame: Frame, value: Fraction) -> str:
    """Return a mean as this language writes it."""
    return frame.say.number(one_decimal(value), decimals=1)


def _voices(frame: Frame, name: str, count: int) -> VoteRow:
    """Return how many say one thing."""
    return VoteRow(capital(frame.say(f"minutes.{name}")), 0, Fraction(count), str(count))


def _levels(frame: Frame, vote: Vote) -> Iterator[VoteRow]:
    """Yield how many gave each level, to a vote on one thing."""
    spread = vote.tally[0].spread
    for level in levels(vote):
        count = spread.get(str(level), 0)
        yield VoteRow(capital(frame.say(level_name(vote, level))), level, Fraction(count), str(count))
