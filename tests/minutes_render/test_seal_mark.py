"""The seal at the foot of a document: in every format, with its code, never alone on a page."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Document, Heading, Paragraph, Signatures
from codesign_tui.minutes.export import write
from codesign_tui.minutes.formats import FORMATS, NAMES, FormatName
from codesign_tui.minutes.render import camera_code
from minutes_render.readers import normal, read_pdf
from minutes_render.sample import AT, minutes, seal_mark

SEALED = replace(minutes(), seal=seal_mark())


@pytest.mark.parametrize("name", NAMES)
def test_the_digest_can_be_found_in_every_format(name: FormatName) -> None:
    """A copy that was changed is still known by its seal: in the file's properties, or by its words."""
    content = FORMATS[name].render(SEALED, at=AT)
    parts = [content]
    if name in ("odt", "docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(part) for part in package.namelist()]
    sought = seal_mark().spoken if name in ("md", "txt") else f"codesign-seal-{seal_mark().digest}"
    assert any(sought.encode() in part for part in parts)


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_has_no_seal(name: FormatName) -> None:
    """Nothing of it stands in a document that was not sealed."""
    content = FORMATS[name].render(minutes(), at=AT)
    assert b"codesign-seal" not in content
    assert b'six-words"' not in content


def test_the_code_holds_the_text_of_the_seal_and_no_address() -> None:
    """What a camera reads is text: which seal, the whole digest, the session."""
    held = camera_code.held(seal_mark())
    assert held.splitlines()[0] == "codesign seal v1"
    assert seal_mark().digest in held
    assert "://" not in held
    drawn = ET.fromstring(camera_code.svg(seal_mark()))
    assert drawn.get("aria-label") == seal_mark().alternative
    squares = int(drawn.get("viewBox", "0 0 0 0").split()[2])
    assert 10 * camera_code.WIDTH_CM / squares >= 0.5  # millimetres of each, which any camera reads


@pytest.mark.parametrize("lines", range(20, 56, 3))
def test_a_seal_is_never_alone_on_a_page(lines: int) -> None:
    """Wherever the page ends, the words of the close go with it."""
    body = tuple(Paragraph(f"Riga {number}.") for number in range(lines))
    close = (Heading(1, "Chiusura"), Paragraph("La seduta si chiude."), Signatures((("Presidente", "Marta Ferri"),)))
    document = Document(
        "Verbale", "it", CopyKind.INTERNAL, "COPIA INTERNA", blocks=(*body, *close), footer="Piede", seal=seal_mark()
    )
    last = read_pdf(FORMATS["pdf"].render(document, at=AT))[-1]
    for text in ("Chiusura", "Marta Ferri", "Sigillo della versione 1", seal_mark().words[5]):
        assert text in last


def test_a_pdf_says_in_words_what_the_code_is() -> None:
    """The picture has its alternative text, and the file still claims its two profiles."""
    content = FORMATS["pdf"].render(SEALED, at=AT)
    reader = PdfReader(io.BytesIO(content))
    assert reader.metadata is not None
    assert "codesign-seal-" in str(reader.metadata["/Keywords"])
    assert re.search(rb"pdfuaid:part>\s*1", content)
    assert normal(seal_mark().spoken) in normal("".join(read_pdf(content)))


def test_a_sealed_document_gives_the_same_bytes_whenever_it_is_written(tmp_path: Path) -> None:
    """Its files carry the moment of the seal: what is made again years later is the file that was recorded."""
    first = write(SEALED, NAMES, tmp_path / "a", "v", at=AT)
    again = write(SEALED, NAMES, tmp_path / "b", "v", at=AT + timedelta(days=900))
    assert [one.fingerprint for one in first.files] == [one.fingerprint for one in again.files]
