"""What the table agreed, each with its effect: it binds the table, or is proposed to the authority."""

from collections.abc import Iterable, Iterator

from codesign_tui.domain.items import Decision
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.compose.frame import Frame, joined, sentence
from codesign_tui.minutes.document import Block, Heading, ListBlock


def decisions(frame: Frame, found: Iterable[Frozen]) -> Iterator[Block]:
    """Yield the decisions among a list of material."""
    made = [entity for entity in found if isinstance(entity, Decision)]
    if made:
        yield Heading(3, frame.by_kind("minutes.heading.decisions"))
        yield ListBlock(tuple(_decision(frame, decision) for decision in made))


def _decision(frame: Frame, decision: Decision) -> str:
    """Return one decision, with its effect and its marks."""
    marks = [*([frame.word("effect", decision.effect)] if decision.effect else []), *frame.marks(decision)]
    aside = f"({'; '.join(marks)})" if marks else ""
    return joined((f"{frame.code(decision)} – {sentence(decision.text)}", aside), " ")
