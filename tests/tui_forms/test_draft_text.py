"""The neutral document as lines on a screen."""

from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import clean
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Signatures, Table
from codesign_tui.tui.draft_text import draft_lines
from support_tui import HOSTILE


def _document(*blocks: Block) -> Document:
    """Return a document of these blocks."""
    return Document("Verbale n. 1", "it", CopyKind.INTERNAL, "COPIA INTERNA", blocks=blocks)


def _text(document: Document, width: int = 78) -> str:
    """Return the lines as one text."""
    return "\n".join(line.plain for line in draft_lines(document, width))


def _letters(text: str) -> str:
    """Return the text without the white space that breaking lines changes."""
    return "".join(text.split())


ALL = _document(
    Heading(1, "Ordine del giorno"),
    Paragraph("La seduta è aperta.", lead="Apertura."),
    Paragraph("Non sono d'accordo.", style="quote"),
    ListBlock(("uno", "due"), numbered=True),
    Table("Presenti", ("Nome", "Ente"), (("Irene Castaldi", "Comune"), ("Samuele", "Il Filo d'Erba"))),
    Signatures((("Il segretario", ""),)),
)


def test_every_block_is_read_in_its_order() -> None:
    """Headings, paragraphs, lists, tables and signatures stand in the order of the document."""
    text = _text(ALL)
    words = ["Ordine del giorno", "Apertura.", "│ Non sono", "1. uno", "2. due", "Presenti", "Irene", "Il segretario"]
    places = [text.index(word) for word in words]
    assert places == sorted(places)


def test_no_line_is_wider_than_the_screen() -> None:
    """At any width every line fits, wide characters counted."""
    long = _document(Paragraph("日本語の提案 " * 40 + "parola" * 40), *ALL.blocks)
    for width in (40, 57, 78, 100):
        assert max(line.cell_length for line in draft_lines(long, width)) <= width


def test_a_table_too_wide_for_columns_becomes_entries() -> None:
    """Seven columns do not fit 78 cells: each row reads as a small entry, and no cell is lost."""
    header = tuple(f"Colonna numero {n}" for n in range(7))
    rows = tuple(tuple(f"cella{row}{column}abcdefghi" for column in range(7)) for row in range(3))
    text = _text(_document(Table("Larga", header, rows)))
    assert "Colonna numero 3: cella03abcdefghi" in text
    assert all(cell in text for row in rows for cell in row)


def test_a_narrow_table_stands_in_columns() -> None:
    """Two short columns stand side by side."""
    assert "Irene Castaldi  Comune" in _text(ALL)


def test_hostile_text_is_read_whole_and_without_control_bytes() -> None:
    """Everything visible of a hostile text can be read, and nothing reaches the terminal as a command."""
    blocks = [
        block
        for text in HOSTILE
        for block in (Paragraph(text, lead=text), ListBlock((text,)), Table(text, (text, text), ((text, text),)))
    ]
    text = _text(_document(*blocks))
    assert not [letter for letter in text if ord(letter) < 0x20 and letter != "\n"]
    for hostile in HOSTILE:
        assert _letters(clean(hostile)) in _letters(text)
