"""Writing in private (*in privato*): what an agenda item gathers stays hidden until all of it is revealed at once.

Whoever writes first would steer the others. Signed cards wait in the inbox; unsigned ones in the box
(`domain/ballot_box.py`), which keeps neither their order nor their time.
"""

from datetime import datetime

from codesign_tui.domain.ballot_box import Contents
from codesign_tui.domain.clock import is_running
from codesign_tui.domain.items import Item
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.process import Process
from codesign_tui.domain.steps import step_now
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.templates import Method
from codesign_tui.domain.terms import ItemState


def is_private(item: AgendaItem | None) -> bool:
    """Return whether what is captured at an agenda item stays hidden for now."""
    return item is not None and item.private is True


def is_hidden(process: Process, card: Item) -> bool:
    """Return whether a card was written in private and not revealed yet."""
    return card.state is ItemState.INBOX and is_private(process.get(AgendaItem, card.agenda_item))


def hidden_cards(process: Process, item: AgendaItem) -> list[Item]:
    """Return the signed cards of an agenda item that are hidden, sorted by id, by table."""
    if not is_private(item):
        return []
    return [
        card
        for kind in TABLES.values()
        if issubclass(kind, Item)
        for card in sorted(process.in_session(kind, item.session), key=lambda card: card.id)
        if card.agenda_item == item.id and card.state is ItemState.INBOX
    ]


def hidden_count(process: Process, contents: Contents, item: AgendaItem) -> int:
    """Return how many cards of an agenda item are hidden, the unsigned ones in the box included."""
    return len(hidden_cards(process, item)) + contents.cards_of(item.id)


def hidden_in_path(process: Process, contents: Contents) -> int:
    """Return how many cards wait to be revealed in the whole path."""
    return sum(hidden_count(process, contents, item) for item in process.all(AgendaItem) if is_private(item))


def private_items(process: Process, session: str) -> list[AgendaItem]:
    """Return the agenda items of a session at which what was written in private was not revealed yet."""
    return [item for item in process.agenda(session) if is_private(item)]


def begins_in_private(method: Method | None, item: AgendaItem, now: datetime) -> bool:
    """Return whether the step that an item has reached is written in private and nobody has said otherwise yet."""
    return item.private is None and is_running(item) and _in_private_step(method, item, now)


def passed_in_private(method: Method | None, item: AgendaItem, now: datetime) -> bool:
    """Return whether an item is in private and the step that it has reached is not, or no longer."""
    return is_private(item) and not _in_private_step(method, item, now)


def _in_private_step(method: Method | None, item: AgendaItem, now: datetime) -> bool:
    """Return whether the step that an item has reached is written in private."""
    here = step_now(method, item, now)
    return here is not None and here.step.private
