"""The line in which movements are typed, with the time they really had."""

from dataclasses import dataclass

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from codesign_tui.domain.text import clean_line
from codesign_tui.tui.widgets.one_line import OneLine


class MovementLine(OneLine):
    """Enter tells the movement and keeps the cursor here; Esc goes back to the list."""

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

    async def _on_key(self, event: events.Key) -> None:
        """Take Esc and the arrow up before the screen does: back to the list, what was typed stays."""
        if event.key in ("escape", "up"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
        else:
            await super()._on_key(event)
