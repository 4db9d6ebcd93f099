"""The resources ledger (*quadro delle risorse*): what comes in, what it is for, what is given in kind, what is left.

Rules of D.M. 72/2021 and art. 17 D.Lgs. 117/2017 (`domain.md` §1.7): volunteers' hours are valued and never reimbursed,
their documented expenses and their insurance are, a flat rate is never; a public building counts for its value of use.
Amounts are decimals, in euros, rounded to the cent. No percentage of co-financing is ever asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from codesign_tui.domain.details import BudgetSummary
from codesign_tui.domain.items import Resource
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import folded

SOURCE: Final = "source"
USE: Final = "use"
IN_KIND: Final = "in_kind"
FLOWS: Final = (SOURCE, USE, IN_KIND)
"""Where a row stands: what comes in, what it is spent on, what is given and not paid."""

MONEY: Final = "money"
PAID_STAFF: Final = "paid_staff"
VOLUNTEER_TIME: Final = "volunteer_time"
VOLUNTEER_EXPENSES: Final = "volunteer_expenses"
INSURANCE: Final = "insurance"
SPACE: Final = "space"
KINDS: Final = (
    MONEY, PAID_STAFF, VOLUNTEER_TIME, SPACE, "goods", "expenses", VOLUNTEER_EXPENSES, INSURANCE, "knowledge",
)  # fmt: skip
"""What a resource is (`domain.md` §1.7)."""

CENT: Final = Decimal("0.01")
NOTHING: Final = Decimal(0)

_FLAT: Final = ("forfait", "forfettari", "forfetari", "a corpo per i volontari", "flat-rate", "flat rate", "lump sum")
_COORDINATION: Final = ("coordinament", "coordination")


@dataclass(frozen=True, slots=True)
class Totals:
    """What the rows add up to, in euros."""

    sources: Decimal = NOTHING
    uses: Decimal = NOTHING
    in_kind: Decimal = NOTHING
    volunteers: Decimal = NOTHING
    """How much of what is given in kind is volunteers' time, valued."""
    reimbursable: Decimal = NOTHING
    """How much of the uses is reimbursed against documents."""

    @property
    def reserve(self) -> Decimal:
        """What the sources leave when every use is paid; below zero, what is missing."""
        return self.sources - self.uses

    @property
    def not_reimbursable(self) -> Decimal:
        """How much of the uses nobody reimburses."""
        return self.uses - self.reimbursable

    @property
    def other_in_kind(self) -> Decimal:
        """How much of what is given in kind is not volunteers' time."""
        return self.in_kind - self.volunteers


def value_of(resource: Resource) -> Decimal | None:
    """Return what a row is worth as planned: its value, else its quantity at its unit value; None if unsaid."""
    if resource.value is not None:
        return resource.value
    return valued(resource.quantity, resource.unit_value)


def valued(quantity: Decimal | None, unit_value: Decimal | None) -> Decimal | None:
    """Return a quantity at a unit value, to the cent; None unless both are said."""
    if quantity is None or unit_value is None:
        return None
    return (quantity * unit_value).quantize(CENT, ROUND_HALF_UP)


def rows(process: Process) -> list[Resource]:
    """Return the rows that count, sources first, then uses, then what is given in kind."""
    found = [resource for resource in process.all(Resource) if resource.counts]
    order = {flow: place for place, flow in enumerate(FLOWS)}
    return sorted(found, key=lambda resource: order.get(resource.flow, len(FLOWS)))


def planned(resources: Iterable[Resource]) -> Totals:
    """Return the totals as planned."""
    return _totals((resource, value_of(resource) or NOTHING) for resource in resources if resource.counts)


def actual(resources: Iterable[Resource]) -> Totals:
    """Return the totals of what really came in, was spent and was given; a row not yet reported counts nothing."""
    return _totals((resource, resource.actual_value or NOTHING) for resource in resources if resource.counts)


def is_reported(resources: Iterable[Resource]) -> bool:
    """Tell whether anything that really came in, was spent or was given is known yet."""
    return any(resource.counts and resource.actual_value is not None for resource in resources)


def is_valued_only(resource: Resource) -> bool:
    """Tell whether a row is volunteers' time: valued, never reimbursed."""
    return resource.kind == VOLUNTEER_TIME or bool(resource.volunteer_valuation)


