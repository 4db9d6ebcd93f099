"""The commitments: those taken in the session, and, when they are reviewed, the state of the earlier ones."""

from collections import Counter
from collections.abc import Iterator

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.last_promises import REVIEW, heard_in
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.public_numbers import public_number
from codesign_tui.domain.terms import CommitmentStatus, ReportedBy
from codesign_tui.minutes.compose.declared import declared
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital, joined
from codesign_tui.minutes.compose.languages import said
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.compose.promises import passed_on, roles_table
from codesign_tui.minutes.document import Block, Heading, Paragraph, Table

_FIRST = (CommitmentStatus.DONE, CommitmentStatus.IN_PROGRESS, CommitmentStatus.OVERDUE)
_ORDER = (*_FIRST, *(status for status in CommitmentStatus if status not in _FIRST))
"""In which order the states are counted: what was done first."""


def taken_here(frame: Frame) -> list[Commitment]:
    """Return the commitments taken in this session."""
    return [each for each in frame.process.in_session(Commitment, frame.session.id) if frame.shown(each)]


def commitments(frame: Frame) -> Iterator[Block]:
    """Yield the commitments taken in the session; outside a procedure too, a table that promises says so."""
    taken = taken_here(frame)
    if taken:
        yield from _taken(frame, taken)
    yield from passed_on(frame)


def _taken(frame: Frame, taken: list[Commitment]) -> Iterator[Block]:
    """Yield the table of the commitments taken, and who does what."""
    say = frame.say
    yield Heading(1, say("minutes.heading.commitments"))
    headlines = [frame.code(each) for each in taken if each.headline]
    if headlines:
        yield Paragraph(say("minutes.commitments.headlines", codes=", ".join(headlines)))
    all_confirmed = all(_confirmed_here(frame, commitment) for commitment in taken)
    depends = any(conditions(frame, commitment) for commitment in taken)
    said_of_some = any(each.confirmed_by_owner is not None or each.assumed_in_absence for each in taken)
    last = depends or (not all_confirmed and said_of_some)
    header = frame.columns("n", "commitment", "owner", "due", "resources", "linked")
    rows = [_row(frame, commitment) for commitment in taken]
    widths: tuple[int, ...] = (2, 8, 5, 4, 3, 3)
    if last:
        header = (*header, *frame.columns("confirmed"))
        rows = [(*row, _confirmed(frame, each) or NOTHING) for row, each in zip(rows, taken, strict=True)]
        widths = (*widths, 4)
    yield Table("", header, tuple(rows), widths)
    if all_confirmed:
        yield Paragraph(say("minutes.commitments.all_confirmed"))
    yield from roles_table(frame, taken)


def _row(frame: Frame, commitment: Commitment) -> tuple[str, ...]:
    """Return one commitment's row."""
    return (
        frame.code(commitment),
        joined((_words(frame, commitment), *declared(frame, commitment)), "; "),
        _owner(frame, commitment) or frame.say("minutes.commitments.no_owner"),
        _due(frame, commitment) or frame.say("minutes.commitments.no_date"),
        frame.references(commitment.resources) or NOTHING,
        _linked(frame, commitment) or NOTHING,
    )


def _words(frame: Frame, commitment: Commitment) -> str:
    """Return what was promised, with the number by which it is known outside the table."""
    number = public_number(frame.process, commitment)
    words = frame.with_marks(said(frame, commitment), commitment)
    return f"{words} [{number}]" if number else words


def _linked(frame: Frame, commitment: Commitment) -> str:
    """Return the proposals that it carries out, and the card that it answers."""
    card = frame.references((commitment.from_item,)) if commitment.from_item else ""
    comes_from = frame.say("minutes.commitments.from_item", code=card) if card else ""
    return joined((frame.references(commitment.proposals), comes_from), "; ")


def _owner(frame: Frame, commitment: Commitment) -> str:
    """Return who answers for it, person and body, and who helps."""
    owner = frame.person_and_body(commitment.owner, commitment.owner_organization)
    helpers = {who: None for person in commitment.supporters if (who := _helper(frame, person))}
    with_whom = frame.say("minutes.commitments.with", who=", ".join(helpers)) if helpers else ""
    return joined((owner, with_whom), "; ")


def _helper(frame: Frame, identifier: str) -> str:
    """Return the body of somebody who helps, or what stands for the person."""
    person = frame.process.person(identifier)
    body = frame.short_body(getattr(person, "organization", None)) or frame.short_body(identifier)
    return body or (frame.name(person) if person else "")


def _due(frame: Frame, commitment: Commitment) -> str:
    """Return by when, as it was promised: a date, the words people used, or both."""
    words = f"({commitment.due_words})" if commitment.due and commitment.due_words else commitment.due_words or ""
    return joined((frame.day(commitment.due), words), " ")


