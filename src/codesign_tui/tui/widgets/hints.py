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
    """Keys and what they do, as many as fit; a click on one does it.

    With `all_fit` none is left out: in a narrow line the gaps go first, then the ends of the longest names.
    """

    DEFAULT_CSS = """
    Hints { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A hint was clicked."""

        command: Command

    def __init__(
        self,
        words: Translator,
        commands: Sequence[Command] = (),
        *,
        id: str | None = None,
        all_fit: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._all_fit = all_fit
        self._words = words
        self._commands = tuple(commands)
        self._current: str | None = None
        self._spans: tuple[_Span, ...] = ()

    def show_commands(self, commands: Sequence[Command], words: Translator, current: str | None = None) -> None:
        """Show these commands; `current` is the id of the one that is in force now."""
        before = (self._commands, self._words, self._current)
        self._commands, self._words, self._current = tuple(commands), words, current
        if (self._commands, words, current) != before:
            self.refresh()

    def render(self) -> Content:
        """Return the line and remember which columns belong to which command."""
        spans: list[_Span] = []
        line = Content("")
        gap, most = self._room_for_each()
        for command in self._commands:
            label = self._words(command.label_id)[:most]
            marked = command.id == self._current
            piece = show(f" {command.key_text}{gap}", "bold $accent") + show(label, "bold reverse" if marked else "")
            if line.cell_length + piece.cell_length > self.size.width:
                break
            spans.append(_Span(line.cell_length, line.cell_length + piece.cell_length, command))
            line = line + piece
        self._spans = tuple(spans)
        return line

    def _room_for_each(self) -> tuple[str, int]:
        """Return what stands between a key and its name, and how long a name may be."""
        labels = [self._words(command.label_id) for command in self._commands]
        longest = max(map(len, labels), default=0)
        if not self._all_fit:
            return " ", longest
        for gap in (" ", ""):
            keys = sum(len(command.key_text) + len(gap) + 1 for command in self._commands)
            if keys + sum(map(len, labels)) <= self.size.width:
                return gap, longest
        while longest > 3 and keys + sum(min(len(label), longest) for label in labels) > self.size.width:
            longest -= 1
        return "", longest

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        for span in self._spans:
            if span.start <= event.x < span.end:
                self.post_message(self.Chosen(span.command))
                return
