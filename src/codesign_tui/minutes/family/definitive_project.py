"""The definitive project (*progetto definitivo*): activities, who, calendar, economic framework, governance.

It is what a co-design ends with before the convention (D.M. 72/2021); an open path writes the same as its project.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.details import TheoryOfChange
from codesign_tui.domain.items import Commitment, Indicator, Proposal, Risk
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.frame import NOTHING, sentence
from codesign_tui.minutes.compose.knowing import indicator_table, theory_of
from codesign_tui.minutes.compose.proposals import proposers
from codesign_tui.minutes.compose.questions import risk_table
from codesign_tui.minutes.compose.resources import ledger
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Table, WritingLines
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.convention import convention_blocks, unanswered
from codesign_tui.minutes.family.ground import BLANK, Ground, Part, document_of, of_path
from codesign_tui.minutes.family.pieces import (
    alive,
    answered_whole,
    bullets,
    commitment_table,
    due_words,
    fiction,
    held,
    manager_name,
    positions,
    section,
    shared,
    signed_by_parties,
    to_come,
    to_fill,
)
from codesign_tui.minutes.family.project_sheet import linked

NAME: Final = "definitive_project"


def definitive_project(asked: Asked) -> Document:
    """Return the project that the table arrived at."""
    ground = of_path(asked)
    title = ground.by_kind("family.project.title", title=ground.details.title)
    under = (ground.details.subtitle or "", heading.legal_line(ground.frame))
    return document_of(ground, NAME, title, _PARTS, subtitle=under)


def definitive_project_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield what the project leaves to be filled in."""
    ground = of_path(asked)
    found = shared(ground)
    if not found:
        yield msg("documents.lacks.shared")
    idle = [ground.frame.code(one) for one in found if not linked(ground, one)]
    if idle:
        yield msg("documents.lacks.activities", n=len(idle), codes=", ".join(idle))
    undated = [ground.frame.code(one) for one in alive(ground) if not due_words(ground, one)]
    if undated:
        yield msg("documents.lacks.dates", n=len(undated), codes=", ".join(undated))
    if not ground.details.perimeter.goals:
        yield msg("documents.lacks.goals")
    if not ground.out.resources():
        yield msg("documents.lacks.resources")
    if not [one for one in ground.process.all(Indicator) if one.counts]:
        yield msg("documents.lacks.indicators")
    if ground.frame.rules.prints_cup:
        for name in unanswered(ground):
            yield msg("documents.lacks.convention", what=msg(f"family.convention.{name}"))


def _premise(ground: Ground) -> Iterator[Block]:
    """Yield how the table came to the project."""
    sessions = held(ground)
    if not sessions:
        yield WritingLines(3)
        return
    days = [ground.frame.day(one.date) for one in sessions if one.date]
    bodies = sum(body.withdrawn_on is None for body in ground.process.all(Organization))
    yield Paragraph(
        ground.by_kind(
            "family.project.premise",
            table=heading.table_name(ground.frame),
            meetings=ground.say("family.project.meetings", n=len(sessions), days=", ".join(days) or NOTHING),
            bodies=ground.say("family.project.bodies", n=bodies),
        )
    )


def _frame(ground: Ground) -> Iterator[Block]:
    """Yield the goals and the fixed points that the path was given."""
    perimeter = ground.details.perimeter
    yield Heading(1, ground.say("family.heading.frame"))
    for name in ("goals", "fixed", "out_of_scope"):
        lines = getattr(perimeter, name)
        if lines:
            yield Paragraph("", lead=ground.say(f"minutes.path.{name}"))
            yield ListBlock(lines)
        elif name == "goals":
            yield to_fill(ground.say("family.participated.goals"))


def _activities(ground: Ground) -> Iterator[Block]:
    """Yield each shared proposal with what is done for it, and what is done for none of them."""
    yield Heading(1, ground.say("family.heading.project_activities"))
    found = shared(ground)
    if not found:
        yield Paragraph(ground.say("family.project.no_activities"))
        yield WritingLines(6)
    for one in found:
        yield from _activity(ground, one)
    told = {each.id for one in found for each in linked(ground, one)}
    others = [each for each in alive(ground) if each.id not in told]
    if others:
        yield Heading(2, ground.say("family.project.other_duties"))
        yield from commitment_table(ground, others)


def _activity(ground: Ground, proposal: Proposal) -> Iterator[Block]:
    """Yield one activity: what, who brought it, which needs it answers, who does what."""
    yield Heading(2, f"{ground.frame.code(proposal)} – {proposal.title}")
    if proposal.text:
        yield Paragraph(sentence(proposal.text))
    else:
        yield to_fill(ground.say("family.project_sheet.what"))
    if who := proposers(ground.frame, proposal):
        yield Paragraph(who, lead=ground.say("family.project_sheet.brought_by"))
    if needs := answered_whole(ground, proposal):
        yield Paragraph(needs, lead=ground.say("family.project.answers"))
    mine = linked(ground, proposal)
    if mine:
        yield from commitment_table(ground, mine)
    else:
        yield Paragraph(ground.say("family.project.no_duties"))


