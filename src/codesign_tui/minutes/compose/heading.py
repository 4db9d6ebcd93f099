"""The top of the document: letterhead, title, legal line, status, and the opening formula."""

from collections.abc import Iterator
from datetime import date

from codesign_tui.domain.details import Act
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.minutes_life import ClosingRoute, MarkKind
from codesign_tui.domain.minutes_standing import mark_of, route_of
from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.text import clean_line
from codesign_tui.minutes.compose.frame import Frame, capital, joined, marked
from codesign_tui.minutes.compose.spelled import hour, opening_day
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph


def office(frame: Frame) -> str:
    """Return the office that writes, for metadata: never a person."""
    authority = frame.details.authority
    return joined((frame.body(authority.organization), authority.office or ""), " – ") or joined(letterhead(frame))


def letterhead(frame: Frame) -> tuple[str, ...]:
    """Return the lines above the title: the body that leads, its office."""
    authority = frame.details.authority
    organization = frame.process.get(Organization, authority.organization)
    municipality = frame.details.municipality
    lead = organization.name if organization else municipality.name if municipality and frame.procedure else ""
    return tuple(line for line in (lead, authority.office or "") if line)


def copy_label(frame: Frame) -> str:
    """Return what the head of every page says: which copy it is, and that a rehearsal is none of a real session."""
    return marked(frame, frame.say(f"minutes.copy.{frame.copy.value}"))


def title(frame: Frame) -> str:
    """Return the act's own title, with its number."""
    return frame.say(f"minutes.title.{frame.details.kind.value}", number=frame.number, title=frame.details.title)


def table_name(frame: Frame) -> str:
    """Return the name of the table that met, by kind."""
    return frame.say(f"minutes.table.{frame.details.kind.value}", title=frame.details.title)


def subtitle(frame: Frame) -> tuple[str, ...]:
    """Return the lines under the title: the session and the legal line."""
    return tuple(line for line in (_session_line(frame), legal_line(frame)) if line)


def standing(frame: Frame) -> tuple[str, ...]:
    """Return where the minutes stand: draft, under remarks, approved; and their protocol number."""
    return tuple(line for line in (_status(frame), _protocol(frame)) if line)


def subject(frame: Frame) -> str:
    """Return what the document is about, for metadata, without names."""
    return _named_session(frame, frame.session)


def _named_session(frame: Frame, session: Session) -> str:
    """Return "seduta n. 2 del 5 marzo 2026"."""
    if session.date is None:
        return frame.by_kind("minutes.session_undated", number=session.number)
    return frame.by_kind("minutes.session", number=session.number, day=frame.day(session.date))


def _session_line(frame: Frame) -> str:
    """Return which session it is, and its own title."""
    return joined((capital(_named_session(frame, frame.session)), frame.session.title), " – ")


def legal_line(frame: Frame) -> str:
    """Return the law, the programming, the acts that came before the session, the CUP; nothing outside a procedure."""
    line = frame.rules.legal_line
    if line is None:
        return ""
    law = "; ".join(frame.details.legal_basis) or frame.say(line)
    acts = "; ".join(act_words(frame, act) for act in frame.details.acts if _earlier(act, frame.session))
    cup = frame.say("minutes.cup", code=frame.details.cup) if frame.rules.prints_cup and frame.details.cup else ""
    return f"({joined((law, _premise(frame), acts, cup), ' — ')})"


def _premise(frame: Frame) -> str:
    """Return the programming that a co-design stands on, as it was typed; nothing for a path that needs none."""
    premise = frame.details.programming_premise
    if premise is None or not frame.rules.asks_premise:
        return ""
    words = joined((clean_line(premise.kind or ""), clean_line(premise.reference or "")))
    return frame.say("minutes.premise", words=words) if words else ""


def _earlier(act: Act, session: Session) -> bool:
    """Tell whether an act was there already: minutes never quote what came after them."""
    return act.date is None or session.date is None or act.date <= session.date


