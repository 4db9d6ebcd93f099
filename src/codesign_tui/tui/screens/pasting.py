"""Several pasted lines: what cards they would become, before they do."""

import re
from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line

_BULLET: Final = re.compile(r"^\s*(?:[-*•◦·–—]|\d{1,3}[.)])\s+")


def cards_in(text: str) -> list[str]:
    """Return one card a line; a bullet or a number before it is not part of it."""
    lines = (clean_line(_BULLET.sub("", line)) for line in clean(text).split("\n"))
    return [line for line in lines if line]


class PastePreview(ModalScreen[bool]):
    """Shows the cards and asks whether to keep them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("enter", "answer(True)", show=False),
    ]

    def __init__(self, words: Translator, texts: Sequence[str], kind: ItemKind) -> None:
        super().__init__()
        self._words = words
        self._texts = texts
        self._kind = kind

    def compose(self) -> ComposeResult:
        """The count, the cards, the two keys."""
        with Vertical(classes="dialog"):
            count = self._words("run.paste_preview", n=len(self._texts), kind=self._kind)
            yield Static(show(count), classes="question")
            with VerticalScroll(id="paste-lines"):
                rows = [
                    show(f"{number:>3}  ", "$muted") + show_line(text) for number, text in enumerate(self._texts, 1)
                ]
                yield Static(Content("\n").join(rows))
            yield Static(show(self._words("run.paste_keys")), classes="muted")

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)
