"""Structured views over what was gathered: the problem tree, the SWOT, the force field, the map of actors, scenarios.

A view is read from the cards: from what each hangs (`parent`), where it stands (`lane`), which way a factor pushes,
how much an actor can do and cares. Nothing is kept twice. A card that has no place in a view yet stands in a part of
its own, with the lane None, so that nothing gathered is ever out of sight.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from codesign_tui.domain.items import Factor, Item, Need, Note, Proposal, Risk, Stakeholder
from codesign_tui.domain.nesting import Hung, outline
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import CODES, TABLES
from codesign_tui.domain.terms import FactorFamily, FactorSign, Involvement, Outlook, Quadrant, SchemeKind, TreePart
from codesign_tui.domain.text import folded

MUCH: Final = 3
"""The influence, or the interest, from which an actor counts as having much of it: in doubt, somebody is involved."""

_HELPING: Final = (Quadrant.STRENGTH, Quadrant.OPPORTUNITY)

_ALSO_CALLED: Final = {
    "amministrativo": FactorFamily.ORGANISATIONAL,
    "organizzativo": FactorFamily.ORGANISATIONAL,
    "operativo": FactorFamily.ORGANISATIONAL,
    "economico-finanziario": FactorFamily.ECONOMIC,
    "economico-finanziari": FactorFamily.ECONOMIC,
    "politico": FactorFamily.POLITICAL,
    "resistenza": FactorFamily.CULTURAL,
}
"""Other words in which people and older files name the families."""

Include = Callable[[Item], bool]
"""Tells whether a card may be shown."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose cards a view shows: those of one agenda item, or of the whole path."""

    agenda_item: str | None = None

    def holds(self, item: Item) -> bool:
        """Return whether a card belongs here."""
        return self.agenda_item is None or item.agenda_item == self.agenda_item


@dataclass(frozen=True, slots=True)
class Lane:
    """One part of a view and its cards; `key` None holds what has no place yet."""

    key: str | None
    cards: tuple[Item, ...]


def sign_of_lane(lane: str | None) -> FactorSign | None:
    """Return which way a factor pushes that stands in a quadrant or on a side; None where that says nothing."""
    if lane in tuple(Quadrant):
        return FactorSign.FACILITATING if lane in _HELPING else FactorSign.HINDERING
    return FactorSign(lane) if lane in tuple(FactorSign) else None


def family_of(kind: str | None) -> FactorFamily | None:
    """Return the family that a factor's type belongs to; None for a type in other words, or none."""
    name = folded(kind or "").replace(" ", "-")
    if name in tuple(FactorFamily):
        return FactorFamily(name)
    return _ALSO_CALLED.get(name)


def involvement(actor: Stakeholder) -> Involvement | None:
    """Return what an actor's influence and interest suggest; None until both are said."""
    if actor.influence is None or actor.interest is None:
        return None
    if actor.influence >= MUCH:
        return Involvement.CLOSE if actor.interest >= MUCH else Involvement.SATISFY
    return Involvement.INFORM if actor.interest >= MUCH else Involvement.WATCH


def standing_in(part: Involvement) -> tuple[int, int]:
    """Return the influence and the interest of an actor that is put in a part of the map: much is 4, little is 2."""
    much, little = MUCH + 1, MUCH - 1
    influence = much if part in (Involvement.CLOSE, Involvement.SATISFY) else little
    interest = much if part in (Involvement.CLOSE, Involvement.INFORM) else little
    return influence, interest


def tree(process: Process, scope: Scope, include: Include) -> dict[TreePart | None, tuple[Hung, ...]]:
    """Return a problem tree by its parts; a card stands in the part of the card it hangs from.

    Needs make the tree, and whatever else was hung on it or given a part: the goals into which causes were turned.
    """
    parts = tuple(TreePart)
    cards = [
        item
        for item in _cards(process, scope, include)
        if isinstance(item, Need) or item.parent is not None or item.lane in parts
    ]
    found: dict[TreePart | None, list[Hung]] = {part: [] for part in (*TreePart, None)}
    part: TreePart | None = None
    for row in outline(process, cards):
        if row.depth == 0:
            part = TreePart(row.item.lane) if row.item.lane in parts else None
        found[part].append(row)
    return {key: _numbered(rows) for key, rows in found.items()}


