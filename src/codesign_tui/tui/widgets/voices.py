"""How often each category of stakeholder was heard in a session; nobody is ranked, a missing voice is said in words."""

from typing import Final

from textual.content import Content
from textual.widget import Widget

from codesign_tui.domain.gathered import GATHERED
from codesign_tui.domain.items import Item
from codesign_tui.domain.process import Process, validated
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import Category
from codesign_tui.domain.transactions import Change
from codesign_tui.domain.values import JsonDocument
from codesign_tui.domain.voices import Tally, people_of, tally
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line

_LONGEST_BAR: Final = 8
_COUNTED: Final = frozenset(table_of(kind) for kind in GATHERED)
_WHO: Final = frozenset(("participants", "staff", "organizations", "counted_people"))
"""Tables that tell whose voice a contribution is, and who sits at the table."""


class Voices(Widget):
    """Contributions by category, as `domain.voices` counts them, followed from changes. The hall never sees it."""

    DEFAULT_CSS = """
    Voices { height: auto; }
    """
    ALLOW_SELECT = False

    def __init__(self, words: Translator, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._tally = Tally()
        self._seated: frozenset[Category] = frozenset()
        self._projected = False

    def count_again(self, process: Process, session: str | None, words: Translator, *, projected: bool) -> None:
        """Start again with what a session gathered."""
        self._words, self._projected = words, projected
        self._tally = tally(process, session) if session is not None else Tally()
        self._seated = frozenset(category for category in Category if people_of(process, category, session))
        self.refresh(layout=True)

    def follow(self, process: Process, change: Change, session: str | None) -> None:
        """Take in what a change says of a session's contributions."""
        if change.tables & _WHO:
            self.count_again(process, session, self._words, projected=self._projected)
            return
        for entry in change.touched:
            if entry.table in _COUNTED:
                for document, by in ((entry.old, -1), (entry.new, 1)):
                    if document is not None and document.get("session") == session:
                        self._tally.count(process, _item(entry.table, entry.id, document), by)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return one line for each category that sits at the table or was heard; nothing before anybody was."""
        heard = self._tally.voices.by_category
        highest = max(heard.values(), default=0)
        if self._projected or highest <= 0:
            return Content("")
        lines = [show(self._words("run.voices"), "$muted")]
        for category, count in heard.items():
            if count or category in self._seated:
                bar = "▇" * max(round(_LONGEST_BAR * count / highest), 1)
                tail = f"{bar} {count}" if count else self._words("run.voice_missing")
                lines.append(show_line(f" {self._words.term(category):<15} {tail}"))
        return Content("\n").join(lines)


def _item(table: str, identifier: str, document: JsonDocument) -> Item:
    """Return a document as the contribution that it is."""
    item = validated(table, identifier, document)
    assert isinstance(item, Item)
    return item
