"""The resources ledger: what the rows add up to, and what they may not say."""

from decimal import Decimal
from pathlib import Path

import pytest

from codesign_tui.actions.budget import add_resource, edit_resource, restore_resource, set_resource_aside
from codesign_tui.domain.budget import actual, balance_warnings, lacks_coordination, planned, rows, warnings_of
from codesign_tui.domain.details import BudgetSummary
from codesign_tui.domain.items import Resource
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.exchange.interchange import read
from support import MemoryLedger, a_table, moment

NOW = moment("18:30")
EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"


def example() -> MemoryLedger:
    """Return the worked example, read into a ledger."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", NOW, read(EXAMPLE.read_bytes())))
    return ledger


def a_row(ledger: MemoryLedger, **values: object) -> Resource:
    """Write a row with what is not said taken from a plain one, and return it."""
    return a_done_row(ledger, **values).value


def a_done_row(ledger: MemoryLedger, **values: object) -> Done[Resource]:
    """Write a row and return all that the action tells."""
    said = {"flow": "use", "kind": "expenses", "description": "Carburante", **values}
    return add_resource(ledger, now=NOW, **said)  # type: ignore[arg-type]


def ids_of(done: Done[Resource]) -> set[str]:
    """Return the ids of what an action warned of."""
    return {warning.id for warning in done.warnings}


def test_the_worked_example_adds_up_to_the_cent() -> None:
    """Sources, uses, reserve, what is in kind and volunteers' time are those that the file states."""
    process = example().process
    totals = planned(rows(process))
    assert [totals.sources, totals.uses, totals.reserve] == [28000, 20050, 7950]
    assert [totals.in_kind, totals.volunteers] == [11787, 7000]
    assert balance_warnings(process) == []


def test_a_row_is_worth_its_quantity_at_its_unit_value() -> None:
    """Cents are exact and rounded half up; a new quantity makes the value again."""
    ledger = a_table().ledger
    row = a_row(ledger, quantity=3, unit_value="0.335")
    assert row.value == Decimal("1.01")
    assert edit_resource(ledger, row.id, now=NOW, quantity=200).value.value == Decimal("67.00")
    assert edit_resource(ledger, row.id, now=NOW, value="60").value.value == Decimal(60)


def test_volunteers_time_is_valued_and_never_paid() -> None:
    """Hours of volunteers stand in kind, marked as valued and not reimbursable; as a use they are refused."""
    ledger = a_table().ledger
    row = a_row(ledger, flow="in_kind", kind="volunteer_time", description="Autisti", quantity=10, unit_value="12.5")
    assert (row.volunteer_valuation, row.reimbursable, row.value) == (True, False, Decimal("125.00"))
    for wrong in ({"flow": "use"}, {"flow": "source"}, {"flow": "in_kind", "reimbursable": True}):
        with pytest.raises(Refused):
            a_row(ledger, kind="volunteer_time", description="Autisti", **wrong)
    with pytest.raises(Refused):
        edit_resource(ledger, row.id, now=NOW, flow="use")


def test_volunteers_expenses_are_reimbursed_against_documents_only() -> None:
    """Documented expenses and insurance are reimbursable; a flat rate is refused, however it is written."""
    ledger = a_table().ledger
    assert a_row(ledger, kind="volunteer_expenses", description="Rimborsi documentati").reimbursable is True
    assert a_row(ledger, kind="insurance", description="Assicurazione dei volontari").reimbursable is True
    for words in ("Rimborso forfettario", "Rimborso FORFETARIO", "Flat-rate refund"):
        with pytest.raises(Refused) as refused:
            a_row(ledger, kind="volunteer_expenses", description=words)
        assert refused.value.message.id == "budget.no_flat_rate"


def test_what_is_not_a_row_is_refused() -> None:
    """An unknown flow or kind, no words, a negative amount, a provider who is not there: nothing is written."""
    ledger = a_table().ledger
    for wrong in ({"flow": "gift"}, {"kind": "gold"}, {"description": " "}, {"value": -1}, {"provider": "O99"}):
        with pytest.raises(Refused):
            a_row(ledger, **wrong)
    assert rows(ledger.process) == []


