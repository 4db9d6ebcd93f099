"""The help of the place in hand."""

import pytest
from textual.widgets import Static

from codesign_tui.locale import Translator
from codesign_tui.tui.commands import MINUTES_DATA, PALETTE, REOPEN_ITEM
from codesign_tui.tui.screens.help import HelpScreen
from support_tui import SIZE, example_file, new_app, screen_text, settled


async def test_a_command_without_a_key_is_found_in_the_palette() -> None:
    """Help shows a key for every command: its own, or the one of the palette that lists them all."""
    words = Translator("it")
    assert not REOPEN_ITEM.key
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        pilot.app.push_screen(HelpScreen(words, "help.run", [REOPEN_ITEM]))
        await settled(pilot)
        keys = str(pilot.app.screen.query(Static).filter(".help-keys").first().visual)
        assert keys.split()[0] == PALETTE.key_text
        assert "Conduci: in alto" in screen_text(pilot)


def test_help_says_what_the_words_on_the_screen_mean() -> None:
    """The words that a first evening meets and nobody explains are in the help of the place that shows them."""
    words = Translator("it")
    assert all(word in words("help.run") for word in ("IDEARE", "REALIZZARE", "CONOSCERE", "orologio"))
    assert "Con voto" in words("people.help")


def test_the_data_of_a_session_are_found_by_what_is_in_them() -> None:
    """The palette looks in what a command does: place, who facilitates and who presides lead to the form."""
    found = Translator("it")(MINUTES_DATA.help_id).casefold()
    assert all(word in found for word in ("luogo", "facilita", "presiede"))


@pytest.mark.parametrize(("keys", "told"), [(("f8", "v"), ("R", "M", "C", "F", "X")), (("f8", "o"), ("D", "S", "W"))])
async def test_help_over_a_dialog_lists_the_keys_of_the_dialog(keys: tuple[str, ...], told: tuple[str, ...]) -> None:
    """Over the life of the minutes and over the documents F1 tells their letters, not those of the place behind."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        pilot.app.open_file(example_file())  # type: ignore[attr-defined]  # CodesignApp
        await settled(pilot)
        for key in (*keys, "f1"):
            await pilot.press(key)
            await settled(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        listed = str(pilot.app.screen.query(Static).filter(".help-keys").first().visual).splitlines()
        assert set(told) <= {line.split()[0] for line in listed}
        assert not any("F9" in line.split() for line in listed)
