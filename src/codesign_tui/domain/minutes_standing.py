"""Where the minutes of a session stand: by which route they close, what has happened and when, what comes next.

Told from what was noted, in whatever order it was; nothing here changes anything (`design.md` §8).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import MinutesRecord, Remark, Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_life import ClosingRoute, Mark, MarkKind
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState

APPROVED: Final = ("approved", "approved_with_changes")
"""The states of minutes that the table approved."""

SETTLED: Final = frozenset({*APPROVED, "read", "closed", "signed", "registered", "published"})
"""The states after which no more remarks are awaited."""

KEPT_AS_MARKS: Final = (
    MarkKind.READ,
    MarkKind.CLOSED,
    MarkKind.SIGNED,
    MarkKind.PUBLISHED,
    MarkKind.PRESERVED,
)
"""What is kept among the marks; the other kinds have fields of their own in the record."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing of the life of minutes: when it happened; `day` is None while it has not, or nobody said when."""

    kind: MarkKind
    done: bool
    day: date | None = None
    link: str | None = None


def record_of(process: Process, session_id: str) -> MinutesRecord:
    """Return what is noted of a session's minutes; a bare draft when nothing is."""
    kept = next(iter(process.in_session(MinutesRecord, session_id)), None)
    return kept or MinutesRecord(id=session_id, session=session_id)


def route_of(process: Process, record: MinutesRecord) -> ClosingRoute:
    """Return how the minutes close: as their own record says, else as the path does, else in the next session."""
    return record.route or process.details.closing_route or ClosingRoute.NEXT_SESSION


def is_settled(record: MinutesRecord) -> bool:
    """Tell whether the minutes are closed: read, closed, approved, or in whatever state comes after."""
    return record.status in SETTLED


def is_registered(record: MinutesRecord) -> bool:
    """Tell whether the minutes are in the protocol: from then on only a rectification goes out."""
    return bool(record.protocol_no) or record.status == "registered"


def mark_of(record: MinutesRecord, kind: MarkKind) -> Mark | None:
    """Return a mark of the minutes, if it was noted."""
    return next((mark for mark in record.marks if mark.kind is kind), None)


def step_of(process: Process, record: MinutesRecord, kind: MarkKind) -> Step:
    """Return whether one thing has happened to the minutes, and when."""
    if kind is MarkKind.DRAFTED:
        return _step(kind, record.drafted_on, done=record.drafted_on is not None or is_settled(record))
    if kind is MarkKind.SENT:
        sent = record.sent_for_remarks_on
        return _step(kind, sent, done=sent is not None or record.status == "sent_for_remarks")
    if kind is MarkKind.APPROVED:
        meeting = process.get(Session, record.approved_in)
        return _step(kind, meeting.date if meeting else None, done=record.status in APPROVED)
    if kind is MarkKind.REGISTERED:
        return _step(kind, record.protocol_date, done=is_registered(record))
    mark = mark_of(record, kind)
    if mark is None:
        return _step(kind, None, done=record.status == kind)
    return _step(kind, mark.on, done=True, link=mark.link)


def expected_steps(process: Process, record: MinutesRecord) -> tuple[MarkKind, ...]:
    """Return what is awaited on these minutes, in its usual order; less where no procedure stands behind the path."""
    route = route_of(process, record)
    closing = {
        ClosingRoute.READ_IN_SESSION: (MarkKind.READ,),
        ClosingRoute.REMARKS: (MarkKind.SENT, MarkKind.CLOSED),
        ClosingRoute.NEXT_SESSION: (MarkKind.SENT, MarkKind.APPROVED),
    }[route]
    if not rules_of(process.details.kind).is_procedure:
        return (MarkKind.DRAFTED, *closing)
    return (MarkKind.DRAFTED, *closing, MarkKind.SIGNED, MarkKind.REGISTERED, MarkKind.PUBLISHED)


def steps_of(process: Process, record: MinutesRecord) -> list[Step]:
    """Return the life of the minutes: what is awaited in its order, and whatever else has happened."""
    awaited = expected_steps(process, record)
    steps = (step_of(process, record, kind) for kind in MarkKind)
    return [step for step in steps if step.kind in awaited or step.done]


def unanswered(record: MinutesRecord) -> list[Remark]:
    """Return the remarks of which nobody has said what becomes of them."""
    return [remark for remark in record.remarks if remark.accepted is None]


def remarks_until(process: Process, record: MinutesRecord) -> date | None:
    """Return the last day for remarks, once the draft was sent and the path says within how many days."""
    days = process.details.remarks_days
    if record.sent_for_remarks_on is None or days is None:
        return None
    return date.fromisoformat(record.sent_for_remarks_on) + timedelta(days=days)


def next_step(process: Process, session: Session, today: date) -> Msg:
    """Return the one thing to do next for the minutes of a session, in words."""
    record = record_of(process, session.id)
    if session_state(session) is not SessionState.CLOSED:
        return msg("life.next.close_session")
    return next(_steps_to_do(process, session, record, today), msg("life.next.nothing"))


def _steps_to_do(process: Process, session: Session, record: MinutesRecord, today: date) -> Iterator[Msg]:
    """Yield what is still to do, the nearest first."""
    if not is_settled(record):
        yield from _to_close(process, session, record, today)
    elif unanswered(record):
        yield msg("life.next.answer", n=len(unanswered(record)))
    after = (MarkKind.SIGNED, MarkKind.REGISTERED, MarkKind.PUBLISHED)
    for kind in after:
        if kind in expected_steps(process, record) and not step_of(process, record, kind).done:
            yield msg(f"life.next.{kind.value}")


def _to_close(process: Process, session: Session, record: MinutesRecord, today: date) -> Iterator[Msg]:
    """Yield what closes the minutes by their route."""
    route, days = route_of(process, record), process.details.remarks_days
    if route is ClosingRoute.READ_IN_SESSION:
        yield msg("life.next.read")
        return
    if not step_of(process, record, MarkKind.SENT).done:
        yield msg("life.next.send") if days is None else msg("life.next.send_days", n=days)
        return
    if unanswered(record):
        yield msg("life.next.answer", n=len(unanswered(record)))
    until = remarks_until(process, record)
    if until is not None and today <= until:
        yield msg("life.next.wait", n=(until - today).days, day=until)
    if route is ClosingRoute.REMARKS:
        yield msg("life.next.closed")
    else:
        yield _approval_in(process, session)


def _approval_in(process: Process, session: Session) -> Msg:
    """Return in which session the table approves the minutes, if it has a day."""
    later = [one for one in process.sessions() if one.number > session.number]
    dated = [one for one in later if one.date and session_state(one) is not SessionState.CLOSED]
    if dated and dated[0].date:
        return msg("life.next.approve_on", day=date.fromisoformat(dated[0].date), number=dated[0].number)
    return msg("life.next.approve")


def _step(kind: MarkKind, day: str | None, *, done: bool, link: str | None = None) -> Step:
    """Return a step from what is kept of it."""
    return Step(kind, done, date.fromisoformat(day) if day else None, link)
