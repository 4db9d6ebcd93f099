"""Measuring two sides in turn, so that a machine that others use too slows both alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MILLISECONDS: Final = 1e3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    ours: float
    """Seconds, the median."""
    against: str
    theirs: float
    """Seconds, the median."""
    at_most: float
    """The ratio that the design allows."""

    @property
    def ratio(self) -> float:
        """Our time over theirs."""
        return self.ours / self.theirs

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.at_most


def in_turn(ours: Callable[[], float], theirs: Callable[[], float], times: int) -> tuple[float, float]:
    """Measure both sides alternately, after one go of each that does not count; return the medians.

    Args:
        ours: does it once and returns the seconds it took.
        theirs: the same for the other side.
        times: how often.
    """
    ours()
    theirs()
    pairs = [(ours(), theirs()) for _ in range(times)]
    return statistics.median(mine for mine, _ in pairs), statistics.median(other for _, other in pairs)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(rows: list[Row]) -> str:
    """Return the table, ready to print."""
    wide = max(len(row.what) for row in rows)
    other = max(len(row.against) for row in rows)
    lines = [f"{'what':<{wide}}  {'ms':>9}  {'against':<{other}}  {'ms':>9}  {'ratio':>7}  {'at most':>7}"]
    lines += [
        f"{row.what:<{wide}}  {row.ours * MILLISECONDS:>9.2f}  {row.against:<{other}}  "
        f"{row.theirs * MILLISECONDS:>9.2f}  {row.ratio:>7.3f}  {row.at_most:>7.3f}  {'met' if row.met else 'NOT MET'}"
        for row in rows
    ]
    return "\n".join(lines)
