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

    Where one of them is too wide for that, all are written with their letters spaced out, so that none looks the least.
    """
    half = (width - _GAP) // 2 - _NUMBER
    together, room = (2, half) if half >= _LEAST else (1, width - _NUMBER)
    big = all(drawn(word.upper(), SMALL, room) for word in words)
    lines: list[Content] = [Content("")]
    for start in range(0, len(words), together):
        row = [_rows(start + at + 1, word, room, big) for at, word in enumerate(words[start : start + together])]
        lines += [Content(" " * _GAP).join(parts) for parts in zip(*row, strict=True)]
        lines.append(Content(""))
    return [*lines, show_line(" · ".join(words), "bold")]


def _rows(number: int, word: str, room: int, big: bool) -> list[Content]:
    """Return one word, in three rows of big letters or one of letters spaced out, its number in the last row."""
    rows = (big and drawn(word.upper(), SMALL, room)) or (" ".join(word.upper()),)
    numbers = ("",) * (len(rows) - 1) + (str(number),)
    style = "" if big else "bold"
    return [
        show(sign.ljust(_NUMBER), "$muted") + show(row.ljust(room), style)
        for sign, row in zip(numbers, rows, strict=True)
    ]
