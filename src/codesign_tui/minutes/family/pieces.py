"""What several documents of the family say alike: sessions held, commitments, positions that differ, who signs."""

from collections.abc import Iterable, Iterator
from datetime import date

from codesign_tui.domain.dissent import differing
from codesign_tui.domain.items import Commitment, Decision, Need, Proposal, Statement, Vote
from codesign_tui.domain.meetings import MinutesRecord, Session, session_state
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.presence import took_part
from codesign_tui.domain.terms import CommitmentStatus, ProposalStatus, SessionState
from codesign_tui.minutes.compose import closing
from codesign_tui.minutes.compose.commitments import conditions
from codesign_tui.minutes.compose.frame import NOTHING, capital, joined
from codesign_tui.minutes.compose.proposal_sheets import objection
from codesign_tui.minutes.compose.votes import position
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Signatures, Table
from codesign_tui.minutes.family.ground import BLANK, Ground
from codesign_tui.minutes.sending.outcomes import shortened

_SHARED = (ProposalStatus.APPROVED,)

_NEEDS = 3
"""Needs told beside a proposal; of more, how many there are."""

_CUT = 90
"""Characters of a need where it is told in short."""


def fiction(ground: Ground) -> Iterable[Block]:
    """Return that people and bodies are invented, where the path says so."""
    return closing.fiction_notice(ground.frame)


