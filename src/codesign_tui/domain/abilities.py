"""What people can do and what they bring (*che cosa so fare, che cosa metto*), as they said it at the check-in.

It stays with the person, the body or, for people who are counted, the category; a method's step that looks for
supporters brings it back in sight (`Step.recalls`). It is no promise: only a commitment is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Step
from codesign_tui.domain.terms import Category


class AbilityKind(StrEnum):
    """A skill is what somebody can do, an offer what they bring."""

    SKILL = "skill"
    OFFER = "offer"


BOTH: Final = frozenset(AbilityKind)


@dataclass(frozen=True, slots=True)
class Abilities:
    """What one person, one body or the counted people of one category can do and bring, one thing an entry."""

    holder: Participant | Organization | Category
    skills: tuple[str, ...]
    offers: tuple[str, ...]

    def of(self, kinds: Collection[AbilityKind]) -> tuple[tuple[AbilityKind, str], ...]:
        """Return what is known, skills first, of these kinds."""
        known = [(AbilityKind.SKILL, text) for text in self.skills] + [
            (AbilityKind.OFFER, text) for text in self.offers
        ]
        return tuple((kind, text) for kind, text in known if kind in kinds)


def abilities(process: Process, kinds: Collection[AbilityKind] = BOTH) -> tuple[Abilities, ...]:
    """Return who can do or bring something: bodies, people, then the counted people by category."""
    details = process.details
    found = [
        *(Abilities(body, entries(body.skills), entries(body.offers)) for body in process.all(Organization)),
        *(Abilities(person, entries(person.skills), entries(person.offers)) for person in process.all(Participant)),
        *(
            Abilities(
                category,
                entries(details.skills_by_category.get(category)),
                entries(details.offers_by_category.get(category)),
            )
            for category in Category
        ),
    ]
    return tuple(one for one in found if one.of(kinds))


def entries(text: str | None) -> tuple[str, ...]:
    """Return the things that a text lists, one a line."""
    return tuple(line.strip() for line in (text or "").split("\n") if line.strip())


def gathers_abilities(step: Step | None) -> bool:
    """Tell whether a step gathers skills and offers and nothing else: the line then writes them to who speaks."""
    return step is not None and bool(step.captures) and all(one in tuple(BOTH) for one in step.captures)


def recalled(step: Step | None) -> frozenset[AbilityKind]:
    """Return what a step wants in sight again of what was said at the check-in."""
    return frozenset(kind for kind in AbilityKind if step is not None and kind.value in step.recalls)
