"""The charts of the minutes: what a vote gave, what is planned to come in and to go out.

A chart stands over the table that says the same. Where it would say nothing there is the table alone.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from codesign_tui.domain.budget import Totals
from codesign_tui.domain.items import Vote
from codesign_tui.domain.terms import Category
from codesign_tui.domain.ways import Reading, way_of
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital
from codesign_tui.minutes.compose.vote_rows import VoteRow, rows_of
from codesign_tui.minutes.document import Block, Chart, Table

_ADDS_UP: Final = (Reading.COUNT, Reading.SHARES, Reading.FITTING)
"""Readings whose bars are sums of marks."""

_MOST_BARS: Final = 12
"""Bars that leave half a page to the table; the table has them all."""

_TOLD: Final = 5
"""Bars that the words for whoever does not see a chart name one by one; the table has them all."""


def over_first(frame: Frame, vote: Vote, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that tell a vote, the first table of them under its chart."""
    charted = False
    for block in blocks:
        if isinstance(block, Table) and not charted:
            charted = True
            yield of_vote(frame, vote, block)
        else:
            yield block


def of_vote(frame: Frame, vote: Vote, table: Table) -> Table | Chart:
    """Return the table of a vote under its chart, the first option first.

    Categories are told apart exactly as in the table: in a public copy, and of a secret vote, no small group is.
    """
    rows = rows_of(frame, vote)
    is_counted = way_of(vote.kind).is_tallied and not vote.rounds and vote.in_favour is None
    if not is_counted or len(rows) < 2 or not any(row.value > 0 for row in rows):
        return table
    left = len(rows) - _MOST_BARS
    more = frame.say("charts.rest", n=left) if left > 0 else ""
    rows = rows[:_MOST_BARS]
    parts, values = _parts(frame, vote, rows)
    bars = tuple(row.label for row in rows)
    shown = tuple(row.words or NOTHING for row in rows)
    subject = capital(frame.word("vote_subject", vote.subject))
    return Chart(bars, parts, values, shown, alternative(frame, subject, bars, shown), table, more)


def of_budget(frame: Frame, totals: Totals) -> Iterator[Chart]:
    """Yield sources, planned uses, what is left of them and contributions in kind side by side.

    Nothing unless there are both sources and uses to compare.
    """
    if not (totals.sources and totals.uses):
        return
    rows = [("source", totals.sources), ("use", totals.uses), ("reserve", totals.reserve)]
    rows += [("in_kind", totals.in_kind)] if totals.in_kind else []
    named = [(frame.say(f"charts.budget.{name}"), amount) for name, amount in rows]
    table = Table(
        frame.say("charts.budget.caption"),
        (frame.say("charts.budget.column"), frame.say("minutes.column.value")),
        tuple((name, frame.say.euros(amount)) for name, amount in named),
        numeric=frozenset({1}),
    )
    drawn = [(name, amount) for name, amount in named if amount >= 0]
    bars = tuple(name for name, _ in drawn)
    shown = tuple(frame.say.euros(amount) for _, amount in drawn)
    values = tuple((float(amount),) for _, amount in drawn)
    yield Chart(bars, ("",), values, shown, alternative(frame, table.caption, bars, shown), table)


def _parts(
    frame: Frame, vote: Vote, rows: tuple[VoteRow, ...]
) -> tuple[tuple[str, ...], tuple[tuple[float, ...], ...]]:
    """Return the parts of the bars: the categories that may be told, those told together, what has no category.

    Only marks add up to a whole; a mean has no parts.
    """
    whole = ("",), tuple((float(row.value),) for row in rows)
    categories = [category for category in Category if any(category in row.by_category for row in rows)]
    if not categories or way_of(vote.kind).reading not in _ADDS_UP:
        return whole
    pooled = any(row.pooled is not None for row in rows)
    parts = []
    for row in rows:
        told = [row.by_category.get(category, Fraction(0)) for category in categories]
        told += [row.pooled or Fraction(0)] if pooled else []
        parts.append([*told, row.value - sum(told)])
    if any(part[-1] < 0 for part in parts):
        return whole
    names = [capital(frame.category(category)) for category in categories]
    names += [capital(frame.say("minutes.vote.others"))] if pooled else []
    if any(part[-1] for part in parts):
        names.append(frame.say("charts.no_category"))
    return tuple(names), tuple(tuple(map(float, part[: len(names)])) for part in parts)


def alternative(frame: Frame, subject: str, bars: tuple[str, ...], shown: tuple[str, ...]) -> str:
    """Return what a chart says, in words."""
    told = "; ".join(f"{bar}: {whole}" for bar, whole in zip(bars[:_TOLD], shown, strict=False))
    more = frame.say("charts.more", n=len(bars) - _TOLD) if len(bars) > _TOLD else ""
    return frame.say("charts.alternative", subject=subject, told=told, more=more)
