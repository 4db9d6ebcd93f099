"""Name tents: a name to fold and stand on the table for each expected member, empty ones for who is only counted.

They hold names, so they are an internal copy. In a meeting with people at risk they are all empty.
"""

from collections.abc import Iterator
from datetime import date

from codesign_tui.domain.expected import expected_groups, expected_members
from codesign_tui.domain.people import Attendance, Participant, Staff
from codesign_tui.domain.presence import attendance_of
from codesign_tui.domain.terms import AttendanceStatus, CopyKind
from codesign_tui.minutes.document import Block, Card, Cards, Document
from codesign_tui.minutes.papers.hall import Hall

_SPARE = 2
"""Empty tents for who comes unannounced."""


def name_tents(hall: Hall) -> Document:
    """Return the name tents of a session, two on a page."""
    return hall.document(
        "tents",
        hall.say("papers.name.tents"),
        tuple(_blocks(hall)),
        look="cut",
        copy=CopyKind.INTERNAL,
        subtitle=(hall.named(), hall.say("papers.how.tents")),
    )


def _blocks(hall: Hall) -> Iterator[Block]:
    """Yield the tents with names, then the empty ones."""
    named = () if hall.session.restricted else tuple(_named(hall))
    if named:
        yield Cards(named, "tent")
    counted = sum(group.number for group in expected_groups(hall.process, hall.session))
    empty = (counted if named else hall.people.people) + _SPARE
    yield Cards((Card(""),), "tent", copies=empty)


def _named(hall: Hall) -> Iterator[Card]:
    """Yield a tent for each member who is expected, or who sits in their place, and for who serves the table."""
    process = hall.process
    for person in expected_members(process, hall.session):
        body = process.organization_of(person)
        yield Card(_who(person, attendance_of(process, hall.session.id, person.id)), body.name if body else "")
    for identifier in dict.fromkeys((hall.session.facilitator, hall.session.secretary)):
        staff = process.get(Staff, identifier)
        if staff is not None:
            yield Card(staff.full_name, hall.frame(date.min).word("staff_role", staff.role))


def _who(person: Participant, seat: Attendance | None) -> str:
    """Return the name of whoever sits in a member's seat."""
    delegated = seat is not None and seat.status is AttendanceStatus.DELEGATED
    return seat.delegate.full_name if delegated and seat is not None and seat.delegate else person.full_name
