"""The register of what was promised, across processes: each promise as it can be told without its process at hand.

Restricted commitments are never in it (`design.md` §5: what people at risk said stays in its own file).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.overdue import History, Step, histories
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.public_numbers import public_numbers
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import is_restricted


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as a register lists it."""

    id: str
    code: str
    text: str
    owner: str
    """The person who takes it on; empty where a body alone does, or nobody."""
    organization: str
    """The body that takes it on, or that its owner sits for."""
    session: int | None
    """The number of the session that made it."""
    history: History
    due_words: str = ""
    """By when in words, where that is an event and not a date: "entro la festa"."""
    number: str = ""
    """Its number outside the table, "I-2026-03-07"; empty for one of no session in a file without numbers."""

    @property
    def who(self) -> str:
        """Who answers for it, the person and the body."""
        both = self.owner and self.organization
        return f"{self.owner} ({self.organization})" if both else self.owner or self.organization

    def due_on(self, on: date, *, after_sessions_of_day: bool = False) -> date | None:
        """Return the date that holds on a day, at its opening or once its sessions have agreed."""
        return self.history.standing(on, after_sessions_of_day=after_sessions_of_day).due

    def is_overdue(self, on: date, *, after_sessions_of_day: bool = False) -> bool:
        """Tell whether it is late on a day, at its opening or once its sessions have agreed."""
        return self.history.standing(on, after_sessions_of_day=after_sessions_of_day).is_overdue(on)

    def as_json(self) -> list[Any]:
        """Return it as plain values in the order of its fields, to be kept in an index."""
        told = self.history
        steps = [(step.day, step.new_due, step.status) for step in told.steps]
        history = [told.due, told.status, told.completed_on, steps]
        told_by = [self.owner, self.organization, self.session]
        return [self.id, self.code, self.text, *told_by, history, self.due_words, self.number]

    @classmethod
    def from_json(cls, kept: list[Any]) -> "Promise":
        """Return the promise that `as_json` gave."""
        identifier, code, text, owner, organization, session, told, words, number = kept
        due, status, completed_on, steps = told
        after = tuple(Step(day, new_due, _status(state)) for day, new_due, state in steps)
        history = History(due, _status(status), completed_on, after)
        return cls(identifier, code, text, owner, organization, session, history, words, number)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which promises are asked for; all of them where nothing is said."""

    overdue_on: date | None = None
    due_before: date | None = None
    status: CommitmentStatus | None = None
    who: str = ""
    """Letters of the owner's or the body's name."""

    def takes(self, promise: Promise, on: date) -> bool:
        """Tell whether a promise is asked for, with the dates that hold on a day: today, once it has been said."""
        due = promise.due_on(on, after_sessions_of_day=self.overdue_on is None)
        return (
            (self.overdue_on is None or promise.is_overdue(self.overdue_on))
            and (self.due_before is None or (due is not None and due < self.due_before))
            and (self.status is None or promise.history.status is self.status)
            and folded(self.who) in folded(promise.who)
        )


def promises(process: Process) -> list[Promise]:
    """Return what a process promised and the register may tell, in its order."""
    numbers = public_numbers(process)
    return [
        Promise(
            id=commitment.id,
            code=code_of(commitment),
            text=commitment.text,
            owner=_person(process, commitment),
            organization=_body(process, commitment),
            session=_session_number(process, commitment),
            history=history,
            due_words=commitment.due_words or "",
            number=numbers.get(commitment.id, ""),
        )
        for commitment, history in histories(process)
        if not is_restricted(process, commitment)
    ]


def _person(process: Process, commitment: Commitment) -> str:
    """Return the name of the person who takes a commitment on."""
    person = process.person(commitment.owner)
    return person.full_name if person is not None else ""


def _body(process: Process, commitment: Commitment) -> str:
    """Return the name of the body that takes a commitment on, or that its owner sits for."""
    body = process.get(Organization, commitment.owner_organization)
    body = body or process.organization_of(process.person(commitment.owner))
    return body.label if body is not None else ""


def _session_number(process: Process, commitment: Commitment) -> int | None:
    """Return the number of the session that made a commitment."""
    session = process.get(Session, commitment.session)
    return session.number if session is not None else None


def _status(kept: str | None) -> CommitmentStatus | None:
    """Return a state from the code that was kept."""
    return CommitmentStatus(kept) if kept else None
