"""Where a card comes from and where it went: what it took in, what stands for it, what it was taken apart into."""

from dataclasses import dataclass

from codesign_tui.domain.items import Item, Proposal
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES, table_of
from codesign_tui.domain.values import Frozen


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
    named = item.merged if isinstance(item, Proposal) else ()
    return Lineage(
        merged_into=_item(process, kind, item.merged_into),
        took_in=tuple(other for other in others if other.merged_into == item.id or other.id in named),
        split_from=_item(process, kind, item.split_from),
        split_into=tuple(other for other in others if other.split_from == item.id),
    )


def _item(process: Process, kind: type[Frozen], identifier: str | None) -> Item | None:
    """Return the card with this id, if it is one."""
    found = process.get(kind, identifier)
    return found if isinstance(found, Item) else None
