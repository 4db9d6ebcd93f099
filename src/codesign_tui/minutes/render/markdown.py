"""Markdown (CommonMark with the tables of GitHub): open text, fit for publishing online and for comparing versions.

People's words are escaped, so that they stay literal whatever they contain.
"""

import re
from collections.abc import Iterable, Iterator
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
from codesign_tui.minutes.render.common import grid, one_line, prepared

_MEANT: Final = re.compile(r"[\\`*_{}\[\]<>#|~!&$@^]")
"""Characters that mean something anywhere in a line, in CommonMark or in a common extension of it."""

_OPENING: Final = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")
"""What would open a list, a rule, a heading or a definition at the start of a line."""

_LINK: Final = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")
"""What some readers turn into a link by themselves."""


def inline(text: str) -> str:
    """Return one line of text so that Markdown shows it as it is, inside a line: a heading, a cell."""
    return _LINK.sub(r"\1\\\2", _MEANT.sub(r"\\\g<0>", text.strip()))


def escaped(text: str) -> str:
    """Return one line of text so that Markdown shows it as it is, also where it opens a line."""
    return _OPENING.sub(_opening_escaped, inline(text))


def _opening_escaped(match: "re.Match[str]") -> str:
    """Return the start of a line that no longer opens a list: the backslash goes before its sign."""
    found = match.group(0)
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def render(document: Document, *, at: datetime) -> bytes:
    """Return the document as UTF-8 Markdown. The moment is not printed: the document says what it must."""
    del at
    ready = prepared(document)
    head = [
        _rows(ready.letterhead),
        _strong(ready.copy_label),
        f"# {inline(one_line(ready.title))}",
        _rows(ready.subtitle),
    ]
    foot = ["---", _rows([ready.footer])] if ready.footer.strip() else []
    seal = ["---", *_seal(ready.seal)] if ready.seal is not None else []
    parts = [*head, *("\n".join(_lines(block)) for block in ready.blocks), *seal, *foot]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def _seal(seal: SealMark) -> Iterator[str]:
    """Yield the paragraphs of the seal."""
    yield _rows([seal.lead])
    yield _strong(seal.spoken)
    yield _rows(seal.details)


def _rows(texts: Iterable[str]) -> str:
    """Return texts one under the other in one paragraph."""
    return "\\\n".join(row for text in texts if text.strip() for row in _text_rows(text))


def _text_rows(text: str) -> list[str]:
    """Return the escaped lines of a text; an empty line inside it keeps its place without ending the paragraph."""
    return [escaped(row) or "&nbsp;" for row in text.strip("\n").split("\n")]


def _strong(text: str) -> str:
    """Return one line in bold; nothing for nothing."""
    return f"**{inline(one_line(text))}**" if text.strip() else ""


def _lines(block: Block) -> Iterator[str]:
    """Yield the lines of one block."""
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * (level + 1)} {inline(one_line(text))}"
        case Paragraph(text=text, lead=lead, style=style):
            mark = "> " if style == "quote" else ""
            yield mark + f"\\\n{mark}".join(_paragraph_rows(lead, text))
        case ListBlock(items=items, numbered=numbered):
            for number, item in enumerate(items, start=1):
                mark = f"{number}. " if numbered else "- "
                indent = " " * len(mark)
                yield mark + f"\\\n{indent}".join(_text_rows(item))
        case Table():
            yield from _table(block)
        case Chart(table=table):
            yield from _table(table)
        case Appointment(lead=lead, text=text, details=details):
            yield "\\\n".join([*_paragraph_rows(lead, text), *(row for one in details for row in _text_rows(one))])
        case WritingLines(count=count):
            yield "\n\n".join([_RULE] * count)
        case PageBreak():
            return
        case Cards(cards=cards):
            yield "\n\n---\n\n".join("\n\n".join(_card(card)) for card in cards)
        case Signatures(lines=lines):
            for role, name in lines:
                said = ", ".join(escaped(one_line(part)) for part in (role, name) if part.strip())
                yield _signature(said)
        case _:
            assert_never(block)


_RULE: Final = "\\_" * 60
"""A line to write on."""


def _card(card: Card) -> Iterator[str]:
    """Yield the paragraphs of one piece of paper; a format without pages shows it once."""
    yield from (part for part in (_strong(card.title), _rows([card.under])) if part)
    if card.options:
        yield "\\\n".join(f"{_strong(number)} {inline(one_line(words))}" for number, words in card.options)
    if card.cells:
        yield " ".join(["\\_\\_\\_"] * card.cells)
    yield from (part for part in (_rows([card.note]), _rows([f"☐ {box}" for box in card.boxes])) if part)


def _signature(said: str) -> str:
    """Return a line to sign."""
    line = "\\_" * 30
    return f"- {said}: {line}"


def _paragraph_rows(lead: str, text: str) -> list[str]:
    """Return the lines of a paragraph, its lead words in bold before them."""
    rows = _text_rows(text) if text.strip() else []
    if not lead.strip():
        return rows
    first = _strong(lead)
    return [f"{first} {rows[0]}", *rows[1:]] if rows else [first]


def _table(block: Table) -> Iterator[str]:
    """Yield a caption and a table."""
    if block.caption.strip():
        yield _strong(block.caption)
        yield ""
    squared = grid(block)
    yield _table_row(squared.header)
    yield "|" + "|".join(" ---: " if at in block.numeric else " --- " for at in range(len(squared.header))) + "|"
    for row in squared.rows:
        yield _table_row(row)


def _table_row(cells: Iterable[str]) -> str:
    """Return one row; a line end in a cell is the only markup of HTML in the file."""
    return "| " + " | ".join("<br>".join(map(inline, cell.strip("\n").split("\n"))) for cell in cells) + " |"
