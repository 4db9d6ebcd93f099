"""Which characters the packaged fonts can draw, and the visible stand-ins of the others.

Under PDF/A one character without a glyph makes Typst refuse the whole document. An export must never fail because
of what somebody typed, so such a character is printed as its code point; the other formats keep it whole.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from importlib.resources import files

_INVISIBLE = frozenset("\n\t\u00ad\u200b\u200c\u200d")
"""Format characters that Typst lays out without a glyph."""

_IDLE = re.compile("(?<![\u0590-\u1fff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0590-\u1fff])|[\u2060\ufe00-\ufe0f]+")
"""Joiners outside the scripts that shape their letters with them, and choices between drawings of one character: they
would draw nothing, but would stick to the letter before them whenever somebody copies it from the PDF."""


@lru_cache(maxsize=1)
def _runs() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and the last code points of the covered runs."""
    table = files("codesign_tui.minutes.fonts").joinpath("coverage.ranges").read_text(encoding="ascii")
    pairs = [line.partition("-") for line in table.split()]
    return tuple(int(first, 16) for first, _, _ in pairs), tuple(int(last or first, 16) for first, _, last in pairs)


def is_covered(character: str) -> bool:
    """Return whether a PDF can show this character."""
    if character in _INVISIBLE:
        return True
    firsts, lasts = _runs()
    place = bisect_right(firsts, ord(character)) - 1
    return place >= 0 and ord(character) <= lasts[place]


def stand_in(character: str) -> str:
    """Return what is printed instead of a character: "⟦U+1F468⟧"."""
    return f"⟦U+{ord(character):04X}⟧"


def drawable(text: str) -> tuple[str, int]:
    """Return the text with a stand-in for each character without a glyph, and how many there were.

    Joiners and variation selectors that have nothing to join or to choose are left out.
    """
    text = _IDLE.sub("", text)
    missing = {character for character in set(text) if not is_covered(character)}
    if not missing:
        return text, 0
    count = sum(text.count(character) for character in missing)
    return text.translate({ord(character): stand_in(character) for character in missing}), count