def _who(ground: Ground) -> Iterator[Block]:
    """Yield each body with what it does and what it brings."""
    yield Heading(1, ground.say("family.heading.who"))
    header = tuple(ground.say(f"family.column.{name}") for name in ("body", "quality", "does", "brings"))
    rows = tuple(_row_of_body(ground, body) for body in ground.process.all(Organization) if body.withdrawn_on is None)
    if rows:
        yield Table("", header, rows, (7, 5, 4, 6))
    else:
        yield WritingLines(4)


def _row_of_body(ground: Ground, body: Organization) -> tuple[str, ...]:
    """Return one body: its name, its quality, the codes of what it does and of what it brings."""
    frame = ground.frame
    quality = frame.word("procedural_role", body.procedural_role) if frame.procedure else ""
    does = [frame.code(each) for each in alive(ground) if _of(ground, each) == body.id]
    brings = [frame.code(row) for row in ground.out.resources() if row.provider == body.id and row.flow != "use"]
    cells = (body.name, quality or frame.category(body.category), ", ".join(does), ", ".join(brings))
    return tuple(cell or NOTHING for cell in cells)


def _of(ground: Ground, commitment: Commitment) -> str:
    """Return the body that answers for a commitment."""
    body = ground.out.body_of(commitment)
    return body.id if body is not None else ""


def _calendar(ground: Ground) -> Iterator[Block]:
    """Yield what is done by which day, the sessions of the table among it; what has no day is told after."""
    say, frame = ground.say, ground.frame
    yield Heading(1, say("family.heading.calendar"))
    dated = [(due, each) for each in alive(ground) if (due := ground.out.due(each)) is not None]
    rows = [(due, f"{frame.code(each)} – {each.text}", ground.out.owner(each)) for due, each in dated]
    meetings = [one for one in to_come(ground) if one.date]
    rows += [(date.fromisoformat(one.date or ""), _meeting(ground, one.title), "") for one in meetings]
    header = tuple(say(f"family.column.{name}") for name in ("by", "what", "who"))
    table = tuple((frame.day(day.isoformat()), what, who or NOTHING) for day, what, who in sorted(rows))
    yield Table("", header, table, (4, 11, 6)) if table else WritingLines(4)
    loose = [each for each in alive(ground) if ground.out.due(each) is None]
    if loose:
        yield Paragraph("", lead=say("family.project.undated"))
        yield from bullets(f"{frame.code(each)} – {each.text}: {due_words(ground, each) or BLANK}" for each in loose)


def _meeting(ground: Ground, title: str) -> str:
    """Return a session of the table as a line of the calendar."""
    return ground.by_kind("family.project.meeting", title=title)


def _economic_framework(ground: Ground) -> Iterator[Block]:
    """Yield sources, uses and contributions in kind, with what may be reimbursed and what may not."""
    yield Heading(1, ground.say("family.heading.economic_framework"))
    rows = ground.out.resources()
    if not rows:
        yield Paragraph(ground.say("family.project.no_ledger"))
        yield WritingLines(4)
        return
    yield from ledger(ground.frame, rows)
    yield Paragraph(ground.by_kind("family.project.money"), style="small")


def _indicators(ground: Ground) -> Iterator[Block]:
    """Yield how it will be known whether the project works."""
    found = [one for one in ground.process.all(Indicator) if one.counts]
    yield from section(ground, "indicators", indicator_table(ground.frame, found))


def _theory(ground: Ground) -> Iterator[Block]:
    """Yield why the activities should bring the impact about."""
    blocks = [block for one in ground.process.all(TheoryOfChange) for block in theory_of(ground.frame, one)]
    yield from section(ground, "theory", blocks)


def _risks(ground: Ground) -> Iterator[Block]:
    """Yield what could go wrong, and what would soften it."""
    yield from section(ground, "risks", risk_table(ground.frame, ground.out.shown(Risk)))


def _governance(ground: Ground) -> Iterator[Block]:
    """Yield who leads, when the table meets again, how the project is changed."""
    say = ground.say
    yield Heading(1, say("family.heading.governance"))
    yield to_fill(say("family.project.leads"), heading.office(ground.frame))
    if ground.frame.procedure:
        yield to_fill(say("family.project.manager"), manager_name(ground))
        yield to_fill(say("family.project.steering"))
    days = [ground.frame.day(one.date) for one in to_come(ground) if one.date]
    yield to_fill(say("family.project.next"), ", ".join(days) or ground.session.next_session or "")
    yield to_fill(say("family.project.changes"))


def _positions(ground: Ground) -> Iterator[Block]:
    """Yield the positions that differ, as prominently as what was shared."""
    yield from section(ground, "positions", bullets(positions(ground)))


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "premise": _premise,
        "frame": _frame,
        "activities": _activities,
        "who": _who,
        "calendar": _calendar,
        "economic_framework": _economic_framework,
        "indicators": _indicators,
        "theory": _theory,
        "risks": _risks,
        "governance": _governance,
        "convention": lambda ground: convention_blocks(ground) if ground.frame.rules.prints_cup else (),
        "positions": _positions,
        "signature": signed_by_parties,
        "fiction": fiction,
    }
)
