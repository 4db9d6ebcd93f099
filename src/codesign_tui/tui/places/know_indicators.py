"""Indicators as rows: what on the first line; a bar, where it stands and which way it goes, in words, on the second."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from textual.content import Content

from codesign_tui.domain.indicators import (
    LEVELS,
    PERCENT,
    distance,
    is_baseline_unknown,
    last_reading,
    of_few,
    trend,
    warnings_of,
    way_done,
)
from codesign_tui.domain.items import Indicator, Measurement, Proposal
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.origins import owner
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.rows import PART, Row

INDICATOR: Final = "indicator"
"""What the id of an indicator's row begins with."""
_INDENT: Final = 6
_BAR: Final = 10


def indicator_rows(indicators: Sequence[Indicator], words: Translator, width: int) -> list[Row]:
    """Return the indicators under a heading a level, known levels first, those set aside last."""
    shown: list[Row] = []
    counted = [each for each in indicators if each.counts]
    levels = [*LEVELS, *dict.fromkeys(each.level for each in counted if each.level not in LEVELS)]
    for level in levels:
        if of_level := [each for each in counted if each.level == level]:
            shown.append(_heading(level, words))
            shown += [_row(each, words, width) for each in of_level]
    if aside := [each for each in indicators if not each.counts]:
        shown.append(Row("heading-aside", show(words("know.set_aside"), "bold $muted"), heading=True))
        shown += [_row(each, words, width) for each in aside]
    return shown


def indicator_detail(process: Process, indicator: Indicator, words: Translator, *, projected: bool) -> Content:
    """Return an indicator in full: its ends, every reading, whose it is, what it lacks; no notes to the hall."""
    lines = [join(show_line(code_of(indicator), "bold"), show_line(indicator.name, "bold"), gap="  ")]
    lines += [show_line(line) for line in _ends(indicator, words)]
    lines += [show_line(f"  {line}") for line in _readings(indicator, words, projected=projected)]
    lines += [show_line(line, "$muted") for line in _facts(process, indicator, words)]
    if indicator.note and not projected:
        lines.append(show_line(indicator.note, "$muted"))
    if indicator.set_aside_reason:
        lines.append(show_line(words("know.set_aside_because", reason=indicator.set_aside_reason), "$muted"))
    elif not projected:
        lines += [show_line(words(one), "$warning") for one in warnings_of(indicator)]
    return Content("\n").join(lines)


def value_words(words: Translator, value: Decimal, unit: str | None) -> str:
    """Return a value with its unit, "91 %" or "17 persone"."""
    return (
        words("know.percent", number=words.number(value))
        if unit == PERCENT
        else f"{words.number(value)} {unit or ''}".strip()
    )


def reading_words(indicator: Indicator, reading: Measurement, words: Translator) -> str:
    """Return one reading: its value, on how many people it stands, and of few how many of how many."""
    told = value_words(words, reading.value, indicator.unit)
    if (few := of_few(indicator, reading.value, reading.n)) is not None:
        return words("know.of_few", value=told, some=few[0], all=few[1])
    return words("know.of_many", value=told, number=reading.n) if reading.n is not None else told


def _heading(level: str | None, words: Translator) -> Row:
    """Return the heading of a level."""
    identifier = f"know.level.{level}"
    name = words(identifier) if words.has(identifier) else level or words("know.level.none")
    return Row(f"heading-level-{level}", show_line(name, "bold"), heading=True)


def _row(indicator: Indicator, words: Translator, width: int) -> Row:
    """Return one indicator's row."""
    style = "" if indicator.counts else "$muted"
    code = show_line(code_of(indicator), "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    first = code + gap + folded_lines(indicator.name, width, indent=_INDENT, most=2, style=style)
    told = folded_lines(_standing(indicator, words), width, indent=_INDENT + _BAR + 2, most=2, style="$muted")
    return Row(f"{INDICATOR}{PART}{indicator.id}", first + Content("\n" + " " * _INDENT) + _bar(indicator) + told)


def _bar(indicator: Indicator) -> Content:
    """Return how much of the way was covered, as a bar; dots where nobody can tell."""
    covered = way_done(indicator)
    if covered is None:
        return show("·" * _BAR + "  ", "$muted")
    full = round(covered * _BAR)
    return show("▇" * full, "$accent") + show("▁" * (_BAR - full) + "  ", "$muted")


def _standing(indicator: Indicator, words: Translator) -> str:
    """Return where an indicator stands: the last reading, what is missing, which way it goes."""
    last = last_reading(indicator)
    if last is None:
        return words("know.not_read")
    parts = [reading_words(indicator, last, words)]
    missing = distance(indicator)
    if missing is not None and indicator.target is not None:
        target = words.number(indicator.target)
        if missing:
            left = words.number(missing)
            parts.append(words(f"know.missing_{indicator.direction}", left=left, target=target))
        else:
            parts.append(words("know.reached", target=target))
    if (way := trend(indicator)) is not None:
        parts.append(words(f"know.trend.{way.value}"))
    return " · ".join(parts)


def _ends(indicator: Indicator, words: Translator) -> Iterator[str]:
    """Yield where it started and where it should arrive by when."""
    start = indicator.baseline
    if start is None or is_baseline_unknown(indicator) or start.value is None:
        yield words("know.baseline_unknown")
    else:
        told = reading_words(
            indicator, Measurement(date=start.date or "2000-01-01", value=start.value, n=start.n), words
        )
        yield (
            words("know.baseline_on", value=told, day=_day(start.date))
            if start.date
            else words("know.baseline", value=told)
        )
    if indicator.target is not None:
        target = value_words(words, indicator.target, indicator.unit)
        day = _day(indicator.target_date)
        yield words("know.target_by", value=target, day=day) if day else words("know.target", value=target)


def _readings(indicator: Indicator, words: Translator, *, projected: bool) -> Iterator[str]:
    """Yield every reading with its day."""
    for reading in indicator.measurements:
        told = words("know.reading", day=_day(reading.date), value=reading_words(indicator, reading, words))
        yield f"{told} – {reading.note}" if reading.note and not projected else told


def _facts(process: Process, indicator: Indicator, words: Translator) -> Iterator[str]:
    """Yield what it is about, where the figures come from and how, who gathers them, how far to trust them."""
    for name in ("dimension", "method", "disaggregation"):
        if said := getattr(indicator, name):
            yield words(f"know.{name}_is", words=said)
    source = [part for part in (indicator.source, indicator.frequency) if part]
    if source:
        yield words("know.source_is", words=", ".join(source))
    if name := owner(process, indicator.owner, None):
        yield words("know.owner_is", name=name)
    codes = [code_of(found) for one in indicator.proposals if (found := process.get(Proposal, one)) is not None]
    if codes:
        yield words("know.proposals_are", codes=", ".join(codes))
    if indicator.confidence and words.has(f"know.confidence.{indicator.confidence}"):
        yield words("know.confidence_is", words=words(f"know.confidence.{indicator.confidence}"))


def _day(day: str | None) -> date | None:
    """Return a day of the file."""
    return date.fromisoformat(day) if day else None
