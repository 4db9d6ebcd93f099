"""What was said at an agenda item of what people can do and bring. It is no promise, and the heading says so.

A public copy tells what organisations bring and nothing else: neither what anybody can do, nor what a person offers.
"""

from collections.abc import Iterator

from codesign_tui.domain.abilities import BOTH, Abilities, AbilityKind, abilities
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import Category
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.document import Block, Heading, ListBlock


def said_abilities(frame: Frame, item: AgendaItem) -> Iterator[Block]:
    """Yield who can do and bring what, of those who said it at an item."""
    kinds = frozenset({AbilityKind.OFFER}) if frame.public else BOTH
    lines = [
        f"{_holder(frame, held)} – {'; '.join(_told(frame, kind, text) for kind, text in held.of(kinds))}"
        for held in abilities(frame.process, kinds)
        if _id_of(held) in item.abilities_from and (isinstance(held.holder, Organization) or not frame.public)
    ]
    if lines:
        yield Heading(3, frame.say("minutes.heading.abilities"))
        yield ListBlock(tuple(lines))


def _told(frame: Frame, kind: AbilityKind, text: str) -> str:
    """Return one thing that somebody can do or brings."""
    return f"{frame.say(f'minutes.ability.{kind.value}')} {text}"


def _holder(frame: Frame, held: Abilities) -> str:
    """Return who said it."""
    if isinstance(held.holder, Category):
        return frame.category(held.holder)
    if isinstance(held.holder, Organization):
        return held.holder.label
    return frame.person_and_body(held.holder.id)


def _id_of(held: Abilities) -> str:
    """Return by what an agenda item remembers a holder."""
    return held.holder.value if isinstance(held.holder, Category) else held.holder.id
