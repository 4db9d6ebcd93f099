"""The *documento di proposta partecipata* of Emilia-Romagna's law on participation (`domain.md` §5.5).

Object and needs, a very short summary of the path and of its critical points, the proposals. Whoever leads the path
prepares it, the *tavolo di negoziazione* approves it, then it goes to the guarantor and to the body that decides.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.items import Cluster, Indicator, Need, ParkedQuestion, Proposal, Risk
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.frame import joined
from codesign_tui.minutes.compose.knowing import indicator_table
from codesign_tui.minutes.compose.proposals import outcome
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Signatures, WritingLines
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import BLANK, Ground, Part, document_of, of_path
from codesign_tui.minutes.family.pieces import (
    answered,
    bullets,
    fiction,
    held,
    not_pursued,
    positions,
    section,
    shared,
    to_fill,
)

NAME: Final = "participated_proposal"

_MOST: Final = 4
"""Needs told of one group in a document that must be short; of more, how many there are."""


def participated_proposal(asked: Asked) -> Document:
    """Return the document of the whole path."""
    ground = of_path(asked)
    title = ground.say("family.participated.title", title=ground.details.title)
    return document_of(ground, NAME, title, _PARTS, subtitle=(ground.say("family.participated.law"),))


def participated_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield what the document leaves to be filled in."""
    ground = of_path(asked)
    if not ground.details.perimeter.goals:
        yield msg("documents.lacks.goals")
    if not ground.out.shown(Need):
        yield msg("documents.lacks.gathered_needs")
    if not shared(ground):
        yield msg("documents.lacks.shared")
    yield msg("documents.lacks.approval")


def _object(ground: Ground) -> Iterator[Block]:
    """Yield what the path was about, who decides, who leads."""
    say = ground.say
    yield Heading(1, say("family.heading.object"))
    about = joined((ground.details.title, ground.details.subtitle or ""), " – ")
    yield Paragraph(about, lead=say("family.participated.about"))
    goals = ground.details.perimeter.goals
    yield to_fill(say("family.participated.goals"), "; ".join(goals))
    yield to_fill(say("family.participated.decides"))
    yield to_fill(say("family.participated.leads"), heading.office(ground.frame))


def _needs(ground: Ground) -> Iterator[Block]:
    """Yield the needs that the proposals answer, by group and in short."""
    yield Heading(1, ground.say("family.heading.needs"))
    found = ground.out.shown(Need)
    if not found:
        yield WritingLines(4)
    names = {one.id: one.name for one in ground.process.all(Cluster) if not one.restricted}
    groups: dict[str, list[Need]] = {}
    for need in found:
        groups.setdefault(names.get(need.cluster or "", ground.say("pages.no_group")), []).append(need)
    for name, needs in groups.items():
        yield Paragraph("", lead=name)
        yield ListBlock(tuple(need.text for need in needs[:_MOST]))
        if len(needs) > _MOST:
            yield Paragraph(ground.say("family.participated.more_needs", n=len(needs) - _MOST), style="small")


def _path(ground: Ground) -> Iterator[Block]:
    """Yield the path in a few lines."""
    say, sessions = ground.say, held(ground)
    yield Heading(1, say("family.heading.path_in_short"))
    if not sessions:
        yield WritingLines(3)
        return
    bodies = len([one for one in ground.process.all(Organization) if one.withdrawn_on is None])
    yield Paragraph(
        say("family.participated.path", meetings=say("family.participated.met", n=len(sessions)), bodies=bodies)
    )
    yield from bullets(joined((ground.frame.day(one.date), one.title), " – ") for one in sessions)


def _critical_points(ground: Ground) -> Iterator[Block]:
    """Yield what stayed open, what could go wrong, what the table did not share."""
    say, frame = ground.say, ground.frame
    yield Heading(1, say("family.heading.critical_points"))
    asked = [each for each in ground.out.shown(ParkedQuestion) if not each.outcome]
    lines = [say("family.participated.open", words=each.text) for each in asked]
    lines += [say("family.participated.risk", words=each.text) for each in ground.out.shown(Risk)]
    lines += [f"{one.title}: {outcome(frame, one)}" for one in not_pursued(ground)]
    yield ListBlock(tuple(lines)) if lines else WritingLines(3)


def _proposals(ground: Ground) -> Iterator[Block]:
    """Yield the proposals to the body that decides, one after another."""
    yield Heading(1, ground.say("family.heading.proposals_to_body"))
    found = shared(ground)
    if not found:
        yield WritingLines(8)
    for number, one in enumerate(found, start=1):
        yield from _one(ground, number, one)


def _one(ground: Ground, number: int, proposal: Proposal) -> Iterator[Block]:
    """Yield one proposal: its words, the needs it answers, where it happens."""
    yield Heading(2, f"{number}. {proposal.title}")
    if proposal.text:
        yield Paragraph(proposal.text)
    if needs := answered(ground, proposal):
        yield Paragraph(needs, lead=ground.say("family.project.answers"))
    if proposal.place:
        yield Paragraph(proposal.place, lead=ground.say("family.project_sheet.where"))


def _positions(ground: Ground) -> Iterator[Block]:
    """Yield the positions that differ."""
    yield from section(ground, "positions", bullets(positions(ground)))


def _monitoring(ground: Ground) -> Iterator[Block]:
    """Yield how what becomes of the proposals will be followed, in public."""
    found = [one for one in ground.process.all(Indicator) if one.counts]
    lead = [to_fill(ground.say("family.participated.monitoring"))]
    yield from section(ground, "monitoring", [*lead, *indicator_table(ground.frame, found)])


def _approval(ground: Ground) -> Iterator[Block]:
    """Yield the days on which it is approved and sent, to be filled in: the program cannot know them."""
    say = ground.say
    yield Heading(1, say("family.heading.approval"))
    for name in ("approved_on", "sent_guarantor", "sent_body"):
        yield to_fill(say(f"family.participated.{name}"))


def _signature(ground: Ground) -> Iterator[Block]:
    """Yield who signs: who leads the path, and the *tavolo di negoziazione*."""
    if ground.public:
        yield Paragraph(ground.by_kind("family.signed_original"))
        return
    yield Paragraph(ground.say("family.place_and_date", blank=BLANK))
    person = ground.process.person(ground.details.authority.procedure_manager)
    name = person.full_name if person is not None else ""
    yield Signatures(((ground.say("family.signature.leads"), name), (ground.say("family.signature.negotiation"), "")))


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "object": _object,
        "needs": _needs,
        "path": _path,
        "critical_points": _critical_points,
        "proposals": _proposals,
        "positions": _positions,
        "monitoring": _monitoring,
        "approval": _approval,
        "signature": _signature,
        "fiction": fiction,
    }
)
