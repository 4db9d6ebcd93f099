"""When a table has met for the last time it planned, and who would be called if it met again.

A co-design may be opened again where its notice foresees it, with equal treatment of all (D.M. 72/2021,
`domain.md` §1.3): whoever is of the path is called, none is left out, and who has left is told.
"""

from dataclasses import dataclass

from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState


@dataclass(frozen=True, slots=True)
class Called:
    """Who a notice of meeting goes to: every body of the path but the one that sends it, and who has left."""

    bodies: tuple[Organization, ...]
    withdrawn: tuple[Organization, ...]


def is_at_rest(process: Process) -> bool:
    """Tell whether a procedure has met and no session of it is open or planned."""
    sessions = process.sessions()
    return (
        rules_of(process.details.kind).is_procedure
        and bool(sessions)
        and all(session_state(session) is SessionState.CLOSED for session in sessions)
    )


def called(process: Process) -> Called:
    """Return who is called: the bodies in the order of the file, without the one that leads."""
    leader = process.details.authority.organization
    others = [body for body in process.all(Organization) if body.id != leader]
    return Called(
        tuple(body for body in others if body.withdrawn_on is None),
        tuple(body for body in others if body.withdrawn_on is not None),
    )


def still_of_the_path(process: Process, person: Participant) -> bool:
    """Tell whether a member may be expected: their body, if they sit for one, has not left."""
    body = process.organization_of(person)
    return body is None or body.withdrawn_on is None


def last_held(process: Process) -> Session | None:
    """Return the last session that was closed."""
    closed = [one for one in process.sessions() if session_state(one) is SessionState.CLOSED]
    return closed[-1] if closed else None


def awaiting_point(process: Process) -> Session | None:
    """Return the session, not yet closed, in which the table meets again without a point of the notice named."""
    return next(
        (
            one
            for one in process.sessions()
            if session_state(one) is not SessionState.CLOSED and one.reopening is not None and not one.reopening.point
        ),
        None,
    )
