"""When people and organisations leave, their promises stay: to a successor, or back to the table."""

from datetime import date, datetime
from typing import Any

from codesign_tui.actions.steps import changed, commit, found, made
from codesign_tui.domain.commitment_warnings import SETTLED
from codesign_tui.domain.items import Commitment, CommitmentChange
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.overdue import changes_so_far
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.transactions import FACILITATOR


def open_of_person(process: Process, person: str) -> list[Commitment]:
    """Return the commitments that a person answers for and that are neither kept nor dropped."""
    return [one for one in _unsettled(process) if one.owner == person]


def open_of_body(process: Process, organization: str) -> list[Commitment]:
    """Return the commitments of an organisation, of its own or by somebody who sits for it, that are still open."""
    members = {person.id for person in process.all(Participant) if person.organization == organization}
    return [
        one
        for one in _unsettled(process)
        if one.owner_organization == organization or (one.owner_organization is None and one.owner in members)
    ]


def replace_person(
    ledger: Ledger,
    person_id: str,
    successor_id: str | None,
    *,
    now: datetime,
    session: str | None = None,
    who: str = FACILITATOR,
) -> Done[tuple[Commitment, ...]]:
    """Pass the open commitments of somebody who leaves to who comes after; the organisation stays as it was.

    Without a successor the organisation alone answers for them. Each is to be confirmed again, and its history keeps
    who answered for it until then.

    Raises:
        Refused: no such person or session, the successor is the same person or not of the table, or nothing is open.
    """
    process = ledger.process
    person = process.person(person_id)
    if person is None or (successor_id is not None and process.person(successor_id) is None):
        raise Refused(msg("action.not_found", id=person_id if person is None else successor_id))
    if successor_id == person_id:
        raise Refused(msg("action.nothing_changes"))
    held = open_of_person(process, person_id)
    if not held:
        raise Refused(msg("promises.nothing_open", name=person.full_name))
    own = process.organization_of(process.person(successor_id))
    passed = []
    for one in held:
        body = one.owner_organization or (own.id if own is not None else None)
        passed.append(_passed(process, one, now, session, owner=successor_id, owner_organization=body))
    return commit(ledger, "replace_person", now, tuple(passed), *passed, who=who)


def withdraw_organization(
    ledger: Ledger,
    organization_id: str,
    *,
    now: datetime,
    reason: str,
    session: str | None = None,
    on: date | None = None,
    who: str = FACILITATOR,
) -> Done[tuple[Commitment, ...]]:
    """Record that an organisation leaves the path; its open commitments return to the table, without an owner.

    What it kept stays kept. A warning lists what is waiting for somebody.

    Raises:
        Refused: no such organisation or session, no reason, or it has left already.
    """
    process = ledger.process
    body = found(process, Organization, organization_id)
    if not reason.strip():
        raise Refused(msg("action.reason_missing"))
    if body.withdrawn_on is not None:
        raise Refused(msg("promises.withdrawn_already", name=body.label))
    gone = changed(body, withdrawn_on=(on or now.date()).isoformat(), withdrawn_reason=reason)
    returned = tuple(
        _passed(process, one, now, session, owner=None, owner_organization=None)
        for one in open_of_body(process, organization_id)
    )
    warnings: tuple[Msg, ...] = ()
    if returned:
        codes = ", ".join(map(code_of, returned))
        warnings = (msg("promises.back_to_table", n=len(returned), codes=codes),)
    return commit(ledger, "withdraw_organization", now, returned, gone, *returned, who=who, warnings=warnings)


def readmit_organization(
    ledger: Ledger, organization_id: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Organization]:
    """Record that an organisation is on the path again; what it had promised stays where it went meanwhile.

    Raises:
        Refused: no such organisation, or it has not left.
    """
    body = found(ledger.process, Organization, organization_id)
    if body.withdrawn_on is None:
        raise Refused(msg("action.nothing_changes"))
    back = changed(body, withdrawn_on=None, withdrawn_reason=None)
    return commit(ledger, "readmit_organization", now, back, back, who=who)


def _unsettled(process: Process) -> list[Commitment]:
    """Return the commitments on the table that were neither kept nor dropped."""
    return [one for one in process.all(Commitment) if one.on_table and one.status not in SETTLED]


def _passed(process: Process, one: Commitment, now: datetime, session: str | None, **owner: Any) -> Commitment:
    """Return a commitment that somebody else answers for, or nobody, with who did before; it is to be confirmed."""
    if session is not None:
        found(process, Session, session)
    change = made(
        CommitmentChange,
        session=session,
        on=None if session is not None else now.date().isoformat(),
        former_owner=one.owner,
        former_organization=one.owner_organization,
    )
    values: dict[str, Any] = {**owner, "changes": (*changes_so_far(process, one), change)}
    if one.confirmed_by_owner is not None:
        values["confirmed_by_owner"] = None
    for name in ("confirmed_in", "assumed_in_absence"):
        if getattr(one, name) is not None:
            values[name] = None
    if one.status is CommitmentStatus.CONFIRMED:
        values["status"] = CommitmentStatus.PROPOSED
    return changed(one, **values)
