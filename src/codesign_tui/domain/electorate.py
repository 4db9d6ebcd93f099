"""Who may vote at a minute, person by person or organisation by organisation, by category and procedural role.

Presence at that minute decides: a delegate votes in the member's place; the chair, officials and observers may have
no vote; people registered by number count too (`domain/presence.py`).
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from codesign_tui.domain.items import Proposal, Vote
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import ConflictOfInterest
from codesign_tui.domain.people import CountedPeople, Organization
from codesign_tui.domain.presence import InHall, counted_at, counted_may_vote, may_vote_at, present_at, took_part
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, VotingUnit
from codesign_tui.domain.ways import way_of


@dataclass(frozen=True, slots=True)
class Electorate:
    """How many may vote: in all, by category, by the procedural role of their organisation."""

    unit: VotingUnit
    by_category: dict[Category, int]
    by_role: dict[str, int]
    without_category: int = 0
    """Counted people of whom nobody said the category."""

    @property
    def total(self) -> int:
        """Everybody who may vote."""
        return sum(self.by_category.values()) + self.without_category


def usual_unit(process: Process, kind: str) -> VotingUnit:
    """Return whose voice counts one unless it is said: the organisation's in consents and formal votes of art. 55."""
    by_organization = way_of(kind).is_one_voice_each and rules_of(process.details.kind).organization_votes
    return VotingUnit.ORGANIZATION if by_organization else VotingUnit.PERSON


def electorate(
    process: Process,
    session: str,
    at: str,
    unit: VotingUnit,
    *,
    minutes_of: str | None = None,
    abstaining: Collection[ConflictOfInterest] = (),
) -> Electorate:
    """Return who may vote at a clock time "19:50".

    By organisation each votes once, however many speak for it; whoever sits for none votes for themselves. On minutes
    every member does, also who has no vote on proposals: they were there. Of those, `minutes_of` names the session
    that the minutes tell of: who was not at it is not counted, unless the path says otherwise. Observers never vote.
    Who is `abstaining` for a conflict of interest is not counted, nor anybody who sits for an organisation that is.
    """
    seats = may_vote_at(process, session, at)
    if minutes_of is not None:
        seats = tuple(seat for seat in present_at(process, session, at) if not seat.participant.observer)
        seats = tuple(seat for seat in seats if knows_minutes(process, seat, minutes_of, unit))
    groups = [group for group in counted_at(process, session, at) if counted_may_vote(group)]
    people = {one.participant for one in abstaining}
    bodies = {one.organization for one in abstaining}
    seats = tuple(seat for seat in seats if seat.participant.id not in people)
    by_category, by_role = Counter[Category](), Counter[str]()
    without_category = 0
    voiced: set[str] = set()
    for body, category, number in (*_of_seats(process, seats), *_of_groups(process, groups)):
        if body is not None and body.id in bodies:
            continue
        weight = number
        if body is not None and unit is VotingUnit.ORGANIZATION:
            weight = 0 if body.id in voiced else 1
            voiced.add(body.id)
        if category is None:
            without_category += weight
        else:
            by_category[category] += weight
        if body is not None and body.procedural_role:
            by_role[body.procedural_role] += weight
    counted = {category: by_category[category] for category in Category}
    return Electorate(unit, counted, {role: n for role, n in by_role.items() if n}, without_category)


def knows_minutes(process: Process, seat: InHall, session: str, unit: VotingUnit) -> bool:
    """Tell whether a seat counts when the minutes of a session are approved: somebody of it was there.

    Approval recognises what happened, so absentees and new members are not counted by default (`domain.md` §1.6).
    Where organisations vote it is enough that somebody spoke for theirs. A session whose attendance nobody recorded
    leaves nobody out.
    """
    was = [] if process.details.absentees_approve else took_part(process, session)
    if not was:
        return True
    if any(one.participant.id == seat.participant.id for one in was):
        return True
    body = seat.participant.organization
    return (
        unit is VotingUnit.ORGANIZATION and body is not None and body in {one.participant.organization for one in was}
    )


def role_of(process: Process, participant: str | None, organization: str | None) -> str | None:
    """Return the procedural role of a person's organisation, or of an organisation."""
    body = process.get(Organization, organization) or process.organization_of(process.person(participant))
    return None if body is None else body.procedural_role


def own_options(process: Process, vote: Vote, organization: str) -> frozenset[str]:
    """Return the options of a vote that an organisation itself proposed."""
    found = set()
    for option in vote.options:
        proposal = process.get(Proposal, option)
        if proposal is None:
            continue
        bodies = {proposal.author_organization}
        for proposer in proposal.proposers:
            body = process.get(Organization, proposer) or process.organization_of(process.person(proposer))
            bodies.add(body.id if body else None)
        if organization in bodies:
            found.add(option)
    return frozenset(found)


def _of_seats(process: Process, seats: tuple[InHall, ...]) -> list[tuple[Organization | None, Category | None, int]]:
    """Return the organisation, the category and the voices of each seat."""
    return [(process.organization_of(seat.participant), seat.participant.category, 1) for seat in seats]


def _of_groups(process: Process, groups: list[CountedPeople]) -> list[tuple[Organization | None, Category | None, int]]:
    """Return the organisation, the category and the voices of each group of counted people."""
    rows = []
    for group in groups:
        body = process.get(Organization, group.organization)
        rows.append((body, group.category or (body.category if body else None), group.number))
    return rows
