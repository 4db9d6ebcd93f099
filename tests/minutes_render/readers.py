"""Readers of each format that know nothing of our renderers: they return what a reader's program would read out."""

import io
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from pypdf import PdfReader

from codesign_tui.minutes.document import Chart, Document, Table, block_texts

STAND_IN = re.compile("⟦U\\+([0-9A-F]{4,6})⟧")


def normal(text: str, *, without: str = "") -> str:
    """Return the text without what typesetting may change: white space, format characters, some marks."""
    text = "".join(
        character
        for character in text
        if not character.isspace() and unicodedata.category(character) != "Cf" and character not in without
    )
    return unicodedata.normalize("NFC", STAND_IN.sub(lambda found: chr(int(found[1], 16)), text))


def missing_in_order(expected: Iterable[str], found: str) -> list[str]:
    """Return the texts that do not follow one another in what was read; all are normal already."""
    missing, place = [], 0
    for text in expected:
        at = found.find(text, place)
        if at < 0:
            missing.append(text)
        else:
            place = at + len(text)
    return missing


def read_pdf(content: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def read_package(content: bytes, part: str) -> ET.Element:
    """Return one XML part of an ODT or DOCX."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ET.fromstring(package.read(part))


def read_odt(content: bytes) -> str:
    """Return the text of the body of an ODT."""
    return "".join(read_package(content, "content.xml").itertext())


def read_docx(content: bytes) -> str:
    """Return the text of the body of a DOCX."""
    return "".join(read_package(content, "word/document.xml").itertext())


class Page(HTMLParser):
    """What a page holds: its text, its elements with their attributes."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._quiet = 0
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        self._quiet += tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of what is not read out."""
        self._quiet -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if not self._quiet:
            self.words.append(data)


def read_html(content: bytes) -> str:
    """Return the text of a page's body."""
    return "".join(Page(content).words)


def markdown_tokens(content: bytes) -> list[tuple[str, str]]:
    """Return the kinds and contents of what a Markdown reader with tables and automatic links sees."""
    tokens = MarkdownIt("gfm-like").parse(content.decode("utf-8"))
    flat = [part for token in tokens for part in (token, *(token.children or ()))]
    return [(token.type, token.content) for token in flat]


def read_markdown(content: bytes) -> str:
    """Return the text that a Markdown reader shows."""
    return "".join(text for kind, text in markdown_tokens(content) if kind in ("text", "text_special"))


def read_text(content: bytes) -> str:
    """Return plain text as it is."""
    return content.decode("utf-8")


READERS: dict[str, Callable[[bytes], str]] = {
    "odt": read_odt,
    "docx": read_docx,
    "html": read_html,
    "md": read_markdown,
    "txt": read_text,
}


def in_plain_text_order(document: Document) -> list[str]:
    """Return the texts in the order of plain text, where a wide table names each cell instead of having a header."""
    expected = [*document.letterhead, document.title, *document.subtitle, *document.standing]
    for block in document.blocks:
        table = block.table if isinstance(block, Chart) else block
        if isinstance(table, Table) and table.rows:
            expected += [table.caption, *(cell for row in table.rows for cell in row)]
        else:
            expected += block_texts(block)
    seal = document.seal
    return [*expected, seal.lead, seal.spoken, *seal.details] if seal is not None else expected
