"""The notice of meeting with its agenda (*convocazione*): the same for everybody, with the same papers.

An open path sends an invitation: it says the same without the words of a procedure.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_life import ClosingRoute
from codesign_tui.domain.minutes_standing import route_of
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.preparing import prepare
from codesign_tui.domain.presiding import chair_of
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.frame import capital, joined
from codesign_tui.minutes.compose.spelled import hour
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Table, WritingLines
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import BLANK, SHORT_BLANK, Ground, Part, document_of, of_session
from codesign_tui.minutes.family.pieces import bullets, fiction, section, signed_by_manager, to_fill
from codesign_tui.minutes.family.privacy_words import privacy_lines

NAME: Final = "convening"

_FROM_AFAR: Final = ("online", "mista", "a distanza", "videoconferenza", "mixed", "remote")
"""Modes of a session, in the words of the file, in which somebody needs a connection."""


def convening(asked: Asked) -> Document:
    """Return the notice of a session.

    Raises:
        Refused: no such session, or it is restricted and the copy is public.
    """
    ground = of_session(asked)
    title = ground.by_kind("family.convening.title", number=ground.session.number)
    return document_of(ground, NAME, title, _PARTS, subtitle=(ground.details.title, heading.legal_line(ground.frame)))


def convening_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield what a notice needs and the session does not say yet."""
    session = of_session(asked).session
    for name in ("date", "planned_start", "place"):
        if getattr(session, name) is None:
            yield msg(f"documents.lacks.{name}")
    if not asked.process.agenda(session.id):
        yield msg("documents.lacks.agenda")
    if not (asked.process.count(Organization) or asked.process.count(Participant)):
        yield msg("documents.lacks.people")
    if not asked.process.details.privacy.notice_ref:
        yield msg("documents.lacks.privacy_notice")


def _address(ground: Ground) -> Iterator[Block]:
    """Yield the number and day of the notice, whom it goes to, what it is about."""
    convened = ground.session.convened
    number = (convened.protocol or "" if convened is not None else "").removeprefix("prot.").strip() or SHORT_BLANK
    day = ground.frame.day(convened.date) if convened is not None and convened.date else SHORT_BLANK
    yield Paragraph(ground.by_kind("family.convening.number", number=number, day=day))
    yield Paragraph("", lead=ground.by_kind("family.convening.to"))
    yield from bullets(_addressees(ground))
    if not any(True for _ in _addressees(ground)):
        yield WritingLines(3)
    about = ground.by_kind(
        "family.convening.about", number=ground.session.number, table=heading.table_name(ground.frame)
    )
    yield Paragraph(about, lead=ground.say("family.convening.object"))
    yield Paragraph(ground.by_kind("family.convening.same_for_all"))


def _addressees(ground: Ground) -> Iterator[str]:
    """Yield the bodies with who sits for them, then the people who sit for none; in a public copy how many."""
    people = ground.process.all(Participant)
    for body in ground.process.all(Organization):
        if body.withdrawn_on is None:
            names = "" if ground.public else joined(one.full_name for one in people if one.organization == body.id)
            yield f"{body.name} ({names})" if names else body.name
    alone = [one for one in people if one.organization is None]
    if ground.public and alone:
        yield ground.say("family.people_alone_short", n=len(alone))
    elif not ground.public:
        yield from (one.full_name for one in alone)


def _when_where(ground: Ground) -> Iterator[Block]:
    """Yield the day, the hours, the place, the connection, who leads."""
    say, session = ground.say, ground.session
    day = capital(say.day(date.fromisoformat(session.date), style="full")) if session.date else ""
    yield Heading(1, say("family.heading.when_where"))
    yield to_fill(say("family.convening.day"), day)
    yield to_fill(say("family.convening.hours"), _hours(ground, session))
    yield to_fill(say("family.convening.place"), session.place or "")
    mode = ground.frame.word("mode", session.mode)
    if mode:
        yield Paragraph(capital(mode), lead=say("family.convening.mode"))
    if ground.public and (session.mode in _FROM_AFAR or session.connection):
        yield Paragraph(say("family.convening.connection_given"), lead=say("family.convening.connection"))
    elif session.mode in _FROM_AFAR or session.connection:
        yield to_fill(say("family.convening.connection"), session.connection or "")
    chair = ground.frame.person_and_body(chair_of(ground.process, session))
    if chair and ground.frame.procedure:
        yield Paragraph(chair, lead=say("family.convening.chair"))
    facilitator = ground.process.person(session.facilitator)
    if facilitator is not None and ground.frame.may_name(facilitator):
        yield Paragraph(ground.frame.person_and_body(facilitator.id), lead=say("family.convening.facilitator"))


