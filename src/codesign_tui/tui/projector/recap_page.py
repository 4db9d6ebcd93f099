"""The recap for who arrives now, in big type: asked, chosen, promised, happened, what is still to be received.

About three minutes: each part a sheet, or two where the room is small, turned by ↓.
"""

from typing import Final

from textual.content import Content

from codesign_tui.locale import Translator
from codesign_tui.minutes.sending.newcomer import RecapPart, Told
from codesign_tui.tui.columns import spread
from codesign_tui.tui.projector.hall import Hall, Lines, big, folded, sheets_of
from codesign_tui.tui.projector.letters import MIDDLE, SMALL
from codesign_tui.tui.text import show_line

_TALL: Final = 30
"""Rows from which the heading is in the larger letters."""
_AIRY: Final = 16
"""Rows from which lines have air between them."""


def recap_sheets(hall: Hall, width: int, height: int) -> list[Lines]:
    """Return the recap cut into sheets of this size."""
    every: list[Lines] = []
    for at, part in enumerate(hall.recap, start=1):
        head = _head(part, at, len(hall.recap), hall.words, width, height)
        blocks = [_told(one, width, height) for one in part.told]
        if part.others:
            blocks.append([show_line(hall.words("recap.others", n=part.others), "$muted")])
        if not blocks:
            blocks.append([show_line(hall.words("pages.nothing_yet"), "bold")])
        every += sheets_of(blocks, height, head=head)
    return every or [[]]


def _head(part: RecapPart, at: int, of: int, words: Translator, width: int, height: int) -> Lines:
    """Return the heading of a part, as large as the room allows, over its place in the recap."""
    place = show_line(words("recap.place", at=at, of=of), "$muted")
    top = [spread(show_line(words("recap.title"), "bold $primary"), place, width)]
    size = MIDDLE if height >= _TALL else SMALL
    rows = 2 * size.half_rows + 2 if height >= _AIRY else 1
    heading = big(part.heading, width, max(rows * 2, 3), most=size, style="$accent") if height >= _AIRY else folded(
        part.heading, width, 1, style="bold $accent"
    )  # fmt: skip
    return [*top, *([Content("")] if height >= _AIRY else []), *heading, Content("")]


def _told(one: Told, width: int, height: int) -> Lines:
    """Return one thing that is told: its words, and under them what stands with it."""
    lines = folded(one.words, width, 2, style="bold")
    if one.aside:
        lines = [*lines, *folded(one.aside, width, 2 if height >= _TALL else 1, style="$muted")]
    return [*lines, Content("")] if height >= _AIRY else lines
