"""Risks, and the questions that were put off."""

from collections.abc import Iterator

from codesign_tui.domain.items import ParkedQuestion, Risk
from codesign_tui.minutes.compose.frame import NOTHING, Frame
from codesign_tui.minutes.compose.languages import said
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.document import Block, Heading, Table


def risks(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield the risks that the session foresaw, and what would soften them."""
    found = outputs.anywhere(Risk)
    if not found:
        return
    say = frame.say
    yield Heading(1, say("minutes.heading.risks"))
    header = frame.columns("n", "risk", "probability", "impact", "mitigation", "watched_by")
    rows = tuple(
        (
            frame.code(risk),
            frame.with_marks(said(frame, risk), risk),
            str(risk.probability or NOTHING),
            str(risk.impact or NOTHING),
            risk.mitigation or NOTHING,
            frame.person_and_body(risk.owner) or NOTHING,
        )
        for risk in found
    )
    yield Table("", header, rows, (2, 6, 3, 3, 6, 4), frozenset({2, 3}))


def parked_questions(frame: Frame) -> Iterator[Block]:
    """Yield the questions put off in the session."""
    found = [each for each in frame.process.in_session(ParkedQuestion, frame.session.id) if frame.shown(each)]
    if not found:
        return
    say = frame.say
    yield Heading(1, say("minutes.heading.parked"))
    header = frame.columns("n", "question", "taken_up_by", "follow_up")
    rows = tuple(
        (
            frame.code(each),
            frame.with_marks(said(frame, each), each),
            frame.person_and_body(each.owner) or NOTHING,
            each.outcome or NOTHING,
        )
        for each in found
    )
    yield Table("", header, rows, (2, 8, 5, 4))
