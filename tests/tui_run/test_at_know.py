"""Items that are done at Know say so while they are in hand, and one key goes there."""

import pytest

from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.terms import SessionState
from codesign_tui.tui.places.know import KnowPlace
from codesign_tui.tui.screens.process import ProcessScreen
from support_places import keep, notice, place, press
from support_tui import MemoryFile, example_file


def led_at(method: str) -> MemoryFile:
    """Return the worked example with a session that is led, an item of a method in hand."""
    file = example_file()
    keep(
        file,
        Session(
            id="S9", number=9, title="Si riparte", date="2026-02-12", actual_start="17:08", state=SessionState.OPEN,
            opened_at="2026-02-12T17:08:00+01:00", current_item="S9-02",
        ),
        AgendaItem(id="S9-01", session="S9", n=1, title="Accoglienza", closed_at="2026-02-12T17:10:00+01:00"),
        AgendaItem(id="S9-02", session="S9", n=2, title="Il punto", method=method),
        *(AgendaItem(id=f"S9-{n:02d}", session="S9", n=n, title="Poi") for n in range(3, 8)),
    )  # fmt: skip
    return file


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("closing_survey", "Il questionario: ^K"),
        ("theory_of_change", "La teoria del cambiamento si scrive a Conosci: ^K"),
        ("logframe", "Il quadro logico si scrive a Conosci: ^K"),
        ("vis", "La valutazione d'impatto si scrive a Conosci: ^K"),
    ],
)
async def test_the_item_in_hand_says_where_it_is_written_and_one_key_goes_there(method: str, said: str) -> None:
    """A line at Run with the key; the key is Know."""
    async with place(led_at(method), "f2", session="S9") as pilot:
        assert said in notice(pilot)
        await press(pilot, "ctrl+k")
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        assert isinstance(screen.place, KnowPlace)
