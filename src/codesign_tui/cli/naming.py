"""Who is who: the person or organisation that a typed name means, and the name of a commitment's owner."""

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import folded


def owner_of(process: Process, commitment: Commitment) -> str:
    """Return who takes a commitment on: the person and the organisation; empty if nobody does."""
    organization = process.get(Organization, commitment.owner_organization)
    person = process.person(commitment.owner)
    if person is None:
        return organization.label if organization is not None else ""
    return f"{person.full_name} ({organization.label})" if organization is not None else person.full_name


def named(process: Process, name: str) -> Participant | Staff | Organization:
    """Return the person or the organisation that a name or an id means.

    Raises:
        Refused: nobody, or more than one.
    """
    everybody: list[Participant | Staff | Organization] = [
        *process.all(Participant),
        *process.all(Staff),
        *process.all(Organization),
    ]
    for one in everybody:
        if one.id == name:
            return one
    exact = [one for one in everybody if folded(name) in _names(one, whole=True)]
    candidates = exact or [one for one in everybody if folded(name) in _names(one, whole=False)]
    if not candidates:
        raise Refused(msg("cli.nobody_named", name=name))
    if len(candidates) > 1:
        raise Refused(msg("cli.several_named", name=name, known=", ".join(_label(one) for one in candidates)))
    return candidates[0]


def _names(one: Participant | Staff | Organization, *, whole: bool) -> set[str]:
    """Return what somebody is called: the whole name, or the parts by which people also call them."""
    if isinstance(one, Organization):
        return {folded(one.name)} if whole else {folded(one.label)}
    if whole:
        return {folded(one.full_name), folded(f"{one.last_name} {one.first_name}")}
    return {folded(one.last_name), folded(one.first_name)}


def _label(one: Participant | Staff | Organization) -> str:
    """Return how somebody is told apart from a namesake: the whole name and the id."""
    name = one.name if isinstance(one, Organization) else one.full_name
    return f"{name} ({one.id})"
