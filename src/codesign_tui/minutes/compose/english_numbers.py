"""English numbers in words, for acts: "two thousand and twenty-six", "the twenty-second day"."""

from typing import Final

_UNITS: Final = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip

_HIGHEST: Final = 9999


def in_words(number: int) -> str:
    """Return a number from 1 to 9999 in English words.

    Raises:
        ValueError: the number is outside that range.
    """
    if not 1 <= number <= _HIGHEST:
        raise ValueError(f"{number} is not between 1 and {_HIGHEST}")
    thousands, hundreds, rest = number // 1000, number % 1000 // 100, number % 100
    parts = [f"{_UNITS[thousands]} thousand"] if thousands else []
    parts += [f"{_UNITS[hundreds]} hundred"] if hundreds else []
    if not rest:
        return " ".join(parts)
    below = _below_hundred(rest)
    return " ".join([*parts, f"and {below}" if parts else below])


def ordinal_in_words(number: int) -> str:
    """Return an English ordinal: "first", "twenty-third".

    Raises:
        ValueError: the number is not between 1 and 9999.
    """
    words = in_words(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    return words[:cut] + _ordinal(words[cut:])


def _ordinal(word: str) -> str:
    """Return the ordinal of a word that ends a number."""
    if word in _ORDINALS:
        return _ORDINALS[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"


def _below_hundred(number: int) -> str:
    """Return what is under a hundred."""
    if number < len(_UNITS):
        return _UNITS[number]
    tens, unit = _TENS[number // 10], _UNITS[number % 10]
    return f"{tens}-{unit}" if unit else tens
