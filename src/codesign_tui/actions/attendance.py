"""Who arrives, leaves, comes back, is absent or sends a delegate; people who are counted and not named.

Times may be typed after the fact; what was voted meanwhile is then checked, and said in the warnings.
"""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from codesign_tui.actions.steps import allowed, changed, checked_clock, commit, found, made, new_id, wall_clock
from codesign_tui.domain.clock import since_opening
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import (
    Attendance,
    Away,
    CountedPeople,
    Delegate,
    Organization,
    Participant,
    attendance_id,
)
from codesign_tui.domain.presence import attendance_of, too_many_voters, voted_meanwhile
from codesign_tui.domain.process import Process
from codesign_tui.domain.spoken import Movement, spoken_movement
from codesign_tui.domain.terms import AttendanceStatus, Category, CountedRole, SessionState
from codesign_tui.domain.text import folded
from codesign_tui.domain.transactions import FACILITATOR

COUNTED = (
    "number", "role", "category", "organization", "table", "label", "arrived_at", "left_at", "online", "can_vote",
)  # fmt: skip
"""What `change_counted` may change."""


def arrive(
    ledger: Ledger,
    session_id: str,
    participant_id: str,
    *,
    now: datetime,
    at: str | None = None,
    online: bool | None = None,
    table: str | None = None,
    who: str = FACILITATOR,
) -> Done[Attendance]:
    """Record a member as present.

    For somebody recorded as present it corrects the arrival; exits and returns stay.
    Without a time: from the opening, until the presences are marked as checked in the opening ritual; after
    that, from now. In a session that is not open, always from the opening.

    Raises:
        Refused: no such session or participant, or the time is not one.
    """
    session, before = _seat(ledger.process, session_id, participant_id)
    moment = checked_clock(at) or (wall_clock(now) if _is_under_way(session) else None)
    given = {"arrived_at": moment, **_given(online=online, table=table)}
    if before is not None and before.status is AttendanceStatus.PRESENT:
        after = _arrived_earlier(session, before, given)
    else:
        after = _attendance(
            before, session_id, participant_id, AttendanceStatus.PRESENT, left_at=None, away=(), delegate=None, **given
        )
    return _commit(ledger, "arrive", now, before, after, who)


def all_present(
    ledger: Ledger,
    session_id: str,
    participants: Sequence[str],
    *,
    now: datetime,
    who: str = FACILITATOR,
) -> Done[tuple[Attendance, ...]]:
    """Record several members as present from the opening, in one action.

    Raises:
        Refused: nobody is named, or no such session or participant.
    """
    if not participants:
        raise Refused(msg("action.nobody_named"))
    entries = []
    warnings: list[Msg] = []
    for participant_id in dict.fromkeys(participants):
        _, before = _seat(ledger.process, session_id, participant_id)
        after = _attendance(before, session_id, participant_id, AttendanceStatus.PRESENT, delegate=None)
        entries.append(after)
        warnings += voted_meanwhile(ledger.process, before, after)
    return commit(ledger, "all_present", now, tuple(entries), *entries, who=who, warnings=warnings)


def leave(
    ledger: Ledger,
    session_id: str,
    participant_id: str,
    *,
    now: datetime,
    at: str | None = None,
    who: str = FACILITATOR,
) -> Done[Attendance]:
    """Record that a member or the delegate leaves, now or at a time.

    Raises:
        Refused: not recorded as present, a time before the arrival, or no time for a session that is not open.
    """
    session, before = _seat(ledger.process, session_id, participant_id)
    seat = _in_hall(ledger.process, before, participant_id)
    moment = _moment(session, at, now)
    last = _last_entry(seat)
    if last is not None and since_opening(session, moment) <= since_opening(session, last):
        raise Refused(
            msg("action.leaves_before_arriving", left=time.fromisoformat(moment), arrived=time.fromisoformat(last))
        )
    return _commit(ledger, "leave", now, before, changed(seat, left_at=moment), who)


def come_back(
    ledger: Ledger,
    session_id: str,
    participant_id: str,
    *,
    now: datetime,
    at: str | None = None,
    who: str = FACILITATOR,
) -> Done[Attendance]:
    """Record that somebody who left is back, now or at a time.

    Raises:
        Refused: no exit is recorded, a time before the exit, or no time for a session that is not open.
    """
    process = ledger.process
    session, before = _seat(process, session_id, participant_id)
    seat = _in_hall(process, before, participant_id)
    if seat.left_at is None:
        raise Refused(msg("action.had_not_left", name=_name(process, participant_id)))
    moment = _moment(session, at, now)
    if since_opening(session, moment) <= since_opening(session, seat.left_at):
        raise Refused(
            msg("action.back_before_leaving", back=time.fromisoformat(moment), left=time.fromisoformat(seat.left_at))
        )
    away = (*seat.away, Away(left_at=seat.left_at, back_at=moment))
    return _commit(ledger, "come_back", now, before, changed(seat, left_at=None, away=away), who)