def test_a_row_says_what_it_lacks_and_is_kept() -> None:
    """Public money without its act, a building without its estimate, a value that does not fit, nobody named."""
    table = a_table()
    comune = table.organizations["comune"]
    money = a_done_row(table.ledger, flow="source", kind="money", description="Contributo", value=100, provider=comune)
    assert ids_of(money) == {"budget.no_act"}
    with_act = edit_resource(table.ledger, money.value.id, now=NOW, act="determina n. 12 del 3 marzo 2026")
    assert ids_of(with_act) == set()
    room = a_done_row(table.ledger, flow="in_kind", kind="space", description="Sala", value=50, provider=comune)
    assert ids_of(room) == {"budget.value_of_use"}
    odd = a_done_row(table.ledger, quantity=2, unit_value=3, value=7, provider=comune)
    assert ids_of(odd) == {"budget.value_differs"}
    assert ids_of(a_done_row(table.ledger)) == {"budget.no_value", "budget.no_provider"}


def test_planned_and_actual_are_told_apart() -> None:
    """What was really spent is added up by itself, and asks for the document that proves it."""
    ledger = a_table().ledger
    row = a_row(ledger, value=100)
    spent = edit_resource(ledger, row.id, now=NOW, actual_value="80.50")
    assert "budget.no_evidence" in ids_of(spent)
    proved = edit_resource(ledger, row.id, now=NOW, evidence_ref="fattura 7/2026")
    assert "budget.no_evidence" not in {warning.id for warning in warnings_of(ledger.process, proved.value)}
    assert planned(rows(ledger.process)).uses == 100
    assert actual(rows(ledger.process)).uses == Decimal("80.50")


def test_a_row_set_aside_no_longer_counts() -> None:
    """It keeps its number and its reason, and comes back whole."""
    ledger = a_table().ledger
    row = a_row(ledger, value=100)
    with pytest.raises(Refused):
        set_resource_aside(ledger, row.id, now=NOW, reason=" ")
    set_resource_aside(ledger, row.id, now=NOW, reason="il fornitore la regala")
    assert planned(rows(ledger.process)).uses == 0
    with pytest.raises(Refused):
        set_resource_aside(ledger, row.id, now=NOW, reason="ancora")
    restore_resource(ledger, row.id, now=NOW)
    assert planned(rows(ledger.process)).uses == 100
    assert code_of(row) == "R01"


def test_the_ledger_says_what_is_missing_as_a_whole() -> None:
    """Uses beyond the sources and no hours of coordination are told; an empty ledger says nothing."""
    ledger = a_table().ledger
    assert balance_warnings(ledger.process) == []
    a_row(ledger, flow="source", kind="money", description="Bando", value=10)
    a_row(ledger, value=30)
    assert {warning.id for warning in balance_warnings(ledger.process)} == {
        "budget.uses_exceed",
        "budget.no_coordination",
    }
    a_row(ledger, kind="paid_staff", description="Regia del tavolo", value=1, coordination=True)
    assert not lacks_coordination(rows(ledger.process))


def test_totals_that_a_file_states_otherwise_are_told_and_follow_its_rows_from_then_on() -> None:
    """A file whose sums are wrong is told so; a row that changes here makes the stated totals true again."""
    ledger = example()
    summary = ledger.process.all(BudgetSummary)[0]
    wrong = summary.model_copy(update={"in_kind_total": Decimal(1)})
    ledger.append(Draft("import", NOW, (put(wrong),)))
    assert {warning.id for warning in balance_warnings(ledger.process)} == {"budget.stated_in_kind"}
    set_resource_aside(ledger, "R07", now=NOW, reason="non più")
    assert balance_warnings(ledger.process) == []
    kept = ledger.process.all(BudgetSummary)[0]
    assert [kept.in_kind_total, kept.of_which_volunteer_valuation] == [6537, 1750]
    assert kept.note == summary.note
