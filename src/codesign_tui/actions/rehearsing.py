"""A rehearsal (*prova generale*): the process once more, with invented people, and words for whatever is gathered.

Nothing here touches the real file: the copy is the first transaction of a ledger that exists only in memory.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from codesign_tui.actions.attendance import all_present
from codesign_tui.actions.capture import Contribution, capture_many
from codesign_tui.actions.choosing import close_vote, open_vote
from codesign_tui.actions.counting_votes import record_consent_round, record_counts, record_formal
from codesign_tui.actions.steps import changed, made, new_id
from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.items import Item, Need, Proposal
from codesign_tui.domain.ledger import Ledger
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.rehearsing import Invention
from codesign_tui.domain.tables import ITEM_TABLES
from codesign_tui.domain.templates import Method, Workshop
from codesign_tui.domain.terms import Category, ItemKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import Frozen
from codesign_tui.domain.ways import CONSENT, DOTS, FORMAL, HANDS, WAYS

_AT_ONCE: Final = 5
"""Cards that come in at one press."""
_MOST_SEATS: Final = 8
"""Invented people of one category."""
_USUAL_SEATS: Final = 3
"""The same where the template says nothing."""
_OPTIONS: Final = 6
_PROMISED_DAYS: Final = 30


def rehearsal_of(
    process: Process, workshop: Workshop | None, invented: Invention, *, mark: str, language: str, now: datetime
) -> Draft:
    """Return the first transaction of a rehearsal: all there is in a process, its title marked, its people invented.

    Registered organisations stay; whoever is registered gets an invented name and loses contacts and notes. Without
    anybody registered, the template's seats are filled.
    """
    entities: list[Frozen] = []
    people = 0
    for _, _, entity in process.entities():
        if isinstance(entity, ProcessDetails):
            entities.append(changed(entity, title=f"{mark} – {entity.title}", rehearsal=True))
        elif isinstance(entity, Participant):
            entities.append(_renamed(entity, invented, people))
            people += 1
        else:
            entities.append(entity)
    if not people:
        entities += _seated(workshop, invented, language, now)
    return Draft("rehearse", now, tuple(put(entity) for entity in entities))


def pretend(
    ledger: Ledger, session_id: str, item: AgendaItem | None, method: Method | None, invented: Invention,
    *, language: str, now: datetime,
) -> int:  # fmt: skip
    """Let the table say what an item gathers, and choose where it chooses; return how many cards and votes came.

    Whoever is not there yet arrives first. Pressed again, the next words are said.

    Raises:
        Refused: no such session.
    """
    _arrive(ledger, session_id, now)
    kind = (item.captures if item is not None else None) or (method.captures if method is not None else ItemKind.NOTE)
    came = _say(ledger, session_id, item, kind, invented, language, now)
    way = _way(item, method)
    if item is not None and way is not None:
        came += _choose(ledger, session_id, item, way, invented, language, now)
    return came


def _renamed(person: Participant, invented: Invention, number: int) -> Participant:
    """Return a member under an invented name, without what was known of them."""
    first, last = invented.name(number)
    return changed(
        person, first_name=first, last_name=last, pseudonym=None, fields={}, skills=None, offers=None
    )  # fmt: skip


def _seated(workshop: Workshop | None, invented: Invention, language: str, now: datetime) -> Iterator[Frozen]:
    """Yield bodies and people for the seats of a template."""
    seats = {seat.category: seat.seats for seat in workshop.seats} if workshop is not None else {}
    wanted = seats or dict.fromkeys(Category, _USUAL_SEATS)
    number = 0
    for category, seats_of_it in wanted.items():
        bodies = [
            made(Organization, id=new_id(now), name=name.in_language(language), category=category)
            for name in invented.organizations.get(category, ())
        ]
        yield from bodies
        for seat in range(min(seats_of_it, _MOST_SEATS)):
            first, last = invented.name(number)
            body = bodies[seat % len(bodies)].id if bodies else None
            yield made(
                Participant, id=new_id(now), first_name=first, last_name=last, organization=body, category=category
            )
            number += 1


def _arrive(ledger: Ledger, session_id: str, now: datetime) -> None:
    """Record everybody as present, unless somebody's presence is known already."""
    process = ledger.process
    known = bool(process.in_session(Attendance, session_id)) or bool(process.in_session(CountedPeople, session_id))
    people = [person.id for person in process.all(Participant)]
    if people and not known:
        all_present(ledger, session_id, people, now=now)


