"""A card that turned out to be something else: the same words as another kind, the old card set aside with a reason."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from codesign_tui.actions.capture import random_id
from codesign_tui.actions.items import item_of
from codesign_tui.actions.steps import changed, commit, made, new_id
from codesign_tui.domain.items import Item, Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.lineage import OTHER_KINDS
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.tables import ITEM_TABLES, TABLES, code_of, table_of
from codesign_tui.domain.terms import Attribution, ItemKind, ItemState, ProposalStatus
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.wording import title_and_text

_OWN: Final = ("id", "number", "state", "set_aside_reason", "merged_into", "different_from", "fields", "parent", "lane")
"""What the card of the new kind does not take over: what is its own, and where the old one stood in a drawing."""


def kinds_for(item: Item) -> tuple[ItemKind, ...]:
    """Return what a card may be changed into; nothing for a kind that stays what it is."""
    own = table_of(type(item))
    if own not in {ITEM_TABLES[kind] for kind in OTHER_KINDS}:
        return ()
    return tuple(kind for kind in OTHER_KINDS if ITEM_TABLES[kind] != own)


def change_kind(
    ledger: Ledger,
    item_id: str,
    kind: ItemKind,
    *,
    now: datetime,
    reason: str,
    who: str = FACILITATOR,
    make_random_id: Callable[[], str] = random_id,
) -> Done[Item]:
    """Make a card of another kind with the words of this one: who said it, where and when pass to it.

    The old card stays, set aside for this reason; one undo takes both back. What was linked to it stays with it.

    Raises:
        Refused: no such card, it is not on the table, or it cannot become this kind.
    """
    process = ledger.process
    old = item_of(process, item_id)
    if kind not in kinds_for(old):
        raise Refused(msg("kind.stays", code=code_of(old)))
    if not old.on_table or old.merged_into is not None:
        raise Refused(msg("similar.not_on_table", code=code_of(old)))
    table = ITEM_TABLES[kind]
    new_type = TABLES[table]
    kept = {name: getattr(old, name) for name in old.model_fields_set & set(Item.model_fields) if name not in _OWN}
    anonymous = old.attribution is Attribution.ANONYMOUS
    new = made(
        new_type,
        **kept,
        **_words(old, kind),
        id=make_random_id() if anonymous else new_id(now),
        number=process.next_number(table),
        **({} if "split_from" in kept else {"split_from": old.id}),
    )
    assert isinstance(new, Item)
    aside = changed(old, state=ItemState.SET_ASIDE, set_aside_reason=reason)
    return commit(ledger, "change_kind", now, new, new, aside, who=who)


def _words(old: Item, kind: ItemKind) -> dict[str, Any]:
    """Return all the words of a card as another kind has them: the first sentence of a proposal is its title."""
    said = f"{old.title}\n{old.text}" if isinstance(old, Proposal) and old.text else old.words
    if kind is not ItemKind.PROPOSAL:
        return {"text": said}
    title, rest = title_and_text(said)
    return {"title": title, "text": rest or None, "status": ProposalStatus.OPEN}
