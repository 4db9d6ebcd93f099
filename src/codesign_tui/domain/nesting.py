"""Cards that hang from other cards: where each shows once some were set aside, merged or taken apart.

A card keeps its own parent whatever becomes of it. What is shown follows from the parents: a card whose parent left
the table hangs from what stands for that parent, or else from the parent's own parent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from codesign_tui.domain.items import Item
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import CODES, TABLES


@dataclass(frozen=True, slots=True)
class Hung:
    """A card of an outline, in the order it is read."""

    item: Item
    depth: int
    """0 for a root."""
    number: str
    """Its outline number, "1.2.1"."""
    parent: str | None
    """The card of the outline that it hangs from."""


def item_anywhere(process: Process, item_id: str | None) -> Item | None:
    """Return the card with this id, whatever its kind; None if there is none."""
    if item_id is None:
        return None
    for table in CODES:
        entity = process.entity(table, item_id)
        if entity is not None and issubclass(TABLES[table], Item):
            return entity if isinstance(entity, Item) else None
    return None


def outline(process: Process, items: Sequence[Item]) -> tuple[Hung, ...]:
    """Return these cards as an outline: under each, what hangs from it, in the order it came."""
    parents = shown_parents(process, items)
    children: dict[str | None, list[Item]] = {}
    for item in items:
        children.setdefault(parents[item.id], []).append(item)
    waiting = [Hung(item, 0, str(place), None) for place, item in enumerate(children.get(None, ()), start=1)][::-1]
    rows: list[Hung] = []
    while waiting:  # no recursion: an imported outline may be as deep as it likes
        row = waiting.pop()
        rows.append(row)
        below = enumerate(children.get(row.item.id, ()), start=1)
        waiting += [Hung(item, row.depth + 1, f"{row.number}.{place}", row.item.id) for place, item in below][::-1]
    return tuple(rows)


def shown_parents(process: Process, items: Sequence[Item]) -> dict[str, str | None]:
    """Return from which of these cards each of them hangs; None for those that hang from none of them.

    Two cards that came to hang from each other, as a merge may leave them, are told apart: the earlier is the root.
    """
    shown = {item.id for item in items}
    stands_in = _parts(items)
    parents = {item.id: _shown_parent(process, item, shown, stands_in) for item in items}
    for item in items:
        above, seen = parents[item.id], {item.id}
        while above is not None and above not in seen:
            seen.add(above)
            above = parents[above]
        if above == item.id:
            parents[item.id] = None
    return parents


def hangs_under(process: Process, item: Item, other: Item) -> bool:
    """Return whether a card hangs from another, however far down, by what the cards say of their parents."""
    seen: set[str] = set()
    above = item.parent
    while above is not None and above not in seen:
        if above == other.id:
            return True
        seen.add(above)
        parent = item_anywhere(process, above)
        above = parent.parent if parent is not None else None
    return False


def _shown_parent(process: Process, item: Item, shown: set[str], stands_in: dict[str, str]) -> str | None:
    """Return the card among those shown that an item hangs from."""
    seen = {item.id}
    above = item.parent
    while above is not None and above not in seen:
        if above in shown:
            return above
        seen.add(above)
        parent = item_anywhere(process, above)
        if parent is None:
            return None
        instead = (parent.merged_into, stands_in.get(above), parent.parent)
        above = next((other for other in instead if other is not None and other not in seen), None)
    return None


def _parts(items: Sequence[Item]) -> dict[str, str]:
    """Return which of these cards stands for one that was taken apart: its first part."""
    first: dict[str, str] = {}
    for item in items:
        if item.split_from is not None:
            first.setdefault(item.split_from, item.id)
    return first
