"""ODT, the editable format that Italian offices are asked to prefer (AgID, guidelines on documents, annex 2)."""

import io
from collections.abc import Iterable, Iterator
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
    Signatures,
    Table,
    WritingLines,
)
from codesign_tui.minutes.filing.record import described
from codesign_tui.minutes.render.common import announces, grid, is_short, one_line, prepared
from codesign_tui.minutes.render.odt_base import at_place, fitted
from codesign_tui.minutes.render.odt_elements import Needs, directed, element_of, said
from codesign_tui.minutes.render.odt_pieces import (
    add_arms,
    add_picture,
    appointment,
    coat_of_arms,
    picture,
    pieces,
    seal,
    set_look,
)
from codesign_tui.minutes.render.odt_styles import automatic_styles, room_style
from codesign_tui.minutes.render.package import settled
from codesign_tui.minutes.stationery.arms import arms_of
from codesign_tui.minutes.stationery.base import base_of
from codesign_tui.minutes.stationery.packages import Package
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery
from codesign_tui.minutes.stationery.problems import Unusable
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
    ready = prepared(document)
    own_styles = styles_xml(stationery, "odt-styles.xml")
    base = base_of(stationery, ready, "odt")
    package, needs = _own_paper(ready, own_styles) if base is None else _on_base(base, ready, own_styles)
    needs.arms = arms_of(stationery, ready) if needs.letterhead else None
    _describe(package, ready, at)
    sealed = [seal(ready.seal, needs)] if ready.seal is not None else []
    at_place(package, [*_head(ready, needs), *_body(ready.blocks, needs), *sealed], needs)
    automatic_styles(package, needs)
    for number, chart in enumerate(needs.charts, start=1):
        add_picture(package, number, chart)
    if needs.arms is not None:
        add_arms(package, needs.arms)
    out = io.BytesIO()
    package.save(out)
    return settled(out.getvalue(), at=at)


def _own_paper(document: Document, own_styles: bytes) -> tuple[Any, Needs]:
    """Return an empty package in our own styles."""
    import odfdo

    package = odfdo.Document("text")
    for name in list(package.parts):
        if name.startswith(_UNUSED):
            package.del_part(name)
    package.set_part("styles.xml", own_styles)
    _speak(package, document.language)
    _lay_out(package, document)
    set_look(package, document)
    package.body.clear()
    return package, Needs()


def _on_base(base: Package, document: Document, own_styles: bytes) -> tuple[Any, Needs]:
    """Return the town's file, open for our words.

    Raises:
        Unusable: the file is not as LibreOffice makes them.
    """
    import odfdo

    try:
        ready = fitted(base, document, own_styles)
        package = odfdo.Document(io.BytesIO(ready.content))
    except (AttributeError, LookupError, TypeError, ValueError) as error:  # a library's own words for a broken file
        raise Unusable(base.path, msg("stationery.base_broken")) from error
    needs = Needs(
        names=ready.names,
        width_cm=ready.width_cm,
        letterhead=not ready.has_letterhead,
        first_page=ready.first_page,
        keeps_styles=ready.keeps_text,
    )
    return package, needs


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
    if document.filing is not None:
        for name, value in described(document.filing):
            meta.set_user_defined_metadata(name, one_line(value))


def _head(document: Document, needs: Needs) -> Iterator[Any]:
    """Yield the letterhead, unless the town's file has its own, ruled off, the title and what stands under it."""
    if needs.arms is not None:
        yield coat_of_arms(needs.arms)
    lines = [line for line in document.letterhead if line.strip() and needs.letterhead]
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
    if block.style == "body" and announces(block, following):
        return "Text_20_Announcing"
    if block.style == "body" and isinstance(before, Table):
        return "After_20_Table"
    return _STYLE_OF[block.style]


def _heading(level: int, text: str, needs: Needs) -> Any:
    """Return a heading that the navigator and a screen reader know as one."""
    import odfdo

    heading = odfdo.Header(level, text)
    # Header takes a style and leaves it out; without its name a town's own heading comes out as body text.
    heading.set_attribute("text:style-name", directed(f"Heading_20_{level}", text, needs))
    return heading


def _list(block: ListBlock, needs: Needs) -> Any:
    """Return a list; each numbered list counts from one."""
    items = (element_of("text:list-item", said("List_20_Item", item, needs)) for item in block.items)
    return element_of("text:list", *items, text__style_name=needs.named("Numbered" if block.numbered else "Bulleted"))


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
        table__style_name="WholeTable" if is_short(block) else "MinutesTable",
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
