"""Which cards of a board are looked at: of one session, table, category, kind or state, with ⚡, with some words."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from codesign_tui.domain.items import Item
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import CODES, TABLES, code_of
from codesign_tui.domain.terms import Attribution, Category, ItemState
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import category_of, is_restricted

Keeps = Callable[[Item], bool]
"""Tells whether a card is looked at."""


@dataclass(frozen=True, slots=True)
class CardFilter:
    """What a card must be to be looked at; what is None or empty asks nothing. All that is asked must be so."""

    session: str | None = None
    origin_table: str | None = None
    category: Category | None = None
    kind: type[Item] | None = None
    state: ItemState | None = None
    flash: bool = False
    words: str = ""

    @property
    def asks_nothing(self) -> bool:
        """Whether every card is looked at."""
        return self == CardFilter()

    @property
    def of_session_only(self) -> bool:
        """Whether at most the session is asked."""
        return replace(self, session=None).asks_nothing

    def keeps(self, process: Process, *, hall: bool = False) -> Keeps:
        """Return what tells whether a card is looked at.

        Before the `hall` no restricted card is, and an anonymous one is of no table of origin; it is of no category
        anywhere, since that might tell whose it is.
        """
        wanted = folded(self.words).split()

        def keep(item: Item) -> bool:
            """Tell it of one card."""
            return (
                (self.session is None or item.session == self.session)
                and (self.kind is None or isinstance(item, self.kind))
                and (not self.flash or bool(item.flash))
                and (self.state is None or (item.state or ItemState.TABLE) is self.state)
                and self._is_from_table(item, hall=hall)
                and (self.category is None or _category(process, item) is self.category)
                and (not wanted or _has(item, wanted))
                and not (hall and is_restricted(process, item))
            )

        return keep

    def _is_from_table(self, item: Item, *, hall: bool) -> bool:
        """Tell whether a card is of the table of origin that is asked for."""
        if self.origin_table is None:
            return True
        told = not (hall and item.attribution is Attribution.ANONYMOUS)
        return told and item.origin_table == self.origin_table


def origin_tables(process: Process) -> tuple[str, ...]:
    """Return the tables that cards came from, by number where they have one."""
    kinds = (kind for table in CODES if issubclass(kind := TABLES[table], Item))
    found = {item.origin_table for kind in kinds for item in process.all(kind) if item.origin_table}
    return tuple(sorted(found, key=lambda name: (not name.isdecimal(), int(name) if name.isdecimal() else 0, name)))


def _category(process: Process, item: Item) -> Category | None:
    """Return the category of stakeholders a card is shown under."""
    return None if item.attribution is Attribution.ANONYMOUS else category_of(process, item)


def _has(item: Item, wanted: list[str]) -> bool:
    """Return whether a card has all the words, in its code or in what it says."""
    searched = folded(f"{code_of(item)} {item.words} {getattr(item, 'text', '')}")
    return all(word in searched for word in wanted)
