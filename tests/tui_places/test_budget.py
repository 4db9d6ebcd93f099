"""The resources ledger on the screen: the totals always in view, each thing with its key."""

from decimal import Decimal

import pytest
from textual.pilot import Pilot

from codesign_tui.domain.items import Resource
from support_places import COMMITMENTS, detail, go_to, listed_text, place, press, row_text, rows, type_over
from support_tui import MemoryFile, example_file, screen_text


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


def resource(file: MemoryFile, identifier: str) -> Resource:
    """Return a row as it is now."""
    found = file.process.get(Resource, identifier)
    assert found is not None
    return found


def totals(pilot: Pilot[None]) -> str:
    """Return the lines of totals, with plain spaces."""
    return detail(pilot, "budget-summary").replace("\xa0", " ")


async def test_the_totals_of_the_example_are_read_from_the_commitments_with_one_key(file: MemoryFile) -> None:
    """L at F5 opens the ledger: sources, uses, reserve and what is in kind, to the cent and in full at 80 columns."""
    async with place(file, COMMITMENTS) as pilot:
        await press(pilot, "l")
        assert totals(pilot) == (
            "fonti 28.000,00 € · impieghi 20.050,00 € · riserva 7.950,00 €\n"
            "in natura 11.787,00 € · di cui volontari 7.000,00 €\n"
        )
        shown = listed_text(pilot)
        assert shown.index("R04") < shown.index("R10") < shown.index("R05")


async def test_a_row_is_written_with_amounts_as_people_type_them(file: MemoryFile) -> None:
    """N, a few fields, Enter: the value is quantity at unit value, the provider found by a few letters."""
    async with place(file, COMMITMENTS) as pilot:
        await press(pilot, "l", "n", "right", "tab", "tab")
        await type_over(pilot, "Benzina")
        for typed in ("argento", "120", "litro", "1,85"):
            await press(pilot, "tab")
            await type_over(pilot, typed)
        await press(pilot, "enter")
        row = resource(file, rows(pilot).current or "")
        assert (row.flow, row.provider, row.value, row.reimbursable) == ("use", "O04", Decimal("222.00"), True)
        assert "riserva 7.728,00 €" in totals(pilot)


async def test_what_cannot_stand_in_the_ledger_is_said_and_stays_typed(file: MemoryFile) -> None:
    """A word for an amount keeps the form open with a sentence."""
    async with place(file, COMMITMENTS) as pilot:
        await press(pilot, "l")
        await go_to(pilot, "R10")
        await press(pilot, "e", *["tab"] * 7)
        await type_over(pilot, "tanto")
        await press(pilot, "enter")
        assert "«tanto» non è un importo" in " ".join(screen_text(pilot).split())
        await type_over(pilot, "5.000")
        await press(pilot, "enter")
        assert resource(file, "R10").value == 5000


async def test_what_a_row_really_was_is_kept_beside_the_plan(file: MemoryFile) -> None:
    """V asks for the amount, the quantity and the document; the totals tell both."""
    async with place(file, COMMITMENTS) as pilot:
        await press(pilot, "l")
        await go_to(pilot, "R21")
        await press(pilot, "v")
        await type_over(pilot, "850")
        await press(pilot, "enter")
        assert resource(file, "R21").actual_value == 850
        assert "impieghi 850,00 €" in totals(pilot)
        assert "documento che la prova" in detail(pilot, "budget-card")


async def test_a_row_set_aside_leaves_the_totals_and_comes_back(file: MemoryFile) -> None:
    """A with a reason, A again."""
    async with place(file, COMMITMENTS) as pilot:
        await press(pilot, "l")
        await go_to(pilot, "R21")
        await press(pilot, "a")
        await type_over(pilot, "la stampa il Comune")
        await press(pilot, "enter")
        assert "impieghi 19.150,00 €" in totals(pilot)
        assert "Messe da parte" in listed_text(pilot)
        await press(pilot, "a")
        assert "impieghi 20.050,00 €" in totals(pilot)


async def test_the_hours_of_coordination_are_asked_for_until_a_row_speaks_of_them(file: MemoryFile) -> None:
    """With both rows of coordination set aside the ledger shows the missing one; Enter writes it."""
    async with place(file, COMMITMENTS) as pilot:
        await press(pilot, "l")
        for identifier in ("R12", "R13"):
            await go_to(pilot, identifier)
            await press(pilot, "a")
            await type_over(pilot, "da rifare")
            await press(pilot, "enter")
        assert "Ore di coordinamento" in row_text(pilot, "coordination")
        await go_to(pilot, "coordination")
        await press(pilot, "enter", *["tab"] * 4)
        await type_over(pilot, "40")
        await press(pilot, "tab", "tab")
        await type_over(pilot, "24")
        await press(pilot, "enter")
        row = resource(file, rows(pilot).current or "")
        assert (row.coordination, row.value, row.unit) == (True, Decimal(960), "ora")
        assert "coordination" not in [option.id for option in rows(pilot).options]
