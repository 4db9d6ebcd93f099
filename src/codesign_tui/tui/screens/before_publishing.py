"""Before a public copy or the seal: what a person looks at, with the words found and where, and what was replaced."""

from collections.abc import Iterator, Sequence
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
from codesign_tui.tui.places.minutes_work import Act
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.keyrow import KeyRow, Way


class Answer(StrEnum):
    """What to do where there is something to look at first."""

    GO_ON = "go_on"
    CHECKS = "checks"
    """Go to the list of checks, where each is put right or set aside."""


class BeforePublishing(ModalScreen[Answer | None]):
    """Lists what to look at; gives back what to do, None for «not now»."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('go_on')", show=False),
        Binding("m", "answer('checks')", show=False),
        Binding("escape", "give_up", show=False),
    ]
    help_id = "checks.publishing_help"

    def __init__(self, words: Translator, act: Act, found: Sequence[Msg], replaced: Sequence[str]) -> None:
        """List what was found before an act and, below, what the copy replaces by itself."""
        super().__init__()
        self._words = words
        self._act = act
        self._found = found
        self._replaced = replaced

    def compose(self) -> ComposeResult:
        """The question, the two lists, the keys."""
        words = self._words
        with Vertical(classes="dialog report"):
            yield Static(show(words(f"checks.before.{self._act}", n=len(self._found))), classes="question")
            with VerticalScroll():
                yield Static(Content("\n").join(self._lines()))
            yield KeyRow(
                Way("answer('go_on')", words(f"checks.key.{self._act}")),
                Way("answer('checks')", words("checks.key.checks")),
                Way("give_up", words("checks.key.leave")),
            )

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def _lines(self) -> Iterator[Content]:
        """Yield what was found, then what is replaced."""
        for found in self._found:
            yield show("! ", "bold $warning") + show_line(self._words(found))
        if self._replaced:
            yield show("")
            yield show(self._words("draft.report.confirm", n=len(self._replaced)), "bold")
            for replaced in self._replaced:
                yield show("  · ") + show_line(replaced)

    def action_answer(self, answer: str) -> None:
        """Give back what to do."""
        self.dismiss(Answer(answer))

    def action_give_up(self) -> None:
        """Write nothing now."""
        self.dismiss(None)
