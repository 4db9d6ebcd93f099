"""What of a structured view is shown: which drawing, whose cards, for whose eyes; and its parts with their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from codesign_tui.domain.items import Item
from codesign_tui.domain.process import Process
from codesign_tui.domain.schemes import (
    Lane,
    Scope,
    actors,
    force_field,
    of_the_whole_path,
    scenarios,
    stakeholder_map,
    swot,
)
from codesign_tui.domain.terms import FactorSign, Involvement, ItemKind, Outlook, Quadrant, SchemeKind
from codesign_tui.domain.threads import is_restricted
from codesign_tui.locale import Translator

NEW: dict[SchemeKind, ItemKind] = {
    SchemeKind.TREE: ItemKind.NEED,
    SchemeKind.SWOT: ItemKind.FACTOR,
    SchemeKind.FORCE_FIELD: ItemKind.FACTOR,
    SchemeKind.MAP: ItemKind.STAKEHOLDER,
    SchemeKind.SCENARIOS: ItemKind.NOTE,
    SchemeKind.NABC: ItemKind.PROPOSAL,
}
"""What a new card of each view is."""

_ON_THE_MAP = (Involvement.SATISFY, Involvement.CLOSE, Involvement.WATCH, Involvement.INFORM)
"""The four parts as they are drawn: influence upwards, interest to the right."""


@dataclass(frozen=True, slots=True)
class Look:
    """One view as it is looked at now."""

    kind: SchemeKind = SchemeKind.TREE
    agenda_item: str | None = None
    """The agenda item that it was opened for."""
    whole: bool = False
    """Whether the cards of the whole path are shown, not only those of the item."""
    as_list: bool = False
    projected: bool = False
    columns: tuple[str, ...] = ()
    """The columns that the method names, in the reader's language."""

    @property
    def scope(self) -> Scope:
        """Whose cards are shown."""
        return Scope(None if self.whole or of_the_whole_path(self.kind) else self.agenda_item)

    @property
    def in_lanes(self) -> bool:
        """Whether the view is drawn with lanes side by side; of the map the hall sees a list, without judgements."""
        if self.kind in (SchemeKind.TREE, SchemeKind.NABC) or self.as_list:
            return False
        return not (self.kind is SchemeKind.MAP and self.projected)

    def include(self, process: Process) -> "_Shown":
        """Return what tells whether a card may be shown."""
        return _Shown(process, self.projected)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Tells whether a card may be shown: to the hall, none that is restricted."""

    process: Process
    projected: bool

    def __call__(self, item: Item) -> bool:
        """Tell it of one card."""
        return not (self.projected and is_restricted(self.process, item))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a view by the key that a card moves to, its name, its cards."""

    key: str | None
    name: str
    cards: tuple[Item, ...]


def parts(process: Process, look: Look, words: Translator) -> list[Part]:
    """Return the parts of a view that is made of lanes; what has no place yet comes last, if there is any."""
    found = [Part(lane.key, name_of(look.kind, lane.key, words), lane.cards) for lane in _lanes(process, look)]
    return [part for part in found if part.key is not None or part.cards]


def name_of(kind: SchemeKind, key: str | None, words: Translator) -> str:
    """Return the name of a part of a view: the word of the field for a code, or the column's own words."""
    if key is None:
        return words("schemes.unplaced")
    if key in ("away", "here"):
        return words(f"schemes.{key}")
    for vocabulary in (Quadrant, FactorSign, Involvement, Outlook):
        if key in tuple(vocabulary) and (vocabulary is not Outlook or kind is SchemeKind.SCENARIOS):
            return words.term(vocabulary(key))
    return key


def columns_wanted(kind: SchemeKind, lanes: int, width: int) -> int:
    """Return in how many columns lanes stand side by side on a screen so wide."""
    if kind is not SchemeKind.SCENARIOS:
        return 2
    if lanes <= 3 or (lanes == 4 and width < 110):
        return 2 if lanes == 4 else max(lanes, 1)
    return min(lanes, 4 if width >= 110 else 3)


def _lanes(process: Process, look: Look) -> Sequence[Lane]:
    """Return the lanes of a view."""
    include, scope = look.include(process), look.scope
    if look.kind is SchemeKind.SWOT:
        return swot(process, scope, include)
    if look.kind is SchemeKind.FORCE_FIELD:
        return force_field(process, scope, include)
    if look.kind is SchemeKind.SCENARIOS:
        return scenarios(process, scope, include, look.columns)
    if look.as_list or look.projected:
        found = actors(process, include)
        away = tuple(actor for actor in found if not actor.at_table)
        return Lane("away", away), Lane("here", tuple(actor for actor in found if actor.at_table))
    lanes = {lane.key: lane for lane in stakeholder_map(process, include)}
    return *(lanes[part.value] for part in _ON_THE_MAP), lanes[None]
