"""Help for the place in hand, made from the same declarations as keys and palette."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.locale import Translator
from codesign_tui.tui.commands import PALETTE, Command
from codesign_tui.tui.text import show


class HelpScreen(ModalScreen[None]):
    """What this place is for, and every key and command that works here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "close", show=False),
    ]

    def __init__(self, words: Translator, place: str, commands: Sequence[Command], ways: Sequence[str] = ()) -> None:
        """Explain a place by the message of its id; `ways` are the keys of a dialog, each with what it does."""
        super().__init__()
        self._words = words
        self._place = place
        self._commands = commands
        self._ways = ways

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with VerticalScroll(classes="dialog -large"):
            yield Static(show(self._words(self._place)), classes="help-text")
            yield Static(self._keys(), classes="help-keys")
            yield Static(show(self._words("help.close")), classes="muted")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Go back to where help was called."""
        self.dismiss()

    def _keys(self) -> Content:
        """Return a dialog's keys, then key, name and meaning of each command; one without a key is in the palette."""
        lines = []
        for way in self._ways:
            key, _, meaning = way.partition(" ")
            lines.append(show(f"{key:<12}", "bold $accent") + show(meaning, "bold"))
        for command in self._commands:
            ways = " / ".join(way for way in (command.key_text, f"Esc {command.digit}" if command.digit else "") if way)
            lines.append(
                show(f"{ways or PALETTE.key_text:<12}", "bold $accent")
                + show(self._words(command.label_id), "bold")
                + show(f" — {self._words(command.help_id)}")
            )
        return Content("\n").join(lines)
