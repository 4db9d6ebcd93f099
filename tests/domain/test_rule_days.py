"""Dates as people write them."""

from datetime import date

import pytest

from codesign_tui.domain.days import due_in, impossible_day, spoken_day

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
        ("12 dicembre", date(2026, 12, 12)),
        ("entro il 15 marzo", date(2026, 3, 15)),
        ("tra due settimane", date(2026, 2, 26)),
        ("in a month", date(2026, 3, 12)),
        ("fine mese", date(2026, 2, 28)),
        ("entro la fine di aprile", date(2026, 4, 30)),
        ("l'8 dicembre", date(2026, 12, 8)),
        ("domani", date(2026, 2, 13)),
        ("giovedì", date(2026, 2, 19)),
        ("venerdì 13 febbraio", date(2026, 2, 13)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    """Numbers, names of months and days of the week are read in Italian and in English."""
    assert spoken_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "boh", "entro 30 giorni dalla convenzione", "tra qualche giorno", "30/02/2026", "2026-02-30", "marzo"],
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    """A day that the calendar does not have is no day."""
    assert spoken_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("month", "name"),
    [
        (n + 1, name)
        for names in (
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "January February March April May June July August September October November December",
        )
        for n, name in enumerate(names.split())
    ],
)
def test_every_month_is_read_with_and_without_an_ordinal(month: int, name: str) -> None:
    """No letter of a month is taken for the sign of an ordinal: «15 ottobre», «1o ottobre», «1st October»."""
    today = date(2026, 1, 1)
    assert spoken_day(f"15 {name} 2026", today) == date(2026, month, 15)
    assert spoken_day(f"15{name} 2026", today) == date(2026, month, 15)
    assert spoken_day(f"15 {name[:3]} 2026", today) == date(2026, month, 15)
    for first in ("1o", "1°", "1st", "1 di"):
        assert spoken_day(f"{first} {name} 2026", today) == date(2026, month, 1)


def test_a_notice_was_sent_before_and_not_next_year() -> None:
    """Where the past is meant, "20 gennaio" is the last one and "30 gennaio 2027" is taken at its word."""
    assert spoken_day("20 gennaio", TODAY, past=True) == date(2026, 1, 20)
    assert spoken_day("20 marzo", TODAY, past=True) == date(2025, 3, 20)
    assert spoken_day("30 gennaio 2027", TODAY, past=True) == date(2027, 1, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Pulire la piazza entro il 15 marzo", date(2026, 3, 15)),
        ("Chiamo il distretto tra due settimane.", date(2026, 2, 26)),
        ("Consegno i dati, entro fine mese", date(2026, 2, 28)),
        ("I will call by March 15", date(2026, 3, 15)),
        ("Firmare entro 30 giorni dalla convenzione", None),
        ("Aprire la sala", None),
    ],
)
def test_a_promise_tells_its_day_in_its_last_words(text: str, day: date | None) -> None:
    """The day is read where the sentence ends with one, and not guessed where it is tied to an event."""
    assert due_in(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("determina n. 214 del 31 febbraio", "31 febbraio"),
        ("avviso del 31/4/2026", "31/4/2026"),
        ("notice of 30 february 2027", "30 february 2027"),
        ("avviso del 29 febbraio 2027", "29 febbraio 2027"),
        ("determina n. 214 del 29 febbraio, scade il 31 marzo 2026", None),
        ("delibera n. 12/26 del 3 maggio", None),
        ("determina n. 31.13 del 12 gennaio", None),
    ],
)
def test_a_day_that_no_calendar_has_is_found_in_its_sentence(text: str, words: str | None) -> None:
    """The 31st of February is named; numbers of acts and the leap day are no such days."""
    assert impossible_day(text) == words
