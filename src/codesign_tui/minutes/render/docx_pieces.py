"""What the sheets for the hall and charts need in a DOCX: pieces to cut, pictures, larger type, a lying page."""

import io
from collections.abc import Iterator
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from codesign_tui.minutes.document import Appointment, Card, Cards, Document, SealMark
from codesign_tui.minutes.render import drawings
from codesign_tui.minutes.render.common import LOOK_SCALE, PIECES_ROOM
from codesign_tui.minutes.render.docx_elements import element_of, paragraph_of, run_of, said
from codesign_tui.minutes.render.drawings import Drawing
from codesign_tui.minutes.render.picture import png
from codesign_tui.minutes.stationery.arms import Arms

_TEXT_WIDTH: Final = 9071
"""Twentieths of a point between the margins: 16 cm."""

_LYING_WIDTH: Final = 14003
"""The same of a page on its long side: 24.7 cm."""

_EMU: Final = 360_000
"""Units of a picture's size in a centimetre."""

_CODE_ROOM: Final = 1900
"""The same that a code and the space beside it take."""

_MILLIMETRE: Final = 56.7
"""Twentieths of a point in a millimetre."""

_INLINE: Final = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="{name} {number}" descr={words}/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="{name} {number}" descr={words}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{plain}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
)
"""A picture in a line of text: the points that any program shows, and the drawing that newer ones show instead."""


def twips(millimetres: float) -> str:
    """Return a length as WordprocessingML writes it, in twentieths of a point."""
    return str(round(millimetres * _MILLIMETRE))


def set_look(package: Any, document: Document) -> None:
    """Make the type as large as the document's look asks, and lay the page on its side where it lies."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn

    scale = LOOK_SCALE[document.look]
    if scale != 1:
        for name in ("w:sz", "w:szCs"):
            for size in package.styles.element.iter(qn(name)):
                size.set(qn("w:val"), str(round(int(size.get(qn("w:val"))) * scale)))
    if document.landscape:
        section = package.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


_VECTOR: Final = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    + '<asvg:svgBlip r:embed="{vector}"/></a:ext></a:extLst>'
)
"""The drawing beside the points."""


class Pictures:
    """The charts of one document, each as points and as a drawing, and the room that its page has for them."""

    def __init__(self, part: Any, *, landscape: bool = False, width: int | None = None) -> None:
        self._part = part
        self._number = 0
        self.width: Final = width or (_LYING_WIDTH if landscape else _TEXT_WIDTH)
        """Twentieths of a point between the margins."""

    def paragraph(self, chart: Drawing) -> Any:
        """Return a paragraph with a block's picture, kept with what is under it."""
        wide, high = drawings.size_cm(chart)
        room = min(1.0, self.width / _MILLIMETRE / 10 / wide)
        wide, high = wide * room, high * room
        run = self._run(drawings.svg(chart), None, (wide, high), drawings.alternative(chart), "Chart")
        return paragraph_of("Normal", [run], element_of("keepNext"))

    def coat_of_arms(self, arms: Arms) -> Any:
        """Return a paragraph with the coat of arms."""
        wide, high = arms.size_mm
        picture = arms.picture
        svg = picture.content.decode("utf-8") if picture.kind == "svg" else None
        points = None if svg is not None else picture.content
        run = self._run(svg, points, (wide / 10, high / 10), arms.alternative, "Arms")
        return paragraph_of("Letterhead", [run])

    def _run(self, svg: str | None, points: bytes | None, size_cm: tuple[float, float], words: str, name: str) -> Any:
        """Return a run with a picture: points, or a drawing with the points that stand in for it."""
        from docx.oxml.parser import parse_xml

        self._number += 1
        wide, high = size_cm
        plain, _ = self._part.get_or_add_image(io.BytesIO(png(svg, wide) if svg is not None else points or b""))
        inline = _INLINE.format(
            wide=round(wide * _EMU),
            high=round(high * _EMU),
            number=self._number,
            name=name,
            words=quoteattr(words),
            plain=plain,
            vector="" if svg is None else _VECTOR.format(vector=self._vector(svg)),
        )
        return element_of("r", element_of("drawing", parse_xml(inline)))

    def _vector(self, svg: str) -> str:
        """Put a drawing into the package and return the id of the relation to it."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        place = PackURI(f"/word/media/chart{self._number}.svg")
        part = Part(place, "image/svg+xml", svg.encode("utf-8"), self._part.package)
        related: str = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return related


def appointment(block: Appointment, pictures: Pictures) -> Any:
    """Return what is to be done by a day and, at its right, the code that a camera reads: a table without rules."""
    runs = [run_of(block.lead, strong=True), run_of(" ")] if block.lead.strip() else []
    words = [paragraph_of("Normal", [*runs, run_of(block.text)], text=block.text)]
    words += [said("SmallNote", line) for line in block.details if line.strip()]
    return _beside_code(words, block, pictures)


def seal(mark: SealMark, pictures: Pictures) -> Any:
    """Return what closes a sealed document: its words and, at their right, the code."""
    words = [said("SmallNote", mark.lead), paragraph_of("Normal", [_sized(mark.spoken, "24", strong=True)])]
    words += [said("SmallNote", line) for line in mark.details if line.strip()]
    return _beside_code(words, mark, pictures)


def _beside_code(words: list[Any], block: Appointment | SealMark, pictures: Pictures) -> Any:
    """Return a table without rules: words, and the code that a camera reads at their right."""
    widths = (str(pictures.width - _CODE_ROOM), str(_CODE_ROOM))
    cells = (
        element_of("tc", element_of("tcPr", element_of("tcW", w=width, type="dxa")), *one)
        for width, one in zip(widths, (words, [pictures.paragraph(block)]), strict=True)
    )
    return element_of(
        "tbl",
        element_of(
            "tblPr",
            element_of("tblW", w=str(pictures.width), type="dxa"),
            element_of("tblLayout", type="fixed"),
        ),
        element_of("tblGrid", *(element_of("gridCol", w=width) for width in widths)),
        element_of("tr", element_of("trPr", element_of("cantSplit")), *cells),
    )


def writing_line() -> Any:
    """Return an empty line to write on."""
    sides = ("bottom", "between")  # without the second, programs draw one border around all lines together
    rules = [element_of(side, val="single", sz="4", space="1", color="999999") for side in sides]
    return paragraph_of("Normal", [], element_of("pBdr", *rules), element_of("spacing", before="180", after="0"))


def new_page() -> Any:
    """Return a paragraph after which a new page begins."""
    return paragraph_of("SmallNote", [element_of("r", element_of("br", type="page"))])


def ruled(line: str) -> Any:
    """Return the borders of a table ruled on all sides with a kind of line."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element_of("tblBorders", *(element_of(side, val=line, sz="5", space="0", color="555555") for side in sides))


