"""What every renderer does first: texts made safe, headings that skip no level, tables without ragged rows."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal, assert_never

from codesign_tui.domain.text import clean
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.document import (
    Appointment,
    Block,
    Cards,
    Chart,
    Document,
    Heading,
    ListBlock,
    Look,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    WritingLines,
)
from codesign_tui.minutes.mapping import mapped

_PIECE: Final = 4_000
"""Characters cleaned at a time: `clean` cuts what is longer than a card may be, and a document may join cards."""

_LONGEST_WORD: Final = 24
"""Characters of a word that is never cut; a longer one may be, in a narrow column."""

_LINE: Final = 85.0
"""Room across the page in a table's type (9.5 points, 16 cm), in ordinary letters of Liberation Sans or Arial."""

_CELL_MARGINS: Final = 2.5
"""Room that the margins of a cell take, in the same unit, and a little more."""

_HALVINGS: Final = 40
"""Steps in which the scale of a table's widths is found: far finer than a per mille of the page."""

LOOK_SCALE: Final[Mapping[Look, float]] = MappingProxyType(
    {"minutes": 1.0, "sheet": 1.05, "poster": 1.5, "cut": 1.0, "large": 1.75}
)
"""How much larger than in an act the type of the office formats is."""

PIECES_ROOM: Final = 192
"""Millimetres of a page that pieces to cut share, in the office formats."""

_LETTERS: Final = {
    **dict.fromkeys("mwMW@%—", 1.55),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&€", 1.25),
    **dict.fromkeys("iljI|'’.,:;!", 0.45),
    **dict.fromkeys("tfr()[]-/ ", 0.6),
}
"""How wide some letters are, in ordinary ones."""


def prepared(document: Document) -> Document:
    """Return the document as it is drawn: cleaned, without empty blocks, with a title and an outline without gaps.

    The digest of a sealed one stands among its properties, so that a copy is known also when it was changed.
    """
    safe = mapped(document, _safe)
    blocks = _without_gaps(tuple(block for block in safe.blocks if not _is_empty(block)))
    return replace(
        safe,
        title=safe.title.strip() or safe.copy_label or "–",
        subtitle=(*safe.subtitle, *safe.standing),
        standing=(),
        blocks=blocks,
        keywords=(*_seal_word(safe), *safe.keywords, *_filed_words(safe)),
    )


def _seal_word(document: Document) -> tuple[str, ...]:
    """Return the word by which a sealed document is known."""
    return () if document.seal is None else (f"codesign-seal-{document.seal.digest}",)


def _filed_words(document: Document) -> Iterator[str]:
    """Yield where the office files a document, which version it is and its identifier: every format holds keywords."""
    filing = document.filing
    if filing is None:
        return
    say = Translator(document.language if document.language in LANGUAGES else LANGUAGES[0])
    if filing.dossier:
        yield say("filing.keyword.dossier", dossier=filing.dossier)
    if filing.classification:
        yield say("filing.keyword.classification", classification=filing.classification)
    yield say("filing.keyword.version", version=filing.version)
    yield filing.identifier


def _safe(text: str) -> str:
    """Return the text without control bytes, whatever its length; a tab is a space in a document."""
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join(map(clean, pieces)).replace("\t", " ")


def _is_empty(block: Block) -> bool:
    """Return whether a block would print nothing."""
    match block:
        case Heading(text=text):
            return not text.strip()
        case Paragraph(text=text, lead=lead):
            return not (text.strip() or lead.strip())
        case ListBlock(items=items):
            return not items
        case Table(header=header, rows=rows):
            return not header and not rows
        case Chart(table=table):
            return _is_empty(table)
        case Appointment(lead=lead, text=text):
            return not (lead.strip() or text.strip())
        case WritingLines(count=count):
            return count < 1
        case PageBreak():
            return False
        case Cards(cards=cards, copies=copies):
            return not cards or copies < 1
        case Signatures(lines=lines):
            return not lines
        case _:
            assert_never(block)