def absent(
    ledger: Ledger,
    session_id: str,
    participant_id: str,
    *,
    now: datetime,
    justified: bool,
    who: str = FACILITATOR,
) -> Done[Attendance]:
    """Record that a member is absent, excused or not.

    Raises:
        Refused: no such session or participant.
    """
    _, before = _seat(ledger.process, session_id, participant_id)
    status = AttendanceStatus.ABSENT_JUSTIFIED if justified else AttendanceStatus.ABSENT_UNJUSTIFIED
    after = _attendance(
        before, session_id, participant_id, status, arrived_at=None, left_at=None, away=(), delegate=None
    )
    return _commit(ledger, "absent", now, before, after, who)


def expect(
    ledger: Ledger, session_id: str, participant_id: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Attendance]:
    """Record that a member is expected: nothing is known yet.

    Raises:
        Refused: no such session or participant.
    """
    _, before = _seat(ledger.process, session_id, participant_id)
    after = _attendance(
        before, session_id, participant_id, AttendanceStatus.EXPECTED, arrived_at=None, left_at=None, away=(),
        delegate=None,
    )  # fmt: skip
    return _commit(ledger, "expect", now, before, after, who)


def delegate(
    ledger: Ledger,
    session_id: str,
    participant_id: str,
    *,
    now: datetime,
    first_name: str,
    last_name: str = "",
    role: str | None = None,
    proxy_doc: str | None = None,
    at: str | None = None,
    who: str = FACILITATOR,
) -> Done[Attendance]:
    """Record that somebody sits in a member's place by proxy, from the opening or from a time.

    A delegate without a proxy document is recorded, with a warning.

    Raises:
        Refused: no name, or no such session or participant.
    """
    if not (first_name + last_name).strip():
        raise Refused(msg("action.name_missing"))
    session, before = _seat(ledger.process, session_id, participant_id)
    person = made(Delegate, first_name=first_name, last_name=last_name, role=role, proxy_doc=proxy_doc)
    moment = checked_clock(at) or (wall_clock(now) if _is_under_way(session) else None)
    after = _attendance(
        before, session_id, participant_id, AttendanceStatus.DELEGATED, arrived_at=moment, left_at=None, away=(),
        delegate=person,
    )  # fmt: skip
    missing = [] if proxy_doc else [msg("action.no_proxy", name=person.full_name)]
    return _commit(ledger, "delegate", now, before, after, who, missing)


def count_people(
    ledger: Ledger,
    session_id: str,
    number: int,
    *,
    now: datetime,
    role: CountedRole = CountedRole.PARTICIPANT,
    category: Category | None = None,
    organization: str | None = None,
    table: str | None = None,
    label: str | None = None,
    arrived_at: str | None = None,
    left_at: str | None = None,
    online: bool | None = None,
    can_vote: bool | None = None,
    who: str = FACILITATOR,
) -> Done[CountedPeople]:
    """Register people by number: "2 representatives + 1 observer", forty citizens at five tables.

    Raises:
        Refused: a number below 1, no such session or organisation.
    """
    found(ledger.process, Session, session_id)
    if organization is not None:
        found(ledger.process, Organization, organization)
    group = made(
        CountedPeople,
        id=new_id(now),
        session=session_id,
        number=_people(number),
        role=role,
        category=category,
        organization=organization,
        table=table,
        label=label,
        arrived_at=arrived_at,
        left_at=left_at,
        online=online,
        can_vote=can_vote,
    )
    return commit(ledger, "count_people", now, group, group, who=who)


