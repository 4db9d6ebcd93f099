"""What carrying a card means in each view: under another, to the next lane, up for more, across for the other sign."""

from collections.abc import Sequence
from typing import Final

from codesign_tui.actions.nesting import move, nest, place_actor, weigh
from codesign_tui.domain.items import Factor, Item, Stakeholder
from codesign_tui.domain.messages import msg
from codesign_tui.domain.nesting import Hung
from codesign_tui.domain.schemes import MUCH, tree
from codesign_tui.domain.terms import FactorSign, SchemeKind, TreePart
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.scheme_look import Look

_PARTS: Final[Sequence[TreePart | None]] = (*TreePart, None)


def carry_on_tree(desk: Desk, look: Look, card: Item, dx: int, dy: int) -> None:
    """Put a card under the one above it (dx 1), out again (dx -1), or in the part above or below (dy)."""
    found = tree(desk.process, look.scope, look.include(desk.process))
    part, rows = next((each for each in found.items() if any(row.item.id == card.id for row in each[1])), (None, ()))
    row = next((each for each in rows if each.item.id == card.id), None)
    if row is None:
        return
    if dy:
        at = _PARTS.index(part) + dy
        if 0 <= at < len(_PARTS):
            desk.do(move, card.id, _PARTS[at], now=desk.now())
    elif dx > 0:
        above = sibling_above(rows, row.parent, before=row)
        if above is None:
            desk.say(msg("schemes.nothing_above"), refused=True)
        else:
            desk.do(nest, card.id, above.item.id, now=desk.now())
    elif row.parent is not None:
        parent = next(each for each in rows if each.item.id == row.parent)
        lane = None if parent.parent is not None or part is None else part.value
        desk.do(nest, card.id, parent.parent, now=desk.now(), lane=lane)


def sibling_above(rows: Sequence[Hung], parent: str | None, *, before: Hung | None = None) -> Hung | None:
    """Return the last card that hangs from a card, or is a root, above another; of all where none is named."""
    found = None
    for row in rows:
        if before is not None and row.item.id == before.item.id:
            break
        if row.parent == parent:
            found = row
    return found


def carry_factor(desk: Desk, factor: Factor, dx: int, dy: int) -> None:
    """Make a factor stronger (dy -1) or weaker, or put it on the other side."""
    if dy:
        desk.do(weigh, factor.id, (factor.strength or (0 if dy < 0 else MUCH + 1)) - dy, now=desk.now())
        return
    side = FactorSign.HINDERING if dx > 0 else FactorSign.FACILITATING
    if factor.sign != side:
        desk.do(move, factor.id, side.value, now=desk.now())


def carry_actor(desk: Desk, actor: Stakeholder, dx: int, dy: int) -> None:
    """Give an actor more influence (dy -1) or interest (dx 1), or less; one without a place comes to the middle."""
    influence, interest = actor.influence, actor.interest
    if influence is None or interest is None:
        desk.do(place_actor, actor.id, influence=influence or MUCH, interest=interest or MUCH, now=desk.now())
        return
    if 1 <= influence - dy <= 5 and 1 <= interest + dx <= 5:
        desk.do(place_actor, actor.id, influence=influence - dy, interest=interest + dx, now=desk.now())
    else:
        desk.say(msg("schemes.at_the_edge"), refused=True)


def lanes_to_choose(look: Look, keys: Sequence[str | None]) -> list[str | None]:
    """Return the parts that a card of a view may be put in by name."""
    if look.kind is SchemeKind.TREE:
        return list(_PARTS)
    if look.kind is SchemeKind.FORCE_FIELD:
        return [sign.value for sign in FactorSign]
    if look.kind in (SchemeKind.MAP, SchemeKind.NABC):
        return []
    return list(dict.fromkeys((*keys, None)))
