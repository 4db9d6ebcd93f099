"""Needs, the proposals that answer them and the commitments that carry them out, as threads in groups.

A proposal that answers more than one need hangs in full under the first and is only named under the others, so that
every card stands once and every link can be seen.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from codesign_tui.domain.items import Cluster, Commitment, Item, Need, Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.orphans import (
    commitments_without_owner_or_date,
    needs_without_proposal,
    proposals_without_commitment,
)
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, Category

C = TypeVar("C", bound=Item)


class Missing(StrEnum):
    """What a card lacks to lead somewhere."""

    PROPOSAL = "proposal"
    COMMITMENT = "commitment"
    OWNER = "owner"
    DATE = "date"


class Grouping(StrEnum):
    """How threads are told apart."""

    CLUSTER = "cluster"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Thread:
    """One card and what follows from it. `again`: the card hangs in full from an earlier one."""

    item: Item
    missing: tuple[Missing, ...] = ()
    children: tuple["Thread", ...] = ()
    again: bool = False

    def cards(self, depth: int = 0) -> Iterator[tuple[int, "Thread"]]:
        """Yield this card and those under it, each with how deep it hangs."""
        yield depth, self
        for child in self.children:
            yield from child.cards(depth + 1)

    def pruned(self, keep: Callable[["Thread"], bool]) -> "Thread | None":
        """Return the thread with only the cards to keep and those they hang from; None when nothing is left."""
        children = tuple(kept for child in self.children if (kept := child.pruned(keep)) is not None)
        if not children and not keep(self):
            return None
        return replace(self, children=children)


@dataclass(frozen=True, slots=True)
class ThreadGroup:
    """The threads of one cluster or of one category of stakeholders; `key` is None for those without."""

    key: str | None
    threads: tuple[Thread, ...]


@dataclass
class _Links:
    """Which cards hang from which, what each lacks, and which were shown already."""

    children: dict[str, list[Proposal | Commitment]] = field(default_factory=dict)
    missing: dict[str, tuple[Missing, ...]] = field(default_factory=dict)
    roots: list[Item] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)


def threads(
    process: Process, grouping: Grouping = Grouping.CLUSTER, *, include: Callable[[Item], bool] | None = None
) -> tuple[ThreadGroup, ...]:
    """Return the cards on the table as threads, in groups: clusters in the order they were made, then the rest.

    `include` leaves out cards that may not be seen. What an unseen card would have answered is not shown as missing.
    """
    links = _links(process, include or (lambda item: True))
    groups: dict[str | None, list[Item]] = {key: [] for key in _keys(process, grouping)}
    for root in links.roots:
        groups[_key(process, root, grouping)].append(root)
    return tuple(
        ThreadGroup(key, tuple(_thread(root, links) for root in roots)) for key, roots in groups.items() if roots
    )


def lacks(process: Process) -> dict[str, tuple[Missing, ...]]:
    """Return what each card on the table that hangs in the air lacks, by id."""
    missing: dict[str, tuple[Missing, ...]] = {need.id: (Missing.PROPOSAL,) for need in needs_without_proposal(process)}
    missing.update({proposal.id: (Missing.COMMITMENT,) for proposal in proposals_without_commitment(process)})
    for commitment in commitments_without_owner_or_date(process):
        lacks = []
        if not (commitment.owner or commitment.owner_organization):
            lacks.append(Missing.OWNER)
        if not (commitment.due or commitment.due_words or commitment.new_due):
            lacks.append(Missing.DATE)
        missing[commitment.id] = tuple(lacks)
    return missing


def category_of(process: Process, item: Item) -> Category | None:
    """Return the category of stakeholders a card comes from: its own, its author's or its author's body's."""
    if item.category is not None:
        return item.category
    person = process.person(item.author)
    own: Category | None = getattr(person, "category", None)
    if own is not None:
        return own
    body = process.get(Organization, item.author_organization) or process.organization_of(person)
    if body is None and isinstance(item, Commitment):
        body = process.get(Organization, item.owner_organization) or process.organization_of(process.person(item.owner))
    return body.category if body else None


def is_restricted(process: Process, item: Item) -> bool:
    """Return whether a card, its cluster or its session is kept from the hall."""
    cluster = process.get(Cluster, item.cluster)
    session = process.get(Session, item.session)
    return bool(item.restricted or (cluster and cluster.restricted) or (session and session.restricted))


def _links(process: Process, include: Callable[[Item], bool]) -> _Links:
    """Return what hangs from what, and the roots: needs, proposals that answer none, commitments that serve none."""
    needs = _seen(process.all(Need), include)
    proposals = _seen(process.all(Proposal), include)
    commitments = _seen(process.all(Commitment), include)
    links = _Links(missing=lacks(process))
    for holders in (proposals, commitments):
        for holder in holders:
            for source in dict.fromkeys(holder.needs if isinstance(holder, Proposal) else holder.proposals):
                links.children.setdefault(source, []).append(holder)
    hung = {child.id for source in (*needs, *proposals) for child in links.children.get(source.id, ())}
    links.roots = [*needs, *(item for item in (*proposals, *commitments) if item.id not in hung)]
    return links


def _thread(item: Item, links: _Links) -> Thread:
    """Return a card with what follows from it, or only its name when it hangs in full already."""
    if item.id in links.shown:
        return Thread(item, again=True)
    links.shown.add(item.id)
    children = () if isinstance(item, Commitment) else links.children.get(item.id, ())
    return Thread(item, links.missing.get(item.id, ()), tuple(_thread(child, links) for child in children))


def _keys(process: Process, grouping: Grouping) -> Iterable[str | None]:
    """Return the groups there may be, in the order they are shown."""
    if grouping is Grouping.CATEGORY:
        return (*(category.value for category in Category), None)
    return (*(cluster.id for cluster in process.all(Cluster)), None)


def _key(process: Process, item: Item, grouping: Grouping) -> str | None:
    """Return the group of a card; an anonymous one tells no category."""
    if grouping is Grouping.CATEGORY:
        category = None if item.attribution is Attribution.ANONYMOUS else category_of(process, item)
        return category.value if category else None
    return item.cluster if process.get(Cluster, item.cluster) is not None else None


def _seen(items: Iterable[C], include: Callable[[Item], bool]) -> list[C]:
    """Return the cards on the table that may be seen."""
    return [item for item in items if item.on_table and include(item)]
