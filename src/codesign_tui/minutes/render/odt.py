"""ODT, the editable format that Italian offices are asked to prefer (AgID, guidelines on documents, annex 2)."""

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Final, assert_never

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
    Signatures,
    Table,
    WritingLines,
)
from codesign_tui.minutes.render.common import announces, grid, one_line, prepared
from codesign_tui.minutes.render.odt_elements import Needs, directed, element_of, said
from codesign_tui.minutes.render.odt_pieces import add_picture, appointment, picture, pieces, seal, set_look
from codesign_tui.minutes.render.odt_styles import automatic_styles, room_style
from codesign_tui.minutes.render.package import settled
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery
from codesign_tui.minutes.stationery.sources import styles_xml

_COUNTRIES: Final = {"it": "IT", "en": "GB"}
_LONG_ROW: Final = 500
"""Characters of a row that may break over two pages; a shorter one stays whole."""

_STYLE_OF: Final = {"body": "Text_20_body", "centred": "Centred", "small": "Small_20_Note", "quote": "Quotations"}
_UNUSED: Final = ("Thumbnails/", "Configurations2/", "manifest.rdf")
"""Parts of the library's empty document that say nothing of ours."""


def render(document: Document, *, at: datetime, stationery: Stationery = SHIPPED) -> bytes:
    """Return the document as ODT. The same document and the same moment give the same bytes.

    Raises:
        Unusable: a file of the town's is broken.
    """
    import odfdo

    ready = prepared(document)
    package = odfdo.Document("text")
    for name in list(package.parts):
        if name.startswith(_UNUSED):
            package.del_part(name)
    package.set_part("styles.xml", styles_xml(stationery, "odt-styles.xml"))
    _speak(package, ready.language)
    _lay_out(package, ready)
    set_look(package, ready)
    _describe(package, ready, at)
    package.body.clear()
    needs = Needs()
    for element in [*_head(ready, needs), *_body(ready.blocks, needs)]:
        package.body.append(element)
    if ready.seal is not None:
        package.body.append(seal(ready.seal, needs))
    automatic_styles(package, needs)
    for number, chart in enumerate(needs.charts, start=1):
        add_picture(package, number, chart)
    out = io.BytesIO()
    package.save(out)
    return settled(out.getvalue(), at=at)


def _speak(package: Any, language: str) -> None:
    """Say in which language the document is, so that a screen reader reads it in the right voice."""
    for default in package.get_part("styles.xml").get_elements("//style:default-style/style:text-properties"):
        default.set_attribute("fo:language", language)
        default.set_attribute("fo:country", _COUNTRIES.get(language, "none"))


def _lay_out(package: Any, document: Document) -> None:
    """Fill the head of every page with the copy's name and its foot with the page's number."""
    styles = package.get_part("styles.xml")
    styles.get_element("//style:header/text:p").append(one_line(document.copy_label))
    foot = styles.get_element("//style:footer/text:p")
    page, of = document.page_words
    foot.append(one_line(document.footer))
    foot.append(element_of("text:tab"))
    foot.append(f"{page} ")
    foot.append(element_of("text:page-number", text__select_page="current"))
    foot.append(f" {of} ")
    foot.append(element_of("text:page-count"))


def _describe(package: Any, document: Document, at: datetime) -> None:
    """Write the properties that a document system reads."""
    moment = at.astimezone(UTC).replace(tzinfo=None)
    meta = package.meta
    for old in list(meta.meta_body.children):
        meta.meta_body.delete(old)
    meta.set_generator("codesign-tui")
    meta.set_title(one_line(document.title))
    meta.set_language(f"{document.language}-{_COUNTRIES.get(document.language, '')}".rstrip("-"))
    meta.set_creation_date(moment)
    meta.set_modification_date(moment)
    for value, write in (
        (document.author, meta.set_initial_creator),
        (document.author, meta.set_creator),
        (document.subject, meta.set_subject),
        (", ".join(document.keywords), meta.set_keywords),
    ):
        if value.strip():
            write(one_line(value))