def _without_gaps(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with no heading more than one level under the one before it (PDF/UA-1, 7.4.2)."""
    allowed: Literal[1, 2, 3] = 1
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            level: Literal[1, 2, 3] = block.level if block.level <= allowed else allowed
            block = replace(block, level=level)
            allowed = 2 if level == 1 else 3
        result.append(block)
    return tuple(result)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose header, rows and widths (in per mille of the page) all have the same number of columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    cramped: bool
    """Whether the page is too narrow for the longest words of all columns side by side."""


def grid(table: Table) -> Grid:
    """Return the table squared: short rows are filled up, no column is narrower than its longest word.

    None is wider than its longest line either, as long as another one can use the room. A table to write in by hand
    has the widths that it was given: its cells are empty.
    """
    columns = max(len(table.header), *(len(row) for row in table.rows), 1)
    header = _filled(table.header, columns)
    rows = tuple(_whole_numbers(_filled(row, columns), table.numeric) for row in table.rows)
    cells = [[header[at], *(row[at] for row in rows)] for at in range(columns)]
    if len(table.widths) == columns and all(width > 0 for width in table.widths):
        wanted = [float(width) for width in table.widths]
    else:
        wanted = [_wanted(column) for column in cells]
    if table.room and len(table.widths) == columns:
        return Grid(header, rows, _shares(wanted, wanted, wanted), False)
    least = [_longest_word(column) for column in cells]
    most = [max(floor, _longest_line(column)) for floor, column in zip(least, cells, strict=True)]
    return Grid(header, rows, _shares(wanted, least, most), sum(least) > _LINE)


_SHORT_ROWS: Final = 6
_SHORT_LETTERS: Final = 900


def is_short(table: Table) -> bool:
    """Return whether a table stands whole on one page: a few short rows, not worth turning a page for."""
    letters = sum(len(cell) for row in table.rows for cell in row)
    return len(table.rows) <= _SHORT_ROWS and letters <= _SHORT_LETTERS and table.room == 0


def _filled(row: tuple[str, ...], columns: int) -> tuple[str, ...]:
    """Return the row with empty cells up to the number of columns."""
    return row + ("",) * (columns - len(row))


def _whole_numbers(row: tuple[str, ...], numeric: frozenset[int]) -> tuple[str, ...]:
    """Return the row with numbers that no line end cuts: "1.440,00 €" stays on one line."""
    return tuple(
        cell.replace(" ", "\u00a0") if at in numeric and len(cell) <= _LONGEST_WORD else cell
        for at, cell in enumerate(row)
    )


def _wanted(cells: list[str]) -> float:
    """Return how much room a column's texts ask for; long texts wrap, so they ask less than their length."""
    longest = max(len(cell) for cell in cells)
    mean = sum(len(cell) for cell in cells) / len(cells)
    return min(60.0, max(4.0, min(longest, 1.5 * mean + 6)))


def _longest_word(cells: list[str]) -> float:
    """Return the room that a column needs so that none of its words is cut."""
    words = {word[:_LONGEST_WORD] for cell in cells for word in re.split("[ \n]", cell)}
    return max(map(text_width, words), default=0.0) + _CELL_MARGINS


def _longest_line(cells: list[str]) -> float:
    """Return the room in which every cell of a column stands on one line: more would be empty paper."""
    return max((text_width(line) for cell in cells for line in cell.split("\n")), default=0.0) + _CELL_MARGINS


def text_width(word: str) -> float:
    """Return how wide a word is, in ordinary letters."""
    return sum(_LETTERS.get(letter, 1.0) for letter in word)


def _shares(wanted: list[float], least: list[float], most: list[float]) -> tuple[int, ...]:
    """Return widths in per mille that follow what is wanted, between the least and the most of each column.

    Where even the least of all does not fit, or the most of all leaves room, the page is shared in that proportion.
    """
    if sum(least) >= _LINE:
        widths = least
    elif sum(most) <= _LINE:
        widths = most
    else:
        widths = _between(wanted, least, most)
    return tuple(max(1, round(1000 * width / sum(widths))) for width in widths)


def _between(wanted: list[float], least: list[float], most: list[float]) -> list[float]:
    """Return the widths that fill the page at one scale of what is wanted, each kept between its bounds."""
    low, high = 0.0, max(top / weight for top, weight in zip(most, wanted, strict=True))
    widths = least
    for _ in range(_HALVINGS):
        scale = (low + high) / 2
        columns = zip(wanted, least, most, strict=True)
        widths = [min(top, max(floor, scale * weight)) for weight, floor, top in columns]
        low, high = (scale, high) if sum(widths) < _LINE else (low, scale)
    return widths


def announces(block: Block, following: Block | None) -> bool:
    """Return whether a block belongs on the same page as the one that follows.

    It does when it only announces it, and when the other is for signing: nobody signs a sheet that says nothing.
    """
    return _announces(block) or isinstance(following, Signatures)


def _announces(block: Block) -> bool:
    """Return whether a block only announces the next one."""
    match block:
        case Heading():
            return True
        case Paragraph(text=text, style="body"):
            return not text.strip() or text.rstrip().endswith(":")
        case _:
            return False


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter of the text is of a script written from right to left."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def one_line(text: str) -> str:
    """Return the text on one line, for titles, headings and metadata."""
    return " ".join(text.split())


_LONG_WORD: Final = re.compile(rf"[^\s⟦⟧]{{{_LONGEST_WORD + 1},}}")
_PARTS: Final = re.compile(r".{1,3}[\u0300-\u036f]*", re.DOTALL)


def cut_where_long(line: str) -> list[str]:
    """Return a line in parts: between two parts a line may end without a hyphen.

    Parts end where somebody typed an invisible break point, and inside very long words; words of joined or
    right-to-left scripts are left whole, since a cut would change how their letters are drawn.
    """
    return [part for stretch in line.split("\u200b") for part in _cut(stretch) if part]


def _cut(stretch: str) -> Iterator[str]:
    """Yield a stretch in parts."""
    done = 0
    for word in _LONG_WORD.finditer(stretch):
        if max(word.group(0)) < "\u0590":
            yield stretch[done : word.start()]
            yield from _PARTS.findall(word.group(0))
            done = word.end()
    yield stretch[done:]


def points_scaled(points: str, scale: float) -> str:
    """Return a size in points, "10.5pt", made larger; any other size as it is."""
    number = points.removesuffix("pt")
    return f"{float(number) * scale:.1f}pt" if points.endswith("pt") else points
