"""What the capture line presets: the kind of the next card and where it stands, from the item, its method and step."""

from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.templates import Method, Step
from codesign_tui.domain.terms import FactorSign, ItemKind

WITHOUT_SIGN: Final = (ItemKind.HMW, ItemKind.FACTOR, ItemKind.STAKEHOLDER)
"""The kinds that no sign names: the step in hand presets them, and only where it gathers them."""
_NOTED: Final = (ItemKind.NOTE, ItemKind.LESSON)
"""What a step that gathers lessons makes of the words said there: without a lesson's sign they would stay notes."""


@dataclass(frozen=True, slots=True)
class Preset:
    """The kind of the next card, and its lane in the method's view."""

    kind: ItemKind = ItemKind.NOTE
    lane: str | None = None

    @property
    def values(self) -> dict[str, str]:
        """The fields of the next card: a side of the force field is its sign, any other place its lane."""
        if self.lane is None:
            return {}
        return {"sign" if self.lane in tuple(FactorSign) else "lane": self.lane}


def preset(item: AgendaItem | None, method: Method | None, step: Step | None) -> Preset:
    """Return what the next card is while a step is in hand.

    What the agenda item says comes first, then the method's kind. A kind without a sign gives way where the step in
    hand gathers other things, so that nobody is left without a way to type them. What is said where lessons are
    gathered is no note but a lesson.
    """
    kind = method.captures if method is not None else ItemKind.NOTE
    gathered = [ItemKind(name) for name in (step.captures if step is not None else ()) if name in tuple(ItemKind)]
    if item is not None and item.captures is not None:
        kind = item.captures
    elif gathered and kind not in gathered and kind in WITHOUT_SIGN:
        kind = gathered[0]
    elif gathered and (kind, gathered[0]) == _NOTED:
        kind = ItemKind.LESSON
    return Preset(kind, step.lane if step is not None else None)
