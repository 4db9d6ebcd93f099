"""What holds for every format of a document."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Document, Heading, ListBlock, Paragraph, Signatures, Table, texts
from codesign_tui.minutes.formats import FORMATS, NAMES, FormatName
from minutes_render.readers import READERS, in_plain_text_order, missing_in_order, normal, read_package, read_pdf
from minutes_render.sample import AT, minutes, rehearsed_minutes, rich


@pytest.mark.parametrize("name", READERS)
def test_every_text_is_found_in_order_whatever_people_typed(name: FormatName) -> None:
    """Each text of the document is read out by an independent reader, in the document's order."""
    document = rich()
    ignored = ">" if name == "txt" else ""  # the mark of a quotation opens each of its lines
    expected = in_plain_text_order(document) if name == "txt" else texts(document)
    found = normal(READERS[name](FORMATS[name].render(document, at=AT)), without=ignored)
    assert missing_in_order((normal(text, without=ignored) for text in expected), found) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_document_and_moment_give_the_same_bytes(name: FormatName) -> None:
    """Two exports of one document can be told equal by their fingerprints."""
    assert FORMATS[name].render(rich(), at=AT) == FORMATS[name].render(rich(), at=AT)


@pytest.mark.parametrize("name", NAMES)
def test_the_copy_says_whose_it_is(name: FormatName) -> None:
    """A public copy says so on its pages, in the document's language."""
    content = FORMATS[name].render(minutes("en", CopyKind.PUBLIC), at=AT)
    if name == "pdf":
        assert all("PUBLIC COPY" in page for page in read_pdf(content))
    elif name in ("odt", "docx"):
        part = read_package(content, "styles.xml" if name == "odt" else "word/header1.xml")
        assert "PUBLIC COPY" in "".join(part.itertext())
    else:
        assert "PUBLIC COPY" in READERS[name](content)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_a_rehearsals_minutes_says_that_it_is_none_of_a_session(name: FormatName) -> None:
    """In every format the head that says whose copy it is begins with PROVA, and so does the foot."""
    document = rehearsed_minutes()
    content = FORMATS[name].render(document, at=AT)
    if name == "pdf":
        assert all(page.count("PROVA ·") == 2 for page in read_pdf(content))
    elif name in ("odt", "docx"):
        parts = ("styles.xml",) if name == "odt" else ("word/header1.xml", "word/footer1.xml")
        text = "".join(text for part in parts for text in read_package(content, part).itertext())
        assert text.count("PROVA ·") == 2
    else:
        assert READERS[name](content).count("PROVA ·") == 2


@pytest.mark.parametrize("name", NAMES)
def test_two_languages_are_drawn_at_once(name: FormatName) -> None:
    """Two threads that draw the Italian and the English minutes do not disturb each other."""
    alone = {language: FORMATS[name].render(minutes(language), at=AT) for language in ("it", "en")}
    languages = ["it", "en"] * 4
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda language: FORMATS[name].render(minutes(language), at=AT), languages))
    assert [alone[language] for language in languages] == together


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "document",
    [
        Document(title="", language="it", copy=CopyKind.INTERNAL, copy_label=""),
        Document(title="Solo il titolo", language="en", copy=CopyKind.PUBLIC, copy_label="PUBLIC COPY"),
        Document(
            title="Vuoti",
            language="it",
            copy=CopyKind.INTERNAL,
            copy_label="COPIA INTERNA",
            letterhead=("", "Comune"),
            subtitle=("",),
            blocks=(
                Heading(3, "Si comincia dal terzo livello"),
                Heading(1, ""),
                Heading(3, "e si salta il secondo"),
                Paragraph(""),
                Paragraph("", lead="Solo le prime parole"),
                Paragraph("", style="quote"),
                ListBlock(()),
                ListBlock(("", "una")),
                Table("", (), ()),
                Table("", ("Una", "Due"), (("a",), ("b", "c", "d"), ())),
                Table("Senza righe", ("Una", "Due"), (), widths=(1,)),
                Table("Senza intestazione", (), (("a", "b"),), widths=(0, 1)),
                Signatures(()),
                Signatures((("", ""), ("Segretaria", ""))),
            ),
        ),
    ],
    ids=["nothing", "title", "gaps"],
)
def test_a_document_with_holes_is_drawn(name: FormatName, document: Document) -> None:
    """Empty texts, ragged tables and skipped heading levels never stop an export."""
    assert FORMATS[name].render(document, at=AT)


def test_the_formats_load_nothing_heavy_until_one_is_drawn() -> None:
    """The list of formats can be shown without loading the libraries behind them."""
    code = (
        "import sys, codesign_tui.minutes.formats, codesign_tui.minutes.export;"
        "print({'typst', 'odfdo', 'docx', 'jinja2', 'lxml', 'textual', 'fontTools'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
