"""A long list as one widget: rows with an id, rebuilt without losing the cursor, whose letters are commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from codesign_tui.tui.commands import Command
from codesign_tui.tui.widgets.cursor import ReadableList

PART: Final = "\x1f"
"""What parts the ids of a row that stands for a thing at a certain point of the list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it shows, and the id by which the cursor finds it again. A heading cannot be chosen."""

    id: str
    content: Content
    heading: bool = False


class RowList(ReadableList):
    """Rows under a cursor. A letter does the command that has it; the list itself knows nothing of what it does."""

    @dataclass
    class Asked(Message):
        """A letter asked for a command."""

        command: Command

    @dataclass
    class Widened(Message):
        """The list has another width: rows that fill it are to be made again."""

        width: int

    def __init__(self, commands: Sequence[Command] = (), **kwargs: Any) -> None:
        super().__init__(markup=False, **kwargs)
        self._letters = {command.key: command for command in commands if command.key}
        self._width = 0

    @property
    def room(self) -> int:
        """The columns that a row has: the scroll bar's is always kept free, so that rows never jump."""
        padding = self.styles.padding
        return max(self.size.width - 1 - padding.left - padding.right, 20)

    @property
    def current(self) -> str | None:
        """The id of the row under the cursor."""
        option = self.highlighted_option
        return None if option is None else option.id

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, the cursor on the one it was on, or on its neighbour if that is gone."""
        before, position, scrolled = self.current, self.highlighted, self.scroll_y
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(row.content, id=row.id, disabled=row.heading) for row in rows])
        places = {row.id: index for index, row in enumerate(rows) if not row.heading}
        if not places:
            return
        if before in places:
            self.highlighted = places[before]
        else:
            wanted = position or 0
            self.highlighted = min(places.values(), key=lambda index: abs(index - wanted))
        if scrolled:
            self.scroll_to(y=scrolled, animate=False)
            self.call_after_refresh(self.scroll_to_highlight)

    def go_to(self, identifier: str) -> None:
        """Put the cursor on a row, if it is there: the first whose id this is, or has it as one of its parts."""
        for index, option in enumerate(self.options):
            if option.id is not None and not option.disabled and identifier in (option.id, *option.id.split(PART)):
                self.highlighted = index
                return

    def on_key(self, event: events.Key) -> None:
        """Ask for the command that a letter means."""
        command = self._letters.get(event.character or "") or self._letters.get(event.key)
        if command is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked(command))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the row under the cursor in view in another height; tell that rows have another width."""
        self.scroll_to_highlight()
        if event.size.width != self._width:
            self._width = event.size.width
            self.post_message(self.Widened(self.room))

    def on_hide(self) -> None:
        """Forget the width: rows made while the list was out of view are to be made again when it is back."""
        self._width = 0
