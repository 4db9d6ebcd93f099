"""A place whose middle is one list: what is counted above it, a letter for each command, Enter for the row in hand."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList, Static

from codesign_tui.domain.transactions import Change
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.rows import Row, RowList


class ListPlace(Place):
    """Rows under a cursor. A place says which rows, what is counted above them and what its commands do.

    It composes a `Static` with the class `summary` and one `RowList`.
    """

    SHOWN: ClassVar[frozenset[str]] = frozenset()
    """The tables whose changes may change what is shown."""
    enter: ClassVar[str] = ""
    """The id of the command that Enter, or a click, does on a row."""

    def rows(self, width: int) -> Sequence[Row]:
        """Return every row, made for a width in columns."""
        raise NotImplementedError

    def summary(self, width: int) -> Content:
        """Return the two lines above the list; it is asked for after the rows."""
        raise NotImplementedError

    @property
    def empty_id(self) -> str:
        """The message that stands in the list when it has no row."""
        raise NotImplementedError

    @property
    def listed(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def show_process(self, change: Change | None) -> None:
        """Read everything again if what changed is shown here."""
        if self.is_mounted and (change is None or change.tables & self.SHOWN):
            self.show_rows()

    def show_rows(self) -> None:
        """Make every row again and keep the cursor where it was."""
        listed = self.listed
        found = self.rows(listed.room)
        if not found:
            found = [Row("empty", show(self.desk.words(self.empty_id), "$muted"), heading=True)]
        listed.show_rows(found)
        self.query_one(".summary", Static).update(self.summary(listed.room))

    def focus_first(self) -> None:
        """Put the cursor on the list."""
        self.listed.focus()

    def go_to(self, row: str) -> None:
        """Put the cursor on a row that is about to be shown."""
        self.call_after_refresh(self.listed.go_to, row)

    @on(RowList.Widened)
    def _widened(self, event: RowList.Widened) -> None:
        """Make the rows again for another width."""
        event.stop()
        self.show_rows()

    @on(RowList.Asked)
    async def _asked(self, event: RowList.Asked) -> None:
        """Do what a letter means."""
        event.stop()
        await self.run_action(event.command.id)

    @on(OptionList.OptionSelected)
    async def _entered(self, event: OptionList.OptionSelected) -> None:
        """Do what Enter means."""
        event.stop()
        await self.run_action(self.enter)
