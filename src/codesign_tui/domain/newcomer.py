"""Who arrives when the path is under way: what they must still receive or sign, and whether there is a past to tell."""

from enum import StrEnum
from typing import Final

from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState

_TOLD: Final = ("needs", "proposals", "commitments")
"""The tables of which a recap tells."""


class ToReceive(StrEnum):
    """What whoever joins is given or signs; the value is part of its message, and is what a member's record keeps."""

    PRIVACY = "privacy"
    DELEGATION = "delegation"
    RULES = "rules"
    MINUTES = "minutes"
    PHOTO = "photo"
    IDEAS = "ideas"
    NAME = "name"


def to_receive(process: Process) -> tuple[ToReceive, ...]:
    """Return what everybody who joins this path is given or signs, in the order of the sheet."""
    details = process.details
    wanted = {
        ToReceive.DELEGATION: rules_of(details.kind).is_procedure,
        ToReceive.RULES: bool(details.table_rules),
        ToReceive.PHOTO: bool(details.privacy.photo_consent_asked),
        ToReceive.IDEAS: details.ip_release_collected is not None,
    }
    return tuple(one for one in ToReceive if wanted.get(one, True))


def asked_of(process: Process, person: Participant) -> tuple[ToReceive, ...]:
    """Return what a member is given or signs: no proxy of no body, no consent that is on record already."""
    settled = {
        ToReceive.PHOTO: person.consent_photo is not None,
        ToReceive.NAME: person.public_name_ok,
        ToReceive.DELEGATION: person.organization is None,
    }
    return tuple(one for one in to_receive(process) if not settled.get(one, False))


def still_to_receive(process: Process, person: Participant) -> tuple[ToReceive, ...]:
    """Return what a member was not yet given and did not sign."""
    return tuple(one for one in asked_of(process, person) if one.value not in person.received)


def has_past(process: Process) -> bool:
    """Return whether there is anything to tell of the path to somebody who was not there."""
    return any(process.documents(table) for table in _TOLD)


def arrives_late(process: Process, session: Session | None) -> bool:
    """Return whether who is written down now joins a path under way: a session before this one was held."""
    number = session.number if session is not None else 0
    return any(
        other.number < number and session_state(other) is not SessionState.PLANNED for other in process.sessions()
    )
