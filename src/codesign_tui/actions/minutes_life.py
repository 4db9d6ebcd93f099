"""Note what happens to minutes: by which route they close, what was done on which day; each may be corrected.

Nothing that has happened is refused: what looks odd is said and kept. What only the office can do (sign, register,
publish) is noted, never done.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from codesign_tui.actions.steps import changed, commit, found, made, new_id
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.minutes_life import ClosingRoute, Mark, MarkKind
from codesign_tui.domain.minutes_standing import (
    APPROVED,
    KEPT_AS_MARKS,
    is_registered,
    mark_of,
    remarks_until,
    unanswered,
)
from codesign_tui.domain.past import now_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR


def kept_record(process: Process, session_id: str, now: datetime) -> MinutesRecord:
    """Return the record of a session's minutes to change; a new one when nothing was noted yet.

    Raises:
        Refused: there is no such session.
    """
    found(process, Session, session_id)
    kept = next(iter(process.in_session(MinutesRecord, session_id)), None)
    return kept or made(MinutesRecord, id=new_id(now), session=session_id)


def choose_route(
    ledger: Ledger, session_id: str, route: ClosingRoute | None, *, now: datetime, who: str = FACILITATOR
) -> Done[MinutesRecord]:
    """Say how these minutes close; None: as the path says.

    Raises:
        Refused: there is no such session.
    """
    record = changed(kept_record(ledger.process, session_id, now), route=route)
    return commit(ledger, "choose_route", now, record, record, who=who)


def mark_minutes(
    ledger: Ledger,
    session_id: str,
    kind: MarkKind,
    on: date,
    *,
    now: datetime,
    by: str | None = None,
    link: str | None = None,
    note: str | None = None,
    protocol_no: str | None = None,
    approved_in: str | None = None,
    with_changes: bool = False,
    who: str = FACILITATOR,
) -> Done[MinutesRecord]:
    """Note that something happened to the minutes on a day, or correct the day it was noted with.

    `protocol_no` is the number under which they were registered; `approved_in` the session that approved them,
    `with_changes` or not. The minutes are settled once they were read, closed or approved.

    Raises:
        Refused: no such session or person, or a registration without its number.
    """
    process = ledger.process
    record = kept_record(process, session_id, now)
    day = on.isoformat()
    values: dict[str, Any]
    if kind is MarkKind.DRAFTED:
        values = {"drafted_on": day}
    elif kind is MarkKind.SENT:
        values = {"sent_for_remarks_on": day, "sent_past": record.sent_past or now_of(process)}
    elif kind is MarkKind.REGISTERED:
        number = clean_line(protocol_no or "") or record.protocol_no
        if not number:
            raise Refused(msg("life.protocol_missing"))
        values = {"protocol_no": number, "protocol_date": day}
    elif kind is MarkKind.APPROVED:
        meeting = found(process, Session, approved_in).id if approved_in else record.approved_in
        values = {"status": APPROVED[with_changes], "approved_in": meeting}
    else:
        mark = made(Mark, kind=kind, on=day, by=_person(process, by), link=_line(link), note=_line(note))
        values = {"marks": _with_mark(record, mark)}
    record = changed(record, **values)
    record = changed(record, status=_status(record))
    warnings = _warnings(process, record, kind, on, now.date())
    return commit(ledger, "mark_minutes", now, record, record, who=who, warnings=warnings)


def unmark_minutes(
    ledger: Ledger, session_id: str, kind: MarkKind, *, now: datetime, who: str = FACILITATOR
) -> Done[MinutesRecord]:
    """Take a mark away: it was not so. What follows from it goes with it.

    Raises:
        Refused: no such session.
    """
    record = kept_record(ledger.process, session_id, now)
    values: dict[str, Any] = {
        MarkKind.DRAFTED: {"drafted_on": None},
        MarkKind.SENT: {"sent_for_remarks_on": None, "sent_past": None},
        MarkKind.REGISTERED: {"protocol_no": None, "protocol_date": None},
        MarkKind.APPROVED: {"approved_in": None, "approval_vote": None},
    }.get(kind, {"marks": tuple(mark for mark in record.marks if mark.kind is not kind)})
    status = "draft" if record.status == kind.value or _status_goes(record, kind) else record.status
    record = changed(record, status=status, **values)
    record = changed(record, status=_status(record))
    return commit(ledger, "unmark_minutes", now, record, record, who=who)


def _status_goes(record: MinutesRecord, kind: MarkKind) -> bool:
    """Tell whether the state of the minutes came from a mark that is taken away."""
    named = {MarkKind.APPROVED: APPROVED, MarkKind.SENT: ("sent_for_remarks",)}
    return record.status in named.get(kind, ())


def _status(record: MinutesRecord) -> str:
    """Return the state of the minutes' words that follows from what was noted; one from elsewhere stays."""
    if record.status in APPROVED:
        return record.status
    if mark_of(record, MarkKind.CLOSED):
        return MarkKind.CLOSED.value
    if mark_of(record, MarkKind.READ):
        return MarkKind.READ.value
    if record.status in (MarkKind.CLOSED, MarkKind.READ, "draft", "sent_for_remarks"):
        return "draft" if record.sent_for_remarks_on is None else "sent_for_remarks"
    return record.status


def _warnings(process: Process, record: MinutesRecord, kind: MarkKind, on: date, today: date) -> Sequence[Msg]:
    """Return what looks odd about a mark; it is kept all the same."""
    session = found(process, Session, record.session)
    warnings = []
    if on > today:
        warnings.append(msg("life.warn.to_come", day=on))
    if session.date is not None and on < date.fromisoformat(session.date):
        warnings.append(msg("life.warn.before_session", day=on))
    until = remarks_until(process, record)
    if kind is MarkKind.CLOSED and until is not None and on <= until:
        warnings.append(msg("life.warn.term_running", day=until))
    if kind in (MarkKind.CLOSED, MarkKind.APPROVED) and unanswered(record):
        warnings.append(msg("life.warn.unanswered", n=len(unanswered(record))))
    if kind is MarkKind.SIGNED and _status(record) in ("draft", "sent_for_remarks"):
        warnings.append(msg("life.warn.signed_draft"))
    if kind is MarkKind.PUBLISHED and session.restricted:
        warnings.append(msg("life.warn.restricted"))
    if kind is MarkKind.PUBLISHED and not is_registered(record):
        warnings.append(msg("life.warn.not_registered"))
    return warnings


def _with_mark(record: MinutesRecord, mark: Mark) -> tuple[Mark, ...]:
    """Return the marks with one noted, or noted again, in their usual order."""
    kinds = {each.kind: each for each in record.marks} | {mark.kind: mark}
    return tuple(kinds[kind] for kind in KEPT_AS_MARKS if kind in kinds)


def _person(process: Process, identifier: str | None) -> str | None:
    """Return somebody's id if they are of the path."""
    if identifier is not None and process.person(identifier) is None:
        raise Refused(msg("action.not_found", id=identifier))
    return identifier


def _line(text: str | None) -> str | None:
    """Return words on one line; None when there are none."""
    return clean_line(text or "") or None
