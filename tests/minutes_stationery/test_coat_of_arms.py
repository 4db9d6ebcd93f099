"""The coat of arms stands over the letterhead with its words; a picture that could do harm is a sentence."""

import base64
import io
import struct
import zlib
from pathlib import Path
from typing import Any, Final

import pytest
from pypdf import PdfReader

from codesign_tui.domain.messages import CodesignError
from codesign_tui.locale import Translator
from codesign_tui.minutes.formats import FORMATS, NAMES, FormatName
from codesign_tui.minutes.stationery.images import picture_of
from minutes_render.readers import Page, read_package
from minutes_render.sample import AT, minutes
from minutes_stationery.town import SHIELD, town

JPEG: Final = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSEx"
    "IQEw8QEBD/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AJ//Z"
)
"""Eight grey points by eight."""

NOTED_JPEG: Final = JPEG[:2] + b"\xff\xe1\x00\x08canary" + b"\xff\xfe\x00\x08canary" + JPEG[2:]
"""The same with what a camera notes."""


def chunk(name: bytes, data: bytes) -> bytes:
    """Return one part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 40, height: int = 50, *, notes: bytes = b"") -> bytes:
    """Return a plain grey picture."""
    rows = b"".join(b"\x00" + b"\x80" * width for _ in range(min(height, 100)))
    parts = (chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), notes)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def drawn(name: FormatName, folder: Path, language: str = "it") -> bytes:
    """Return the sample on the paper of a folder, of which nothing was set aside."""
    result = FORMATS[name].draw(minutes(language), AT, town(folder))
    assert result.warnings == ()
    return result.content


@pytest.mark.parametrize(("language", "words"), [("it", "Stemma di Borgoserra"), ("en", "Arms of Borgoserra")])
def test_every_format_with_pictures_shows_it_with_its_words(language: str, words: str, tmp_path: Path) -> None:
    """PDF, ODT, DOCX and HTML hold the picture and say it in the document's language."""
    pdf = PdfReader(io.BytesIO(drawn("pdf", tmp_path / "p", language)))
    assert any(words in str(node["/Alt"]) for node in _structure(pdf) if "/Alt" in node)
    odt = drawn("odt", tmp_path / "p", language)
    described = [one.text or "" for one in read_package(odt, "content.xml").iter() if one.tag.endswith("}desc")]
    assert any(words in one for one in described)
    docx = drawn("docx", tmp_path / "p", language)
    named = [one.get("descr", "") for one in read_package(docx, "word/document.xml").iter() if "docPr" in one.tag]
    assert any(words in one for one in named)
    page = Page(drawn("html", tmp_path / "p", language))
    assert [words in (attributes["alt"] or "") for tag, attributes in page.elements if tag == "img"] == [True]


def _structure(reader: PdfReader) -> list[dict[str, Any]]:
    """Return every node of a PDF's structure."""
    root: Any = reader.trailer["/Root"]
    found: list[dict[str, Any]] = []
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found.append(node)
            waiting += [node["/K"]] if hasattr(node.get("/K"), "get_object") else []
    return found


PICTURES: Final[tuple[tuple[str, bytes | str], ...]] = (
    ("stemma.svg", SHIELD),
    ("stemma.png", png(notes=chunk(b"tEXt", b"Author\0canary"))),
    ("coat-of-arms.jpg", NOTED_JPEG),
    ("coat-of-arms.png", SHIELD),
)
"""Pictures by name; the last is called otherwise than it is."""


@pytest.mark.parametrize(("name", "picture"), PICTURES, ids=[name for name, _ in PICTURES])
def test_every_kind_of_picture_is_drawn_without_what_its_program_noted(
    name: str, picture: bytes | str, tmp_path: Path
) -> None:
    """PNG, JPEG and SVG stand in all formats; paths, authors and cameras' notes stay behind."""
    paper = town(tmp_path / "minutes", picture, name)
    for each in NAMES:
        plain = FORMATS[each].render(minutes(), at=AT)
        result = FORMATS[each].draw(minutes(), AT, paper)
        assert result.warnings == ()
        assert (result.content == plain) is (each in ("md", "txt"))
        assert FORMATS[each].draw(minutes(), AT, paper).content == result.content
    assert b"canary" not in picture_of(tmp_path / "minutes" / name).content


