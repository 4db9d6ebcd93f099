"""The report of the *responsabile del procedimento*: how the inquiry was held, and what it came to (D.M. 72/2021).

It is written by the program as far as the path tells it; what only the office can say has lines to write on.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.items import Commitment, Need, Proposal
from codesign_tui.domain.meetings import ConflictOfInterest, Opening
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.frame import joined
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, WritingLines
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import BLANK, Ground, Part, document_of, of_path
from codesign_tui.minutes.family.pieces import (
    bodies_table,
    bullets,
    fiction,
    held,
    manager_name,
    positions,
    section,
    sessions_table,
    shared,
    signed_by_manager,
)

NAME: Final = "manager_report"


def manager_report(asked: Asked) -> Document:
    """Return the report on the whole path."""
    ground = of_path(asked)
    title = ground.say("family.report.title", title=ground.details.title)
    return document_of(ground, NAME, title, _PARTS, subtitle=(heading.legal_line(ground.frame),))


def manager_report_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield what the report leaves to be filled in."""
    ground = of_path(asked)
    if not manager_name(ground):
        yield msg("documents.lacks.manager")
    if not ground.details.acts:
        yield msg("documents.lacks.acts")
    if not held(ground):
        yield msg("documents.lacks.sessions")
    yield msg("documents.lacks.manager_words")


def _premise(ground: Ground) -> Iterator[Block]:
    """Yield who reports, on what."""
    name = manager_name(ground) or BLANK
    office = ground.details.authority.office or BLANK
    yield Paragraph(ground.say(f"family.report.premise.{ground.details.kind.value}", name=name, office=office))


def _notice(ground: Ground) -> Iterator[Block]:
    """Yield the acts of the procedure, with room for those that are not in the file."""
    yield Heading(1, ground.say("family.heading.acts"))
    lines = [heading.act_words(ground.frame, act) for act in ground.details.acts]
    yield from bullets(lines)
    if not lines:
        yield WritingLines(3)


def _subjects(ground: Ground) -> Iterator[Block]:
    """Yield who sat at the table, and in what quality."""
    yield Heading(1, ground.say("family.heading.who"))
    yield from list(bodies_table(ground)) or [WritingLines(4)]


def _work(ground: Ground) -> Iterator[Block]:
    """Yield the sessions with their minutes, and the equal treatment that the office answers for."""
    yield Heading(1, ground.say("family.heading.work"))
    yield from list(sessions_table(ground)) or [WritingLines(3)]
    yield Paragraph(ground.say("family.report.equal"))


def _outcome(ground: Ground) -> Iterator[Block]:
    """Yield what came out, in numbers and by name."""
    say, out = ground.say, ground.out
    yield Heading(1, say("family.heading.outcome"))
    counts = (("needs", Need), ("proposals", Proposal), ("commitments", Commitment))
    told = joined(say(f"family.report.count.{name}", n=len(out.shown(kind))) for name, kind in counts)
    found = shared(ground)
    yield Paragraph(say("family.report.outcome", told=told, shared=say("family.report.shared", n=len(found))))
    yield from bullets(f"{ground.frame.code(one)} – {one.title}" for one in found)


def _positions(ground: Ground) -> Iterator[Block]:
    """Yield the positions that differ, or that there is none on record."""
    yield Heading(1, ground.say("family.heading.positions"))
    found = positions(ground)
    yield ListBlock(tuple(found)) if found else Paragraph(ground.say("family.report.no_positions"))


def _conflicts(ground: Ground) -> Iterator[Block]:
    """Yield how many declared an interest in each session; their words stay in the minutes."""
    lines = []
    for one in held(ground):
        declared: list[ConflictOfInterest] = list((one.opening or Opening()).conflicts)
        declared += [each for item in ground.process.agenda(one.id) for each in item.conflicts]
        if declared:
            lines.append(ground.say("family.report.conflicts", n=len(declared), number=one.number))
    yield from section(ground, "conflicts", bullets(lines))


def _annexes(ground: Ground) -> Iterator[Block]:
    """Yield the minutes, and room for what the bodies handed in."""
    lines = [ground.by_kind("family.convening.minutes_of", number=one.number) for one in held(ground)]
    yield from section(ground, "annexes", [*bullets(lines), WritingLines(2)])


def _proposal(ground: Ground) -> Iterator[Block]:
    """Yield what the office proposes: it is for the office to write, and for the manager in charge to decide."""
    yield Heading(1, ground.say("family.heading.manager_proposal"))
    yield Paragraph(ground.say(f"family.report.proposes.{ground.details.kind.value}"))
    yield WritingLines(6)


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "premise": _premise,
        "notice": _notice,
        "subjects": _subjects,
        "work": _work,
        "outcome": _outcome,
        "positions": _positions,
        "conflicts": _conflicts,
        "annexes": _annexes,
        "proposal": _proposal,
        "signature": signed_by_manager,
        "fiction": fiction,
    }
)
