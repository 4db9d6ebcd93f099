"""The formats that a document can be written in. A renderer, and the library behind it, loads when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery
from codesign_tui.minutes.stationery.problems import Unusable

FormatName = Literal["pdf", "odt", "docx", "html", "md", "txt"]
"""The names by which a person asks for a format."""

NAMES: Final[tuple[FormatName, ...]] = get_args(FormatName)
"""All formats, the final one first."""


class Drawn(NamedTuple):
    """A file's bytes, and what a person should know about them."""

    content: bytes
    stand_ins: int = 0
    """How many characters it shows by their code points."""
    warnings: tuple[Msg, ...] = ()
    """Which files of the town's could not be used, and why."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the extension of its files, its name on the web, and what draws it."""

    extension: str
    media_type: str
    painted: Callable[[Document, datetime, Stationery], Drawn]

    def render(self, document: Document, *, at: datetime, stationery: Stationery = SHIPPED) -> bytes:
        """Return the document in this format; `at` is the moment that its properties carry."""
        return self.draw(document, at, stationery).content

    def draw(self, document: Document, at: datetime, stationery: Stationery = SHIPPED) -> Drawn:
        """Return the document in this format, on the town's paper as far as it can be used.

        What cannot be used is set aside and told, and the program's own stands in for it: an export never fails for it.
        """
        warnings: list[Msg] = []
        while True:
            try:
                drawn = self.painted(document, at, stationery)
            except Unusable as error:
                if error.file in stationery.aside:
                    raise
                stationery = stationery.without(error.file)
                warnings.append(msg("stationery.set_aside", why=error.message))
            else:
                return drawn._replace(warnings=(*warnings, *drawn.warnings))


def _pdf(document: Document, at: datetime, stationery: Stationery) -> Drawn:
    """Draw the PDF, the only format that may lack a glyph."""
    from codesign_tui.minutes.render import pdf

    return Drawn(*pdf.drawn(document, at=at, stationery=stationery))


def _odt(document: Document, at: datetime, stationery: Stationery) -> Drawn:
    """Draw the ODT."""
    from codesign_tui.minutes.render import odt

    return Drawn(odt.render(document, at=at, stationery=stationery))


def _docx(document: Document, at: datetime, stationery: Stationery) -> Drawn:
    """Draw the DOCX."""
    from codesign_tui.minutes.render import docx

    return Drawn(docx.render(document, at=at, stationery=stationery))


def _html(document: Document, at: datetime, stationery: Stationery) -> Drawn:
    """Draw the HTML page."""
    from codesign_tui.minutes.render import html

    return Drawn(html.render(document, at=at, stationery=stationery))


def _markdown(document: Document, at: datetime, _: Stationery) -> Drawn:
    """Draw the Markdown, which has no look."""
    from codesign_tui.minutes.render import markdown

    return Drawn(markdown.render(document, at=at))


def _text(document: Document, at: datetime, _: Stationery) -> Drawn:
    """Draw the plain text, which has no look."""
    from codesign_tui.minutes.render import text

    return Drawn(text.render(document, at=at))


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
