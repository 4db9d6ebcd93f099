"""The charts of the minutes: what a vote gave, what is planned to come in and to go out.

A chart stands over the table that says the same. Where it would say nothing there is the table alone.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from codesign_tui.domain.items import Vote
from codesign_tui.domain.results import OptionResult, results
from codesign_tui.domain.ways import CONSENT, FORMAL
from codesign_tui.minutes.compose.frame import Frame, capital
from codesign_tui.minutes.document import Chart, Table

_MOST_BARS: Final = 12
"""Bars that leave half a page to the table; the table has them all."""

_TOLD: Final = 5
"""Bars that the words for whoever does not see a chart name one by one; the table has them all."""

_FLOWS: Final = ("source", "use", "in_kind")


def of_vote(frame: Frame, vote: Vote, table: Table, named: Callable[[str], str]) -> Table | Chart:
    """Return the table of a tally under its chart, the most chosen option first; `named` says what an option is.

    Categories are told apart exactly as in the table: in a public copy, and of a secret vote, no small group is.
    """
    found = results(vote, discreet=frame.public)
    if vote.kind in (FORMAL, CONSENT) or len(found) < 2 or not any(result.total > 0 for result in found):
        return table
    left = len(found) - _MOST_BARS
    more = frame.say("charts.rest", n=left) if left > 0 else ""
    found = found[:_MOST_BARS]
    parts, values = _parts(frame, found)
    bars = tuple(named(result.option) for result in found)
    shown = tuple(str(result.total) for result in found)
    subject = capital(frame.word("vote_subject", vote.subject))
    return Chart(bars, parts, values, shown, _alternative(frame, subject, bars, shown), table, more)


def of_budget(frame: Frame, totals: Mapping[str, Decimal]) -> Chart | None:
    """Return sources, planned uses, what is left of them and contributions in kind side by side.

    None unless there are both sources and uses to compare.
    """
    if not (totals.get("source") and totals.get("use")):
        return None
    rows = [(f"charts.budget.{flow}", totals[flow]) for flow in _FLOWS if totals.get(flow)]
    rows.insert(2, ("charts.budget.reserve", totals["source"] - totals["use"]))
    named = [(frame.say(identifier), amount) for identifier, amount in rows]
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
    return Chart(bars, ("",), values, shown, _alternative(frame, table.caption, bars, shown), table)


def _parts(frame: Frame, found: list[OptionResult]) -> tuple[tuple[str, ...], tuple[tuple[float, ...], ...]]:
    """Return the parts of the bars: the categories that may be told, those told together, what has no category."""
    categories = list(found[0].by_category)
    pooled = found[0].pooled is not None
    rows = []
    for result in found:
        row = [*result.by_category.values(), *([result.pooled or 0] if pooled else [])]
        rows.append((*row, result.total - sum(row)))
    if not categories or any(row[-1] < 0 for row in rows):
        return ("",), tuple((float(result.total),) for result in found)
    names = [capital(frame.category(category)) for category in categories]
    names += [capital(frame.say("minutes.vote.others"))] if pooled else []
    if any(row[-1] for row in rows):
        return (*names, frame.say("charts.no_category")), tuple(tuple(map(float, row)) for row in rows)
    return tuple(names), tuple(tuple(map(float, row[:-1])) for row in rows)


def _alternative(frame: Frame, subject: str, bars: tuple[str, ...], shown: tuple[str, ...]) -> str:
    """Return what a chart says, in words."""
    told = "; ".join(f"{bar}: {whole}" for bar, whole in zip(bars[:_TOLD], shown, strict=False))
    more = frame.say("charts.more", n=len(bars) - _TOLD) if len(bars) > _TOLD else ""
    return frame.say("charts.alternative", subject=subject, told=told, more=more)
