"""Telling more than the notice line can hold: a few sentences that must be seen, closed by any of the usual keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.domain.messages import Msg
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show


class Tell(ModalScreen[None]):
    """Shows what was done, and each sentence about it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "close", show=False)]

    def __init__(self, words: Translator, title: Msg, sentences: Sequence[Msg]) -> None:
        super().__init__()
        self._words = words
        self._title = title
        self._sentences = list(sentences)

    def compose(self) -> ComposeResult:
        """A sentence a line."""
        with VerticalScroll(classes="dialog"):
            yield Static(show(self._words(self._title)), classes="question")
            for sentence in self._sentences:
                yield Static(show(self._words(sentence)), classes="sentence")
            yield Static(show(self._words("people.tell_close")), classes="muted")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
