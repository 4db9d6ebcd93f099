"""A dialog that is one list: rows to correct with Enter, a letter to add, one to take away, what was said last."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import Row, RowList

Kept = Done[Any] | None
"""What was kept; None when the question was left, or refused."""


class RowsDialog(ModalScreen[None]):
    """A list that is kept by hand. A subclass says which rows, and what its keys ask."""

    NAME: ClassVar[str] = ""
    """The part of the catalogue that has its words: `title`, `note`, `empty`, `key.*`, `help`."""
    KEYS: ClassVar[Sequence[str]] = ("edit", "add", "take_away", "leave")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("n", "add", show=False),
        Binding("x", "take_away", show=False),
    ]

    def __init__(self, desk: Desk, session_id: str | None) -> None:
        """Show a register of the open process; `session_id` is the session in hand."""
        super().__init__()
        self.desk = desk
        self.session_id = session_id

    @property
    def help_id(self) -> str:
        """The message that explains it."""
        return f"{self.NAME}.help"

    def rows(self, width: int) -> Sequence[Row]:
        """Return every row."""
        raise NotImplementedError

    async def edit(self, row: str) -> Kept:
        """Ask for what a row holds."""
        raise NotImplementedError

    async def add(self) -> Kept:
        """Ask for one more."""
        raise NotImplementedError

    def take_away(self, row: str) -> Kept:
        """Take a row away."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The title, what it is for, the rows, what was said last, the keys."""
        words = self.desk.words
        with Vertical(classes="dialog -large life"):
            yield Static(show(words(f"{self.NAME}.title")), classes="question")
            yield Static(show(words(f"{self.NAME}.note")), classes="muted form-note")
            yield RowList(id="rows")
            yield Static(id="rows-said", classes="form-trouble")
            yield KeyRow(*(Way(key, words(f"{self.NAME}.key.{key}")) for key in self.KEYS))

    @property
    def listed(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        """Show the rows and put the cursor on them."""
        self.show_rows()
        self.listed.focus()

    @on(RowList.Widened)
    def show_rows(self) -> None:
        """Make the rows again."""
        found = list(self.rows(self.listed.room))
        empty = Row("empty", show(self.desk.words(f"{self.NAME}.empty"), "$muted"), heading=True)
        self.listed.show_rows(found or [empty])

    def kept(self, kept: Kept, told: Msg | None = None) -> None:
        """Show what is there now, and what looks odd in it."""
        if kept is not None:
            self.show_rows()
            self.say(kept.warnings[0] if kept.warnings else told)

    def say(self, sentence: Msg | None) -> None:
        """Put a sentence above the keys, or free the line."""
        line = self.query_one("#rows-said", Static)
        line.update(show(self.desk.words(sentence)) if sentence is not None else show(""))
        line.display = sentence is not None

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Correct the row under the cursor."""
        event.stop()
        self.action_edit()

    @work(group="dialog")
    async def action_edit(self) -> None:
        """Ask for what the row under the cursor holds."""
        row = self.listed.current
        if row is not None:
            self.kept(await self.edit(row))

    @work(group="dialog")
    async def action_add(self) -> None:
        """Ask for one more."""
        self.kept(await self.add())

    def action_take_away(self) -> None:
        """Take the row under the cursor away; ^Z brings it back."""
        row = self.listed.current
        if row is not None:
            self.kept(self.take_away(row), msg("life.taken_away"))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
