"""Invented people whose names stand in no text of the program, and sentences that name them as people do."""

from itertools import cycle
from typing import Final

from codesign_tui.minutes.names import fold

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
ROOTS: Final = ("zefira", "quarz")
"""What every invented name folds to: none of it may be read in anything public."""

WAYS: Final = ("example.org", "1234567", "123456", "12345678", "gelsomini", "qlznrt", "x054281")
"""Parts of the ways to reach them, of where they live, of their codes."""


def first(number: int) -> str:
    """Return an invented first name."""
    return f"Zefirà{_LETTERS[number % 26]}{_LETTERS[number // 26]}"


def last(number: int) -> str:
    """Return an invented last name, some with a particle or an apostrophe."""
    ending = f"{_LETTERS[number % 26]}{_LETTERS[number // 26]}"
    return (f"Quarzòlini{ending}", f"El Quarzoun{ending}", f"D'Quarzangelo{ending}")[number % 3]


def _spoken(number: int) -> tuple[str, ...]:
    """Return the ways in which people name a person, or tell how to reach them, a sentence or two each."""
    name, surname = first(number), last(number)
    plain = fold(surname).text
    return (
        f" La signora {surname} e il sig. {name} {surname} parlano.",
        f" {surname.upper()} {name}, {plain}; l'assessore {surname} dell'ente.",
        f" Secondo {surname} l'idea è di {name}: «{surname}».",
        f" {name[0]}. {surname}, dott.ssa {surname}, d’{surname} e i {surname} con la {surname}.",
        f" {name} {surname.upper()} tace; lo dice il figlio di {surname}.",
        f" Si scriva a {fold(name).text}.quarzolini@example.org, 347 1234567, 0522-123456, +39 06 12345678.",
        f" {surname} abita in via dei Gelsomini 14, c.f. QLZNRT60A41H223X, IBAN IT60 X054 2811 1010 0000 0123 456.",
        f" {name.upper()} {surname.upper()} e {plain.upper()}: {name} {surname[:1]}. concorda.",
    )


class Voices:
    """Adds to each sentence another that names somebody: everybody, and every way of naming, in turn."""

    def __init__(self, people: int) -> None:
        self._spoken = cycle([words for number in range(people) for words in _spoken(number)])

    def added(self, words: str) -> str:
        """Return words with one more sentence behind them; a code, which is no sentence, stays as it is."""
        if " " not in words.strip():
            return words
        return words + next(self._spoken)
