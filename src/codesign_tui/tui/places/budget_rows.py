"""The resources ledger as rows: what and who on the left, how much on the right; totals that are always in view."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from textual.content import Content

from codesign_tui.domain.budget import (
    FLOWS,
    Totals,
    actual,
    balance_warnings,
    lacks_coordination,
    planned,
    value_of,
    warnings_of,
)
from codesign_tui.domain.items import Commitment, Resource
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines, spread
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.rows import Row

COORDINATION: Final = "coordination"
"""The id of the row that asks for the hours of coordination while no row speaks of them."""
_INDENT: Final = 6


def budget_rows(process: Process, resources: Sequence[Resource], words: Translator, width: int) -> list[Row]:
    """Return the rows under a heading a flow, each with its total; those set aside come last."""
    shown: list[Row] = []
    for flow in FLOWS:
        of_flow = [resource for resource in resources if resource.flow == flow and resource.counts]
        asks = flow == "use" and bool(resources) and lacks_coordination(resources)
        if of_flow or asks:
            shown.append(_heading(flow, of_flow, words, width))
            shown += [_row(process, resource, words, width) for resource in of_flow]
        if asks:
            shown.append(_coordination_row(words, width))
    aside = [resource for resource in resources if not resource.counts]
    if aside:
        shown.append(Row("aside", show(words("budget.set_aside"), "bold $muted"), heading=True))
        shown += [_row(process, resource, words, width) for resource in aside]
    return shown


def budget_summary(process: Process, resources: Sequence[Resource], words: Translator, width: int) -> Content:
    """Return three lines: money with what is left, what is given in kind, and what was spent or does not add up."""
    plan, spent = planned(resources), actual(resources)
    money = [
        show(words("budget.total_sources", amount=plan.sources)),
        show(words("budget.total_uses", amount=plan.uses)),
        _reserve(plan, words),
    ]
    given = [show(words("budget.total_in_kind", amount=plan.in_kind))]
    if plan.volunteers:
        given.append(show(words("budget.of_which_volunteers", amount=plan.volunteers), "$muted"))
    below = [show(words(warning), "$warning") for warning in balance_warnings(process)]
    if any((spent.sources, spent.uses, spent.in_kind)):
        below.insert(
            0, show(words("budget.actual", sources=spent.sources, uses=spent.uses, in_kind=spent.in_kind), "$muted")
        )
    lines = (Content(" · ").join(money), Content(" · ").join(given), Content("  ").join(below))
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)


def budget_detail(process: Process, resource: Resource, words: Translator) -> Content:
    """Return a row in full: quantity at unit value, what proves it, which commitments rest on it, what it lacks."""
    lines = [show_line(resource.description, "bold")]
    facts = [
        words(f"minutes.resource_kind.{resource.kind}") if words.has(f"minutes.resource_kind.{resource.kind}") else ""
    ]
    facts.append(_quantity(resource, words))
    if resource.reimbursable is not None:
        facts.append(words("budget.reimbursable" if resource.reimbursable else "budget.not_reimbursable"))
    lines.append(show_line(" · ".join(filter(None, facts)), "$muted"))
    if resource.actual_value is not None:
        lines.append(show_line(words("budget.actual_is", amount=resource.actual_value), "$muted"))
    for field in ("evidence_ref", "act"):
        if text := getattr(resource, field):
            lines.append(show_line(words(f"budget.{field}_is", text=text), "$muted"))
    promised = [entry for entry in process.all(Commitment) if resource.id in entry.resources]
    if promised:
        codes = ", ".join(code_of(entry) for entry in promised)
        lines.append(show_line(words("budget.behind", codes=codes), "$muted"))
    if resource.set_aside_reason:
        lines.append(show_line(words("budget.set_aside_because", reason=resource.set_aside_reason), "$muted"))
    lines += [show_line(words(warning), "$warning") for warning in warnings_of(process, resource) if resource.counts]
    return Content("\n").join(lines)


def _heading(flow: str, of_flow: Sequence[Resource], words: Translator, width: int) -> Row:
    """Return the heading of a flow with its total."""
    total = sum((value_of(resource) or Decimal(0) for resource in of_flow), Decimal(0))
    left, right = show(words(f"budget.{flow}"), "bold"), show(words.euros(total), "bold")
    return Row(f"heading-{flow}", spread(left, right, width), heading=True)


def _row(process: Process, resource: Resource, words: Translator, width: int) -> Row:
    """Return one row: number, what, who; its value at the right, with a sign where something lacks."""
    style = "" if resource.counts else "$muted"
    code = show_line(code_of(resource), "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    worth = value_of(resource)
    lacks = resource.counts and bool(warnings_of(process, resource))
    amount = show(words.euros(worth) if worth is not None else words("budget.unsaid"), style)
    right = join(show("! ", "bold $warning") if lacks else Content(""), amount)
    room = max(width - right.cell_length - 2, 20)
    provider = process.get(Organization, resource.provider)
    what = join(
        folded_lines(resource.description, room - _INDENT, indent=0, most=1, style=style),
        show_line(f"  {provider.label}", "$muted") if provider else Content(""),
    )
    return Row(resource.id, spread(code + gap + what, right, width))


def _coordination_row(words: Translator, width: int) -> Row:
    """Return the row that asks for the hours of coordination."""
    left = Content(" " * _INDENT) + show(words("budget.coordination_row"), "italic")
    return Row(COORDINATION, spread(left, show(words("budget.unsaid"), "$warning"), width))


def _reserve(totals: Totals, words: Translator) -> Content:
    """Return what the sources leave, or what is missing."""
    if totals.reserve < 0:
        return show(words("budget.total_missing", amount=-totals.reserve), "bold $warning")
    return show(words("budget.total_reserve", amount=totals.reserve))


def _quantity(resource: Resource, words: Translator) -> str:
    """Return how much of it at what unit value, "60 ora × 24,00 €"."""
    if resource.quantity is None:
        return ""
    amount = f"{words.number(resource.quantity)} {resource.unit or ''}".strip()
    return amount if resource.unit_value is None else f"{amount} × {words.euros(resource.unit_value)}"
