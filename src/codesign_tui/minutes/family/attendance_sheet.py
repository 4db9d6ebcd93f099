"""The attendance sheet to sign: who is expected with room for two signatures, proxies, and empty lines for others.

In a restricted session nobody is named beforehand: people sign as they wish.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.expected import expected_groups, expected_members
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Participant
from codesign_tui.domain.presence import attendance_of
from codesign_tui.domain.terms import AttendanceStatus
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.frame import capital, joined
from codesign_tui.minutes.document import Block, Document, Heading, Paragraph, Signatures, Table
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import BLANK, Ground, Part, document_of, of_session
from codesign_tui.minutes.family.privacy_words import privacy_lines

NAME: Final = "attendance_sheet"

_ROW: Final = 9
"""Millimetres of a row that is signed."""

_OTHERS: Final = 6
"""Empty rows for who comes unannounced."""

_UNNAMED: Final = 20
"""Empty rows where nobody is named beforehand."""


def attendance_sheet(asked: Asked) -> Document:
    """Return the sheet of a session.

    Raises:
        Refused: no such session.
    """
    ground = of_session(asked)
    under = (ground.details.title, _session(ground))
    title = ground.by_kind("family.attendance.title")
    return document_of(ground, NAME, title, _PARTS, subtitle=under, look="sheet", landscape=True)


def attendance_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield what the sheet needs and the path does not say yet."""
    session = of_session(asked).session
    if session.date is None:
        yield msg("documents.lacks.date")
    if not (asked.process.all(Participant) or expected_groups(asked.process, session)):
        yield msg("documents.lacks.people")


def _session(ground: Ground) -> str:
    """Return which session it is, when and where."""
    session, say = ground.session, ground.say
    start = say("minutes.at_hour", at=say.clock(session.planned_start)) if session.planned_start else ""
    day = joined((ground.frame.day(session.date), start))
    return joined((capital(heading.subject(ground.frame)) if session.date else day, start, session.place or ""), " · ")


def _members(ground: Ground) -> Iterator[Block]:
    """Yield a row for each member who is expected; in a restricted session empty ones."""
    if ground.session.restricted:
        yield Paragraph(ground.say("family.attendance.unnamed"))
        yield _table(ground, [(str(number), "", "") for number in range(1, _UNNAMED + 1)])
        return
    people = expected_members(ground.process, ground.session)
    if not people:
        yield _table(ground, [(str(number), "", "") for number in range(1, _UNNAMED + 1)])
        return
    yield Paragraph(ground.by_kind("family.attendance.how"))
    yield _table(ground, [(str(at), *_who(ground, one)) for at, one in enumerate(people, start=1)])


def _who(ground: Ground, person: Participant) -> tuple[str, str]:
    """Return a member, or who sits in their place, and the body."""
    seat = attendance_of(ground.process, ground.session.id, person.id)
    body = ground.process.organization_of(person)
    where = body.name if body is not None else ground.frame.category(person.category)
    if seat is not None and seat.status is AttendanceStatus.DELEGATED and seat.delegate is not None:
        return ground.say("family.attendance.instead_of", name=seat.delegate.full_name, member=person.full_name), where
    observer = ground.say("family.attendance.observer") if person.observer else ""
    return joined((person.full_name, observer)), where


def _table(ground: Ground, rows: list[tuple[str, str, str]]) -> Table:
    """Return rows with room for the hours and the signatures of who comes and goes."""
    names = ("n", "who", "body", "in_at", "in_sign", "out_at", "out_sign", "proxy")
    header = tuple(ground.say(f"family.column.{name}") for name in names)
    return Table("", header, tuple((*row, "", "", "", "", "") for row in rows), (2, 10, 13, 3, 8, 3, 8, 4), room=_ROW)


def _others(ground: Ground) -> Iterator[Block]:
    """Yield how many are expected by number, and empty rows for guests, observers and delegates."""
    if ground.session.restricted:
        return
    yield Heading(1, ground.say("family.attendance.others"))
    counted = sum(group.number for group in expected_groups(ground.process, ground.session))
    if counted:
        yield Paragraph(ground.say("family.attendance.counted", n=counted))
    yield _table(ground, [("", "", "")] * _OTHERS)


def _privacy(ground: Ground) -> Iterator[Block]:
    """Yield what happens with what is signed here."""
    yield Paragraph(" ".join(privacy_lines(ground)), style="small")


def _signature(ground: Ground) -> Iterator[Block]:
    """Yield the hours of the session, and who kept the sheet."""
    yield Paragraph(ground.by_kind("family.attendance.hours", blank=BLANK[:12]))
    secretary = ground.process.person(ground.session.secretary)
    name = secretary.full_name if secretary is not None else ""
    yield Signatures(((ground.by_kind("family.signature.keeper"), name),))


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {"members": _members, "others": _others, "privacy": _privacy, "signature": _signature}
)
