"""The keys at the foot of the screen: at 80 columns all of a place are told, and no name is cut in the middle."""

import pytest
from textual.pilot import Pilot

from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.tui.commands import HELP, HOME_COMMANDS, PALETTE, PLACE_COMMANDS, QUIT, Command
from codesign_tui.tui.face import face_of
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.hints import Hints
from support_places import place
from support_tui import example_file, new_app, settled


def _told(pilot: Pilot[None], row: str) -> str:
    """Return a row of hints."""
    return pilot.app.screen.query_one(row, Hints).render().plain


def _named(command: Command, words: Translator) -> tuple[str, str]:
    """Return how a command may be told: by its name, or by its short one."""
    return f" {command.key_text} {words(command.label_id)}", f" {command.key_text} {words(command.short_id)}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["f2", "f3", "f4", "f5", "f7", "f8"])
async def test_all_keys_of_a_place_are_told_at_80_columns(key: str, language: str) -> None:
    """Each key that is to be told stands in the row of its place, by its name or a short one, whole."""
    async with place(example_file(), key, language=language) as pilot:
        screen, row = pilot.app.screen, f"{_told(pilot, '#local-hints')} "
        assert isinstance(screen, ProcessScreen)
        assert screen.place is not None
        for command in screen.place.commands_now():
            if command.hint:
                assert any(f"{name} " in row for name in _named(command, face_of(pilot.app).words)), command.id


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_keys_of_home_are_told_at_80_columns(language: str) -> None:
    """The first screen tells how to begin, and also help, commands and the way out."""
    app = new_app(language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row = f"{_told(pilot, '#place-hints')} "
        for command in (*(one for one in HOME_COMMANDS if one.hint), HELP, PALETTE, QUIT):
            assert any(f"{name} " in row for name in _named(command, Translator(language))), command.id


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_way_to_every_place_is_told_whole_at_80_columns(language: str) -> None:
    """In the lowest row no place's name is cut; help and commands take their short names if they must."""
    async with place(example_file(), "f3", language=language) as pilot:
        row, words = f"{_told(pilot, '#place-hints')} ", Translator(language)
        for command in PLACE_COMMANDS:
            assert f"{command.key_text}{words(command.label_id)} " in row, command.id
        for command in (HELP, PALETTE):
            names = (words(command.label_id), words(command.short_id))
            assert any(f"{command.key_text}{name} " in row for name in names), command.id


async def test_a_wide_row_tells_the_whole_names() -> None:
    """Where there is room no name is shortened."""
    async with place(example_file(), "f8", size=(130, 30)) as pilot:
        assert "P Carte da stampare" in _told(pilot, "#local-hints")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "P Carte " in _told(pilot, "#local-hints")
        assert "da stampare" not in _told(pilot, "#local-hints")
