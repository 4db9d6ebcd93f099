"""How the document ends: remarks, next session, annexes, closing time and formula, signatures, and the footer."""

from collections.abc import Iterator
from datetime import date, timedelta

from codesign_tui.domain.agreement_clause import clause_stands
from codesign_tui.domain.details import DocumentInfo
from codesign_tui.domain.items import Item
from codesign_tui.domain.meetings import Remark, Session, session_state
from codesign_tui.domain.minutes_life import ClosingRoute
from codesign_tui.domain.minutes_standing import is_settled, route_of
from codesign_tui.domain.people import Participant, Staff
from codesign_tui.domain.presiding import chair_of
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.terms import ItemState, SessionState
from codesign_tui.minutes.compose.frame import Frame, joined, marked
from codesign_tui.minutes.compose.spelled import clock
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Signatures


def remarks(frame: Frame) -> Iterator[Block]:
    """Yield the remarks on the draft and what became of them."""
    received = frame.record.remarks
    if received:
        yield Heading(1, frame.say("minutes.heading.remarks"))
        yield ListBlock(tuple(_remark(frame, remark) for remark in received))


def _remark(frame: Frame, remark: Remark) -> str:
    """Return one remark, whose it is, and whether it was taken in."""
    verdict = "pending" if remark.accepted is None else "accepted" if remark.accepted else "declined"
    if remark.accepted and remark.in_part:
        verdict = "in_part"
    words = frame.say(f"minutes.remark.{verdict}", who=_whose(frame, remark), words=remark.text)
    return joined((words, frame.say("minutes.remark.reason", words=remark.reason) if remark.reason else ""), " ")


def _whose(frame: Frame, remark: Remark) -> str:
    """Return whose remark it is: who is not of the path is named in the internal copy alone."""
    if remark.name and remark.by is None and not frame.public:
        body = frame.short_body(remark.organization)
        return f"{remark.name} ({body})" if body else remark.name
    return frame.voice(remark.by, remark.organization)


def next_session(frame: Frame) -> Iterator[Block]:
    """Yield when the table meets again."""
    if frame.session.next_session:
        words = frame.session.next_session
    else:
        later = (each for each in frame.process.sessions() if each.number > frame.session.number)
        following = [each for each in later if each.date and not each.opened_undated]
        if not following:
            return
        words = _meeting(frame, following[0])
    yield Heading(1, frame.by_kind("minutes.heading.next_session"))
    yield Paragraph(words)


def _meeting(frame: Frame, session: Session) -> str:
    """Return day and hour of a session to come."""
    at = session.planned_start
    hour = frame.say("minutes.at_hour", at=frame.say.clock(at)) if at else ""
    return f"{joined((frame.day(session.date), hour))}."


def annexes(frame: Frame) -> Iterator[Block]:
    """Yield the annexes."""
    if frame.session.attachments:
        yield Heading(1, frame.say("minutes.heading.annexes"))
        yield ListBlock(frame.session.attachments)


def closing(frame: Frame) -> Iterator[Block]:
    """Yield the closing time, how remarks and approval work, and who signs."""
    state = session_state(frame.session)
    if state is SessionState.PLANNED:
        return
    yield Heading(1, frame.say("minutes.heading.closing"))
    yield Paragraph(joined((_closing_time(frame, state), _what_follows(frame)), " "))
    yield from _left_out(frame)
    yield from _agreement(frame)
    if frame.public:
        yield Paragraph(frame.by_kind("minutes.closing.original"))
    elif frame.procedure:
        yield Paragraph(frame.say("minutes.closing.signed"))
        yield Signatures(tuple(signatures(frame)))


def _closing_time(frame: Frame, state: SessionState) -> str:
    """Return when the session was closed, or that it is still open."""
    if frame.session.actual_end:
        at = joined((clock(frame, frame.session.actual_end), _next_day(frame)), " ")
        return frame.by_kind("minutes.closing.at", at=at)
    return frame.by_kind("minutes.closing.closed" if state is SessionState.CLOSED else "minutes.closing.open")


def _next_day(frame: Frame) -> str:
    """Return the day of the close when it is past midnight, "del 23 novembre 2026"; empty when it is the same day."""
    session = frame.session
    if not (session.date and session.actual_start and session.actual_end) or session.actual_end >= session.actual_start:
        return ""
    after = date.fromisoformat(session.date) + timedelta(days=1)
    return frame.say("minutes.closing.next_day", day=frame.day(after.isoformat()))


def _what_follows(frame: Frame) -> str:
    """Return by which route the draft is closed; nothing once it is."""
    if frame.final or is_settled(frame.record):
        return ""
    route, days = route_of(frame.process, frame.record), frame.details.remarks_days
    if route is ClosingRoute.READ_IN_SESSION:
        return frame.by_kind("minutes.closing.read_now")
    name = "minutes.closing.term" if route is ClosingRoute.REMARKS else "minutes.closing.remarks"
    return frame.by_kind(name, n=days) if days else frame.by_kind(f"{name}_open")


def _agreement(frame: Frame) -> Iterator[Block]:
    """Yield the clause of art. 11 L. 241/1990, where all that it needs is there and it is wanted."""
    if clause_stands(frame.process, frame.record) and frame.record.agreement is not None:
        yield Paragraph(frame.say("minutes.closing.agreement", act=frame.record.agreement.prior_act or ""))


def _left_out(frame: Frame) -> Iterator[Block]:
    """Yield, in the internal copy, how many contributions were set aside; their words never appear.

    What went into another contribution, or was taken apart into others, is reported there.
    """
    if frame.public:
        return
    kinds = [kind for kind in TABLES.values() if issubclass(kind, Item)]
    items = [item for kind in kinds for item in frame.process.in_session(kind, frame.session.id)]
    told_elsewhere = {item.split_from for item in items} | {item.id for item in items if item.merged_into}
    left = [item for item in items if item.state is ItemState.SET_ASIDE and item.id not in told_elsewhere]
    aside = sum(not item.restricted for item in left)
    if aside:
        yield Paragraph(frame.say("minutes.closing.set_aside", n=aside), style="small")


def signatures(frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield who signs, in which role."""
    session = frame.session
    presiding = chair_of(frame.process, session)
    manager = presiding is None or presiding == frame.details.authority.procedure_manager
    chair = presiding or frame.details.authority.procedure_manager
    role = "minutes.signature.procedure_manager" if manager else "minutes.signature.chair"
    yield frame.say(role), _full_name(frame.process.person(chair))
    yield frame.say("minutes.signature.secretary"), _full_name(frame.process.person(session.secretary))


def _full_name(person: Participant | Staff | None) -> str:
    """Return a name to sign over; empty when nobody is known."""
    return person.full_name if person else ""


def fiction_notice(frame: Frame) -> Iterator[Block]:
    """Yield that people and bodies are invented, when the process says so."""
    notices = [info.fictional_notice for info in frame.process.all(DocumentInfo) if info.fictional_notice]
    if frame.details.fictional:
        yield from (Paragraph(notice, style="small") for notice in notices)


def footer(frame: Frame) -> str:
    """Return the foot of every page: which document it is; in a public copy, where the original is kept."""
    day = frame.say("minutes.of_day", day=frame.day(frame.session.date)) if frame.session.date else ""
    reference = joined((frame.by_kind("minutes.footer.reference", number=frame.number), day), " ")
    original = frame.by_kind("minutes.footer.original") if frame.public else ""
    return marked(frame, joined((reference, original), " · "))