def _head(document: Document, needs: Needs) -> Iterator[Any]:
    """Yield the letterhead, ruled off, the title and what stands under it."""
    lines = [line for line in document.letterhead if line.strip()]
    names = ["Letterhead_20_Name", *["Letterhead"] * (len(lines) - 2), "Letterhead_20_Last"]
    for name, line in zip(names if len(lines) > 1 else ["Letterhead_20_Only"], lines, strict=False):
        yield said(name, line, needs)
    yield said("Title", document.title, needs)
    under = [line for line in document.subtitle if line.strip()]
    for line in under[:-1]:
        yield said("Subtitle", line, needs)
    for line in under[-1:]:
        yield said("Subtitle_20_Last", line, needs)


def _body(blocks: Iterable[Block], needs: Needs) -> Iterator[Any]:
    """Yield all blocks; what they need is noted in `needs`."""
    before: Block | None = None
    for block, following in pairwise((*blocks, None)):
        if block is None:
            continue
        match block:
            case Heading(level=level, text=text):
                yield _heading(level, one_line(text), needs)
            case Paragraph(text=text, lead=lead):
                yield said(_paragraph_style(block, before, following), text, needs, lead=lead)
            case ListBlock():
                yield _list(block, needs)
            case Table():
                yield from _table(block, needs)
            case Chart():
                yield picture(block, needs)
                yield from _table(block.table, needs)
            case Appointment():
                yield appointment(block, needs)
            case WritingLines(count=count):
                yield from (said("WritingLine", "", needs) for _ in range(count))
            case PageBreak():
                yield said("NewPage", "", needs)
            case Cards():
                yield from pieces(block, needs)
            case Signatures(lines=lines):
                for role, name in lines:
                    yield said("Signature_20_Role", role, needs)
                    yield said("Signature_20_Name", name, needs)
            case _:
                assert_never(block)
        before = block


def _paragraph_style(block: Paragraph, before: Block | None, following: Block | None) -> str:
    """Return the style of a paragraph, which depends on what stands around it."""
    if announces(block, following):
        return "Text_20_Announcing"
    if block.style == "body" and isinstance(before, Table):
        return "After_20_Table"
    return _STYLE_OF[block.style]


def _heading(level: int, text: str, needs: Needs) -> Any:
    """Return a heading that the navigator and a screen reader know as one."""
    import odfdo

    return odfdo.Header(level, text, style=directed(f"Heading_20_{level}", text, needs))


def _list(block: ListBlock, needs: Needs) -> Any:
    """Return a list; each numbered list counts from one."""
    items = (element_of("text:list-item", said("List_20_Item", item, needs)) for item in block.items)
    return element_of("text:list", *items, text__style_name="Numbered" if block.numbered else "Bulleted")


def _table(block: Table, needs: Needs) -> Iterator[Any]:
    """Yield a caption and a table whose header row repeats on each page."""
    squared = grid(block)
    needs.tables.append(squared.widths)
    name = f"Table{len(needs.tables)}"
    if block.caption.strip():
        yield said("Caption", block.caption, needs)
    columns = (element_of("table:table-column", table__style_name=f"{name}.{at}") for at in range(len(squared.widths)))
    header = _row(squared.header, block.numeric, needs, header=True)
    yield element_of(
        "table:table",
        *columns,
        element_of("table:table-header-rows", header),
        *(_row(row, block.numeric, needs, header=False, room=block.room) for row in squared.rows),
        table__name=name,
        table__style_name="MinutesTable",
    )


def _row(cells: tuple[str, ...], numeric: frozenset[int], needs: Needs, *, header: bool, room: int = 0) -> Any:
    """Return one row; every cell is text, so that nothing typed is ever a formula."""
    cell_style = "HeadCell" if header else "RuledCell" if room else "Cell"
    kind = "Heading" if header else "Contents"
    number = "Table_20_Number_20_Heading" if header else "Table_20_Number"
    whole = "WholeRow" if sum(map(len, cells)) <= _LONG_ROW else "LongRow"
    row = element_of("table:table-row", table__style_name=room_style(room, needs) if room else whole)
    for at, cell in enumerate(cells):
        style = number if at in numeric else f"Table_20_{kind}"
        text = said(style, cell, needs)
        row.append(
            element_of(
                "table:table-cell",
                text,
                office__value_type="string",
                table__style_name=cell_style,
            )
        )
    return row
