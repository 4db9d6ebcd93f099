"""What was said and led nowhere yet: needs, goals, proposals and commitments that hang in the air.

A goal of the notice counts as taken up only when a proposal names it (the links people make); shared words are no
proof, so they are never read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from codesign_tui.domain.items import Commitment, Item, Need, Proposal
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import ITEM_TABLES, TABLES
from codesign_tui.domain.terms import CommitmentStatus, ItemState, ProposalStatus
from codesign_tui.domain.values import Frozen

GOALS = "goals"
"""The key among a proposal's declared `fields` under which older files name the goals it serves."""

_LEADS_NOWHERE = (ProposalStatus.REJECTED, ProposalStatus.MERGED, ProposalStatus.FORWARDED, ProposalStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class Orphans:
    """Everything that hangs in the air, in the order it came."""

    needs: tuple[Need, ...]
    goals: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    commitments: tuple[Commitment, ...]

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.needs) + len(self.goals) + len(self.proposals) + len(self.commitments)


def orphans(process: Process, *, asked: bool = False) -> Orphans:
    """Return everything that hangs in the air in a process; `asked`, all goals that nobody named too."""
    return Orphans(
        tuple(needs_without_proposal(process)),
        tuple(goals_without_proposal(process, asked=asked)),
        tuple(proposals_without_commitment(process)),
        tuple(commitments_without_owner_or_date(process)),
    )


def needs_without_proposal(process: Process) -> Iterator[Need]:
    """Yield the needs on the table that no proposal on the table answers; a rejected proposal answers none."""
    answered: set[str] = set()
    for proposal in process.all(Proposal):
        if proposal.on_table and proposal.status is not ProposalStatus.REJECTED:
            answered.update(proposal.needs)
    for need in process.all(Need):
        if need.on_table and need.id not in answered:
            yield need


def goals_of(proposal: Proposal) -> tuple[str, ...]:
    """Return the goals of the notice that a proposal serves, in the notice's words."""
    kept = proposal.fields.get(GOALS)
    return proposal.goals or (kept if isinstance(kept, tuple) else ())


def goals_without_proposal(process: Process, *, asked: bool = False) -> Iterator[str]:
    """Yield the goals of the notice that no proposal on the table names; one not pursued names none.

    Unless they are asked for, nothing is said until at least one proposal names a goal: a table that does not link
    them is not told that it forgot them all.
    """
    named: set[str] = set()
    for proposal in process.all(Proposal):
        if proposal.on_table and proposal.status is not ProposalStatus.REJECTED:
            named.update(goals_of(proposal))
    if named or asked:
        yield from (goal for goal in dict.fromkeys(process.details.perimeter.goals) if goal not in named)


def proposals_without_commitment(process: Process) -> Iterator[Proposal]:
    """Yield the proposals that the table shares or still weighs and that nobody has taken on.

    One that was merged, postponed, forwarded elsewhere or not pursued needs no commitment.
    """
    taken_on: set[str] = set()
    for commitment in process.all(Commitment):
        if commitment.on_table and commitment.status is not CommitmentStatus.CANCELLED:
            taken_on.update(commitment.proposals)
    for proposal in process.all(Proposal):
        if proposal.on_table and proposal.status not in _LEADS_NOWHERE and proposal.id not in taken_on:
            yield proposal


def commitments_without_owner_or_date(process: Process, session: str | None = None) -> Iterator[Commitment]:
    """Yield the commitments that nobody owns or that have no date, of one session or of all."""
    commitments = process.all(Commitment) if session is None else process.in_session(Commitment, session)
    for commitment in commitments:
        if commitment.on_table and commitment.status is not CommitmentStatus.CANCELLED and is_incomplete(commitment):
            yield commitment


def is_incomplete(commitment: Commitment) -> bool:
    """Return whether a commitment lacks its owner or its date; words such as "after the act" are a date."""
    owned = commitment.owner or commitment.owner_organization
    return not owned or not (commitment.due or commitment.due_words or commitment.new_due)


def waiting_in_inbox(process: Process, session: str | None = None) -> Iterator[Frozen]:
    """Yield the contributions that wait in the inbox, of one session or of all."""
    for table in ITEM_TABLES.values():
        kind = TABLES[table]
        for item in process.all(kind) if session is None else process.in_session(kind, session):
            if isinstance(item, Item) and item.state is ItemState.INBOX:
                yield item
