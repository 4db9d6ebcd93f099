"""What the minutes of a session still lack, told as simple facts; none of them stops an export."""

from collections.abc import Iterator

from codesign_tui.actions.opening import still_to_say
from codesign_tui.domain.basis import lacking
from codesign_tui.domain.gathered import GATHERED
from codesign_tui.domain.items import Commitment, Vote
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.orphans import commitments_without_owner_or_date
from codesign_tui.domain.people import Attendance, CountedPeople, Participant
from codesign_tui.domain.presence import attendance_of
from codesign_tui.domain.presiding import chair_of
from codesign_tui.domain.private_writing import private_items
from codesign_tui.domain.process import Process
from codesign_tui.domain.secret_votes import is_in_box
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import AttendanceStatus, Channel, SessionState

_NAMED = 3
"""Names told at a time."""


def missing(process: Process, session_id: str) -> list[Msg]:
    """Return what is not known yet of a session, in the order of the minutes."""
    session = process.get(Session, session_id)
    if session is None:
        return []
    return [
        *_data(process, session),
        *_people(process, session_id),
        *_opening(process, session),
        *_items(process, session_id),
        *_hidden(process, session_id),
        *_commitments(process, session_id),
        *_end(session),
    ]


def _data(process: Process, session: Session) -> Iterator[Msg]:
    """Yield what the first lines need."""
    rules = rules_of(process.details.kind)
    for name in ("date", "place", "chair", "secretary"):
        # Nobody presides over an open path: whoever leads it is the facilitator.
        known = chair_of(process, session) if name == "chair" else getattr(session, name)
        if known is None and (rules.is_procedure or name != "chair"):
            yield msg(f"draft.missing.{name}")
    notice = session.convened
    if rules.asks_notice and (notice is None or notice.date is None):
        yield msg("draft.missing.notice")
    for part in lacking(process.details):
        yield msg(f"draft.missing.path_{part.value}")


def _people(process: Process, session_id: str) -> Iterator[Msg]:
    """Yield what is not known of who was there."""
    attendance = process.in_session(Attendance, session_id)
    if not attendance and not process.in_session(CountedPeople, session_id):
        yield msg("draft.missing.people")
    expected = sum(entry.status is AttendanceStatus.EXPECTED for entry in attendance)
    if expected:
        yield msg("draft.missing.expected", n=expected)
    unrecorded = _unrecorded(process, session_id)
    if unrecorded:
        names: Msg | str = ", ".join(person.full_name for person in unrecorded[:_NAMED])
        if len(unrecorded) > _NAMED:
            names = msg("draft.missing.unrecorded_more", names=names, more=len(unrecorded) - _NAMED)
        yield msg("draft.missing.unrecorded", n=len(unrecorded), names=names)


def _unrecorded(process: Process, session_id: str) -> list[Participant]:
    """Return the members who took part by what is written, and of whom nothing says whether they were there.

    What was gathered by telephone tells nothing of the hall.
    """
    heard: dict[str | None, None] = {}
    for kind in GATHERED:
        for item in process.in_session(kind, session_id):
            if item.on_table and item.channel is not Channel.PHONE_CALL:
                heard[item.author] = None
            if item.on_table and isinstance(item, Commitment):
                heard[item.owner] = None
    members = [person for one in heard if (person := process.get(Participant, one)) is not None]
    return [person for person in members if attendance_of(process, session_id, person.id) is None]


def _opening(process: Process, session: Session) -> Iterator[Msg]:
    """Yield what the opening has not said, as one fact."""
    if session.opening is None:
        yield msg("draft.missing.opening")
    elif unsaid := still_to_say(process, session.id):
        yield msg("draft.missing.opening_parts", n=len(unsaid))


def _items(process: Process, session_id: str) -> Iterator[Msg]:
    """Yield the items without an outcome, by their numbers."""
    open_items = [item for item in process.agenda(session_id) if _is_unfinished(item)]
    if not process.agenda(session_id):
        yield msg("draft.missing.agenda")
    if open_items:
        numbers = ", ".join(str(item.n) for item in open_items)
        yield msg("draft.missing.outcome", n=len(open_items), numbers=numbers)


def _hidden(process: Process, session_id: str) -> Iterator[Msg]:
    """Yield what nobody can read yet: items with something written in private, secret votes that are still open."""
    hidden = private_items(process, session_id)
    if hidden:
        yield msg("draft.missing.private", n=len(hidden), numbers=", ".join(str(item.n) for item in hidden))
    voting = [code_of(vote) for vote in process.in_session(Vote, session_id) if is_in_box(vote)]
    if voting:
        yield msg("draft.missing.secret", n=len(voting), codes=", ".join(voting))


def _is_unfinished(item: AgendaItem) -> bool:
    """Return whether nothing says how an item ended."""
    return not (item.skipped or item.outcome or item.summary)


def _commitments(process: Process, session_id: str) -> Iterator[Msg]:
    """Yield how many commitments lack an owner or a date."""
    count = len(list(commitments_without_owner_or_date(process, session_id)))
    if count:
        yield msg("draft.missing.commitments", n=count)


def _end(session: Session) -> Iterator[Msg]:
    """Yield what the last lines need, once the session has begun."""
    if session_state(session) is SessionState.OPEN:
        yield msg("draft.missing.end")
    if session.next_session is None:
        yield msg("draft.missing.next")
