"""ODT, the editable format that Italian offices are asked to prefer (AgID, guidelines on documents, annex 2)."""

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Final, assert_never

from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Signatures, Table
from codesign_tui.minutes.render.common import announces, grid, is_right_to_left, one_line, prepared
from codesign_tui.minutes.render.package import settled
from codesign_tui.minutes.render.templates import template

_COUNTRIES: Final = {"it": "IT", "en": "GB"}
_LONG_ROW: Final = 500
"""Characters of a row that may break over two pages; a shorter one stays whole."""

_STYLE_OF: Final = {"body": "Text_20_body", "centred": "Centred", "small": "Small_20_Note", "quote": "Quotations"}
_UNUSED: Final = ("Thumbnails/", "Configurations2/", "manifest.rdf")
"""Parts of the library's empty document that say nothing of ours."""


def render(document: Document, *, at: datetime) -> bytes:
    """Return the document as ODT. The same document and the same moment give the same bytes."""
    import odfdo

    ready = prepared(document)
    package = odfdo.Document("text")
    for name in list(package.parts):
        if name.startswith(_UNUSED):
            package.del_part(name)
    package.set_part("styles.xml", template("odt-styles.xml").encode("utf-8"))
    _speak(package, ready.language)
    _lay_out(package, ready)
    _describe(package, ready, at)
    package.body.clear()
    right_to_left: set[str] = set()
    tables: list[tuple[int, ...]] = []
    for element in [*_head(ready, right_to_left), *_body(ready.blocks, right_to_left, tables)]:
        package.body.append(element)
    _automatic_styles(package, right_to_left, tables)
    out = io.BytesIO()
    package.save(out)
    return settled(out.getvalue(), at=at)


def _element(tag: str, *children: Any, **attributes: str) -> Any:
    """Return one element of ODF; an attribute is written `prefix__name`, its dashes as underscores."""
    from odfdo import Element

    element = Element.from_tag(tag)
    for name, value in attributes.items():
        prefix, _, local = name.partition("__")
        element.set_attribute(f"{prefix}:{local.replace('_', '-')}", value)
    for child in children:
        element.append(child)
    return element


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
    foot.append(_element("text:tab"))
    foot.append(f"{page} ")
    foot.append(_element("text:page-number", text__select_page="current"))
    foot.append(f" {of} ")
    foot.append(_element("text:page-count"))


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


def _said(style: str, text: str, right_to_left: set[str], *, lead: str = "") -> Any:
    """Return a paragraph; bold lead words may stand before its text, and line ends are kept."""
    import odfdo

    named = _directed(style, text or lead, right_to_left)
    text = text.strip("\n")
    if not lead.strip():
        return odfdo.Paragraph(text, style=named)
    paragraph = odfdo.Paragraph(style=named)
    paragraph.append(odfdo.Span(lead.strip("\n"), style="Strong_20_Emphasis"))
    if text:
        paragraph.append_plain_text(f" {text}")
    return paragraph


def _directed(style: str, text: str, right_to_left: set[str]) -> str:
    """Return the style's name, or that of its twin written from right to left, which is then asked for."""
    if not is_right_to_left(text):
        return style
    right_to_left.add(style)
    return f"{style}_20_RTL"


def _head(document: Document, right_to_left: set[str]) -> Iterator[Any]:
    """Yield the letterhead, ruled off, the title and what stands under it."""
    lines = [line for line in document.letterhead if line.strip()]
    names = ["Letterhead_20_Name", *["Letterhead"] * (len(lines) - 2), "Letterhead_20_Last"]
    for name, line in zip(names if len(lines) > 1 else ["Letterhead_20_Only"], lines, strict=False):
        yield _said(name, line, right_to_left)
    yield _said("Title", document.title, right_to_left)
    under = [line for line in document.subtitle if line.strip()]
    for line in under[:-1]:
        yield _said("Subtitle", line, right_to_left)
    for line in under[-1:]:
        yield _said("Subtitle_20_Last", line, right_to_left)


def _body(blocks: Iterable[Block], right_to_left: set[str], tables: list[tuple[int, ...]]) -> Iterator[Any]:
    """Yield all blocks; the widths of each table's columns are added to `tables`."""
    before: Block | None = None
    for block, following in pairwise((*blocks, None)):
        if block is None:
            continue
        match block:
            case Heading(level=level, text=text):
                yield _heading(level, one_line(text), right_to_left)
            case Paragraph(text=text, lead=lead):
                yield _said(_paragraph_style(block, before, following), text, right_to_left, lead=lead)
            case ListBlock():
                yield _list(block, right_to_left)
            case Table():
                yield from _table(block, right_to_left, tables)
            case Signatures(lines=lines):
                for role, name in lines:
                    yield _said("Signature_20_Role", role, right_to_left)
                    yield _said("Signature_20_Name", name, right_to_left)
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


