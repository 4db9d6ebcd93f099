"""Risks, and the questions that were put off."""

from collections.abc import Iterator, Sequence

from codesign_tui.domain.items import ParkedQuestion, Risk
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.parked import item_of, settled_in, waits
from codesign_tui.minutes.compose.frame import NOTHING, Frame
from codesign_tui.minutes.compose.languages import said
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.document import Block, Heading, Table


def risks(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield the risks that the session foresaw, and what would soften them."""
    found = outputs.anywhere(Risk)
    if not found:
        return
    yield Heading(1, frame.say("minutes.heading.risks"))
    yield from risk_table(frame, found)


def risk_table(frame: Frame, found: Sequence[Risk]) -> Iterator[Block]:
    """Yield some risks as a table; nothing where there are none."""
    if not found:
        return
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
    """Yield the questions put off in the session, and what became of those that earlier ones had put off."""
    found = [each for each in frame.process.in_session(ParkedQuestion, frame.session.id) if frame.shown(each)]
    earlier = [each for each in settled_in(frame.process, frame.session) if frame.shown(each)]
    say = frame.say
    if found:
        yield Heading(1, say("minutes.heading.parked"))
        yield _parked_table(frame, found)
    if earlier:
        yield Heading(1, say("minutes.heading.parked_earlier"))
        yield _parked_table(frame, earlier)


def _parked_table(frame: Frame, found: list[ParkedQuestion]) -> Table:
    """Return questions with who takes them up and what became of them."""
    header = frame.columns("n", "question", "taken_up_by", "follow_up")
    rows = tuple(
        (
            frame.code(each),
            frame.with_marks(said(frame, each), each),
            frame.person_and_body(each.owner) or NOTHING,
            _follow_up(frame, each) or NOTHING,
        )
        for each in found
    )
    return Table("", header, rows, (2, 8, 5, 4))


def _follow_up(frame: Frame, question: ParkedQuestion) -> str:
    """Return the outcome of a question, or where it is taken up."""
    item = item_of(frame.process, question)
    session = frame.process.get(Session, item.session) if item is not None else None
    if waits(question) and item is not None and session is not None:
        return frame.say("parked.taken_up_at", n=item.n, number=session.number)
    return question.outcome or ""
