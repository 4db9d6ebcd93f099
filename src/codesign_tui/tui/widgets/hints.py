"""One line of key hints, always on screen, and clickable."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from codesign_tui.locale import Translator
from codesign_tui.tui.commands import Command
from codesign_tui.tui.text import show


@dataclass(frozen=True, slots=True)
class _Span:
    """The columns that one hint takes."""

    start: int
    end: int
    command: Command


class Hints(Widget):
    """Keys and what they do, as many as fit; a click on one does it."""

    DEFAULT_CSS = """
    Hints { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A hint was clicked."""

        command: Command

    def __init__(self, words: Translator, commands: Sequence[Command] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._commands = tuple(commands)
        self._current: str | None = None
        self._spans: tuple[_Span, ...] = ()

    def show_commands(self, commands: Sequence[Command], words: Translator, current: str | None = None) -> None:
        """Show these commands; `current` is the id of the one that is in force now."""
        self._commands, self._words, self._current = tuple(commands), words, current
        self.refresh()

    def render(self) -> Content:
        """Return the line and remember which columns belong to which command."""
        spans: list[_Span] = []
        line = Content("")
        for command in self._commands:
            label = self._words(command.label_id)
            marked = command.id == self._current
            piece = show(f" {command.key_text} ", "bold $accent") + show(label, "bold reverse" if marked else "")
            if line.cell_length + piece.cell_length > self.size.width:
                break
            spans.append(_Span(line.cell_length, line.cell_length + piece.cell_length, command))
            line = line + piece
        self._spans = tuple(spans)
        return line

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        for span in self._spans:
            if span.start <= event.x < span.end:
                self.post_message(self.Chosen(span.command))
                return
