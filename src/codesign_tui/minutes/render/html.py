"""One static HTML page for the office's site: no script, nothing loaded from elsewhere, readable by a screen reader."""

import base64
import hashlib
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, assert_never

from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Signatures, Table
from codesign_tui.minutes.render.common import grid, one_line, prepared
from codesign_tui.minutes.render.templates import template

if TYPE_CHECKING:
    from jinja2 import Template


def render(document: Document, *, at: datetime) -> bytes:
    """Return the document as one UTF-8 page. The moment is not printed: the document says what it must."""
    del at
    from markupsafe import Markup

    ready = prepared(document)
    style = template("minutes.css")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = _page().render(
        document=ready,
        blocks=[(_kind(block), _squared(block)) for block in ready.blocks],
        style=Markup(style),
        style_digest=f"sha256-{digest}",
    )
    return page.encode("utf-8")


@lru_cache(maxsize=1)
def _page() -> "Template":
    """Return the page's template, in a sandbox since an office may have changed it."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters["one_line"] = one_line
    return environment.from_string(template("minutes.html.j2"))


def _kind(block: Block) -> Literal["heading", "paragraph", "list", "table", "signatures"]:
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
        case Signatures():
            return "signatures"
        case _:
            assert_never(block)


def _squared(block: Block) -> Block:
    """Return a table without ragged rows; any other block as it is."""
    if not isinstance(block, Table):
        return block
    squared = grid(block)
    return replace(block, header=squared.header, rows=squared.rows)
