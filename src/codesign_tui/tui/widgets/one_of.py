"""One word out of a few, on one line of a form: arrows turn it, a letter goes to the word that begins with it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from codesign_tui.domain.text import folded
from codesign_tui.tui.text import show_line


class OneOf(Widget, can_focus=True):
    """A choice that takes one line. `value` is the chosen option's id."""

    DEFAULT_CSS = """
    OneOf { height: 1; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", show=False),
        Binding("right,down,space", "turn(1)", show=False),
    ]
    at: reactive[int] = reactive(0)
    """The position of the chosen option."""

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = list(options)
        values = [option for option, _ in self._options]
        self.set_reactive(OneOf.at, values.index(value) if value in values else 0)

    @property
    def value(self) -> str:
        """The id of the chosen option."""
        return self._options[self.at][0]

    def choose(self, value: str) -> None:
        """Turn to an option, if it is one of them."""
        for position, (option, _) in enumerate(self._options):
            if option == value:
                self.at = position

    def render(self) -> Content:
        """Return the chosen word between the signs that say it can be turned."""
        return Content("‹ ") + show_line(self._options[self.at][1]) + Content(" ›")

    def action_turn(self, step: int) -> None:
        """Go to the next or the former option."""
        self.at = (self.at + step) % len(self._options)

    def on_key(self, event: events.Key) -> None:
        """Go to the next option that begins with the letter."""
        if event.character is None or not event.character.isalnum():
            return
        letter = folded(event.character)
        count = len(self._options)
        for step in range(1, count + 1):
            position = (self.at + step) % count
            if folded(self._options[position][1]).startswith(letter):
                self.at = position
                event.stop()
                return

    def on_click(self) -> None:
        """Go to the next option."""
        self.action_turn(1)
