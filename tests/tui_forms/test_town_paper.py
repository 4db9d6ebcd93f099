"""The town's own letterhead and coat of arms from the screen: seen, tried, kept, taken away."""

from pathlib import Path
from typing import Final

from textual.pilot import Pilot
from textual.widgets import Input, Static

from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.places.minutes import MinutesPlace
from codesign_tui.tui.screens.paper_report import PaperReport
from codesign_tui.tui.screens.town_paper import TownPaper
from support_tui import SIZE, FixedClock, MemoryWorkspace, example_file, screen_text, settled

_LETTERHEAD: Final = Path(__file__).parents[1] / "data" / "letterheads" / "carta-intestata.ott"
_SHIELD: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><path d="M0,0h4v5h-4z"/></svg>'


def _app(folder: Path) -> CodesignApp:
    """Return the application of a town that has a folder of its own templates."""
    library = Library(folder / "templates", packaged_templates())
    return CodesignApp(MemoryWorkspace(), library, Translator("it"), FixedClock())


async def _open(pilot: Pilot[None], folder: Path) -> None:
    """Open the town's paper from the minutes."""
    pilot.app.open_file(example_file(folder / "borgoserra.codesign.jsonl"))  # type: ignore[attr-defined]  # CodesignApp
    await settled(pilot)
    await pilot.press("f8")
    await settled(pilot)
    pilot.app.screen.query_one(MinutesPlace).action_minutes_paper()
    await _press(pilot)


async def _press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what was read or written apart."""
    await pilot.press(*keys)
    for _ in range(3):
        await settled(pilot)


async def _type_path(pilot: Pilot[None], path: Path) -> None:
    """Type where a file is, into the line that asks for it."""
    pilot.app.screen.query_one(Input).value = str(path)
    await _press(pilot, "enter")


async def _reported(pilot: Pilot[None]) -> None:
    """Wait until a file that is read apart was reported on."""
    while not isinstance(pilot.app.screen, PaperReport):
        await pilot.pause()
    await settled(pilot)


async def _back(pilot: Pilot[None]) -> None:
    """Wait until the list is in front and says what came of it."""
    while not isinstance(pilot.app.screen, TownPaper) or not pilot.app.screen.query_one("#rows-said").display:
        await pilot.pause()
    await settled(pilot)


async def test_a_letterhead_is_reported_on_then_kept_with_one_key(tmp_path: Path) -> None:
    """Enter asks for the file, its report says what it lacks, Enter keeps it, and the list shows it in use."""
    app = _app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, tmp_path)
        assert "nessuna: la carta del programma" in screen_text(pilot)
        await _press(pilot, "enter")
        await _type_path(pilot, _LETTERHEAD)
        await _reported(pilot)
        assert "Titolo 2" in screen_text(pilot)
        await _press(pilot, "enter")
        await _back(pilot)
        kept = tmp_path / "templates" / "minutes" / "carta-intestata.ott"
        assert kept.read_bytes() == _LETTERHEAD.read_bytes()
        assert "✓ Carta intestata per ODT" in screen_text(pilot)


async def test_a_letterhead_that_is_left_alone_changes_nothing(tmp_path: Path) -> None:
    """Esc on the report keeps nothing, and the list says so."""
    app = _app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, tmp_path)
        await _press(pilot, "enter")
        await _type_path(pilot, _LETTERHEAD)
        await _reported(pilot)
        await _press(pilot, "escape")
        await _back(pilot)
        assert "Non è cambiato nulla" in screen_text(pilot)
        assert not (tmp_path / "templates").exists()


async def test_a_file_that_cannot_be_used_is_refused_in_words(tmp_path: Path) -> None:
    """A broken file, one of another kind and one that is not there each get a sentence, and nothing is kept."""
    broken, other = tmp_path / "rotta.odt", tmp_path / "[bold]foto.png"
    broken.write_bytes(b"PK")
    other.write_bytes(b"")
    app = _app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, tmp_path)
        for path, told in ((broken, "rotta.odt"), (other, "[bold]foto.png"), (tmp_path / "manca.odt", "manca.odt")):
            await _press(pilot, "enter")
            await _type_path(pilot, path)
            await _back(pilot)
            assert told in app.screen.query_one("#rows-said", Static).visual.plain  # type: ignore[attr-defined]
            app.screen.query_one("#rows-said").display = False
        assert not (tmp_path / "templates").exists()


async def test_a_coat_of_arms_is_kept_with_its_words_and_taken_away_again(tmp_path: Path) -> None:
    """Its words are asked for in both languages; X puts both files aside, and nothing is lost."""
    picture = tmp_path / "scudo.svg"
    picture.write_text(_SHIELD, "utf-8")
    folder = tmp_path / "templates" / "minutes"
    app = _app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, tmp_path)
        await _press(pilot, "end", "enter")
        await _type_path(pilot, picture)
        while "Che cosa mostra" not in screen_text(pilot):
            await pilot.pause()
        await _press(pilot, "enter")
        assert "Serve il testo" in screen_text(pilot)
        for line, words in zip(app.screen.query(Input), ("Stemma di prova", "Trial arms"), strict=True):
            line.value = words
        await _press(pilot, "ctrl+s")
        await _reported(pilot)
        assert "16 × 20 mm" in screen_text(pilot)
        await _press(pilot, "enter")
        await _back(pilot)
        assert (folder / "stemma.txt").read_text("utf-8") == "it: Stemma di prova\nen: Trial arms\n"
        app.screen.query_one("#rows-said").display = False
        await _press(pilot, "x")
        await _press(pilot, "s")
        await _back(pilot)
        assert sorted(path.name for path in folder.iterdir()) == ["stemma.svg.old", "stemma.txt.old"]
        assert "✓" not in screen_text(pilot)
