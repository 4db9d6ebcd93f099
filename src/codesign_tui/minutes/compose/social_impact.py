"""The essential social impact assessment (VIS) in the five phases of the guidelines of D.M. 23 July 2019."""

from collections.abc import Iterator

from codesign_tui.domain.items import Indicator
from codesign_tui.domain.social_impact import ImpactDimension, ImpactPhase, SocialImpact
from codesign_tui.domain.theory import IMPACT_METHOD, impact_of
from codesign_tui.minutes.compose.frame import NOTHING, Frame, joined
from codesign_tui.minutes.compose.knowing import indicator_table
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.document import Block, Heading, Paragraph, Table


def in_minutes(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield the goal and the dimensions in a session that worked on them; the whole is a document of its own."""
    impact = impact_of(frame.process)
    worked_on = outputs.anywhere(SocialImpact) or any(
        item.method == IMPACT_METHOD for item in frame.process.agenda(frame.session.id)
    )
    if impact is None or not worked_on:
        return
    yield Heading(1, frame.say("vis.doc.heading"))
    yield Paragraph(impact.goal, lead=frame.say("vis.doc.goal"))
    if impact.dimensions:
        yield _dimensions(frame, impact)


def impact_page(frame: Frame) -> Iterator[Block]:
    """Yield the whole assessment, phase by phase; what is not written yet says so."""
    impact = impact_of(frame.process)
    if impact is None:
        yield Paragraph(frame.say("vis.doc.nothing"))
        return
    say = frame.say
    yield Paragraph(frame.by_kind("vis.doc.lead"))
    yield Paragraph(impact.goal, lead=say("vis.doc.goal"))
    if impact.asked_by:
        yield Paragraph(impact.asked_by, lead=say("vis.doc.asked_by"))
    for phase in ImpactPhase:
        yield Heading(1, say(f"vis.doc.step.{phase.value}"))
        written = [*_phase(frame, impact, phase)]
        yield from written or [Paragraph(say("vis.doc.unwritten"))]


def _phase(frame: Frame, impact: SocialImpact, phase: ImpactPhase) -> Iterator[Block]:
    """Yield what is written of one phase."""
    match phase:
        case ImpactPhase.CONTEXT:
            yield from _said(impact.context)
            yield from _said(impact.participation, frame.say("vis.doc.participation"))
        case ImpactPhase.GOALS:
            if impact.dimensions:
                yield _dimensions(frame, impact)
        case ImpactPhase.METHOD:
            yield from _said(impact.method)
            yield from _readings(frame, impact)
        case ImpactPhase.VALUATION:
            yield from _said(impact.added_value, frame.say("vis.doc.added_value"))
            for one in impact.dimensions:
                yield from _valuation(frame, one)
            yield from _said(impact.sustainability, frame.say("vis.doc.sustainability"))
        case ImpactPhase.COMMUNICATION:
            yield from _said(impact.communication)


def _dimensions(frame: Frame, impact: SocialImpact) -> Table:
    """Return the dimensions with what goes in, what is made and what changes."""
    names = ("dimension", "for_whom", "inputs", "outputs", "change", "indicators")
    rows = []
    for one in impact.dimensions:
        when = frame.say.term(one.horizon) if one.horizon is not None else ""
        made = joined((one.outputs or "", frame.references(one.proposals)), "; ")
        known = joined(frame.codes.get(each, each) for each in one.indicators)
        cells = (one.name, joined((one.for_whom or "", when)), one.inputs or "", made, one.change or "", known)
        rows.append(tuple(cell or NOTHING for cell in cells))
    header = tuple(frame.say(f"vis.column.{name}") for name in names)
    return Table(frame.say("vis.doc.dimensions"), header, tuple(rows), (4, 4, 5, 5, 6, 3))


def _readings(frame: Frame, impact: SocialImpact) -> Iterator[Block]:
    """Yield the indicators that the dimensions name, with what was read of them."""
    named = dict.fromkeys(each for one in impact.dimensions for each in one.indicators)
    found = [one for each in named if (one := frame.process.get(Indicator, each)) is not None and one.counts]
    if found:
        yield Heading(2, frame.say("vis.doc.readings"))
        yield from indicator_table(frame, found)


def _valuation(frame: Frame, one: ImpactDimension) -> Iterator[Block]:
    """Yield what is made of one dimension: what people say, what is due to the path, what the table thinks."""
    said = [(name, getattr(one, name)) for name in ("evidence", "anyway", "others", "judgement")]
    if any(text for _, text in said):
        yield Heading(2, one.name)
        for name, text in said:
            yield from _said(text, f"{frame.say(f'vis.of.{name}')}:")


def _said(text: str | None, lead: str = "") -> Iterator[Block]:
    """Yield a paragraph where something is written."""
    if text:
        yield Paragraph(text, lead=lead)
