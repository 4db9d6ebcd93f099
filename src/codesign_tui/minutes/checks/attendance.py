"""Who was in the hall, since when and until when: what is not recorded, and times that cannot be."""

from collections.abc import Iterator

from codesign_tui.domain.clock import since_opening
from codesign_tui.domain.gathered import GATHERED
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Attendance, CountedPeople, Participant
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.presence import attendance_of
from codesign_tui.domain.terms import AttendanceStatus, Channel
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked

_IN_PERSON = (AttendanceStatus.PRESENT, AttendanceStatus.DELEGATED)


def people(looked: Looked) -> Iterator[Found]:
    """Yield that nobody was recorded, neither by name nor by number."""
    if not looked.attendance and not looked.process.in_session(CountedPeople, looked.session.id):
        yield Found(msg("checks.found.people"), Where.PEOPLE)


def expected(looked: Looked) -> Iterator[Found]:
    """Yield each member who was expected and of whom nobody said whether they came."""
    for entry in looked.attendance:
        if entry.status is AttendanceStatus.EXPECTED:
            yield _of(looked, entry, "expected")


def unrecorded(looked: Looked) -> Iterator[Found]:
    """Yield each member who spoke or took a commitment, and of whom nothing says whether they were there.

    What was gathered by telephone tells nothing of the hall.
    """
    heard: dict[str | None, None] = {}
    for kind in GATHERED:
        for item in looked.process.in_session(kind, looked.session.id):
            if item.on_table and item.channel is not Channel.PHONE_CALL:
                heard[item.author] = None
            if item.on_table and isinstance(item, Commitment):
                heard[item.owner] = None
    for identifier in heard:
        person = looked.process.get(Participant, identifier)
        if person is not None and attendance_of(looked.process, looked.session.id, person.id) is None:
            yield Found(msg("checks.found.unrecorded", name=person.full_name), Where.PEOPLE, person.id, person.id)


def attendance_times(looked: Looked) -> Iterator[Found]:
    """Yield who was there without times that tell since when, or who went out and may have come back.

    No arrival means from the opening: without the hour of the opening nobody's presence has a time.
    """
    present = [entry for entry in looked.attendance if entry.status in _IN_PERSON]
    without = [entry for entry in present if entry.arrived_at is None]
    if looked.has_begun and looked.session.actual_start is None and without:
        yield Found(msg("checks.found.attendance_times", n=len(without)), Where.OPENING)
    for entry in present:
        if looked.is_over and entry.left_at is None and any(away.back_at is None for away in entry.away):
            yield _of(looked, entry, "attendance_times.away")


def proxy(looked: Looked) -> Iterator[Found]:
    """Yield each delegate of a procedure whose proxy is not named."""
    for entry in looked.attendance:
        is_delegated = entry.status is AttendanceStatus.DELEGATED
        if looked.rules.is_procedure and is_delegated and (entry.delegate is None or not entry.delegate.proxy_doc):
            yield _of(looked, entry, "proxy")


def times(looked: Looked) -> Iterator[Found]:
    """Yield times that go backwards: of the session, of somebody's presence, of an item, of the papers."""
    yield from _session_times(looked)
    for entry in looked.attendance:
        if any(_backwards(looked, one, other) for one, other in _stretches(entry)):
            yield _of(looked, entry, "times.person")
    for item in looked.agenda:
        if any(run.ended_at is not None and run.ended_at < run.started_at for run in item.runs):
            yield Found(msg("checks.found.times.item", number=item.n), Where.ITEM, item.id, item.id)


def _session_times(looked: Looked) -> Iterator[Found]:
    """Yield the times of the session and of its papers that go backwards.

    Registered may well come before sent: marks are noted in whatever order things happened.
    """
    session, record = looked.session, looked.record
    if _backwards(looked, session.actual_start, session.actual_end):
        yield Found(msg("checks.found.times.session"), Where.CLOSING)
    sent = session.convened.date if session.convened is not None else None
    if sent is not None and session.date is not None and sent > session.date:
        yield Found(msg("checks.found.times.notice"), Where.SESSION, "notice_date", "notice")
    if record is not None and session.date is not None:
        drafted, sent_on = record.drafted_on, record.sent_for_remarks_on
        early = any(day is not None and day < session.date for day in (drafted, sent_on, record.protocol_date))
        if early or (drafted is not None and sent_on is not None and sent_on < drafted):
            yield Found(msg("checks.found.times.minutes"), Where.LIFE, "", "minutes")


def _stretches(entry: Attendance) -> Iterator[tuple[str | None, str | None]]:
    """Yield the moments of somebody's presence that must follow one another."""
    yield entry.arrived_at, entry.left_at
    for away in entry.away:
        yield away.left_at, away.back_at
        yield entry.arrived_at, away.left_at


def _backwards(looked: Looked, one: str | None, other: str | None) -> bool:
    """Tell whether the second clock time comes before the first, past midnight counted on."""
    if one is None or other is None:
        return False
    return since_opening(looked.session, other) < since_opening(looked.session, one)


def _of(looked: Looked, entry: Attendance, name: str) -> Found:
    """Return what was found of one member."""
    person = looked.process.get(Participant, entry.participant)
    found: Msg = msg(f"checks.found.{name}", name=entry.participant if person is None else person.full_name)
    return Found(found, Where.PEOPLE, entry.participant, entry.participant)
