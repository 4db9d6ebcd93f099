"""The pact, or the text that a table wrote together: parties, clauses, commitments, reservations, signatures.

Clauses are what was written in the items of collective writing; where there was none, what the table shared.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.terms import ProposalStatus
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.frame import sentence
from codesign_tui.minutes.compose.resources import ledger
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, WritingLines
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import BLANK, Ground, Part, document_of, of_path
from codesign_tui.minutes.family.pieces import (
    alive,
    bodies_table,
    bullets,
    commitment_table,
    fiction,
    held,
    positions,
    section,
    shared,
    signed_by_parties,
    to_come,
    to_fill,
)

NAME: Final = "pact"

_WRITING: Final = "clause_writing"
"""The method in which clauses are written."""

_DROPPED: Final = (ProposalStatus.REJECTED, ProposalStatus.MERGED, ProposalStatus.FORWARDED)


def pact(asked: Asked) -> Document:
    """Return the pact, or the shared text of an open path."""
    ground = of_path(asked)
    title = ground.by_kind("family.pact.title", title=ground.details.title)
    return document_of(
        ground, NAME, title, _PARTS, subtitle=(ground.details.subtitle or "", heading.legal_line(ground.frame))
    )


def pact_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield what the text leaves to be filled in."""
    ground = of_path(asked)
    if not clauses(ground):
        yield msg("documents.lacks.clauses")
    drafts = [ground.frame.code(one) for one in clauses(ground) if one.status is not ProposalStatus.APPROVED]
    if drafts:
        yield msg("documents.lacks.draft_clauses", n=len(drafts), codes=", ".join(drafts))
    if not (ground.process.count(Organization) or ground.process.count(Participant)):
        yield msg("documents.lacks.people")
    yield msg("documents.lacks.duration")


def clauses(ground: Ground) -> list[Proposal]:
    """Return the clauses in their order: what was written together and not dropped, else what was shared."""
    items = {item.id for item in ground.process.all(AgendaItem) if item.method == _WRITING}
    written = [one for one in ground.out.shown(Proposal) if one.agenda_item in items and one.status not in _DROPPED]
    return written or shared(ground)


def _parties(ground: Ground) -> Iterator[Block]:
    """Yield who makes the pact."""
    yield Paragraph(ground.by_kind("family.pact.parties"))
    yield from list(bodies_table(ground)) or [WritingLines(4)]


def _premise(ground: Ground) -> Iterator[Block]:
    """Yield how the text came about."""
    sessions = held(ground)
    days = ", ".join(ground.frame.day(one.date) for one in sessions if one.date)
    yield Heading(1, ground.say("family.heading.premise"))
    if sessions:
        yield Paragraph(ground.by_kind("family.pact.premise", n=len(sessions), days=days or BLANK))
    else:
        yield WritingLines(2)


def _purpose(ground: Ground) -> Iterator[Block]:
    """Yield what the text is for."""
    yield Heading(1, ground.say("family.heading.purpose"))
    goals = ground.details.perimeter.goals
    yield ListBlock(goals) if goals else WritingLines(3)


def _clauses(ground: Ground) -> Iterator[Block]:
    """Yield each clause under its number, and that it is still a draft where it is."""
    say = ground.say
    yield Heading(1, say("family.heading.clauses"))
    found = clauses(ground)
    if not found:
        yield Paragraph(say("family.pact.no_clauses"))
        yield WritingLines(8)
    for number, one in enumerate(found, start=1):
        yield Heading(2, say("family.pact.clause", number=number, title=one.title))
        if one.text and one.text.rstrip(" .") != one.title.rstrip(" ."):
            yield Paragraph(sentence(one.text))
        if one.status is not ProposalStatus.APPROVED:
            yield Paragraph(say("family.pact.draft"), style="small")


def _commitments(ground: Ground) -> Iterator[Block]:
    """Yield who does what."""
    yield Heading(1, ground.say("family.heading.duties"))
    found = alive(ground)
    yield from commitment_table(ground, found) if found else [WritingLines(6)]


def _resources(ground: Ground) -> Iterator[Block]:
    """Yield what each brings."""
    rows = ground.out.resources()
    yield from section(ground, "resources_found", ledger(ground.frame, rows) if rows else ())


def _duration(ground: Ground) -> Iterator[Block]:
    """Yield how long it holds, how it is changed and left: the path does not say it, the parties do."""
    say = ground.say
    yield Heading(1, say("family.heading.duration"))
    for name in ("duration", "changes", "leaving", "disagreements"):
        yield to_fill(say(f"family.pact.{name}"))


def _follow_up(ground: Ground) -> Iterator[Block]:
    """Yield when the parties look at it again."""
    days = [ground.frame.day(one.date) for one in to_come(ground) if one.date]
    words = ", ".join(days) or ground.session.next_session or ""
    yield from section(ground, "follow_up", [to_fill(ground.say("family.pact.meets"), words)])


def _reservations(ground: Ground) -> Iterator[Block]:
    """Yield the reservations that stand beside the clauses, as prominently as they."""
    yield from section(ground, "reservations", bullets(positions(ground)))


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "parties": _parties,
        "premise": _premise,
        "purpose": _purpose,
        "clauses": _clauses,
        "commitments": _commitments,
        "resources": _resources,
        "duration": _duration,
        "follow_up": _follow_up,
        "reservations": _reservations,
        "signature": signed_by_parties,
        "fiction": fiction,
    }
)
