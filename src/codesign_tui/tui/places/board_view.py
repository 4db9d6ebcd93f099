"""How the board is looked at, what it counts, and the ids by which a row finds its card again."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from codesign_tui.domain.card_filter import CardFilter, Keeps
from codesign_tui.domain.items import Item
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.threads import Grouping, Missing

ALL: Final = CardFilter()
"""Every card is looked at."""

_APART: Final = "\x1f"
_GOAL: Final = "goal"


@dataclass(frozen=True, slots=True)
class View:
    """What of the board is shown, and how."""

    grouping: Grouping = Grouping.CLUSTER
    cards: CardFilter = ALL
    orphans: bool = False
    """Only what leads nowhere, with what to do about it."""
    set_aside: bool = False
    projected: bool = False
    marked: frozenset[str] = frozenset()
    """The ids of the cards that were marked for something to be done with all of them."""

    @property
    def shows_all(self) -> bool:
        """Whether nothing is left out that could be looked at."""
        return self.cards.asks_nothing and not self.orphans

    @property
    def of_everything(self) -> "View":
        """The same view with nothing left out; what was marked stays so."""
        return replace(self, cards=ALL, orphans=False)

    def keeps(self, process: Process) -> Keeps:
        """Return what tells whether a card is looked at."""
        return self.cards.keeps(process, hall=self.projected)


@dataclass(slots=True)
class Counts:
    """How many cards there are, how many lack something, how many are in view."""

    kinds: Counter[type[Item]] = field(default_factory=Counter)
    missing: Counter[Missing] = field(default_factory=Counter)
    goals: int = 0
    """Goals of the notice that no proposal serves."""
    shown: int = 0
    """Cards that are looked at; those that only lead to them are not counted."""
    total: int = 0
    marked_unseen: int = 0
    """Marked cards that are not looked at."""


def card_row(table: str, identifier: str, which: str | int = 0) -> str:
    """Return the id of a row for a card; `which` tells the rows of one card apart, 0 is where it hangs in full."""
    return f"{table}{_APART}{identifier}{_APART}{which}"


def card_of(row: str) -> tuple[str, str] | None:
    """Return table and id of the card that a row stands for; None for a heading or a goal."""
    table, apart, rest = row.partition(_APART)
    return (table, rest.partition(_APART)[0]) if apart and table in TABLES else None


def goal_row(number: int) -> str:
    """Return the id of the row for a goal of the notice, by its place from 0."""
    return f"{_GOAL}{_APART}{number}"


def goal_of(row: str) -> int | None:
    """Return the place of the goal that a row stands for, from 0; None for any other row."""
    what, apart, number = row.partition(_APART)
    return int(number) if apart and what == _GOAL else None


def lack_of(row: str) -> Missing | None:
    """Return what the card of a row lacks, if the row is there for that."""
    last = row.rpartition(_APART)[2]
    return Missing(last) if last in set(Missing) else None
