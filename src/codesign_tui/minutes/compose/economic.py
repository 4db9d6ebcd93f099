"""The economic framework (*quadro economico*) as an annex fit for *rendicontazione* (`domain.md` §1.7).

Planned beside actual, what is reimbursed, one document a row, subtotals by kind, totals from the rows to the cent.
Volunteers' time is valued and never reimbursed; only documented costs are, and no flat rate.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from codesign_tui.domain.budget import (
    FLOWS,
    IN_KIND,
    KINDS,
    USE,
    Totals,
    actual,
    is_reported,
    is_valued_only,
    planned,
    value_of,
    without_evidence,
)
from codesign_tui.domain.details import BudgetSummary
from codesign_tui.domain.items import Resource
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital, joined
from codesign_tui.minutes.compose.resources import quantity_of
from codesign_tui.minutes.document import Block, Heading, Paragraph, Table

_SUMMARY: Final = ("sources", "uses", "reimbursable", "not_reimbursable", "reserve", "in_kind", "volunteers",
                   "other_in_kind")  # fmt: skip
"""The rows of the summary, in order; the parts of a total stand under it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows that a document may tell, and whether anything actual is known of them."""

    frame: Frame
    rows: tuple[Resource, ...]

    @property
    def reported(self) -> bool:
        """Whether anything actual is known."""
        return is_reported(self.rows)

    def of(self, flow: str) -> list[Resource]:
        """Return the rows of one flow, kinds together in their usual order."""
        order = {kind: place for place, kind in enumerate(KINDS)}
        inside = [row for row in self.rows if row.flow == flow]
        return sorted(inside, key=lambda row: order.get(row.kind, len(order)))


def economic_framework(frame: Frame, rows: Iterable[Resource]) -> Iterator[Block]:
    """Yield the summary, each flow row by row, who brings and who spends what, and the rules that hold."""
    ledger = Ledger(frame, tuple(rows))
    if not ledger.rows:
        yield Paragraph(frame.say("economic.nothing_yet"))
        return
    yield Paragraph(frame.by_kind("economic.rules"))
    yield Heading(1, frame.say("economic.summary"))
    yield _summary(ledger)
    for flow in FLOWS:
        if inside := ledger.of(flow):
            yield Heading(1, frame.say(f"economic.flow.{flow}"))
            yield _flow(ledger, flow, inside)
    yield Heading(1, frame.say("economic.by_body"))
    yield _by_body(ledger)
    yield from _notes(ledger)


def _summary(ledger: Ledger) -> Table:
    """Return the totals: planned, and actual with the difference once something was reported."""
    say, plan, real = ledger.frame.say, planned(ledger.rows), actual(ledger.rows)
    rows = []
    for name in _SUMMARY:
        cells = [say(f"economic.total.{name}"), *_pair(ledger, getattr(plan, name), getattr(real, name))]
        if ledger.reported:
            cells.append(say.euros(getattr(real, name) - getattr(plan, name)))
        rows.append(tuple(cells))
    names = ("item", "planned", *(("actual", "difference") if ledger.reported else ()))
    return _table(ledger, say("economic.summary_caption"), names, rows, (8, 3, 3, 3))


def _flow(ledger: Ledger, flow: str, inside: Sequence[Resource]) -> Table:
    """Return the rows of one flow, a subtotal after each kind that has several rows, the total at the foot."""
    with_reimbursement = flow != "source"
    names = ["n", "body", "what", "kind", "quantity", "planned", *(["actual"] if ledger.reported else [])]
    names += ["reimbursable"] if with_reimbursement else []
    names += ["evidence"]
    rows: list[tuple[str, ...]] = []
    for kind in dict.fromkeys(row.kind for row in inside):
        of_kind = [row for row in inside if row.kind == kind]
        rows += [_row(ledger, row, with_reimbursement=with_reimbursement) for row in of_kind]
        if 1 < len(of_kind) < len(inside):
            words = ledger.frame.say("economic.subtotal", kind=ledger.frame.word("resource_kind", kind))
            rows.append(_sum_row(ledger, words, of_kind, len(names)))
    rows += _parts(ledger, flow, inside, len(names))
    rows.append(_sum_row(ledger, ledger.frame.say("minutes.total"), inside, len(names)))
    widths = (2, 4, 8, 4, 4, 3, *((3,) if ledger.reported else ()), *((3,) if with_reimbursement else ()), 5)
    return _table(ledger, ledger.frame.say(f"economic.caption.{flow}"), names, rows, widths)


def _row(ledger: Ledger, row: Resource, *, with_reimbursement: bool) -> tuple[str, ...]:
    """Return one row: whose, what, how much, planned and actual, whether it is reimbursed, its document and act."""
    frame = ledger.frame
    cells = [frame.code(row), frame.short_body(row.provider), row.description]
    cells += [capital(frame.word("resource_kind", row.kind)), quantity_of(frame, row)]
    cells += _pair(ledger, value_of(row), row.actual_value)
    if with_reimbursement:
        cells.append(_reimbursed(frame, row))
    cells.append(joined((row.evidence_ref or "", row.act or ""), "; "))
    return tuple(cell or NOTHING for cell in cells)


def _reimbursed(frame: Frame, row: Resource) -> str:
    """Return whether a row is reimbursed; volunteers' time never is, whatever a file says."""
    if is_valued_only(row):
        return frame.say("economic.never")
    if row.reimbursable is None:
        return NOTHING
    return frame.say("minutes.yes" if row.reimbursable else "minutes.no")


