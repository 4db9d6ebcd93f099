"""What a card that calls for action becomes as a promise: a risk's mitigation, a factor's action, a next step."""

from codesign_tui.domain.items import (
    Commitment,
    Factor,
    Item,
    ParkedQuestion,
    Proposal,
    Risk,
    Stakeholder,
    Statement,
)
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES

_NEVER = (Commitment, Statement)
"""A commitment is one already; a statement for the record is verbatim and leads nowhere by itself."""


def may_become_promise(item: Item) -> bool:
    """Tell whether a card may lead to a commitment."""
    return item.on_table and not isinstance(item, _NEVER)


def promise_text(item: Item) -> str:
    """Return the words that a commitment begins with: what is to be done if the card says it, else the card's own."""
    said = None
    if isinstance(item, Risk):
        said = item.mitigation
    elif isinstance(item, Factor):
        said = item.action
    elif isinstance(item, Stakeholder):
        said = item.next_step
    return said or item.words


def promise_owner(item: Item) -> str | None:
    """Return who would answer for it: whoever looks after the card already."""
    return item.owner if isinstance(item, Risk | Stakeholder | ParkedQuestion) else None


def promise_proposals(item: Item) -> tuple[str, ...]:
    """Return the proposals that it carries out: the card itself, if it is one."""
    return (item.id,) if isinstance(item, Proposal) else ()


def item_anywhere(process: Process, identifier: str | None) -> Item | None:
    """Return the card with this id, of whatever kind."""
    if identifier is None:
        return None
    kinds = (kind for kind in TABLES.values() if issubclass(kind, Item))
    return next((found for kind in kinds if (found := process.get(kind, identifier)) is not None), None)
