"""Take in the people and bodies of a list that an office keeps: one transaction, taken back as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from codesign_tui.actions.steps import changed, commit, found, made, new_id
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import folded
from codesign_tui.domain.transactions import FACILITATOR

Member = Participant | Organization


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of people: somebody new, somebody known with what changes, or a body alone."""

    first_name: str = ""
    last_name: str = ""
    person: str | None = None
    """The member who is there already; then only `values` is taken in."""
    body: str | None = None
    """The body that they sit for, by id."""
    new_body: str = ""
    """The name of a body that is not there yet; lines with the same name mean the same one."""
    category: Category | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """Other fields of a member: role, can_vote, observer, public_name_ok."""

    @property
    def is_body_alone(self) -> bool:
        """Whether it names no person."""
        return self.person is None and not (self.first_name or self.last_name)


def take_in_people(
    ledger: Ledger, listed: Sequence[Listed], *, now: datetime, who: str = FACILITATOR
) -> Done[tuple[Member, ...]]:
    """Keep the people of a list with the bodies that they need; return who came in or changed, in the list's order.

    Raises:
        Refused: there is nobody, somebody or some body is not there, or a value does not fit.
    """
    if not listed:
        raise Refused(msg("action.nothing_chosen"))
    bodies: dict[str, Organization] = {}
    members: list[Member] = []
    for one in listed:
        if one.new_body and folded(one.new_body) not in bodies:
            bodies[folded(one.new_body)] = made(Organization, id=new_id(now), name=one.new_body, category=one.category)
        body = bodies[folded(one.new_body)].id if one.new_body else one.body
        if one.is_body_alone:
            members.append(bodies[folded(one.new_body)])
        elif one.person is not None:
            members.append(changed(found(ledger.process, Participant, one.person), **one.values))
        else:
            members.append(_newcomer(ledger, one, body, now))
    new = {body.id: body for body in bodies.values()}
    entities = (*new.values(), *(member for member in members if member.id not in new))
    return commit(ledger, "take_in_people", now, tuple(members), *entities, who=who)


def _newcomer(ledger: Ledger, one: Listed, body: str | None, now: datetime) -> Participant:
    """Return a new member; the category is the body's unless the list says it."""
    sits_for = ledger.process.get(Organization, body)
    return made(
        Participant,
        id=new_id(now),
        first_name=one.first_name,
        last_name=one.last_name,
        organization=body,
        category=one.category or (sits_for.category if sits_for is not None else None),
        **one.values,
    )
