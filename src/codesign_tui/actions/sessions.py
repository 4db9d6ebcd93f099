"""Start, end, reopen, add and change the sessions of a table."""

from datetime import date, datetime
from typing import Any

from codesign_tui.actions.runs import all_stopped
from codesign_tui.actions.steps import allowed, changed, commit, found, instant, made, new_id, wall_clock
from codesign_tui.domain.destinies import to_settle
from codesign_tui.domain.gathered import listed
from codesign_tui.domain.items import Vote
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.orphans import commitments_without_owner_or_date, waiting_in_inbox
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.private_writing import hidden_cards, private_items
from codesign_tui.domain.process import Process
from codesign_tui.domain.secret_votes import is_in_box
from codesign_tui.domain.terms import AttendanceStatus, SessionState
from codesign_tui.domain.transactions import FACILITATOR

CHANGEABLE = (
    "phase", "title", "convened", "date", "place", "mode", "connection", "planned_start", "planned_end", "actual_start",
    "actual_end", "chair", "secretary", "facilitator", "attachments", "next_session", "restricted", "fields",
)  # fmt: skip
"""What `update_session` may change: everything but its number, its state and its item in hand."""


def start_session(
    ledger: Ledger, session_id: str, *, now: datetime, at: str | None = None, who: str = FACILITATOR
) -> Done[Session]:
    """Open a session; `at` is the real time of the opening when it was not now.

    Raises:
        Refused: it is open already, or was closed (reopen it).
    """
    session = found(ledger.process, Session, session_id)
    state = session_state(session)
    if state is SessionState.OPEN:
        raise Refused(msg("action.session_already_open", number=session.number))
    if state is SessionState.CLOSED:
        raise Refused(msg("action.session_was_closed", number=session.number))
    today = now.date().isoformat()
    undated = {} if session.date else {"opened_undated": True}
    opened = changed(
        session,
        **undated,
        state=SessionState.OPEN,
        opened_at=instant(now),
        actual_start=at or wall_clock(now),
        date=session.date or today,
    )
    return commit(
        ledger, "start_session", now, opened, opened, who=who, warnings=_starting(ledger.process, opened, now)
    )


def end_session(
    ledger: Ledger, session_id: str, *, now: datetime, at: str | None = None, who: str = FACILITATOR
) -> Done[Session]:
    """Close a session; the item in hand stops. Warnings say what is still pending; nothing of it is lost.

    Raises:
        Refused: it is not open.
    """
    process = ledger.process
    session = open_session(process, session_id)
    stops = all_stopped(process, session_id, now)
    closed = changed(
        session,
        state=SessionState.CLOSED,
        closed_at=instant(now),
        actual_end=at or wall_clock(now),
        current_item=None,
    )
    told = _pending_told(process, session_id)
    return commit(ledger, "end_session", now, closed, closed, *stops, who=who, warnings=told)


def reopen_session(ledger: Ledger, session_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Session]:
    """Open a closed session again: it has no end until it is closed again.

    To add what was left out, nothing need be reopened: it is kept as transcribed after the session.

    Raises:
        Refused: it is not closed.
    """
    session = found(ledger.process, Session, session_id)
    if session_state(session) is not SessionState.CLOSED:
        raise Refused(msg("action.session_not_closed", number=session.number))
    again = changed(session, state=SessionState.OPEN, closed_at=None, actual_end=None)
    return commit(ledger, "reopen_session", now, again, again, who=who)


def add_session(
    ledger: Ledger, /, *, now: datetime, title: str, number: int | None = None, who: str = FACILITATOR, **values: Any
) -> Done[Session]:
    """Add a session to the path, after the others unless it has a number of its own.

    Raises:
        Refused: the number is taken, or a value does not fit.
    """
    taken = {session.number for session in ledger.process.sessions()}
    if number in taken:
        raise Refused(msg("action.session_number_taken", number=number))
    session = made(
        Session,
        id=new_id(now),
        number=number or max(taken, default=0) + 1,
        title=title,
        state=SessionState.PLANNED,
        **allowed(values, CHANGEABLE),
    )
    return commit(ledger, "add_session", now, session, session, who=who)


def update_session(
    ledger: Ledger, /, session_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Session]:
    """Change what a session says of itself: place, date, chair, secretary, facilitator, notice, next session.

    Raises:
        Refused: no such session or field, or a value does not fit.
    """
    session = changed(found(ledger.process, Session, session_id), **allowed(changes, CHANGEABLE))
    return commit(ledger, "update_session", now, session, session, who=who)


def open_session(process: Process, session_id: str) -> Session:
    """Return the session if it is open.

    Raises:
        Refused: it is not, with what to do.
    """
    session = found(process, Session, session_id)
    state = session_state(session)
    if state is SessionState.PLANNED:
        raise Refused(msg("action.session_not_started", number=session.number))
    if state is SessionState.CLOSED:
        raise Refused(msg("action.session_was_closed", number=session.number))
    return session


def pending(process: Process, session_id: str) -> list[Msg]:
    """Return what is still pending in a session: parts of a sentence, to be said before it is closed."""
    unfinished = [
        item
        for item in process.agenda(session_id)
        if item.closed_at is None and item.outcome is None and not item.skipped and not item.summary
    ]
    expected = [
        attendance
        for attendance in process.in_session(Attendance, session_id)
        if attendance.status is AttendanceStatus.EXPECTED
    ]
    hidden = private_items(process, session_id)
    waiting = len(list(waiting_in_inbox(process, session_id)))
    counts = {
        "action.pending_items": len(unfinished),
        "action.pending_private": len(hidden),
        "action.pending_secret": sum(map(is_in_box, process.in_session(Vote, session_id))),
        "action.pending_commitments": len(list(commitments_without_owner_or_date(process, session_id))),
        "action.pending_inbox": waiting - sum(len(hidden_cards(process, item)) for item in hidden),
        "action.pending_expected": len(expected),
        "action.pending_destinies": len(to_settle(process, found(process, Session, session_id))),
    }
    return [msg(identifier, n=count) for identifier, count in counts.items() if count]


def _pending_told(process: Process, session_id: str) -> tuple[Msg, ...]:
    """Return what is still pending as one sentence, or nothing."""
    parts = pending(process, session_id)
    return (msg("action.pending", what=listed(parts)),) if parts else ()


def _starting(process: Process, session: Session, now: datetime) -> list[Msg]:
    """Return what looks odd about starting this session now: another day, another session still open."""
    warnings: list[Msg] = []
    if session.date is not None and session.date != now.date().isoformat():
        planned = date.fromisoformat(session.date)
        warnings.append(msg("action.session_other_day", number=session.number, date=planned))
    warnings.extend(
        msg("action.other_session_open", number=other.number)
        for other in process.sessions()
        if other.id != session.id and session_state(other) is SessionState.OPEN
    )
    return warnings
