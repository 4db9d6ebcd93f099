"""The sheets of the tables, typed as a facilitator does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.pilot import Pilot

from codesign_tui.domain.items import Note, Proposal
from codesign_tui.domain.meetings import Session, TableGroup
from codesign_tui.domain.text import clean
from codesign_tui.tui.screens.tables import TablesScreen
from codesign_tui.tui.widgets.capture_input import CaptureInput
from support_places import keep, live_links, place, press, type_over
from support_tui import HOSTILE, MemoryFile, example_file, screen_text, settled

RUN, TABLES = "f2", "ctrl+d"
SESSION = "S2"


@asynccontextmanager
async def tables(file: MemoryFile, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Open the sheets of an item of a session that is over."""
    async with place(file, RUN, session=SESSION, size=size) as pilot:
        await press(pilot, "ctrl+g", "down", "down", "enter", TABLES)
        assert isinstance(pilot.app.screen, TablesScreen)
        yield pilot


def _notes(file: MemoryFile) -> list[tuple[str, str | None]]:
    """Return the notes that were kept, with their table."""
    return [(note.text, note.origin_table) for note in file.process.all(Note)]


def _with_groups(*names: str) -> MemoryFile:
    """Return the example, its second session divided into groups."""
    file = example_file()
    session = file.process.get(Session, SESSION)
    assert session is not None
    keep(file, session.model_copy(update={"groups": tuple(TableGroup(name=name) for name in names)}))
    return file


async def _line(pilot: Pilot[None], text: str) -> None:
    """Type a line and keep it."""
    await type_over(pilot, text)
    await press(pilot, "enter")


async def test_each_enter_keeps_a_line_and_the_table_stays() -> None:
    """Two lines for the first group, Tab, one for the second; the grid counts them, and each says it came late."""
    file = _with_groups("Gruppo 1", "i Pini")
    async with tables(file) as pilot:
        await _line(pilot, "La luce")
        await _line(pilot, "Un bagno")
        await press(pilot, "tab")
        await _line(pilot, "La musica")
        assert "i Pini" in screen_text(pilot)
        assert "[1]" in screen_text(pilot)
    assert _notes(file) == [("La luce", "1"), ("Un bagno", "1"), ("La musica", "i Pini")]
    assert all(note.transcribed_after for note in file.process.all(Note))


async def test_a_number_and_tab_go_to_that_table() -> None:
    """The name or number of a table before Tab chooses it; other words stay in the line."""
    file = _with_groups("1", "2", "3")
    async with tables(file) as pilot:
        await type_over(pilot, "3")
        await press(pilot, "tab")
        await _line(pilot, "La luce")
        await type_over(pilot, "Ancora")
        await press(pilot, "tab", "enter")
    assert _notes(file) == [("La luce", "3"), ("Ancora", "1")]


async def test_the_tables_are_asked_for_where_none_is_known() -> None:
    """A number makes so many; without lines yet they come back the next time."""
    file = example_file()
    async with place(file, RUN, session=SESSION) as pilot:
        await press(pilot, "ctrl+g", "down", "down", "enter", TABLES)
        await type_over(pilot, "4")
        await press(pilot, "enter")
        assert "tavolo 4" in screen_text(pilot)
        assert "A questa domanda mancano: tavolo 1" in screen_text(pilot)
        await press(pilot, "escape", TABLES)
        assert "tavolo 4" in screen_text(pilot)


async def test_a_sign_changes_what_a_line_is() -> None:
    """A plus makes a proposal of the table; the next line is again what the question asks for."""
    file = _with_groups("1")
    async with tables(file) as pilot:
        await press(pilot, "+")
        for letter in "Aprire la sera":
            pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
        await press(pilot, "enter")
        await _line(pilot, "La luce")
    proposal = file.process.all(Proposal)[-1]
    assert (proposal.title, proposal.origin_table) == ("Aprire la sera", "1")
    assert _notes(file) == [("La luce", "1")]


async def test_the_last_line_is_corrected_and_taken_back() -> None:
    """The arrow up takes it into the line; Ctrl+Z takes back what was done here, and no more than that."""
    file = _with_groups("1")
    async with tables(file) as pilot:
        await _line(pilot, "La luse")
        await press(pilot, "up")
        await _line(pilot, "La luce")
        assert _notes(file) == [("La luce", "1")]
        await press(pilot, "ctrl+z")
        assert _notes(file) == [("La luse", "1")]
        await press(pilot, "ctrl+z")
        assert _notes(file) == []
        revision = file.process.revision
        await press(pilot, "ctrl+z")
        assert file.process.revision == revision


