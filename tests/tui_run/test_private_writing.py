"""Writing in private on the screen: hidden until ^E, begun by a step of silent writing, asked about at the close."""

import pytest
from test_capture import type_text
from test_clock import item, led, pass_minutes
from test_session import only_session
from textual.pilot import Pilot

from codesign_tui.actions.capture import capture
from codesign_tui.domain.items import Note
from codesign_tui.domain.private_writing import is_private
from codesign_tui.domain.terms import Attribution, ItemKind, ItemState
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.tui.commands import TAKE_BACK_CARD
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.hints import Hints
from support_places import keep, press
from support_tui import FixedClock, MemoryFile, screen_text, settled


async def in_private(pilot: Pilot[None]) -> None:
    """Put the item in hand in private, as the palette does."""
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    assert screen.place is not None
    await pilot.app.run_action("write_privately", screen.place)
    await settled(pilot)


def unsigned(file: MemoryFile, text: str) -> None:
    """Capture an anonymous note at the item in hand, as a card drawn from a bag would be."""
    here = item(file, 1)
    capture(
        file, now=FixedClock().now(), kind=ItemKind.NOTE, text=text, session=here.session, agenda_item=here.id,
        attribution=Attribution.ANONYMOUS,
    )  # fmt: skip


async def test_what_is_written_in_private_is_on_no_screen_until_it_is_revealed() -> None:
    """Run counts it, the board and the hall show nothing of it; ^E puts all of it on the table at once."""
    async with led(FixedClock()) as (pilot, file):
        await in_private(pilot)
        assert is_private(item(file, 1))
        await type_text(pilot, "Primo segreto")
        await press(pilot, "enter")
        unsigned(file, "Secondo segreto")
        await type_text(pilot, "Terzo segreto")
        await press(pilot, "enter")
        assert "In privato: 3 scritti, nascosti (^E rivela)" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert "In privato: 3 scritti, nascosti" in screen_text(pilot)
        assert "^E rivela" not in screen_text(pilot)
        assert "segreto" not in screen_text(pilot)
        await type_text(pilot, "Quarto segreto")
        assert "segreto" not in screen_text(pilot), "the hall reads dots while it is typed"
        assert "•••" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert "Quarto segreto" in screen_text(pilot)
        await press(pilot, *["backspace"] * len("Quarto segreto"), "f3")
        assert "segreto" not in screen_text(pilot)
        assert "3 scritti in privato, nascosti (^E a Conduci)" in screen_text(pilot)
        await press(pilot, "f8")
        assert "segreto" not in screen_text(pilot)
        await press(pilot, "f2")
        assert "segreto" not in screen_text(pilot)
        before = file.process.revision
        await press(pilot, "ctrl+e")
        assert file.process.revision == before + 1
        for word in ("Primo", "Secondo", "Terzo"):
            assert f"{word} segreto" in screen_text(pilot)
        assert "non si può annullare" in " ".join(screen_text(pilot).split())
        assert {note.state for note in file.process.all(Note)} == {ItemState.TABLE}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_key_that_reveals_is_told_first_while_something_is_hidden(language: str) -> None:
    """At 80 columns ^E opens the row of keys as long as the item is in private, and what closes it follows."""
    async with led(FixedClock()) as (pilot, _):
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        screen.speak(Translator(language))
        row = screen.query_one("#local-hints", Hints)
        assert "^E" not in row.render().plain
        await in_private(pilot)
        assert row.render().plain.startswith(" ^E ")
        assert " F9 " in row.render().plain
        assert " ^L " in row.render().plain


