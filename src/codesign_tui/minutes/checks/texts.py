"""The texts of a session that its public copy may print, whoever wrote them, and where each is changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from codesign_tui.domain.items import Commitment, HowMightWe, Item, Need, Position, Proposal, Vote
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.tables import code_of

_WORDS: Final = ("title", "name", "text", "note", "mitigation", "action", "progress_note", "evidence", "due_words")
"""The fields of cards that hold words."""


@dataclass(frozen=True, slots=True)
class PrintedText:
    """The words of one card, vote or item: what it is called, where it is changed."""

    called: Msg
    words: str
    where: Where
    at: str
    subject: str


def printed_texts(agenda: Iterable[AgendaItem], cards: Iterable[Item], votes: Iterable[Vote]) -> Iterator[PrintedText]:
    """Yield the words of each item, card and vote, one text for each."""
    for item in agenda:
        words = "\n".join((item.title, item.summary or "", *item.outputs))
        yield PrintedText(msg("checks.text.item", number=item.n), words, Where.ITEM, item.id, item.id)
    for card in cards:
        called = msg("checks.text.card", card=code_of(card))
        yield PrintedText(called, "\n".join(_texts_of(card)), way_to(card), card.id, card.id)
    for vote in votes:
        words = "\n".join((vote.subject, *_voices(vote)))
        yield PrintedText(msg("checks.text.card", card=code_of(vote)), words, Where.VOTES, vote.id, vote.id)


def way_to(card: Item) -> Where:
    """Return where a card is seen and changed."""
    if isinstance(card, Commitment):
        return Where.COMMITMENTS
    return Where.BOARD if isinstance(card, Need | HowMightWe | Proposal) else Where.CARD


def _texts_of(card: Item) -> Iterator[str]:
    """Yield the words of a card, in its own language and in that of the documents."""
    for name in _fields(type(card)):
        value = getattr(card, name)
        if isinstance(value, str):
            yield value
    if card.translation is not None:
        yield card.translation.text
    if isinstance(card, Proposal):
        yield from (objection.text for objection in card.objections)


@cache
def _fields(kind: type[Item]) -> tuple[str, ...]:
    """Return the fields of a kind of card that hold words."""
    return tuple(name for name in _WORDS if name in kind.model_fields)


def _voices(vote: Vote) -> Iterator[str]:
    """Yield the words of a vote."""
    positions: list[Position] = [*vote.details]
    for turn in vote.rounds:
        positions += turn.details
        yield turn.integration or ""
    yield from (one.text or "" for one in positions)
