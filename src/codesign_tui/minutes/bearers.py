"""Who may be named in a public copy, and what stands for the others.

A name appears in public only when its bearer acts for an organisation and said yes (`public_name_ok`;
art. 7-bis c. 4 D.Lgs. 33/2013; `domain.md` §5.4). How names leave people's sentences is in `privacy`, which an
internal copy never loads.
"""

from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator


def nameable(person: Participant | Staff) -> bool:
    """Tell whether a public copy prints a person's name: they act for an organisation and agreed."""
    return isinstance(person, Participant) and person.public_name_ok and person.organization is not None


def public_label(process: Process, person: Participant | Staff, say: Translator) -> str:
    """Return what stands for a person who may not be named: pseudonym, or role and organisation."""
    if isinstance(person, Staff):
        return _staff_label(person, say)
    if person.pseudonym:
        return person.pseudonym
    organization = process.get(Organization, person.organization)
    if organization is not None:
        role = person.role or say("minutes.people.member")
        return f"{role} – {organization.label}"
    return say("minutes.people.unnamed", number=_place(process, person), category=say.term(person.category))


def _staff_label(person: Staff, say: Translator) -> str:
    """Return what a member of staff does at the table."""
    role = person.role.casefold()
    if role.startswith("facilit"):
        return say("minutes.people.who_facilitates")
    if role.startswith(("segret", "verbal", "minute", "secret")):
        return say("minutes.people.who_writes")
    return say("minutes.people.who_helps")


def _place(process: Process, person: Participant) -> int:
    """Return a person's place among the members of their category, from 1."""
    members = [other.id for other in process.all(Participant) if other.category is person.category]
    return members.index(person.id) + 1 if person.id in members else 0
