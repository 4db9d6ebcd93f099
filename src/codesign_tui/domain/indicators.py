"""What the readings of an indicator say: how far from the target, which way it goes, on how many people it stands.

An unknown baseline is an answer, not a mistake (`domain.md` §4.2); a percentage of fewer than twenty is read beside
the number of people it was made of.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from codesign_tui.domain.items import Indicator, Measurement
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.tables import code_of

LEVELS: Final = ("input", "output", "outcome", "impact", "process")
"""From what is put in to what changes; the process of working together apart."""
UP: Final = "up"
DOWN: Final = "down"
DIRECTIONS: Final = (UP, DOWN)
CONFIDENCE: Final = ("low", "medium", "high")
PERCENT: Final = "%"
FEW: Final = 20
"""Below so many people a percentage alone says more than it knows."""


class Trend(StrEnum):
    """Where the last reading stands beside the one before it, or beside the baseline."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


def last_reading(indicator: Indicator, *, by: str | None = None) -> Measurement | None:
    """Return the latest reading, or the latest by a day "2026-09-10"; of one day the one written last."""
    known = [each for each in indicator.measurements if by is None or each.date <= by]
    return max(enumerate(known), key=lambda pair: (pair[1].date, pair[0]))[1] if known else None


def distance(indicator: Indicator) -> Decimal | None:
    """Return how much is missing to the target in the indicator's unit; zero once it is reached.

    None where target, direction or reading is unknown: without a direction nobody can tell which side is the good one.
    """
    last = last_reading(indicator)
    if last is None or indicator.target is None or indicator.direction not in DIRECTIONS:
        return None
    missing = indicator.target - last.value if indicator.direction == UP else last.value - indicator.target
    return max(missing, Decimal(0))


def way_done(indicator: Indicator) -> Fraction | None:
    """Return the share of the way from baseline to target that was covered, from 0 to 1; None where nobody knows."""
    last, start = last_reading(indicator), indicator.baseline.value if indicator.baseline is not None else None
    if last is None or start is None or indicator.target is None or indicator.target == start:
        return None
    covered = Fraction(last.value - start) / Fraction(indicator.target - start)
    return min(max(covered, Fraction(0)), Fraction(1))


def trend(indicator: Indicator) -> Trend | None:
    """Return whether the last reading is better than what was known before it; None where nothing was."""
    ordered = sorted(indicator.measurements, key=lambda each: each.date)
    values = [each.value for each in ordered]
    if indicator.baseline is not None and indicator.baseline.value is not None:
        values.insert(0, indicator.baseline.value)
    if len(values) < 2 or not ordered or indicator.direction not in DIRECTIONS:
        return None
    before, now = values[-2:]
    if before == now:
        return Trend.SAME
    return Trend.BETTER if (now > before) is (indicator.direction == UP) else Trend.WORSE


def of_few(indicator: Indicator, value: Decimal, n: int | None) -> tuple[int, int] | None:
    """Return a percentage of fewer than twenty as how many of how many, (7, 12); None for anything else."""
    if indicator.unit != PERCENT or n is None or not 0 < n < FEW or not 0 <= value <= 100:
        return None
    return int((value * n / 100).quantize(Decimal(1), ROUND_HALF_UP)), n


def is_baseline_unknown(indicator: Indicator) -> bool:
    """Return whether nobody knows where it started."""
    return indicator.baseline is None or indicator.baseline.value is None


def read_in(indicator: Indicator, session: str) -> tuple[Measurement, ...]:
    """Return the readings that a session took."""
    return tuple(each for each in indicator.measurements if each.session == session)


def warnings_of(indicator: Indicator) -> list[Msg]:
    """Return what an indicator lacks to be read, in the order in which it is written."""
    return list(_warnings(indicator, code_of(indicator)))


def _warnings(indicator: Indicator, code: str) -> Iterator[Msg]:
    """Yield what it lacks."""
    if indicator.direction not in DIRECTIONS:
        yield msg("know.no_direction", code=code)
    if indicator.target is None:
        yield msg("know.no_target", code=code)
    if is_baseline_unknown(indicator) and not indicator.note:
        yield msg("know.no_baseline", code=code)
    if indicator.owner is None:
        yield msg("know.no_owner", code=code)
    if indicator.unit == PERCENT and any(not 0 <= each.value <= 100 for each in indicator.measurements):
        yield msg("know.odd_percentage", code=code)