def swot(process: Process, scope: Scope, include: Include) -> tuple[Lane, ...]:
    """Return the four quadrants and, last, the factors that have none yet."""
    cards = _cards(process, scope, include)
    keys = [quadrant.value for quadrant in Quadrant]
    return _lanes(keys, [item for item in cards if isinstance(item, Factor) or item.lane in keys])


def force_field(process: Process, scope: Scope, include: Include) -> tuple[Lane, ...]:
    """Return what helps and what hinders, each by family of factors, the strongest of a family first.

    What was put in a quadrant of a SWOT was weighed there, and not as a force: it is left out.
    """
    found = (item for item in _cards(process, scope, include) if isinstance(item, Factor))
    factors: list[Factor] = [factor for factor in found if factor.lane not in tuple(Quadrant)]
    order = list(FactorFamily)

    def place(factor: Factor) -> tuple[int, str, int]:
        """Return where a factor stands among those that push its way."""
        family = family_of(factor.type)
        known = order.index(family) if family is not None else len(order) + (not factor.type)
        return known, "" if family is not None else folded(factor.type or ""), -(factor.strength or 0)

    return tuple(
        Lane(sign.value, (*sorted((each for each in factors if each.sign == sign), key=place),)) for sign in FactorSign
    )


def actors(process: Process, include: Include) -> tuple[Stakeholder, ...]:
    """Return the actors of the map, those who are not at the table first, then by name."""
    found = [actor for actor in process.all(Stakeholder) if actor.on_table and include(actor)]
    return tuple(sorted(found, key=lambda actor: (bool(actor.at_table), folded(actor.name))))


def stakeholder_map(process: Process, include: Include) -> tuple[Lane, ...]:
    """Return the four parts of the map and, last, the actors that nobody placed yet."""
    found = actors(process, include)
    keys: list[Involvement | None] = [*Involvement, None]
    return tuple(Lane(key, tuple(actor for actor in found if involvement(actor) is key)) for key in keys)


def scenarios(process: Process, scope: Scope, include: Include, columns: Sequence[str]) -> tuple[Lane, ...]:
    """Return the columns of scenarios, those that cards name besides, and the notes of one item without a column.

    `columns` are the lanes that the method names; without any, as it is, as wished, as feared.
    """
    named = [*columns] or [outlook.value for outlook in Outlook]
    loose = (Note, Risk) if scope.agenda_item is not None else ()
    cards = [
        item
        for item in _cards(process, scope, include)
        if (is_column(item.lane) or (item.lane is None and isinstance(item, loose)))
    ]
    named += [lane for lane in dict.fromkeys(item.lane for item in cards) if lane and lane not in named]
    return _lanes(named, cards)


def is_column(lane: str | None) -> bool:
    """Return whether a lane is a column of scenarios, and not a part of another view."""
    return lane is not None and lane not in {*Quadrant, *TreePart, *FactorSign}


def sheets(process: Process, scope: Scope, include: Include) -> tuple[Proposal, ...]:
    """Return the proposals whose sheets are shown: those of an item, or all where the item gathered none."""
    found = [proposal for proposal in process.all(Proposal) if proposal.on_table and include(proposal)]
    return tuple(proposal for proposal in found if scope.holds(proposal)) or tuple(found)


def of_the_whole_path(kind: SchemeKind) -> bool:
    """Return whether a view is always of the whole path: actors and proposals are the table's, not an item's."""
    return kind in (SchemeKind.MAP, SchemeKind.NABC)


def _numbered(rows: Sequence[Hung]) -> tuple[Hung, ...]:
    """Return the rows of one part of a tree, its roots numbered from 1."""
    numbered, root = [], 0
    for row in rows:
        root += row.depth == 0
        _, dot, rest = row.number.partition(".")
        numbered.append(replace(row, number=f"{root}{dot}{rest}"))
    return tuple(numbered)


def _lanes(keys: Iterable[str], cards: Sequence[Item]) -> tuple[Lane, ...]:
    """Return the cards by their lane; those of no lane, or of one that is not here, last."""
    groups: dict[str | None, list[Item]] = {key: [] for key in (*keys, None)}
    for card in cards:
        groups[card.lane if card.lane in groups else None].append(card)
    return tuple(Lane(key, tuple(found)) for key, found in groups.items())


def _cards(process: Process, scope: Scope, include: Include) -> list[Item]:
    """Return every card on the table that belongs to a view, by kind and in the order it came."""
    found = []
    for table in CODES:
        kind = TABLES[table]
        if issubclass(kind, Item):
            found += [item for item in process.all(kind) if item.on_table and scope.holds(item) and include(item)]
    return found
