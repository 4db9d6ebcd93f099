"""ODT and DOCX: real structure, the document's language, nothing that runs or is fetched."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Document, Table
from codesign_tui.minutes.render import docx, odt
from minutes_render.readers import read_package
from minutes_render.sample import AT, NASTY, minutes, rich

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def _parts(content: bytes) -> dict[str, bytes]:
    """Return every part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def _tables(document: Document) -> list[Table]:
    """Return the tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def test_docx_headings_lists_and_tables_are_real() -> None:
    """Word's navigator, its lists and a screen reader find the structure."""
    document = minutes()
    body = read_package(docx.render(document, at=AT), "word/document.xml")
    styles = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    assert {"Title", "Heading1", "Heading2", "Heading3", "ListBullet", "ListNumber", "Quote", "Caption"} <= set(styles)
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) == len(_tables(document))
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
    assert not list(body.iter(f"{W}gridSpan"))
    assert not list(body.iter(f"{W}vMerge"))


def test_every_style_that_docx_names_exists() -> None:
    """No paragraph falls back to the office program's own taste."""
    parts = _parts(docx.render(rich(), at=AT))
    defined = {style.get(f"{W}styleId") for style in ET.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    for name, part in parts.items():
        if name.endswith(".xml") and name.startswith("word/"):
            tree = ET.fromstring(part)
            used = {node.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for node in tree.iter(W + kind)}
            assert used <= defined


def test_every_style_that_odt_names_exists() -> None:
    """No paragraph, cell or list falls back to the office program's own taste."""
    parts = _parts(odt.render(rich(), at=AT))
    trees = [ET.fromstring(parts[name]) for name in ("styles.xml", "content.xml")]
    defined = {node.get(f"{STYLE}name") for tree in trees for node in tree.iter() if f"{STYLE}name" in node.attrib}
    used = {
        value
        for tree in trees
        for node in tree.iter()
        for key, value in node.attrib.items()
        if key in (f"{TEXT}style-name", f"{TABLE}style-name", f"{STYLE}parent-style-name")
    }
    assert used <= defined


def test_each_numbered_list_of_docx_counts_from_one() -> None:
    """Two numbered lists have two numberings."""
    content = docx.render(rich(), at=AT)
    numbers = {node.get(f"{W}val") for node in read_package(content, "word/document.xml").iter(f"{W}numId")}
    assert len(numbers) == 2
    starts = read_package(content, "word/numbering.xml").findall(f"{W}num/{W}lvlOverride/{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_odt_headings_lists_and_tables_are_real() -> None:
    """The navigator, the lists and a screen reader find the structure."""
    document = minutes()
    body = read_package(odt.render(document, at=AT), "content.xml")
    assert [heading.get(f"{TEXT}outline-level") for heading in body.iter(f"{TEXT}h")][:3] == ["1", "1", "2"]
    assert len(list(body.iter(f"{TEXT}list"))) == 2
    tables = list(body.iter(f"{TABLE}table"))
    assert len(tables) == len(_tables(document))
    assert all(len(table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")) == 1 for table in tables)
    assert not list(body.iter(f"{TABLE}covered-table-cell"))


@pytest.mark.parametrize(("language", "locale"), [("it", "it-IT"), ("en", "en-GB")])
def test_the_language_is_said_to_the_office_program(language: str, locale: str) -> None:
    """The spelling checker and the screen reader take the document's language."""
    styles = read_package(docx.render(minutes(language), at=AT), "word/styles.xml")
    assert {node.get(f"{W}val") for node in styles.iter(f"{W}lang")} == {locale}
    styles = read_package(odt.render(minutes(language), at=AT), "styles.xml")
    spoken = {
        f"{node.get(f'{FO}language')}-{node.get(f'{FO}country')}"
        for node in styles.iter(f"{STYLE}text-properties")
        if f"{FO}language" in node.attrib
    }
    assert spoken == {locale}


def test_the_properties_name_the_office_and_the_moment() -> None:
    """A document system reads title, author and date without opening the pages."""
    core = _parts(docx.render(minutes(), at=AT))["docProps/core.xml"].decode("utf-8")
    meta = _parts(odt.render(minutes(), at=AT))["meta.xml"].decode("utf-8")
    for properties in (core, meta):
        assert minutes().title in properties
        assert "Comune di Borgoserra" in properties
        assert "2026-03-19T19:15:00" in properties
    assert "python-docx" not in core


def test_each_part_carries_the_moment_of_the_document() -> None:
    """No clock of the machine gets into the package, so that it can be made again byte for byte."""
    for content in (docx.render(minutes(), at=AT), odt.render(minutes(), at=AT)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert {entry.date_time for entry in package.infolist()} == {(2026, 3, 19, 20, 15, 0)}


def test_nothing_is_fetched_and_nothing_runs() -> None:
    """No external relation, no macro, no field but the page numbers, whatever was typed."""
    for name, part in _parts(docx.render(rich(), at=AT)).items():
        assert b'TargetMode="External"' not in part
        assert not name.endswith((".bin", ".jpeg"))
        if name.startswith("word/") and name.endswith(".xml"):
            fields = [node.get(f"{W}instr") for node in ET.fromstring(part).iter(f"{W}fldSimple")]
            assert fields in ([], [" PAGE ", " NUMPAGES "])
            assert b"instrText" not in part
    parts = _parts(odt.render(rich(), at=AT))
    assert next(iter(parts)) == "mimetype"
    content = parts["content.xml"]
    assert set(re.findall(b'xlink:href="(.*?)"', content)) == {b"Pictures/chart%d.svg" % number for number in (1, 2, 3)}
    assert b"table:formula" not in content
    assert b"office:value=" not in content
    assert not [name for name in parts if name.startswith(("Basic/", "Scripts/", "Thumbnails/"))]


def test_every_hostile_string_may_be_a_title() -> None:
    """Titles, authors and keywords go into properties whole or shortened, and never stop an export."""
    for text in NASTY:
        document = Document(text, "it", CopyKind.PUBLIC, text, author=text, subject=text * 90, keywords=(text,))
        assert docx.render(document, at=AT)
        assert odt.render(document, at=AT)
