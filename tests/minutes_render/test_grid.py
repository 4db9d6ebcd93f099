"""How wide the columns of a table are, and what stays on the page of what it announces."""

import pytest

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Signatures, Table
from codesign_tui.minutes.render import pdf, text
from codesign_tui.minutes.render.common import announces, grid
from minutes_render.readers import read_pdf
from minutes_render.sample import AT

WORDS = "parole che vanno a capo quante volte serve, una riga dopo l'altra, finché non finiscono"


def test_a_column_takes_no_more_than_its_longest_line() -> None:
    """Whatever is asked for a column of short codes, the room it cannot use goes to the one with sentences."""
    squared = grid(Table("", ("N.", "Proposta"), (("PR1", WORDS * 2), ("PR2", WORDS)), (5, 5)))
    code, sentence = squared.widths
    assert code < 100 < 900 <= sentence
    assert not squared.cramped


def test_no_column_cuts_a_word_and_the_page_is_filled() -> None:
    """A column asked narrow is as wide as its longest word; together the columns take the whole page."""
    header = ("Denominazione", "Testo")
    squared = grid(Table("", header, ((WORDS, WORDS * 3), ("amministrazione", WORDS)), (1, 50)))
    assert squared.widths[0] > 140
    assert 998 <= sum(squared.widths) <= 1002


def test_a_table_of_short_words_spreads_over_the_page() -> None:
    """Where every cell fits on one line, the page is shared by how long the lines are."""
    short, long = grid(Table("", ("A", "Punti"), (("1", "quaranta parole"),))).widths
    assert short < long
    assert 998 <= short + long <= 1002


@pytest.mark.parametrize(
    ("block", "following", "together"),
    [
        (Paragraph("", lead="Deleghe:"), ListBlock(("una",)), True),
        (Paragraph("Seguono:"), ListBlock(("una",)), True),
        (Heading(1, "Titolo"), Paragraph("parole"), True),
        (Paragraph("Letto e confermato."), Signatures((("Segretaria", "A. B."),)), True),
        (Paragraph("Letto e confermato."), Paragraph("parole"), False),
        (Paragraph("Letto e confermato."), None, False),
    ],
)
def test_what_announces_stays_with_what_follows(block: Block, following: Block | None, together: bool) -> None:
    """Leads, headings, sentences that end with a colon, and the sentence over the signatures."""
    assert announces(block, following) is together


@pytest.mark.parametrize("rows", range(34, 46))
def test_nobody_signs_an_empty_sheet(rows: int) -> None:
    """Wherever the page ends, the signatures stand under the words that are signed."""
    signed: tuple[Block, ...] = (
        Paragraph("Letto, confermato."),
        Signatures((("Responsabile", "Una Firma"), ("Segretario", "Altra"))),
    )
    blocks: tuple[Block, ...] = (*[Paragraph(f"riga {row}") for row in range(rows)], *signed)
    document = Document("t", "it", CopyKind.INTERNAL, "COPIA INTERNA", blocks=blocks, footer="Piede")
    page = next(page for page in read_pdf(pdf.render(document, at=AT)) if "Una Firma" in page)
    assert "Letto, confermato." in page
    assert "Altra" in page


def test_a_list_read_aloud_leaves_out_empty_cells() -> None:
    """In plain text a wide table becomes a list, where a cell without anything is not named."""
    table = Table("", ("Impegno", "Risorse", "Entro"), ((WORDS, "–", "maggio"),))
    document = Document("t", "it", CopyKind.INTERNAL, "COPIA", blocks=(table,))
    read = text.render(document, at=AT).decode("utf-8")
    assert "Risorse" not in read
    assert "Entro: maggio" in read
