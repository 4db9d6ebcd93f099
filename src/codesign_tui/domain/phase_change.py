"""Going on to another phase: what the one that is left still has open. Said once, never in the way.

The phases are a loop and going back is free (`domain.md` §2.0): what is told here is only worth knowing before the
table turns to something else.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from codesign_tui.domain.destinies import to_settle
from codesign_tui.domain.items import ParkedQuestion, Vote
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.orphans import commitments_without_owner_or_date, orphans, waiting_in_inbox
from codesign_tui.domain.overdue import overdue
from codesign_tui.domain.parked import waits
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Phase, SessionState, VoteState


class StillOpen(StrEnum):
    """What a phase may leave behind."""

    HIDDEN = "hidden"
    VOTES = "votes"
    NEEDS = "needs"
    PROPOSALS = "proposals"
    COMMITMENTS = "commitments"
    QUESTIONS = "questions"
    GOALS = "goals"
    LATE = "late"
    DESTINIES = "destinies"


_LOOKS_EARLY: Final = {
    Phase.IDEARE: (StillOpen.HIDDEN, StillOpen.VOTES),
    Phase.REALIZZARE: (
        StillOpen.HIDDEN,
        StillOpen.VOTES,
        StillOpen.NEEDS,
        StillOpen.PROPOSALS,
        StillOpen.COMMITMENTS,
    ),
    Phase.CONOSCERE: (StillOpen.HIDDEN, StillOpen.VOTES, StillOpen.COMMITMENTS),
}
"""What makes leaving a phase look early. A need has no proposal yet while the table still listens: that is no lack."""


_IN_ORDER: Final = (
    StillOpen.NEEDS,
    StillOpen.GOALS,
    StillOpen.PROPOSALS,
    StillOpen.COMMITMENTS,
    StillOpen.LATE,
    StillOpen.DESTINIES,
    StillOpen.VOTES,
    StillOpen.HIDDEN,
    StillOpen.QUESTIONS,
)
_LEFT_BY_SESSIONS: Final = frozenset((StillOpen.NEEDS, StillOpen.GOALS, StillOpen.LATE))


@dataclass(frozen=True, slots=True)
class Advice:
    """What is still open when a table leaves a phase for another."""

    left: Phase
    next: Phase
    open: tuple[tuple[StillOpen, int], ...]
    """What, and how many; the questions put off come last and alone are no reason to wait."""


def advice(process: Process, session: Session, item: AgendaItem | None, *, unsigned: int = 0) -> Advice | None:
    """Return what to say before a session takes an item in hand, or before it is opened; None where there is nothing.

    The phase that is left is that of the item in hand; before the first, that of the session before. Going back to
    an item above is free. `unsigned` are the cards without an author that wait in the box, which is no part of the
    process.
    """
    current = process.get(AgendaItem, session.current_item)
    if item is not None and current is not None and item.n < current.n:
        return None
    following = (item.phase if item is not None else None) or session.phase
    left = _phase_left(process, session)
    if following is None or left is None or following is left:
        return None
    counts = _counts(process, unsigned)
    found = tuple((what, counts[what]) for what in _LOOKS_EARLY[left] if counts[what])
    if not found:
        return None
    if counts[StillOpen.QUESTIONS]:
        found = (*found, (StillOpen.QUESTIONS, counts[StillOpen.QUESTIONS]))
    return Advice(left, following, found)


def still_open(process: Process, on: date, *, unsigned: int = 0) -> tuple[tuple[StillOpen, int], ...]:
    """Return everything that the path has open on a day, whatever the phase, and how many of each."""
    counts = _counts(process, unsigned)
    counts[StillOpen.GOALS] = len(orphans(process).goals)
    counts[StillOpen.LATE] = len(overdue(process, on))
    last = next(iter(process.sessions()[-1:]), None)
    has_begun = last is not None and session_state(last) is not SessionState.PLANNED
    counts[StillOpen.DESTINIES] = len(to_settle(process, last)) if last is not None and has_begun else 0
    return tuple((what, counts[what]) for what in _IN_ORDER if counts[what])


def open_before(process: Process, session: Session | None, on: date) -> tuple[tuple[StillOpen, int], ...]:
    """Return what the sessions before left open, until the second item of a session; the first one has none before it.

    Questions put off are told by themselves, with what may become of them; so are promises, once the session is open.
    """
    state = session_state(session) if session is not None else SessionState.CLOSED
    if session is None or state is SessionState.CLOSED:
        return ()
    current = process.get(AgendaItem, session.current_item)
    is_begun = current is not None and current.n > 1
    if is_begun or not any(other.number < session.number for other in process.sessions()):
        return ()
    told_apart = frozenset({StillOpen.LATE}) if state is SessionState.OPEN else frozenset()
    wanted = _LEFT_BY_SESSIONS - told_apart
    return tuple((what, count) for what, count in still_open(process, on) if what in wanted)


def _phase_left(process: Process, session: Session) -> Phase | None:
    """Return the phase that the table is in."""
    current = process.get(AgendaItem, session.current_item)
    if current is not None:
        return current.phase or session.phase
    done = [item for item in process.agenda(session.id) if item.runs]
    if done:
        return done[-1].phase or session.phase
    earlier = [other for other in process.sessions() if other.number < session.number]
    return earlier[-1].phase if earlier else None


def _counts(process: Process, unsigned: int) -> dict[StillOpen, int]:
    """Return how much is open in the whole path, by what it is."""
    loose = orphans(process)
    return {
        StillOpen.HIDDEN: sum(1 for _ in waiting_in_inbox(process)) + unsigned,
        StillOpen.VOTES: sum(vote.state is VoteState.OPEN for vote in process.all(Vote)),
        StillOpen.NEEDS: len(loose.needs),
        StillOpen.PROPOSALS: len(loose.proposals),
        StillOpen.COMMITMENTS: sum(1 for _ in commitments_without_owner_or_date(process)),
        StillOpen.QUESTIONS: sum(waits(question) for question in process.all(ParkedQuestion)),
    }
