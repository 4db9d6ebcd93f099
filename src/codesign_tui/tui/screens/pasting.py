"""Several pasted lines: what cards they would become, before they do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
from codesign_tui.tui.widgets.capture_input import SIGNS

_BULLET: Final = re.compile(r"^\s*(?:[-*•◦·–—]|\d{1,3}[.)])\s+")


def cards_in(text: str) -> list[str]:
    """Return one card a line; a bullet or a number before it is not part of it."""
    lines = (clean_line(_BULLET.sub("", line)) for line in clean(text).split("\n"))
    return [line for line in lines if line]


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted line: what kind of card it becomes, and its words."""

    kind: ItemKind
    text: str


def of_one_kind(texts: Sequence[str], kind: ItemKind) -> list[Pasted]:
    """Return these words as cards of one kind."""
    return [Pasted(kind, text) for text in texts]


def by_their_signs(text: str, kind: ItemKind) -> list[Pasted]:
    """Return a card a line, of the kind that the sign at its beginning means, as in the capture line.

    A line without a sign is of the kind given; so is one with "- ", "* " or a number, which is a bullet of a list.
    """
    cards = []
    for line in clean(text).split("\n"):
        words = clean_line(_BULLET.sub("", line))
        signed = words == clean_line(line) and words[:1] in SIGNS and words[:1] not in "-*"
        said = clean_line(words[1:]) if signed else words
        if said:
            cards.append(Pasted(SIGNS[words[:1]] if signed else kind, said))
    return cards


class PastePreview(ModalScreen[list[Pasted] | None]):
    """Shows the cards and asks whether to keep them; a key reads the signs before them as kinds, and back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("enter", "answer(True)", show=False),
        Binding("s", "signs", show=False),
    ]

    def __init__(
        self, words: Translator, plain: Sequence[Pasted], kind: ItemKind, *, signed: Sequence[Pasted] = ()
    ) -> None:
        """Show the cards; `signed` are the same lines with their signs read as kinds, where that may be asked."""
        super().__init__()
        self._words = words
        self._kind = kind
        self._plain = list(plain)
        self._signed = list(signed) or self._plain
        self._cards = self._plain

    def compose(self) -> ComposeResult:
        """The count, the cards, the two keys."""
        with Vertical(classes="dialog"):
            count = self._words("run.paste_preview", n=len(self._cards), kind=self._kind)
            yield Static(show(count), classes="question")
            with VerticalScroll(id="paste-lines"):
                yield Static(self._rows(), id="paste-cards")
            if self._signed != self._plain:
                yield Static(show(self._words("run.paste_signs")), classes="muted")
            yield Static(show(self._words("run.paste_keys")), classes="muted")

    def _rows(self) -> Content:
        """Return the cards, a line each, with the kind of those that are another than the rest."""
        rows = []
        for number, card in enumerate(self._cards, 1):
            kind = show(f"{self._words.term(card.kind)}  ", "$accent") if card.kind is not self._kind else Content("")
            rows.append(show(f"{number:>3}  ", "$muted") + kind + show_line(card.text))
        return Content("\n").join(rows)

    def action_signs(self) -> None:
        """Read the signs at the beginning of the lines as kinds, or leave them in the words."""
        self._cards = self._signed if self._cards is self._plain else self._plain
        self.query_one("#paste-cards", Static).update(self._rows())

    def action_answer(self, answer: bool) -> None:
        """Give the cards back, or nothing."""
        self.dismiss(list(self._cards) if answer else None)
