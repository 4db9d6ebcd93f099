"""The line that finds while one types, shown only when it is asked for."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from codesign_tui.domain.text import clean_line


class FindLine(Input):
    """A line of letters to look for. Enter keeps them and goes back to the list; Esc drops them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", show=False),
        Binding("down", "keep", show=False),
    ]

    @dataclass
    class Found(Message):
        """The letters changed, or are final and the list is wanted."""

        letters: str
        done: bool = False

    def open(self) -> None:
        """Show the line and take the cursor."""
        self.display = True
        self.focus()

    def action_drop(self) -> None:
        """Forget the letters and go back to the list."""
        with self.prevent(Input.Changed):
            self.value = ""
        self.display = False
        self.post_message(self.Found("", done=True))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Go back to the list, the letters in force."""
        self.display = bool(self.value)
        self.post_message(self.Found(clean_line(self.value), done=True))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Tell the letters so far."""
        event.stop()
        self.post_message(self.Found(clean_line(event.value)))
