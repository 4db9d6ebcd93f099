"""Whose voice has been heard and whose is missing: contributions by category and by organisation."""

from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.gathered import GATHERED
from codesign_tui.domain.items import Commitment, Decision, Item, Proposal
from codesign_tui.domain.people import CountedPeople, Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, Category, CountedRole

SMALLEST_GROUP: Final = 3
"""People among whom somebody is hidden; in a smaller category an anonymous card would tell who wrote it."""


@dataclass(frozen=True, slots=True)
class Voices:
    """How many contributions came from each category and organisation; those without a category stand apart."""

    by_category: dict[Category, int]
    by_organization: dict[str, int]
    """By organisation id; an anonymous contribution has none."""
    without_category: int

    @property
    def total(self) -> int:
        """All contributions."""
        return sum(self.by_category.values()) + self.without_category


def voices(process: Process, session: str | None = None) -> Voices:
    """Return the contributions on the table by category and organisation, of one session or of the whole path.

    A decision is nobody's voice: it belongs to the whole table.
    """
    by_category = dict.fromkeys(Category, 0)
    by_organization: dict[str, int] = {}
    without_category = 0
    for kind in GATHERED:
        for item in process.all(kind) if session is None else process.in_session(kind, session):
            if not item.on_table or isinstance(item, Decision):
                continue
            person = process.person(_speaker(item))
            body = process.get(Organization, item.author_organization) or process.organization_of(person)
            category = item.category or (person.category if isinstance(person, Participant) else None)
            category = category or (body.category if body else None)
            if body is not None:
                by_organization[body.id] = by_organization.get(body.id, 0) + 1
            if category is None:
                without_category += 1
            else:
                by_category[category] += 1
    return Voices(by_category, by_organization, without_category)


def _speaker(item: Item) -> str | None:
    """Return who speaks in a contribution: its author, or who first proposed it, or who took it on."""
    if item.author is not None or item.attribution is Attribution.ANONYMOUS:
        return item.author
    if isinstance(item, Proposal):
        return next(iter(item.proposers), None)
    return item.owner if isinstance(item, Commitment) else None


def missing_voices(process: Process, session: str | None = None) -> list[Category]:
    """Return the categories that sit at the table and have contributed nothing yet."""
    heard = voices(process, session).by_category
    return [category for category in Category if not heard[category] and people_of(process, category, session)]


def silent_organizations(process: Process, session: str | None = None) -> list[Organization]:
    """Return the organisations with a seat that have contributed nothing yet."""
    heard = voices(process, session).by_organization
    seated = {person.organization for person in process.all(Participant) if not person.observer}
    return [body for body in process.all(Organization) if body.id in seated and not heard.get(body.id)]


def people_of(process: Process, category: Category, session: str | None = None) -> int:
    """Return how many people of a category sit at the table; counted people are those of one session."""
    named = sum(person.category is category and not person.observer for person in process.all(Participant))
    if session is None:
        return named
    counted = 0
    for group in process.in_session(CountedPeople, session):
        body = process.get(Organization, group.organization)
        if category is (group.category or (body.category if body else None)) and group.role is not CountedRole.OBSERVER:
            counted += group.number
    return named + counted


def is_small(process: Process, category: Category, session: str | None = None) -> bool:
    """Return whether a category has too few people to hide one among them."""
    return people_of(process, category, session) < SMALLEST_GROUP