def act_words(frame: Frame, act: Act) -> str:
    """Return an act with its number and date."""
    number = act.number or ""
    if number[:1].isdigit():
        number = frame.say("minutes.number", number=number)
    day = frame.say("minutes.of_day", day=frame.day(act.date)) if act.date else ""
    return joined((act.kind, number, day), " ")


def _status(frame: Frame) -> str:
    """Return whether this is a draft, under remarks, or approved and when."""
    record = frame.record
    approved_in = frame.process.get(Session, record.approved_in)
    if approved_in is not None:
        return frame.say(f"minutes.status_in.{_approved(record.status)}", session=_named_session(frame, approved_in))
    closed = mark_of(record, MarkKind.CLOSED)
    if record.status == MarkKind.CLOSED and closed is not None:
        return frame.by_kind("minutes.status_closed", day=frame.day(closed.on))
    if record.status == "draft" and route_of(frame.process, record) is not ClosingRoute.NEXT_SESSION:
        return frame.say("minutes.status_draft")
    if record.status == "sent_for_remarks" and record.sent_for_remarks_on:
        return frame.say("minutes.status.sent_on", day=frame.day(record.sent_for_remarks_on))
    if not frame.procedure and record.status == "draft":
        return capital(frame.say("minutes.status_open.draft"))
    return capital(frame.word("status", record.status))


def _approved(status: str) -> str:
    """Return the kind of approval that a status tells."""
    return "approved_with_changes" if status == "approved_with_changes" else "approved"


def _protocol(frame: Frame) -> str:
    """Return the protocol number and date, when they were typed in."""
    record = frame.record
    if not record.protocol_no:
        return ""
    if record.protocol_date:
        return frame.say("minutes.protocol_dated", number=record.protocol_no, day=frame.day(record.protocol_date))
    return frame.say("minutes.protocol", number=record.protocol_no)


def opening_formula(frame: Frame) -> Iterator[Block]:
    """Yield when, where and after which notice the table met, and its agenda."""
    agenda = tuple(item.title for item in frame.process.agenda(frame.session.id))
    if session_state(frame.session) is SessionState.PLANNED:
        yield Paragraph(_planned(frame))
    else:
        when = capital(joined((_when(frame), _where(frame), _notice(frame))))
        mode = frame.word("mode", frame.session.mode)
        how = frame.say("minutes.opening.how", mode=mode) if mode else ""
        yield Paragraph(frame.by_kind("minutes.opening.formula", when=when, table=table_name(frame), how=how))
    yield Heading(1, frame.say("minutes.heading.agenda"))
    yield ListBlock(agenda, numbered=True) if agenda else Paragraph(frame.say("minutes.opening.no_agenda"))


def _planned(frame: Frame) -> str:
    """Return that the session has not begun, and when it is planned."""
    if frame.session.date is None:
        return frame.by_kind("minutes.opening.not_yet")
    at = hour(frame, frame.session.planned_start)
    day = frame.day(frame.session.date)
    return frame.by_kind("minutes.opening.planned", when=joined((frame.say("minutes.on_day", day=day), at)))


def _when(frame: Frame) -> str:
    """Return the day and the hour of opening, in words where the path wants them."""
    at = hour(frame, frame.session.actual_start)
    if frame.session.date is None:
        return at or frame.say("minutes.opening.day_unknown")
    day = date.fromisoformat(frame.session.date)
    return joined((opening_day(frame, day), at))


def _where(frame: Frame) -> str:
    """Return the place."""
    return frame.by_kind("minutes.opening.place", place=frame.session.place) if frame.session.place else ""


def _notice(frame: Frame) -> str:
    """Return the notice of meeting: its date, protocol and channel."""
    convened = frame.session.convened
    if convened is None or not (convened.date or convened.protocol):
        return ""
    day = frame.say("minutes.of_day", day=frame.day(convened.date)) if convened.date else ""
    channel = frame.say("minutes.opening.channel", channel=convened.channel) if convened.channel else ""
    return frame.by_kind("minutes.opening.notice", notice=joined((day, convened.protocol or "", channel)))
