"""Move through a session's agenda: go to an item, pause, close it with an outcome, reopen it, change the plan."""

from datetime import datetime
from typing import Any

from codesign_tui.actions.runs import all_stopped, begun, stopped
from codesign_tui.actions.sessions import open_session
from codesign_tui.actions.steps import allowed, changed, commit, found, instant, made, new_id
from codesign_tui.domain.clock import elapsed, is_running
from codesign_tui.domain.gathered import closing_proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem, Session, StepMark, session_state
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Outcome, Phase, SessionState
from codesign_tui.domain.transactions import FACILITATOR

__all__ = [
    "add_item",
    "change_minutes",
    "close_item",
    "closing_proposal",
    "edit_item",
    "go_to",
    "go_to_step",
    "move_item",
    "reopen_item",
    "skip_item",
    "suspend",
]

CHANGEABLE = ("title", "method", "planned_minutes", "summary", "outputs", "phase", "outcome", "prompt", "fields")
"""What `edit_item` may change."""

_LONGEST_ITEM = 24 * 60
_SECONDS = 60


def go_to(ledger: Ledger, item_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[AgendaItem]:
    """Take an agenda item in hand: the other item's stretch ends, one begins here. Nothing is lost by moving.

    A closed item stays closed: it is only looked at, and takes what is captured; `reopen_item` runs it again.

    Raises:
        Refused: the session is not open, or the item is in hand already.
    """
    process = ledger.process
    item = found(process, AgendaItem, item_id)
    session = open_session(process, item.session)
    if session.current_item == item_id and (is_running(item) or item.closed_at):
        raise Refused(msg("action.already_there", n=item.n))
    stops = all_stopped(process, session.id, now, but=item_id)
    here = item if item.closed_at else begun(_unskipped(item), now)
    moved = changed(session, current_item=item_id)
    touched = [*stops, moved] if here is item else [*stops, here, moved]
    return commit(ledger, "go_to", now, here, *touched, who=who)


def suspend(ledger: Ledger, session_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Session]:
    """Pause the item in hand (a break, a talk in the corridor); `go_to` the same item goes on.

    Raises:
        Refused: the session is not open, or nothing is running.
    """
    process = ledger.process
    session = open_session(process, session_id)
    stops = all_stopped(process, session_id, now)
    if not stops:
        raise Refused(msg("action.nothing_running"))
    return commit(ledger, "suspend", now, session, *stops, who=who)


def go_to_step(ledger: Ledger, item_id: str, step: int, *, now: datetime, who: str = FACILITATOR) -> Done[AgendaItem]:
    """Put the item at a step of its method, from 1: its time begins now, those after it follow.

    Raises:
        Refused: no such item, it was closed, or a number below 1.
    """
    item = found(ledger.process, AgendaItem, item_id)
    if item.closed_at is not None:
        raise Refused(msg("action.item_already_closed", n=item.n))
    mark = made(StepMark, n=step, at_seconds=int(elapsed(item, now).total_seconds()))
    there = changed(item, step=mark)
    return commit(ledger, "go_to_step", now, there, there, who=who)


def add_item(
    ledger: Ledger,
    session_id: str,
    *,
    now: datetime,
    title: str,
    position: int | None = None,
    method: str | None = None,
    planned_minutes: int | None = None,
    phase: Phase | None = None,
    prompt: str | None = None,
    who: str = FACILITATOR,
) -> Done[AgendaItem]:
    """Add an item to a session's agenda, at the end or at a position from 1.

    Raises:
        Refused: no such session, no title, or a value does not fit.
    """
    found(ledger.process, Session, session_id)
    agenda = ledger.process.agenda(session_id)
    if not title.strip():
        raise Refused(msg("action.title_missing"))
    item = made(
        AgendaItem,
        id=new_id(now),
        session=session_id,
        n=_within(position, len(agenda) + 1),
        title=title,
        method=method,
        planned_minutes=None if planned_minutes is None else _minutes(planned_minutes),
        phase=phase,
        prompt=prompt,
    )
    later = [changed(other, n=other.n + 1) for other in agenda if other.n >= item.n]
    return commit(ledger, "add_item", now, item, item, *later, who=who)


def move_item(ledger: Ledger, item_id: str, to: int, *, now: datetime, who: str = FACILITATOR) -> Done[AgendaItem]:
    """Move an item to another position of its agenda, from 1; the others make room.

    Raises:
        Refused: no such item, or it is there already.
    """
    item = found(ledger.process, AgendaItem, item_id)
    agenda = [other for other in ledger.process.agenda(item.session) if other.id != item_id]
    agenda.insert(_within(to, len(agenda) + 1) - 1, item)
    renumbered = [changed(other, n=n) for n, other in enumerate(agenda, start=1) if other.n != n]
    moved = next((other for other in renumbered if other.id == item_id), None)
    if moved is None:
        raise Refused(msg("action.already_at_position", n=item.n))
    return commit(ledger, "move_item", now, moved, *renumbered, who=who)


def close_item(
    ledger: Ledger,
    item_id: str,
    *,
    now: datetime,
    outcome: Outcome | None = None,
    summary: str | None = None,
    actual_minutes: int | None = None,
    who: str = FACILITATOR,
) -> Done[AgendaItem]:
    """Close an item with how the table left it and one line of summary; both may be skipped and given later.

    A summary of "" takes away the one there was. The minutes are those it was in hand, unless they are typed. It
    stays the current item until the next `go_to`, so that a late remark is kept with it. May be called again to
    correct, also after the session.

    Raises:
        Refused: no such item, or a value does not fit.
    """
    item = stopped(found(ledger.process, AgendaItem, item_id), now)
    minutes = actual_minutes
    if minutes is None and item.runs:
        minutes = max(1, round(elapsed(item, now).total_seconds() / _SECONDS))
    values: dict[str, Any] = {
        "closed_at": item.closed_at or instant(now),
        "outcome": item.outcome if outcome is None else outcome,
        "summary": (item.summary if summary is None else summary) or None,
        "actual_minutes": item.actual_minutes if minutes is None else _minutes(minutes),
    }
    closed = changed(_unskipped(item), **values)
    return commit(ledger, "close_item", now, closed, closed, who=who)


def reopen_item(ledger: Ledger, item_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[AgendaItem]:
    """Open a closed or skipped item again. Its outcome and summary stay, as what closing it again proposes.

    Raises:
        Refused: no such item, or it is open.
    """
    item = found(ledger.process, AgendaItem, item_id)
    if item.closed_at is None and item.outcome is None and not item.skipped:
        raise Refused(msg("action.item_not_closed", n=item.n))
    again = changed(_unskipped(item), closed_at=None)
    return commit(ledger, "reopen_item", now, again, again, who=who)


def skip_item(ledger: Ledger, item_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[AgendaItem]:
    """Leave an item out of this session; its minutes no longer count towards the computed end.

    Raises:
        Refused: no such item, or it was closed.
    """
    item = found(ledger.process, AgendaItem, item_id)
    if item.closed_at is not None:
        raise Refused(msg("action.item_already_closed", n=item.n))
    skipped = changed(stopped(item, now), skipped=True)
    return commit(ledger, "skip_item", now, skipped, skipped, who=who)


def change_minutes(
    ledger: Ledger, item_id: str, minutes: int, *, now: datetime, who: str = FACILITATOR
) -> Done[AgendaItem]:
    """Change the planned minutes of an item; the countdown and the computed end follow.

    Raises:
        Refused: no such item, or minutes below 1 or over a day.
    """
    item = replanned(ledger.process, found(ledger.process, AgendaItem, item_id), minutes)
    return commit(ledger, "change_minutes", now, item, item, who=who)


def replanned(process: Process, item: AgendaItem, minutes: int) -> AgendaItem:
    """Return the item with other planned minutes; those of the plan are remembered once the session has begun.

    Raises:
        Refused: minutes below 1 or over a day.
    """
    session = process.get(Session, item.session)
    values: dict[str, Any] = {"planned_minutes": _minutes(minutes)}
    begun_already = session is not None and session_state(session) is not SessionState.PLANNED
    if begun_already and item.first_planned_minutes is None and item.planned_minutes is not None:
        values["first_planned_minutes"] = item.planned_minutes
    return changed(item, **values)


def edit_item(
    ledger: Ledger, /, item_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[AgendaItem]:
    """Change what an agenda item says: title, method, prompt, phase, outcome, summary, outputs.

    Raises:
        Refused: no such item or field, or a value does not fit.
    """
    item = changed(found(ledger.process, AgendaItem, item_id), **allowed(changes, CHANGEABLE))
    if item.planned_minutes is not None:
        _minutes(item.planned_minutes)
    if not item.title:
        raise Refused(msg("action.title_missing"))
    return commit(ledger, "edit_item", now, item, item, who=who)


def _unskipped(item: AgendaItem) -> AgendaItem:
    """Return the item no longer skipped."""
    return changed(item, skipped=None) if item.skipped else item


def _within(position: int | None, last: int) -> int:
    """Return a position of the agenda, the last one unless another is given."""
    return last if position is None else min(max(1, position), last)


def _minutes(minutes: int) -> int:
    """Return the minutes if they can be those of an agenda item."""
    if not 1 <= minutes <= _LONGEST_ITEM:
        raise Refused(msg("action.minutes_out_of_range", minutes=minutes))
    return minutes
