"""The session's agenda: what is done, what is in hand, what comes."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList

_WIDTH = 30
"""Columns before the list is laid out."""

OPENING_ROW = "\x1fopening"
"""The id of the row of the opening ritual, item 0."""


class AgendaList(ReadableList):
    """The items of a session, one line each. Enter goes to one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._shown: tuple[Session | None, Sequence[AgendaItem], str | None, Translator] | None = None

    def on_resize(self) -> None:
        """Cut the titles to the new width."""
        if self._shown is not None:
            self.show_agenda(*self._shown)

    def show_agenda(
        self, session: Session | None, items: Sequence[AgendaItem], here: str | None, words: Translator
    ) -> None:
        """Show the agenda with the item in view marked; the cursor stays where it was."""
        self._shown = (session, items, here, words)
        width = self.scrollable_content_region.width or _WIDTH
        highlighted = self.highlighted
        self.clear_options()
        if session is None:
            return
        done = session.opening is not None and session.opening.at is not None
        self.add_option(
            Option(_row("✓" if done else " ", 0, words("run.opening_item"), None, False, width), id=OPENING_ROW)
        )
        for item in items:
            row = _row(_sign(item, here), item.n, item.title, _minutes(item), item.id == here, width)
            self.add_option(Option(row, id=item.id))
        positions = [OPENING_ROW, *(item.id for item in items)]
        if highlighted is not None and highlighted < len(positions) and self.has_focus:
            self.highlighted = highlighted
        elif here in positions:
            self.highlighted = positions.index(here)


def _sign(item: AgendaItem, here: str | None) -> str:
    """Return the mark that says where an item stands."""
    if item.id == here:
        return "▶"
    if item.closed_at is not None or item.actual_minutes is not None:
        return "✓"
    return "–" if item.skipped else " "


def _minutes(item: AgendaItem) -> int | None:
    """Return the minutes to show: those it took, else those planned."""
    return item.actual_minutes if item.actual_minutes is not None else item.planned_minutes


def _row(sign: str, number: int, title: str, minutes: int | None, here: bool, width: int) -> Content:
    """Return one row: where the item stands, its number, as much of its title as fits, its minutes."""
    style = "bold" if here else ""
    before = show(f"{sign} {number:>2} ", style)
    after = show(f"{minutes}′" if minutes is not None else "", "$muted")
    room = max(width - before.cell_length - after.cell_length - 2, 8)
    words = show_line(title, style).truncate(room, ellipsis=True)
    return (
        before
        + words
        + Content(" " * max(width - before.cell_length - words.cell_length - after.cell_length - 1, 1))
        + after
    )
