"""The neutral document: what every format shows, in the same order.

Composition decides language, copy (internal or public) and every word; renderers only dress it. A renderer
matches on `Block` and ends with `assert_never`, so a new block that it forgets is a type error.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.filing.record import Filing


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter of the document (its title is `Document.title`)."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lead` words, if any, stand in bold before it."""

    text: str
    lead: str = ""
    style: Literal["body", "centred", "small", "quote"] = "body"
    """`quote` is somebody's verbatim words; `small` a note."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of short texts, numbered or with bullets."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row and no merged cells. `widths` are relative; `numeric` columns align right."""

    caption: str
    """Empty where the heading right above says what the table holds."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    numeric: frozenset[int] = frozenset()
    room: int = 0
    """Millimetres that every row keeps for writing by hand, or for stickers; such a table is ruled on all sides."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars, each in parts, over the table that says the same: formats without pictures show that alone."""

    bars: tuple[str, ...]
    """What each bar is of."""
    parts: tuple[str, ...]
    """What the parts of a bar are; one part has no name to be told."""
    values: tuple[tuple[float, ...], ...]
    """For each bar the length of its parts, none negative."""
    shown: tuple[str, ...]
    """What stands at the end of each bar: its whole, as people write it."""
    alternative: str
    """What the picture says, for whoever does not see it."""
    table: Table
    more: str = ""
    """What stands under the last bar, where the picture does not show all that the table has."""


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on by hand."""

    count: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a new page; formats without pages show nothing."""


@dataclass(frozen=True, slots=True)
class Card:
    """One piece of paper among several of a page."""

    title: str
    """Empty on a card that is written on by hand."""
    under: str = ""
    """Smaller, under the title."""
    options: tuple[tuple[str, str], ...] = ()
    """A number or letter, and what it stands for."""
    note: str = ""
    """How to fill it in."""
    boxes: tuple[str, ...] = ()
    """Words with an empty box before each, to tick one."""
    cells: int = 0
    """Empty boxes in a row, to write a number in each."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Pieces of paper to cut along dotted lines: `tent` folds to stand on a table, `ballot` is filled in."""

    cards: tuple[Card, ...]
    shape: Literal["tent", "ballot"]
    copies: int = 1
    """How many pieces of each card; formats without pages show each once."""
    columns: int = 1
    rows: int = 2
    """How many stand side by side and one under the other on a page."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign: who in which role. The name may be empty."""

    lines: tuple[tuple[str, str], ...]
    """(role, name) of each."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something to do by a day, beside a code that a phone's camera can put in its calendar; the words say it all."""

    lead: str
    """Its short name, in bold."""
    text: str
    details: tuple[str, ...]
    """Smaller, one under the other: by when, with what."""
    day: date
    summary: str
    """What the calendar will call it."""
    alternative: str
    """What the code does, for whoever does not see it."""


@dataclass(frozen=True, slots=True)
class SealMark:
    """What stands at the end of a sealed document: words to read aloud, the digest, and both in a camera's code."""

    lead: str
    """What it is, with version and day, in bold."""
    words: tuple[str, ...]
    """The six words of the digest, in the document's language."""
    details: tuple[str, ...]
    """Smaller, one under the other: the short digest, how to verify."""
    payload: str
    """The text that the code holds; no address."""
    alternative: str
    """What the code does, for whoever does not see it."""
    at: datetime
    """When it was sealed: every file of a sealed document carries this moment, so that it is always the same bytes."""

    @property
    def digest(self) -> str:
        """The whole digest, as the code holds it."""
        return next((line.partition(":")[2] for line in self.payload.split("\n") if line.startswith("digest ")), "")

    @property
    def spoken(self) -> str:
        """The words on one line."""
        return " · ".join(self.words)


Block = Heading | Paragraph | ListBlock | Table | Chart | Appointment | WritingLines | PageBreak | Cards | Signatures

Look = Literal["minutes", "sheet", "poster", "cut", "large"]
"""How a document is set: an act to read, a sheet to write on, a wall, pieces to cut, 18 points and more throughout."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document in one language for one kind of reader."""

    title: str
    """The act's own title: "Verbale n. 2 – Tavolo di co-progettazione «…»"."""
    language: str
    """"it" or "en"."""
    copy: CopyKind
    copy_label: str
    """What every page says: "COPIA INTERNA" or "COPIA PUBBLICA", in the document's language."""
    letterhead: tuple[str, ...] = ()
    """Lines above the title: the municipality, the office."""
    subtitle: tuple[str, ...] = ()
    """Lines under the title: the legal line, the notice."""
    standing: tuple[str, ...] = ()
    """Lines after these that tell where the document stands: draft, approved, registered. No seal holds them."""
    blocks: tuple[Block, ...] = ()
    footer: str = ""
    """What stands at the foot of every page beside "page x of y"."""
    page_words: tuple[str, str] = ("pagina", "di")
    """How this language says "page x of y"."""
    author: str = ""
    """For the metadata: the office, never a person."""
    file_title: str = ""
    """What names the files: the path's title, without the names that this copy may not print."""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    look: Look = "minutes"
    landscape: bool = False
    """Whether the page lies on its long side."""
    filing: Filing | None = None
    """What it says of itself to whoever files it; no reader sees it, and no seal holds it."""
    seal: SealMark | None = None
    """What closes a sealed document; None in a draft."""
    confirm: tuple[str, ...] = field(default=())
    """Replacements made in free text of a public copy, for the writer to confirm; no renderer prints them."""
    left_out: tuple[str, ...] = ()
    """Sections that were switched off and had something to say, for the writer to know; no renderer prints them."""


def texts(document: Document) -> Iterator[str]:
    """Yield every text a reader of any format must find, in order."""
    yield from document.letterhead
    yield document.title
    yield from document.subtitle
    yield from document.standing
    for block in document.blocks:
        yield from block_texts(block)
    if document.seal is not None:
        yield from (document.seal.lead, document.seal.spoken, *document.seal.details)


def block_texts(block: Block) -> Iterator[str]:
    """Yield the texts of one block, in reading order."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(text=text, lead=lead):
            yield from (part for part in (lead, text) if part)
        case ListBlock(items=items):
            yield from items
        case Table(caption=caption, header=header, rows=rows):
            yield from (caption,) if caption else ()
            yield from header
            for row in rows:
                yield from row
        case Chart(table=table):
            yield from block_texts(table)
        case Appointment(lead=lead, text=text, details=details):
            yield from (part for part in (lead, text, *details) if part)
        case WritingLines() | PageBreak():
            return
        case Cards(cards=cards):
            for card in cards:
                yield from card_texts(card)
        case Signatures(lines=lines):
            for role, name in lines:
                yield from (part for part in (role, name) if part)


def card_texts(card: Card) -> Iterator[str]:
    """Yield the texts of one card, in reading order."""
    options = (part for option in card.options for part in option)
    yield from (part for part in (card.title, card.under, *options, card.note, *card.boxes) if part)
