"""The line that finds while one types, shown only when it is asked for."""

from dataclasses import dataclass

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from codesign_tui.domain.text import clean_line
from codesign_tui.tui.widgets.one_line import OneLine


class FindLine(OneLine):
    """A line of letters to look for. Enter keeps them and goes back to the list; Esc drops them."""

    @dataclass
    class Found(Message):
        """The letters changed, or are final and the list is wanted."""

        letters: str
        done: bool = False

    def open(self) -> None:
        """Show the line and take the cursor."""
        self.display = True
        self.focus()

    async def _on_key(self, event: events.Key) -> None:
        """Take Esc and the arrow down before the screen does; every other key writes."""
        if event.key in ("escape", "down"):
            event.stop()
            event.prevent_default()
            if event.key == "escape":
                self.action_drop()
            else:
                self.action_keep()
        else:
            await super()._on_key(event)

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
