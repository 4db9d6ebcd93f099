"""Words laid out in columns: cut with an ellipsis, padded, folded with a hanging indent. Everything is `Content`."""

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from codesign_tui.tui.text import show_line


def cell(text: str, width: int, style: str | Style = "") -> Content:
    """Return the text on one line of exactly this width."""
    return show_line(text, style).truncate(max(width, 0), ellipsis=True, pad=True)


def spread(left: Content, right: Content, width: int, *, gap: int = 2) -> Content:
    """Return one line with both ends; the left gives way, what stands on the right is never cut."""
    if not right.plain:
        return left.truncate(width, ellipsis=True)
    room = max(width - right.cell_length - gap, 0)
    return left.truncate(room, ellipsis=True, pad=True) + Content(" " * gap) + right


def folded_lines(text: str, width: int, *, indent: int, most: int, style: str | Style = "") -> Content:
    """Return the text on at most so many lines, those after the first indented; a longer text ends in an ellipsis."""
    return hung(show_line(text, style), width, indent=indent, most=most)


def hung(content: Content, width: int, *, indent: int, most: int) -> Content:
    """Return the content on at most so many lines, those after the first indented."""
    lines: Sequence[Content] = content.wrap(max(width - indent, 10))
    shown = [line.rstrip() for line in lines[:most]]
    if len(lines) > most:
        shown[-1] = (shown[-1] + Content(" …")).truncate(max(width - indent, 10), ellipsis=True)
    return Content("\n" + " " * indent).join(shown)
