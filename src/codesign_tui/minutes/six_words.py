"""Six words for a digest, to be read aloud and compared by ear: five hold its first 50 bits, the sixth checks them.

Each language has a list of 1,024 words of ours (`seal_words/`), plain and without accents, no two of which begin with
the same four letters or are one slip of a finger apart: a word that is misspelt is not in the list, and can be named.
The sixth word is a checksum (10 bits) that finds every single wrong word and any two words that changed places. The
whole digest stands in the seal and in its code; the words are for people.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.text import folded
from codesign_tui.locale import LANGUAGES

COUNT: Final = 6
"""Words of a digest."""

_BITS: Final = 10
_HELD: Final = (COUNT - 1) * _BITS
"""Bits of the digest that the words tell."""

_POLYNOMIAL: Final = 0b100_0000_1001
"""x¹⁰ + x³ + 1, primitive: the remainder after division by it is the checksum."""

_KNOWN_BY: Final = 4
"""Letters by which a word is told from every other of its list."""

_BETWEEN: Final = str.maketrans(dict.fromkeys("·,;.|/-–—_+\n\t", " "))
"""What people write between two words."""


@lru_cache(maxsize=len(LANGUAGES))
def word_list(language: str) -> tuple[str, ...]:
    """Return the list of a language, sorted; its order is part of the format and never changes."""
    source = files("codesign_tui.minutes").joinpath("seal_words", f"{language}.txt")
    return tuple(source.read_text(encoding="utf-8").split())


def six_words(digest: str, language: str) -> tuple[str, ...]:
    """Return the six words of a digest of 64 hexadecimal digits."""
    held = int(digest, 16) >> (len(digest) * 4 - _HELD)
    numbers = [*(held >> shift & 0x3FF for shift in range(_HELD - _BITS, -1, -_BITS)), _checksum(held)]
    words = word_list(language)
    return tuple(words[number] for number in numbers)


@dataclass(frozen=True, slots=True)
class Typed:
    """Six words that somebody typed, understood: they fit together."""

    language: str
    words: tuple[str, ...]

    def mean(self, digest: str) -> bool:
        """Tell whether these are the words of a digest."""
        return six_words(digest, self.language) == self.words


def read_words(typed: str) -> Typed:
    """Return the six words that were typed, in whichever language they are.

    Raises:
        Refused: they are not six; one is in no list (which, and what it may have been); they do not fit together.
    """
    language, words = words_in(typed)
    if not _fit(words, language):
        raise Refused(msg("sealing.words_do_not_fit"))
    return Typed(language, words)


def words_in(typed: str) -> tuple[str, tuple[str, ...]]:
    """Return the language and the six words, each of the list; whether they fit together is not asked.

    Raises:
        Refused: they are not six, or one is in no list.
    """
    words = tuple(folded(typed.translate(_BETWEEN)).split())
    if len(words) != COUNT:
        raise Refused(msg("sealing.not_six_words", n=len(words)))
    language = max(LANGUAGES, key=lambda each: sum(word in word_list(each) for word in words))
    for position, word in enumerate(words, start=1):
        if word not in word_list(language):
            raise Refused(_not_in_list(word, position, language))
    return language, words


def differing(typed: tuple[str, ...], digest: str, language: str) -> tuple[int, ...]:
    """Return the positions, from 1, at which words differ from those of a digest."""
    pairs = zip(typed, six_words(digest, language), strict=True)
    return tuple(position for position, (one, other) in enumerate(pairs, start=1) if one != other)


def _fit(words: tuple[str, ...], language: str) -> bool:
    """Tell whether the sixth word is the checksum of the others."""
    known = word_list(language)
    *held, check = (known.index(word) for word in words)
    number = 0
    for each in held:
        number = number << _BITS | each
    return _checksum(number) == check


def _checksum(held: int) -> int:
    """Return the remainder of the held bits, followed by ten zeros, after division by the polynomial."""
    rest = held << _BITS
    for shift in range(_HELD - 1, -1, -1):
        if rest >> (shift + _BITS) & 1:
            rest ^= _POLYNOMIAL << shift
    return rest


def _not_in_list(word: str, position: int, language: str) -> Msg:
    """Return that a word is not in the list, and which one it may have been."""
    likely = next((one for one in word_list(language) if one[:_KNOWN_BY] == word[:_KNOWN_BY]), None)
    likely = likely or next((one for one in word_list(language) if _is_near(one, word)), None)
    if likely is None:
        return msg("sealing.not_a_word", position=position, word=word)
    return msg("sealing.not_a_word_but", position=position, word=word, likely=likely)


def _is_near(one: str, other: str) -> bool:
    """Tell whether a slip of the finger makes one word of the other."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1
