"""One static HTML page for the office's site: no script, nothing loaded from elsewhere, readable by a screen reader."""

import base64
import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Literal, assert_never

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
from codesign_tui.minutes.render import drawings
from codesign_tui.minutes.render.common import grid, one_line, prepared
from codesign_tui.minutes.render.html_page import page_of
from codesign_tui.minutes.stationery.arms import arms_of
from codesign_tui.minutes.stationery.images import Picture
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery
from codesign_tui.minutes.stationery.sources import style_sheet


def render(document: Document, *, at: datetime, stationery: Stationery = SHIPPED) -> bytes:
    """Return the document as one UTF-8 page. The moment is not printed: the document says what it must.

    Raises:
        Unusable: a file of the town's is broken.
    """
    del at
    from markupsafe import Markup

    ready = prepared(document)
    style = style_sheet(stationery)
    arms = arms_of(stationery, ready)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = page_of(
        stationery,
        document=ready,
        blocks=[(_kind(block), _squared(block)) for block in ready.blocks],
        regions=_regions(ready),
        arms=arms,
        arms_source=_inlined(arms.picture) if arms else "",
        drawn=lambda block, at: Markup(drawings.svg(block, f"chart{at}")),
        style=Markup(style),
        style_digest=f"sha256-{digest}",
    )
    return page.encode("utf-8")


def _inlined(picture: Picture) -> str:
    """Return a picture as part of the page, so that nothing is fetched."""
    media = "svg+xml" if picture.kind == "svg" else picture.kind
    return f"data:image/{media};base64,{base64.b64encode(picture.content).decode('ascii')}"


def _regions(document: Document) -> list[str]:
    """Return for each block the name of the part of the page that its table scrolls in; no two tables have the same.

    A table without caption has the name of the heading above it, else of the document.
    """
    names: list[str] = []
    heading = one_line(document.title)
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = one_line(block.text)
        table = block.table if isinstance(block, Chart) else block
        wanted = one_line(table.caption) or heading if isinstance(table, Table) else ""
        name, number = wanted, 1
        while name and name in names:
            number += 1
            name = f"{wanted} ({number})"
        names.append(name)
    return names


_Kind = Literal[
    "heading",
    "paragraph",
    "list",
    "table",
    "chart",
    "appointment",
    "writing_lines",
    "page_break",
    "cards",
    "signatures",
]


def _kind(block: Block) -> _Kind:
    """Return the word by which the template knows a block."""
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case ListBlock():
            return "list"
        case Table():
            return "table"
        case Chart():
            return "chart"
        case Appointment():
            return "appointment"
        case WritingLines():
            return "writing_lines"
        case PageBreak():
            return "page_break"
        case Cards():
            return "cards"
        case Signatures():
            return "signatures"
        case _:
            assert_never(block)


def _squared(block: Block) -> Block:
    """Return a block whose table has no ragged rows; a block without one as it is."""
    if isinstance(block, Chart):
        return replace(block, table=_even(block.table))
    return _even(block) if isinstance(block, Table) else block


def _even(table: Table) -> Table:
    """Return a table without ragged rows."""
    squared = grid(table)
    return replace(table, header=squared.header, rows=squared.rows)
