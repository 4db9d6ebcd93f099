"""The rules of a secret vote: which ways can be secret, which categories a ballot keeps, how the box becomes a result.

A ballot keeps its voter's category only if three or more of it can vote; the others are pooled, and a pool under three
would be told by subtraction: then no ballot keeps any (`design.md` §4, promise 9). It is decided when the vote opens
and held to when a ballot is taken, so that what is stored never says more than what may be shown.
"""

from collections.abc import Iterable, Mapping

from codesign_tui.domain.ballot_box import BoxedBallot
from codesign_tui.domain.choosing import is_open
from codesign_tui.domain.items import Vote
from codesign_tui.domain.results import breakdown
from codesign_tui.domain.tallying import with_ballots
from codesign_tui.domain.terms import Category, VoteSource
from codesign_tui.domain.ways import CONSENSUS, way_of


def can_be_secret(kind: str) -> bool:
    """Return whether a way of choosing can be voted in secret: on ballots, without a reason that tells whose it is."""
    return way_of(kind).takes_ballots and kind != CONSENSUS


def is_in_box(vote: Vote) -> bool:
    """Return whether a vote takes its ballots in the box, where only their number can be read."""
    return bool(vote.secret) and is_open(vote)


def categories_kept(kind: str, voters_by_category: Mapping[str, int]) -> tuple[Category, ...]:
    """Return the categories that ballots of a secret vote keep; a formal vote is counted in all only."""
    return breakdown(voters_by_category).shown if way_of(kind).is_tallied else ()


def narrowed(vote: Vote, before: tuple[Category, ...]) -> tuple[Category, ...]:
    """Return the categories that ballots may still be told by after the voters were counted again.

    Never more than before: the ballots already taken do not say more. Who is left over is never too few to hide in:
    a pool of three or more, and categories of three or more that were not told apart before.
    """
    now = categories_kept(vote.kind, vote.voters_by_category)
    return tuple(category for category in before if category in now)


def counted(vote: Vote, ballots: Iterable[BoxedBallot]) -> Vote:
    """Return the vote with the ballots of its box as totals by category: no ballot by itself, in any order."""
    apart: dict[Category | None, list[dict[str, int]]] = {category: [] for category in (*vote.apart, None)}
    for ballot in ballots:
        apart[ballot.category if ballot.category in apart else None].append(dict(ballot.choices))
    for category, given in apart.items():
        vote = with_ballots(vote, given, source=VoteSource.BALLOTS, category=category)
    return vote