def without_evidence(resources: Iterable[Resource]) -> list[Resource]:
    """Return the rows with an actual amount and no document that proves it, which a report of expenses asks for."""
    return [one for one in resources if one.counts and one.actual_value is not None and not one.evidence_ref]


def is_coordination(resource: Resource) -> bool:
    """Tell whether a row pays or values the hours of coordination, by its mark or by its own words."""
    words = folded(resource.description)
    return resource.counts and bool(resource.coordination or any(stem in words for stem in _COORDINATION))


def lacks_coordination(resources: Iterable[Resource]) -> bool:
    """Tell whether no row speaks of the coordination, which then somebody does for nothing and unseen."""
    return not any(is_coordination(resource) for resource in resources)


def is_flat_rate(resource_kind: str, words: str) -> bool:
    """Tell whether a row would pay volunteers a flat rate, which art. 17 c. 3 D.Lgs. 117/2017 forbids."""
    return resource_kind in (VOLUNTEER_TIME, VOLUNTEER_EXPENSES) and any(flat in folded(words) for flat in _FLAT)


def lacks_act(process: Process, resource: Resource) -> bool:
    """Tell whether a row promises a public body's money without the act that commits it."""
    provider = process.get(Organization, resource.provider)
    is_public = provider is not None and provider.category is Category.PUBLIC_BODY
    return resource.flow == SOURCE and resource.kind == MONEY and is_public and not resource.act


def warnings_of(process: Process, resource: Resource) -> list[Msg]:
    """Return what does not add up or is not yet there in one row; it is kept all the same."""
    code = code_of(resource)
    found = []
    worth = valued(resource.quantity, resource.unit_value)
    if worth is not None and resource.value is not None and worth != resource.value:
        found.append(msg("budget.value_differs", code=code, value=resource.value, worth=worth))
    if value_of(resource) is None:
        found.append(msg("budget.no_value", code=code))
    if resource.provider is None:
        found.append(msg("budget.no_provider", code=code))
    if resource.kind == SPACE and resource.flow == IN_KIND and not resource.evidence_ref:
        found.append(msg("budget.value_of_use", code=code))
    if resource.kind == MONEY and resource.flow == IN_KIND:
        found.append(msg("budget.in_kind_money", code=code))
    if lacks_act(process, resource):
        found.append(msg("budget.no_act", code=code))
    if resource.actual_value is not None and not resource.evidence_ref and resource.flow == USE:
        found.append(msg("budget.no_evidence", code=code))
    return found


def balance_warnings(process: Process) -> list[Msg]:
    """Return what the whole ledger lacks: money for its uses, coordination, totals that are those the file states."""
    counted = rows(process)
    if not counted:
        return []
    totals = planned(counted)
    found = []
    if totals.sources and totals.reserve < 0:
        found.append(msg("budget.uses_exceed", missing=-totals.reserve))
    if lacks_coordination(counted):
        found.append(msg("budget.no_coordination"))
    for summary in process.all(BudgetSummary):
        found += _stated_otherwise(summary, totals)
    return found


def _totals(worth: Iterable[tuple[Resource, Decimal]]) -> Totals:
    """Return the totals of rows with the amount that each counts for."""
    sums = dict.fromkeys(FLOWS, NOTHING)
    volunteers = reimbursable = NOTHING
    for resource, amount in worth:
        sums[resource.flow] = sums.get(resource.flow, NOTHING) + amount
        if resource.flow == IN_KIND and is_valued_only(resource):
            volunteers += amount
        if resource.flow == USE and resource.reimbursable:
            reimbursable += amount
    return Totals(sums[SOURCE], sums[USE], sums[IN_KIND], volunteers, reimbursable)


def _stated_otherwise(summary: BudgetSummary, totals: Totals) -> list[Msg]:
    """Return the totals that an imported file states and its rows do not give."""
    stated = (
        ("sources", summary.sources_total, totals.sources),
        ("uses", summary.planned_uses_total, totals.uses),
        ("reserve", summary.reserve, totals.reserve),
        ("in_kind", summary.in_kind_total, totals.in_kind),
        ("volunteers", summary.of_which_volunteer_valuation, totals.volunteers),
    )
    return [
        msg(f"budget.stated_{name}", stated=said, counted=counted)
        for name, said, counted in stated
        if said is not None and said != counted
    ]