def _heading(level: int, text: str, right_to_left: set[str]) -> Any:
    """Return a heading that the navigator and a screen reader know as one."""
    import odfdo

    return odfdo.Header(level, text, style=_directed(f"Heading_20_{level}", text, right_to_left))


def _list(block: ListBlock, right_to_left: set[str]) -> Any:
    """Return a list; each numbered list counts from one."""
    items = (_element("text:list-item", _said("List_20_Item", item, right_to_left)) for item in block.items)
    return _element("text:list", *items, text__style_name="Numbered" if block.numbered else "Bulleted")


def _table(block: Table, right_to_left: set[str], tables: list[tuple[int, ...]]) -> Iterator[Any]:
    """Yield a caption and a table whose header row repeats on each page."""
    squared = grid(block)
    tables.append(squared.widths)
    name = f"Table{len(tables)}"
    if block.caption.strip():
        yield _said("Caption", block.caption, right_to_left)
    columns = (_element("table:table-column", table__style_name=f"{name}.{at}") for at in range(len(squared.widths)))
    header = _row(squared.header, block.numeric, right_to_left, header=True)
    yield _element(
        "table:table",
        *columns,
        _element("table:table-header-rows", header),
        *(_row(row, block.numeric, right_to_left, header=False) for row in squared.rows),
        table__name=name,
        table__style_name="MinutesTable",
    )


def _row(cells: tuple[str, ...], numeric: frozenset[int], right_to_left: set[str], *, header: bool) -> Any:
    """Return one row; every cell is text, so that nothing typed is ever a formula."""
    kind = "Heading" if header else "Contents"
    number = "Table_20_Number_20_Heading" if header else "Table_20_Number"
    row = _element("table:table-row", table__style_name="WholeRow" if sum(map(len, cells)) <= _LONG_ROW else "LongRow")
    for at, cell in enumerate(cells):
        style = number if at in numeric else f"Table_20_{kind}"
        text = _said(style, cell, right_to_left)
        row.append(
            _element(
                "table:table-cell",
                text,
                office__value_type="string",
                table__style_name="HeadCell" if header else "Cell",
            )
        )
    return row


def _automatic_styles(package: Any, right_to_left: set[str], tables: list[tuple[int, ...]]) -> None:
    """Write the styles that only this document needs: its tables' columns and its paragraphs from right to left."""
    styles = package.get_part("content.xml").get_element("//office:automatic-styles")
    styles.clear()
    properties = _element(
        "style:table-properties", style__width="16cm", table__align="margins", fo__margin_bottom="0.2cm"
    )
    styles.append(_element("style:style", properties, style__name="MinutesTable", style__family="table"))
    for name, keep in (("WholeRow", "always"), ("LongRow", "auto")):
        row = _element("style:table-row-properties", fo__keep_together=keep)
        styles.append(_element("style:style", row, style__name=name, style__family="table-row"))
    for name, top, bottom in (
        ("HeadCell", "0.8pt solid #111111", "0.5pt solid #111111"),
        ("Cell", "none", "0.3pt solid #bbbbbb"),
    ):
        cell = _element(
            "style:table-cell-properties",
            fo__padding="0.1cm",
            fo__border_left="none",
            fo__border_right="none",
            fo__border_top=top,
            fo__border_bottom=bottom,
        )
        styles.append(_element("style:style", cell, style__name=name, style__family="table-cell"))
    for number, widths in enumerate(tables, start=1):
        for at, width in enumerate(widths):
            share = _element(
                "style:table-column-properties",
                style__rel_column_width=f"{width}*",
                style__column_width=f"{16 * width / sum(widths):.3f}cm",
            )
            styles.append(
                _element("style:style", share, style__name=f"Table{number}.{at}", style__family="table-column")
            )
    for base in sorted(right_to_left):
        direction = _element("style:paragraph-properties", style__writing_mode="rl-tb")
        styles.append(
            _element(
                "style:style",
                direction,
                style__name=f"{base}_20_RTL",
                style__family="paragraph",
                style__parent_style_name=base,
            )
        )
