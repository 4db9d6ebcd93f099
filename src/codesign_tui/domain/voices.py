"""Whose voice has been heard and whose is missing: contributions by category and by organisation."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from codesign_tui.domain.gathered import GATHERED
from codesign_tui.domain.items import Commitment, Decision, Item, Proposal, Stakeholder
from codesign_tui.domain.people import CountedPeople, Organization, Participant
from codesign_tui.domain.presence import numbers_at, present_at
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, Category, CountedRole

_NOBODYS: Final = (Decision, Stakeholder)
"""What is nobody's voice."""

SMALLEST_GROUP: Final = 3
"""People among whom somebody is hidden; in a smaller category an anonymous card would tell who wrote it."""


@dataclass(frozen=True, slots=True)
class Voices:
    """How many contributions came from each category and organisation; those without a category stand apart."""

    by_category: dict[Category, int]
    by_organization: dict[str, int]
    """By organisation id; an anonymous contribution has none."""
    without_category: int
    words_by_category: dict[Category, int] = field(default_factory=dict)
    """Words in those contributions, as they were written down."""
    words_by_organization: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All contributions."""
        return sum(self.by_category.values()) + self.without_category


class Tally:
    """Counts contributions one by one, so that a screen can follow what changes without reading the rest again."""

    def __init__(self) -> None:
        self._categories: Counter[Category] = Counter()
        self._organizations: Counter[str] = Counter()
        self._without = 0
        self._category_words: Counter[Category] = Counter()
        self._organization_words: Counter[str] = Counter()

    def count(self, process: Process, item: Item, by: int = 1) -> None:
        """Take a contribution in with 1, out with -1; what is nobody's voice changes nothing."""
        if not is_a_voice(item):
            return
        body, category = _heard(process, item)
        said = words_in(item) * by
        if body is not None:
            self._organizations[body.id] += by
            self._organization_words[body.id] += said
        if category is None:
            self._without += by
        else:
            self._categories[category] += by
            self._category_words[category] += said

    @property
    def voices(self) -> Voices:
        """What was counted so far."""
        return Voices(
            {category: self._categories[category] for category in Category},
            {body: count for body, count in self._organizations.items() if count},
            self._without,
            {category: self._category_words[category] for category in Category},
            {body: said for body, said in self._organization_words.items() if self._organizations[body]},
        )


def is_a_voice(item: Item) -> bool:
    """Return whether a contribution is somebody's voice: of a kind that is gathered, on the table.

    A decision belongs to the whole table, and an actor of the map is not the one who speaks.
    """
    return isinstance(item, GATHERED) and item.on_table and not isinstance(item, _NOBODYS)


def tally(process: Process, session: str | None = None) -> Tally:
    """Return the count of one session or of the whole path, to be followed from here."""
    counted = Tally()
    for kind in GATHERED:
        for item in process.all(kind) if session is None else process.in_session(kind, session):
            counted.count(process, item)
    return counted


def voices(process: Process, session: str | None = None) -> Voices:
    """Return the contributions on the table by category and organisation, of one session or of the whole path."""
    return tally(process, session).voices


def words_in(item: Item) -> int:
    """Return how many words a contribution has; a title that only repeats the beginning of the text counts once."""
    title, text = str(getattr(item, "title", "") or ""), str(getattr(item, "text", "") or "")
    return len(text.split()) if text.startswith(title.rstrip(" .…")) and text else len(f"{title} {text}".split())


def _heard(process: Process, item: Item) -> tuple[Organization | None, Category | None]:
    """Return whose voice a contribution is: the organisation's and the category's, as far as they are known."""
    person = process.person(_speaker(item))
    body = process.get(Organization, item.author_organization) or process.organization_of(person)
    category = item.category or (person.category if isinstance(person, Participant) else None)
    return body, category or (body.category if body else None)


def _speaker(item: Item) -> str | None:
    """Return who speaks in a contribution: its author, or who first proposed it, or who took it on."""
    if item.author is not None or item.attribution is Attribution.ANONYMOUS:
        return item.author
    if isinstance(item, Proposal):
        return next(iter(item.proposers), None)
    return item.owner if isinstance(item, Commitment) else None


def missing_voices(process: Process, session: str | None = None) -> list[Category]:
    """Return the categories that sit at the table and have contributed nothing yet."""
    awaited = {category for category in Category if people_of(process, category, session)}
    for kind in GATHERED:
        for item in process.all(kind) if session is None else process.in_session(kind, session):
            if not awaited:
                return []
            if item.on_table and not isinstance(item, _NOBODYS):
                awaited -= {_heard(process, item)[1]}
    return [category for category in Category if category in awaited]


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


@dataclass(frozen=True, slots=True)
class Turn:
    """One body in the round, or those who sit for none: nobody is counted, nobody is ranked."""

    organization: Organization | None
    waiting: tuple[str, ...]
    """The names of those in the hall who have not spoken yet."""
    heard: bool
    """Whether somebody has spoken for it."""


def round_robin(process: Process, session: str, at: str) -> tuple[Turn, ...]:
    """Return whom to ask next at a clock time "19:50": the bodies nobody spoke for first, each in its usual order.

    Who is in the hall is asked; where no presence was marked, everybody with a seat is. An anonymous contribution
    lets nobody be told apart from those who were silent, and so counts for nobody.
    """
    here = [(seat.participant, seat.name) for seat in present_at(process, session, at)]
    if not here:
        here = [(person, person.full_name) for person in process.all(Participant)]
    spoken = {_speaker(item) for kind in GATHERED for item in process.in_session(kind, session) if item.on_table}
    heard = voices(process, session).by_organization
    waiting: dict[str | None, list[str]] = {}
    spoke_for: set[str | None] = set()
    for person, name in here:
        if person.observer:
            continue
        body = person.organization if process.get(Organization, person.organization) is not None else None
        waiting.setdefault(body, [])
        if person.id in spoken:
            spoke_for.add(body)
        else:
            waiting[body].append(name)
    turns = [
        Turn(process.get(Organization, body), tuple(names), body in spoke_for or bool(body and heard.get(body)))
        for body, names in waiting.items()
    ]
    return tuple(sorted(turns, key=lambda turn: turn.heard))


def recognisable(process: Process, category: Category, session: str | None, at: str | None) -> int | None:
    """Return how few people of a category there are when a card under its name would tell who said it, else None.

    Those in the hall at a clock time count; where no presence was marked, those with a seat. Where nobody of the
    category is known, nobody can be recognised.
    """
    people = 0
    if session is not None and at is not None:
        people = numbers_at(process, session, at).by_category.get(category, 0)
    if people == 0:
        people = people_of(process, category, session)
    return people if 0 < people < SMALLEST_GROUP else None


def is_small(process: Process, category: Category, session: str | None = None) -> bool:
    """Return whether a category has too few people to hide one among them."""
    return people_of(process, category, session) < SMALLEST_GROUP