def _parts(ledger: Ledger, flow: str, inside: Sequence[Resource], columns: int) -> Iterator[tuple[str, ...]]:
    """Yield the parts of a flow's total that a report of expenses asks for: reimbursed, or volunteers' time."""
    say = ledger.frame.say
    parts: dict[str, tuple[str, Callable[[Resource], bool]]] = {
        USE: ("economic.of_which_reimbursable", lambda row: bool(row.reimbursable)),
        IN_KIND: ("economic.of_which_volunteers", is_valued_only),
    }
    if flow in parts:
        words, belongs = parts[flow]
        if chosen := [row for row in inside if belongs(row)]:
            yield _sum_row(ledger, say(words), chosen, columns)


def _sum_row(ledger: Ledger, words: str, inside: Iterable[Resource], columns: int) -> tuple[str, ...]:
    """Return a row of sums under the amounts; its words stand under what the rows are."""
    inside = tuple(inside)
    plan = sum((value_of(row) or Decimal(0) for row in inside), Decimal(0))
    real = sum((row.actual_value or Decimal(0) for row in inside), Decimal(0))
    cells = ["", "", words, "", "", *_pair(ledger, plan, real)]
    return (*cells, *("",) * (columns - len(cells)))


def _by_body(ledger: Ledger) -> Table:
    """Return what each body brings in, spends and gives in kind; rows of nobody stand last."""
    frame = ledger.frame
    bodies = sorted(dict.fromkeys(row.provider for row in ledger.rows), key=lambda body: body is None)
    inside = [(frame.short_body(body) or frame.say("economic.nobody"), body) for body in bodies]
    rows = [(name, *_amounts(ledger, [row for row in ledger.rows if row.provider == body])) for name, body in inside]
    rows.append((frame.say("minutes.total"), *_amounts(ledger, ledger.rows)))
    flows = ("sources", "uses", "in_kind")
    names = ["body"]
    for flow in flows:
        names += [f"{flow}_planned", *([f"{flow}_actual"] if ledger.reported else [])]
    return _table(ledger, frame.say("economic.by_body_caption"), names, rows, (6, *(3,) * (len(names) - 1)))


def _amounts(ledger: Ledger, rows: Sequence[Resource]) -> list[str]:
    """Return what some rows bring in, spend and give in kind; a dash for nothing."""
    plan, real = planned(rows), actual(rows)
    cells: list[str] = []
    for name in ("sources", "uses", "in_kind"):
        cells += _pair(ledger, _something(plan, name), _something(real, name))
    return cells


def _something(totals: Totals, name: str) -> Decimal | None:
    """Return one of the totals; None where it is nothing."""
    amount: Decimal = getattr(totals, name)
    return amount or None


def _pair(ledger: Ledger, plan: Decimal | None, real: Decimal | None) -> list[str]:
    """Return planned and, once anything was reported, actual euros."""
    euros = ledger.frame.say.euros
    cells = [euros(plan) if plan is not None else NOTHING]
    if ledger.reported:
        cells.append(euros(real) if real is not None else NOTHING)
    return cells


def _notes(ledger: Ledger) -> Iterator[Block]:
    """Yield the notes of the ledger, and which actual amounts still lack their document; that only inside."""
    frame = ledger.frame
    for summary in frame.process.all(BudgetSummary):
        if summary.note:
            yield Paragraph(summary.note, style="small")
    lacking = without_evidence(ledger.rows)
    if lacking and not frame.public:
        codes = ", ".join(map(frame.code, lacking))
        yield Paragraph(frame.say("economic.without_evidence", codes=codes), style="small")


def _table(
    ledger: Ledger, caption: str, names: Sequence[str], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]
) -> Table:
    """Return a table whose columns of euros stand on the right."""
    numeric = frozenset(at for at, name in enumerate(names) if name.endswith(("planned", "actual", "difference")))
    header = tuple(ledger.frame.say(f"economic.column.{name}") for name in names)
    return Table(caption, header, tuple(rows), widths[: len(names)], numeric)
