"""The fields of a form that bound a ballot, for each limit that a way of choosing takes, and what was typed in them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from codesign_tui.domain.items import Vote
from codesign_tui.domain.levels import LONG, SHORT, levels
from codesign_tui.domain.limits import DOTS_A_HEAD
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.ways import GRADIENTS, SCORE, Way, way_of
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField

_NUMBERS: Final = {
    "dots_per_voter": "choose.field_dots",
    "max_per_option": "choose.field_most",
    "max_own": "choose.field_own",
    "choices": "ways.field_choices",
}
_SCALES: Final = ("1-5", "0-5", "1-10")
_LENGTHS: Final = (str(LONG), str(SHORT))
_LARGEST: Final = Decimal(10**12)


def usual_limits(way: Way, options: int) -> dict[str, Any]:
    """Return what a form of this way offers: dots a head by how many options there are, at most two on one."""
    if "dots_per_voter" not in way.limits:
        return {}
    return {"dots_per_voter": min(DOTS_A_HEAD, max(3, options // 3)), "max_per_option": 2}


def limit_fields(kind: str, values: Mapping[str, Any], words: Translator) -> list[Field]:
    """Return a field for each limit of a way, with its value; costs are asked on a form of their own."""
    fields: list[Field] = []
    limits = way_of(kind).limits
    if "budget" in limits:
        budget = values.get("budget")
        fields.append(LineField("budget", msg("ways.field_budget"), "" if budget is None else str(budget)))
    if kind == SCORE:
        scales = tuple((scale, words("ways.scale", **_ends(scale))) for scale in _SCALES)
        now = f"{values.get('lowest')}-{values.get('highest')}" if values.get("highest") else _SCALES[0]
        fields.append(ChoiceField("scale", msg("ways.field_scale"), scales, now))
    if kind == GRADIENTS:
        lengths = tuple((length, words(f"ways.gradients_in_{length}")) for length in _LENGTHS)
        fields.append(ChoiceField("scale", msg("ways.field_levels_of"), lengths, str(values.get("highest") or LONG)))
    for name, label in _NUMBERS.items():
        if name in limits:
            value = values.get(name)
            fields.append(LineField(name, msg(label), "" if value is None else str(value)))
    return fields


def typed_limits(kind: str, filled: Filled) -> dict[str, Any]:
    """Return the limits that a form holds; an empty field is no limit."""
    limits: dict[str, Any] = {name: int(filled[name]) if filled[name] else None for name in _NUMBERS if name in filled}
    if "budget" in filled:
        limits["budget"] = euros(filled["budget"])
    if kind == SCORE:
        lowest, _, highest = filled["scale"].partition("-")
        limits |= {"lowest": int(lowest), "highest": int(highest)}
    if kind == GRADIENTS:
        limits["highest"] = int(filled["scale"])
    return limits


def unclear_limits(filled: Filled) -> Msg | None:
    """Refuse limits that are no numbers, and a budget that is no amount."""
    for name in (*_NUMBERS, "voters"):
        if filled.get(name) and (not filled[name].isdecimal() or len(filled[name]) > 4):
            return msg("choose.not_a_number", text=filled[name])
    if "budget" in filled and euros(filled["budget"]) is None:
        return msg("choose.budget_missing")
    return None


def euros(typed: str) -> Decimal | None:
    """Return an amount as people type it: "12000", "12.000", "12.000,50", "1200.50"; None where it is none."""
    text = typed.replace("€", "").replace(" ", "").replace("'", "")
    whole, comma, cents = text.rpartition(",")
    if comma and len(cents) <= 2:
        text = f"{whole.replace('.', '')}.{cents}"
    else:
        thousands = text.replace(",", ".").split(".")
        if len(thousands) > 1 and all(len(part) == 3 for part in thousands[1:]):
            text = "".join(thousands)
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 < amount < _LARGEST else None


def typed_costs(options: Sequence[str], filled: Filled) -> dict[str, Decimal]:
    """Return what was typed as each option's cost: a field each, or one line each in one text."""
    if "costs" in filled:
        typed = filled["costs"].splitlines()
    else:
        typed = [filled[f"o{number}"] for number in range(1, len(options) + 1)]
    amounts = zip(options, map(euros, typed), strict=False)
    return {option: amount for option, amount in amounts if amount is not None}


def unclear_costs(options: Sequence[str], filled: Filled, budget: Decimal) -> Msg | None:
    """Refuse an option without a cost, or dearer than all there is."""
    costs = typed_costs(options, filled)
    for number, option in enumerate(options, start=1):
        if option not in costs:
            return msg("choose.cost_missing", number=number)
        if costs[option] > budget:
            return msg("choose.cost_over_budget", number=number)
    return None


def limits_shown(vote: Vote) -> dict[str, Any]:
    """Return the limits of a vote as its form shows them."""
    scale = levels(vote)
    ends = {"lowest": scale[0], "highest": scale[-1]} if scale else {}
    return {name: getattr(vote, name) for name in way_of(vote.kind).limits} | ends


def _ends(scale: str) -> dict[str, int]:
    """Return the two ends of a scale "0-5"."""
    lowest, _, highest = scale.partition("-")
    return {"lowest": int(lowest), "highest": int(highest)}
