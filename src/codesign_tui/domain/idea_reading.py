"""What the answers on a proposal's sheet suggest: that two people read two projects, that it hangs on one person.

Words are compared, never people, and nothing is concluded: each suggestion is a sentence for whoever leads. The
rules are those of `domain.md` §3.2.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from codesign_tui.domain.ideas import IdeaProfile, Monday, Reading
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.similar import stems_of

HIGH: Final = 4
"""The score from which an idea is strongly charismatic or chameleonic."""

LOW: Final = 2
"""The score up to which it is hardly so."""

_SHARED: Final = 0.25
"""The share of the shorter answer's words under which two answers are worth reading aloud side by side."""


def read_apart(one: str, other: str) -> bool:
    """Return whether two answers have so few words in common that they may tell of two projects."""
    first, second = stems_of(one), stems_of(other)
    if not first or not second:
        return False
    return len(first & second) / min(len(first), len(second)) < _SHARED


def suggestions(proposal: Proposal) -> tuple[Msg, ...]:
    """Return what whoever leads may want to do about how a proposal is read and carried, as sentences."""
    profile = proposal.idea_profile or IdeaProfile()
    return (*_about_reading(proposal, profile), *_about_carrying(proposal, profile))


def is_only_on_the_place(proposal: Proposal) -> bool:
    """Return whether a proposal says where it happens and nothing that the place itself puts in."""
    given = proposal.local_resources
    return bool(proposal.place) and not (given and (given.people or given.spaces or given.know_how))


def _about_reading(proposal: Proposal, profile: IdeaProfile) -> Iterator[Msg]:
    """Yield what the answers about the Monday morning and the readings suggest."""
    apart = _apart(profile.mondays)
    if len({monday.category for monday in profile.mondays}) == 1:
        yield msg("sheet.hint.one_monday", category=profile.mondays[0].category)
    elif apart:
        yield msg("sheet.hint.mondays_apart")
    if len({reading.category for reading in profile.readings}) == 1:
        yield msg("sheet.hint.one_reading", category=profile.readings[0].category)
    elif not apart and _apart(profile.readings):
        yield msg("sheet.hint.readings_apart")
        apart = True
    many = apart or (profile.chameleonic or 0) >= HIGH
    if many and proposal.pilot is None:
        yield msg("sheet.hint.pilot")


def _about_carrying(proposal: Proposal, profile: IdeaProfile) -> Iterator[Msg]:
    """Yield what is worth saying of who carries the proposal."""
    moves = profile.lit_up is not None or (profile.charismatic or 0) >= HIGH
    if moves and len(proposal.proposers) <= 1 and proposal.second_owner is None:
        yield msg("sheet.hint.second_owner")
    scores = (profile.charismatic, profile.chameleonic)
    if all(score is not None and score <= LOW for score in scores):
        yield msg("sheet.hint.routine")


def _apart(answers: Sequence[Monday | Reading]) -> bool:
    """Return whether two answers of different categories have few words in common."""
    return any(
        one.category is not other.category and read_apart(one.text, other.text)
        for one, other in combinations(answers, 2)
    )
