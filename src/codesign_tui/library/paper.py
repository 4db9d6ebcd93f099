"""Plain text that is worth printing: headings, folded paragraphs, lists, in a width that fits a sheet."""

import textwrap
from collections.abc import Iterable
from enum import Enum
from typing import Final, Protocol

from codesign_tui.domain.messages import Arg, Msg

WIDTH: Final = 78
"""Characters of a line."""

INDENT: Final = 2
"""Characters before the text under a heading."""


class Speaker(Protocol):
    """What turns messages into one language's words: the `Translator` of a face."""

    language: str

    def __call__(self, message: Msg | str, /, **args: Arg) -> str:
        """Return the words of a message."""
        ...

    def term(self, word: Enum) -> str:
        """Return a word of the field."""
        ...

    def clock(self, at: str) -> str:
        """Return a time of day as this language writes it."""
        ...


class Sheet:
    """A sheet of text that grows line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def title(self, words: str) -> None:
        """Add the title, underlined."""
        self._lines += [*textwrap.wrap(words, WIDTH), "=" * min(len(words), WIDTH)]

    def heading(self, words: str) -> None:
        """Add a heading after an empty line."""
        self._lines += ["", *textwrap.wrap(words.upper(), WIDTH)]

    def section(self, words: str, after: str) -> None:
        """Add the heading of a larger part, with one line about it."""
        self._lines += ["", "-" * WIDTH, *textwrap.wrap(words, WIDTH), *textwrap.wrap(after, WIDTH)]

    def paragraph(self, words: str, indent: int = INDENT, first: str = "") -> None:
        """Add words folded at the width, indented; `first` stands before them, in the indent's last characters."""
        before = first.ljust(indent) if first else " " * indent
        self._lines += textwrap.wrap(
            words, WIDTH, initial_indent=before, subsequent_indent=" " * indent, break_on_hyphens=False
        )

    def items(self, words: Iterable[str], indent: int = INDENT, *, numbered: bool = False) -> None:
        """Add a list, each item with its sign or number."""
        for number, item in enumerate(words, start=1):
            sign = f"{number}." if numbered else "-"
            self.paragraph(item, indent + len(sign) + 1, " " * indent + sign)

    def ticks(self, words: Iterable[str]) -> None:
        """Add a list with an empty box before each item."""
        for item in words:
            self.paragraph(item, INDENT + 4, " " * INDENT + "[ ]")

    def line(self, words: str = "") -> None:
        """Add a line as it is, or an empty one."""
        self._lines.append(words)

    def text(self) -> str:
        """Return the whole sheet, ending with a newline."""
        return "\n".join(line.rstrip() for line in self._lines) + "\n"
