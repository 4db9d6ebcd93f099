"""What the item in hand has gathered, newest first. One widget for the whole list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from codesign_tui.domain.transactions import Change
from codesign_tui.tui.columns import folded_lines, hung
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList

MOST_ROWS: Final = 80
"""Rows painted: the newest. Older ones are on the board, and counted here."""

_LINES: Final = 4
"""Lines that one card takes at most; its whole text is on the board and in the line when it is corrected."""

Key = tuple[str, str]
"""Table and id of a card."""


@dataclass(frozen=True, slots=True)
class Row:
    """One card as the list shows it."""

    key: Key
    code: str
    text: str
    translation: str = ""
    """The words in the language of the documents, under those that were said."""
    voice: str = ""
    cluster: str = ""
    links: str = ""
    state: str = ""
    """Words such as «disaccordo», «da parte», «trascritto dopo»."""


class GatheredList(ReadableList):
    """The cards of an item. Enter takes one into the line to correct it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "down_or_leave", show=False),
        Binding("k", "promise", show=False),
    ]

    class PromiseAsked(Message):
        """K was pressed: a commitment is to be made of what the card calls for."""

    class LeftDownwards(Message):
        """The arrow down was pressed on the last row: back to the line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._keys: tuple[Key, ...] = ()
        self._shown: tuple[Sequence[Row], str] = ((), "")

    def on_resize(self) -> None:
        """Fold the words to the new width."""
        rows, older = self._shown
        self.show_rows(rows, older=older)

    def show_rows(self, rows: Sequence[Row], *, older: str = "") -> None:
        """Show these rows, newest first, keeping the highlight on the card it was on; `older` counts the rest."""
        self._shown = (rows, older)
        width = self.scrollable_content_region.width
        highlighted = self.chosen
        self._keys = tuple(row.key for row in rows)
        if not width:
            return  # painted when the list is laid out
        self.clear_options()
        self.add_options([Option(_painted(row, width), id="\x1f".join(row.key)) for row in rows])
        if older:
            self.add_option(Option(show(older, "$muted"), disabled=True))
        if highlighted in self._keys:
            self.highlighted = self._keys.index(highlighted)

    def show_card(self, key: Key) -> None:
        """Put the cursor on a card, if it is among those in view."""
        if key in self._keys:
            self.highlighted = self._keys.index(key)

    @property
    def chosen(self) -> Key | None:
        """The card under the cursor."""
        if self.highlighted is None or self.highlighted >= len(self._keys):
            return None
        return self._keys[self.highlighted]

    def action_promise(self) -> None:
        """Ask for a commitment that answers the card under the cursor."""
        self.post_message(self.PromiseAsked())

    def action_down_or_leave(self) -> None:
        """Go down a row; from the last one, back to the line."""
        if self.highlighted is None or self.highlighted >= len(self._keys) - 1:
            self.post_message(self.LeftDownwards())
        else:
            self.action_cursor_down()


class GatheredIndex:
    """The cards of one agenda item in the order they came, kept up to date by changes alone."""

    def __init__(self, tables: Iterable[str]) -> None:
        self._tables = frozenset(tables)
        self._keys: dict[Key, None] = {}

    def fill(self, keys: Iterable[Key]) -> None:
        """Start again with these cards."""
        self._keys = dict.fromkeys(keys)

    def follow(self, change: Change, session: str | None, item: str | None) -> bool:
        """Take a change in; return whether anything shown may have changed."""
        touched = False
        for entry in change.touched:
            if entry.table not in self._tables:
                continue
            key = (entry.table, entry.id)
            belongs = (
                entry.new is not None and entry.new.get("session") == session and entry.new.get("agenda_item") == item
            )
            if belongs:
                self._keys.setdefault(key)
                touched = True
            elif key in self._keys and (entry.new is None or entry.new.get("agenda_item") is not None):
                del self._keys[key]
                touched = True
            else:
                touched = touched or key in self._keys
        return touched

    def newest(self, most: int = MOST_ROWS) -> list[Key]:
        """Return the newest cards, newest first."""
        return list(islice(reversed(self._keys), most))

    def __len__(self) -> int:
        """How many cards there are."""
        return len(self._keys)


def _painted(row: Row, width: int) -> Content:
    """Return a row: code, words, who, links, state; further lines stand under the words."""
    code = show(f"{row.code:<5} ", "bold $accent")
    parts = [show_line(row.text)]
    if row.voice:
        parts.append(show_line(f"  {row.voice}", "$muted"))
    if row.cluster:
        parts.append(show_line(f"  #{row.cluster}", "$muted"))
    if row.links:
        parts.append(show_line(f"  → {row.links}", "$secondary"))
    if row.state:
        parts.append(show_line(f"  {row.state}", "bold $warning"))
    painted = code + hung(Content("").join(parts), width - 1, indent=code.cell_length, most=_LINES)
    if not row.translation:
        return painted
    under = Content("\n" + " " * code.cell_length)
    translated = folded_lines(row.translation, width - 1, indent=code.cell_length, most=_LINES, style="italic")
    return painted + under + translated
