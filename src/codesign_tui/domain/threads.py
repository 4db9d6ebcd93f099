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
    """Which cards hang from which, and what each lacks."""

    proposals: dict[str, list[Proposal]] = field(default_factory=dict)
    commitments: dict[str, list[Commitment]] = field(default_factory=dict)
    missing: dict[str, tuple[Missing, ...]] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)


def threads(
    process: Process, grouping: Grouping = Grouping.CLUSTER, *, include: Callable[[Item], bool] | None = None
) -> tuple[ThreadGroup, ...]:
    """Return the cards on the table as threads, in groups: clusters in the order they were made, then the rest.

    `include` leaves out cards that may not be seen. What an unseen card would have answered is not shown as missing.
    """
    groups: dict[str | None, list[Thread]] = {key: [] for key in _keys(process, grouping)}
    for thread in _roots(process, include or (lambda item: True)):
        groups[_key(process, thread.item, grouping)].append(thread)
    return tuple(ThreadGroup(key, tuple(found)) for key, found in groups.items() if found)


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


def _roots(process: Process, include: Callable[[Item], bool]) -> Iterator[Thread]:
    """Yield the threads: those of needs, of proposals that answer none, of commitments that serve no proposal."""
    needs = _seen(process.all(Need), include)
    proposals = _seen(process.all(Proposal), include)
    commitments = _seen(process.all(Commitment), include)
    links = _Links(missing=_missing(process))
    for proposal in proposals:
        for need in proposal.needs:
            links.proposals.setdefault(need, []).append(proposal)
    for commitment in commitments:
        for served in commitment.proposals:
            links.commitments.setdefault(served, []).append(commitment)
    for need_card in needs:
        answers = tuple(_proposal(proposal, links) for proposal in links.proposals.get(need_card.id, ()))
        yield Thread(need_card, links.missing.get(need_card.id, ()), answers)
    yield from (_proposal(proposal, links) for proposal in proposals if proposal.id not in links.shown)
    yield from (_commitment(commitment, links) for commitment in commitments if commitment.id not in links.shown)


def _proposal(proposal: Proposal, links: _Links) -> Thread:
    """Return a proposal with its commitments, or only its name when it hangs elsewhere already."""
    if proposal.id in links.shown:
        return Thread(proposal, again=True)
    links.shown.add(proposal.id)
    children = tuple(_commitment(commitment, links) for commitment in links.commitments.get(proposal.id, ()))
    return Thread(proposal, links.missing.get(proposal.id, ()), children)


def _commitment(commitment: Commitment, links: _Links) -> Thread:
    """Return a commitment, or only its name when it hangs elsewhere already."""
    if commitment.id in links.shown:
        return Thread(commitment, again=True)
    links.shown.add(commitment.id)
    return Thread(commitment, links.missing.get(commitment.id, ()))


def _missing(process: Process) -> dict[str, tuple[Missing, ...]]:
    """Return what each card that hangs in the air lacks, by id."""
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
