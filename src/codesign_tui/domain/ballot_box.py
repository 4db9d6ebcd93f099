"""The box (*urna*): what must be kept without order, time or author until a vote closes or cards are revealed.

Ballots of a secret vote and unsigned cards are never in the process while they wait. They lie in a box that is
replaced whole at each change, sorted by what they say, so that nothing tells who put in which (`design.md` §4,
promise 9). The codes that were used lie apart, in an order of their own, and only as digests.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from codesign_tui.domain.messages import Msg, Refused
from codesign_tui.domain.terms import Category
from codesign_tui.domain.tickets import Ticket
from codesign_tui.domain.values import JsonDocument


@dataclass(frozen=True, slots=True)
class BoxedBallot:
    """One ballot: what it says, and its voter's category where that is kept."""

    choices: tuple[tuple[str, int], ...]
    """By option, in the order of their ids."""
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class VoteBox:
    """The ballots of one open secret vote, and the codes that were used for them: two lists, each sorted by itself."""

    ballots: tuple[BoxedBallot, ...] = ()
    used: tuple[str, ...] = ()
    """SHA-256 of seat codes and of idempotency keys."""


@dataclass(frozen=True, slots=True)
class BoxedCard:
    """One unsigned card of an agenda item: its random id, its table, and its document without a number."""

    id: str
    table: str
    document: JsonDocument


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything in the box of one process. Two boxes with the same things in them are equal, however they came."""

    votes: Mapping[str, VoteBox] = field(default_factory=dict)
    """By the id of an open secret vote, or of an open survey: a sheet of answers is a ballot too."""
    cards: Mapping[str, tuple[BoxedCard, ...]] = field(default_factory=dict)
    """By the id of an agenda item, sorted by their random ids."""

    def ballots_in(self, vote: str) -> int:
        """Return how many ballots of a vote are in the box: all that may be told while it is open."""
        return len(self.votes.get(vote, VoteBox()).ballots)

    def cards_of(self, item: str) -> int:
        """Return how many unsigned cards of an agenda item wait."""
        return len(self.cards.get(item, ()))

    @property
    def cards_waiting(self) -> int:
        """How many unsigned cards wait, at whichever agenda item."""
        return sum(len(cards) for cards in self.cards.values())


class BallotBox(Protocol):
    """A box, and the one way to change what is in it."""

    @property
    def contents(self) -> Contents:
        """What is in it; empty for whoever does not hold the file."""
        ...

    def change(self, how: Callable[[Contents], Contents]) -> Ticket:
        """Change what is in the box; the ticket resolves once that would survive a pulled plug.

        A ticket that fails says that its change, and none of those acknowledged before, is lost.

        Raises:
            CodesignError: the file is open for reading only, or `how` refused.
        """
        ...


class MemoryBox:
    """A box without a disk, for processes that exist only in memory."""

    def __init__(self) -> None:
        self.contents = Contents()

    def change(self, how: Callable[[Contents], Contents]) -> Ticket:
        """Change what is in the box at once."""
        self.contents = how(self.contents)
        ticket: Ticket = Future()
        ticket.set_result(0)
        return ticket


def boxed(choices: Mapping[str, int], category: Category | None = None) -> BoxedBallot:
    """Return a ballot as it lies in the box."""
    return BoxedBallot(tuple(sorted(choices.items())), category)


def in_order(ballots: Iterable[BoxedBallot]) -> tuple[BoxedBallot, ...]:
    """Return ballots by what they say, the only order that they have."""
    return tuple(sorted(ballots, key=lambda ballot: (ballot.category or "", ballot.choices)))


def with_ballots(contents: Contents, vote: str, ballots: Sequence[BoxedBallot], key: str | None = None) -> Contents:
    """Return the box with these ballots too; unchanged if the key, a code or an idempotency key, was used before."""
    box = contents.votes.get(vote, VoteBox())
    used = box.used
    if key is not None:
        digest = sha256(key.encode("utf-8")).hexdigest()
        if digest in used:
            return contents
        used = tuple(sorted((*used, digest)))
    return _with_vote(contents, vote, VoteBox(in_order((*box.ballots, *ballots)), used))


def without_ballot(contents: Contents, vote: str, ballot: BoxedBallot) -> Contents | None:
    """Return the box with one ballot of this content less; None if there is none like it."""
    box = contents.votes.get(vote, VoteBox())
    if ballot not in box.ballots:
        return None
    at = box.ballots.index(ballot)
    return _with_vote(contents, vote, VoteBox((*box.ballots[:at], *box.ballots[at + 1 :]), box.used))


def taking_out(vote: str, ballot: BoxedBallot, refusal: Msg) -> Callable[[Contents], Contents]:
    """Return the change that takes a ballot out of the box, and refuses with a sentence where there is none like it."""

    def change(contents: Contents) -> Contents:
        """Take it out."""
        after = without_ballot(contents, vote, ballot)
        if after is None:
            raise Refused(refusal)
        return after

    return change


def without_vote(contents: Contents, vote: str) -> Contents:
    """Return the box without anything of a vote."""
    return Contents({key: box for key, box in contents.votes.items() if key != vote}, contents.cards)


def with_cards(contents: Contents, item: str, cards: Sequence[BoxedCard]) -> Contents:
    """Return the box with these unsigned cards of an agenda item too."""
    together = {card.id: card for card in (*contents.cards.get(item, ()), *cards)}
    return Contents(contents.votes, {**contents.cards, item: tuple(together[key] for key in sorted(together))})


def without_card(contents: Contents, item: str, card: BoxedCard) -> Contents:
    """Return the box with one unsigned card of an agenda item less."""
    left = tuple(one for one in contents.cards.get(item, ()) if one != card)
    return Contents(contents.votes, {**contents.cards, item: left}) if left else without_cards(contents, item)


def without_cards(contents: Contents, item: str) -> Contents:
    """Return the box without the cards of an agenda item."""
    return Contents(contents.votes, {key: cards for key, cards in contents.cards.items() if key != item})


def _with_vote(contents: Contents, vote: str, box: VoteBox) -> Contents:
    """Return the box with the ballots and codes of one vote."""
    if not box.ballots and not box.used:
        return without_vote(contents, vote)
    return Contents({**contents.votes, vote: box}, contents.cards)
