"""The agenda items, one after another: times, what was said, gathered, voted, and how the table closed each."""

from collections.abc import Iterator

from codesign_tui.domain.items import Vote
from codesign_tui.domain.meetings import AgendaItem, ConflictOfInterest, session_state
from codesign_tui.domain.terms import SessionState
from codesign_tui.minutes.compose.abilities import said_abilities
from codesign_tui.minutes.compose.contributions import contributions, statements
from codesign_tui.minutes.compose.decisions import decisions
from codesign_tui.minutes.compose.frame import Frame, capital, joined
from codesign_tui.minutes.compose.interests import conflicts
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.compose.people import movements
from codesign_tui.minutes.compose.pointers import pointers
from codesign_tui.minutes.compose.proposals import proposals
from codesign_tui.minutes.compose.spelled import item_title
from codesign_tui.minutes.compose.timing import Span, item_span
from codesign_tui.minutes.compose.votes import votes
from codesign_tui.minutes.document import Block, Heading, Paragraph


def agenda_items(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield every agenda item, then what the session gathered outside them."""
    items = frame.process.agenda(frame.session.id)
    if items:
        yield Heading(1, frame.say("minutes.heading.items"))
    moves = movements(frame)
    for item in items:
        span = item_span(frame.process, item)
        yield Heading(2, _title(frame, item, span))
        said = [sentence for at, sentence in moves if span is not None and span.holds(at)]
        yield from _item(frame, item, outputs, said)
    yield from _outside_items(frame, outputs)


def _title(frame: Frame, item: AgendaItem, span: Span | None) -> str:
    """Return an item's heading with its times."""
    title = item_title(frame, item.n, item.title)
    if span is None:
        return title
    start = frame.say.clock(span.start)
    if span.end is None:
        return joined((title, frame.say("minutes.item.since", start=start)), " ")
    return joined((title, frame.say("minutes.item.times", start=start, end=frame.say.clock(span.end))), " ")


def _item(frame: Frame, item: AgendaItem, outputs: Outputs, moves: list[str]) -> Iterator[Block]:
    """Yield what stands under one item."""
    body = [
        *_summary(frame, item, moves),
        *conflicts(frame, _only_here(item, outputs), frame.say("minutes.conflicts.of_item")),
        *said_abilities(frame, item),
        *contributions(frame, item, outputs),
        *proposals(frame, item, outputs),
        *votes(frame, outputs.by_item.get(item.id, ())),
        *decisions(frame, outputs.by_item.get(item.id, ())),
        *pointers(frame, outputs.by_item.get(item.id, ())),
        *statements(frame, outputs.by_item.get(item.id, ())),
    ]
    if item.outcome is not None:
        words = capital(frame.say.term(item.outcome))
        body.append(Paragraph(f"{words}.", lead=frame.say("minutes.lead.outcome")))
    asked = 1 if item.prompt else 0
    if len(body) > asked:
        yield from body
        return
    yield from body
    yield Paragraph(frame.say("minutes.item.skipped" if _not_reached(frame, item) else "minutes.item.nothing"))


def _not_reached(frame: Frame, item: AgendaItem) -> bool:
    """Tell whether an item was skipped, or the session closed before it was ever in hand."""
    if item.skipped:
        return True
    untimed = item.actual_minutes is None and not item.runs
    return untimed and session_state(frame.session) is SessionState.CLOSED and frame.session.closed_at is not None


def _only_here(item: AgendaItem, outputs: Outputs) -> list[ConflictOfInterest]:
    """Return the declarations on an item that none of its votes tells."""
    told = [one for vote in outputs.of(item, Vote) for one in vote.conflicts]
    return [one for one in item.conflicts if one not in told]


def _summary(frame: Frame, item: AgendaItem, moves: list[str]) -> Iterator[Block]:
    """Yield the question put to the table, the summary, and who came and went meanwhile."""
    if item.prompt:
        yield Paragraph(item.prompt, lead=frame.say("minutes.lead.prompt"))
    if item.summary:
        yield Paragraph(item.summary)
    if moves:
        yield Paragraph(" ".join(moves))


def _outside_items(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield what the session gathered under no item."""
    blocks = [
        *contributions(frame, None, outputs),
        *proposals(frame, None, outputs),
        *votes(frame, outputs.loose),
        *decisions(frame, outputs.loose),
        *statements(frame, outputs.loose),
    ]
    if blocks:
        yield Heading(1, frame.by_kind("minutes.heading.outside"))
        yield from blocks
