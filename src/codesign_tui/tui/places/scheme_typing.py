"""The line in which a card of a view is typed where it will stand; Enter keeps it, Esc changes one's mind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual import events, on
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from codesign_tui.domain.text import clean_line
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.one_line import OneLine

DRAFT_SECONDS: Final = 0.6
"""The pause in typing after which the text is kept."""


@dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed: the new words of a card, or a new card under another or in a part."""

    edits: str | None = None
    """The card whose words are being corrected."""
    under: str | None = None
    """The row of the tree that a new card hangs from: a card, or a part."""
    lane: str | None = None
    """The lane of a new card, where the view has lanes."""


class TypedCard(OneLine):
    """The line itself. It knows nothing of what its words are for."""

    @dataclass
    class Typed(Message):
        """Enter was pressed."""

        text: str

    @dataclass
    class Paused(Message):
        """The text after a pause in typing, to be kept as a draft."""

        text: str

    @dataclass
    class Deeper(Message):
        """The new card is wanted under the one above (1), or out again (-1)."""

        way: int

    class GivenUp(Message):
        """Esc was pressed."""

    _timer: Timer | None = None

    def open(self, text: str, hint: str = "") -> None:
        """Show the line with this text in it and take the cursor; what is in an open line already stays there."""
        if not self.display or text:
            with self.prevent(Input.Changed):
                self.value = show(clean_line(text)).plain
            self.cursor_position = len(self.value)
        self.placeholder = show(hint).plain
        self.display = True
        self.focus()

    def _said(self) -> Message:
        """Take the text out of the line."""
        text = clean_line(self.value)
        with self.prevent(Input.Changed):
            self.value = ""
        return self.Typed(text)

    def close(self) -> None:
        """Hide the line; nothing of it is a draft any more."""
        if self._timer is not None:
            self._timer.stop()
        with self.prevent(Input.Changed):
            self.value = ""
        self.display = False

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Keep the text at a pause in typing."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DRAFT_SECONDS, lambda: self.post_message(self.Paused(self.value)))

    async def _on_key(self, event: events.Key) -> None:
        """Take Enter, Esc and Tab before anything else does; every other key writes.

        Enter empties the line at once, so that the next letter is already the next card's.
        """
        meaning: dict[str, Callable[[], Message]] = {
            "enter": self._said,
            "escape": self.GivenUp,
            "tab": lambda: self.Deeper(1),
            "shift+tab": lambda: self.Deeper(-1),
        }
        if event.key in meaning:
            event.stop()
            event.prevent_default()
            self.post_message(meaning[event.key]())
        else:
            await super()._on_key(event)
