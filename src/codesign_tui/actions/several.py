"""Do the same to several cards at once: set them aside, bring them to the table, give them a session and a table.

Each is one transaction, so that one undo takes it back.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from codesign_tui.actions.items import item_of
from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.items import Item
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import ItemState
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR


def set_aside_all(
    ledger: Ledger, item_ids: Sequence[str], *, now: datetime, reason: str, who: str = FACILITATOR
) -> Done[tuple[Item, ...]]:
    """Take several items off the table with one reason; those set aside already stay as they are.

    Raises:
        Refused: no such item, no reason, or all of them are set aside already.
    """
    if not reason.strip():
        raise Refused(msg("action.reason_missing"))
    items = [item for item in _items(ledger.process, item_ids) if item.state is not ItemState.SET_ASIDE]
    if not items:
        raise Refused(msg("action.nothing_changes"))
    aside = tuple(changed(item, state=ItemState.SET_ASIDE, set_aside_reason=reason) for item in items)
    return commit(ledger, "set_aside", now, aside, *aside, who=who)


def bring_to_table(
    ledger: Ledger, item_ids: Sequence[str], *, now: datetime, who: str = FACILITATOR
) -> Done[tuple[Item, ...]]:
    """Put several items on the table, from the inbox or from what was set aside.

    Raises:
        Refused: no such item, one that another stands for (`merging.unmerge` takes it out), or all are on the table.
    """
    items = [item for item in _items(ledger.process, item_ids) if not item.on_table]
    if not items:
        raise Refused(msg("action.nothing_changes"))
    for item in items:
        if item.merged_into is not None:
            raise Refused(msg("similar.stands_for_it", code=code_of(item)))
    shown = tuple(_on_table(item) for item in items)
    return commit(ledger, "reveal", now, shown, *shown, who=who)


def place_items(
    ledger: Ledger,
    item_ids: Sequence[str],
    *,
    now: datetime,
    session: str | None = None,
    origin_table: str | None = None,
    who: str = FACILITATOR,
) -> Done[tuple[Item, ...]]:
    """Say in which session several items came up and from which table of the hall; None leaves it as it is.

    In another session an item belongs to no point of the agenda yet.

    Raises:
        Refused: no such item or session, or nothing changes.
    """
    if session is not None:
        found(ledger.process, Session, session)
    placed = []
    for item in _items(ledger.process, item_ids):
        changes: dict[str, Any] = {}
        if session is not None and item.session != session:
            changes |= {"session": session, "agenda_item": None}
        if origin_table is not None and (item.origin_table or "") != clean_line(origin_table):
            changes["origin_table"] = clean_line(origin_table) or None
        if changes:
            placed.append(changed(item, **changes))
    if not placed:
        raise Refused(msg("action.nothing_changes"))
    return commit(ledger, "place_items", now, tuple(placed), *placed, who=who)


def _items(process: Process, item_ids: Sequence[str]) -> list[Item]:
    """Return the items with these ids, each once.

    Raises:
        Refused: none is named, or one is not there.
    """
    if not item_ids:
        raise Refused(msg("action.nothing_chosen"))
    return [item_of(process, identifier) for identifier in dict.fromkeys(item_ids)]


def _on_table(item: Item) -> Item:
    """Return an item on the table, without the reason for which it was set aside."""
    if item.state is ItemState.INBOX:
        return changed(item, state=ItemState.TABLE)
    return changed(item, state=ItemState.TABLE, set_aside_reason=None)