async def test_an_unsigned_card_is_taken_back_before_it_is_revealed() -> None:
    """The palette's command asks for its words; words that are on none are said, and nothing hidden is shown."""
    async with led(FixedClock()) as (pilot, file):
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        await screen.run_command(TAKE_BACK_CARD)
        await settled(pilot)
        assert "non ci sono biglietti senza firma" in screen_text(pilot)
        await in_private(pilot)
        unsigned(file, "Primo segreto")
        unsigned(file, "Secondo segreto")
        for words, left in (("Terzo segreto", 2), ("secondo segreto", 1)):
            await screen.run_command(TAKE_BACK_CARD)
            await settled(pilot)
            assert "segreto" not in screen_text(pilot)
            await press(pilot, *("space" if letter == " " else letter for letter in words), "enter")
            assert file.box.contents.cards_of(item(file, 1).id) == left
        await press(pilot, "ctrl+t")
        await screen.run_command(TAKE_BACK_CARD)
        await settled(pilot)
        assert "La sala vede lo schermo" in screen_text(pilot)


async def test_a_step_of_silent_writing_goes_in_private_by_itself() -> None:
    """Metaplan's second step hides what is typed; with nothing written it ends with the step, else it waits for ^E."""
    clock = FixedClock()
    async with led(clock) as (pilot, file):
        keep(file, item(file, 1).model_copy(update={"method": "metaplan", "planned_minutes": None}))
        await pass_minutes(pilot, clock, 1)
        assert not is_private(item(file, 1))
        await press(pilot, "pagedown")
        await pass_minutes(pilot, clock, 1)
        assert is_private(item(file, 1))
        assert "In privato" in screen_text(pilot)
        await press(pilot, "pagedown")
        await pass_minutes(pilot, clock, 1)
        assert not is_private(item(file, 1)), "nobody wrote anything"
        await press(pilot, "pageup")
        await pass_minutes(pilot, clock, 1)
        await type_text(pilot, "Un cartellino")
        await press(pilot, "enter", "pagedown")
        await pass_minutes(pilot, clock, 1)
        assert is_private(item(file, 1)), "what was written waits to be revealed"
        await press(pilot, "ctrl+e")
        await press(pilot, "pageup")
        await pass_minutes(pilot, clock, 1)
        assert not is_private(item(file, 1)), "once revealed it does not begin again by itself"


async def test_an_undone_privacy_is_not_begun_again_at_the_next_second() -> None:
    """Taken back by whoever leads, the step's privacy stays off."""
    clock = FixedClock()
    async with led(clock) as (pilot, file):
        keep(file, item(file, 1).model_copy(update={"method": "metaplan"}))
        await press(pilot, "pagedown")
        await pass_minutes(pilot, clock, 1)
        await press(pilot, "ctrl+z")
        await pass_minutes(pilot, clock, 1)
        assert not is_private(item(file, 1))


async def test_closing_an_item_that_hides_something_offers_to_reveal_it() -> None:
    """Esc stays; the first answer reveals and goes on to close; what is left hidden is still in the file."""
    async with led(FixedClock()) as (pilot, file):
        await in_private(pilot)
        unsigned(file, "Segreto")
        await press(pilot, "f9")
        assert "1 biglietto ancora nascosto" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape")
        assert item(file, 1).closed_at is None
        await press(pilot, "f9", "down", "enter")
        assert file.box.contents.cards_of(item(file, 1).id) == 1
        await press(pilot, "escape", "f9", "enter")
        assert file.box.contents.cards == {}
        assert [note.words for note in file.process.all(Note)] == ["Segreto"]


async def test_ending_the_session_says_what_is_still_hidden() -> None:
    """The offer to reveal comes before the question of what is pending."""
    async with led(FixedClock()) as (pilot, file):
        await in_private(pilot)
        unsigned(file, "Segreto")
        place = pilot.app.screen.query_one("#run").parent
        assert place is not None
        await pilot.app.run_action("session_end", place)
        await settled(pilot)
        assert "ancora nascosto" in screen_text(pilot)
        await press(pilot, "enter")
        assert [note.words for note in file.process.all(Note)] == ["Segreto"]
        assert only_session(file).closed_at is None, "the question of the close follows"
