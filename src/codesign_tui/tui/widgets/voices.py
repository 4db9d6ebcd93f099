"""How often each category of stakeholder was heard in a session; nobody is ranked, a missing voice is said in words."""

from collections import Counter
from typing import Final

from textual.content import Content
from textual.widget import Widget

from codesign_tui.domain.terms import Category
from codesign_tui.domain.transactions import Change
from codesign_tui.domain.values import JsonDocument
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line

_LONGEST_BAR: Final = 8
_COUNTED: Final = frozenset(("needs", "proposals"))


class Voices(Widget):
    """Needs and proposals by category, counted from changes alone. The hall never sees it."""

    DEFAULT_CSS = """
    Voices { height: auto; }
    """
    ALLOW_SELECT = False

    def __init__(self, words: Translator, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._heard: Counter[Category] = Counter()
        self._projected = False

    def count_again(self, documents: list[JsonDocument], words: Translator, *, projected: bool) -> None:
        """Start again with these needs and proposals."""
        self._words, self._projected = words, projected
        self._heard.clear()
        for document in documents:
            self._count(document, 1)
        self.refresh(layout=True)

    def follow(self, change: Change, session: str | None) -> None:
        """Take in what a change says of a session's needs and proposals."""
        for entry in change.touched:
            if entry.table in _COUNTED:
                for document, by in ((entry.old, -1), (entry.new, 1)):
                    if document is not None and document.get("session") == session:
                        self._count(document, by)
        self.refresh(layout=True)

    def _count(self, document: JsonDocument, by: int) -> None:
        """Count a contribution for its category, if it has one."""
        category = document.get("category")
        if category:
            self._heard[Category(category)] += by

    def render(self) -> Content:
        """Return one line a category; nothing before anybody was heard."""
        highest = max(self._heard.values(), default=0)
        if self._projected or highest <= 0:
            return Content("")
        lines = [show(self._words("run.voices"), "$muted")]
        for category in Category:
            count = self._heard[category]
            bar = "▇" * max(round(_LONGEST_BAR * count / highest), 1)
            tail = f"{bar} {count}" if count else self._words("run.voice_missing")
            lines.append(show_line(f" {self._words.term(category):<15} {tail}"))
        return Content("\n").join(lines)
