"""Change what was captured: correct it, set it aside with a reason, link it, group it, say whose it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from codesign_tui.actions.authorship import authorship
from codesign_tui.actions.steps import changed, commit, found, made, new_id
from codesign_tui.domain.items import Cluster, Commitment, HowMightWe, Item, Need, Proposal, Stakeholder
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.orphans import GOALS
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import CODES, TABLES, code_of
from codesign_tui.domain.terms import Attribution, Category, ItemState
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.domain.transactions import FACILITATOR

_FIXED = ("id", "number", "at", "state", "set_aside_reason", "attribution", "author", "author_organization",
          "merged_into", "split_from", "different_from", "merged", "parent", "public_number")  # fmt: skip
"""Fields with an action of their own, or that never change."""

_LINKS: dict[tuple[type[Item], type[Item]], str] = {
    (Need, Proposal): "needs",
    (Need, HowMightWe): "needs",
    (Proposal, Commitment): "proposals",
}
"""What may be linked to what, and the field of the second that holds it."""


def edit(
    ledger: Ledger, /, table: str, item_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Item]:
    """Correct an item: its words, dates, owner, status. Whose it is changes with `attribute`.

    Raises:
        Refused: no such item or field, or a value does not fit.
    """
    item = _item_in(ledger.process, table, item_id)
    for name in changes:
        if name in _FIXED:
            raise Refused(msg("action.no_such_field", field=name))
    return _commit(ledger, "edit", now, changed(item, **changes), who)


def set_aside(
    ledger: Ledger, table: str, item_id: str, *, now: datetime, reason: str, who: str = FACILITATOR
) -> Done[Item]:
    """Take an item off the table with a reason; nothing is deleted.

    Raises:
        Refused: no such item, no reason, or it is set aside already.
    """
    item = _item_in(ledger.process, table, item_id)
    if not reason.strip():
        raise Refused(msg("action.reason_missing"))
    if item.state is ItemState.SET_ASIDE:
        raise Refused(msg("action.already_set_aside", code=code_of(item)))
    return _commit(ledger, "set_aside", now, changed(item, state=ItemState.SET_ASIDE, set_aside_reason=reason), who)


def restore(ledger: Ledger, table: str, item_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Item]:
    """Put an item that was set aside back on the table.

    Raises:
        Refused: no such item, or it was not set aside, or another stands for it (`merging.unmerge` takes it out).
    """
    item = _item_in(ledger.process, table, item_id)
    if item.state is not ItemState.SET_ASIDE:
        raise Refused(msg("action.not_set_aside", code=code_of(item)))
    if item.merged_into is not None:
        raise Refused(msg("similar.stands_for_it", code=code_of(item)))
    return _commit(ledger, "restore", now, changed(item, state=ItemState.TABLE, set_aside_reason=None), who)


def flash(
    ledger: Ledger, table: str, item_id: str, *, now: datetime, on: bool = True, who: str = FACILITATOR
) -> Done[Item]:
    """Mark an item with the flash of disagreement, or take it off.

    Raises:
        Refused: no such item, or it is so already.
    """
    item = _item_in(ledger.process, table, item_id)
    if bool(item.flash) is on:
        raise Refused(msg("action.nothing_changes"))
    return _commit(ledger, "flash" if on else "unflash", now, changed(item, flash=on), who)


def link(ledger: Ledger, first_id: str, second_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Item]:
    """Link a need to a proposal (or a generative question), or a proposal to a commitment, in either order.

    The value is the item that holds the link: the proposal, the question, the commitment.

    Raises:
        Refused: no such items, two that cannot be linked, or they are linked already.
    """
    source, holder, field = _pair(ledger.process, first_id, second_id)
    linked: tuple[str, ...] = getattr(holder, field)
    if source.id in linked:
        raise Refused(msg("action.already_linked", first=code_of(source), second=code_of(holder)))
    return _commit(ledger, "link", now, changed(holder, **{field: (*linked, source.id)}), who)


def unlink(ledger: Ledger, first_id: str, second_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Item]:
    """Take a link away.

    Raises:
        Refused: no such items, or they are not linked.
    """
    source, holder, field = _pair(ledger.process, first_id, second_id)
    linked: tuple[str, ...] = getattr(holder, field)
    if source.id not in linked:
        raise Refused(msg("action.not_linked", first=code_of(source), second=code_of(holder)))
    rest = tuple(identifier for identifier in linked if identifier != source.id)
    return _commit(ledger, "unlink", now, changed(holder, **{field: rest}), who)


def serve_goals(
    ledger: Ledger, proposal_id: str, goals: Sequence[str], *, now: datetime, who: str = FACILITATOR
) -> Done[Item]:
    """Say which goals of the notice a proposal serves.

    Raises:
        Refused: no such proposal, or the notice has no such goal.
    """
    proposal = found(ledger.process, Proposal, proposal_id)
    known = ledger.process.details.perimeter.goals
    for goal in goals:
        if goal not in known:
            raise Refused(msg("action.no_such_goal", goal=goal))
    values: dict[str, Any] = {"goals": tuple(goals)}
    if GOALS in proposal.fields:
        values["fields"] = {name: value for name, value in proposal.fields.items() if name != GOALS}
    return _commit(ledger, "serve_goals", now, changed(proposal, **values), who)


def cluster_items(
    ledger: Ledger,
    item_ids: Sequence[str],
    *,
    now: datetime,
    cluster: str | None = None,
    name: str | None = None,
    who: str = FACILITATOR,
) -> Done[Cluster | None]:
    """Group items under a cluster, by its id, or by a name that is there or new; with neither, take them out.

    Raises:
        Refused: nothing is named, or no such items or cluster.
    """
    process = ledger.process
    items = _items(process, [(_table_of(process, identifier), identifier) for identifier in item_ids])
    group, is_new = _cluster(process, cluster, name, now)
    moved = [changed(item, cluster=group.id if group else None) for item in items]
    new = [group] if group is not None and is_new else []
    return commit(ledger, "cluster_items" if group else "uncluster", now, group, *new, *moved, who=who)


def rename_cluster(
    ledger: Ledger, cluster_id: str, name: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Cluster]:
    """Give a cluster another name.

    Raises:
        Refused: no such cluster, or no name.
    """
    cluster = found(ledger.process, Cluster, cluster_id)
    if not name.strip():
        raise Refused(msg("action.name_missing"))
    renamed = changed(cluster, name=name)
    return commit(ledger, "rename_cluster", now, renamed, renamed, who=who)


def attribute(
    ledger: Ledger,
    table: str,
    item_id: str,
    *,
    now: datetime,
    author: str | None = None,
    organization: str | None = None,
    category: Category | None = None,
    attribution: Attribution | None = None,
    who: str = FACILITATOR,
) -> Done[Item]:
    """Say whose an item is and under whose name it is reported.

    Made anonymous, it loses author, organisation and time; the file still holds its earlier lines, and the
    warning says so.

    Raises:
        Refused: no such item, person or organisation, or a name asked for and not given.
    """
    item = _item_in(ledger.process, table, item_id)
    if table == "statements" and (author is None or attribution not in (None, Attribution.PERSON)):
        raise Refused(msg("action.statement_needs_author"))
    said_by = authorship(
        ledger.process,
        author=author,
        organization=organization,
        category=category,
        attribution=Attribution.PERSON if table == "statements" else attribution,
        session=item.session,
    )
    values: dict[str, Any] = {
        "author": said_by.author,
        "author_organization": said_by.organization,
        "attribution": said_by.attribution,
    }
    if not isinstance(item, Stakeholder):  # the category of an actor is its own
        values["category"] = said_by.category
    warnings = []
    if said_by.attribution is Attribution.ANONYMOUS:
        values["at"] = None
        if item.author or item.author_organization:
            warnings.append(msg("action.was_named_before", code=code_of(item)))
    return _commit(ledger, "attribute", now, changed(item, **values), who, warnings)


def item_of(process: Process, item_id: str) -> Item:
    """Return the item with this id, whatever its table.

    Raises:
        Refused: there is none.
    """
    return _item_in(process, _table_of(process, item_id), item_id)


def _commit(
    ledger: Ledger, action: str, now: datetime, item: Item, who: str, warnings: Sequence[Msg] = ()
) -> Done[Item]:
    """Keep one changed item."""
    return commit(ledger, action, now, item, item, who=who, warnings=warnings)


def _item_in(process: Process, table: str, item_id: str) -> Item:
    """Return the item of a table."""
    kind = TABLES.get(table)
    item = None if kind is None else process.get(kind, item_id)
    if not isinstance(item, Item):
        raise Refused(msg("action.not_found", id=item_id))
    return item


def _items(process: Process, places: Sequence[tuple[str, str]]) -> list[Item]:
    """Return the items at these places, each once.

    Raises:
        Refused: none is named, or one is not there.
    """
    if not places:
        raise Refused(msg("action.nothing_chosen"))
    return [_item_in(process, table, identifier) for table, identifier in dict.fromkeys(places)]


def _table_of(process: Process, item_id: str) -> str:
    """Return the table that holds an item."""
    for table in CODES:
        if process.document(table, item_id) is not None and issubclass(TABLES[table], Item):
            return table
    raise Refused(msg("action.not_found", id=item_id))


def _pair(process: Process, first_id: str, second_id: str) -> tuple[Item, Item, str]:
    """Return the item that is linked, the one that holds the link, and its field.

    Raises:
        Refused: they cannot be linked.
    """
    first, second = item_of(process, first_id), item_of(process, second_id)
    for source, holder in ((first, second), (second, first)):
        field = _LINKS.get((type(source), type(holder)))
        if field is not None:
            return source, holder, field
    raise Refused(msg("action.cannot_be_linked", first=code_of(first), second=code_of(second)))


def _cluster(process: Process, cluster_id: str | None, name: str | None, now: datetime) -> tuple[Cluster | None, bool]:
    """Return the cluster that is meant and whether it is new."""
    if cluster_id is not None:
        return found(process, Cluster, cluster_id), False
    words = clean_line(name or "")
    if not words:
        return None, False
    for cluster in process.all(Cluster):
        if folded(cluster.name) == folded(words):
            return cluster, False
    return made(Cluster, id=new_id(now), name=words), True
