"""The proposals: who brought them, which needs they answer, their sheets, and what became of them."""

from collections.abc import Iterator

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.orphans import goals_of
from codesign_tui.domain.outputs import codes_in, comparable
from codesign_tui.domain.quadrants import Quadrant, is_placed, quadrant_of
from codesign_tui.domain.terms import Attribution, Perimeter, ProposalStatus
from codesign_tui.minutes.compose.declared import declared
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital, joined, sentence
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.compose.proposal_sheets import objections, sheets
from codesign_tui.minutes.document import Block, Heading, Table

_SHEETS = "nabc"
_MATRIX = "impact_effort"


def proposals(frame: Frame, item: AgendaItem | None, outputs: Outputs) -> Iterator[Block]:
    """Yield the proposals of an agenda item, or those of no item."""
    found = outputs.of(item, Proposal) if item else [each for each in outputs.loose if isinstance(each, Proposal)]
    if found:
        yield Heading(3, frame.say("minutes.heading.proposals"))
        yield _table(frame, found)
        elsewhere = frozenset[str]() if item is None or item.method == _SHEETS else _told_with_sheets(frame, outputs)
        yield from sheets(frame, [each for each in found if each.id not in elsewhere])
        yield from objections(frame, found)
    yield from _matrix(frame, _placed(frame, item))


def _table(frame: Frame, found: list[Proposal]) -> Table:
    """Return the table of proposals."""
    header = (*frame.columns("code", "proposal", "proposers", "needs"), _status_heading(frame))
    rows = tuple(
        (
            frame.code(proposal),
            _described(frame, proposal),
            proposers(frame, proposal) or NOTHING,
            frame.references(proposal.needs) or NOTHING,
            outcome(frame, proposal),
        )
        for proposal in found
    )
    return Table("", header, rows, (2, 8, 4, 3, 5))


def _status_heading(frame: Frame) -> str:
    """Return the last column's heading; it is dated when later sessions may have changed what became of them."""
    later = [each for each in frame.process.sessions() if each.number > frame.session.number and each.actual_start]
    if not later:
        return frame.say("minutes.column.outcome")
    return frame.say("minutes.column.outcome_on", day=frame.say.day(frame.generated_on))


def _described(frame: Frame, proposal: Proposal) -> str:
    """Return a proposal's title, its words, its place, the goals it serves, and what makes it special."""
    place = [frame.say("minutes.proposals.place", place=proposal.place)] if proposal.place else []
    marks = [*place, *_goals(frame, proposal), *declared(frame, proposal), *frame.marks(proposal)]
    aside = f" ({'; '.join(marks)})" if marks else ""
    return joined((sentence(proposal.title), proposal.text), " ") + aside


def _goals(frame: Frame, proposal: Proposal) -> list[str]:
    """Return which goals of the notice a proposal serves; of an anonymous one as well, since the table says it."""
    goals = goals_of(proposal)
    if not goals:
        return []
    return [frame.by_kind("minutes.proposals.goals", goals=", ".join(f"«{goal}»" for goal in goals))]


def proposers(frame: Frame, proposal: Proposal) -> str:
    """Return which bodies brought the proposal, each once; who signs it when there is no list."""
    if proposal.attribution is Attribution.ANONYMOUS:
        return frame.signed_by(proposal)
    bodies = {body: None for proposer in proposal.proposers if (body := _body_of(frame, proposer))}
    return ", ".join(bodies) or frame.signed_by(proposal)


def _body_of(frame: Frame, proposer: str) -> str:
    """Return the short name of the body somebody sits for, or their category."""
    person = frame.process.person(proposer)
    body = frame.short_body(getattr(person, "organization", None)) or frame.short_body(proposer)
    category = getattr(person, "category", None)
    return body or (frame.category(category) if category else "")


def status_words(frame: Frame, proposal: Proposal) -> str:
    """Return what became of a proposal, in the words of a table that proposes and never approves."""
    status = proposal.status or ProposalStatus.OPEN
    into = frame.references([proposal.merged_into] if proposal.merged_into else [])
    return frame.say(
        f"minutes.proposal_status.{status.value}",
        to=proposal.forwarded_to or frame.say("minutes.proposals.competent_office"),
        into=into or frame.say("minutes.proposals.another"),
    )


def outcome(frame: Frame, proposal: Proposal) -> str:
    """Return what became of a proposal, with its perimeter, what it takes in and its note."""
    words = status_words(frame, proposal)
    taken_in = frame.references(proposal.merged, merged=True)
    merged = frame.say("minutes.proposals.takes_in", codes=taken_in) if taken_in else ""
    parts = (words, _perimeter(frame, proposal), merged)
    return joined((sentence(capital(joined(parts, "; "))), proposal.note or ""), " ")


def _perimeter(frame: Frame, proposal: Proposal) -> str:
    """Return that a proposal is out of scope, or that this is to be verified."""
    if proposal.perimeter in (None, Perimeter.IN):
        return ""
    return frame.by_kind(f"minutes.perimeter.{proposal.perimeter.value}")


def _told_with_sheets(frame: Frame, outputs: Outputs) -> frozenset[str]:
    """Return the proposals whose sheet is printed under an item about sheets, of this session or of another one.

    That the path has such an item is not enough: it may never have been reached, or may tell other proposals.
    """
    items = [item for item in frame.process.all(AgendaItem) if item.method == _SHEETS]
    here = {each.id for item in items for each in outputs.of(item, Proposal)}
    named = {comparable(code) for item in items for output in item.outputs for code in codes_in(output)}
    every = frame.process.all(Proposal)
    there = {each.id for each in every if {comparable(each.id), comparable(frame.code(each))} & named}
    return frozenset(here | there | {each.id for each in every if each.agenda_item in {item.id for item in items}})


def _place_of_code(code: str) -> tuple[str, int, str]:
    """Return where a code stands among others: PR2 before PR10."""
    letters = code.rstrip("0123456789")
    return letters, int(code[len(letters) :] or 0), code


def _placed(frame: Frame, item: AgendaItem | None) -> list[Proposal]:
    """Return the proposals that were placed on the grid under an item; all of them under the grid's own.

    Files made before placing kept its item have only the session: those stand outside the items, where no item of the
    path is about the grid.
    """
    judged = [each for each in frame.process.all(Proposal) if is_placed(each) and frame.shown(each)]
    if item is not None:
        return [each for each in judged if item.method == _MATRIX or each.placed_item == item.id]
    if any(one.method == _MATRIX for one in frame.process.all(AgendaItem)):
        return []
    known = frame.process.get
    here = (each for each in judged if each.session == frame.session.id)
    return [each for each in here if known(AgendaItem, each.placed_item) is None]


def _matrix(frame: Frame, judged: list[Proposal]) -> Iterator[Block]:
    """Yield the judgements of impact and effort, from 1 to 5, by quadrant: those worth doing at once first."""
    if not judged:
        return
    quadrants = list(Quadrant)
    placed = sorted(
        ((quadrants.index(quadrant_of(each.impact or 0, each.effort or 0)), each) for each in judged),
        key=lambda one: (one[0], _place_of_code(frame.code(one[1]))),
    )
    header = frame.columns("quadrant", "code", "proposal", "impact", "effort")
    rows = tuple(
        (
            capital(frame.say(f"minutes.quadrant.{quadrants[place]}")),
            frame.code(each),
            each.title,
            str(each.impact),
            str(each.effort),
        )
        for place, each in placed
    )
    yield Table(frame.say("minutes.proposals.matrix_caption"), header, rows, (4, 2, 9, 2, 2), frozenset({3, 4}))
