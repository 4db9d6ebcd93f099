"""Finding by a few letters, accents and case forgiven."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from codesign_tui.domain.text import folded

MOST_OFFERED: Final = 9

_INSIDE: Final = 4
"""Letters from which a match in the middle of a word is meant: fewer would find «chi» in «Vallechiara»."""

T = TypeVar("T")


def best_matches(typed: str, among: Sequence[T], words: Callable[[T], str], most: int = MOST_OFFERED) -> list[T]:
    """Return what fits the letters typed: first what begins with them, then a word of it, then anywhere in it."""
    letters = folded(typed.strip())
    if not letters:
        return list(among[:most])
    ranked: list[tuple[int, int, T]] = []
    for position, candidate in enumerate(among):
        text = folded(words(candidate))
        if text.startswith(letters):
            ranked.append((0, position, candidate))
        elif f" {letters}" in text.replace("'", " ").replace("(", " "):
            ranked.append((1, position, candidate))
        elif len(letters) >= _INSIDE and letters in text:
            ranked.append((2, position, candidate))
    ranked.sort(key=lambda row: row[:2])
    return [candidate for _, _, candidate in ranked[:most]]
