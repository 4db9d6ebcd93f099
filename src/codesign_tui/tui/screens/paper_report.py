"""What a letterhead file or a coat of arms has and lacks, before it is kept: one key keeps it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.domain.messages import Msg
from codesign_tui.locale import Translator
from codesign_tui.tui.text import join, show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way


class PaperReport(ModalScreen[bool]):
    """Shows what was seen in a file; True when it is to be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("enter", "answer(True)", show=False),
    ]

    def __init__(
        self, words: Translator, title: Msg, has: Sequence[Msg], lacks: Sequence[Msg] = (), *, to_keep: bool = True
    ) -> None:
        """Show a report; `to_keep` tells whether the file is new, or looked at once more."""
        super().__init__()
        self._words = words
        self._title = title
        self._has = has
        self._lacks = lacks
        self._to_keep = to_keep

    def compose(self) -> ComposeResult:
        """What the file has, what it lacks, the keys."""
        words = self._words
        with Vertical(classes="dialog -large"):
            yield Static(show(words(self._title)), classes="question")
            with VerticalScroll():
                for sign, style, sentences in (("✓", "$success", self._has), ("!", "bold $warning", self._lacks)):
                    for sentence in sentences:
                        yield Static(self._line(sign, style, sentence), classes="sentence")
                if not self._lacks:
                    yield Static(show(words("base.complete"), "$muted"), classes="sentence")
            keep = [Way("answer(True)", words("paper.key.keep"))] if self._to_keep else []
            yield KeyRow(
                *keep, Way("answer(False)", words("paper.key.leave_it" if self._to_keep else "paper.key.back"))
            )

    def _line(self, sign: str, style: str, sentence: Msg) -> Content:
        """Return one sentence after its sign."""
        return join(show(sign, style), show(self._words(sentence)), gap=" ")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)
