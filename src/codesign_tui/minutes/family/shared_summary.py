"""The shared summary of a co-programming: needs, possible actions, resources, one joint proposal or the positions.

D.M. 72/2021 wants either a joint proposal or the different positions of the participants; the authority then decides
by an act of its own (`domain.md` §1.2).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.items import Cluster, Need, ParkedQuestion
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.proposals import outcome
from codesign_tui.minutes.compose.resources import ledger
from codesign_tui.minutes.compose.telling import contribution
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Table, WritingLines
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import Ground, Part, document_of, of_path
from codesign_tui.minutes.family.pieces import (
    answered,
    bodies_table,
    bullets,
    fiction,
    held,
    not_pursued,
    positions,
    section,
    sessions_table,
    shared,
    signed_by_parties,
)

NAME: Final = "shared_summary"


def shared_summary(asked: Asked) -> Document:
    """Return the summary of the inquiry."""
    ground = of_path(asked)
    title = ground.say("family.summary.title", title=ground.details.title)
    return document_of(ground, NAME, title, _PARTS, subtitle=(heading.legal_line(ground.frame),))


def shared_summary_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield what the summary leaves to be filled in."""
    ground = of_path(asked)
    if not held(ground):
        yield msg("documents.lacks.sessions")
    if not ground.out.shown(Need):
        yield msg("documents.lacks.gathered_needs")
    if not shared(ground):
        yield msg("documents.lacks.shared")
    if not (ground.out.resources() or _offers(ground)):
        yield msg("documents.lacks.resources")


def _premise(ground: Ground) -> Iterator[Block]:
    """Yield what the document is, and that it binds nobody."""
    yield Paragraph(ground.say("family.summary.premise", table=heading.table_name(ground.frame)))


def _who(ground: Ground) -> Iterator[Block]:
    """Yield who took part."""
    yield Heading(1, ground.say("family.heading.who"))
    blocks = list(bodies_table(ground))
    yield from blocks or [WritingLines(4)]


def _work(ground: Ground) -> Iterator[Block]:
    """Yield the sessions that were held."""
    yield from section(ground, "work", sessions_table(ground))


def _needs(ground: Ground) -> Iterator[Block]:
    """Yield the needs by group, in the words of who said them."""
    yield Heading(1, ground.say("family.heading.needs_found"))
    found = ground.out.shown(Need)
    if not found:
        yield WritingLines(6)
    clusters = [one for one in ground.process.all(Cluster) if not one.restricted]
    named = [(one.name, [need for need in found if need.cluster == one.id]) for one in clusters]
    known = {one.id for one in clusters}
    rest = [need for need in found if need.cluster not in known]
    named.append((ground.say("pages.no_group") if len(rest) < len(found) else "", rest))
    for name, needs in named:
        if needs and name:
            yield Heading(2, name)
        yield from bullets(contribution(ground.frame, need) for need in needs)


def _actions(ground: Ground) -> Iterator[Block]:
    """Yield the actions that the table shares, then those it looked at and did not share."""
    say, frame = ground.say, ground.frame
    yield Heading(1, say("family.heading.actions"))
    found = shared(ground)
    if not found:
        yield Paragraph(say("family.summary.no_actions"))
        yield WritingLines(4)
    for one in found:
        yield Heading(2, f"{frame.code(one)} – {one.title}")
        if one.text:
            yield Paragraph(one.text)
        if needs := answered(ground, one):
            yield Paragraph(needs, lead=say("family.project.answers"))
    others = not_pursued(ground)
    if others:
        yield Heading(2, say("family.summary.others"))
        rows = tuple((frame.code(one), one.title, outcome(frame, one)) for one in others)
        yield Table("", frame.columns("code", "proposal", "outcome"), rows, (2, 8, 8))


def _resources(ground: Ground) -> Iterator[Block]:
    """Yield the resources on the ledger, and what the bodies said they can bring."""
    yield Heading(1, ground.say("family.heading.resources_found"))
    rows, offers = ground.out.resources(), _offers(ground)
    yield from ledger(ground.frame, rows) if rows else ()
    if offers:
        yield Paragraph("", lead=ground.say("family.summary.offers"))
        yield ListBlock(tuple(offers))
    if not (rows or offers):
        yield WritingLines(4)


def _offers(ground: Ground) -> list[str]:
    """Return what each body said it can bring, on one line."""
    bodies = ground.process.all(Organization)
    return [f"{one.name}: {'; '.join(one.offers.splitlines())}" for one in bodies if one.offers]


def _positions(ground: Ground) -> Iterator[Block]:
    """Yield the positions that differ, each in its words; that there is none, where there is none."""
    yield Heading(1, ground.say("family.heading.joint_or_not"))
    found = positions(ground)
    if found:
        yield Paragraph(ground.say("family.summary.differing"))
        yield ListBlock(tuple(found))
    elif shared(ground):
        yield Paragraph(ground.say("family.summary.joint"))
    else:
        yield WritingLines(4)


def _questions(ground: Ground) -> Iterator[Block]:
    """Yield the questions that are still open."""
    found = [each for each in ground.out.shown(ParkedQuestion) if not each.outcome]
    lines = [f"{ground.frame.code(each)} – {each.text}" for each in found]
    yield from section(ground, "open_questions", bullets(lines))


def _annexes(ground: Ground) -> Iterator[Block]:
    """Yield the papers of the sessions, with room for what the bodies handed in."""
    yield Heading(1, ground.say("minutes.heading.annexes"))
    lines = [ground.by_kind("family.convening.minutes_of", number=one.number) for one in held(ground)]
    lines += [paper for one in held(ground) for paper in one.attachments]
    yield from bullets(dict.fromkeys(lines))
    yield Paragraph("", lead=ground.say("family.summary.papers"))
    yield WritingLines(2)


def _follows(ground: Ground) -> Iterator[Block]:
    """Yield what the authority does with it."""
    yield Heading(1, ground.say("family.heading.follows"))
    yield Paragraph(ground.say("family.summary.follows"))


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "premise": _premise,
        "who": _who,
        "work": _work,
        "needs": _needs,
        "actions": _actions,
        "resources": _resources,
        "positions": _positions,
        "questions": _questions,
        "annexes": _annexes,
        "follows": _follows,
        "signature": signed_by_parties,
        "fiction": fiction,
    }
)
