"""A chart: its drawing, and how it is found again in each format."""

import io
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from codesign_tui.minutes.document import Chart, Document
from codesign_tui.minutes.formats import FORMATS, FormatName
from codesign_tui.minutes.render.chart import size, svg
from minutes_render.readers import READERS, Page, normal
from minutes_render.sample import AT, NASTY, chart, minutes

SVG = "{http://www.w3.org/2000/svg}"


def _with_chart() -> Document:
    """Return minutes that hold one chart."""
    return replace(minutes(), blocks=(chart(),))


def _drawing(one: Chart) -> ET.Element:
    """Return a chart's drawing as a reader of XML sees it."""
    return ET.fromstring(svg(one))


def test_bars_are_as_long_as_what_they_count() -> None:
    """The longest bar fills the width, the others follow in proportion, and nothing is drawn for nothing."""
    one = replace(chart(), parts=("",), values=((20,), (5,), (0,)))
    widths = [float(box.attrib["width"]) for box in _drawing(one).findall(f"{SVG}rect")]
    assert len(widths) == 2
    assert widths[0] == pytest.approx(4 * widths[1], abs=0.2)
    assert widths[0] < size(one)[0]


def test_parts_differ_without_colour() -> None:
    """Each part has a fill of its own, every paint is a grey, and a legend names them."""
    drawing = _drawing(chart())
    fills = [box.attrib["fill"] for box in drawing.findall(f"{SVG}rect")]
    assert len(set(fills[:3])) == 3
    paints = set(re.findall(r"#([0-9a-f]{6})", svg(chart())))
    assert all(paint[:2] == paint[2:4] == paint[4:] for paint in paints)
    said = [node.text for node in drawing.findall(f"{SVG}text")]
    assert said[:3] == ["Ente pubblico", "Terzo settore", "Altre categorie"]
    assert {"4", "9", "6", "19"} <= set(said)


def test_a_chart_of_one_part_has_no_legend() -> None:
    """Where nothing is told apart nothing is explained."""
    plain = replace(chart(), parts=("",), values=((19,), (14,), (0,)))
    assert size(plain)[1] < size(chart())[1]
    assert next(node.text for node in _drawing(plain).findall(f"{SVG}text")) == chart().bars[0]


@pytest.mark.parametrize("text", NASTY)
def test_what_people_typed_is_text_in_a_drawing(text: str) -> None:
    """Hostile words are never elements, attributes or entities of the drawing."""
    one = replace(chart(), bars=(text, text, text), parts=(text, "b", "c"), shown=(text,) * 3, alternative=text)
    drawing = _drawing(one)
    assert {node.tag.removeprefix(SVG) for node in drawing.iter()} <= {
        "svg", "defs", "pattern", "rect", "path", "circle", "text",
    }  # fmt: skip
    assert not {name for node in drawing.iter() for name in node.attrib if name.startswith("on") or "href" in name}


@pytest.mark.parametrize("name", READERS)
def test_the_table_of_a_chart_is_in_every_format(name: FormatName) -> None:
    """Whoever sees no picture reads the same numbers."""
    found = normal(READERS[name](FORMATS[name].render(_with_chart(), at=AT)))
    assert all(normal(cell) in found for row in chart().table.rows for cell in row)


def test_a_pdf_says_in_words_what_its_chart_shows() -> None:
    """The picture is a figure with its alternative text, in a file that claims both profiles."""
    reader = PdfReader(io.BytesIO(FORMATS["pdf"].render(_with_chart(), at=AT)))
    assert chart().alternative in [str(node["/Alt"]) for node in _structure(reader) if "/Alt" in node]
    root: Any = reader.root_object
    metadata = root["/Metadata"].get_object().get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata


def _structure(reader: PdfReader) -> list[Any]:
    """Return every element of a tagged PDF's structure."""
    found, waiting = [], [reader.root_object["/StructTreeRoot"].get_object()]
    while waiting:
        node: Any = waiting.pop()
        if isinstance(node, list):
            waiting += [child.get_object() for child in node]
        elif hasattr(node, "get"):
            found.append(node)
            waiting += [node["/K"].get_object()] if "/K" in node else []
    return found


def test_an_odt_embeds_the_drawing_and_its_words() -> None:
    """The drawing is in the package and in its manifest; the frame carries the words."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["odt"].render(_with_chart(), at=AT))) as package:
        ET.fromstring(package.read("Pictures/chart1.svg"))
        assert b'"Pictures/chart1.svg"' in package.read("META-INF/manifest.xml")
        assert chart().alternative in package.read("content.xml").decode("utf-8")


def test_a_docx_has_points_for_old_programs_and_the_drawing_for_new_ones() -> None:
    """The picture is a PNG of 300 dots per inch at 16 cm, with the SVG as its vector form, and its words."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(_with_chart(), at=AT))) as package:
        names = package.namelist()
        document = package.read("word/document.xml").decode("utf-8")
        relations = package.read("word/_rels/document.xml.rels").decode("utf-8")
        vector = re.search(r'svgBlip r:embed="(\w+)"', document)
        assert vector is not None
        assert re.search(rf'Id="{vector[1]}"[^>]*media/chart1.svg|media/chart1.svg"[^>]*Id="{vector[1]}"', relations)
        assert chart().alternative in document
        picture = package.read(next(name for name in names if name.endswith(".png")))
    wide, _ = struct.unpack(">II", picture[16:24])  # the first chunk of a PNG is its size
    assert wide == pytest.approx(16 / 2.54 * 300, abs=2)


def test_a_page_names_its_chart_to_a_screen_reader() -> None:
    """The drawing stands in the page itself, as an image with a name."""
    drawings = [
        attributes for tag, attributes in Page(FORMATS["html"].render(_with_chart(), at=AT)).elements if tag == "svg"
    ]
    assert [(one["role"], one["aria-label"]) for one in drawings] == [("img", chart().alternative)]