def section(ground: Ground, name: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the heading of a section and its blocks; nothing where there are none."""
    found = list(blocks)
    if found:
        yield Heading(1, ground.say(f"family.heading.{name}"))
        yield from found


def to_fill(lead: str, words: str = "") -> Paragraph:
    """Return a line that says something, or is left to be filled in by hand."""
    return Paragraph(words or BLANK, lead=lead)


def bullets(lines: Iterable[str]) -> Iterator[Block]:
    """Yield a list, if there is anything in it."""
    found = tuple(line for line in lines if line)
    if found:
        yield ListBlock(found)


def held(ground: Ground) -> list[Session]:
    """Return the sessions that have begun and may be spoken of."""
    return [one for one in ground.out.sessions() if session_state(one) is not SessionState.PLANNED]


def to_come(ground: Ground) -> list[Session]:
    """Return the sessions that are still to be held, those with a day first."""
    planned = [one for one in ground.out.sessions() if session_state(one) is SessionState.PLANNED]
    return sorted(planned, key=lambda one: (one.date is None, one.date or "", one.number))


def shared(ground: Ground) -> list[Proposal]:
    """Return the proposals that the table shared."""
    return [each for each in ground.out.shown(Proposal) if each.status in _SHARED]


def not_pursued(ground: Ground) -> list[Proposal]:
    """Return the proposals that the table did not share, without those that another stands for."""
    others = (ProposalStatus.APPROVED, ProposalStatus.MERGED)
    return [each for each in ground.out.shown(Proposal) if each.status not in others]


def alive(ground: Ground) -> list[Commitment]:
    """Return the commitments that were not dropped, by their day."""
    found = [each for each in ground.out.shown(Commitment) if each.status is not CommitmentStatus.CANCELLED]
    return sorted(found, key=lambda each: ground.out.due(each) or date.max)


def due_words(ground: Ground, commitment: Commitment) -> str:
    """Return by when something is to be done; empty where nobody said it."""
    due = ground.out.due(commitment)
    return ground.frame.day(due.isoformat()) if due is not None else commitment.due_words or ""


def commitment_table(ground: Ground, commitments: Iterable[Commitment], caption: str = "") -> Iterator[Block]:
    """Yield commitments as a table: what, who, by when, on which condition; an empty cell is to be filled in."""
    rows = tuple(
        (
            ground.frame.code(each),
            each.text,
            ground.out.owner(each) or BLANK[:14],
            joined((due_words(ground, each) or BLANK[:12], conditions(ground.frame, each)), "; "),
        )
        for each in commitments
    )
    if rows:
        yield Table(caption, ground.frame.columns("n", "commitment", "owner", "due"), rows, (2, 9, 5, 5))


def sessions_table(ground: Ground) -> Iterator[Block]:
    """Yield the sessions held: the day, what they were about, who took part, where their minutes stand."""
    header = tuple(ground.say(f"family.column.{name}") for name in ("session", "day", "about", "present", "minutes"))
    rows = tuple(
        (
            str(one.number),
            ground.frame.day(one.date) or NOTHING,
            one.title,
            _present(ground, one),
            _minutes_state(ground, one),
        )
        for one in held(ground)
    )
    if rows:
        yield Table("", header, rows, (2, 4, 8, 4, 5))


def bodies_table(ground: Ground) -> Iterator[Block]:
    """Yield who sits at the table: each body with its kind, and in a procedure in what quality."""
    frame = ground.frame
    names = ("body", "category", "quality") if frame.procedure else ("body", "category")
    rows = tuple(
        (one.name, frame.category(one.category), *_quality(ground, one))
        for one in ground.process.all(Organization)
        if one.withdrawn_on is None
    )
    if rows:
        yield Table("", frame.columns(*names), rows, (8, 4, 5)[: len(names)])
    alone = sum(one.organization is None and not one.observer for one in ground.process.all(Participant))
    if alone:
        yield Paragraph(ground.say("family.people_alone", n=alone))


def positions(ground: Ground) -> list[str]:
    """Return every position that differs, in its words: of votes, decisions, proposals, and what was declared."""
    frame, out = ground.frame, ground.out
    told: list[str] = []
    votes = {vote.id for vote in out.votes()}
    for vote in out.votes():
        told += [f"{frame.code(vote)}: {position(frame, one)}" for one in differing(vote)]
    for decision in out.shown(Decision):
        if decision.vote not in votes:
            told += [f"{frame.code(decision)}: {position(frame, one)}" for one in decision.positions]
    for proposal in out.shown(Proposal):
        code = frame.code(proposal)
        told += [f"{code} – {proposal.title}: {objection(frame, one)}" for one in proposal.objections]
    for made in out.shown(Statement):
        who = frame.person_and_body(made.author, made.author_organization) or frame.signed_by(made)
        told.append(ground.say("family.statement", who=who, words=made.text))
    return list(dict.fromkeys(told))


def answered(ground: Ground, proposal: Proposal) -> str:
    """Return the first needs that a proposal answers, in few words each, and how many others there are."""
    found = [need for need in ground.out.shown(Need) if need.id in proposal.needs]
    words = [shortened(need.text.rstrip(" ."), _CUT) for need in found[:_NEEDS]]
    if len(found) > _NEEDS:
        words.append(ground.say("family.more_needs", n=len(found) - _NEEDS))
    return "; ".join(words)


def answered_whole(ground: Ground, proposal: Proposal) -> str:
    """Return every need that a proposal answers, in its whole words: an act for filing cuts nothing."""
    found = [need for need in ground.out.shown(Need) if need.id in proposal.needs]
    return "; ".join(need.text.rstrip(" .") for need in found)


def votes_on(ground: Ground, proposal: Proposal) -> list[Vote]:
    """Return the votes that a proposal was an option of, or the subject."""
    names = {proposal.id, ground.frame.code(proposal)}
    found = []
    for vote in ground.out.votes():
        options = {*vote.options, *(row.option for row in vote.tally)}
        if names & options or any(name in vote.subject.split() for name in names):
            found.append(vote)
    return found


def manager_name(ground: Ground) -> str:
    """Return who answers for the procedure, as the copy may name them; empty where nobody is set."""
    person = ground.process.person(ground.details.authority.procedure_manager)
    return ground.frame.name(person) if person is not None else ""


def signed_by_manager(ground: Ground) -> Iterator[Block]:
    """Yield the place and date to fill in and who signs; in a public copy that the original is kept."""
    if ground.public:
        yield Paragraph(ground.by_kind("family.signed_original"))
        return
    yield Paragraph(ground.say("family.place_and_date", blank=BLANK))
    role = ground.by_kind("family.signature.manager")
    yield Signatures(((role, manager_name(ground)),))


def signed_by_parties(ground: Ground) -> Iterator[Block]:
    """Yield a line to sign for each body, and lines for who sits for none."""
    if ground.public:
        yield Paragraph(ground.by_kind("family.signed_original"))
        return
    yield Paragraph(ground.say("family.place_and_date", blank=BLANK))
    bodies = [one for one in ground.process.all(Organization) if one.withdrawn_on is None]
    alone = [one for one in ground.process.all(Participant) if one.organization is None and not one.observer]
    lines = [(ground.say("family.signature.for_body", body=one.name), "") for one in bodies]
    lines += [(ground.frame.category(one.category), one.full_name) for one in alone]
    yield Signatures(tuple(lines) or ((ground.say("family.signature.party"), ""),) * 2)


def _present(ground: Ground, session: Session) -> str:
    """Return how many seats were taken at a session; a dash where nothing is recorded."""
    seats = [one for one in took_part(ground.process, session.id) if not one.participant.observer]
    return ground.say("family.seats", n=len(seats)) if seats else NOTHING


def _minutes_state(ground: Ground, session: Session) -> str:
    """Return the number of a session's minutes and where they stand."""
    record = next(iter(ground.process.in_session(MinutesRecord, session.id)), None)
    if record is None:
        return NOTHING
    state = ground.frame.word("status", record.status)
    return capital(ground.say("family.minutes_state", number=record.number or session.number, state=state))


def _quality(ground: Ground, body: Organization) -> tuple[str, ...]:
    """Return in what quality a body sits in a procedure; nothing outside one."""
    if not ground.frame.procedure:
        return ()
    return (ground.frame.word("procedural_role", body.procedural_role) or NOTHING,)
