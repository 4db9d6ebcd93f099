"""Dates, hours and items of an agenda as acts write them: in words or in figures, as the path wants."""

from datetime import date

from codesign_tui.domain.document_settings import DateStyle
from codesign_tui.minutes.compose import english_numbers, numbers
from codesign_tui.minutes.compose.frame import Frame


def date_style(frame: Frame) -> DateStyle:
    """Return how dates are written: as the path wants; by custom the day of an Italian *verbale* is in words."""
    chosen = frame.details.documents.dates
    if chosen is not None:
        return chosen
    return DateStyle.DAY if frame.procedure and frame.say.language == "it" else DateStyle.FIGURES


def opening_day(frame: Frame, day: date) -> str:
    """Return the day with which an act begins: "l'anno duemilaventisei, il giorno dodici del mese di febbraio"."""
    if date_style(frame) is DateStyle.FIGURES:
        words = frame.say.day(day, style="full")
        return frame.say("minutes.on_day", day=words) if frame.say.language != "it" else words
    if frame.say.language == "it":
        year, number = numbers.in_words(day.year), numbers.day_in_words(day.day)
    else:
        year, number = english_numbers.in_words(day.year), english_numbers.ordinal_in_words(day.day)
    month = frame.say.day(day).split()[1]
    return frame.say("minutes.opening.in_words", year=year, day=number, month=month)


def hour(frame: Frame, at: str | None) -> str:
    """Return "alle ore 18.30", in words where the path wants them; empty without an hour."""
    return frame.say("minutes.at_hour", at=clock(frame, at)) if at else ""


def clock(frame: Frame, at: str) -> str:
    """Return a time of day, "18:30", as acts of the path write it: "18.30" or "diciotto e trenta"."""
    return clock_in_words(frame, at) if date_style(frame) is DateStyle.DAY_AND_HOUR else frame.say.clock(at)


def clock_in_words(frame: Frame, at: str) -> str:
    """Return a time of day in words: "diciotto e trenta", "eighteen hours and thirty minutes"."""
    hours, minutes = (int(part) for part in at.split(":"))
    told = [frame.say("minutes.words.hours", n=hours, words=_spelled(frame, hours, "minutes.words.one_hour"))]
    if minutes:
        words = _spelled(frame, minutes, "minutes.words.one_minute")
        told.append(frame.say("minutes.words.minutes", n=minutes, words=words))
    return frame.say("minutes.words.and").join(told)


def _spelled(frame: Frame, number: int, one: str) -> str:
    """Return a number in words; `one` is the message for a single thing, whose gender the number has."""
    if number < 2:
        return frame.say(one if number else "minutes.words.zero")
    spell = numbers.in_words if frame.say.language == "it" else english_numbers.in_words
    return spell(number)


def item_title(frame: Frame, number: int, title: str) -> str:
    """Return the heading of an item: "3. Titolo", or "TERZO PUNTO – Titolo"."""
    if not frame.details.documents.items_in_words or not 1 <= number <= 99:
        return frame.say("minutes.item.title", number=number, title=title)
    ordinals = numbers if frame.say.language == "it" else english_numbers
    return frame.say("minutes.item.title_in_words", ordinal=ordinals.ordinal_in_words(number).upper(), title=title)
