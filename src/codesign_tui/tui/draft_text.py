"""The neutral document as lines of text on a screen: the same blocks, in the same order, for reading only."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from textual.content import Content

from codesign_tui.minutes.document import (
    Appointment,
    Block,
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
    block_texts,
)
from codesign_tui.tui.text import show, show_line

WIDEST: Final = 100
"""Cells beyond which a line is hard to read."""

_NARROWEST_COLUMN: Final = 9
_LONGEST_WORD: Final = 16
_GAP: Final = 2
_EMPTY: Final = ("", "–", "-")


def draft_lines(document: Document, width: int) -> list[Content]:
    """Return the document in lines of at most `width` cells."""
    width = max(20, min(width, WIDEST))
    lines = [*_head(document, width)]
    for block in document.blocks:
        lines.extend(_block(block, width))
    if document.seal is not None:
        lines.extend(_seal(document.seal, width))
    if document.footer:
        lines += [Content(""), *_wrapped(show_line(document.footer, "$muted"), width)]
    return lines


def _head(document: Document, width: int) -> Iterator[Content]:
    """Yield letterhead, title and what stands under it, centred."""
    for text in document.letterhead:
        yield from _wrapped(show_line(text, "$muted"), width, centred=True)
    yield Content("")
    yield from _wrapped(show_line(document.title, "bold"), width, centred=True)
    for text in (*document.subtitle, *document.standing):
        yield from _wrapped(show_line(text, "$muted"), width, centred=True)


def _seal(seal: SealMark, width: int) -> Iterator[Content]:
    """Yield the seal, ruled off."""
    yield from (Content(""), show("─" * width, "$muted"))
    yield from _wrapped(show(seal.lead, "$muted"), width)
    yield from _wrapped(show(seal.spoken, "bold"), width)
    for line in seal.details:
        yield from _wrapped(show(line, "$muted"), width)


def _block(block: Block, width: int) -> Iterator[Content]:
    """Yield the lines of one block, with air before it."""
    yield Content("")
    match block:
        case Heading(level=level, text=text):
            yield from _wrapped(show_line(text, "bold $primary" if level == 1 else "bold"), width)
        case Paragraph():
            yield from _paragraph(block, width)
        case ListBlock(items=items, numbered=numbered):
            for number, item in enumerate(items, start=1):
                yield from _hanging(f"{number}. " if numbered else "· ", show(item), width)
        case Table():
            yield from _table(block, width)
        case Chart(table=table):
            yield from _table(table, width)
        case Appointment(lead=lead, text=text, details=details):
            yield from _paragraph(Paragraph(text, lead=lead), width)
            for one in details:
                yield from _wrapped(show(one, "$muted"), width)
        case WritingLines() | PageBreak():
            return
        case Cards():
            for text in block_texts(block):
                yield from _wrapped(show_line(text), width)
        case Signatures(lines=lines):
            for role, name in lines:
                yield from _wrapped(show_line(f"{role}   {name or '…' * 20}"), width)
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, width: int) -> Iterator[Content]:
    """Yield running text with its bold lead; a quote stands behind a bar."""
    style = "$muted" if block.style == "small" else ""
    lead = show(f"{block.lead.rstrip()} ", "bold") if block.lead else Content("")
    text = lead + show(block.text, style)
    if block.style == "quote":
        for line in _wrapped(text, width - 2):
            yield show("│ ", "$muted") + line
    else:
        yield from _wrapped(text, width, centred=block.style == "centred")


def _table(table: Table, width: int) -> Iterator[Content]:
    """Yield a table in columns, or one entry after the other where columns would be too narrow to read."""
    if table.caption:
        yield from _wrapped(show_line(table.caption, "bold"), width)
    columns = max([len(table.header), *(len(row) for row in table.rows)], default=0)
    if not columns:
        return
    header, rows = _filled(table.header, columns), [_filled(row, columns) for row in table.rows]
    widths = _widths([header, *rows], width)
    if widths is None:
        yield from _entries(header, rows, width)
        return
    yield from _row([show_line(cell, "bold") for cell in header], widths, table.numeric)
    yield show("─" * (sum(widths) + _GAP * (columns - 1)), "$muted")
    for row in rows:
        yield from _row([show_line(cell) for cell in row], widths, table.numeric)


def _filled(row: Sequence[str], columns: int) -> list[str]:
    """Return the row with as many cells as there are columns."""
    return [*row, *[""] * (columns - len(row))]


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Return the width of each column, or None when they do not fit side by side."""
    room = width - _GAP * (len(rows[0]) - 1)
    natural = [max(show_line(cell).cell_length for cell in column) for column in zip(*rows, strict=True)]
    least = [min(want, max(_NARROWEST_COLUMN, _longest_word(column))) for want, column in
             zip(natural, zip(*rows, strict=True), strict=True)]  # fmt: skip
    if sum(least) > room:
        return None
    spare, wanted = room - sum(least), sum(natural) - sum(least)
    share = min(1.0, spare / wanted) if wanted else 0.0
    return [floor + int((want - floor) * share) for want, floor in zip(natural, least, strict=True)]


def _longest_word(cells: Sequence[str]) -> int:
    """Return the cells of the longest word that should stay whole."""
    return min(_LONGEST_WORD, max((show(word).cell_length for cell in cells for word in cell.split()), default=0))


def _row(cells: Sequence[Content], widths: Sequence[int], numeric: frozenset[int]) -> Iterator[Content]:
    """Yield the lines of one row."""
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for at in range(max(len(lines) for lines in wrapped)):
        parts = []
        for column, (lines, width) in enumerate(zip(wrapped, widths, strict=True)):
            line = lines[at] if at < len(lines) else Content("")
            gap = " " * max(0, width - line.cell_length)
            parts.append(Content(gap) + line if column in numeric else line + Content(gap))
        yield Content(" " * _GAP).join(parts).rstrip()


def _entries(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[Content]:
    """Yield each row as a small entry: its first cell in bold, then each column by name."""
    for row in rows:
        yield from _hanging("· ", show_line(row[0], "bold"), width)
        for name, cell in zip(header[1:], row[1:], strict=True):
            if cell.strip() not in _EMPTY:
                yield from _hanging("  ", show_line(f"{name}: ", "$muted") + show_line(cell), width)


def _hanging(sign: str, text: Content, width: int) -> Iterator[Content]:
    """Yield a text whose lines stand to the right of a sign."""
    indent = len(sign)
    for at, line in enumerate(_wrapped(text, width - indent)):
        yield show(sign if at == 0 else " " * indent) + line


def _wrapped(text: Content, width: int, *, centred: bool = False) -> list[Content]:
    """Return the text in lines of at most so many cells."""
    lines = [line.rstrip() for line in text.wrap(max(width, 2))] or [Content("")]
    if not centred:
        return lines
    return [Content(" " * max(0, (width - line.cell_length) // 2)) + line for line in lines]
