"""One line of key hints, always on screen, and clickable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from codesign_tui.locale import Translator
from codesign_tui.tui.commands import Command
from codesign_tui.tui.text import show

_SHORTEST: Final = 3
"""Letters below which no name is cut."""


@dataclass(frozen=True, slots=True)
class _Span:
    """The columns that one hint takes."""

    start: int
    end: int
    command: Command


class Hints(Widget):
    """Keys and what they do, as many as fit; a click on one does it.

    In a narrow line the last take their short names first, then the last are left out. With `all_fit` none is: the
    gaps go, then the names are the short ones, then the ends of the longest are cut.
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
        self._commands, self._words, self._current = tuple(commands), words, current
        self.refresh()

    def render(self) -> Content:
        """Return the line and remember which columns belong to which command."""
        spans: list[_Span] = []
        line = Content("")
        gap, labels = self._fitting()
        for command, label in zip(self._commands, labels, strict=True):
            marked = command.id == self._current
            before = " " if gap or spans else ""
            piece = show(f"{before}{command.key_text}{gap}", "bold $accent") + show(
                label, "bold reverse" if marked else ""
            )
            if line.cell_length + piece.cell_length > self.size.width:
                break
            spans.append(_Span(line.cell_length, line.cell_length + piece.cell_length, command))
            line = line + piece
        self._spans = tuple(spans)
        return line

    def _fitting(self) -> tuple[str, list[str]]:
        """Return what stands between a key and its name, and the names, as short as the line needs them."""
        labels = [self._words(command.label_id) for command in self._commands]
        if not self._all_fit:
            return " ", self._shortened(labels)
        for gap in (" ", ""):
            if self._length(labels, gap) <= self.size.width:
                return gap, labels
        labels = [self._words(command.short_id) for command in self._commands]
        longest = max(map(len, labels), default=0)
        while longest > _SHORTEST and self._length([label[:longest] for label in labels], "") > self.size.width:
            longest -= 1
        return "", [label[:longest] for label in labels]

    def _shortened(self, labels: list[str]) -> list[str]:
        """Return the names, as many of the last in their short form as it takes for all to fit."""
        labels = list(labels)
        for at in reversed(range(len(labels))):
            if self._length(labels, " ") <= self.size.width:
                break
            labels[at] = self._words(self._commands[at].short_id)
        return labels

    def _length(self, labels: Sequence[str], gap: str) -> int:
        """Return how many columns all hints take with these names."""
        told = sum(
            len(command.key_text) + len(gap) + 1 + len(label)
            for command, label in zip(self._commands, labels, strict=True)
        )
        return told if gap else told - 1  # without gaps the line begins at its edge

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        for span in self._spans:
            if span.start <= event.x < span.end:
                self.post_message(self.Chosen(span.command))
                return
