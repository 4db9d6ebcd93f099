"""The clause of art. 11 L. 241/1990: the determination that comes first, and the bodies that agree, one by one."""

from datetime import date, datetime

from codesign_tui.actions.minutes_life import kept_record
from codesign_tui.actions.steps import changed, commit
from codesign_tui.domain.agreement_clause import admitted_bodies, clause_lacks
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.minutes_life import Adhesion, AgreementClause
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR


def set_prior_act(
    ledger: Ledger, session_id: str, reference: str, *, now: datetime, who: str = FACILITATOR
) -> Done[MinutesRecord]:
    """Write the reference of the determination that comes before the agreement; empty takes it away.

    Raises:
        Refused: there is no such session.
    """
    record = kept_record(ledger.process, session_id, now)
    clause = changed(_clause(record), prior_act=clean_line(reference) or None)
    return _keep(ledger, "set_prior_act", record, clause, now, who)


def note_adhesion(
    ledger: Ledger, session_id: str, organization: str, on: date | None, *, now: datetime, who: str = FACILITATOR
) -> Done[MinutesRecord]:
    """Note that an admitted body agreed on a day; None: it did not, or no longer does.

    Raises:
        Refused: no such session, or the body was not admitted to the table.
    """
    process = ledger.process
    record = kept_record(process, session_id, now)
    if organization not in {body.id for body in admitted_bodies(process)}:
        raise Refused(msg("life.clause.not_admitted"))
    others = [one for one in _clause(record).adhesions if one.organization != organization]
    if on is not None:
        others.append(Adhesion(organization=organization, on=on.isoformat()))
    return _keep(ledger, "note_adhesion", record, changed(_clause(record), adhesions=tuple(others)), now, who)


def want_clause(
    ledger: Ledger, session_id: str, *, wanted: bool, now: datetime, who: str = FACILITATOR
) -> Done[MinutesRecord]:
    """Put the clause into the minutes, or leave it out, which is how they begin.

    Raises:
        Refused: something the law asks for is missing, and what.
    """
    record = kept_record(ledger.process, session_id, now)
    lacks = clause_lacks(ledger.process, record)
    if wanted and lacks:
        raise Refused(lacks[0])
    return _keep(ledger, "want_clause", record, changed(_clause(record), wanted=wanted), now, who)


def _clause(record: MinutesRecord) -> AgreementClause:
    """Return the clause as it was noted."""
    return record.agreement or AgreementClause()


def _keep(
    ledger: Ledger, action: str, record: MinutesRecord, clause: AgreementClause, now: datetime, who: str
) -> Done[MinutesRecord]:
    """Keep the clause in the record of the minutes."""
    kept = changed(record, agreement=clause)
    return commit(ledger, action, now, kept, kept, who=who)
