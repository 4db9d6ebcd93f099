"""What was promised and is late on a day, by the date that was valid on that day.

A commitment is late on a day D when it is neither done nor cancelled nor suspended by D, and the date valid on D is
before D. A new date or a suspension counts from the session that set it: at the opening of that session the old
date still holds, since the table has not agreed on the new one yet.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from codesign_tui.domain.items import Commitment, CommitmentChange, Decision
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus

PLAN_CHANGE = "plan_change"
"""The kind of a decision that changes dates or suspends commitments it names by their code."""

_NEVER_LATE = (CommitmentStatus.CANCELLED, CommitmentStatus.SUSPENDED)
_ON_HOLD = (CommitmentStatus.BLOCKED, CommitmentStatus.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a commitment stands on a day: the date that holds, and what stops it from being late."""

    due: date | None
    is_done: bool = False
    is_suspended: bool = False
    is_cancelled: bool = False

    def is_overdue(self, on: date) -> bool:
        """Return whether it is late on a day."""
        settled = self.is_done or self.is_suspended or self.is_cancelled
        return not settled and self.due is not None and self.due < on


@dataclass(frozen=True, slots=True)
class Step:
    """A change of date or state, and the day of the session that set it; None: nobody knows, it always holds."""

    day: str | None
    new_due: str | None
    status: CommitmentStatus | None

    def holds(self, on: date, *, after_sessions_of_day: bool) -> bool:
        """Return whether the change was agreed by this day."""
        if self.day is None:
            return True
        set_on = date.fromisoformat(self.day)
        return set_on < on or (after_sessions_of_day and set_on == on)


@dataclass(frozen=True, slots=True)
class History:
    """All that tells where a commitment stands on any day, and nothing else of it."""

    due: str | None
    status: CommitmentStatus | None
    completed_on: str | None
    steps: tuple[Step, ...] = ()

    def standing(self, on: date, *, after_sessions_of_day: bool = False) -> Standing:
        """Return where the commitment stands on a day.

        A state that no session set tells by itself; `blocked` alone says that the work is stuck, not that the table
        agreed to wait.
        """
        due = self.due
        is_dated = any(step.status is not None for step in self.steps)
        status = self.status if self.status in _NEVER_LATE and not is_dated else None
        for step in self.steps:
            if not step.holds(on, after_sessions_of_day=after_sessions_of_day):
                continue
            due = step.new_due or due
            if step.status is not None:
                status = step.status
            elif is_dated and step.new_due is not None and status in _ON_HOLD:
                status = None
        return Standing(
            due=date.fromisoformat(due) if due else None,
            is_done=self._is_done(on),
            is_suspended=status in _ON_HOLD,
            is_cancelled=status is CommitmentStatus.CANCELLED,
        )

    def _is_done(self, on: date) -> bool:
        """Return whether it was done by a day; done without a date is done on any day."""
        if self.status is not CommitmentStatus.DONE:
            return False
        return self.completed_on is None or date.fromisoformat(self.completed_on) <= on


def overdue(process: Process, on: date, *, after_sessions_of_day: bool = False) -> list[Commitment]:
    """Return the commitments that are late on a day, the oldest date first.

    `after_sessions_of_day` says whether what the sessions of that very day agreed counts already: False at their
    opening, True once they are closed.
    """
    late = []
    for commitment, told in histories(process):
        now = told.standing(on, after_sessions_of_day=after_sessions_of_day)
        if now.due is not None and now.is_overdue(on):
            late.append((now.due, commitment))
    return [commitment for _, commitment in sorted(late, key=lambda pair: pair[0])]


def standing(process: Process, commitment: Commitment, on: date, *, after_sessions_of_day: bool = False) -> Standing:
    """Return where a commitment stands on a day."""
    told = _history(process, commitment, _plan_changes(process))
    return told.standing(on, after_sessions_of_day=after_sessions_of_day)


def histories(process: Process) -> list[tuple[Commitment, History]]:
    """Return the commitments on the table, each with what tells where it stands on any day."""
    decisions = _plan_changes(process)
    return [
        (commitment, _history(process, commitment, decisions))
        for commitment in process.all(Commitment)
        if commitment.on_table
    ]


def _history(process: Process, commitment: Commitment, decisions: list[Decision]) -> History:
    """Return what tells where a commitment stands, given the decisions that change the plan."""
    steps = tuple(_steps(process, commitment, decisions))
    return History(commitment.due, commitment.status, commitment.completed_on, steps)


def changes_so_far(process: Process, commitment: Commitment) -> tuple[CommitmentChange, ...]:
    """Return the changes of a commitment, each with the session that set it.

    Its own list if it has one. Otherwise, as in files that only keep the present date and state, what is there now
    was set by the last decision of kind `plan_change` that names its code; a new date that none names always holds.
    """
    return _changes(process, commitment, _plan_changes(process))


def _changes(process: Process, commitment: Commitment, decisions: list[Decision]) -> tuple[CommitmentChange, ...]:
    """Return the changes of a commitment, given the decisions that change the plan."""
    if commitment.changes:
        return commitment.changes
    name = _named(code_of(commitment))
    decision = next((decision for decision in reversed(decisions) if name.search(decision.text)), None)
    if decision is None:
        return (CommitmentChange(new_due=commitment.new_due),) if commitment.new_due else ()
    is_held = commitment.new_due is None and commitment.status in (*_ON_HOLD, CommitmentStatus.CANCELLED)
    status = commitment.status if is_held else None
    return (CommitmentChange(session=decision.session, new_due=commitment.new_due, status=status),)


def _steps(process: Process, commitment: Commitment, decisions: list[Decision]) -> list[Step]:
    """Return the changes of a commitment by the day they were agreed."""
    steps = [
        Step(_day(process, change.session) or change.on, change.new_due, change.status)
        for change in _changes(process, commitment, decisions)
    ]
    return sorted(steps, key=lambda step: step.day or "")


def _plan_changes(process: Process) -> list[Decision]:
    """Return the decisions that change the plan, by the day of their session."""
    decisions = [decision for decision in process.all(Decision) if decision.kind == PLAN_CHANGE and decision.on_table]
    return sorted(decisions, key=lambda decision: _day(process, decision.session) or "")


@lru_cache(maxsize=1024)
def _named(code: str) -> re.Pattern[str]:
    """Return what finds a code as a whole word: K1 is not in K10."""
    return re.compile(rf"(?<!\w){re.escape(code)}(?!\w)")


def _day(process: Process, session_id: str | None) -> str | None:
    """Return the day of a session."""
    session = process.get(Session, session_id)
    return None if session is None else session.date
