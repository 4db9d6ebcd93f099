"""Reads out everything that a file holds, also what no reader shows: properties, comments, alternative texts, parts."""

import email
import email.policy
import html
import io
import re
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from codesign_tui.minutes.names import fold


def readable(name: str, content: bytes) -> str:
    """Return all words of a file, its name included, in lower case and without accents."""
    return fold("\n".join((name, *_read(name, content)))).text


def squeezed(text: str) -> str:
    """Return a text without what typesetting puts between letters."""
    return re.sub(r"[\s\-‐­]+", "", text)


def _read(name: str, content: bytes) -> Iterator[str]:
    """Yield what a file of any format says."""
    match name.rpartition(".")[2]:
        case "pdf":
            yield from _pdf(content)
        case "odt" | "docx" | "zip":
            yield from _package(content)
        case "eml":
            yield from _mail(content)
        case "ics":
            yield content.decode("utf-8").replace("\r\n ", "").replace("\\", "")
        case "html" | "xml" | "svg" | "rels" | "rdf":
            yield from _marked_up(content)
        case "png":
            yield content.decode("latin-1")
        case _:
            yield content.decode("utf-8", "replace")


def _marked_up(content: bytes) -> Iterator[str]:
    """Yield the source, comments and attributes included, and the text that its tags divide."""
    source = content.decode("utf-8", "replace")
    yield html.unescape(source)
    yield html.unescape(re.sub(r"<[^>]*>", "", source))


def _package(content: bytes) -> Iterator[str]:
    """Yield every part of a package, and its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        yield package.comment.decode("utf-8", "replace")
        for part in package.namelist():
            yield part
            yield from _read(part, package.read(part))


def _mail(content: bytes) -> Iterator[str]:
    """Yield the headers and every part of a mail."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        yield from (f"{header}: {value}" for header, value in part.items())
        if not part.is_multipart():
            payload = part.get_content()
            inside = payload.encode("utf-8") if isinstance(payload, str) else payload
            kind = {"text/html": "html", "text/calendar": "ics"}.get(part.get_content_type(), "txt")
            yield from _read(f"part.{kind}", inside)


def _pdf(content: bytes) -> Iterator[str]:
    """Yield the text of the pages, then every string of every object: properties, XMP, bookmarks, alternative texts."""
    reader = PdfReader(io.BytesIO(content))
    yield from (page.extract_text() for page in reader.pages)
    yield str(dict(reader.metadata or {}))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if found is not None:
            yield from _strings(found)


def _strings(value: Any) -> Iterator[str]:
    """Yield the strings inside an object of a PDF; what it refers to is read as an object of its own."""
    if isinstance(value, IndirectObject):
        return
    if isinstance(value, StreamObject) and value.get("/Type") in ("/Metadata", "/EmbeddedFile"):
        yield value.get_data().decode("utf-8", "replace")
    if isinstance(value, DictionaryObject):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, ArrayObject):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield str(value)
