"""The formats that a document can be written in. A renderer, and the library behind it, loads when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, get_args

from codesign_tui.minutes.document import Document

FormatName = Literal["pdf", "odt", "docx", "html", "md", "txt"]
"""The names by which a person asks for a format."""

NAMES: Final[tuple[FormatName, ...]] = get_args(FormatName)
"""All formats, the final one first."""

Drawn = tuple[bytes, int]
"""A file's bytes, and how many characters it shows by their code points."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the extension of its files, its name on the web, and what draws it."""

    extension: str
    media_type: str
    draw: Callable[[Document, datetime], Drawn]

    def render(self, document: Document, *, at: datetime) -> bytes:
        """Return the document in this format; `at` is the moment that its properties carry."""
        return self.draw(document, at)[0]


def _pdf(document: Document, at: datetime) -> Drawn:
    """Draw the PDF, the only format that may lack a glyph."""
    from codesign_tui.minutes.render import pdf

    return pdf.drawn(document, at=at)


def _odt(document: Document, at: datetime) -> Drawn:
    """Draw the ODT."""
    from codesign_tui.minutes.render import odt

    return odt.render(document, at=at), 0


def _docx(document: Document, at: datetime) -> Drawn:
    """Draw the DOCX."""
    from codesign_tui.minutes.render import docx

    return docx.render(document, at=at), 0


def _html(document: Document, at: datetime) -> Drawn:
    """Draw the HTML page."""
    from codesign_tui.minutes.render import html

    return html.render(document, at=at), 0


def _markdown(document: Document, at: datetime) -> Drawn:
    """Draw the Markdown."""
    from codesign_tui.minutes.render import markdown

    return markdown.render(document, at=at), 0


def _text(document: Document, at: datetime) -> Drawn:
    """Draw the plain text."""
    from codesign_tui.minutes.render import text

    return text.render(document, at=at), 0


FORMATS: Final[Mapping[FormatName, Format]] = MappingProxyType(
    {
        "pdf": Format(".pdf", "application/pdf", _pdf),
        "odt": Format(".odt", "application/vnd.oasis.opendocument.text", _odt),
        "docx": Format(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
        "html": Format(".html", "text/html", _html),
        "md": Format(".md", "text/markdown", _markdown),
        "txt": Format(".txt", "text/plain", _text),
    }
)
"""Every format by its name."""
