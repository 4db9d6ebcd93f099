"""Add and change organisations, participants and staff."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from codesign_tui.actions.steps import changed, commit, found, made, new_id
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import folded
from codesign_tui.domain.transactions import FACILITATOR


def add_organization(
    ledger: Ledger, /, *, now: datetime, name: str, category: Category, who: str = FACILITATOR, **values: Any
) -> Done[Organization]:
    """Add a body that sits at the table; `values` are other fields: short, legal_form, procedural_role, runts_ref.

    Raises:
        Refused: no name, or a value does not fit.
    """
    _named(name)
    _known_fields(Organization, values)
    organization = made(Organization, id=new_id(now), name=name, category=category, **values)
    warnings = _same_body(ledger.process, [organization])
    return commit(ledger, "add_organization", now, organization, organization, who=who, warnings=warnings)


def edit_organization(
    ledger: Ledger, /, organization_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Organization]:
    """Change an organisation.

    Raises:
        Refused: no such organisation or field, or a value does not fit.
    """
    organization = changed(found(ledger.process, Organization, organization_id), **changes)
    return commit(ledger, "edit_organization", now, organization, organization, who=who)


def add_participant(
    ledger: Ledger,
    /,
    *,
    now: datetime,
    first_name: str,
    last_name: str = "",
    category: Category | None = None,
    organization: str | None = None,
    new_organization: str | None = None,
    who: str = FACILITATOR,
    **values: Any,
) -> Done[Participant]:
    """Add a member of the table; the category is the organisation's unless it is given.

    `new_organization` names a body that is made with the member, in the same category and in one transaction.
    `values` are other fields: role, can_vote, is_chair, observer, pseudonym, consents, skills, offers.

    Raises:
        Refused: no name, no category to be known, no such organisation, or a value does not fit.
    """
    _named(first_name + last_name)
    _known_fields(Participant, values)
    process = ledger.process
    body = None if organization is None else found(process, Organization, organization)
    if category is None and body is None:
        raise Refused(msg("action.category_missing", name=f"{first_name} {last_name}".strip()))
    bodies = _new_bodies(new_organization, category or (body.category if body else None), now)
    participant = made(
        Participant,
        id=new_id(now),
        first_name=first_name,
        last_name=last_name,
        organization=bodies[0].id if bodies else organization,
        category=category or (body.category if body else None),
        **values,
    )
    warnings = [*_same_body(process, bodies), *_same_name(process, participant)]
    return commit(ledger, "add_participant", now, participant, *bodies, participant, who=who, warnings=warnings)


def edit_participant(
    ledger: Ledger,
    /,
    participant_id: str,
    *,
    now: datetime,
    new_organization: str | None = None,
    who: str = FACILITATOR,
    **changes: Any,
) -> Done[Participant]:
    """Change a participant; `new_organization` names a body that is made with the change, in the member's category.

    Raises:
        Refused: no such participant, organisation or field, or a value does not fit.
    """
    process = ledger.process
    if changes.get("organization") is not None:
        found(process, Organization, changes["organization"])
    participant = changed(found(process, Participant, participant_id), **changes)
    bodies = _new_bodies(new_organization, participant.category, now)
    if bodies:
        participant = changed(participant, organization=bodies[0].id)
    warnings = _same_body(process, bodies)
    return commit(ledger, "edit_participant", now, participant, *bodies, participant, who=who, warnings=warnings)


def add_staff(
    ledger: Ledger,
    *,
    now: datetime,
    first_name: str,
    last_name: str = "",
    role: str,
    organization: str | None = None,
    neutral: bool | None = None,
    who: str = FACILITATOR,
) -> Done[Staff]:
    """Add somebody who serves the table: who facilitates, who writes the minutes.

    Raises:
        Refused: no name, or a value does not fit.
    """
    _named(first_name + last_name)
    staff = made(
        Staff,
        id=new_id(now),
        first_name=first_name,
        last_name=last_name,
        role=role,
        organization=organization,
        neutral=neutral,
    )
    return commit(ledger, "add_staff", now, staff, staff, who=who)


def edit_staff(
    ledger: Ledger, /, staff_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Staff]:
    """Change a member of staff.

    Raises:
        Refused: no such person or field, or a value does not fit.
    """
    staff = changed(found(ledger.process, Staff, staff_id), **changes)
    return commit(ledger, "edit_staff", now, staff, staff, who=who)


def _named(name: str) -> None:
    """Refuse a name of nothing but white space."""
    if not name.strip():
        raise Refused(msg("action.name_missing"))


def _known_fields(kind: type[Organization] | type[Participant], values: dict[str, Any]) -> None:
    """Refuse a field that this kind of entity does not have, or its id."""
    for name in values:
        if name == "id" or name not in kind.model_fields:
            raise Refused(msg("action.no_such_field", field=name))


def _new_bodies(name: str | None, category: Category | None, now: datetime) -> list[Organization]:
    """Return the body that is to be made together with a member, if one is named."""
    if name is None:
        return []
    _named(name)
    return [made(Organization, id=new_id(now), name=name, category=category)]


def _same_body(process: Process, bodies: Sequence[Organization]) -> list[Msg]:
    """Warn when a body of the same name is at the table already."""
    names = {folded(body.name) for body in bodies}
    return [
        msg("action.organization_there", name=other.name)
        for other in process.all(Organization)
        if folded(other.name) in names
    ]


def _same_name(process: Process, participant: Participant) -> list[Msg]:
    """Warn when somebody of the same name is at the table already."""
    name = folded(participant.full_name)
    return [
        msg("action.person_there", name=other.full_name)
        for other in process.all(Participant)
        if folded(other.full_name) == name
    ]
