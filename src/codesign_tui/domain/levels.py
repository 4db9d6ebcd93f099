"""The scale on which a vote gives options a level, and which of its levels agree."""

from typing import Final

from codesign_tui.domain.items import Vote
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.ways import BLOCK, CONSENSUS, GRADIENTS, SCORE, BallotForm, way_of

SHORT, LONG = 5, 8
"""How many levels the gradients of agreement have: in the short form, and all eight of Kaner's."""

_USUAL: Final = {SCORE: (1, 5), CONSENSUS: (1, BLOCK), GRADIENTS: (1, LONG)}


def levels(vote: Vote) -> range:
    """Return the levels of a vote, or the places of an order, the first first; none of a vote without."""
    if way_of(vote.kind).ballot is BallotForm.ORDER:
        return range(1, len(vote.options or vote.tally) + 1)
    if vote.kind not in _USUAL:
        return range(0)
    lowest, highest = _USUAL[vote.kind]
    lowest = lowest if vote.lowest is None else vote.lowest
    return range(lowest, (highest if vote.highest is None else vote.highest) + 1)


def is_level(vote: Vote, level: int) -> bool:
    """Return whether a level is on the scale of a vote."""
    return level in levels(vote)


def agrees(vote: Vote, level: int) -> bool:
    """Return whether a level is on the side of the option: agreement, a score over the middle, a first place."""
    scale = levels(vote)
    if way_of(vote.kind).ballot is BallotForm.ORDER:
        return level == 1
    if vote.kind == SCORE:
        return 2 * level > scale[0] + scale[-1]
    return level <= dict(way_of(vote.kind).agreeing).get(len(scale), 0)


def level_name(vote: Vote, level: int) -> Msg:
    """Return what a level, or a place, is called."""
    if vote.kind == SCORE:
        return msg("ways.score", level=level)
    if way_of(vote.kind).ballot is BallotForm.ORDER:
        return msg("ways.place", place=level)
    if vote.kind == GRADIENTS:
        return msg(f"ways.gradients_{SHORT if len(levels(vote)) == SHORT else LONG}_{level}")
    return msg(f"ways.{vote.kind}_{level}")
