"""ODT and DOCX on the town's own file: it keeps its pages, head, foot and styles; our words are all there, in order."""

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import odfdo
import pytest

from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Document, Heading, texts
from codesign_tui.minutes.formats import FORMATS, Drawn, FormatName
from codesign_tui.minutes.stationery.base_report import report_on
from codesign_tui.minutes.stationery.paper import Stationery
from minutes_render.readers import READERS, missing_in_order, normal, read_package
from minutes_render.sample import AT, chart, minutes, rich
from minutes_stationery.letterheads import FOLDER, HEAD, MADE_BY_LIBREOFFICE, changed, swapped, word_in_italian
from minutes_stationery.town import town

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def kind_of(path: Path) -> FormatName:
    """Return the format that a letterhead file is for."""
    return "odt" if path.suffix in (".odt", ".ott") else "docx"


def on(path: Path, document: Document | None = None) -> Drawn:
    """Return a document on a letterhead file."""
    return FORMATS[kind_of(path)].draw(document or minutes(), AT, Stationery(bases=(path,)))


def without_letterhead(document: Document) -> list[str]:
    """Return the texts of a document whose file says itself whose it is."""
    return [normal(text) for text in texts(document)][len(document.letterhead) :]


def everything(content: bytes) -> str:
    """Return every XML part of an office file, one after the other."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("name", MADE_BY_LIBREOFFICE)
@pytest.mark.parametrize("hostile", [False, True], ids=["minutes", "hostile"])
def test_every_word_is_in_the_towns_file_in_order(name: str, hostile: bool) -> None:
    """Whatever the file, whatever was typed: nothing is lost, nothing is told twice."""
    document = rich() if hostile else minutes()
    drawn = on(FOLDER / name, document)
    assert drawn.warnings == ()
    found = normal(READERS[kind_of(FOLDER / name)](drawn.content))
    assert missing_in_order(without_letterhead(document), found) == []
    assert ("Testo di prova da sostituire" in found) is False
    if not hostile:
        assert found.count(normal(document.title)) == 1


@pytest.mark.parametrize("name", MADE_BY_LIBREOFFICE)
def test_the_file_keeps_its_page_its_head_and_its_foot(name: str) -> None:
    """The coat of arms and the words at head and foot stay; the copy's mark and the page's number join them."""
    whole = everything(on(FOLDER / name).content)
    assert whole.count(HEAD) == 1
    assert "www.comune.borgoserra.example" in whole
    assert whole.count("COPIA INTERNA") == 1
    assert "Verbale n. 2 del 19 marzo 2026" in whole
    assert "3.5cm" in whole or "1.378in" in whole or 'w:left="1984"' in whole
    assert "page-number" in whole or " PAGE " in whole
    assert "Titillium" in whole


@pytest.mark.parametrize("name", [name for name in MADE_BY_LIBREOFFICE if name.startswith("segnaposto")])
def test_a_marker_says_where_our_words_go(name: str) -> None:
    """What stands over and under it in the file stays there; the marker itself is gone."""
    found = normal(READERS[kind_of(FOLDER / name)](on(FOLDER / name).content))
    expected = [
        normal("Prot. n. ______ del ______"),
        *without_letterhead(minutes()),
        normal("Allegati: come da elenco."),
    ]
    assert missing_in_order(expected, found) == []
    assert "{{" not in found


@pytest.mark.parametrize("name", MADE_BY_LIBREOFFICE)
def test_our_headings_are_the_towns_headings(name: str) -> None:
    """The first headings are in the file's own style, and every style that is named exists."""
    content = on(FOLDER / name).content
    if kind_of(FOLDER / name) == "docx":
        body = read_package(content, "word/document.xml")
        styles = read_package(content, "word/styles.xml")
        defined = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
        used = {one.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for one in body.iter(f"{W}{tag}")}
        used |= {one.get(f"{W}val") for tag in ("basedOn", "next", "link") for one in styles.iter(f"{W}{tag}")}
        heading = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Heading1")
        assert ET.tostring(heading).count(b"8B0000") + ET.tostring(heading).count(b"8b0000") == 1
        assert "TextBody" in used
        assert len([one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Heading1"]) == 1
        assert used <= defined
        return
    trees = [read_package(content, part) for part in ("styles.xml", "content.xml")]
    defined = {node.get(f"{STYLE}name") for tree in trees for node in tree.iter() if f"{STYLE}name" in node.attrib}
    keys = (f"{TEXT}style-name", f"{TABLE}style-name", f"{STYLE}parent-style-name", f"{STYLE}next-style-name")
    used = {value for tree in trees for node in tree.iter() for key, value in node.attrib.items() if key in keys}
    assert used - {""} <= defined
    heading = next(one for one in trees[0].iter(f"{STYLE}style") if one.get(f"{STYLE}name") == "Heading_20_1")
    assert b"#8b0000" in ET.tostring(heading)


def test_word_in_italian_keeps_its_styles_its_first_page_and_its_numbers(tmp_path: Path) -> None:
    """Ids in Italian are found by name; each kind of page is marked; pages are counted once; tables are the town's."""
    content = on(word_in_italian(tmp_path / "carta.docx")).content
    again: Any = docx.Document(io.BytesIO(content))
    headings = [one.text for one in again.paragraphs if one.style.name == "Heading 1"]
    assert headings == [block.text for block in minutes().blocks if isinstance(block, Heading) and block.level == 1]
    assert {one.style.style_id for one in again.paragraphs if one.style.name == "Heading 1"} == {"Titolo1"}
    assert {one.style.name for one in again.paragraphs if one.text.startswith("Il giorno 19 marzo")} == {
        "Corpo del testo"
    }
    assert {table.style.name for table in again.tables} == {"Light Grid Accent 1"}
    section = again.sections[0]
    for head in (section.header, section.first_page_header):
        assert [one.text for one in head.paragraphs][-1] == "COPIA INTERNA"
    assert section.first_page_header.paragraphs[0].text == HEAD
    assert everything(content).count("PAGE ") == 1
    assert "canary" not in everything(content)
    assert again.core_properties.author == "Comune di Borgoserra"


def test_the_first_page_of_an_odt_stays_the_first_page(tmp_path: Path) -> None:
    """A file whose text begins with a page of its own keeps it: our title begins there."""
    own = '<style:style style:name="P9" style:family="paragraph" style:master-page-name="Standard"/>'
    path = changed(
        FOLDER / "carta-intestata.odt",
        tmp_path / "prima.odt",
        {
            "content.xml": lambda data: swapped("</office:automatic-styles>", f"{own}</office:automatic-styles>")(
                swapped('<text:p text:style-name="Text_20_body">', '<text:p text:style-name="P9">')(data)
            )
        },
    )
    again: Any = odfdo.Document(io.BytesIO(on(path).content))
    first = again.body.get_elements("text:p")[0]
    style = again.get_style("paragraph", first.style)
    assert first.text_recursive.startswith("Verbale n. 2")
    assert style.get_attribute("style:master-page-name") == "Standard"
    assert style.get_attribute("style:parent-style-name") == "Title"


def test_a_file_without_head_and_foot_gets_ours(tmp_path: Path) -> None:
    """An empty document is a base too: then our own letterhead and coat of arms stand over the title."""
    path = tmp_path / "vuoto.docx"
    docx.Document().save(str(path))
    paper = Stationery(town(tmp_path / "minutes").folders, bases=(path,))
    drawn = FORMATS["docx"].draw(minutes(), AT, paper)
    assert drawn.warnings == ()
    assert missing_in_order([normal(text) for text in texts(minutes())], normal(READERS["docx"](drawn.content))) == []
    assert "Stemma di Borgoserra" in everything(drawn.content)
    assert "COPIA INTERNA" in docx.Document(io.BytesIO(drawn.content)).sections[0].header.paragraphs[-1].text


@pytest.mark.parametrize("name", ["carta-intestata.ott", "carta-intestata.docx"])
def test_a_document_in_another_language_is_read_in_its_voice(name: str) -> None:
    """English minutes on an Italian letterhead say that they are English."""
    content = on(FOLDER / name, minutes("en")).content
    if kind_of(FOLDER / name) == "docx":
        styles = read_package(content, "word/styles.xml")
        assert {one.get(f"{W}val") for one in styles.iter(f"{W}lang")} == {"en-GB"}
        return
    said = {
        value
        for one in read_package(content, "styles.xml").iter()
        for key, value in one.attrib.items()
        if key.endswith("compatible:1.0}language")
    }
    assert said - {"none", "zxx"} == {"en", "it"}  # drawings, which have no words, keep the file's own
    assert "en" in said


@pytest.mark.parametrize("name", MADE_BY_LIBREOFFICE)
def test_the_same_document_on_the_same_paper_is_the_same_file(name: str) -> None:
    """Bytes depend on the document, the moment and the town's file, on nothing else; parts and manifest agree."""
    content = on(FOLDER / name).content
    assert on(FOLDER / name).content == content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        if kind_of(FOLDER / name) == "odt":
            assert names[0] == "mimetype"
            assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
            listed = {
                value
                for one in ET.fromstring(package.read("META-INF/manifest.xml"))
                for key, value in one.attrib.items()
                if key.endswith("full-path")
            }
            assert listed - {"/"} == {name for name in names if name not in ("mimetype", "META-INF/manifest.xml")}
        else:
            assert b"document.main+xml" in package.read("[Content_Types].xml")


@pytest.mark.parametrize("name", ["carta-intestata.ott", "carta-intestata.dotx"])
def test_charts_are_as_wide_as_the_towns_text(name: str) -> None:
    """A narrow page does not push a picture over its edge."""
    document = Document("Titolo", "it", minutes().copy, "COPIA", blocks=(chart(),))
    content = on(FOLDER / name, document).content
    if kind_of(FOLDER / name) == "odt":
        widths = [value for one in read_package(content, "content.xml").iter() for key, value in one.attrib.items()
                  if key.endswith("}width") and one.tag.endswith("}frame")]  # fmt: skip
        assert [float(width.removesuffix("cm")) <= 15.51 for width in widths] == [True]
    else:
        extents = [one for one in read_package(content, "word/document.xml").iter() if one.tag.endswith("}extent")]
        assert [int(one.get("cx", "0")) / 360_000 <= 15.52 for one in extents] == [True]


def test_the_report_says_what_a_file_has_and_lacks(tmp_path: Path) -> None:
    """Styles, numbers of pages, fonts, silent pictures, text that goes: each in one sentence."""
    say = Translator("it")
    report = report_on(FOLDER / "carta-intestata.ott")
    has, lacks = (" ".join(map(say, told)) for told in (report.has, report.lacks))
    assert "Titolo 1, Corpo testo" in has
    assert "Titolo 2, Titolo 3" in lacks
    for words in ("numero di pagina", "testo alternativo", "Titillium Web", "1 paragrafo"):
        assert words in lacks
    assert "lingua" not in lacks
    italian = report_on(word_in_italian(tmp_path / "carta.docx"))
    has, lacks = (" ".join(map(say, told)) for told in (italian.has, italian.lacks))
    assert "Titolo 1, Titolo 2, Titolo 3" in has
    assert "numeri di pagina ci sono" in has
    assert "2 paragrafi" in lacks
    quiet = changed(
        FOLDER / "carta-intestata.odt",
        tmp_path / "muto.odt",
        {"styles.xml": swapped('fo:language="it"', 'fo:language="none"')},
    )
    assert "lingua" in " ".join(map(say, report_on(quiet).lacks))
    assert "segnaposto" in " ".join(map(say, report_on(FOLDER / "segnaposto.docx").has))


def test_a_caption_stays_with_its_table_in_the_towns_style_too() -> None:
    """A file's own caption style often forgets it, and leaves the caption at the foot of the page before."""
    styles = read_package(on(FOLDER / "carta-intestata.ott").content, "styles.xml")
    caption = next(one for one in styles.iter(f"{STYLE}style") if one.get(f"{STYLE}name") == "Caption")
    kept = [value for one in caption for key, value in one.attrib.items() if key.endswith("keep-with-next")]
    assert kept == ["always"]
    body = read_package(on(FOLDER / "carta-intestata.docx").content, "word/document.xml")
    for style in ("Caption", "Heading1"):
        wanted = [one for one in body.iter(f"{W}pPr") if one.find(f"{W}pStyle[@{W}val='{style}']") is not None]
        assert wanted
        assert all(one.find(f"{W}keepNext") is not None for one in wanted)


@pytest.mark.parametrize("name", [None, *(one for one in MADE_BY_LIBREOFFICE if one.endswith(("odt", "ott")))])
def test_every_heading_of_an_odt_names_its_style(name: str | None) -> None:
    """A heading without the name of a style comes out as body text on a file that was made from a Word one."""
    drawn = FORMATS["odt"].draw(minutes(), AT, Stationery()) if name is None else on(FOLDER / name)
    with zipfile.ZipFile(io.BytesIO(drawn.content)) as package:
        content, styles = (ET.fromstring(package.read(part)) for part in ("content.xml", "styles.xml"))
    known = {style.get(f"{STYLE}name") for tree in (content, styles) for style in tree.iter(f"{STYLE}style")}
    headings = list(content.iter(f"{TEXT}h"))
    assert headings
    assert {heading.get(f"{TEXT}style-name") for heading in headings} <= known


def test_a_text_made_of_a_web_page_is_a_letterhead_too(tmp_path: Path) -> None:
    """LibreOffice calls it by another kind; what is written on it is an ordinary text."""
    kind = b"application/vnd.oasis.opendocument.text"
    web = changed(
        FOLDER / "carta-intestata.odt",
        tmp_path / "web.odt",
        {"mimetype": kind + b"-web", "META-INF/manifest.xml": lambda old: old.replace(kind + b'"', kind + b'-web"')},
    )
    with zipfile.ZipFile(io.BytesIO(on(web).content)) as package:
        assert package.read("mimetype") == kind
        assert b"text-web" not in package.read("META-INF/manifest.xml")


def test_the_report_says_that_the_foot_stays() -> None:
    """Whoever prepares the file reads that its foot is kept, in ODT as in DOCX."""
    for name in ("carta-intestata.odt", "carta-intestata.docx"):
        assert "base.has_foot" in {one.id for one in report_on(FOLDER / name).has}
