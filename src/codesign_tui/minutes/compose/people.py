"""Who is there: members with times and proxies, absent people, observers, people registered by number."""

from collections.abc import Iterator
from dataclasses import dataclass

from codesign_tui.domain.meetings import session_state
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant, attendance_id
from codesign_tui.domain.terms import AttendanceStatus, SessionState
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital, joined
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Table

_THERE = (AttendanceStatus.PRESENT, AttendanceStatus.DELEGATED)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member and how they attended."""

    person: Participant
    attendance: Attendance

    @property
    def there(self) -> bool:
        """Whether the seat was taken, in person or by proxy, at any time."""
        return self.attendance.status in _THERE


def seats(frame: Frame) -> list[Seat]:
    """Return the members of the session, in the order of the process.

    In a procedure a member of whom nothing is recorded is expected, once somebody is registered: minutes leave out
    nobody who was convened. Whoever is first recorded in a later session joined the table afterwards.
    """
    records = {record.participant: record for record in frame.process.in_session(Attendance, frame.session.id)}
    people = frame.process.all(Participant)
    found = [Seat(person, records.get(person.id) or _expected(frame, person)) for person in people]
    unrecorded = _convened(frame) if frame.procedure and records else frozenset[str]()
    return [seat for seat in found if seat.person.id in records or seat.person.id in unrecorded]


def _expected(frame: Frame, person: Participant) -> Attendance:
    """Return the attendance of whom nothing is recorded."""
    status = AttendanceStatus.EXPECTED
    identifier = attendance_id(frame.session.id, person.id)
    return Attendance(id=identifier, session=frame.session.id, participant=person.id, status=status)


def _convened(frame: Frame) -> frozenset[str]:
    """Return the members, observers apart, who are not first recorded in a later session."""
    numbers = {session.id: session.number for session in frame.process.sessions()}
    first: dict[str, int] = {}
    for record in frame.process.all(Attendance):
        number = numbers.get(record.session, frame.session.number)
        first[record.participant] = min(number, first.get(record.participant, number))
    people = (person.id for person in frame.process.all(Participant) if not person.observer)
    return frozenset(person for person in people if first.get(person, 0) <= frame.session.number)


def presence(frame: Frame) -> Iterator[Block]:
    """Yield the section on who was there and who was not."""
    registered = seats(frame)
    members = [seat for seat in registered if seat.there and not seat.person.observer]
    observers = [seat for seat in registered if seat.there and seat.person.observer]
    counted = frame.process.in_session(CountedPeople, frame.session.id)
    yield Heading(1, frame.by_kind("minutes.heading.present"))
    if members:
        yield _attendance_table(frame, "minutes.people.caption", members)
        yield from _proxies(frame, members)
    if observers:
        yield _attendance_table(frame, "minutes.people.observers_caption", observers)
        yield from _proxies(frame, observers)
    if counted:
        yield _counted_table(frame, counted)
    if not (members or observers or counted):
        yield Paragraph(frame.say("minutes.people.nobody"))
    yield from _absent(frame, registered)


def _attendance_table(frame: Frame, caption: str, members: list[Seat]) -> Table:
    """Return the table of who was there."""
    header = frame.columns("name", "body", "category", "role", "times")
    rows = tuple(_row(frame, seat) for seat in members)
    return Table(frame.say(caption), header, rows, (4, 6, 3, 6, 3))


def _row(frame: Frame, seat: Seat) -> tuple[str, ...]:
    """Return one member's row."""
    person = seat.person
    cells = [frame.name(person), _body(frame, person), frame.category(person.category), _role(frame, person)]
    cells.append(_times(frame, seat.attendance))
    return tuple(cell or NOTHING for cell in cells)


def _proxies(frame: Frame, there: list[Seat]) -> Iterator[Block]:
    """Yield who sat in a member's place, and by which paper: a list, since few members send somebody."""
    delegates = [(seat, seat.attendance.delegate) for seat in there]
    lines = tuple(
        frame.say(
            "minutes.people.proxy",
            member=frame.person_and_body(seat.person.id),
            delegate=joined((frame.delegate(delegate), delegate.proxy_doc or ""), "; "),
        )
        for seat, delegate in delegates
        if delegate is not None and seat.attendance.status is AttendanceStatus.DELEGATED
    )
    if lines:
        yield Paragraph("", lead=frame.say("minutes.people.proxies"))
        yield ListBlock(lines)


def _body(frame: Frame, person: Participant) -> str:
    """Return the body a member sits for, and in what quality the procedure admits it."""
    organization = frame.process.get(Organization, person.organization)
    if organization is None:
        return ""
    quality = frame.word("procedural_role", organization.procedural_role) if frame.procedure else ""
    return f"{organization.name} ({quality})" if quality else organization.name


