"""The resources: sources, planned uses, contributions in kind, with totals computed from the rows.

Volunteer time is valued and never reimbursed (D.M. 72/2021; `domain.md` §1.7).
"""

from collections.abc import Iterator
from decimal import Decimal

from codesign_tui.domain.budget import FLOWS, planned, value_of
from codesign_tui.domain.details import BudgetSummary
from codesign_tui.domain.items import Resource
from codesign_tui.minutes.compose import charts
from codesign_tui.minutes.compose.commitments import taken_here
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital, joined
from codesign_tui.minutes.document import Block, Heading, Paragraph, Table


def resources(frame: Frame) -> Iterator[Block]:
    """Yield the resources put on the table in the session."""
    rows = _of_session(frame)
    if not rows:
        return
    yield Heading(1, frame.say("minutes.heading.resources"))
    yield from ledger(frame, rows)
    notes = [summary.note for summary in frame.process.all(BudgetSummary) if summary.note]
    yield from (Paragraph(note, style="small") for note in notes)


def ledger(frame: Frame, rows: list[Resource]) -> Iterator[Block]:
    """Yield some rows of the ledger: a table for each flow, the totals in words and drawn; nothing of no rows."""
    if not rows:
        return
    for flow in FLOWS:
        of_flow = [resource for resource in rows if resource.flow == flow]
        if of_flow:
            yield _table(frame, flow, of_flow)
    yield Paragraph(_balance(frame, rows))
    yield from charts.of_budget(frame, planned(rows))


def _of_session(frame: Frame) -> list[Resource]:
    """Return the session's resources; those of no session belong to the first one that took commitments."""
    mine = frame.process.in_session(Resource, frame.session.id)
    if _first_with_commitments(frame):
        mine = [each for each in frame.process.all(Resource) if each.session in (None, frame.session.id)]
    return [resource for resource in mine if resource.counts]


def _first_with_commitments(frame: Frame) -> bool:
    """Tell whether this is the first session in which commitments were taken."""
    taken = {commitment.session for commitment in taken_here(frame)}
    earlier = [session for session in frame.process.sessions() if session.number < frame.session.number]
    return bool(taken) and not any(frame.process.documents("commitments") and _took(frame, each.id) for each in earlier)


def _took(frame: Frame, session: str) -> bool:
    """Tell whether a session took commitments."""
    return any(document.get("session") == session for document in frame.process.documents("commitments").values())


def _table(frame: Frame, flow: str, rows: list[Resource]) -> Table:
    """Return the table of one flow, with its total."""
    say = frame.say
    reimbursable = flow == "use"
    columns = ("n", "provider", "resource", "kind", "quantity", *(["reimbursable"] if reimbursable else []), "value")
    header = frame.columns(*columns)
    cells = [_row(frame, resource, reimbursable) for resource in rows]
    blanks = ("",) * (len(header) - 2)
    total = (say("minutes.total"), *blanks, frame.say.euros(_sum(rows)))
    numeric = frozenset({len(header) - 1})
    widths = (3, 4, 7, 4, 4, *((3,) if reimbursable else ()), 4)
    return Table(say(f"minutes.resources.{flow}"), header, (*cells, total), widths, numeric)


def _row(frame: Frame, resource: Resource, reimbursable: bool) -> tuple[str, ...]:
    """Return one resource's row."""
    cells = [frame.code(resource), frame.short_body(resource.provider) or NOTHING, resource.description]
    cells += [capital(frame.word("resource_kind", resource.kind)), quantity_of(frame, resource)]
    if reimbursable:
        known = resource.reimbursable
        cells.append(NOTHING if known is None else frame.say("minutes.yes" if known else "minutes.no"))
    worth = value_of(resource)
    cells.append(frame.say.euros(worth) if worth is not None else NOTHING)
    return tuple(cells)


def quantity_of(frame: Frame, resource: Resource) -> str:
    """Return how much of it, and at what unit value."""
    if resource.quantity is None:
        return NOTHING
    amount = _amount(frame, resource.quantity, resource.unit or "")
    if resource.unit_value is None or resource.quantity == 1:
        return amount
    return f"{amount} × {frame.say.euros(resource.unit_value)}"


def _amount(frame: Frame, quantity: Decimal, unit: str) -> str:
    """Return a quantity with its unit, in the plural where there is more than one."""
    number = frame.say.number(quantity)
    message = f"minutes.unit.{unit.casefold()}"
    if frame.say.has(message):
        return frame.say(message, n=1 if quantity == 1 else 2, number=number)
    return joined((number, unit), " ")


def _sum(rows: list[Resource]) -> Decimal:
    """Return the value of some resources."""
    return sum((value_of(resource) or Decimal(0) for resource in rows), Decimal(0))


def _balance(frame: Frame, rows: list[Resource]) -> str:
    """Return the totals in words: sources, planned uses, reserve, in kind and how much of it is volunteers' time."""
    flows = {resource.flow for resource in rows}
    totals, say = planned(rows), frame.say
    parts = []
    if "source" in flows:
        parts.append(say("minutes.resources.sources_total", amount=totals.sources))
    if "use" in flows:
        parts.append(say("minutes.resources.uses_total", amount=totals.uses))
    if {"source", "use"} <= flows:
        parts.append(say("minutes.resources.reserve", amount=totals.reserve))
    if "in_kind" in flows:
        of_which = say("minutes.resources.volunteers", amount=totals.volunteers) if totals.volunteers else ""
        parts.append(joined((say("minutes.resources.in_kind_total", amount=totals.in_kind), of_which), " "))
    return f"{capital('; '.join(parts))}."
