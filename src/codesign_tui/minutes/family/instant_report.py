"""The instant report: what each topic gathered, ready while people put on their coats (Open Space Technology).

A topic is an item of the agenda that gathered something. Each begins a page of its own where it fills half of one.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.gathered import GATHERED
from codesign_tui.domain.items import Commitment, Item, Proposal, Vote
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.minutes.compose import closing
from codesign_tui.minutes.compose.contributions import contributions
from codesign_tui.minutes.compose.decisions import decisions
from codesign_tui.minutes.compose.frame import capital, joined
from codesign_tui.minutes.compose.outputs import Outputs, session_outputs
from codesign_tui.minutes.compose.proposals import proposers
from codesign_tui.minutes.compose.votes import votes
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, PageBreak, Paragraph
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import Ground, Part, document_of, of_session
from codesign_tui.minutes.family.pieces import commitment_table, fiction, section

NAME: Final = "instant_report"

_HALF_A_PAGE: Final = 10
"""Cards that fill about half a page: such a topic begins on a new one."""


def instant_report(asked: Asked) -> Document:
    """Return the report of a session.

    Raises:
        Refused: no such session, or it is restricted and the copy is public.
    """
    ground = of_session(asked)
    day = ground.frame.day(ground.session.date)
    under = (joined((day, ground.session.place or ""), " · "), ground.say("family.instant.what"))
    title = ground.say("family.instant.title", title=ground.session.title)
    return document_of(ground, NAME, title, _PARTS, subtitle=(ground.details.title, *under))


def instant_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield that nothing was gathered yet."""
    ground = of_session(asked)
    if not list(_topics(ground, session_outputs(ground.frame))):
        yield msg("documents.lacks.gathered")


def _topics(ground: Ground, outputs: Outputs) -> Iterator[AgendaItem]:
    """Yield the items that gathered something, or were summed up."""
    for item in ground.process.agenda(ground.session.id):
        gathered = any(isinstance(each, (*GATHERED, Vote)) for each in outputs.by_item.get(item.id, ()))
        if not item.skipped and (gathered or item.summary):
            yield item


def _topic_blocks(ground: Ground) -> Iterator[Block]:
    """Yield topic after topic."""
    outputs = session_outputs(ground.frame)
    found = list(_topics(ground, outputs))
    if not found:
        yield Paragraph(ground.say("family.instant.nothing"))
    for number, item in enumerate(found):
        cards = sum(isinstance(each, Item) for each in outputs.by_item.get(item.id, ()))
        if number and cards >= _HALF_A_PAGE:
            yield PageBreak()
        yield from _topic(ground, item, outputs)


def _topic(ground: Ground, item: AgendaItem, outputs: Outputs) -> Iterator[Block]:
    """Yield one topic: the question, what was said, what was proposed, chosen and agreed."""
    say, here = ground.say, outputs.by_item.get(item.id, ())
    yield Heading(1, say("family.instant.topic", number=item.n, title=item.title))
    if item.prompt:
        yield Paragraph(item.prompt, style="quote")
    if item.summary:
        yield Paragraph(item.summary)
    yield from contributions(ground.frame, item, outputs)
    ideas = [each for each in here if isinstance(each, Proposal)]
    if ideas:
        yield Heading(3, say("minutes.heading.proposals"))
        yield ListBlock(tuple(_idea(ground, each) for each in ideas))
    yield from votes(ground.frame, here)
    yield from decisions(ground.frame, here)
    if item.outcome is not None:
        yield Paragraph(f"{capital(say.term(item.outcome))}.", lead=say("minutes.lead.outcome"))


def _idea(ground: Ground, proposal: Proposal) -> str:
    """Return a proposal on one line: its code, its title and words, who brought it."""
    who = proposers(ground.frame, proposal)
    words = joined((proposal.title, proposal.text), ": ")
    return f"{ground.frame.code(proposal)} – {words}" + (f" ({who})" if who else "")


def _loose(ground: Ground) -> Iterable[Block]:
    """Return what was gathered under no item."""
    outputs = session_outputs(ground.frame)
    blocks = [
        *contributions(ground.frame, None, outputs),
        *votes(ground.frame, outputs.loose),
        *decisions(ground.frame, outputs.loose),
    ]
    return section(ground, "loose", blocks)


def _commitments(ground: Ground) -> Iterable[Block]:
    """Return what was promised."""
    taken = [each for each in ground.process.in_session(Commitment, ground.session.id) if ground.frame.shown(each)]
    return section(ground, "commitments_taken", commitment_table(ground, taken))


def _next(ground: Ground) -> Iterable[Block]:
    """Return when the table meets again."""
    return closing.next_session(ground.frame)


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "topics": _topic_blocks,
        "loose": _loose,
        "commitments": _commitments,
        "next_session": _next,
        "fiction": fiction,
    }
)
