"""Write in private at an agenda item, then reveal everything in one transaction."""

from datetime import datetime
from typing import Final

from codesign_tui.actions.clusters import NamedClusters
from codesign_tui.actions.steps import beside, changed, commit, found, made, once_safe
from codesign_tui.domain.ballot_box import BoxedCard, Contents, without_card, without_cards
from codesign_tui.domain.items import Item
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.private_writing import hidden_cards, is_private
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import ITEM_TABLES, TABLES
from codesign_tui.domain.terms import ItemKind, ItemState
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.domain.transactions import FACILITATOR

REVEAL: Final = "reveal_private"
REVEAL_UNSIGNED: Final = "reveal_unsigned"
"""A barrier: unsigned cards cannot go back to where they had neither order nor time."""

PROPOSALS: Final = ITEM_TABLES[ItemKind.PROPOSAL]


def write_privately(ledger: Ledger, item_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[AgendaItem]:
    """From now on what is captured at an agenda item stays hidden until it is revealed.

    Raises:
        Refused: no such item, or it is in private already.
    """
    item = found(ledger.process, AgendaItem, item_id)
    if is_private(item):
        raise Refused(msg("private.already", n=item.n))
    after = changed(item, private=True)
    return commit(ledger, "write_privately", now, after, after, who=who)


def stop_unused(ledger: Ledger, item_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[AgendaItem]:
    """End the privacy of an agenda item at which nobody wrote anything: its step has passed.

    Raises:
        Refused: no such item, it is not in private, or something is hidden there: `reveal_item` shows it.
    """
    process = ledger.process
    item = _private(process, item_id)
    if hidden_cards(process, item) or ledger.box.contents.cards_of(item_id):
        raise Refused(msg("private.reveal_first", n=item.n))
    after = changed(item, private=None)
    return commit(ledger, "stop_private", now, after, after, who=who)


def reveal_item(ledger: Ledger, item_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[tuple[Item, ...]]:
    """Put everything that was written in private at an agenda item on the table, in one transaction.

    Signed cards come by their ids, unsigned ones by their random ids: they get their numbers only now. With unsigned
    cards it cannot be undone, as the value's warnings say.

    Raises:
        Refused: no such item, or it is not in private.
        CodesignError: the file cannot be written.
    """
    process, box = ledger.process, ledger.box
    item = _private(process, item_id)
    box.change(lambda contents: contents).result()  # what is revealed is what was acknowledged
    unsigned = box.contents.cards.get(item_id, ())
    signed = [changed(card, state=ItemState.TABLE) for card in hidden_cards(process, item)]
    clusters = NamedClusters(process, now)
    drawn = _numbered(process, unsigned, clusters)
    cards = (*signed, *drawn)
    over = changed(item, private=False)
    warnings = (msg("private.unsigned_revealed", n=len(drawn)),) if drawn else ()
    done = commit(
        ledger, REVEAL_UNSIGNED if drawn else REVEAL, now, cards, over, *clusters.new.values(), *cards, who=who,
        warnings=warnings,
    )  # fmt: skip
    if drawn:
        once_safe(done.ticket, lambda: box.change(lambda contents: without_cards(contents, item_id)))
    return done


def take_back_unsigned(ledger: Ledger, item_id: str, text: str, *, now: datetime, who: str = FACILITATOR) -> Done[int]:
    """Take one unsigned card with these words out of the box, before it is revealed. The value: how many are left.

    Only whoever knows what it says can take it back; cards with the same words are the same.

    Raises:
        Refused: no such item, it is not in private, no words, or no card in the box says this.
        CodesignError: nothing can be written.
    """
    item = _private(ledger.process, item_id)
    words = folded(clean_line(text))
    if not words:
        raise Refused(msg("action.words_missing"))

    def change(contents: Contents) -> Contents:
        """Take it out, and refuse where there is none like it."""
        card = next((one for one in contents.cards.get(item_id, ()) if _words(one) == words), None)
        if card is None:
            raise Refused(msg("private.no_such_card", n=item.n))
        return without_card(contents, item_id, card)

    ticket = ledger.box.change(change)
    left = ledger.box.contents.cards_of(item_id)
    return beside(ledger, "take_back_unsigned", now, left, ticket, "agenda", who=who)


def _words(card: BoxedCard) -> str:
    """Return what an unsigned card says, for comparison."""
    return folded(clean_line(str(card.document.get("title" if card.table == PROPOSALS else "text", ""))))


def _private(process: Process, item_id: str) -> AgendaItem:
    """Return an agenda item that is in private."""
    item = found(process, AgendaItem, item_id)
    if not is_private(item):
        raise Refused(msg("private.not_private", n=item.n))
    return item


def _numbered(process: Process, cards: tuple[BoxedCard, ...], clusters: NamedClusters) -> list[Item]:
    """Return unsigned cards as items of the table, with the numbers that people see, in the order of their ids."""
    numbers: dict[str, int] = {}
    items = []
    for card in cards:
        number = numbers.get(card.table) or process.next_number(card.table)
        numbers[card.table] = number + 1
        kind = TABLES[card.table]
        if not issubclass(kind, Item):
            raise TypeError(f"{kind.__name__} is not a contribution")
        cluster = clusters.id_of(card.document.get("cluster"))
        items.append(made(kind, **{**card.document, "number": number, "state": ItemState.TABLE, "cluster": cluster}))
    return items
