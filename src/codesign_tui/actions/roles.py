"""Who does what on a commitment: who answers for it (A), carries it out (R), is heard before (C), is told after (I)."""

from collections.abc import Sequence
from datetime import datetime

from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.transactions import FACILITATOR


def set_roles(
    ledger: Ledger,
    commitment_id: str,
    accountable: Sequence[str],
    *,
    now: datetime,
    responsible: Sequence[str] = (),
    consulted: Sequence[str] = (),
    informed: Sequence[str] = (),
    who: str = FACILITATOR,
) -> Done[Commitment]:
    """Say who answers for a commitment, carries it out, is heard before and told after: people or organisations.

    Who answers is its owner; another owner than before has to confirm again.

    Raises:
        Refused: no such commitment, nobody or more than one answers for it (exactly one A), somebody who is not
            there, or somebody both heard and told.
    """
    process = ledger.process
    commitment = found(process, Commitment, commitment_id)
    answering = list(dict.fromkeys(accountable))
    if len(answering) != 1:
        raise Refused(msg("promises.one_accountable", code=code_of(commitment), n=len(answering)))
    for identifier in (*answering, *responsible, *consulted, *informed):
        if not _is_there(process, identifier):
            raise Refused(msg("action.not_found", id=identifier))
    if set(consulted) & set(informed):
        raise Refused(msg("promises.heard_and_told"))
    owner, body = _owner(process, answering[0])
    values: dict[str, object] = {
        "responsible": tuple(dict.fromkeys(responsible)),
        "consulted": tuple(dict.fromkeys(consulted)),
        "informed": tuple(dict.fromkeys(informed)),
    }
    if answering[0] not in (commitment.owner, None if commitment.owner else commitment.owner_organization):
        values |= {"owner": owner, "owner_organization": body, "confirmed_by_owner": None}
        if commitment.confirmed_in is not None:
            values["confirmed_in"] = None
    after = changed(commitment, **values)
    return commit(ledger, "set_roles", now, after, after, who=who)


def _is_there(process: Process, identifier: str) -> bool:
    """Tell whether a person or an organisation is of this path."""
    return process.person(identifier) is not None or process.get(Organization, identifier) is not None


def _owner(process: Process, identifier: str) -> tuple[str | None, str | None]:
    """Return the person and the organisation that an id stands for."""
    person = process.person(identifier)
    if person is None:
        return None, identifier
    body = process.organization_of(person)
    return person.id, body.id if body is not None else None
