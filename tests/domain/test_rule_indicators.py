"""What the readings of an indicator say: distance by direction, trend, few people, an unknown baseline."""

from decimal import Decimal
from fractions import Fraction

import pytest

from codesign_tui.domain.indicators import (
    Trend,
    distance,
    is_baseline_unknown,
    last_reading,
    of_few,
    trend,
    warnings_of,
    way_done,
)
from codesign_tui.domain.items import Baseline, Indicator, Measurement
from support_tui import example_file


def indicator(identifier: str) -> Indicator:
    """Return an indicator of the worked example."""
    found = example_file().process.get(Indicator, identifier)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("identifier", "missing"),
    [("I01", "4"), ("I02", "4"), ("I03", "12"), ("I04", "6"), ("I05", "144"), ("I06", "1.3"), ("I07", "19"),
     ("I08", "0.2")],
)  # fmt: skip
def test_distance_counts_towards_the_good_side(identifier: str, missing: str) -> None:
    """Of what should rise it is what is missing, of what should fall what is too much."""
    assert distance(indicator(identifier)) == Decimal(missing)


def test_a_target_that_was_passed_is_at_no_distance() -> None:
    """Beyond the target, on the good side, nothing is missing and the whole way is done."""
    down = Indicator(
        id="x", name="Attesa", direction="down", target=Decimal(8), baseline=Baseline(value=Decimal(12)),
        measurements=(Measurement(date="2026-06-30", value=Decimal(7)),),
    )  # fmt: skip
    assert distance(down) == 0
    assert way_done(down) == 1


def test_without_a_direction_or_a_reading_nobody_can_tell_the_distance() -> None:
    """Neither is guessed."""
    one = Indicator(id="x", name="Attesa", target=Decimal(8), direction="up")
    assert distance(one) is None
    read = one.model_copy(
        update={"direction": None, "measurements": (Measurement(date="2026-06-30", value=Decimal(7)),)}
    )
    assert distance(read) is None
    assert trend(read) is None


def test_the_way_done_is_measured_from_the_baseline() -> None:
    """From 80 to 95, 91 is eleven fifteenths; with an unknown baseline there is no way to measure."""
    assert way_done(indicator("I01")) == Fraction(11, 15)
    assert way_done(indicator("I06")) == Fraction(11, 24)
    assert way_done(indicator("I04")) is None
    assert is_baseline_unknown(indicator("I04"))


def test_trend_follows_the_direction() -> None:
    """Fewer points of burden is better; equal is the same; one reading beside an unknown baseline has no trend."""
    assert trend(indicator("I06")) is Trend.BETTER
    assert trend(indicator("I04")) is None
    falling = indicator("I01").model_copy(update={"measurements": (Measurement(date="2026-08-31", value=Decimal(70)),)})
    assert trend(falling) is Trend.WORSE
    same = indicator("I01").model_copy(update={"measurements": (Measurement(date="2026-08-31", value=Decimal(80)),)})
    assert trend(same) is Trend.SAME


def test_a_percentage_of_fewer_than_twenty_is_told_as_how_many_of_how_many() -> None:
    """58 % of 12 people are seven; of 82, or of an unknown number, the percentage stands alone."""
    percent = indicator("I07")
    assert of_few(percent, Decimal(58), 12) == (7, 12)
    assert of_few(percent, Decimal(41), 82) is None
    assert of_few(percent, Decimal(41), None) is None
    assert of_few(indicator("I02"), Decimal(9), 12) is None


def test_the_last_reading_is_that_of_the_latest_day_known_by_a_day() -> None:
    """Whatever the order in which they were written."""
    one = indicator("I01").model_copy(update={"measurements": indicator("I01").measurements[::-1]})
    last, before = last_reading(one), last_reading(one, by="2026-07-15")
    assert last is not None
    assert before is not None
    assert (int(last.value), int(before.value)) == (91, 88)
    assert last_reading(one, by="2026-01-01") is None


def test_an_unknown_baseline_with_its_note_lacks_nothing() -> None:
    """The note is the answer; without it the reader is told."""
    assert warnings_of(indicator("I04")) == []
    without = indicator("I04").model_copy(update={"note": None})
    assert [one.id for one in warnings_of(without)] == ["know.no_baseline"]
