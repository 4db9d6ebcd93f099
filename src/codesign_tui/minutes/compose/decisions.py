"""What the table agreed, each with its effect: it binds the table, or is proposed to the authority."""

from collections.abc import Iterable, Iterator

from codesign_tui.domain.items import Decision
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.compose.frame import Frame, joined, sentence
from codesign_tui.minutes.compose.votes import position
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph


def decisions(frame: Frame, found: Iterable[Frozen]) -> Iterator[Block]:
    """Yield the decisions among a list of material, each followed by the voices that differed from it."""
    made = [entity for entity in found if isinstance(entity, Decision)]
    if not made:
        return
    yield Heading(3, frame.by_kind("minutes.heading.decisions"))
    together: list[str] = []
    for decision in made:
        together.append(_decision(frame, decision))
        if decision.positions:
            yield ListBlock(tuple(together))
            yield Paragraph("", lead=frame.say("minutes.lead.reservations_to", code=frame.code(decision)))
            yield ListBlock(tuple(position(frame, one) for one in decision.positions))
            together = []
    if together:
        yield ListBlock(tuple(together))


def _decision(frame: Frame, decision: Decision) -> str:
    """Return one decision, with its effect and its marks."""
    marks = [*([frame.word("effect", decision.effect)] if decision.effect else []), *frame.marks(decision)]
    aside = f"({'; '.join(marks)})" if marks else ""
    return joined((f"{frame.code(decision)} – {sentence(decision.text)}", aside), " ")