def _say(
    ledger: Ledger, session_id: str, item: AgendaItem | None, kind: ItemKind, invented: Invention, language: str,
    now: datetime,
) -> int:  # fmt: skip
    """Gather the next invented cards of a kind; return how many came."""
    process = ledger.process
    texts = invented.texts(kind, language)
    if not texts:
        kind, texts = ItemKind.NOTE, invented.texts(ItemKind.NOTE, language)
    said = sum(1 for one in process.documents(ITEM_TABLES[kind]).values() if one.get("session") == session_id)
    people = process.all(Participant)
    needs = [need.id for need in process.in_session(Need, session_id)] or [need.id for need in process.all(Need)]
    cards = []
    for at in range(said, said + min(_AT_ONCE, len(texts))):
        speaker = people[at % len(people)] if people else None
        cards.append(
            Contribution(
                kind,
                texts[at % len(texts)],
                session_id,
                item.id if item is not None else None,
                **_by(kind, speaker, needs[at % len(needs)] if needs else None, now),
            )
        )
    if not people and kind is ItemKind.STATEMENT:
        return 0  # a statement is a named person's
    return len(capture_many(ledger, cards, now=now).value)


def _by(kind: ItemKind, speaker: Participant | None, need: str | None, now: datetime) -> dict[str, Any]:
    """Return whose a card is and what hangs on it, as far as its kind has any of it."""
    values: dict[str, Any] = {}
    if speaker is not None and kind not in (ItemKind.DECISION, ItemKind.STAKEHOLDER):
        values["author"] = speaker.id
    if kind is ItemKind.COMMITMENT:
        owner = (speaker.organization or speaker.id) if speaker is not None else None
        values |= {"owner": owner, "due": now.date() + timedelta(days=_PROMISED_DAYS)}
    if kind in (ItemKind.PROPOSAL, ItemKind.HMW) and need is not None:
        values["needs"] = (need,)
    return values


def _way(item: AgendaItem | None, method: Method | None) -> str | None:
    """Return how an item's table chooses; None where it does not."""
    if item is not None and item.method in (HANDS, DOTS, CONSENT, FORMAL):
        return item.method
    if item is not None and item.method in WAYS:
        return HANDS
    chooses = method is not None and ("vote" in method.outputs or any("vote" in step.captures for step in method.steps))
    return HANDS if chooses else None


def _choose(
    ledger: Ledger, session_id: str, item: AgendaItem, way: str, invented: Invention, language: str, now: datetime
) -> int:
    """Open a vote on what there is, count it and close it; return 1, or 0 where there is nothing to choose from."""
    process = ledger.process
    on_table: list[Item] = [*process.all(Proposal), *process.all(Need)]
    there = [one.id for one in on_table if one.on_table]
    options = there[:_OPTIONS] or invented.texts(ItemKind.PROPOSAL, language)[:_OPTIONS]
    subject = item.title
    try:
        asked = () if way in (CONSENT, FORMAL) else tuple(options)
        vote = open_vote(ledger, session_id, way, subject, now=now, options=asked, agenda_item=item.id).value
        voters = max(vote.voters or 0, 1)
        if way == CONSENT:
            record_consent_round(ledger, vote.id, now=now, consent=max(voters - 1, 1), reservation=min(1, voters - 1))
        elif way == FORMAL:
            record_formal(ledger, vote.id, now=now, in_favour=max(voters - 1, 1), abstained=min(1, voters - 1))
        else:
            counts = {option: max(voters - 2 * place, 0) for place, option in enumerate(vote.options)}
            record_counts(ledger, vote.id, counts, now=now)
        close_vote(ledger, vote.id, now=now)
    except Refused:
        return 0  # a vote that this table cannot take: too few options, nobody who may vote
    return 1
