"""Where a card comes from and where it went: what it took in, what stands for it, what it was taken apart into."""

from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.items import Item, Proposal
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import ITEM_TABLES, TABLES, table_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.values import Frozen

OTHER_KINDS: Final = (
    ItemKind.NEED, ItemKind.PROPOSAL, ItemKind.NOTE, ItemKind.RISK, ItemKind.PARKED_QUESTION, ItemKind.LESSON,
)  # fmt: skip
"""The kinds that a card may be changed among: what was said is then another thing than it was taken for."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The relatives of one card, each as it is kept now."""

    merged_into: Item | None = None
    took_in: tuple[Item, ...] = ()
    split_from: Item | None = None
    split_into: tuple[Item, ...] = ()


def lineage(process: Process, item: Item) -> Lineage:
    """Return the relatives of a card. A card taken in that is not on file any more is left out."""
    kind = TABLES[table_of(type(item))]
    others = [other for other in process.all(kind) if isinstance(other, Item)]
    related = dict.fromkeys((kind, *(TABLES[ITEM_TABLES[one]] for one in OTHER_KINDS)))
    named = item.merged if isinstance(item, Proposal) else ()
    return Lineage(
        merged_into=_item(process, kind, item.merged_into),
        took_in=tuple(other for other in others if other.merged_into == item.id or other.id in named),
        split_from=next((one for one in (_item(process, any_, item.split_from) for any_ in related) if one), None),
        split_into=tuple(
            other
            for any_ in related
            for other in process.all(any_)
            if isinstance(other, Item) and other.split_from == item.id
        ),
    )


def _item(process: Process, kind: type[Frozen], identifier: str | None) -> Item | None:
    """Return the card with this id, if it is one."""
    found = process.get(kind, identifier)
    return found if isinstance(found, Item) else None
