"""Keep the resources ledger: a row is written, corrected, reported as it really was, set aside with a reason."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from codesign_tui.actions.steps import allowed, changed, commit, found, made, new_id
from codesign_tui.domain.budget import (
    FLOWS,
    IN_KIND,
    KINDS,
    SOURCE,
    USE,
    VOLUNTEER_TIME,
    is_flat_rate,
    planned,
    valued,
    warnings_of,
)
from codesign_tui.domain.details import BudgetSummary
from codesign_tui.domain.items import Resource
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.transactions import FACILITATOR

_OWN: Final = (
    "provider", "kind", "description", "quantity", "unit", "unit_value", "value", "flow", "reimbursable",
    "evidence_ref", "session", "actual_quantity", "actual_value", "act", "coordination",
)  # fmt: skip
"""What a row says, and may be corrected in."""


def add_resource(
    ledger: Ledger,
    /,
    *,
    now: datetime,
    flow: str,
    kind: str,
    description: str,
    session: str | None = None,
    who: str = FACILITATOR,
    **details: Any,
) -> Done[Resource]:
    """Write a row of the ledger; its value is its quantity at its unit value unless it is said.

    What is spent is taken as reimbursed against documents, what is given in kind is not; volunteers' time is valued
    and never reimbursed.

    Raises:
        Refused: an unknown flow or kind, no description, a negative amount, volunteers' time among what is paid or
            comes in, a flat rate for volunteers, or a provider or session that is not there.
    """
    number = ledger.process.next_number("resources")
    said = allowed(details, _OWN)
    row = made(
        Resource, id=new_id(now), number=number, flow=flow, kind=kind, description=description, session=session,
        **_settled(flow, kind, said),
    )  # fmt: skip
    _check(ledger.process, row)
    return _keep(ledger, "add_resource", now, row, who)


def edit_resource(
    ledger: Ledger, /, resource_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Resource]:
    """Correct a row, or report what it really was; a new quantity or unit value makes its value again.

    Raises:
        Refused: no such row, or what it would say is refused as in a new one.
    """
    row = found(ledger.process, Resource, resource_id)
    said = allowed(changes, _OWN)
    if {"quantity", "unit_value"} & set(said) and "value" not in said:
        worth = valued(said.get("quantity", row.quantity), said.get("unit_value", row.unit_value))
        said = {**said, "value": row.value if worth is None else worth}
    if {"flow", "kind"} & set(said):
        said = _settled(said.get("flow", row.flow), said.get("kind", row.kind), {"reimbursable": None, **said})
    after = changed(row, **said)
    _check(ledger.process, after)
    return _keep(ledger, "edit_resource", now, after, who)


def set_resource_aside(
    ledger: Ledger, resource_id: str, *, now: datetime, reason: str, who: str = FACILITATOR
) -> Done[Resource]:
    """Take a row out of the totals with a reason; nothing is deleted.

    Raises:
        Refused: no such row, no reason, or it is set aside already.
    """
    row = found(ledger.process, Resource, resource_id)
    if not reason.strip():
        raise Refused(msg("action.reason_missing"))
    if not row.counts:
        raise Refused(msg("action.already_set_aside", code=code_of(row)))
    after = changed(row, set_aside_reason=reason)
    return _keep(ledger, "set_resource_aside", now, after, who)


def restore_resource(ledger: Ledger, resource_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Resource]:
    """Bring a row back into the totals.

    Raises:
        Refused: no such row.
    """
    row = found(ledger.process, Resource, resource_id)
    after = changed(row, set_aside_reason=None)
    return _keep(ledger, "restore_resource", now, after, who)


def _keep(ledger: Ledger, action: str, now: datetime, row: Resource, who: str) -> Done[Resource]:
    """Keep a row, with the totals that the file states, if it states any, made those that the rows now give."""
    process = ledger.process
    others = [each for each in process.all(Resource) if each.id != row.id]
    totals = planned([*others, row])
    stated = [
        changed(
            summary,
            sources_total=totals.sources,
            planned_uses_total=totals.uses,
            reserve=totals.reserve,
            in_kind_total=totals.in_kind,
            of_which_volunteer_valuation=totals.volunteers,
        )
        for summary in process.all(BudgetSummary)
    ]
    warnings = warnings_of(process, row) if row.counts else []
    return commit(ledger, action, now, row, row, *stated, who=who, warnings=warnings)


def _settled(flow: str, kind: str, said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a row with what follows from its kind and flow."""
    settled = dict(said)
    if settled.get("value") is None:
        settled["value"] = valued(_decimal(settled.get("quantity")), _decimal(settled.get("unit_value")))
    if settled.get("reimbursable") is None and flow != SOURCE:
        settled["reimbursable"] = flow == USE
    if kind == VOLUNTEER_TIME:
        settled["volunteer_valuation"] = True
    return settled


def _decimal(amount: Any) -> Decimal | None:
    """Return an amount as the exact number it is; None when it is not said."""
    return None if amount is None else Decimal(str(amount))


def _check(process: Process, row: Resource) -> None:
    """Refuse a row that cannot stand in the ledger."""
    if row.flow not in FLOWS:
        raise Refused(msg("budget.unknown_flow", flow=row.flow))
    if row.kind not in KINDS:
        raise Refused(msg("budget.unknown_kind", kind=row.kind))
    if not row.description.strip():
        raise Refused(msg("action.words_missing"))
    for amount in (row.quantity, row.unit_value, row.value, row.actual_quantity, row.actual_value):
        if amount is not None and amount < 0:
            raise Refused(msg("budget.negative", amount=amount))
    if row.kind == VOLUNTEER_TIME and row.flow != IN_KIND:
        raise Refused(msg("budget.volunteers_are_not_paid"))
    if row.flow != IN_KIND and is_flat_rate(row.kind, f"{row.description} {row.unit or ''}"):
        raise Refused(msg("budget.no_flat_rate"))
    if row.provider is not None:
        found(process, Organization, row.provider)
    if row.session is not None:
        found(process, Session, row.session)