async def test_pasted_lines_become_the_tables_after_a_look() -> None:
    """Three pasted lines are shown first, then kept in one action under the table in hand."""
    file = _with_groups("1")
    async with tables(file) as pilot:
        pilot.app.screen.query_one(CaptureInput).post_message(events.Paste("- La luce\n- Un bagno\n3. La musica"))
        await settled(pilot)
        assert _notes(file) == []
        await press(pilot, "enter")
    assert _notes(file) == [("La luce", "1"), ("Un bagno", "1"), ("La musica", "1")]


async def test_another_question_is_gone_to_and_typed() -> None:
    """The page key goes to the next question; one that the tables had besides is typed."""
    file = _with_groups("1")
    async with tables(file) as pilot:
        await press(pilot, "ctrl+g")
        await type_over(pilot, "E di giorno?")
        await press(pilot, "enter")
        await _line(pilot, "L'ombra")
        await press(pilot, "pagedown")
        await _line(pilot, "La luce")
    asked = {note.text: note.question for note in file.process.all(Note)}
    assert asked["L'ombra"] == "E di giorno?"
    assert asked["La luce"] not in (None, "E di giorno?")


async def test_what_was_being_typed_comes_back() -> None:
    """Esc in the middle of a line loses nothing."""
    file = _with_groups("1")
    async with tables(file) as pilot:
        await type_over(pilot, "A metà")
        await press(pilot, "escape", TABLES)
        assert pilot.app.screen.query_one(CaptureInput).value == "A metà"


async def test_without_an_item_the_agenda_is_asked_for() -> None:
    """Outside any item the sheets belong nowhere, and the notice says what to do."""
    async with place(example_file(), RUN, session=SESSION) as pilot:
        await press(pilot, TABLES)
        assert not isinstance(pilot.app.screen, TablesScreen)
        assert "Scegliete prima un punto" in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_words_are_only_words(size: tuple[int, int]) -> None:
    """Names of tables, questions and lines that look like markup are shown and kept, and nothing is a link."""
    file = _with_groups(*(text for text in map(clean, HOSTILE[:12]) if text.strip()))
    async with tables(file, size=size) as pilot:
        for text in HOSTILE[::9]:
            if clean(text).strip() and "\n" not in clean(text):
                await _line(pilot, text)
        await press(pilot, "tab", "pagedown")
        assert live_links(pilot) == []


async def test_a_line_of_a_table_is_marked_and_unmarked() -> None:
    """^B marks the newest line of the cell, or the one being corrected, with ⚡; again takes it off; ^Z undoes."""
    file = _with_groups("Gruppo 1", "i Pini")
    async with tables(file) as pilot:
        await press(pilot, "ctrl+b")
        assert all(note.flash is None for note in file.process.all(Note))
        await _line(pilot, "La luce")
        await _line(pilot, "Un bagno")
        await press(pilot, "ctrl+b")
        flashed = {note.text: bool(note.flash) for note in file.process.all(Note)}
        assert flashed == {"La luce": False, "Un bagno": True}
        assert "⚡ Un bagno" in screen_text(pilot)
        await press(pilot, "up", "up", "ctrl+b", "escape")
        assert all(note.flash for note in file.process.all(Note))
        await press(pilot, "ctrl+b")
        assert "⚡ Un bagno" not in screen_text(pilot)
        await press(pilot, "ctrl+z")
        assert "⚡ Un bagno" in screen_text(pilot)


@pytest.mark.parametrize("width", [60, 80])
async def test_every_key_of_the_tables_is_told_whole(width: int) -> None:
    """At 60 columns no hint is cut: each fits its place and stands on the screen."""
    async with tables(_with_groups("Gruppo 1", "i Pini"), size=(width, 24)) as pilot:
        for key in ("Tab tavolo", "Pag↓ domanda", "^N tavoli", "^G domande", "^B disaccordo", "^Z annulla"):
            assert key in screen_text(pilot), key
        assert "Esc chiude" in screen_text(pilot)
