"""Every document of the family in every format: whatever it says is read out again, in order."""

from pathlib import Path

import pytest
from family_samples import AT, LANGUAGES, composed, empty, example, hostile, whatever_there_is

from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.minutes.document import Document, texts
from codesign_tui.minutes.export import write
from codesign_tui.minutes.family.composed import path_forms, session_forms
from codesign_tui.minutes.family.registry import DOCUMENTS
from codesign_tui.minutes.formats import FORMATS, NAMES, FormatName
from minutes_render.readers import READERS, missing_in_order, normal, read_pdf

OURS = tuple(form.name for form in (*session_forms(), *path_forms()))
"""The documents that the family itself composes; the others have tests of their own."""

OFFICE: tuple[FormatName, ...] = ("odt", "docx", "html", "md", "txt")


def _kind(name: str) -> ProcessKind:
    """Return a kind of process that has a document."""
    kinds = DOCUMENTS[name].kinds
    return ProcessKind.CO_PROGETTAZIONE if ProcessKind.CO_PROGETTAZIONE in kinds else min(kinds)


def _unread(document: Document, name: FormatName) -> list[str]:
    """Return the texts of a document that a reader of this format does not find where they should be."""
    content = FORMATS[name].render(document, at=AT)
    if name == "pdf":
        found = normal("".join(read_pdf(content)), without="-\u00ad")
        return [text for text in texts(document) if normal(text, without="-\u00ad") not in found]
    if name == "txt":  # a table may stand in columns, cell beside cell, or entry by entry
        words = content.decode("utf-8")
        return [word for text in texts(document) for word in text.split() if word not in words and word not in "–"]
    return missing_in_order(map(normal, texts(document)), normal(READERS[name](content)))


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("format_", OFFICE)
def test_every_text_of_every_document_is_found_in_every_format(name: str, format_: FormatName) -> None:
    """What a document says of the worked example is there in each format, in the document's order."""
    document = composed(name, example(kind=_kind(name)), session="S2", subject="PR02")
    assert _unread(document, format_) == []


@pytest.mark.parametrize("name", ["convening", "attendance_sheet", "facilitator_sheet", "pact"])
def test_documents_become_pdf(name: str) -> None:
    """An act, a sheet on its long side, charts and signatures: page after page says which copy it is."""
    document = composed(name, example(kind=_kind(name)), session="S2", subject="PR02")
    pages = read_pdf(FORMATS["pdf"].render(document, at=AT))
    assert all("COPIA INTERNA" in page for page in pages)
    assert document.title[:20] in pages[0]


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("format_", ["odt", "txt"])
def test_a_document_to_be_filled_in_by_hand_is_drawn_too(name: str, format_: FormatName) -> None:
    """A path that has just begun gives each document with its empty lines."""
    process = empty(_kind(name))
    if DOCUMENTS[name].of != "proposal":
        assert _unread(composed(name, process, session="S1"), format_) == []


@pytest.mark.parametrize("format_", NAMES)
def test_hostile_words_are_drawn_in_every_format(format_: FormatName) -> None:
    """Nothing that somebody typed keeps a document from being written."""
    made = whatever_there_is(hostile(ProcessKind.CO_PROGETTAZIONE), CopyKind.PUBLIC, "it")
    documents = {form.name: document for form, document in made if form.name in OURS}
    wanted = ["convening", "definitive_project"] if format_ in ("pdf", "odt", "docx") else list(documents)
    for name in wanted:
        assert FORMATS[format_].render(documents[name], at=AT)


def test_whoever_writes_a_document_is_told_which_sections_were_left_out(tmp_path: Path) -> None:
    """The report of the export names them; the document itself does not."""
    document = Document(
        title="Progetto", language="it", copy=CopyKind.INTERNAL, copy_label="COPIA INTERNA", left_out=("Rischi",)
    )
    report = write(document, ("md",), tmp_path, "progetto", at=AT)
    told = next(one for one in report.warnings if one.id == "documents.left_out")
    assert told.args["sections"] == "Rischi"
    assert "Rischi" not in report.files[0].path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_noticeboard_is_one_page(language: str) -> None:
    """What hangs on a wall has no second page."""
    document = composed("notice", example(), "public", language)
    assert len(read_pdf(FORMATS["pdf"].render(document, at=AT))) == 1
