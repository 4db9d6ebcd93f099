"""Dates as people say them: "26/11/2026", "entro il 26 novembre", "domani", "tra due settimane", "fine mese"."""

import re
from datetime import date, timedelta
from typing import Final

from codesign_tui.domain.text import clean_line, folded

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("gennaio", "gen", "january", "jan"),
            ("febbraio", "feb", "february"),
            ("marzo", "mar", "march"),
            ("aprile", "apr", "april"),
            ("maggio", "mag", "may"),
            ("giugno", "giu", "june", "jun"),
            ("luglio", "lug", "july", "jul"),
            ("agosto", "ago", "august", "aug"),
            ("settembre", "set", "sett", "september", "sep", "sept"),
            ("ottobre", "ott", "october", "oct"),
            ("novembre", "nov", "november"),
            ("dicembre", "dic", "december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("lunedi", "monday"),
            ("martedi", "tuesday"),
            ("mercoledi", "wednesday"),
            ("giovedi", "thursday"),
            ("venerdi", "friday"),
            ("sabato", "saturday"),
            ("domenica", "sunday"),
        )
    )
    for name in names
}
_NEAR: Final = {"oggi": 0, "today": 0, "stasera": 0, "tonight": 0, "domani": 1, "tomorrow": 1, "dopodomani": 2}
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?")
_DAY_MONTH: Final = re.compile(
    r"(\d{1,2})\s*(?:°|º|(?:o|st|nd|rd|th)\b)?\s*(?:(?:di|of)\s+)?([a-z]+)\.?,?\s*(\d{4}|\d{2})?"
)
_MONTH_DAY: Final = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4}|\d{2})?")
_COUNTS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("un", "uno", "una", "a", "an", "one"),
            ("due", "two"),
            ("tre", "three"),
            ("quattro", "four"),
            ("cinque", "five"),
            ("sei", "six"),
            ("sette", "seven"),
            ("otto", "eight"),
            ("nove", "nine"),
            ("dieci", "ten"),
        ),
        start=1,
    )
    for word in words
}
_BEFORE: Final = re.compile(r"^(?:entro|per|by|before|until|fino a)\s+")
_ARTICLE: Final = re.compile(r"^(?:il|lo|la|l'|on|the)\s*(?=[a-z0-9])")
_AHEAD: Final = re.compile(r"(?:tra|fra|in|within)\s+(\w+)\s+(giorn|settiman|mes|day|week|month)\w*")
_MONTH_END: Final = re.compile(r"(?:(?:la|the)\s+)?(?:fine(?:\s+(?:del|di))?|end\s+of(?:\s+the)?)\s+(\w+)")
_DUE: Final = re.compile(r"\b(?:entro|by|before|tra|fra|within|fine)\s")
_CENTURY: Final = 2000
_LEAP: Final = 2000
"""A year in which every day of a month is found."""
_NAMED_DAY: Final = re.compile(r"\b(\d{1,2})(?:°|º|st|nd|rd|th)?\s+(?:(?:di|of)\s+)?([a-z]{4,})(?:\s+(\d{4}))?")
_WHOLE_NUMBERS: Final = re.compile(r"(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})[-/.]([12]\d{3})\b")
_WEEK: Final = 7
_FAR: Final = 1_000
"""Days, weeks or months ahead that can still be meant."""


def spoken_day(text: str, today: date, *, past: bool = False) -> date | None:
    """Return the day that a text says, or None when it says none.

    Day before month, as in Italy and Britain. Without a year it is the next such day, today included, or the last
    one where the past is meant; a day of the week is the next one after today. A day of the week before a date is
    left unread.
    """
    day = _spoken_day(text, today)
    if day is None or not past or day <= today or re.search(r"\d{4}", text):
        return day
    return _day(day.year - 1, day.month, day.day)


def impossible_day(text: str) -> str | None:
    """Return the words of a text that are shaped as a day that no calendar has: "31 febbraio"; None without any.

    The 29th of February without a year is a day. Numbers are only read as a day where they carry the whole year.
    """
    words = folded(text)
    for match in _NAMED_DAY.finditer(words):
        if match[2] in _MONTHS and _day(int(match[3] or _LEAP), _MONTHS[match[2]], int(match[1])) is None:
            return match[0].strip()
    for match in _WHOLE_NUMBERS.finditer(words):
        if _day(int(match[3]), int(match[2]), int(match[1])) is None:
            return match[0]
    return None


def _spoken_day(text: str, today: date) -> date | None:
    """Return the day that a text says, the next such day where it names no year."""
    words = _BEFORE.sub("", folded(text).strip())
    if match := _AHEAD.fullmatch(words):
        return _ahead(match[1], match[2], today)
    if match := _MONTH_END.fullmatch(words):
        return _month_end(match[1], today)
    words = _ARTICLE.sub("", words)
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    name, _, rest = words.replace(",", " ").partition(" ")
    if name in _WEEKDAYS:
        rest = rest.strip()
        return _spoken_day(rest, today) if rest else today + timedelta(days=_days_to(_WEEKDAYS[name], today))
    if match := _ISO.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(words):
        return _with_year(match[3], int(match[2]), int(match[1]), today)
    if (match := _DAY_MONTH.fullmatch(words)) and match[2] in _MONTHS:
        return _with_year(match[3], _MONTHS[match[2]], int(match[1]), today)
    if (match := _MONTH_DAY.fullmatch(words)) and match[1] in _MONTHS:
        return _with_year(match[3], _MONTHS[match[1]], int(match[2]), today)
    return None


def _ahead(count: str, unit: str, today: date) -> date | None:
    """Return the day so many days, weeks or months from today; the last of a shorter month."""
    number = int(count) if count.isdecimal() else _COUNTS.get(count)
    if number is None or number > _FAR:
        return None
    if unit in ("giorn", "day"):
        return today + timedelta(days=number)
    if unit in ("settiman", "week"):
        return today + timedelta(weeks=number)
    years, month = divmod(today.month - 1 + number, 12)
    first = date(today.year + years, month + 1, 1)
    return min(first.replace(day=1) + timedelta(days=today.day - 1), _last_of(first))


def _month_end(name: str, today: date) -> date | None:
    """Return the last day of this month, of this year, or of the next month of that name."""
    if name in ("mese", "month"):
        return _last_of(today)
    if name in ("anno", "year"):
        return date(today.year, 12, 31)
    if name not in _MONTHS:
        return None
    year = today.year if _MONTHS[name] >= today.month else today.year + 1
    return _last_of(date(year, _MONTHS[name], 1))


def _last_of(day: date) -> date:
    """Return the last day of a day's month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _days_to(weekday: int, today: date) -> int:
    """Return the days from today to the next such day of the week, never zero."""
    return (weekday - today.weekday() - 1) % _WEEK + 1


def _with_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return the day in the year that was said, or the next such day."""
    if year is not None:
        return _day(int(year) + (_CENTURY if len(year) == len("26") else 0), month, day)
    this_year = _day(today.year, month, day)
    return this_year if this_year is None or this_year >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    """Return the day if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def due_in(text: str, today: date) -> date | None:
    """Return the day by which something is promised, told by the last words of a sentence: "… entro il 15 marzo"."""
    words = folded(clean_line(text)).rstrip(".!")
    for match in _DUE.finditer(words):
        day = _spoken_day(words[match.start() :], today)
        if day is not None:
            return day
    return None
