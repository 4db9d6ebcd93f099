"""The input of the capture line: a sign, Tab or several pasted lines mean something before they are text.

It asks its holder at once, not by messages: at speaking speed the next letter must not overtake the key before it.
"""

from typing import ClassVar, Final, Protocol

from textual import events
from textual.binding import Binding, BindingType

from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean
from codesign_tui.tui.widgets.quiet_input import QuietInput

SIGNS: Final[dict[str, ItemKind]] = {
    "-": ItemKind.NEED,
    "+": ItemKind.PROPOSAL,
    "!": ItemKind.COMMITMENT,
    "=": ItemKind.DECISION,
    "/": ItemKind.RISK,
    "*": ItemKind.NOTE,
    "?": ItemKind.PARKED_QUESTION,
    '"': ItemKind.STATEMENT,
    "&": ItemKind.LESSON,
}
"""The sign that, typed first, says what kind of thing is being said. Typed twice it is just a sign."""


LONGEST: Final = 4_000
"""Characters that one line takes; longer words belong in several cards."""


class Holder(Protocol):
    """What the input asks of the line it is in."""

    def walk(self, by: int) -> None:
        """Go to the next part of the card."""
        ...

    def step(self, by: int) -> None:
        """Mark another of what is offered, or leave the line upwards."""
        ...

    def take_sign(self, sign: str) -> bool:
        """Take a sign typed before any text; False if it is text here."""
        ...

    def take_shortcut(self, sign: str) -> bool:
        """Take `@` or `#` at the start of a word; False if it is text here."""
        ...

    def take_lines(self, text: str) -> bool:
        """Take several pasted lines; False if they are one text here."""
        ...

    def go_back(self) -> None:
        """Backspace with nothing left to delete."""
        ...

    def enter(self) -> None:
        """Enter: keep the card, or take what is marked."""
        ...


class CaptureInput(QuietInput):
    """One line of text whose first key may be a sign. Its cursor stands still."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "walk(1)", show=False),
        Binding("shift+tab", "walk(-1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, holder: Holder) -> None:
        super().__init__(max_length=LONGEST, select_on_focus=False)
        self._holder = holder
        self.cursor_blink = False

    def action_walk(self, by: int) -> None:
        """Go to the next part of the card."""
        self._holder.walk(by)

    def action_step(self, by: int) -> None:
        """Mark another of what is offered."""
        self._holder.step(by)

    async def action_submit(self) -> None:
        """Keep the card at once, so that the next letter is already the next card's."""
        self._holder.enter()

    def on_key(self, event: events.Key) -> None:
        """Let a sign mean a kind or a field where it stands first; elsewhere it is text."""
        letter = event.character or ""
        taken = False
        if letter in SIGNS and not self.value:
            taken = self._holder.take_sign(letter)
        elif letter in ("@", "#") and self._starts_a_word():
            taken = self._holder.take_shortcut(letter)
        elif event.key == "backspace" and not self.value:
            self._holder.go_back()
        if taken:
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as text, cleaned; several lines become several cards after a look at them."""
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        several = len([line for line in text.split("\n") if line.strip()]) > 1
        if not (several and self._holder.take_lines(text)):
            self.insert_text_at_cursor(text.strip("\n").replace("\n", " ").replace("\t", " "))

    def _starts_a_word(self) -> bool:
        """Return whether the cursor is where a word begins."""
        return self.cursor_position == 0 or self.value[self.cursor_position - 1].isspace()
