"""Italian numbers in words, for acts: "L'anno duemilaventisei, il giorno dodici", "PRIMO PUNTO"."""

from typing import Final

_UNITS: Final = (
    "", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici",
    "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove",
)  # fmt: skip
_TENS: Final = ("", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")

_ORDINALS: Final = (
    "", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo",
)  # fmt: skip

_HIGHEST: Final = 9999


def in_words(number: int) -> str:
    """Return a number from 1 to 9999 in Italian words.

    Raises:
        ValueError: the number is outside that range.
    """
    if not 1 <= number <= _HIGHEST:
        raise ValueError(f"{number} is not between 1 and {_HIGHEST}")
    words = _thousands(number // 1000) + _hundreds(number % 1000 // 100) + _below_hundred(number % 100)
    return f"{words[:-3]}tré" if words.endswith("tre") and number > len(_UNITS) else words


def day_in_words(day: int) -> str:
    """Return a day of the month in words; the first is an ordinal in Italian."""
    return "primo" if day == 1 else in_words(day)


def _thousands(count: int) -> str:
    """Return the thousands of a number."""
    if count == 0:
        return ""
    return "mille" if count == 1 else f"{_UNITS[count]}mila"


def _hundreds(count: int) -> str:
    """Return the hundreds of a number."""
    if count == 0:
        return ""
    return "cento" if count == 1 else f"{_UNITS[count]}cento"


def _below_hundred(number: int) -> str:
    """Return what is under a hundred; tens lose their vowel before uno and otto."""
    if number < len(_UNITS):
        return _UNITS[number]
    tens, unit = _TENS[number // 10], _UNITS[number % 10]
    return (tens[:-1] if unit in ("uno", "otto") else tens) + unit


def ordinal_in_words(number: int) -> str:
    """Return an Italian ordinal, masculine: "primo", "ventitreesimo".

    Raises:
        ValueError: the number is not between 1 and 9999.
    """
    if 1 <= number < len(_ORDINALS):
        return _ORDINALS[number]
    words = in_words(number).replace("tré", "tre")
    if words.endswith("mila"):
        return f"{words[:-4]}millesimo"
    return f"{words if words.endswith(('tre', 'sei')) else words[:-1]}esimo"