def conditions(frame: Frame, commitment: Commitment) -> str:
    """Return what must happen before the commitment holds: an act, a board's confirmation."""
    parts = []
    if commitment.act_needed:
        parts.append(frame.say("minutes.commitments.subject_to_act", act=commitment.act_needed))
    day = frame.day(commitment.to_confirm_by)
    if commitment.to_confirm_by_body and day:
        said_of_body = {"body": commitment.to_confirm_by_body, "day": day}
        parts.append(frame.say("minutes.commitments.body_confirms_by", **said_of_body))
    elif commitment.to_confirm_by_body:
        parts.append(frame.say("minutes.commitments.body_confirms", body=commitment.to_confirm_by_body))
    return "; ".join(parts)


def _confirmed_here(frame: Frame, commitment: Commitment) -> bool:
    """Tell whether the owner confirmed in this session; files that only say that they did mean the session itself."""
    return bool(commitment.confirmed_by_owner) and commitment.confirmed_in in (None, frame.session.id)


def _confirmed(frame: Frame, commitment: Commitment) -> str:
    """Return whether the owner confirmed, in which session, and on what it still depends."""
    return joined((_confirmation(frame, commitment), conditions(frame, commitment)), "; ")


def _confirmation(frame: Frame, commitment: Commitment) -> str:
    """Return whether the owner confirmed it; what was taken in their absence says so until they do."""
    later = frame.process.get(Session, commitment.confirmed_in)
    if commitment.confirmed_by_owner and later is not None and later.id != frame.session.id:
        return frame.say("minutes.commitments.confirmed_later", number=later.number)
    if commitment.assumed_in_absence and not commitment.confirmed_by_owner:
        day = "" if commitment.to_confirm_by_body else frame.day(commitment.to_confirm_by)
        return frame.say(f"minutes.commitments.in_absence{'_by' if day else ''}", **({"day": day} if day else {}))
    if commitment.confirmed_by_owner is None:
        return ""
    return frame.say(f"minutes.commitments.{'confirmed' if commitment.confirmed_by_owner else 'to_confirm'}")


def state_of_commitments(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield where the earlier commitments stand, when the session reviewed them."""
    named = [each for each in outputs.anywhere(Commitment) if each.session != frame.session.id]
    methods = {item.method for item in frame.process.agenda(frame.session.id)}
    earlier = [each for each in _earlier(frame) if frame.shown(each)]
    heard = [each for each in earlier if heard_in(each, frame.session.id) is not None]
    reviewed = named or (earlier if REVIEW in methods else heard)
    if not reviewed:
        return
    say = frame.say
    yield Heading(1, say("minutes.heading.state_of_commitments"))
    yield Paragraph(_counts(frame, reviewed))
    header = frame.columns("n", "commitment", "owner", "due", "state", "news")
    rows = tuple(_state_row(frame, commitment) for commitment in reviewed)
    yield Table("", header, rows, (2, 7, 4, 4, 3, 6))


def _earlier(frame: Frame) -> list[Commitment]:
    """Return the commitments of earlier sessions."""
    before = {session.id for session in frame.process.sessions() if session.number < frame.session.number}
    return [commitment for commitment in frame.process.all(Commitment) if commitment.session in before]


def _counts(frame: Frame, reviewed: list[Commitment]) -> str:
    """Return how many commitments stand where."""
    counts = Counter(_status(each) for each in reviewed)
    parts = [
        frame.say(f"minutes.commitment_count.{status.value}", n=counts[status]) for status in _ORDER if counts[status]
    ]
    return frame.say("minutes.commitments.counts", n=len(reviewed), counts=", ".join(parts))


def _status(commitment: Commitment) -> CommitmentStatus:
    """Return a commitment's status; one without is proposed."""
    return commitment.status or CommitmentStatus.PROPOSED


def _state_row(frame: Frame, commitment: Commitment) -> tuple[str, ...]:
    """Return the state of one commitment."""
    say = frame.say
    new_due = say("minutes.commitments.new_due", day=frame.day(commitment.new_due)) if commitment.new_due else ""
    done = f"({frame.day(commitment.completed_on)})" if commitment.completed_on else ""
    evidence = say("minutes.commitments.evidence", words=commitment.evidence) if commitment.evidence else ""
    return (
        frame.code(commitment),
        commitment.text,
        frame.person_and_body(commitment.owner, commitment.owner_organization) or NOTHING,
        joined((_due(frame, commitment), new_due), "; ") or NOTHING,
        joined((capital(frame.say(f"minutes.commitment_state.{_status(commitment).value}")), done), " "),
        joined((joined((commitment.progress_note or "", evidence), " "), _heard(frame, commitment)), "; ") or NOTHING,
    )


def _heard(frame: Frame, commitment: Commitment) -> str:
    """Return the cause that this session heard, and how it heard where the owner did not tell."""
    heard = heard_in(commitment, frame.session.id)
    if heard is None:
        return ""
    kind = frame.say.term(heard.cause_kind) if heard.cause_kind else ""
    cause = joined((kind, heard.cause or ""), " – ")
    told = heard.reported_by if heard.reported_by is not ReportedBy.PRESENT else None
    parts = (frame.say("minutes.commitments.cause", cause=cause) if cause else "", frame.say.term(told) if told else "")
    return joined(parts, "; ")
