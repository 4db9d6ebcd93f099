"""Make several cards one, or one several, and keep the lineage; say of two that look alike that they are not.

Nothing is lost: the cards that went into another stay, set aside, with their words, their author and their votes.
What was linked to them is linked to the card that stands for them too, so that nothing turns into an orphan.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from codesign_tui.actions.capture import random_id
from codesign_tui.actions.items import item_of
from codesign_tui.actions.steps import changed, commit, made, new_id
from codesign_tui.domain.items import Commitment, HowMightWe, Item, Need, Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.orphans import goals_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.similar import MERGEABLE
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.domain.terms import Attribution, ItemState, ProposalStatus
from codesign_tui.domain.text import clean
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.wording import title_and_text

T = TypeVar("T")

_SHARED = ("session", "agenda_item", "origin_table", "channel", "transcribed_after", "category", "cluster",
           "parent", "lane")  # fmt: skip
"""Fields that a card made of several keeps when they agree on them."""

_OWN = ("id", "number", "state", "set_aside_reason", "title", "text", "merged", "different_from")
"""Fields that a part of a card does not take over from it."""

_LINKS: tuple[tuple[type[Item], type[Item], str], ...] = (
    (Need, Proposal, "needs"),
    (Need, HowMightWe, "needs"),
    (Proposal, Commitment, "proposals"),
)
"""What may be linked to what, and the field of the second that holds it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The card that stands for others, and those, set aside."""

    into: Item
    originals: tuple[Item, ...]


def merge(
    ledger: Ledger,
    item_ids: Sequence[str],
    *,
    now: datetime,
    into: str | None = None,
    text: str | None = None,
    who: str = FACILITATOR,
    make_random_id: Callable[[], str] = random_id,
) -> Done[Merged]:
    """Make several cards of one kind one: one of them, `into`, or a new one with the words `text`.

    A new card keeps what the originals agree on, and the name of no one if they are not all the same person's. If one
    of them is anonymous, the new card is, and its id tells no time.

    Raises:
        Refused: fewer than two cards, of different kinds or of a kind that is never merged, one that is not on the
            table, no words for a new card, or `into` is not one of them.
    """
    process = ledger.process
    items = [_whole(process, identifier) for identifier in dict.fromkeys(item_ids)]
    if len(items) < 2:
        raise Refused(msg("similar.two_needed"))
    if len({type(item) for item in items}) > 1:
        raise Refused(msg("similar.one_kind"))
    if into is None:
        survivor = _new_whole(process, items, text or "", now, make_random_id)
    else:
        survivor = next((item for item in items if item.id == into), None) or _not_there(into)
    survivor = _with_links_of(survivor, items)
    originals = tuple(_set_aside(item, merged_into=survivor.id) for item in items if item.id != survivor.id)
    linked = _linked_too(process, {item.id for item in originals}, (survivor.id,), type(survivor))
    return commit(ledger, "merge_items", now, Merged(survivor, originals), survivor, *originals, *linked, who=who)


def unmerge(ledger: Ledger, item_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Item]:
    """Take a card out of the one that stands for it, back on the table; later changes of the other stay.

    Raises:
        Refused: no such card, or it was not merged.
    """
    item = item_of(ledger.process, item_id)
    if item.merged_into is None:
        raise Refused(msg("similar.not_merged", code=code_of(item)))
    values: dict[str, Any] = {"merged_into": None, "state": ItemState.TABLE}
    entities: list[Item] = []
    if isinstance(item, Proposal):
        values["status"] = ProposalStatus.OPEN
        survivor = ledger.process.get(Proposal, item.merged_into)
        if survivor is not None:
            entities.append(changed(survivor, merged=tuple(each for each in survivor.merged if each != item.id)))
    back = changed(item, **values)
    return commit(ledger, "unmerge", now, back, back, *entities, who=who)


def split(
    ledger: Ledger,
    item_id: str,
    texts: Sequence[str],
    *,
    now: datetime,
    who: str = FACILITATOR,
    make_random_id: Callable[[], str] = random_id,
) -> Done[tuple[Item, ...]]:
    """Take a card apart into several with these words; whose it is, where it came up and its links pass to each.

    Raises:
        Refused: no such card, a kind that is never taken apart, not on the table, or fewer than two texts.
    """
    process = ledger.process
    whole = _whole(process, item_id)
    said = [text for text in (clean(text).strip() for text in texts) if text]
    if len(said) < 2:
        raise Refused(msg("similar.two_texts_needed"))
    kept = {name: getattr(whole, name) for name in whole.model_fields_set if name not in _OWN}
    number = process.next_number(table_of(type(whole)))
    parts = tuple(
        made(
            type(whole),
            **{
                **kept,
                **_words(type(whole), text),
                "id": _id_for(kept.get("attribution"), now, make_random_id),
                "number": number + place,
                "split_from": whole.id,
            },
        )
        for place, text in enumerate(said)
    )
    linked = _linked_too(process, {whole.id}, tuple(part.id for part in parts), type(whole))
    return commit(ledger, "split_item", now, parts, *parts, _set_aside(whole), *linked, who=who)


def tell_apart(
    ledger: Ledger, first_id: str, second_id: str, *, now: datetime, who: str = FACILITATOR
) -> Done[tuple[Item, Item]]:
    """Say of two cards that look alike that they are not the same: they are not offered together again.

    Raises:
        Refused: no such cards, or it was said already.
    """
    first, second = item_of(ledger.process, first_id), item_of(ledger.process, second_id)
    if first.id == second.id or second.id in first.different_from or first.id in second.different_from:
        raise Refused(msg("action.nothing_changes"))
    told = changed(first, different_from=(*first.different_from, second.id))
    return commit(ledger, "tell_apart", now, (told, second), told, who=who)


def _whole(process: Process, item_id: str) -> Item:
    """Return a card that may be merged or taken apart: of a kind that allows it, on the table."""
    item = item_of(process, item_id)
    if not isinstance(item, MERGEABLE):
        raise Refused(msg("similar.kind_stays", code=code_of(item)))
    if not item.on_table or item.merged_into is not None:
        raise Refused(msg("similar.not_on_table", code=code_of(item)))
    return item


def _not_there(identifier: str) -> Item:
    """Refuse a survivor that is not among the cards."""
    raise Refused(msg("action.not_found", id=identifier))


def _new_whole(
    process: Process, items: Sequence[Item], text: str, now: datetime, make_random_id: Callable[[], str]
) -> Item:
    """Return a new card that stands for others."""
    kind = type(items[0])
    words = clean(text).strip()
    if not words:
        raise Refused(msg("action.words_missing"))
    values = {name: _agreed(getattr(item, name) for item in items) for name in _SHARED}
    values |= _authorship(items)
    values["id"] = _id_for(values["attribution"], now, make_random_id)
    values["number"] = process.next_number(table_of(kind))
    values["flash"] = True if any(item.flash for item in items) else None
    values["restricted"] = True if any(item.restricted for item in items) else None
    if kind is Proposal:
        values["status"] = ProposalStatus.OPEN
    return made(kind, **values, **_words(kind, words), **_of_its_kind(items))


def _authorship(items: Sequence[Item]) -> dict[str, Any]:
    """Return under whose name a card made of these stands: their author if it is one, and anonymous if any is."""
    if any(item.attribution is Attribution.ANONYMOUS for item in items):
        return {"attribution": Attribution.ANONYMOUS, "category": None}
    said_by = {(item.author, item.author_organization, item.attribution) for item in items}
    if len(said_by) == 1:
        author, organization, attribution = said_by.pop()
        return {"author": author, "author_organization": organization, "attribution": attribution}
    category = _agreed(item.category for item in items)
    return {"category": category, "attribution": Attribution.CATEGORY if category else None}


def _of_its_kind(items: Sequence[Item]) -> dict[str, Any]:
    """Return what only one kind needs and its cards agree on: whether a factor helps or hinders."""
    fields = type(items[0]).model_fields
    if "sign" not in fields:
        return {}
    signs = {getattr(item, "sign", None) for item in items}
    if len(signs) > 1:
        raise Refused(msg("similar.one_kind"))
    return {"sign": signs.pop()}


def _words(kind: type[Item], text: str) -> dict[str, Any]:
    """Return the words of a card: a proposal's first sentence is its title."""
    if kind is not Proposal:
        return {"text": text}
    title, rest = title_and_text(text)
    return {"title": title, "text": rest or None}


