"""What goes out, from the screen: letters and deadlines, and the single pages, beside the papers of the hall."""

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


async def _open(pilot: Pilot[None], file: MemoryFile, key: str) -> None:
    """Open the process at a place."""
    pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
    await settled(pilot)
    await pilot.press(key)
    await settled(pilot)


async def _choose(pilot: Pilot[None], name: str) -> None:
    """Choose an answer by its id."""
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(name)
    await pilot.press("enter")
    await settled(pilot)


async def test_the_noticeboards_page_is_among_the_papers(file: MemoryFile) -> None:
    """P, then the page: it asks nothing more, since it is always public, and the report names it."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, file, "f8")
        place = app.screen.query_one(MinutesPlace)
        await pilot.press("p")
        await settled(pilot)
        await _choose(pilot, "notice")
        assert isinstance(app.screen, ExportReportScreen)
        names = sorted(path.name for path in place.folder.iterdir() if path.suffix in (".pdf", ".odt"))
        assert names == [
            "invecchiare-bene-a-borgoserra-bacheca-PUBBLICA.odt", "invecchiare-bene-a-borgoserra-bacheca-PUBBLICA.pdf",
        ]  # fmt: skip
        assert "bacheca-PUBBLICA.pdf" in screen_text(pilot)


async def test_letters_are_asked_for_from_the_commitments(file: MemoryFile) -> None:
    """The command at F5 goes to the minutes and asks for whom; Esc writes nothing."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, file, "f5")
        app.screen.query_one("CommitmentsPlace").action_commitments_letters()  # type: ignore[attr-defined]
        await settled(pilot)
        assert isinstance(app.screen, AskChoice)
        assert "Lettere e scadenze" in screen_text(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert not app.screen.query_one(MinutesPlace).folder.exists()


async def test_letters_and_deadlines_are_written_into_the_evenings_folder(file: MemoryFile) -> None:
    """A letter and its mail for each reader, calendars beside them, all of the copy that was chosen."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, file, "f8")
        place = app.screen.query_one(MinutesPlace)
        place.action_minutes_letters()
        await settled(pilot)
        await _choose(pilot, "public")
        await settled(pilot)
        letters = sorted(path.suffix for path in (place.folder / "lettere").iterdir())
        assert letters.count(".pdf") == letters.count(".eml") == 13
        dates = [path.name for path in (place.folder / "scadenze").glob("*.ics")]
        assert "scadenze-PUBBLICA.ics" in dates
        assert not [name for name in dates if "INTERNA" in name]
