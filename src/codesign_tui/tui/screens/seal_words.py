"""The six words of a seal as the hall hears and reads them: large, numbered, in the order in which they are read."""

from collections.abc import Sequence

from textual.content import Content

from codesign_tui.tui.projector.letters import SMALL, drawn
from codesign_tui.tui.text import show, show_line

_GAP = 3
"""Columns between two words side by side."""
_NUMBER = 3
"""Columns that a word's number takes."""
_SIDE_BY_SIDE = 2


def word_lines(words: Sequence[str], width: int) -> list[Content]:
    """Return words in big letters, two side by side where the room allows, with their numbers and as plain text."""
    room = (width - _GAP) // _SIDE_BY_SIDE - _NUMBER
    wide = all(drawn(word.upper(), SMALL, room) is not None for word in words)
    together = _SIDE_BY_SIDE if wide else 1
    lines: list[Content] = [Content("")]
    for start in range(0, len(words), together):
        row = [
            _big(start + at + 1, word, room if wide else width - _NUMBER)
            for at, word in enumerate(words[start : start + together])
        ]
        lines += [Content(" " * _GAP).join(parts) for parts in zip(*row, strict=True)]
        lines.append(Content(""))
    return [*lines, show_line(" · ".join(words), "bold")]


def _big(number: int, word: str, room: int) -> list[Content]:
    """Return one word in rows of equal length, its number before the last; as it is where it is too wide."""
    rows = drawn(word.upper(), SMALL, room) or (word,)
    last = len(rows) - 1
    return [
        show(f"{number if at == last else '':>{_NUMBER - 1}} ", "$muted") + show(row.ljust(room))
        for at, row in enumerate(rows)
    ]
