"""DOCX for offices that work in Word: real styles, header rows repeated, nothing merged, nothing fetched."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Final, assert_never

from codesign_tui.domain.messages import msg
from codesign_tui.minutes.document import (
    Appointment,
    Block,
    Cards,
    Chart,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    SealMark,
    Signatures,
    Table,
    WritingLines,
)
from codesign_tui.minutes.render.common import announces, grid, is_short, one_line, prepared
from codesign_tui.minutes.render.docx_base import at_place, field, fitted
from codesign_tui.minutes.render.docx_elements import element_of, paragraph_of, run_of, said
from codesign_tui.minutes.render.docx_lists import EMPTY, Lists, lists_in
from codesign_tui.minutes.render.docx_pieces import (
    Pictures,
    appointment,
    new_page,
    pieces,
    ruled,
    seal,
    set_look,
    twips,
    writing_line,
)
from codesign_tui.minutes.render.package import settled
from codesign_tui.minutes.stationery.arms import arms_of
from codesign_tui.minutes.stationery.base import base_of
from codesign_tui.minutes.stationery.packages import Package
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery
from codesign_tui.minutes.stationery.problems import Unusable
from codesign_tui.minutes.stationery.sources import styles_xml

_LOCALES: Final = {"it": "it-IT", "en": "en-GB"}
_MARGIN_CM: Final = 2.5
_LONG_ROW: Final = 500
"""Characters of a row that may break over two pages; a shorter one stays whole."""

_STYLE_OF: Final = {"body": "Normal", "centred": "Centred", "small": "SmallNote", "quote": "Quote"}
_UNUSED: Final = ("thumbnail", "customXml", "stylesWithEffects", "extended-properties")
"""Parts of the library's empty document that say nothing of ours."""


def render(document: Document, *, at: datetime, stationery: Stationery = SHIPPED) -> bytes:
    """Return the document as DOCX (Transitional). The same document and the same moment give the same bytes.

    Raises:
        Unusable: a file of the town's is broken.
    """
    ready = prepared(document)
    own_styles = styles_xml(stationery, "docx-styles.xml")
    base = base_of(stationery, ready, "docx")
    package = _on_own(ready, own_styles, stationery) if base is None else _on_base(base, ready, own_styles, stationery)
    _describe(package, ready, at)
    out = io.BytesIO()
    package.save(out)
    return settled(out.getvalue(), at=at)


def _on_own(document: Document, own_styles: bytes, stationery: Stationery) -> Any:
    """Return a package in our own styles, with the whole document."""
    import docx

    package = docx.Document()
    lists = replace(lists_in(_dress(package, document.language, own_styles)), styled=frozenset({"ListBullet"}))
    _lay_out(package.sections[0], document)
    set_look(package, document)
    body = package.element.body
    pictures = Pictures(package.part, landscape=document.landscape)
    for element in [
        *_head(document, pictures, stationery),
        *_body(document.blocks, lists, pictures),
        *_seal(document.seal, pictures),
    ]:
        body.insert(len(body) - 1, element)  # the page's own settings stay last
    return package


def _on_base(base: Package, document: Document, own_styles: bytes, stationery: Stationery) -> Any:
    """Return the town's file with the whole document in its body.

    Raises:
        Unusable: the file is not as Word makes them.
    """
    try:
        ready = fitted(base, document, own_styles)
    except (AttributeError, LookupError, TypeError, ValueError) as error:  # a library's own words for a broken file
        raise Unusable(base.path, msg("stationery.base_broken")) from error
    pictures = Pictures(ready.package.part, width=ready.width)
    lists = replace(ready.lists, styled=ready.numbered_styles)
    head = _head(document, pictures, stationery, letterhead=not ready.has_letterhead)
    at_place(ready, [*head, *_body(document.blocks, lists, pictures), *_seal(document.seal, pictures)])
    return ready.package


def _seal(mark: SealMark | None, pictures: Pictures) -> list[Any]:
    """Return what closes a sealed document; a table wants a paragraph before and after it."""
    if mark is None:
        return []
    return [paragraph_of("SmallNote", [], element_of("keepNext")), seal(mark, pictures), paragraph_of("SmallNote", [])]