def _hours(ground: Ground, session: Session) -> str:
    """Return from when to when; empty when the beginning is not set."""
    if session.planned_start is None:
        return ""
    if session.planned_end is None:
        return capital(hour(ground.frame, session.planned_start))
    say = ground.say
    return say("family.convening.from_to", start=say.clock(session.planned_start), end=say.clock(session.planned_end))


def _agenda(ground: Ground) -> Iterator[Block]:
    """Yield the agenda with the hour and the minutes of each item."""
    say = ground.say
    yield Heading(1, say("minutes.heading.agenda"))
    times = prepare(ground.process, ground.session, None).items
    if not times:
        yield WritingLines(6)
        return
    rows = tuple(
        (
            say.clock(one.starts) if one.starts is not None else "",
            str(one.item.n),
            one.item.title,
            say("papers.minutes", minutes=one.item.planned_minutes) if one.item.planned_minutes else "",
        )
        for one in times
    )
    header = tuple(say(f"family.column.{name}") for name in ("hour", "item", "about", "minutes_long"))
    yield Table("", header, rows, (3, 2, 18, 4), frozenset({1, 3}))
    yield Paragraph(say("family.convening.times_are_a_plan"), style="small")


def _documents(ground: Ground) -> Iterator[Block]:
    """Yield the papers that everybody has, with room for others."""
    say, here = ground.say, ground.session.number
    yield Heading(1, say("family.heading.documents"))
    yield Paragraph(ground.by_kind("family.convening.same_documents"))
    before = [one for one in ground.out.sessions() if one.number < here]
    minutes = [ground.by_kind("family.convening.minutes_of", number=one.number) for one in before[-1:]]
    lines = [*minutes, *([say("family.convening.open_commitments")] if before else [])]
    yield from bullets(lines)
    yield WritingLines(2)


def _delegation(ground: Ground) -> Iterator[Block]:
    """Yield how somebody else comes in a member's place, with the slip to fill in."""
    yield Heading(1, ground.say("family.heading.delegation"))
    yield Paragraph(ground.by_kind("family.convening.delegation"))
    if ground.frame.procedure:
        yield Paragraph(ground.say("family.convening.slip", blank=BLANK, short=SHORT_BLANK))


def _closing_route(ground: Ground) -> Iterator[Block]:
    """Yield how the minutes will be closed."""
    yield Heading(1, ground.by_kind("family.heading.closing_route"))
    route, days = route_of(ground.process, ground.frame.record), ground.details.remarks_days
    if route is ClosingRoute.READ_IN_SESSION:
        yield Paragraph(ground.by_kind("family.convening.read_now"))
        return
    sent = ground.by_kind("family.convening.remarks", n=days) if days else ground.by_kind("family.convening.sent")
    yield Paragraph(f"{sent} {ground.by_kind(f'family.convening.then.{route.value}')}")


def _rules(ground: Ground) -> Iterator[Block]:
    """Yield the rules of the table."""
    yield from section(ground, "rules", [ListBlock(ground.details.table_rules)] if ground.details.table_rules else [])


def _privacy(ground: Ground) -> Iterator[Block]:
    """Yield what happens with the data of who comes."""
    yield Heading(1, ground.say("family.heading.privacy"))
    yield Paragraph(" ".join(privacy_lines(ground)), style="small")


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "address": _address,
        "when_where": _when_where,
        "agenda": _agenda,
        "documents": _documents,
        "delegation": _delegation,
        "closing_route": _closing_route,
        "rules": _rules,
        "privacy": _privacy,
        "signature": signed_by_manager,
        "fiction": fiction,
    }
)
