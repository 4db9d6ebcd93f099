"""Dates as people write them."""

from datetime import date

import pytest

from codesign_tui.domain.days import spoken_day

TODAY = date(2026, 2, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26/11/2026", date(2026, 11, 26)),
        ("26.11.26", date(2026, 11, 26)),
        ("2026-11-26", date(2026, 11, 26)),
        ("26 novembre", date(2026, 11, 26)),
        ("1° marzo 2027", date(2027, 3, 1)),
        ("il 9 gennaio", date(2027, 1, 9)),
        ("12 febbraio", TODAY),
        ("November 26, 2026", date(2026, 11, 26)),
        ("the 3rd of March", date(2026, 3, 3)),
        ("domani", date(2026, 2, 13)),
        ("giovedì", date(2026, 2, 19)),
        ("venerdì 13 febbraio", date(2026, 2, 13)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    """Numbers, names of months and days of the week are read in Italian and in English."""
    assert spoken_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "boh", "30/02/2026", "2026-02-30", "marzo", "0000-01-01", "99/99", "26/11/0000"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    """A day that the calendar does not have is no day."""
    assert spoken_day(text, TODAY) is None
