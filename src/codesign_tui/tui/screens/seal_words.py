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
    """Return words in big letters, two side by side where the room allows, with their numbers and as plain text.

    Where one word is too wide for big letters, the letters of all of them are spaced out instead.
    """
    half = (width - _GAP) // 2 - _NUMBER
    together, room = (2, half) if half >= _LEAST else (1, width - _NUMBER)
    drawings = [drawn(word.upper(), SMALL, room) for word in words]
    as_blocks = [drawing for drawing in drawings if drawing]
    # All in one manner: one word in letters smaller than the others would look like a lesser word.
    shapes = as_blocks if len(as_blocks) == len(words) else [("", " ".join(word.upper()), "") for word in words]
    lines: list[Content] = [Content("")]
    for start in range(0, len(words), together):
        row = [_numbered(start + at + 1, shape, room) for at, shape in enumerate(shapes[start : start + together])]
        lines += [Content(" " * _GAP).join(parts) for parts in zip(*row, strict=True)]
        lines.append(Content(""))
    return [*lines, show_line(" · ".join(words), "bold")]


def _numbered(number: int, rows: Sequence[str], room: int) -> list[Content]:
    """Return one word in three rows of equal length, its number in the last."""
    numbers = ("", "", str(number))
    return [
        show(sign.ljust(_NUMBER), "$muted") + show(row.ljust(room)) for sign, row in zip(numbers, rows, strict=True)
    ]
