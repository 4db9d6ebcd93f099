"""What the keys of a dialog do, in words; a click on one does the same."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from codesign_tui.tui.text import show


@dataclass(frozen=True, slots=True)
class Way:
    """One key and what it does here."""

    action: str
    """The action that it runs, of the place or the dialog that shows it."""
    words: str
    """The key, a space, what it does: "Invio chiude il punto"."""


class KeyRow(Horizontal):
    """The ways out of a dialog, side by side. The first word of each is the key."""

    DEFAULT_CSS = """
    KeyRow { height: auto; width: 1fr; }
    KeyRow _Hint { width: auto; height: 1; margin: 0 3 0 0; }
    """

    def __init__(self, *ways: Way, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ways = ways

    def compose(self) -> ComposeResult:
        """One piece of text for each way."""
        for way in self._ways:
            yield _Hint(way)

    def told(self) -> list[str]:
        """Return the ways in view, as they are told: the key, a space, what it does."""
        return [hint.way.words for hint in self.query(_Hint) if hint.display]


class _Hint(Static):
    """One way, clickable."""

    ALLOW_SELECT = False

    def __init__(self, way: Way) -> None:
        super().__init__(_worded(way))
        self.way = way

    def on_click(self, event: events.Click) -> None:
        """Let the place or the dialog around it do what the key would."""
        event.stop()
        name = f"action_{self.way.action.partition('(')[0]}"
        around = next(node for node in self.ancestors if hasattr(node, name))
        around.call_later(self.app.run_action, self.way.action, around)


def _worded(way: Way) -> Content:
    """Return the key in bold and what it does."""
    key, _, meaning = way.words.partition(" ")
    return show(key, "bold $accent") + show(f" {meaning}")
