"""The line in which movements are typed, with the time they really had."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from codesign_tui.domain.text import clean_line


class MovementLine(Input):
    """Enter tells the movement and keeps the cursor here; Esc goes back to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "leave", show=False),
    ]

    @dataclass
    class Typed(Message):
        """A movement was typed."""

        text: str

    class Left(Message):
        """Back to the list."""

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Tell the movement; an empty line goes back."""
        event.stop()
        text = clean_line(event.value)
        self.post_message(self.Typed(text) if text else self.Left())

    def action_leave(self) -> None:
        """Go back to the list; what was typed stays."""
        self.post_message(self.Left())
