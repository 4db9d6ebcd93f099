"""Tick the things of a checklist, with a note where something is still to come."""

from datetime import datetime

from codesign_tui.actions.steps import changed, commit
from codesign_tui.domain.details import Check, KeptChecklist
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR


def tick(
    ledger: Ledger, checklist: KeptChecklist, item_id: str, *, now: datetime, on: bool = True, who: str = FACILITATOR
) -> Done[KeptChecklist]:
    """Say that a thing of a checklist was seen to today, or that it was not.

    The checklist is given whole, since one that only the template has is kept from its first tick.

    Raises:
        Refused: the checklist has no such thing.
    """
    day = now.date().isoformat() if on else None
    kept = _with(checklist, changed(_item(checklist, item_id), done_on=day))
    return commit(ledger, "tick" if on else "untick", now, kept, kept, who=who)


def note_check(
    ledger: Ledger, checklist: KeptChecklist, item_id: str, note: str, *, now: datetime, who: str = FACILITATOR
) -> Done[KeptChecklist]:
    """Write a note beside a thing of a checklist; an empty one takes it away.

    Raises:
        Refused: the checklist has no such thing.
    """
    kept = _with(checklist, changed(_item(checklist, item_id), note=clean_line(note) or None))
    return commit(ledger, "note_check", now, kept, kept, who=who)


def _item(checklist: KeptChecklist, identifier: str) -> Check:
    """Return the thing with this id."""
    for check in checklist.items:
        if check.id == identifier:
            return check
    raise Refused(msg("action.not_found", id=identifier))


def _with(checklist: KeptChecklist, check: Check) -> KeptChecklist:
    """Return the checklist with one of its things changed."""
    items = tuple(check if one.id == check.id else one for one in checklist.items)
    return changed(checklist, items=items)
