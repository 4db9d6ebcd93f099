"""Impact against effort: the grid on which proposals are placed one relative to another (`domain.md` M13).

A proposal on a middle row or column is in no quadrant: the table has not said on which side it is.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.terms import ProposalStatus

SIDE: Final = 5
"""Rows and columns of the grid: the scores of a judgement."""

MIDDLE: Final = 3

_GONE: Final = (ProposalStatus.MERGED, ProposalStatus.REJECTED)


class Quadrant(StrEnum):
    """Where a proposal stands, in the order in which a table looks at them."""

    NOW = "now"
    """Much benefit for little effort."""
    PROJECTS = "projects"
    """Much benefit, much effort."""
    FILLERS = "fillers"
    """Little benefit, little effort."""
    LEAVE = "leave"
    """Little benefit for much effort."""
    BETWEEN = "between"


def quadrant_of(impact: int, effort: int) -> Quadrant:
    """Return the quadrant of a place on the grid."""
    if MIDDLE in (impact, effort):
        return Quadrant.BETWEEN
    if impact > MIDDLE:
        return Quadrant.NOW if effort < MIDDLE else Quadrant.PROJECTS
    return Quadrant.FILLERS if effort < MIDDLE else Quadrant.LEAVE


def is_placed(proposal: Proposal) -> bool:
    """Return whether a proposal stands on the grid."""
    return proposal.impact is not None and proposal.effort is not None


def to_place(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the proposals that can stand on the grid: on the table, neither merged away nor dropped."""
    return [one for one in proposals if one.on_table and one.merged_into is None and one.status not in _GONE]


def moved(impact: int, effort: int, up: int, right: int) -> tuple[int, int]:
    """Return the place so many steps up and to the right, never off the grid."""
    return min(max(impact + up, 1), SIDE), min(max(effort + right, 1), SIDE)
