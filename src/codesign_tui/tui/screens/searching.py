"""Search over every process of the workspace: what was said, voted or on an agenda, with a jump to it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from codesign_tui.domain.searching import around
from codesign_tui.domain.workspace import Found, Index, Workspace
from codesign_tui.locale import Translator
from codesign_tui.tui.clock import Clock
from codesign_tui.tui.columns import folded_lines, spread
from codesign_tui.tui.commands import GO_BOARD, GO_CHOOSE, GO_COMMITMENTS, GO_RUN, SEARCH_COMMANDS, Command, bindings
from codesign_tui.tui.face import Start
from codesign_tui.tui.screens.across import AcrossScreen, Jump
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.find_line import FindLine
from codesign_tui.tui.widgets.rows import PART, Row

_INDENT = 6
_PLACES = {
    "needs": GO_BOARD, "proposals": GO_BOARD, "commitments": GO_COMMITMENTS, "votes": GO_CHOOSE,
}  # fmt: skip
"""The place where each kind of thing stands; anything else is at Run, in its session."""


class SearchScreen(AcrossScreen):
    """Words on the first line, what has them below, file by file."""

    OFFERED: ClassVar[Sequence[Command]] = SEARCH_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*(c for c in SEARCH_COMMANDS if c.key == "escape"))]
    title_id = "searching.title"
    find_id = "searching.find"
    help_id = "searching.help"

    def __init__(self, workspace: Workspace, words: Translator, clock: Clock) -> None:
        super().__init__(workspace, words, clock)
        self._found: Sequence[Found] = ()

    def focus_first(self) -> None:
        """Start on the line that finds."""
        self.query_one(FindLine).open()

    def question(self) -> Callable[[Index], Callable[[], None]]:
        """Ask for what has the words typed."""
        typed = self.letters

        def asked(index: Index) -> Callable[[], None]:
            found = index.search(typed)

            def fill() -> None:
                if typed == self.letters:  # an answer to words typed before is late
                    self._found = found

            return fill

        return asked

    def rows(self, width: int) -> Sequence[tuple[Row, Jump]]:
        """Return what was found, with the words around it."""
        rows = []
        for one in self._found:
            card = one.card
            start = Start(_PLACES.get(card.table, GO_RUN), card.id, card.session)
            rows.append((_row(one, self.letters, self._words, width), Jump(one.path, start)))
        return rows

    def summary(self) -> Content:
        """Return how much was found, in how many processes."""
        words, count = self._words, len(self._found)
        processes = words("register.processes", n=len({one.path for one in self._found}))
        first = " · ".join((words("cli.search.found", n=count), processes)) if count else words("searching.how")
        return show(first) + Content("\n")

    @property
    def empty_id(self) -> str:
        """That nothing was found, or that words are waited for."""
        return "searching.nothing" if self.letters else "searching.empty"

    @on(FindLine.Found)
    def _typed(self, event: FindLine.Found) -> None:
        """Ask for what has the words typed."""
        event.stop()
        if event.letters != self.letters:
            self.letters = event.letters
            self._found = () if not event.letters else self._found
            self.ask()
        if event.done:
            self.query_one("#across-list").focus()


def _row(found: Found, typed: str, words: Translator, width: int) -> Row:
    """Return something found: the words around on the first line, where on the second."""
    card = found.card
    code = show_line(card.code, "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    first = code + gap + folded_lines(around(card.text, typed), width, indent=_INDENT, most=2)
    kind = show(words(f"searching.kind.{card.table}"), "$muted")
    below = Content(" " * _INDENT) + spread(show_line(found.title, "$muted"), kind, width - _INDENT)
    return Row(f"{found.path}{PART}{card.table}{PART}{card.id}", first + Content("\n") + below)
