"""Two cards that look alike, in full, one above the other: what are they to each other? One key answers."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.domain.messages import Msg
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way


class Answer(StrEnum):
    """What two cards are to each other."""

    MERGE = "merge"
    GROUP = "group"
    APART = "apart"
    LATER = "later"


class SimilarPair(ModalScreen[Answer | None]):
    """Asks about one pair. None means that whoever was asked has had enough of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('merge')", show=False),
        Binding("g", "answer('group')", show=False),
        Binding("n", "answer('apart')", show=False),
        Binding("space", "answer('later')", show=False),
        Binding("escape", "stop", show=False),
    ]

    def __init__(self, words: Translator, title: Msg, cards: Sequence[Content]) -> None:
        super().__init__()
        self._words = words
        self._title = title
        self._in_full: list[Content] = list(cards)

    def compose(self) -> ComposeResult:
        """How many pairs there are, the two cards, the keys."""
        words = self._words
        with Vertical(classes="dialog similar"):
            yield Static(show(words(self._title)), classes="question")
            with VerticalScroll(classes="similar-cards"):
                for card in self._in_full:
                    yield Static(card, classes="similar-card")
            yield KeyRow(
                Way("answer('merge')", words("similar.key.merge")),
                Way("answer('group')", words("similar.key.group")),
                Way("answer('apart')", words("similar.key.apart")),
            )
            yield KeyRow(
                Way("answer('later')", words("similar.key.later")),
                Way("stop", words("similar.key.stop")),
            )

    def on_mount(self) -> None:
        """Let the arrows scroll cards that are longer than their room."""
        self.query_one(VerticalScroll).focus()

    def action_answer(self, answer: str) -> None:
        """Give the answer back."""
        self.dismiss(Answer(answer))

    def action_stop(self) -> None:
        """Leave the other pairs for another time."""
        self.dismiss(None)
