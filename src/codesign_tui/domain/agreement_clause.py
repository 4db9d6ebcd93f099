"""When minutes may say that they are also an agreement under art. 11 L. 241/1990 (`domain.md` §1.2, D.M. 72/2021).

Only of a co-design, only if every admitted third-sector body agrees, one by one, and only after a determination of
the authority. Whatever is missing, the clause is not printed.
"""

from typing import Final

from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_life import AgreementClause
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category

_OUTSIDE: Final = ("finanziatore", "sostenitore", "invitato", "uditore")
"""Procedural roles of bodies that sit at the table without having been admitted to it."""


def admitted_bodies(process: Process) -> list[Organization]:
    """Return the third-sector bodies that were admitted to the table and have not left it."""
    return [
        body
        for body in process.all(Organization)
        if body.category is Category.THIRD_SECTOR and body.withdrawn_on is None and body.procedural_role not in _OUTSIDE
    ]


def not_agreed(process: Process, record: MinutesRecord) -> list[Organization]:
    """Return the admitted bodies whose agreement was not noted."""
    agreed = {adhesion.organization for adhesion in _clause(record).adhesions}
    return [body for body in admitted_bodies(process) if body.id not in agreed]


def clause_lacks(process: Process, record: MinutesRecord) -> list[Msg]:
    """Return what stands in the way of the clause; empty when it may be printed."""
    if not rules_of(process.details.kind).may_be_agreement:
        return [msg("life.clause.wrong_kind")]
    lacks = []
    if not _clause(record).prior_act:
        lacks.append(msg("life.clause.no_act"))
    if not admitted_bodies(process):
        lacks.append(msg("life.clause.nobody_admitted"))
    missing = not_agreed(process, record)
    if missing:
        lacks.append(msg("life.clause.not_agreed", n=len(missing), names=", ".join(body.label for body in missing)))
    return lacks


def clause_stands(process: Process, record: MinutesRecord) -> bool:
    """Tell whether the minutes say that they are also an agreement: it is wanted, and nothing stands in the way."""
    return bool(_clause(record).wanted) and not clause_lacks(process, record)


def _clause(record: MinutesRecord) -> AgreementClause:
    """Return the clause as it was noted; empty when nothing was."""
    return record.agreement or AgreementClause()
