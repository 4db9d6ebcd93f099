"""The form of the fields that a template declares, at the places where a record of that kind is edited."""

from codesign_tui.actions.processes import new_process
from codesign_tui.domain.items import Commitment, Need, Proposal
from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import Category
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.tui.widgets.rows import RowList
from support_places import BOARD, COMMITMENTS, PEOPLE, go_to, keep, live_links, notice, place, press, type_over
from support_tui import HOSTILE, NOW, MemoryFile, MemoryWorkspace


def _file(template: str) -> MemoryFile:
    """Return a process of a template."""
    draft = new_process(Library(packaged_templates()).workshop(template), title=template, now=NOW)
    file = MemoryWorkspace().create(template, draft)
    assert isinstance(file, MemoryFile)
    return file


async def test_a_card_takes_what_the_template_asks() -> None:
    """Y on the board asks for the source and whom it concerns; both are kept, and Esc keeps nothing."""
    file = _file("coprogrammazione")
    keep(file, Need(id="N1", text="La corriera"))
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N1")
        await press(pilot, "y")
        assert "Da che cosa lo sappiamo" in notice(pilot)
        await type_over(pilot, "ISTAT 2024")
        await press(pilot, "enter")
        await press(pilot, "y", "escape")
    need = file.process.get(Need, "N1")
    assert need is not None
    assert need.fields == {"source_and_year": "ISTAT 2024"}


async def test_a_commitment_takes_a_yes() -> None:
    """The answer is turned with the arrows."""
    file = _file("coprogettazione")
    keep(file, Commitment(id="K1", text="Telefonare"))
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K1")
        await press(pilot, "y", "right", "enter")
    commitment = file.process.get(Commitment, "K1")
    assert commitment is not None
    assert commitment.fields == {"convention_clause": True}


async def test_a_body_takes_what_the_template_asks() -> None:
    """Y in People asks for the fields of the organisation under the cursor."""
    file = _file("welfare-aziendale")
    keep(file, Organization(id="O1", name="Fonderia", category=Category.PRIVATE_ENTITY))
    async with place(file, PEOPLE) as pilot:
        await go_to(pilot, "O1")
        await press(pilot, "y")
        assert "Altri dati: Fonderia" in notice(pilot)
        await press(pilot, "right", "enter")
    body = file.process.get(Organization, "O1")
    assert body is not None
    assert body.fields


async def test_a_path_takes_what_the_template_asks_of_it() -> None:
    """The data of the path have a row for the template's own fields; a day is read as it is said."""
    file = _file("equilibri")
    async with place(file, "f8") as pilot:
        await press(pilot, "a")
        pilot.app.screen.query_one(RowList).go_to("fields:process")
        await press(pilot, "enter")
        await type_over(pilot, "rendiconto ogni sei mesi")
        await press(pilot, "tab")
        await type_over(pilot, "24 febbraio")
        await press(pilot, "enter")
    assert file.process.details.fields == {
        "funder_conditions": ("rendiconto ogni sei mesi",), "stage_deadline": "2026-02-24"
    }  # fmt: skip


async def test_where_the_template_asks_nothing_the_line_says_so() -> None:
    """No empty dialog is opened."""
    file = _file("breve-90")
    keep(file, Proposal(id="PR1", title="Orto"))
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "PR1")
        await press(pilot, "y")
        assert "non chiede altri dati" in notice(pilot)


async def test_hostile_values_are_shown_as_words() -> None:
    """What an imported file holds in a field is only text in the form."""
    file = _file("coprogrammazione")
    texts = [text for text in HOSTILE[::6] if text.strip()]
    keep(file, *(Need(id=f"N{n}", text="x", fields={"source_and_year": text}) for n, text in enumerate(texts)))
    async with place(file, BOARD) as pilot:
        for n in range(len(texts)):
            await go_to(pilot, f"N{n}")
            await press(pilot, "y")
            assert live_links(pilot) == []
            await press(pilot, "escape")