def _role(frame: Frame, person: Participant) -> str:
    """Return a member's role; a public copy leaves out the role of who is not named, since it may tell who it is."""
    role = person.role if person.role and frame.may_name(person) else ""
    no_vote = "" if person.can_vote or person.observer or not frame.procedure else frame.say("minutes.people.no_vote")
    return joined((role or "", no_vote), "; ")


def _times(frame: Frame, attendance: Attendance) -> str:
    """Return when a member came and went, and how they sat: by proxy, from afar, at which table."""
    session = frame.session
    arrived = attendance.arrived_at or session.actual_start
    left = attendance.left_at or session.actual_end
    stretches: list[tuple[str | None, str | None]] = []
    for away in attendance.away:
        stretches.append((arrived, away.left_at))
        arrived = away.back_at
    if not attendance.away or arrived is not None:
        stretches.append((arrived, left))
    times = joined((_stretch(frame, *stretch) for stretch in stretches), "; ")
    online = frame.say("minutes.people.online") if attendance.online else ""
    by_proxy = attendance.status is AttendanceStatus.DELEGATED
    proxy = frame.say("minutes.people.by_proxy") if by_proxy else ""
    return joined((times, proxy, online, frame.table(attendance.table)))


def _stretch(frame: Frame, start: str | None, end: str | None) -> str:
    """Return one stretch of presence, "17.25–20.14"."""
    if start is None:
        return ""
    return f"{frame.say.clock(start)}–{frame.say.clock(end) if end else ''}"


def _counted_table(frame: Frame, counted: list[CountedPeople]) -> Table:
    """Return the people registered by number, with their total."""
    say = frame.say
    rows = [_counted_row(frame, people) for people in counted]
    total = sum(people.number for people in counted)
    header = frame.columns("who", "quality", "where", "number")
    closing = (say("minutes.total"), NOTHING, NOTHING, str(total))
    numeric = frozenset({3})
    caption = say("minutes.people.counted_caption")
    return Table(caption, header, (*rows, closing), (5, 3, 3, 2), numeric)


def _counted_row(frame: Frame, people: CountedPeople) -> tuple[str, ...]:
    """Return one row of counted people: whose, in what quality, where, how many."""
    category = frame.category(people.category) if people.category else ""
    who = joined((people.label or "", frame.body(people.organization), category), ", ")
    online = frame.say("minutes.people.online") if people.online else ""
    times = _stretch(frame, people.arrived_at, people.left_at)
    cells = (
        capital(who),
        frame.say.term(people.role),
        joined((frame.table(people.table), online, times)),
        str(people.number),
    )
    return tuple(cell or NOTHING for cell in cells)


def _absent(frame: Frame, registered: list[Seat]) -> Iterator[Block]:
    """Yield who was absent, excused or not, and who was expected and is not registered either way."""
    groups = (
        (AttendanceStatus.ABSENT_JUSTIFIED, "minutes.people.excused"),
        (AttendanceStatus.ABSENT_UNJUSTIFIED, "minutes.people.absent"),
        (AttendanceStatus.EXPECTED, "minutes.people.expected"),
    )
    any_absent = False
    for status, lead in groups:
        people = [seat.person for seat in registered if seat.attendance.status is status]
        if people:
            any_absent = True
            yield Paragraph("", lead=frame.say(lead))
            yield ListBlock(tuple(frame.person_and_body(person.id) for person in people))
    held = session_state(frame.session) is not SessionState.PLANNED
    if frame.procedure and registered and held and not any_absent:
        yield Paragraph(frame.say("minutes.people.none_absent"))


def movements(frame: Frame) -> list[tuple[str, str]]:
    """Return who came late, left early, went out and came back: (clock time, sentence), in order."""
    moves: list[tuple[str, str]] = []
    for seat in seats(frame):
        if not seat.there:
            continue
        record, who = seat.attendance, _who_moves(frame, seat)
        start, end = frame.session.actual_start, frame.session.actual_end
        if record.arrived_at and record.arrived_at != start:
            moves.append((record.arrived_at, _move(frame, "enters", record.arrived_at, who)))
        if record.left_at and record.left_at != end:
            moves.append((record.left_at, _move(frame, "leaves", record.left_at, who)))
        for away in record.away:
            moves.append((away.left_at, _move(frame, "goes_out", away.left_at, who)))
            if away.back_at:
                moves.append((away.back_at, _move(frame, "comes_back", away.back_at, who)))
    return sorted(moves)


def _who_moves(frame: Frame, seat: Seat) -> str:
    """Return who comes or goes: the member, or the delegate in their place."""
    delegate = seat.attendance.delegate
    body = frame.short_body(seat.person.organization)
    if seat.attendance.status is AttendanceStatus.DELEGATED and delegate is not None:
        name = frame.delegate(delegate)
        return f"{name} ({body})" if body else name
    return frame.person_and_body(seat.person.id)


def _move(frame: Frame, move: str, at: str, who: str) -> str:
    """Return the sentence of one movement."""
    return capital(frame.say(f"minutes.movement.{move}", at=frame.say.clock(at), who=who))