def pieces(block: Cards) -> Any:
    """Return a table with a piece to cut in each cell."""
    width = str(_TEXT_WIDTH // block.columns)
    every = [card for card in block.cards for _ in range(block.copies)]
    rows = [every[at : at + block.columns] for at in range(0, len(every), block.columns)]
    properties = element_of(
        "tblPr",
        element_of("tblW", w=str(_TEXT_WIDTH), type="dxa"),
        ruled("dashed"),
        element_of("tblLayout", type="fixed"),
    )
    columns = element_of("tblGrid", *(element_of("gridCol", w=width) for _ in range(block.columns)))
    return element_of("tbl", properties, columns, *(_pieces_row(row, block, width) for row in rows))


def _pieces_row(row: list[Card], block: Cards, width: str) -> Any:
    """Return one row of pieces, filled up with empty ones."""
    height = element_of("trHeight", val=twips(PIECES_ROOM / block.rows), hRule="atLeast")
    cells = [list(_piece(card, block.shape)) for card in row]
    cells += [[said("TableText", "")] for _ in range(block.columns - len(row))]
    own = [element_of("tcW", w=width, type="dxa"), element_of("vAlign", val="center")]
    return element_of(
        "tr",
        element_of("trPr", element_of("cantSplit"), height),
        *(element_of("tc", element_of("tcPr", *_copied(own)), *cell) for cell in cells),
    )


def _copied(elements: list[Any]) -> list[Any]:
    """Return copies of elements: one element stands in one place."""
    from copy import deepcopy

    return [deepcopy(element) for element in elements]


def _piece(card: Card, shape: str) -> Iterator[Any]:
    """Yield the paragraphs of one piece."""
    big, small = ("80", "36") if shape == "tent" else ("22", "18")
    side = element_of("jc", val="center") if shape == "tent" else None
    yield paragraph_of("TableText", [_sized(card.title, big, strong=True)], side, text=card.title)
    if card.under:
        side = element_of("jc", val="center") if shape == "tent" else None
        yield paragraph_of("TableText", [_sized(card.under, small)], side, text=card.under)
    for number, words in card.options:
        runs = [run_of(number, strong=True), run_of(" "), run_of(words)]
        yield paragraph_of("TableText", runs, text=words)
    if card.cells:
        yield paragraph_of("TableText", [_sized(" ".join("☐" * card.cells), "48")])
    if card.note:
        yield said("TableText", card.note)
    for box in card.boxes:
        yield said("TableText", f"☐ {box}")


def _sized(text: str, half_points: str, *, strong: bool = False) -> Any:
    """Return a run of text in a size of its own."""
    from docx.oxml.ns import qn

    run = run_of(text, strong=strong)
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = element_of("rPr")
        run.insert(0, properties)
    at = next((place for place, one in enumerate(properties) if one.tag == qn("w:rtl")), len(properties))
    properties.insert(at, element_of("sz", val=half_points))
    return run
