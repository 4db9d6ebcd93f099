"""What bounds a ballot, checked before the vote opens: dots a head, choices, the scale, the budget and the costs."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from codesign_tui.domain.items import Vote
from codesign_tui.domain.levels import LONG, SHORT
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.ways import GRADIENTS, WAYS, way_of

LIMITS: Final = tuple(dict.fromkeys(name for way in WAYS.values() for name in way.limits))
"""The fields of `Vote` that bound a ballot, in any way of choosing."""

DOTS_A_HEAD: Final = 5
"""Dots a head unless it is said (`domain.md` M12: three to five)."""

HIGHEST_SCORE: Final = 10

_LEAST: Final = {"dots_per_voter": 1, "max_per_option": 1, "max_own": 0, "choices": 1}


def checked_limits(kind: str, options: Sequence[str], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the limits that a vote of this kind takes, the usual ones where none is given; others are left out.

    Raises:
        Refused: one is too small or beyond the options, a scale that is none, no budget, or an option without a cost
            or dearer than the budget.
    """
    limits = {name: given.get(name) for name in way_of(kind).limits}
    if "dots_per_voter" in limits and limits["dots_per_voter"] is None:
        limits["dots_per_voter"] = DOTS_A_HEAD
    for name, least in _LEAST.items():
        value = limits.get(name)
        if value is not None and value < least:
            raise Refused(msg("choose.limits_unclear"))
    if (limits.get("choices") or 0) > len(options):
        raise Refused(msg("choose.limits_unclear"))
    _check_scale(kind, limits)
    if "budget" in limits:
        _check_money(options, limits)
    return limits


def limits_of(vote: Vote) -> dict[str, Any]:
    """Return the limits that a vote has."""
    return {name: getattr(vote, name) for name in way_of(vote.kind).limits}


def _check_scale(kind: str, limits: dict[str, Any]) -> None:
    """Give the usual ends to a scale, and refuse one that is none."""
    if kind == GRADIENTS:
        limits["highest"] = limits["highest"] or LONG
        if limits["highest"] not in (SHORT, LONG):
            raise Refused(msg("choose.scale_unclear"))
    elif "lowest" in limits:
        lowest = 1 if limits["lowest"] is None else limits["lowest"]
        highest = limits["highest"] or 5
        if lowest not in (0, 1) or not lowest + 1 < highest <= HIGHEST_SCORE:
            raise Refused(msg("choose.scale_unclear"))
        limits.update(lowest=lowest, highest=highest)


def _check_money(options: Sequence[str], limits: dict[str, Any]) -> None:
    """Refuse a budget that is none, and costs that nobody could choose by."""
    budget = limits["budget"]
    if not budget or budget <= 0:
        raise Refused(msg("choose.budget_missing"))
    if "costs" not in limits:
        return
    costs = limits["costs"] or {}
    for number, option in enumerate(options, start=1):
        cost = costs.get(option)
        if not cost or cost <= 0:
            raise Refused(msg("choose.cost_missing", number=number))
        if cost > budget:
            raise Refused(msg("choose.cost_over_budget", number=number))
    limits["costs"] = {option: costs[option] for option in options}
