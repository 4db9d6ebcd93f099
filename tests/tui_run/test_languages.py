"""Cards in several languages: the line that keeps the language, the board that puts the translation under them."""

from codesign_tui.actions.capture import capture
from codesign_tui.actions.processes import update_details
from codesign_tui.actions.translating import translate
from codesign_tui.domain.items import Need
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean
from codesign_tui.domain.translations import to_translate
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.capture import CaptureLine
from support_places import BOARD, go_to, live_links, place, press, type_over
from support_tui import HOSTILE, NOW, MemoryFile, example_file, screen_text, settled

SESSION = "S2"
ARABIC = "الحافلة لا تصل"


def _in_languages() -> MemoryFile:
    """Return the example, written in Italian, Romanian and Arabic."""
    file = example_file()
    update_details(file, now=NOW, languages=("it", "ro", "ar"))
    return file


def _foreign(file: MemoryFile, text: str, language: str = "ar") -> Need:
    """Put a need in another language on the table."""
    need = capture(file, now=NOW, kind=ItemKind.NEED, text=text, session=SESSION, language=language).value
    assert isinstance(need, Need)
    return need


async def test_the_language_of_a_card_stays_until_it_is_changed() -> None:
    """Tab walks on to the language; two cards have it, and the line names it in words."""
    file = _in_languages()
    async with place(file, "f2", session=SESSION) as pilot:
        await press(pilot, "tab", "tab", "tab", *"rom", "enter", "-", *"Autobuzul", "enter", "-", *"Apa", "enter")
        assert "romeno" in screen_text(pilot)
    assert [need.language for need in file.process.all(Need)[-2:]] == ["ro", "ro"]


async def test_with_one_language_the_line_asks_for_none() -> None:
    """Tab walks text, author, cluster and back; cards have no language of their own."""
    file = example_file()
    async with place(file, "f2", session=SESSION) as pilot:
        await press(pilot, "tab", "tab", "tab", "-", *"Un bagno", "enter")
    assert file.process.all(Need)[-1].language is None


async def test_a_language_is_added_from_the_palette() -> None:
    """The command asks which, keeps it with the path and turns the line to it."""
    file = example_file()
    async with place(file, "f2", session=SESSION) as pilot:
        await pilot.app.run_action("card_language", pilot.app.screen.query_one("RunPlace"))
        await settled(pilot)
        await press(pilot, *"ucr", "enter")
        line = pilot.app.screen.query_one(CaptureLine)
        assert line.language is not None
        assert line.language.id == "uk"
    assert file.process.details.languages == ("it", "uk")


async def test_the_board_counts_what_waits_and_takes_the_translation() -> None:
    """One key opens the line; the translation stands under the card's own words."""
    file = _in_languages()
    need = _foreign(file, ARABIC)
    async with place(file, BOARD, session=SESSION) as pilot:
        assert "1 da tradurre" in screen_text(pilot)
        await go_to(pilot, need.id)
        await press(pilot, "x")
        await type_over(pilot, "Il bus non arriva")
        await press(pilot, "tab", *"mediatrice", "enter")
        assert "da tradurre" not in screen_text(pilot)
        assert "Il bus non arriva" in screen_text(pilot)
        assert "traduzione (mediatrice)" in " ".join(screen_text(pilot).split())
    assert list(to_translate(file.process)) == []


async def test_from_another_card_the_key_lists_what_waits() -> None:
    """On a card in the language of the documents the key asks which of the waiting ones is meant."""
    file = _in_languages()
    need = _foreign(file, "Autobuzul nu ajunge", "ro")
    async with place(file, BOARD, session=SESSION) as pilot:
        await go_to(pilot, "N01")
        await press(pilot, "x", *"autobuz", "enter")
        await type_over(pilot, "Il bus non arriva")
        await press(pilot, "enter")
    after = file.process.get(Need, need.id)
    assert after is not None
    assert after.translation is not None
    assert after.translation.text == "Il bus non arriva"


async def test_hostile_translations_are_only_words() -> None:
    """Whatever stands in card and translation, board and Run show it and nothing is a link."""
    file = _in_languages()
    for text in HOSTILE[::7]:
        if clean(text).strip():
            translate(file, _foreign(file, text).id, text, now=NOW, translated_by=text)
    for key in (BOARD, "f2"):
        async with place(file, key, session=SESSION) as pilot:
            assert live_links(pilot) == []


async def test_run_shows_the_translation_under_the_words() -> None:
    """A card that waits says so; translated, it shows both, the words as they were said first."""
    file = _in_languages()
    need = _foreign(file, "Autobuzul nu ajunge", "ro")
    async with place(file, "f2", session=SESSION) as pilot:
        assert "da tradurre" in screen_text(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        screen.desk.do(translate, need.id, "Il bus non arriva", now=NOW)
        await settled(pilot)
        text = screen_text(pilot)
        assert text.index("Autobuzul nu ajunge") < text.index("Il bus non arriva")
        assert "da tradurre" not in text


async def test_the_sheets_of_the_tables_are_in_the_language_of_the_line() -> None:
    """A language chosen for the cards holds for the lines of the tables too, and is shown before them."""
    file = _in_languages()
    async with place(file, "f2", session=SESSION) as pilot:
        await press(pilot, "tab", "tab", "tab", *"rom", "enter", "ctrl+g", "down", "down", "enter", "ctrl+d")
        await type_over(pilot, "2")
        await press(pilot, "enter")
        assert "romeno" in screen_text(pilot)
        await type_over(pilot, "Autobuzul")
        await press(pilot, "enter")
    assert [card.words for card in to_translate(file.process)] == ["Autobuzul"]
