"""The groups of a session, for the facilitator to move people in and for the hall to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign_tui.domain.messages import Msg
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import Row, RowList


@dataclass(frozen=True, slots=True)
class GroupsAnswer:
    """What is to be done with the groups: `make`, `print`, or `move` the row under the cursor."""

    do: str
    row: str | None = None
    to: int | None = None
    """The group to move to, from 1; None asks."""


class GroupsScreen(ModalScreen[GroupsAnswer | None]):
    """Shows the groups. A digit moves who is under the cursor; before the hall no key is told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("n", "ask('make')", show=False),
        Binding("p", "ask('print')", show=False),
        Binding("m", "move", show=False),
        *(Binding(str(digit), f"move({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(
        self,
        words: Translator,
        title: Msg,
        rows: Sequence[Row],
        *,
        selected: str | None = None,
        projected: bool = False,
    ) -> None:
        super().__init__()
        self._words = words
        self._title = title
        self._rows = list(rows)
        self._selected = selected
        self._projected = projected

    def compose(self) -> ComposeResult:
        """The title, the groups, the keys."""
        words = self._words
        with Vertical(classes="dialog -large groups"):
            yield Static(show(words(self._title)), classes="question")
            yield RowList(id="groups-list")
            if not self._projected:
                yield KeyRow(
                    Way("move", words("groups.key.move")),
                    Way("ask('make')", words("groups.key.make")),
                    Way("ask('print')", words("groups.key.print")),
                    Way("leave", words("groups.key.leave")),
                )

    def on_mount(self) -> None:
        """Start on who was moved last."""
        listed = self.query_one(RowList)
        listed.show_rows(self._rows)
        if self._selected is not None:
            listed.go_to(self._selected)
        listed.focus()

    def action_ask(self, what: str) -> None:
        """Ask for something that is done with all groups."""
        self.dismiss(GroupsAnswer(what, self.query_one(RowList).current))

    def action_move(self, to: int | None = None) -> None:
        """Ask to move who is under the cursor."""
        row = self.query_one(RowList).current
        if row is not None:
            self.dismiss(GroupsAnswer("move", row, to))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Ask where to move who is under the cursor."""
        event.stop()
        self.action_move()