def change_counted(
    ledger: Ledger, /, counted_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[CountedPeople]:
    """Change people registered by number: how many, which quality, when they came and left. Zero takes them away
    from the count and keeps the line.

    Raises:
        Refused: no such group or field, or a value does not fit.
    """  # noqa: D205 - one sentence over two lines
    group = found(ledger.process, CountedPeople, counted_id)
    after = changed(group, **allowed(changes, COUNTED))
    if after.number < 0:
        raise Refused(msg("action.number_below_one"))
    done = commit(ledger, "change_counted", now, after, after, who=who)
    return Done(done.value, done.change, done.ticket, tuple(too_many_voters(ledger.process, after.session)))


def note_movement(
    ledger: Ledger, session_id: str, text: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Attendance]:
    """Record a typed line such as "Bellavite esce 1945" or "entra 17.25 Rossi"; without a time, now.

    Raises:
        Refused: the line is not understood, or nobody or more than one has that name.
    """
    process = ledger.process
    session = found(process, Session, session_id)
    spoken = spoken_movement(text, near=session.actual_start or session.planned_start)
    person = person_named(process, session_id, spoken.name)
    if spoken.movement is Movement.LEAVES:
        return leave(ledger, session_id, person.id, now=now, at=spoken.at, who=who)
    before = attendance_of(process, session_id, person.id)
    is_back = before is not None and before.left_at is not None and _is_later(session, spoken.at, before.left_at)
    if is_back or spoken.movement is Movement.COMES_BACK:
        return come_back(ledger, session_id, person.id, now=now, at=spoken.at, who=who)
    return arrive(ledger, session_id, person.id, now=now, at=spoken.at, who=who)


def person_named(process: Process, session_id: str, name: str) -> Participant:
    """Return the participant that a typed name means: the last name, the full name, a delegate's, an organisation's.

    Raises:
        Refused: nobody, or more than one.
    """
    wanted = set(folded(name).split())
    exact: list[Participant] = []
    partial: list[Participant] = []
    for person in process.all(Participant):
        names = _names_of(process, session_id, person)
        if folded(name) in names:
            exact.append(person)
        elif any(wanted <= set(other.split()) for other in names):
            partial.append(person)
    candidates = exact or partial
    if not candidates:
        raise Refused(msg("action.nobody_of_that_name", name=name))
    if len(candidates) > 1:
        several = ", ".join(person.full_name for person in candidates[:6])
        raise Refused(msg("action.several_of_that_name", name=name, names=several))
    return candidates[0]


def _names_of(process: Process, session_id: str, person: Participant) -> list[str]:
    """Return the names by which a participant may be called in a session."""
    names = [person.last_name, person.full_name, f"{person.last_name} {person.first_name}"]
    body = process.organization_of(person)
    if body is not None:
        names += [body.label, body.name]
    attendance = attendance_of(process, session_id, person.id)
    if attendance is not None and attendance.delegate is not None:
        names += [attendance.delegate.last_name, attendance.delegate.full_name]
    return [folded(name) for name in names if name]


def _seat(process: Process, session_id: str, participant_id: str) -> tuple[Session, Attendance | None]:
    """Return the session and the member's attendance at it, if there is one."""
    session = found(process, Session, session_id)
    found(process, Participant, participant_id)
    return session, attendance_of(process, session_id, participant_id)


def _attendance(
    before: Attendance | None, session_id: str, participant_id: str, status: AttendanceStatus, **values: Any
) -> Attendance:
    """Return a member's attendance with these values, new or changed."""
    if before is not None:
        return changed(before, status=status, **values)
    identifier = attendance_id(session_id, participant_id)
    return made(
        Attendance,
        id=identifier,
        session=session_id,
        participant=participant_id,
        status=status,
        **{name: value for name, value in values.items() if value != ()},
    )


def _in_hall(process: Process, attendance: Attendance | None, participant_id: str) -> Attendance:
    """Return the attendance if the seat is taken.

    Raises:
        Refused: it is not.
    """
    if attendance is None or attendance.status not in (AttendanceStatus.PRESENT, AttendanceStatus.DELEGATED):
        raise Refused(msg("action.not_recorded_present", name=_name(process, participant_id)))
    return attendance


def _commit(
    ledger: Ledger,
    action: str,
    now: datetime,
    before: Attendance | None,
    after: Attendance,
    who: str,
    warnings: Sequence[Msg] = (),
) -> Done[Attendance]:
    """Keep an attendance and say what was voted meanwhile."""
    said = [*warnings, *voted_meanwhile(ledger.process, before, after)]
    return commit(ledger, action, now, after, after, who=who, warnings=said)


def _arrived_earlier(session: Session, before: Attendance, given: dict[str, Any]) -> Attendance:
    """Return the attendance with another arrival.

    Raises:
        Refused: the arrival would come after an exit.
    """
    first_exit = before.away[0].left_at if before.away else before.left_at
    arrived = given["arrived_at"]
    if arrived is not None and first_exit is not None and not _is_later(session, first_exit, arrived):
        raise Refused(
            msg(
                "action.leaves_before_arriving",
                left=time.fromisoformat(first_exit),
                arrived=time.fromisoformat(arrived),
            )
        )
    return changed(before, **given)


def _is_later(session: Session, at: str | None, than: str) -> bool:
    """Return whether a clock time comes after another in a session; None is now, and so later."""
    return at is None or since_opening(session, at) > since_opening(session, than)


def _is_under_way(session: Session) -> bool:
    """Return whether who comes in now comes late: the session is open and its presences were checked."""
    checked = session.opening is not None and bool(session.opening.presences_checked)
    return session_state(session) is SessionState.OPEN and checked


def _moment(session: Session, at: str | None, now: datetime) -> str:
    """Return the typed time, or now if the session is open.

    Raises:
        Refused: no time was typed and the session is not open.
    """
    typed = checked_clock(at)
    if typed is not None:
        return typed
    if session_state(session) is not SessionState.OPEN:
        raise Refused(msg("action.time_needed", number=session.number))
    return wall_clock(now)


def _last_entry(attendance: Attendance) -> str | None:
    """Return when somebody last came in, None if at the opening."""
    return attendance.away[-1].back_at if attendance.away else attendance.arrived_at


def _people(number: int) -> int:
    """Return the number of people if it is one."""
    if number < 1:
        raise Refused(msg("action.number_below_one"))
    return number


def _name(process: Process, participant_id: str) -> str:
    """Return a participant's full name."""
    person = process.get(Participant, participant_id)
    return participant_id if person is None else person.full_name


def _given(**values: Any) -> dict[str, Any]:
    """Return the values that were given."""
    return {name: value for name, value in values.items() if value is not None}
