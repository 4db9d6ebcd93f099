"""Win time back in one step: apply an offer of the coach. One transaction, so that one undo takes all of it back."""

from datetime import datetime

from codesign_tui.actions.agenda import replanned
from codesign_tui.actions.sessions import open_session
from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.coach import Offer, OfferKind
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.transactions import FACILITATOR

__all__ = ["take_offer"]


def take_offer(
    ledger: Ledger, session_id: str, offer: Offer, *, now: datetime, who: str = FACILITATOR
) -> Done[tuple[AgendaItem, ...]]:
    """Apply an offer: the items it changes, as they are after it. What was planned first stays written in each.

    Raises:
        Refused: the session is not open, or an item was begun, closed or left out since the offer was made.
    """
    process = ledger.process
    open_session(process, session_id)
    items: tuple[AgendaItem, ...]
    if offer.kind in (OfferKind.SKIP, OfferKind.DROP_BREAK):
        items = (changed(_still_to_come(process, offer.item), skipped=True),)
    elif offer.kind is OfferKind.MOVE_BREAK:
        items = _moved(process, _still_to_come(process, offer.item), offer.position or 1)
    else:
        items = tuple(replanned(process, _still_to_come(process, item), minutes) for item, minutes in offer.minutes)
    return commit(ledger, "take_offer", now, items, *items, who=who)


def _still_to_come(process: Process, identifier: str | None) -> AgendaItem:
    """Return the item, refusing one that the table has reached in the meantime."""
    item = found(process, AgendaItem, identifier)
    if item.runs or item.closed_at is not None or item.skipped:
        raise Refused(msg("coach.too_late", n=item.n))
    return item


def _moved(process: Process, pause: AgendaItem, position: int) -> tuple[AgendaItem, ...]:
    """Return every item whose position changes when a break moves to another, the break first."""
    others = [item for item in process.agenda(pause.session) if item.id != pause.id]
    others.insert(position - 1, pause)
    moved = [changed(item, n=n) for n, item in enumerate(others, start=1) if item.n != n]
    return tuple(sorted(moved, key=lambda item: item.id != pause.id))
