"""What is said before the table begins, and what was declared there."""

from collections.abc import Iterator

from codesign_tui.actions.opening import still_to_say
from codesign_tui.domain.dissent import DIFFERS
from codesign_tui.domain.items import Position, Vote
from codesign_tui.domain.meetings import AgendaItem, ConflictOfInterest
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_checks import Severity
from codesign_tui.domain.people import Organization
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.presence import may_vote_at, vote_times
from codesign_tui.domain.tables import code_of
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked

_PRIVACY = "action.opening.privacy_given"


def opening(looked: Looked) -> Iterator[Found]:
    """Yield that nothing is recorded of the opening."""
    if looked.session.opening is None:
        yield Found(msg("checks.found.opening"), Where.OPENING)


def privacy(looked: Looked) -> Iterator[Found]:
    """Yield that nothing says that people were told about their personal data (art. 13 GDPR)."""
    opened = looked.session.opening
    given = looked.process.details.privacy.notice_given if opened is None else opened.privacy_given
    if not given:
        yield Found(msg("checks.found.privacy"), Where.OPENING)


def opening_parts(looked: Looked) -> Iterator[Found]:
    """Yield the other things that the opening has not said and the kind of path asks for."""
    if looked.session.opening is None:
        return
    for unsaid in still_to_say(looked.process, looked.session.id):
        if unsaid.id != _PRIVACY:
            part = unsaid.id.rpartition(".")[2]
            yield Found(msg("checks.found.opening_parts", what=unsaid), Where.OPENING, part, part)


def conflict_voted(looked: Looked) -> Iterator[Found]:
    """Yield who declared a conflict of interest and took part in a vote all the same (art. 6-bis L. 241/1990)."""
    for vote in looked.votes:
        for declared in vote.conflicts:
            if any(_is_theirs(declared, position) for position in _positions(vote)):
                yield _of(looked, vote, declared, "conflict_voted")
        item = looked.process.get(AgendaItem, vote.agenda_item)
        known = {(one.participant, one.organization) for one in vote.conflicts}
        for declared in item.conflicts if item is not None else ():
            if (declared.participant, declared.organization) not in known and _voted(looked, vote, declared):
                yield _of(looked, vote, declared, "conflict_voted.item")
    yield from _declared_at_the_opening(looked)


def _declared_at_the_opening(looked: Looked) -> Iterator[Found]:
    """Yield who declared a conflict at the opening and was among those who voted: of what, only a person can tell."""
    declared_then = looked.session.opening.conflicts if looked.session.opening is not None else ()
    for declared in declared_then:
        votes = [
            vote
            for vote in looked.votes
            if (declared.participant, declared.organization)
            not in {(one.participant, one.organization) for one in vote.conflicts}
            and _voted(looked, vote, declared)
        ]
        if votes:
            codes = ", ".join(map(code_of, votes))
            found = msg("checks.found.conflict_voted.opening", who=_who(looked, declared), votes=codes)
            subject = declared.participant or declared.organization
            yield Found(found, Where.VOTES, votes[0].id, subject, Severity.LOOK)


def _positions(vote: Vote) -> Iterator[Position]:
    """Yield the voices of a vote that are a vote."""
    voices = [*vote.details, *(one for turn in vote.rounds for one in turn.details)]
    yield from (one for one in voices if one.position in DIFFERS or one.position in ("in_favour", "consent"))


def _is_theirs(declared: ConflictOfInterest, position: Position) -> bool:
    """Tell whether a voice is of whoever declared."""
    is_person = declared.participant is not None and declared.participant == position.participant
    return is_person or (declared.organization is not None and declared.organization == position.organization)


def _voted(looked: Looked, vote: Vote, declared: ConflictOfInterest) -> bool:
    """Tell whether whoever declared could vote, and was in the hall when the vote was taken."""
    times = vote_times(looked.process, vote)
    if times is None:
        return False
    seats = {
        seat.participant.id: seat.participant
        for at in times
        for seat in may_vote_at(looked.process, looked.session.id, at)
    }
    if declared.participant is not None:
        return declared.participant in seats
    return any(person.organization == declared.organization for person in seats.values())


def _of(looked: Looked, vote: Vote, declared: ConflictOfInterest, name: str) -> Found:
    """Return what was found of a declaration and a vote."""
    found = msg(f"checks.found.{name}", who=_who(looked, declared), vote=code_of(vote))
    return Found(found, Where.VOTES, vote.id, vote.id)


def _who(looked: Looked, declared: ConflictOfInterest) -> Msg | str:
    """Return the name of whoever declared."""
    person = looked.process.person(declared.participant)
    body = looked.process.get(Organization, declared.organization)
    if person is not None:
        return person.full_name
    return body.label if body is not None else msg("checks.somebody")
