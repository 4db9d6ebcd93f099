"""Keys that pile up, after a stall or at a burst, are done in the order they were pressed."""

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from codesign_tui.domain.items import Item, Need
from codesign_tui.domain.people import Participant
from codesign_tui.tui.commands import GO_PEOPLE
from support_places import PEOPLE, place
from support_tui import MemoryFile, example_file, settled

NAMED = {"\n": "enter", "\t": "tab", " ": "space"}


async def burst(pilot: Pilot[None], typed: str) -> None:
    """Press every key of a text at once, as a terminal gives them after a stall."""
    for character in typed:
        pilot.app.post_message(events.Key(NAMED.get(character, character), character))
    await settled(pilot)


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


def newest(file: MemoryFile, count: int) -> list[str]:
    """Return the words of the last needs."""
    items: list[Item] = list(file.process.all(Need))
    return [item.words for item in items[-count:]]


async def test_lines_that_pile_up_become_a_card_each(file: MemoryFile) -> None:
    """Three lines in one burst are three cards, none with a letter of another."""
    async with place(file, "f2") as pilot:
        await burst(pilot, "-blocco uno\n-blocco due con più parole\n-blocco tre\n")
        assert newest(file, 3) == ["blocco uno", "blocco due con più parole", "blocco tre"]


async def test_a_form_filled_in_one_burst_has_each_word_in_its_field(file: MemoryFile) -> None:
    """Tab and Enter keep their place among the letters: no name ends up in another field, no body is invented."""
    async with place(file, PEOPLE) as pilot:
        bodies = len(file.process.documents("organizations"))
        await burst(pilot, "n")
        await burst(pilot, "Giulia\tCosta\tArgento Vivo\t\n")
        people = [person for person in file.process.all(Participant) if person.last_name == "Costa"]
        assert [(person.first_name, person.organization) for person in people] == [("Giulia", "O04")]
        assert len(file.process.documents("organizations")) == bodies


async def test_words_after_a_dialog_reach_the_line_again(file: MemoryFile) -> None:
    """Esc, a command of the palette, its page closed: the sentence typed next is a card, not lost."""
    async with place(file, "f2") as pilot:
        await pilot.press("escape")
        await pilot.press("ctrl+p")
        await settled(pilot)
        field = pilot.app.focused
        assert isinstance(field, Input)
        field.value = "ultime azioni"
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await burst(pilot, "-una frase intera\n")
        assert newest(file, 1) == ["una frase intera"]


async def test_a_place_is_reached_in_the_middle_of_a_burst(file: MemoryFile) -> None:
    """A function key between two lines changes place first, and the letters behind it mean what they mean there."""
    async with place(file, "f2") as pilot:
        for key in ("f7", "n"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert GO_PEOPLE.key == "f7"
        assert pilot.app.screen.query(".form")