def _dress(package: Any, language: str, own_styles: bytes) -> Any:
    """Give the empty document our styles and lists instead of the library's; return the lists' part."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    locale = _LOCALES.get(language, language)
    for owner in (package.part, package.part.package):
        for key, relation in list(owner.rels.items()):
            if any(word in relation.reltype for word in _UNUSED):
                owner.rels.pop(key)
    styles = package.part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    styles._element = parse_xml(own_styles)  # the part has no public way to be replaced
    for spoken in styles._element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), locale)
        spoken.set(qn("w:eastAsia"), locale)
    settings = package.settings.element
    for spoken in settings.iter(qn("w:themeFontLang")):
        spoken.set(qn("w:val"), locale)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    numbering = package.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    numbering._element = parse_xml(EMPTY)
    return numbering._element


def _describe(package: Any, document: Document, at: datetime) -> None:
    """Write the properties that a document system reads; a property holds at most 255 characters."""
    moment = at.astimezone(UTC).replace(tzinfo=None)
    properties = package.core_properties
    properties.title = one_line(document.title)[:255]
    properties.author = properties.last_modified_by = one_line(document.author)[:255]
    properties.subject = one_line(document.subject)[:255]
    properties.keywords = ", ".join(document.keywords)[:255]
    properties.language = _LOCALES.get(document.language, document.language)
    properties.comments = ""
    if (filing := document.filing) is not None:
        properties.identifier = one_line(filing.identifier)[:255]
        properties.category = one_line(filing.document_type)[:255]
        properties.version = str(filing.version)
    properties.created = properties.modified = moment
    properties.revision = 1


def _lay_out(section: Any, document: Document) -> None:
    """Set the page: A4, margins, the copy's name above, the page's number below."""
    from docx.shared import Cm

    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.1)
    section.header_distance, section.footer_distance = Cm(1.2), Cm(1.1)
    _fill(section.header, paragraph_of("Header", [run_of(document.copy_label)]))
    page, of = document.page_words
    runs = [run_of(one_line(document.footer)), element_of("r", element_of("tab")), run_of(f"{page} "), field("PAGE")]
    _fill(section.footer, paragraph_of("Footer", [*runs, run_of(f" {of} "), field("NUMPAGES")]))


def _fill(part: Any, paragraph: Any) -> None:
    """Make a paragraph the only one of a header or footer."""
    part.is_linked_to_previous = False
    for old in list(part._element):
        part._element.remove(old)
    part._element.append(paragraph)


def _head(document: Document, pictures: Pictures, stationery: Stationery, *, letterhead: bool = True) -> list[Any]:
    """Return the letterhead, ruled off, the title and what stands under it."""
    arms = arms_of(stationery, document) if letterhead else None
    lines = [line for line in document.letterhead if line.strip() and letterhead]
    elements = [] if arms is None else [pictures.coat_of_arms(arms)]
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        rule = element_of("bottom", val="single", sz="5", space="6", color="111111")
        elements.append(
            said("Letterhead" if number else "LetterheadName", line, element_of("pBdr", rule) if last else None)
        )
    elements.append(said("Title", document.title))
    under = [said("Subtitle", line) for line in document.subtitle if line.strip()]
    if under:
        under[-1].pPr.append(element_of("spacing", after="240"))
    return [*elements, *under]


def _body(blocks: tuple[Block, ...], lists: Lists, pictures: Pictures) -> list[Any]:
    """Return all blocks; two tables that would touch, and a table at the end, get a paragraph after them."""
    elements: list[Any] = []
    for block, following in pairwise((*blocks, None)):
        if block is None:
            continue
        elements.extend(_block(block, following, lists, pictures))
        if isinstance(block, Table | Chart | Cards):
            if isinstance(following, Paragraph | ListBlock) or following is None:
                elements.append(paragraph_of("SmallNote", [], element_of("spacing", before="0", after="0", line="240")))
            elif isinstance(following, Table) and not following.caption.strip():
                elements.append(paragraph_of("SmallNote", []))
    return elements


def _block(block: Block, following: Block | None, lists: Lists, pictures: Pictures) -> list[Any]:
    """Return the elements of one block."""
    match block:
        case Heading(level=level, text=text):
            return [said(f"Heading{level}", one_line(text), element_of("keepNext"))]
        case Paragraph(text=text, lead=lead, style=style):
            lead_runs = [run_of(lead, strong=True)] if lead.strip() else []
            joint = [run_of(" ")] if lead.strip() and text.strip() else []
            text_runs = [run_of(text)] if text.strip() else []
            together = element_of("keepNext") if announces(block, following) else None
            return [paragraph_of(_STYLE_OF[style], [*lead_runs, *joint, *text_runs], together, text=text or lead)]
        case ListBlock(items=items, numbered=numbered):
            return _list(items, lists, numbered=numbered)
        case Table():
            return _table(block, pictures.width)
        case Chart():
            return [pictures.paragraph(block), *_table(block.table, pictures.width)]
        case Appointment():
            return [appointment(block, pictures), paragraph_of("SmallNote", [])]
        case WritingLines(count=count):
            return [writing_line() for _ in range(count)]
        case PageBreak():
            return [new_page()]
        case Cards():
            return [pieces(block)]
        case Signatures(lines=lines):
            return [
                paragraph
                for role, name in lines
                for paragraph in (said("SignatureRole", role), said("SignatureName", name))
            ]
        case _:
            assert_never(block)


def _list(items: tuple[str, ...], lists: Lists, *, numbered: bool) -> list[Any]:
    """Return the items of a list, numbered from one or with bullets."""
    style = "ListNumber" if numbered else "ListBullet"
    if not numbered and style in lists.styled:
        return [said(style, item) for item in items]
    number = lists.new() if numbered else lists.bullets
    return [
        said(style, item, element_of("numPr", element_of("ilvl", val="0"), element_of("numId", val=number)))
        for item in items
    ]


def _table(block: Table, width: int) -> list[Any]:
    """Return a caption and a table, so many twentieths of a point wide, whose header row repeats on each page."""
    squared = grid(block)
    widths = [str(round(width * share / sum(squared.widths))) for share in squared.widths]
    caption = one_line(block.caption)
    look = element_of(
        "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
    )
    properties = element_of(
        "tblPr",
        element_of("tblStyle", val="MinutesTable"),
        element_of("tblW", w=str(width), type="dxa"),
        ruled("single") if block.room else None,
        element_of("tblLayout", type="fixed"),
        look,
        element_of("tblCaption", val=caption[:255]) if caption else None,
    )
    columns = element_of("tblGrid", *(element_of("gridCol", w=each) for each in widths))
    last, whole = len(squared.rows), is_short(block)
    rows = [
        _row(
            row,
            widths,
            block.numeric,
            header=not number,
            room=block.room if number else 0,
            with_next=number < last and (whole or number in (1, last - 1)),
        )
        for number, row in enumerate((squared.header, *squared.rows))
    ]
    table = element_of("tbl", properties, columns, *rows)
    return [said("Caption", block.caption, element_of("keepNext")), table] if caption else [table]


def _row(
    cells: tuple[str, ...],
    widths: list[str],
    numeric: frozenset[int],
    *,
    header: bool,
    room: int = 0,
    with_next: bool = False,
) -> Any:
    """Return one row; a row is kept whole unless it is very long. `room` is its least height in millimetres.

    `with_next` keeps it on the page of the row under it.
    """
    whole = sum(map(len, cells)) <= _LONG_ROW
    properties = [
        element_of("cantSplit") if whole else None,
        element_of("trHeight", val=twips(room), hRule="atLeast") if room else None,
        element_of("tblHeader") if header else None,
    ]
    row = element_of("tr", element_of("trPr", *properties) if any(part is not None for part in properties) else None)
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        side = element_of("jc", val="right") if at in numeric else None
        together = element_of("keepNext") if with_next else None
        text = said("TableHead" if header else "TableText", cell, together, side)
        row.append(element_of("tc", element_of("tcPr", element_of("tcW", w=width, type="dxa")), text))
    return row
