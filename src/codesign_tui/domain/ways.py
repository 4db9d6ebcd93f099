"""The ways in which a table chooses, as data: what a ballot is, which limits it takes, how it adds up and is read.

Rules, actions, forms, counting screens and minutes ask this table and never the name of a way. The way's id is
`Vote.kind`. Sources: `domain.md` §2.2 (dots, consent), Loomio's and CONSUL's methods (`peers.md` §1d), S. Kaner's
gradients of agreement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.terms import VoteSource

HANDS, DOTS, CONSENT, FORMAL = "hands", "dot_voting", "consent", "formal_vote"
"""The ways that are at hand."""

APPROVAL, RANKING, SCORE = "approval_voting", "ranking", "score"
CONSENSUS, GRADIENTS = "consensus", "gradients"
BUDGET_DOTS, KNAPSACK = "budget_dots", "budget_knapsack"
"""The other methods."""

BLOCK: Final = 4
"""The level of a consensus that stops it, and that needs its reason."""

BLOCKING: Final = "block"
"""The position of whoever gives that level."""

VOICES: Final = ("in_favour", "against", "abstained")
"""What one voice may say in a formal vote, in the order of the numbers on its ballot; fields of `Vote`."""


class BallotForm(StrEnum):
    """What stands on one ballot."""

    MARKS = "marks"
    """Numbers of options, one as often as it has marks: 7 12 12 3."""
    SET = "set"
    """Numbers of options, each once: 7 12 3."""
    ORDER = "order"
    """Numbers of options, the preferred first: 3>1>2."""
    LEVELS = "levels"
    """A level for each option: 4 5 3 in the order of the sheet, or 1:4 2:5."""
    VOICE = "voice"
    """For, against or abstained: 1, 2 or 3."""
    SPOKEN = "spoken"
    """Nothing is written: the round is heard."""


class Reading(StrEnum):
    """How totals become a result."""

    COUNT = "count"
    """What each option got."""
    POINTS = "points"
    """Borda's points: of m options the first of a ballot gets m - 1, the second m - 2, one not named none."""
    MEAN = "mean"
    """The mean of its levels, with how many gave one."""
    SPREAD = "spread"
    """How many at each level; no mean, since levels of agreement are words and not amounts."""
    SHARES = "shares"
    """Each mark is an amount of the budget."""
    FITTING = "fitting"
    """The most chosen options whose costs fit in the budget."""
    NONE = "none"
    """Nothing by option: rounds or voices are read as they are."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of choosing."""

    id: str
    ballot: BallotForm
    reading: Reading
    fewest: int = 2
    """Options without which it makes no sense; with one, the subject itself is the option where none is named."""
    most: int | None = None
    """Options beyond which it makes none."""
    limits: tuple[str, ...] = ()
    """The fields of `Vote` that bound a ballot."""
    counted_as: VoteSource = VoteSource.STICKERS
    """How its totals reach the table when no ballots are typed."""
    is_at_hand: bool = False
    is_one_voice_each: bool = False
    """Whether an organisation speaks with one voice at a table of art. 55."""
    agreeing: tuple[tuple[int, int], ...] = ()
    """How many levels the scale has, and the last of those that agree."""

    voices: tuple[str, ...] = ()
    """The positions of whoever differs, whose names and words are asked for."""

    @property
    def asks_agreement(self) -> bool:
        """Whether one thing is adopted or not, instead of options that are put before others."""
        return self.reading is Reading.SPREAD or self.ballot is BallotForm.SPOKEN

    @property
    def is_tallied(self) -> bool:
        """Whether numbers are counted for each option."""
        return self.reading is not Reading.NONE

    @property
    def has_levels(self) -> bool:
        """Whether what is kept of an option is how many gave it each level, or each place."""
        return self.ballot in (BallotForm.LEVELS, BallotForm.ORDER)

    @property
    def takes_ballots(self) -> bool:
        """Whether it can be voted on paper or by phone, each alone."""
        return self.ballot is not BallotForm.SPOKEN

    @property
    def has_budget(self) -> bool:
        """Whether money is shared out."""
        return self.reading in (Reading.SHARES, Reading.FITTING)


_DOT_LIMITS: Final = ("dots_per_voter", "max_per_option", "max_own")

_TABLE: Final = (
    Way(DOTS, BallotForm.MARKS, Reading.COUNT, limits=_DOT_LIMITS, is_at_hand=True),
    Way(HANDS, BallotForm.SET, Reading.COUNT, fewest=1, counted_as=VoteSource.HANDS, is_at_hand=True),
    Way(
        CONSENT, BallotForm.SPOKEN, Reading.NONE, fewest=0, is_at_hand=True, is_one_voice_each=True,
        voices=("objection", "reservation"),
    ),
    Way(
        FORMAL, BallotForm.VOICE, Reading.NONE, fewest=0, is_at_hand=True, is_one_voice_each=True,
        voices=("against", "abstained"),
    ),
    Way(APPROVAL, BallotForm.SET, Reading.COUNT, limits=("choices",), counted_as=VoteSource.HANDS),
    Way(RANKING, BallotForm.ORDER, Reading.POINTS, limits=("choices",)),
    Way(SCORE, BallotForm.LEVELS, Reading.MEAN, limits=("lowest", "highest")),
    Way(
        CONSENSUS, BallotForm.LEVELS, Reading.SPREAD, fewest=1, most=1, counted_as=VoteSource.HANDS,
        is_one_voice_each=True, agreeing=((BLOCK, 2),), voices=(BLOCKING, "stand_aside", "reservation"),
    ),
    Way(
        GRADIENTS, BallotForm.LEVELS, Reading.SPREAD, fewest=1, limits=("highest",), counted_as=VoteSource.HANDS,
        agreeing=((8, 3), (5, 2)), voices=("disagreement", "reservation"),
    ),
    Way(BUDGET_DOTS, BallotForm.MARKS, Reading.SHARES, limits=("budget", *_DOT_LIMITS)),
    Way(KNAPSACK, BallotForm.SET, Reading.FITTING, limits=("budget", "costs")),
)  # fmt: skip

WAYS: Final[Mapping[str, Way]] = MappingProxyType({way.id: way for way in _TABLE})
"""Every way of choosing by its id, in the order in which they are offered."""

AT_HAND: Final = tuple(way.id for way in _TABLE if way.is_at_hand)
OTHERS: Final = tuple(way.id for way in _TABLE if not way.is_at_hand)

_UNKNOWN: Final = Way("", BallotForm.SPOKEN, Reading.NONE, fewest=0)


def way_of(kind: str) -> Way:
    """Return the way with this id; one that an imported file names and nobody knows takes no counts."""
    return WAYS.get(kind, _UNKNOWN)