def _id_for(attribution: object, now: datetime, make_random_id: Callable[[], str]) -> str:
    """Return a new id; that of an anonymous card tells no time."""
    return make_random_id() if attribution is Attribution.ANONYMOUS else new_id(now)


def _agreed(values: Iterable[T]) -> T | None:
    """Return the value on which all agree, or None."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _with_links_of(survivor: Item, items: Sequence[Item]) -> Item:
    """Return the card that stands for others with what they answered and, of a proposal, who they are.

    The goals that a proposal serves and the objections to it pass to it too.
    """
    changes: dict[str, Any] = {}
    for name in ("needs", "proposers", "objections"):
        if name in type(survivor).model_fields:
            both = _joined(getattr(item, name) for item in (survivor, *items))
            changes |= {name: both} if both != getattr(survivor, name) else {}
    if isinstance(survivor, Proposal):
        goals = _joined(goals_of(item) for item in (survivor, *items) if isinstance(item, Proposal))
        changes |= {"goals": goals} if goals != goals_of(survivor) else {}
        others = [item.id for item in items if item.id != survivor.id]
        changes["merged"] = _joined((survivor.merged, others))
        if survivor.attribution is Attribution.ANONYMOUS:
            changes.pop("proposers", None)  # a list of who brought it would tell whose it is
    return changed(survivor, **changes) if changes else survivor


def _joined(several: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Return the entries of several lists, each once."""
    return tuple(dict.fromkeys(identifier for each in several for identifier in each))


def _set_aside(item: Item, **changes: Any) -> Item:
    """Return a card that others stand for."""
    if isinstance(item, Proposal) and "merged_into" in changes:
        changes["status"] = ProposalStatus.MERGED
    return changed(item, state=ItemState.SET_ASIDE, **changes)


def _linked_too(process: Process, old: set[str], new: tuple[str, ...], kind: type[Item]) -> list[Item]:
    """Return the cards that are linked to the old ones, linked to the new ones too."""
    linked: list[Item] = []
    for source, holder_kind, field in _LINKS:
        for holder in process.all(holder_kind) if source is kind else ():
            ids: tuple[str, ...] = getattr(holder, field)
            if old.intersection(ids):
                linked.append(changed(holder, **{field: _joined((ids, new))}))
    return linked
