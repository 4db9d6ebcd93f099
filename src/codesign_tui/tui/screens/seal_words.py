"""The six words of a seal as the hall hears and reads them: large, numbered, in the order in which they are read."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from codesign_tui.tui.projector.letters import SMALL, drawn
from codesign_tui.tui.text import show, show_line

_GAP: Final = 2
"""Columns between two words side by side."""
_NUMBER: Final = 2
"""Columns that a word's number takes."""
_LEAST: Final = 20
"""Columns in which every word of the lists stands, its letters spaced out."""


def word_lines(words: Sequence[str], width: int) -> list[Content]:
    """Return words in big letters, two side by side where the room allows, with their numbers and as plain text."""
    half = (width - _GAP) // 2 - _NUMBER
    together, room = (2, half) if half >= _LEAST else (1, width - _NUMBER)
    lines: list[Content] = [Content("")]
    for start in range(0, len(words), together):
        row = [_big(start + at + 1, word, room) for at, word in enumerate(words[start : start + together])]
        lines += [Content(" " * _GAP).join(parts) for parts in zip(*row, strict=True)]
        lines.append(Content(""))
    return [*lines, show_line(" · ".join(words), "bold")]


def _big(number: int, word: str, room: int) -> list[Content]:
    """Return one word in three rows of equal length, its number in the last; letters that are too wide spaced out."""
    rows = drawn(word.upper(), SMALL, room) or ("", " ".join(word.upper()), "")
    numbers = ("", "", str(number))
    return [
        show(sign.ljust(_NUMBER), "$muted") + show(row.ljust(room)) for sign, row in zip(numbers, rows, strict=True)
    ]
