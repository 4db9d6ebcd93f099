"""What the file itself tells of how the path goes (`domain.md` §4.2): nothing is asked of anybody for it.

Attendance, the fate of proposals, promises kept on time, what was left open, minutes approved. By category, never by
person; talk only where somebody tapped it. Counts stand as «some of all»: with so few people a percentage says less.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from statistics import median
from typing import Final

from codesign_tui.domain.commitment_warnings import SETTLED
from codesign_tui.domain.items import Commitment, ParkedQuestion
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.minutes_standing import APPROVED, mark_of, record_of, step_of
from codesign_tui.domain.orphans import needs_without_proposal
from codesign_tui.domain.overdue import histories
from codesign_tui.domain.parked import waits
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant
from codesign_tui.domain.presence import took_part
from codesign_tui.domain.process import Process
from codesign_tui.domain.proposal_fates import fates, owner_category
from codesign_tui.domain.talk import in_minutes
from codesign_tui.domain.terms import Category, CommitmentStatus, CountedRole, Phase, SessionState
from codesign_tui.domain.threads import is_restricted

_REVIEWS: Final = ("commitment_review", "indicator_review")
"""The methods that look back."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How promises were kept, by the dates that the table agreed."""

    expected: int
    """Those whose date has passed, or that are done."""
    on_time: int
    delays: tuple[int, ...]
    """Days of delay of those that were or are late."""

    @property
    def median_delay(self) -> Fraction | None:
        """The middle of the delays; None where nothing was late."""
        return Fraction(median(self.delays)) if self.delays else None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One thing that the file tells: its heading and its sentences."""

    id: str
    lines: tuple[Msg, ...]

    @property
    def title(self) -> Msg:
        """Its heading."""
        return msg(f"progress.{self.id}")


def chapters(process: Process, on: date) -> list[Chapter]:
    """Return all that the file tells on a day; what there is nothing for is left out."""
    told = (
        ("attendance", _attendance_lines(process)),
        ("proposals", _proposal_lines(process)),
        ("carried_by", _carried_lines(process)),
        ("talk", _talk_lines(process)),
        ("kept", _kept_lines(process, on)),
        ("left_open", _open_lines(process)),
        ("reviews", _review_lines(process, on)),
        ("minutes", _minutes_lines(process)),
    )
    return [Chapter(name, found) for name, lines in told if (found := tuple(lines))]


def attendance(process: Process, session: Session) -> dict[Category, tuple[int, int]]:
    """Return by category how many came of how many were expected, counted people included, observers not."""
    expected: Counter[Category] = Counter()
    for record in process.in_session(Attendance, session.id):
        person = process.get(Participant, record.participant)
        if person is not None and not person.observer:
            expected[person.category] += 1
    seats = (seat.participant for seat in took_part(process, session.id))
    came = Counter(person.category for person in seats if not person.observer)
    for group in process.in_session(CountedPeople, session.id):
        body = process.get(Organization, group.organization)
        category = group.category or (body.category if body is not None else None)
        if category is not None and group.role is not CountedRole.OBSERVER:
            came[category] += group.number
            expected[category] += group.number
    return {category: (came[category], expected[category]) for category in Category if expected[category]}


def kept(process: Process, on: date) -> Kept:
    """Return how the promises whose day has come were kept; cancelled and suspended ones are not expected."""
    expected, on_time, delays = 0, 0, []
    for commitment, history in histories(process):
        standing = history.standing(on, after_sessions_of_day=True)
        if standing.is_cancelled or standing.is_suspended or standing.due is None:
            continue
        finished = date.fromisoformat(commitment.completed_on) if commitment.completed_on else None
        if not standing.is_done and standing.due >= on:
            continue
        if standing.is_done and finished is None:
            continue
        late = ((finished if standing.is_done and finished else on) - standing.due).days
        expected += 1
        on_time += late <= 0
        delays += [late] if late > 0 else []
    return Kept(expected, on_time, tuple(sorted(delays)))


def is_review(process: Process, session: Session) -> bool:
    """Return whether a session looks back on what was promised: of the phase of knowing, or with such an item."""
    return session.phase is Phase.CONOSCERE or any(item.method in _REVIEWS for item in process.agenda(session.id))


def approval_days(process: Process) -> list[tuple[Session, int | None]]:
    """Return for each closed session after how many days its minutes were settled; None while they are not.

    By their route: read in the session, closed by who is responsible for them, or approved in a later session.
    """
    found = []
    for session in process.sessions():
        if session_state(session) is not SessionState.CLOSED:
            continue
        day = _settled_on(process, session)
        days = (day - date.fromisoformat(session.date)).days if day is not None and session.date else None
        found.append((session, days))
    return found


def _settled_on(process: Process, session: Session) -> date | None:
    """Return the day on which the minutes of a session were read, closed or approved."""
    record = record_of(process, session.id)
    if record.status in APPROVED:
        return step_of(process, record, MarkKind.APPROVED).day
    marks = [mark_of(record, kind) for kind in (MarkKind.CLOSED, MarkKind.READ)]
    return next((date.fromisoformat(mark.on) for mark in marks if mark is not None), None)


# -- in sentences ------------------------------------------------------------------------------------------------


def _attendance_lines(process: Process) -> Iterator[Msg]:
    """Yield how many came, over the sessions that were held."""
    whole: dict[Category, list[int]] = {}
    held = [one for one in process.sessions() if session_state(one) is not SessionState.PLANNED]
    for session in held:
        for category, numbers in attendance(process, session).items():
            before = whole.setdefault(category, [0, 0])
            before[0], before[1] = before[0] + numbers[0], before[1] + numbers[1]
    for category in Category:
        if category in whole:
            came, of = whole[category]
            yield msg("progress.came", category=category, came=came, of=of)


def _proposal_lines(process: Process) -> Iterator[Msg]:
    """Yield the fate of proposals by category."""
    for category, fate in fates(process).items():
        who: Category | Msg = category if category is not None else msg("progress.nobody_said")
        yield msg("progress.fate", category=who, n=fate.proposed, shared=fate.shared, done=fate.done)


def _carried_lines(process: Process) -> Iterator[Msg]:
    """Yield by category how many commitments were taken on, and how many of them are done."""
    taken: Counter[Category] = Counter()
    done: Counter[Category] = Counter()
    for commitment in process.all(Commitment):
        category = owner_category(process, commitment)
        if commitment.on_table and category is not None and not is_restricted(process, commitment):
            taken[category] += 1
            done[category] += commitment.status is CommitmentStatus.DONE
    for category in Category:
        if taken[category]:
            yield msg("progress.carried", category=category, n=taken[category], done=done[category])


def _talk_lines(process: Process) -> Iterator[Msg]:
    """Yield the minutes of talk by category, where somebody tapped them."""
    seconds: Counter[Category] = Counter()
    for session in process.sessions():
        for item in process.agenda(session.id):
            seconds += Counter({entry.category: entry.seconds for entry in item.talk})
    for category in Category:
        if seconds[category]:
            yield msg("progress.talk_of", category=category, minutes=in_minutes(seconds[category]))


def _kept_lines(process: Process, on: date) -> Iterator[Msg]:
    """Yield how many promises were kept on time, and the middle of the delays."""
    found = kept(process, on)
    if found.expected:
        yield msg("progress.on_time", some=found.on_time, of=found.expected)
    if found.median_delay is not None:
        yield msg("progress.delay", days=str(round(float(found.median_delay))), n=len(found.delays))


def _open_lines(process: Process) -> Iterator[Msg]:
    """Yield how many needs have no proposal, and how many questions wait."""
    needs = sum(not is_restricted(process, need) for need in needs_without_proposal(process))
    questions = sum(waits(one) and not is_restricted(process, one) for one in process.all(ParkedQuestion))
    if needs:
        yield msg("progress.open_needs", n=needs)
    if questions:
        yield msg("progress.open_questions", n=questions)


def _review_lines(process: Process, on: date) -> Iterator[Msg]:
    """Yield the sessions that look back on what was promised: held, or planned; that none is, while promises wait."""
    waiting = any(one.on_table and one.status not in SETTLED for one in process.all(Commitment))
    is_planned = False
    last: date | None = None
    for session in filter(partial(is_review, process), process.sessions()):
        day = date.fromisoformat(session.date) if session.date else None
        if session_state(session) is SessionState.PLANNED:
            is_planned = True
            found = msg("progress.review_planned", number=session.number, day=day) if day else None
            yield found or msg("progress.review_undated", number=session.number)
        else:
            last = day or last
            yield (
                msg("progress.review_held", number=session.number, day=day)
                if day
                else msg("progress.review_held_undated", number=session.number)
            )
    if waiting and not is_planned:
        months = (on.year - last.year) * 12 + on.month - last.month if last is not None else 0
        yield msg("progress.no_review_since", n=months) if months > 0 else msg("progress.no_review")


def _minutes_lines(process: Process) -> Iterator[Msg]:
    """Yield after how many days the minutes of each closed session were approved."""
    for session, days in approval_days(process):
        if days is None:
            yield msg("progress.not_approved", number=session.number)
        else:
            yield msg("progress.approved", number=session.number, n=days)
