"""What a promise lacks or contradicts, said and kept: nothing here refuses what happened in the hall."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from codesign_tui.domain.budget import lacks_act
from codesign_tui.domain.items import Commitment, Resource
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Attendance, Organization, Participant
from codesign_tui.domain.presence import took_part
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CommitmentStatus

MOST_OPEN: Final = 4
"""Open commitments that one owner can be trusted to keep in mind (`domain.md` M18)."""
SETTLED: Final = (CommitmentStatus.DONE, CommitmentStatus.CANCELLED)
_NOT_NOW: Final = (*SETTLED, CommitmentStatus.SUSPENDED)


def all_warnings(process: Process) -> dict[str, list[Msg]]:
    """Return what is to be said of each commitment on the table that has something to be said of, by id."""
    taken = [one for one in process.all(Commitment) if one.on_table]
    held = Counter(_holder(one) for one in taken if is_open(one))
    told = {one.id: warnings_of(process, one, held) for one in taken}
    return {identifier: found for identifier, found in told.items() if found}


def warnings_of(process: Process, commitment: Commitment, held: Mapping[str | None, int] | None = None) -> list[Msg]:
    """Return all that is to be said of a commitment; nothing of one that was kept or dropped.

    `held` is how many open ones each owner has, where that was counted already.
    """
    if commitment.status in SETTLED:
        return []
    found = [*warnings_when_taken(process, commitment, held)]
    if not commitment.resources:
        found.append(msg("promises.no_resource"))
    for identifier in commitment.resources:
        resource = process.get(Resource, identifier)
        if resource is not None and resource.counts and lacks_act(process, resource):
            found.append(msg("promises.no_act", resource=resource.description))
    if (waiting := _confirmation(process, commitment)) is not None:
        found.append(waiting)
    return found


def warnings_when_taken(
    process: Process, commitment: Commitment, held: Mapping[str | None, int] | None = None
) -> list[Msg]:
    """Return what can be put right while it is being written: owner not there, date gone by, too much for one."""
    found = []
    if owner_absent(process, commitment):
        found.append(msg("promises.owner_absent"))
    session = process.get(Session, commitment.session)
    due = commitment.new_due or commitment.due
    if session is not None and session.date and due is not None and due < session.date:
        found.append(msg("promises.date_before_session", day=date.fromisoformat(session.date)))
    number = _number_held(process, commitment, held)
    if number > MOST_OPEN:
        found.append(msg("promises.owner_loaded", n=number))
    return found


def owner_absent(process: Process, commitment: Commitment) -> bool:
    """Tell whether the owner did not take part in the session that took it; unknown where nobody was recorded.

    A delegate sits in the owner's place. Of an organisation alone anybody who sits for it will do.
    """
    if commitment.session is None or not process.in_session(Attendance, commitment.session):
        return False
    seats = took_part(process, commitment.session)
    if process.get(Participant, commitment.owner) is not None:
        return all(seat.participant.id != commitment.owner for seat in seats)
    body = commitment.owner_organization
    if commitment.owner is not None or process.get(Organization, body) is None:
        return False
    return all(seat.participant.organization != body for seat in seats)


def open_of_owner(process: Process, commitment: Commitment) -> list[Commitment]:
    """Return the open commitments of the same owner, this one among them even while it is being written.

    The owner is the person, or the organisation where no one is named.
    """
    holder = _holder(commitment)
    if holder is None:
        return []
    others = [
        other
        for other in process.all(Commitment)
        if other.on_table and other.id != commitment.id and is_open(other) and holder == _holder(other)
    ]
    return [*others, commitment] if is_open(commitment) else others


def is_open(commitment: Commitment) -> bool:
    """Tell whether something is still expected of a commitment now: neither kept, nor dropped, nor put on hold."""
    return commitment.status not in _NOT_NOW


def _holder(commitment: Commitment) -> str | None:
    """Return who answers for a commitment: the person, or the organisation where no one is named."""
    return commitment.owner or commitment.owner_organization


def _number_held(process: Process, commitment: Commitment, held: Mapping[str | None, int] | None) -> int:
    """Return how many open commitments its owner has, counted now unless that was done for all."""
    if held is None:
        return len(open_of_owner(process, commitment))
    holder = _holder(commitment)
    return held.get(holder, 0) if holder is not None else 0


def _confirmation(process: Process, commitment: Commitment) -> Msg | None:
    """Return that a body, or somebody who was not there, has still to confirm."""
    day = date.fromisoformat(commitment.to_confirm_by) if commitment.to_confirm_by else None
    if commitment.to_confirm_by_body:
        if day is None:
            return msg("promises.body_confirms", body=commitment.to_confirm_by_body)
        return msg("promises.body_confirms_by", body=commitment.to_confirm_by_body, day=day)
    if commitment.assumed_in_absence and not commitment.confirmed_by_owner:
        return msg("promises.absent_confirms") if day is None else msg("promises.absent_confirms_by", day=day)
    return None
