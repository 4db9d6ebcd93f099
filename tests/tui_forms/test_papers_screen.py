"""Papers from the screen: asked for at the minutes, written beside the process, stopped like an export."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from codesign_tui.tui.places.minutes import MinutesPlace
from codesign_tui.tui.screens.asking import AskChoice
from codesign_tui.tui.screens.export_report import ExportReportScreen
from support_tui import SIZE, MemoryFile, example_file, new_app, screen_text, settled


@pytest.fixture
def file(tmp_path: Path) -> MemoryFile:
    """The worked example, in a folder where files can be written."""
    return example_file(tmp_path / "borgoserra.codesign.jsonl")


async def _ask(pilot: Pilot[None], file: MemoryFile) -> MinutesPlace:
    """Go to the minutes and ask for papers."""
    pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
    await settled(pilot)
    await pilot.press("f8")
    await settled(pilot)
    place = pilot.app.screen.query_one(MinutesPlace)
    await pilot.press("p")
    await settled(pilot)
    return place


async def _choose(pilot: Pilot[None], name: str) -> None:
    """Choose an answer by its id."""
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(name)
    await pilot.press("enter")
    await settled(pilot)


async def test_p_offers_every_paper_with_what_it_is_for(file: MemoryFile) -> None:
    """The list begins with all of them, and Esc writes nothing."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        place = await _ask(pilot, file)
        assert isinstance(app.screen, AskChoice)
        assert app.screen.query_one(OptionList).option_count == 17
        assert "Elenco dei materiali" in screen_text(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert not place.folder.exists()


async def test_a_chosen_paper_is_written_and_reported(file: MemoryFile) -> None:
    """The report names the file; it is a PDF with its fingerprint."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        place = await _ask(pilot, file)
        await _choose(pilot, "materials")
        assert isinstance(app.screen, ExportReportScreen)
        (written,) = place.folder.glob("*.pdf")
        assert written.name.endswith("materiali.pdf")
        assert written.with_name(f"{written.name}.sha256").exists()
        assert "materiali.pdf" in screen_text(pilot)


async def test_without_an_open_vote_it_asks_what_is_voted_on(file: MemoryFile) -> None:
    """Ballots for the proposals of the path, though nothing is open."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        place = await _ask(pilot, file)
        await _choose(pilot, "ballots")
        assert isinstance(app.screen, AskChoice)
        await _choose(pilot, "proposals_all")
        assert list(place.folder.glob("*schede-voto.pdf"))


async def test_a_paper_there_is_nothing_for_is_refused_with_what_to_do(file: MemoryFile) -> None:
    """No groups yet: the notice line says where they are made, and nothing is written."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        place = await _ask(pilot, file)
        await _choose(pilot, "groups")
        assert "Persone, con G" in screen_text(pilot)
        assert not place.folder.exists()
        assert not place.query_one("#draft-work").display
