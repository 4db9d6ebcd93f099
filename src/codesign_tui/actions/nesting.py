"""Hang a card from another, and put it where it stands in a structured view: each is one action, undone by one undo."""

from datetime import datetime
from typing import Any

from codesign_tui.actions.items import item_of
from codesign_tui.actions.steps import changed, commit
from codesign_tui.domain.items import Factor, Item, Stakeholder
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.nesting import hangs_under
from codesign_tui.domain.process import Process
from codesign_tui.domain.schemes import sign_of_lane
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import FactorSign
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR

LEAST, MOST = 1, 5
"""The scores there are."""


def nest(
    ledger: Ledger,
    item_id: str,
    parent_id: str | None,
    *,
    now: datetime,
    lane: str | None = None,
    who: str = FACILITATOR,
) -> Done[Item]:
    """Hang a card from another, or take it out with None; as a root it may be given the lane it stands in.

    Raises:
        Refused: no such cards, the other hangs from this one already, or nothing would change.
    """
    item = item_of(ledger.process, item_id)
    if parent_id is not None:
        _check(ledger.process, item, item_of(ledger.process, parent_id))
    kept_lane = lane if lane is not None else None if parent_id is not None else item.lane
    if (item.parent, item.lane) == (parent_id, kept_lane):
        raise Refused(msg("action.nothing_changes"))
    return _kept(
        ledger, "nest" if parent_id is not None else "unnest", now, item, who, parent=parent_id, lane=kept_lane
    )


def move(ledger: Ledger, item_id: str, lane: str | None, *, now: datetime, who: str = FACILITATOR) -> Done[Item]:
    """Put a card in a lane of a view, or in none; it hangs from nothing afterwards, and what hung from it follows.

    A factor takes the sign of the quadrant or of the side that it is put on; a side is its sign, not a lane.

    Raises:
        Refused: no such card, a side for what is not a factor, or it stands there already.
    """
    item = item_of(ledger.process, item_id)
    words = clean_line(lane or "") or None
    sign = sign_of_lane(words)
    values: dict[str, Any] = {"lane": words, "parent": None}
    if isinstance(item, Factor) and sign is not None:
        values["sign"] = sign.value
    if words in tuple(FactorSign):
        if not isinstance(item, Factor):
            raise Refused(msg("schemes.not_a_factor", code=code_of(item)))
        values = {"sign": words}
    if all(getattr(item, name) == value for name, value in values.items()):
        raise Refused(msg("action.nothing_changes"))
    return _kept(ledger, "move_card", now, item, who, **values)


def rename_lane(
    ledger: Ledger, lane: str, name: str, *, now: datetime, agenda_item: str | None = None, who: str = FACILITATOR
) -> Done[tuple[Item, ...]]:
    """Give a column another name on all its cards, those of one agenda item or of the whole path.

    Raises:
        Refused: no name, or no card stands in the column.
    """
    words = clean_line(name)
    if not words:
        raise Refused(msg("action.name_missing"))
    process = ledger.process
    items = [
        entity
        for _, _, entity in process.entities()
        if isinstance(entity, Item) and entity.lane == lane and (agenda_item in (None, entity.agenda_item))
    ]
    if not items:
        raise Refused(msg("schemes.column_is_empty"))
    renamed = tuple(changed(item, lane=words) for item in items)
    return commit(ledger, "rename_lane", now, renamed, *renamed, who=who)


def weigh(ledger: Ledger, factor_id: str, strength: int, *, now: datetime, who: str = FACILITATOR) -> Done[Item]:
    """Say how strong a factor is, from 1 to 5; what is beyond is taken as the nearest.

    Raises:
        Refused: no such factor, or it is that strong already.
    """
    factor = item_of(ledger.process, factor_id)
    if not isinstance(factor, Factor):
        raise Refused(msg("schemes.not_a_factor", code=code_of(factor)))
    score = min(max(strength, LEAST), MOST)
    if factor.strength == score:
        raise Refused(msg("action.nothing_changes"))
    return _kept(ledger, "weigh_factor", now, factor, who, strength=score)


def place_actor(
    ledger: Ledger, actor_id: str, *, influence: int, interest: int, now: datetime, who: str = FACILITATOR
) -> Done[Item]:
    """Say how much an actor can change things and how much it cares, from 1 to 5 each.

    Raises:
        Refused: no such actor, or it stands there already.
    """
    actor = item_of(ledger.process, actor_id)
    if not isinstance(actor, Stakeholder):
        raise Refused(msg("schemes.not_an_actor", code=code_of(actor)))
    influence, interest = (min(max(score, LEAST), MOST) for score in (influence, interest))
    if (actor.influence, actor.interest) == (influence, interest):
        raise Refused(msg("action.nothing_changes"))
    return _kept(ledger, "place_actor", now, actor, who, influence=influence, interest=interest)


def _check(process: Process, item: Item, parent: Item) -> None:
    """Refuse a card that would hang from itself, however far down, or from one that left the table."""
    if item.id == parent.id or hangs_under(process, parent, item):
        raise Refused(msg("schemes.would_be_a_ring", first=code_of(item), second=code_of(parent)))
    if not parent.on_table:
        raise Refused(msg("schemes.parent_is_aside", code=code_of(parent)))


def _kept(ledger: Ledger, action: str, now: datetime, item: Item, who: str, **values: Any) -> Done[Item]:
    """Keep one changed card."""
    new = changed(item, **values)
    return commit(ledger, action, now, new, new, who=who)
