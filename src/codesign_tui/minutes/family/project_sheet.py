"""The project sheet of one proposal: what it is, which needs it answers, who carries it, how we will know."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.items import Commitment, Decision, Indicator, Need, Proposal, Resource
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.orphans import goals_of
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.frame import capital, joined, sentence
from codesign_tui.minutes.compose.knowing import destiny_of, indicator_table
from codesign_tui.minutes.compose.proposal_sheets import objection, sheet_lines_of
from codesign_tui.minutes.compose.proposals import outcome, proposers
from codesign_tui.minutes.compose.resources import ledger
from codesign_tui.minutes.compose.votes import votes
from codesign_tui.minutes.document import Block, Document, Paragraph
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import Ground, Part, document_of, of_proposal
from codesign_tui.minutes.family.pieces import alive, bullets, commitment_table, fiction, section, to_fill, votes_on

NAME: Final = "project_sheet"


def project_sheet(asked: Asked) -> Document:
    """Return the sheet of a proposal.

    Raises:
        Refused: no such proposal, or it may not leave the table.
    """
    ground = of_proposal(asked)
    proposal = proposal_of(ground)
    title = ground.say("family.project_sheet.title", code=ground.frame.code(proposal), title=proposal.title)
    return document_of(ground, NAME, title, _PARTS, subtitle=(ground.details.title, heading.legal_line(ground.frame)))


def project_sheet_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield what the sheet of a proposal leaves empty."""
    ground = of_proposal(asked)
    proposal = proposal_of(ground)
    if not proposal.text:
        yield msg("documents.lacks.text")
    if not proposal.needs:
        yield msg("documents.lacks.needs")
    if not linked(ground, proposal):
        yield msg("documents.lacks.commitments")
    if not resources_of(ground, [proposal]):
        yield msg("documents.lacks.resources")
    if not indicators_of(ground, [proposal]):
        yield msg("documents.lacks.indicators")


def proposal_of(ground: Ground) -> Proposal:
    """Return the proposal that a document is of."""
    assert ground.proposal is not None
    return ground.proposal


def linked(ground: Ground, proposal: Proposal) -> list[Commitment]:
    """Return the commitments taken for a proposal."""
    return [each for each in alive(ground) if proposal.id in each.proposals]


def resources_of(ground: Ground, proposals: Iterable[Proposal]) -> list[Resource]:
    """Return the rows of the ledger that the commitments for some proposals count on."""
    wanted = {row for each in proposals for commitment in linked(ground, each) for row in commitment.resources}
    return [row for row in ground.out.resources() if row.id in wanted]


def indicators_of(ground: Ground, proposals: Iterable[Proposal]) -> list[Indicator]:
    """Return the indicators that tell how some proposals go."""
    names = {each.id for each in proposals}
    return [one for one in ground.process.all(Indicator) if one.counts and names & set(one.proposals)]


def _summary(ground: Ground) -> Iterator[Block]:
    """Yield what it is, who brought it, where it happens, which goals it serves, what became of it."""
    proposal, say = proposal_of(ground), ground.say
    yield to_fill(say("family.project_sheet.what"), proposal.text)
    if who := proposers(ground.frame, proposal):
        yield Paragraph(who, lead=say("family.project_sheet.brought_by"))
    if proposal.place:
        yield Paragraph(proposal.place, lead=say("family.project_sheet.where"))
    if goals := goals_of(proposal):
        yield Paragraph("; ".join(goals), lead=say("family.project_sheet.goals"))
    yield Paragraph(outcome(ground.frame, proposal), lead=say("family.project_sheet.became"))


def _nabc(ground: Ground) -> Iterator[Block]:
    """Yield the four parts of the sheet that the table filled in, and what else stands in it."""
    lines = sheet_lines_of(ground.frame, proposal_of(ground))
    yield from section(ground, "nabc", bullets(lines))


def _territory(ground: Ground) -> Iterator[Block]:
    """Yield what the place puts in."""
    given = proposal_of(ground).local_resources
    parts = given.model_dump() if given is not None else {}
    lines = [ground.say(f"minutes.with_place.{part}", words=words) for part, words in parts.items() if words]
    yield from section(ground, "territory", bullets(lines))


def _needs(ground: Ground) -> Iterator[Block]:
    """Yield the needs it answers, in the words of who said them."""
    wanted = proposal_of(ground).needs
    found = [need for need in ground.out.shown(Need) if need.id in wanted]
    lines = [f"{ground.frame.code(need)} – {need.text}" for need in found]
    yield from section(ground, "needs", bullets(lines))


def _objections(ground: Ground) -> Iterator[Block]:
    """Yield why somebody disagrees, as prominently as the agreement."""
    lines = [objection(ground.frame, one) for one in proposal_of(ground).objections]
    yield from section(ground, "objections", bullets(lines))


def _choice(ground: Ground) -> Iterator[Block]:
    """Yield how the table chose it: the decisions that name it, and the votes that it stood in."""
    proposal, frame = proposal_of(ground), ground.frame
    code = frame.code(proposal)
    lines = [sentence(each.text) for each in ground.out.shown(Decision) if code in _words_of(each.text)]
    formal = [vote for vote in votes_on(ground, proposal) if vote.rounds or vote.in_favour is not None]
    for vote in votes_on(ground, proposal):
        got = next((row.total for row in vote.tally if row.option in (proposal.id, code)), None)
        if got is not None:
            subject = capital(frame.word("vote_subject", vote.subject))
            lines.append(ground.say("family.project_sheet.got", vote=frame.code(vote), subject=subject, total=got))
    yield from section(ground, "choice", [*bullets(lines), *votes(frame, formal)])


def _activities(ground: Ground) -> Iterator[Block]:
    """Yield who does what by when."""
    found = linked(ground, proposal_of(ground))
    yield from section(ground, "activities", commitment_table(ground, found))


def _budget(ground: Ground) -> Iterator[Block]:
    """Yield the resources that its commitments count on."""
    yield from section(ground, "budget", ledger(ground.frame, resources_of(ground, [proposal_of(ground)])))


def _indicators(ground: Ground) -> Iterator[Block]:
    """Yield how the table will know."""
    found = indicators_of(ground, [proposal_of(ground)])
    yield from section(ground, "indicators", indicator_table(ground.frame, found))


def _notes(ground: Ground) -> Iterator[Block]:
    """Yield what was noted of it."""
    note = proposal_of(ground).note
    yield from section(ground, "notes", [Paragraph(note)] if note else [])


def _after(ground: Ground) -> Iterator[Block]:
    """Yield what happens after the path."""
    words = destiny_of(ground.frame, proposal_of(ground))
    yield from section(ground, "after", [Paragraph(sentence(words))] if words else [])


def _words_of(text: str) -> set[str]:
    """Return the words of a text, without what closes them: PR1 is not in PR10."""
    return {word.strip(".,;:()«»\"'") for word in joined(text.split(), " ").replace("–", " ").split()}


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "summary": _summary,
        "nabc": _nabc,
        "territory": _territory,
        "needs": _needs,
        "objections": _objections,
        "choice": _choice,
        "activities": _activities,
        "budget": _budget,
        "indicators": _indicators,
        "notes": _notes,
        "after": _after,
        "fiction": fiction,
    }
)
