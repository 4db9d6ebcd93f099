"""Who is in the hall at a minute, and so who may vote: arrivals, exits, returns, delegates, counted people.

Times are local clock times, often typed afterwards. Someone who leaves at 19:45 is in at 19:44 and out at 19:45.
"""

from dataclasses import dataclass
from datetime import time

from codesign_tui.domain.clock import since_opening, span
from codesign_tui.domain.items import Vote
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Attendance, CountedPeople, Delegate, Organization, Participant, attendance_id
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import AttendanceStatus, Category, CountedRole

_IN_PERSON = (AttendanceStatus.PRESENT, AttendanceStatus.DELEGATED)


@dataclass(frozen=True, slots=True)
class InHall:
    """One member's seat that is taken: by the member, or by a delegate."""

    participant: Participant
    attendance: Attendance

    @property
    def delegate(self) -> Delegate | None:
        """Who sits in the member's place, if somebody does."""
        return self.attendance.delegate if self.attendance.status is AttendanceStatus.DELEGATED else None

    @property
    def name(self) -> str:
        """The name of whoever is really in the hall."""
        return self.participant.full_name if self.delegate is None else self.delegate.full_name

    @property
    def may_vote(self) -> bool:
        """Whether this seat votes: the chair, officials and observers may be without a vote."""
        return self.participant.can_vote and not self.participant.observer


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many people are in the hall, named and counted. Observers stand apart from the categories."""

    by_category: dict[Category, int]
    without_category: int
    observers: int
    online: int

    @property
    def members(self) -> int:
        """Everybody but the observers."""
        return sum(self.by_category.values()) + self.without_category

    @property
    def total(self) -> int:
        """Everybody."""
        return self.members + self.observers


def present_at(process: Process, session: str, at: str) -> tuple[InHall, ...]:
    """Return the members whose seat is taken at a clock time "19:50", delegates included."""
    meeting = process.get(Session, session)
    seats = []
    for attendance in process.in_session(Attendance, session):
        participant = process.get(Participant, attendance.participant)
        if participant is not None and is_in(attendance, meeting, at):
            seats.append(InHall(participant, attendance))
    return tuple(seats)


def may_vote_at(process: Process, session: str, at: str) -> tuple[InHall, ...]:
    """Return the seats that may vote at a clock time."""
    return tuple(seat for seat in present_at(process, session, at) if seat.may_vote)


def counted_at(process: Process, session: str, at: str) -> tuple[CountedPeople, ...]:
    """Return the groups of counted people that are in the hall at a clock time."""
    meeting = process.get(Session, session)
    return tuple(
        group
        for group in process.in_session(CountedPeople, session)
        if _within(meeting, at, group.arrived_at, group.left_at)
    )


def numbers_at(process: Process, session: str, at: str) -> Numbers:
    """Return how many people are in the hall at a clock time, per category, counted people included."""
    return _numbers(process, present_at(process, session, at), counted_at(process, session, at))


def voters_at(process: Process, session: str, at: str) -> Numbers:
    """Return how many may vote at a clock time, per category; of the counted people observers never do."""
    groups = tuple(group for group in counted_at(process, session, at) if counted_may_vote(group))
    return _numbers(process, may_vote_at(process, session, at), groups)


def counted_may_vote(group: CountedPeople) -> bool:
    """Return whether counted people vote: as it was said, else all but observers."""
    return group.role is not CountedRole.OBSERVER if group.can_vote is None else group.can_vote


def is_in(attendance: Attendance, session: Session | None, at: str) -> bool:
    """Return whether a seat is taken at a clock time."""
    if attendance.status not in _IN_PERSON or not _within(session, at, attendance.arrived_at, attendance.left_at):
        return False
    return not any(_within(session, at, away.left_at, away.back_at) for away in attendance.away)


def took_part(process: Process, session: str) -> tuple[InHall, ...]:
    """Return every seat that was taken at some time of a session."""
    seats = []
    for attendance in process.in_session(Attendance, session):
        participant = process.get(Participant, attendance.participant)
        if participant is not None and attendance.status in _IN_PERSON:
            seats.append(InHall(participant, attendance))
    return tuple(seats)


def voted_meanwhile(process: Process, before: Attendance | None, after: Attendance) -> list[Msg]:
    """Return what was voted in a time in which somebody turns out to have been in or out of the hall.

    `before` is the attendance as it was recorded when the votes were taken, `after` as it is now known. The door
    of whoever has no vote changes no vote.
    """
    session = process.get(Session, after.session)
    person = process.get(Participant, after.participant)
    if person is not None and not InHall(person, after).may_vote:
        return []
    name = after.participant if person is None else person.full_name
    warnings = []
    for vote in process.in_session(Vote, after.session):
        times = vote_times(process, vote)
        item = process.get(AgendaItem, vote.agenda_item)
        if times is None:
            warnings.append(msg("rule.vote_without_time", name=name, subject=vote.subject))
            continue
        was = [before is not None and is_in(before, session, at) for at in times]
        now_in = [is_in(after, session, at) for at in times]
        if was != now_in:
            word = "out" if sum(now_in) < sum(was) else "in"
            warnings.append(
                msg(
                    f"rule.voted_while_{word}",
                    name=name,
                    subject=vote.subject,
                    item=str(item.n) if item else "–",
                    start=time.fromisoformat(times[0]),
                    end=time.fromisoformat(times[1]),
                )
            )
    return warnings


def too_many_voters(process: Process, session: str) -> list[Msg]:
    """Return the votes of a session that count more voters than people recorded in the hall; kept as found."""
    warnings = []
    for vote in process.in_session(Vote, session):
        recorded = recorded_below(process, vote)
        if recorded is not None:
            voters = voters_of(vote)
            warnings.append(msg("rule.too_many_voters", subject=vote.subject, voters=voters, recorded=recorded))
    return warnings


def recorded_below(process: Process, vote: Vote) -> int | None:
    """Return how many people were recorded in the hall when a vote counts more voters than that; None when it fits."""
    times, voters = vote_times(process, vote), voters_of(vote)
    if times is None or voters is None or vote.session is None:
        return None
    recorded = max(numbers_at(process, vote.session, at).members for at in times)
    return recorded if voters > recorded else None


def voters_of(vote: Vote) -> int | None:
    """Return how many voted, as the vote itself says: voters, a last round, or the sum of a formal vote."""
    if vote.voters is not None:
        return vote.voters
    if vote.rounds:
        last = vote.rounds[-1]
        return last.consent + last.reservation + last.objection
    formal = (vote.in_favour, vote.against, vote.abstained)
    return None if all(count is None for count in formal) else sum(count or 0 for count in formal)


def vote_times(process: Process, vote: Vote) -> tuple[str, str] | None:
    """Return the first and the last minute in which a vote was taken; None when nothing tells."""
    if vote.at is not None:
        return vote.at[11:16], vote.at[11:16]
    item = process.get(AgendaItem, vote.agenda_item)
    return None if item is None else span(process, item)


def attendance_of(process: Process, session: str, participant: str) -> Attendance | None:
    """Return a member's attendance at a session, whatever id it was imported with."""
    direct = process.get(Attendance, attendance_id(session, participant))
    if direct is not None:
        return direct
    entries = process.in_session(Attendance, session)
    return next((entry for entry in entries if entry.participant == participant), None)


def _within(session: Session | None, at: str, since: str | None, until: str | None) -> bool:
    """Return whether a clock time is in a stretch; no beginning means from the opening, no end until the close."""
    minute = since_opening(session, at)
    if since is not None and minute < since_opening(session, since):
        return False
    return until is None or minute < since_opening(session, until)


def _numbers(process: Process, seats: tuple[InHall, ...], groups: tuple[CountedPeople, ...]) -> Numbers:
    """Count seats and counted people per category."""
    by_category = dict.fromkeys(Category, 0)
    without_category = observers = online = 0
    for seat in seats:
        online += bool(seat.attendance.online)
        if seat.participant.observer:
            observers += 1
        else:
            by_category[seat.participant.category] += 1
    for group in groups:
        online += group.number if group.online else 0
        body = process.get(Organization, group.organization)
        category = group.category or (body.category if body else None)
        if group.role is CountedRole.OBSERVER:
            observers += group.number
        elif category is None:
            without_category += group.number
        else:
            by_category[category] += group.number
    return Numbers(by_category, without_category, observers, online)
