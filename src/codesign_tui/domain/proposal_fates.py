"""What became of the proposals of each kind of stakeholder: brought, shared by the table, carried out, and by whom.

That the third sector is no mere executor shows here (`domain.md` §3.1): who proposes stands beside who carries out,
by category. A proposal that several brought counts for each of their categories; of an anonymous one nothing is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from codesign_tui.domain.items import Commitment, Item, Proposal
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, Category, CommitmentStatus, ProposalStatus
from codesign_tui.domain.threads import is_restricted


class Stage(StrEnum):
    """How far a proposal came."""

    PROPOSED = "proposed"
    SHARED = "shared"
    CARRIED_OUT = "carried_out"


@dataclass(frozen=True, slots=True)
class Fate:
    """How many proposals of a category were brought, shared by the table, carried out."""

    proposed: int = 0
    shared: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """One proposal: whose it is, how far it came, what was promised for it."""

    proposal: Proposal
    brought_by: frozenset[Category | None]
    """Of whom; None where nobody said it, or nobody may know."""
    stage: Stage
    commitments: tuple[Commitment, ...] = ()
    """What was promised for it and not dropped, as far as it may be told."""

    @property
    def is_shared(self) -> bool:
        """Whether the table shared it."""
        return self.stage is not Stage.PROPOSED

    @property
    def done(self) -> int:
        """How many of its commitments are done."""
        return sum(one.status is CommitmentStatus.DONE for one in self.commitments)


def told_proposals(process: Process) -> list[Told]:
    """Return the proposals that count, in their order: on the table, with nothing restricted around them.

    A proposal is carried out once it has commitments, and all that were not cancelled are done.
    """
    promised: dict[str, list[Commitment]] = {}
    for commitment in process.all(Commitment):
        if commitment.on_table and commitment.status is not CommitmentStatus.CANCELLED:
            for proposal in dict.fromkeys(commitment.proposals):
                promised.setdefault(proposal, []).append(commitment)
    return [
        _told(process, proposal, tuple(promised.get(proposal.id, ())))
        for proposal in process.all(Proposal)
        if _counts(process, proposal)
    ]


def fates(process: Process) -> dict[Category | None, Fate]:
    """Return the fate of proposals by the categories that brought them; a joint one counts for each of its own.

    None stands for those of whom nobody said who brought them, anonymous ones among them.
    """
    return fates_of(told_proposals(process))


def fates_of(told: Iterable[Told]) -> dict[Category | None, Fate]:
    """Return the fate of some proposals by category, in the order of the categories."""
    found: dict[Category | None, Fate] = {}
    for one in told:
        is_done = one.stage is Stage.CARRIED_OUT
        for category in one.brought_by:
            before = found.get(category, Fate())
            found[category] = Fate(before.proposed + 1, before.shared + one.is_shared, before.done + is_done)
    return {category: found[category] for category in (*Category, None) if category in found}


def whole_of(told: Iterable[Told]) -> Fate:
    """Return the fate of some proposals, each counted once."""
    every = tuple(told)
    done = sum(one.stage is Stage.CARRIED_OUT for one in every)
    return Fate(len(every), sum(one.is_shared for one in every), done)


def carriers(process: Process, told: Told) -> list[Organization]:
    """Return the bodies that answer for what was promised for a proposal, each once, in the order of the promises."""
    bodies = (body_of_owner(process, one) for one in told.commitments)
    return list({body.id: body for body in bodies if body is not None}.values())


def carried_by(process: Process, told: Iterable[Told]) -> dict[Category | None, dict[Category, int]]:
    """Return, by the category that brought them, how many shared proposals each category answers for."""
    found: dict[Category | None, dict[Category, int]] = {}
    for one in told:
        owners = {category for each in one.commitments if (category := owner_category(process, each)) is not None}
        for brought in one.brought_by if one.is_shared else ():
            row = found.setdefault(brought, dict.fromkeys(Category, 0))
            for category in owners:
                row[category] += 1
    return {category: found[category] for category in (*Category, None) if category in found}


def body_of_owner(process: Process, commitment: Commitment) -> Organization | None:
    """Return the body that answers for a commitment: its own, or the one that its owner sits for."""
    body = process.get(Organization, commitment.owner_organization)
    return body or process.organization_of(process.person(commitment.owner))


def owner_category(process: Process, commitment: Commitment) -> Category | None:
    """Return the category of who answers for a commitment."""
    return category_of(process, commitment.owner, commitment.owner_organization)


def category_of(process: Process, person: str | None, organization: str | None) -> Category | None:
    """Return the category of a person, or of a body."""
    found = process.get(Participant, person)
    if found is not None:
        return found.category
    body = process.get(Organization, organization) or process.organization_of(process.person(person))
    return body.category if body is not None else None


def _told(process: Process, proposal: Proposal, promised: tuple[Commitment, ...]) -> Told:
    """Return one proposal with how far it came."""
    stage = Stage.SHARED if proposal.status is ProposalStatus.APPROVED else Stage.PROPOSED
    if stage is Stage.SHARED and promised and all(one.status is CommitmentStatus.DONE for one in promised):
        stage = Stage.CARRIED_OUT
    shown = tuple(one for one in promised if not is_restricted(process, one))
    return Told(proposal, frozenset(_brought_by(process, proposal)), stage, shown)


def _brought_by(process: Process, proposal: Proposal) -> set[Category | None]:
    """Return the categories that brought a proposal."""
    if proposal.attribution is Attribution.ANONYMOUS:
        return {None}
    found = {category_of(process, one, one) for one in proposal.proposers} - {None}
    return found or {_author_category(process, proposal)}


def _author_category(process: Process, item: Item) -> Category | None:
    """Return the category under which an item was said."""
    return item.category or category_of(process, item.author, item.author_organization)


def _counts(process: Process, item: Item) -> bool:
    """Return whether a card is on the table and may be told."""
    return item.on_table and not is_restricted(process, item)
