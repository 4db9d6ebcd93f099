"""A session that tries every renderer: nothing is lost in any format, on our paper and on the town's."""

import subprocess
import unicodedata
from pathlib import Path

import pytest

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Chart, Document, Table, texts
from codesign_tui.minutes.formats import FORMATS, FormatName
from codesign_tui.minutes.stationery.paper import Stationery
from minutes_render.readers import READERS, in_plain_text_order, missing_in_order, normal, read_pdf
from minutes_render.sample import AT
from minutes_render.stress import CARDS, stress_minutes
from minutes_render.stress import NAMES as PEOPLE
from minutes_stationery.letterheads import FOLDER
from minutes_stationery.town import town

NOTHING = ("", "–")
"""Cells that plain text leaves out of a list."""


def _expected(document: Document, name: str) -> list[str]:
    """Return the texts that a format must have, in its order."""
    wanted = in_plain_text_order(document) if name == "txt" else texts(document)
    return [normal(text) for text in wanted if text not in NOTHING]


def _is_drawn_in_order(text: str) -> bool:
    """Return whether a reader of PDF gives a text as written: joined and right-to-left scripts come as drawn."""
    marks = sum(unicodedata.combining(character) > 0 for character in text)
    return marks < 3 and not any("\u0590" <= character <= "\u0dff" for character in text)


@pytest.mark.parametrize("copy", list(CopyKind), ids=lambda copy: copy.value)
@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("name", READERS)
def test_every_text_of_a_crowded_session_is_in_every_format(name: FormatName, language: str, copy: CopyKind) -> None:
    """Three hundred cards, fourteen to sign, long words and other scripts: all there, in order."""
    document = stress_minutes(language, copy)
    found = normal(READERS[name](FORMATS[name].render(document, at=AT)))
    assert missing_in_order(_expected(document, name), found) == []


def test_the_example_does_hold_what_is_hard() -> None:
    """The session has the cards, the names, a chart, and a long table, or the tests above would prove nothing."""
    document = stress_minutes()
    told = "\n".join(texts(document))
    assert all(card.split("\n")[0] in told for card in CARDS)
    assert all(last in told for _, last in PEOPLE)
    assert all(told.count(card) >= 25 for card in CARDS)
    assert any(isinstance(block, Chart) for block in document.blocks)
    assert max(len(block.rows) for block in document.blocks if isinstance(block, Table)) > 12


def test_the_pdf_is_paged_and_keeps_its_head_and_foot_on_every_page(tmp_path: Path) -> None:
    """Page x of y, which copy it is, the coat of arms once; every page has words."""
    drawn = FORMATS["pdf"].draw(stress_minutes(), AT, town(tmp_path / "minutes"))
    pages = read_pdf(drawn.content)
    assert drawn.warnings == ()
    assert drawn.stand_ins > 0
    assert len(pages) > 15
    for number, page in enumerate(pages, start=1):
        assert f"pagina {number} di {len(pages)}" in page
        assert "COPIA INTERNA" in page
        assert len(page) > 200


@pytest.mark.parametrize("paper", ["carta-intestata.ott", "segnaposto.docx"])
def test_a_crowded_session_is_whole_on_the_towns_paper(paper: str) -> None:
    """The town's file holds every text too."""
    name: FormatName = "odt" if paper.endswith("ott") else "docx"
    document = stress_minutes()
    content = FORMATS[name].render(document, at=AT, stationery=Stationery(bases=(FOLDER / paper,)))
    found = normal(READERS[name](content))
    assert missing_in_order(_expected(document, name)[len(document.letterhead) :], found) == []


@pytest.mark.office
@pytest.mark.parametrize("name", ["pdf", "odt", "docx", "carta-intestata.odt", "carta-intestata.dotx"])
def test_the_programs_of_an_office_read_a_crowded_session_whole(name: str, tmp_path: Path) -> None:
    """Poppler finds the texts in the PDF, and in what LibreOffice prints of the others, on either paper."""
    document = stress_minutes()
    paper = Stationery(bases=(FOLDER / name,)) if "." in name else Stationery()
    each: FormatName = "pdf" if name == "pdf" else "odt" if name.endswith("odt") else "docx"
    file = tmp_path / f"v.{each}"
    file.write_bytes(FORMATS[each].render(document, at=AT, stationery=paper))
    if each != "pdf":
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
            capture_output=True, check=True, timeout=180,
        )  # fmt: skip
    read = subprocess.run(["pdftotext", "-raw", str(tmp_path / "v.pdf"), "-"], capture_output=True, check=True).stdout
    found = normal(read.decode("utf-8"), without="-•")
    wanted = [text for text in texts(document) if _is_drawn_in_order(text) and len(text) < 60 and text not in NOTHING]
    assert [text for text in wanted if normal(text, without="-•") not in found] == []
