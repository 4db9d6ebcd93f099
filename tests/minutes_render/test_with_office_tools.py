"""The files opened by the programs that an office uses: LibreOffice, and poppler for the PDF (`make test-all`)."""

import subprocess
import unicodedata
from pathlib import Path

import pytest

from codesign_tui.minutes.document import Document, texts
from codesign_tui.minutes.formats import FORMATS, FormatName
from minutes_render.readers import missing_in_order, normal
from minutes_render.sample import AT, minutes, rich

pytestmark = pytest.mark.office

MOVED = "-\ufffe•"
"""Hyphens that typesetting adds, and the bullets of lists."""


def _printed(pdf: Path) -> str:
    """Return the text of a PDF as poppler reads it, in the order in which it is drawn."""
    done = subprocess.run(["pdftotext", "-raw", "-nopgbrk", str(pdf), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def _without_heads_and_feet(document: Document, read: str) -> str:
    """Return what was read without what stands at the head and foot of each page."""
    said = {normal(text) for text in (document.copy_label, document.title + document.copy_label)}
    foot = normal(document.footer)
    lines = (normal(line) for line in read.splitlines())
    return "".join(normal(line, without=MOVED) for line in lines if line not in said and not line.startswith(foot))


def _is_drawn_in_order(text: str) -> bool:
    """Return whether poppler gives a text as written: Arabic, Hebrew and heaps of marks come as drawn."""
    marks = sum(unicodedata.combining(character) > 0 for character in text)
    return marks < 3 and not any("\u0590" <= character <= "\u08ff" for character in text)


def _is_in_common_fonts(text: str) -> bool:
    """Return whether any machine with LibreOffice has the fonts for a text; no emoji, no ideographs."""
    return _is_drawn_in_order(text) and not any(character > "\u2fff" for character in text)


def test_poppler_finds_every_text_of_the_pdf_in_order(tmp_path: Path) -> None:
    """The reader most programs on Linux use finds each text, shaped scripts included."""
    document = rich()
    file = tmp_path / "v.pdf"
    file.write_bytes(FORMATS["pdf"].render(document, at=AT))
    found = _without_heads_and_feet(document, _printed(file))
    expected = [normal(text, without=MOVED) for text in texts(document) if _is_drawn_in_order(text)]
    assert missing_in_order(expected, found) == []


@pytest.mark.parametrize("name", ["odt", "docx"])
@pytest.mark.parametrize("hostile", [False, True], ids=["minutes", "hostile"])
def test_libreoffice_opens_the_file_and_prints_every_text(name: FormatName, hostile: bool, tmp_path: Path) -> None:
    """The office's own program opens the file without repair and prints each text in order."""
    document = rich() if hostile else minutes()
    file = tmp_path / f"v.{name}"
    file.write_bytes(FORMATS[name].render(document, at=AT))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        capture_output=True, check=True, timeout=180,
    )  # fmt: skip
    found = _without_heads_and_feet(document, _printed(tmp_path / "v.pdf"))
    expected = [normal(text, without=MOVED) for text in texts(document) if _is_in_common_fonts(text)]
    assert missing_in_order(expected, found) == []