BAD: Final[tuple[tuple[str, bytes | str, str], ...]] = (
    ("nothing", b"", "PNG, JPEG o SVG"),
    ("a program", b"MZ\x90\x00", "PNG, JPEG o SVG"),
    ("a page", "<html><body/></html>", "PNG, JPEG o SVG"),
    ("half a PNG", png()[:60], "guasta"),
    ("a PNG of nonsense", png().replace(b"\x78", b"\x00"), "guasta"),
    ("half a JPEG", JPEG[:40], "guasta"),
    ("a bomb", png(40_000, 40_000), "25 milioni"),
    ("too many bytes", png() + b" " * 1_000_000, "1 MB"),
    ("broken XML", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><g></svg>", "riga 1"),
    (
        "entities",
        SHIELD.replace('1.1//EN"', '1.1//EN" [<!ENTITY a "b">]').replace('svg11.dtd">', 'svg11.dtd">'),
        "DOCTYPE",
    ),
    ("entities of its own", '<!DOCTYPE svg [<!ENTITY a "&b;">]><svg xmlns="http://www.w3.org/2000/svg"/>', "DOCTYPE"),
    ("a script", SHIELD.replace("<metadata>", "<script>alert(1)</script><metadata>"), "«script»"),
    ("a handler", SHIELD.replace("<path ", "<path onclick='alert(1)' "), "«onclick»"),
    ("a page inside", SHIELD.replace("<metadata>", "<foreignObject/><metadata>"), "«foreignObject»"),
    (
        "a picture from outside",
        SHIELD.replace("<metadata>", "<image href='https://example.org/a.png'/><metadata>"),
        "fuori",
    ),
    ("a file", SHIELD.replace("<metadata>", "<image href='file:///etc/passwd'/><metadata>"), "fuori"),
    ("a style from outside", SHIELD.replace("<metadata>", "<style>@import 'x.css';</style><metadata>"), "fuori"),
    ("no size", "<svg xmlns='http://www.w3.org/2000/svg'/>", "viewBox"),
    ("an empty size", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 9'/>", "viewBox"),
)


@pytest.mark.parametrize(("picture", "word"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_picture_that_could_do_harm_is_a_sentence_and_the_document_comes_without(
    picture: bytes | str, word: str, tmp_path: Path
) -> None:
    """It is told by its name; every format is written as if it were not there."""
    paper = town(tmp_path / "minutes", picture)
    with pytest.raises(CodesignError):
        picture_of(tmp_path / "minutes" / "stemma.svg")
    for each in ("pdf", "odt", "docx", "html"):
        result = FORMATS[each].draw(minutes(), AT, paper)
        assert result.content == FORMATS[each].render(minutes(), at=AT)
        said = [Translator("it")(warning) for warning in result.warnings]
        assert len(said) == 1
        assert "«stemma.svg»" in said[0]
        assert word in said[0]


def test_a_picture_without_words_is_not_shown_and_the_words_are_asked_for(tmp_path: Path) -> None:
    """The sentence says which file to write them into."""
    for words in (None, "", "   \n"):
        paper = town(tmp_path / "minutes", words=words)
        result = FORMATS["html"].draw(minutes(), AT, paper)
        assert b"<img" not in result.content
        assert "«stemma.txt»" in Translator("it")(result.warnings[0])


def test_one_sentence_of_words_is_for_both_languages(tmp_path: Path) -> None:
    """Who writes one line without a language has said it for all; hostile words are text."""
    paper = town(tmp_path / "minutes", words='Stemma "con" <virgolette> & così')
    for language in ("it", "en"):
        page = Page(FORMATS["html"].render(minutes(language), at=AT, stationery=paper))
        assert [one["alt"] for tag, one in page.elements if tag == "img"] == ['Stemma "con" <virgolette> & così']
        for name in ("pdf", "odt", "docx"):
            assert FORMATS[name].draw(minutes(language), AT, paper).warnings == ()
