"""The PDF: what it claims, what it shows, and that nothing typed is ever run."""

import io
import unicodedata
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Block, Document, Heading, Paragraph, Table, texts
from codesign_tui.minutes.render import pdf
from minutes_render.readers import missing_in_order, normal, read_pdf
from minutes_render.sample import AT, NASTY, minutes, rich


def _shaped(text: str) -> bool:
    """Return whether letters are joined or set from right to left, which this reader reports letter by letter."""
    return any(
        unicodedata.category(character) in ("Mn", "Mc", "Me") or unicodedata.bidirectional(character) in ("R", "AL")
        for character in unicodedata.normalize("NFC", text)
    )


def _running_text(document: Document, content: bytes) -> str:
    """Return the pages' text one after the other without what stands at the head and foot of each."""
    pages = [normal(page, without="-\ufffe") for page in read_pdf(content)]
    label, title, foot = (normal(text, without="-") for text in (document.copy_label, document.title, document.footer))
    running = []
    for number, page in enumerate(pages, start=1):
        head = label if number == 1 else title + label
        end = f"{foot}pagina{number}di{len(pages)}"
        assert page.startswith(head)
        assert page.endswith(end)
        running.append(page.removeprefix(head).removesuffix(end))
    return "".join(running)


def test_every_text_is_found_in_order_in_the_pdf() -> None:
    """Each text, stand-ins read back as the characters they stand for, is printed in the document's order."""
    document = rich()
    expected = (normal(text, without="-") for text in texts(document) if not _shaped(text))
    assert missing_in_order(expected, _running_text(document, pdf.render(document, at=AT))) == []


def test_the_pdf_claims_an_archival_and_an_accessible_profile() -> None:
    """The file says that it is PDF/A-2a and PDF/UA-1, tagged, in Italian, with a title to show."""
    reader = PdfReader(io.BytesIO(pdf.render(minutes(), at=AT)))
    root: Any = reader.root_object
    assert str(root["/Lang"]) == "it-IT"
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"]) is True
    metadata = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert reader.metadata is not None
    assert reader.metadata.title == minutes().title
    assert reader.metadata.author == "Comune di Borgoserra"


def test_headings_lists_and_tables_are_tagged_as_such() -> None:
    """A screen reader finds the title, headings, header cells, lists and quotations."""
    reader = PdfReader(io.BytesIO(pdf.render(minutes(), at=AT)))
    roles: set[str] = set()
    waiting: list[Any] = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if not isinstance(node, DictionaryObject):
            continue
        roles.add(str(node.get("/S", "")))
        children = node.get("/K", [])
        children = children.get_object() if hasattr(children, "get_object") else children
        waiting.extend(children if isinstance(children, list) else [children])
    assert {"/Title", "/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/Caption", "/BlockQuote"} <= roles


def test_every_font_is_embedded() -> None:
    """The file prints the same on a machine without our fonts."""
    reader = PdfReader(io.BytesIO(pdf.render(rich(), at=AT)))
    pages: list[Any] = list(reader.pages)
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    descendants = [font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font for font in fonts]
    assert descendants
    for font in descendants:
        descriptor = font["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


def test_the_header_row_is_repeated_on_each_page_of_a_long_table() -> None:
    """Whoever turns the page still knows what each column is."""
    pages = read_pdf(pdf.render(rich(), at=AT))
    with_rows = [page for page in pages if "raccogliere le" in page]
    assert len(with_rows) >= 2
    assert all("N. Impegno Chi Entro" in page for page in with_rows)


@pytest.mark.parametrize("typed", ['#panic("x")', '#read("/etc/passwd")', '#import "x"', "$ x^2 $", "*b* _i_", "= t"])
def test_nothing_typed_is_run(typed: str) -> None:
    """Typst's own language in a text is printed and nothing else."""
    document = Document("t", "it", CopyKind.INTERNAL, "COPIA INTERNA", blocks=(Paragraph(typed),))
    assert normal(typed) in normal("".join(read_pdf(pdf.render(document, at=AT))))


def test_what_has_no_glyph_is_shown_by_its_code_point_and_counted() -> None:
    """Emoji, ideographs and private characters do not stop the export, and the report can say how many they were."""
    document = Document(
        "t", "it", CopyKind.INTERNAL, "COPIA INTERNA", blocks=(Paragraph("a 👨 b 日 c \ue000 d \U0010fffd"),)
    )
    content, count = pdf.drawn(document, at=AT)
    shown = "".join(read_pdf(content))
    assert count == 4
    assert "⟦U+1F468⟧" in shown
    assert "⟦U+E000⟧" in shown


def test_what_typst_refuses_against_the_table_is_replaced_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the table of characters were wrong, the error's own words would still lead to a PDF."""
    monkeypatch.setattr(pdf, "drawable", lambda text: (text, 0))
    many = "".join(chr(0x4E00 + number) for number in range(30))
    document = Document("t", "it", CopyKind.INTERNAL, "c", blocks=(Paragraph(f"a 👨‍👩 {many}"), Paragraph("\ue001 👨")))
    content, count = pdf.drawn(document, at=AT)
    assert "⟦U+1F468⟧" in "".join(read_pdf(content))
    assert count == 35  # the joiner between the two people as well


def test_every_hostile_string_is_drawn_alone() -> None:
    """No string, alone in a title, a heading or a cell, makes an export fail."""
    for text in NASTY:
        document = Document(
            text, "it", CopyKind.PUBLIC, text, letterhead=(text,), subtitle=(text,), footer=text, author=text,
            subject=text, keywords=(text,), blocks=(Paragraph(text),),
        )  # fmt: skip
        assert pdf.render(document, at=AT).startswith(b"%PDF")


@pytest.mark.parametrize("rows", range(34, 46))
@pytest.mark.parametrize("follows", ["table", "paragraph"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(rows: int, follows: str) -> None:
    """Wherever a page ends, a heading or a caption goes with what it announces."""
    table = Table("Didascalia", ("Una", "Due"), (("a", "b\nc"),) * 6)
    announced: tuple[Block, ...] = (
        (Heading(1, "Titolo"), table) if follows == "table" else (Heading(1, "Titolo"), Paragraph("parole " * 60))
    )
    blocks = (*[Paragraph(f"riga {row}") for row in range(rows)], *announced)
    document = Document("t", "it", CopyKind.INTERNAL, "COPIA INTERNA", blocks=blocks, footer="Piede")
    for page in read_pdf(pdf.render(document, at=AT))[:-1]:
        lines = [line for line in page.splitlines() if line.strip() and not line.startswith("Piede")]
        assert lines[-1] not in ("Titolo", "Didascalia", "Una Due")


def test_a_note_that_ends_a_document_never_stands_alone_on_a_page() -> None:
    """However much of the last page is taken, the page of the note holds something else as well."""
    note = Paragraph("Tutto questo è inventato.", style="small")
    for count in range(42, 47):
        lines: tuple[Block, ...] = tuple(Paragraph(f"Rigo {number}") for number in range(count))
        document = Document("Prova", "it", CopyKind.INTERNAL, "COPIA INTERNA", blocks=(*lines, note))
        *_, last = read_pdf(pdf.render(document, at=AT))
        assert "Tutto questo" in last
        assert "Rigo" in last, f"{count} lines before it"
