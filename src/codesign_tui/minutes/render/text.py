"""Plain text for the body of an e-mail: lines of at most 76 characters, no markup."""

import textwrap
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from typing import Final, assert_never

from codesign_tui.minutes.document import (
    Appointment,
    Block,
    Card,
    Cards,
    Chart,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    SealMark,
    Signatures,
    Table,
    WritingLines,
)
from codesign_tui.minutes.render.common import Grid, grid, one_line, prepared

WIDTH: Final = 76
"""Characters of a line that no mail program folds (RFC 3676 asks for at most 78)."""

_GAP: Final = "  "
_EMPTY: Final = ("", "–")
"""Cells that a list leaves out: read aloud, a name followed by a dash tells nothing."""


def render(document: Document, *, at: datetime) -> bytes:
    """Return the document as UTF-8 text. The moment is not printed: the document says what it must."""
    del at
    ready = prepared(document)
    body = ("\n".join(_lines(block)) for block in ready.blocks)
    seal = "" if ready.seal is None else "\n".join(_seal(ready.seal))
    parts = [_head(ready), *body, seal, _foot(ready)]
    return ("\n\n".join(part for part in parts if part.strip()) + "\n").encode("utf-8")


def _head(document: Document) -> str:
    """Return the letterhead, the title and what stands under it."""
    parts = [
        "\n".join(line for text in document.letterhead for line in _wrapped(text)),
        "\n".join(_wrapped(document.copy_label)),
        "\n".join([*_wrapped(document.title), "=" * min(WIDTH, _columns(one_line(document.title)))]),
        "\n".join(line for text in document.subtitle for line in _wrapped(text)),
    ]
    return "\n\n".join(part for part in parts if part.strip())


def _foot(document: Document) -> str:
    """Return the line that closes the text."""
    return "\n".join(["-" * WIDTH, *_wrapped(document.footer)]) if document.footer.strip() else ""


def _seal(seal: SealMark) -> Iterator[str]:
    """Yield the lines of the seal, ruled off."""
    yield "-" * WIDTH
    yield from _wrapped(seal.lead)
    yield ""
    yield from _wrapped(seal.spoken, "    ", "    ")
    yield ""
    for line in seal.details:
        yield from _wrapped(line)


def _lines(block: Block) -> Iterator[str]:
    """Yield the lines of one block."""
    match block:
        case Heading(level=level, text=text):
            yield from _heading(level, one_line(text))
        case Paragraph(text=text, lead=lead, style=style):
            mark = "> " if style == "quote" else ""
            yield from _wrapped(" ".join(part for part in (lead, text) if part), mark, mark)
        case ListBlock(items=items, numbered=numbered):
            for number, item in enumerate(items, start=1):
                mark = f"{number}. " if numbered else "- "
                yield from _wrapped(item, mark, " " * len(mark))
        case Table():
            yield from _table(block)
        case Chart(table=table):
            yield from _table(table)
        case Appointment(lead=lead, text=text, details=details):
            yield from _wrapped(" ".join(part for part in (lead, text) if part))
            for one in details:
                yield from _wrapped(one, "  ", "  ")
        case WritingLines(count=count):
            yield from ["", "_" * WIDTH] * count
        case PageBreak():
            return
        case Cards(cards=cards):
            for card in cards:
                yield from _card(card)
        case Signatures(lines=lines):
            for role, name in lines:
                yield from _wrapped(", ".join(part for part in (role, name) if part))
                yield from ("", "_" * 40, "")
        case _:
            assert_never(block)


def _card(card: Card) -> Iterator[str]:
    """Yield one piece of paper between dotted lines; a format without pages shows it once."""
    yield "- " * (WIDTH // 2)
    for words in (card.title, card.under):
        yield from _wrapped(words) if words else ()
    for number, words in card.options:
        yield from _wrapped(words, f"{number}  ", "    ")
    yield from ["", "  ".join(["[   ]"] * card.cells)] if card.cells else []
    yield from _wrapped(card.note) if card.note else ()
    for box in card.boxes:
        yield from _wrapped(box, "[ ] ", "    ")


def _heading(level: int, text: str) -> Iterator[str]:
    """Yield a heading, underlined at the first two levels."""
    lines = _wrapped(text)
    yield from lines
    if level < 3:
        yield ("=" if level == 1 else "-") * max(_columns(line) for line in lines)


def _wrapped(text: str, first: str = "", following: str = "") -> list[str]:
    """Return the text on lines of at most `WIDTH`, its own line ends kept; marks open the lines."""
    lines: list[str] = []
    for row in text.strip("\n").split("\n"):
        mark = following if lines else first
        folded = textwrap.wrap(
            row, WIDTH, initial_indent=mark, subsequent_indent=following, break_on_hyphens=False, drop_whitespace=True
        )
        lines.extend(folded or [mark.rstrip()])
    return lines


def _columns(text: str) -> int:
    """Return how many character cells a text takes in a fixed-width font."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def _table(block: Table) -> Iterator[str]:
    """Yield a table in columns, or as a list of rows where the columns do not fit a line."""
    if block.caption.strip():
        yield from _wrapped(block.caption)
        yield ""
    squared = grid(block)
    cells = [squared.header, *squared.rows]
    widths = [max(_columns(row[at]) for row in cells) for at in range(len(squared.header))]
    fits = sum(widths) + len(_GAP) * (len(widths) - 1) <= WIDTH
    if fits and not any("\n" in cell for row in cells for cell in row):
        yield from _in_columns(squared, widths, block.numeric)
    else:
        yield from _as_list(squared, to_fill=block.room > 0)


def _in_columns(squared: Grid, widths: list[int], numeric: frozenset[int]) -> Iterator[str]:
    """Yield the rows in columns under a ruled header."""
    for number, row in enumerate((squared.header, *squared.rows)):
        padded = (_padded(cell, widths[at], right=at in numeric) for at, cell in enumerate(row))
        yield _GAP.join(padded).rstrip()
        if number == 0:
            yield _GAP.join("-" * width for width in widths)


def _padded(cell: str, width: int, *, right: bool) -> str:
    """Return the cell filled with spaces to its column's width."""
    blank = " " * (width - _columns(cell))
    return blank + cell if right else cell + blank


def _as_list(squared: Grid, *, to_fill: bool) -> Iterator[str]:
    """Yield each row as an entry of a list, its cells named by the header.

    The header stands by itself where there is no row, and in a table to fill in, whose cells are empty.
    """
    if to_fill or not squared.rows:
        yield from _wrapped(" | ".join(squared.header))
    for row in squared.rows:
        mark = "- "
        for name, cell in zip(squared.header, row, strict=True):
            if cell.strip() not in _EMPTY:
                yield from _wrapped(f"{one_line(name)}: {cell}" if name.strip() else cell, mark, "  ")
                mark = "  "
