"""The guided form for a new process."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import Category, ProcessKind
from codesign_tui.journal.workspace import FileWorkspace
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.screens.home import HomeScreen
from codesign_tui.tui.screens.new_process import NewProcessScreen
from codesign_tui.tui.screens.new_process_form import Form
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.keyrow import KeyRow
from support_tui import HOSTILE, SIZE, FixedClock, MemoryWorkspace, live_links, new_app, screen_text, settled


async def _answer_questions(pilot: Pilot[None], *keys: str) -> None:
    """Open the form and answer its questions, one key sequence each."""
    await settled(pilot)
    await pilot.press("n")
    await settled(pilot)
    for key in keys:
        await pilot.press(*key.split("+"), "enter")
        await settled(pilot)


async def _go_on(pilot: Pilot[None], text: str = "") -> None:
    """Fill in the line under the cursor and press Enter."""
    if text:
        line = pilot.app.focused
        assert isinstance(line, Input)
        line.value = text
    await pilot.press("enter")
    await settled(pilot)


async def test_a_person_who_only_presses_enter_and_types_a_title_gets_a_process() -> None:
    """Everything but the title may be skipped with Enter, and the process opens."""
    workspace = MemoryWorkspace()
    async with new_app(workspace).run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        await _go_on(pilot)
        await _go_on(pilot)
        await _go_on(pilot, "Invecchiare bene")
        for _ in range(5):
            await _go_on(pilot)
        assert isinstance(pilot.app.screen, ProcessScreen)
        details = pilot.app.screen.desk.process.details
    assert details.title == "Invecchiare bene"
    assert details.kind is ProcessKind.CO_PROGETTAZIONE


async def test_everything_typed_is_in_the_process() -> None:
    """Who leads, the place, the day as typed and the facilitator reach the first session."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        await _go_on(pilot)
        await _go_on(pilot)
        for line in ("Invecchiare bene", "Comune di Borgoserra", "Sala del consiglio", "26 novembre", "alle 8 e mezza"):
            await _go_on(pilot, line)
        await pilot.press(*"Irene Castaldi")
        await _go_on(pilot)
        assert isinstance(pilot.app.screen, ProcessScreen)
        process = pilot.app.screen.desk.process
    first = process.sessions()[0]
    assert (first.place, first.date, first.planned_start) == ("Sala del consiglio", "2026-11-26", "20:30")
    facilitator = process.person(first.facilitator)
    assert facilitator is not None
    assert facilitator.full_name == "Irene Castaldi"
    assert [organization.name for organization in process.all(Organization)] == ["Comune di Borgoserra"]


async def test_who_convenes_an_open_path_is_filed_by_name_and_the_form_says_so() -> None:
    """A municipality that convenes outside a procedure is public all the same; the last step shows it."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "down", "down")
        for line in ("", "", "Orti", "Comune di Borgoserra", "", "", ""):
            await _go_on(pilot, line)
        assert "Comune di Borgoserra: ente pubblico; si cambia in Persone (F7)." in screen_text(pilot)
        await _go_on(pilot)
        assert isinstance(pilot.app.screen, ProcessScreen)
        bodies = pilot.app.screen.desk.process.all(Organization)
    assert [(body.name, body.category) for body in bodies] == [("Comune di Borgoserra", Category.PUBLIC_BODY)]


async def test_the_process_is_on_the_disk_and_opens_again(tmp_path: Path) -> None:
    """What the form makes is a real file of the workspace, with the sessions of its outline."""
    clock = FixedClock()
    workspace = FileWorkspace(tmp_path / "sessions", tmp_path / "state", clock.now)
    app = CodesignApp(workspace, Library(packaged_templates()), Translator("it"), clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        for line in ("", "", "Invecchiare bene", "", "", "", "", ""):
            await _go_on(pilot, line)
        opened = pilot.app.screen
        assert isinstance(opened, ProcessScreen)
        sessions = len(opened.desk.process.sessions())
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert "Invecchiare bene" in screen_text(pilot)
    file = FileWorkspace(tmp_path / "sessions", tmp_path / "state", clock.now).open(
        tmp_path / "sessions" / "invecchiare-bene.codesign.jsonl"
    )
    assert len(file.process.sessions()) == sessions >= 1
    file.close()


async def test_the_day_is_shown_back_in_words_and_a_day_that_is_none_is_refused() -> None:
    """«26/11/2026» reads back as a Thursday; «boh» keeps the person on the step and says what to write."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        for line in ("", "", "Titolo", "", ""):
            await _go_on(pilot, line)
        await pilot.press(*"26/11/2026")
        await settled(pilot)
        assert "giovedì 26 novembre 2026" in screen_text(pilot)
        pilot.app.screen.query_one("#line-day", Input).value = "boh"
        await _go_on(pilot)
        assert "passo 5 di 6" in screen_text(pilot)
        assert "Non capisco il giorno" in screen_text(pilot)


async def test_going_back_loses_nothing() -> None:
    """Esc from the place back to the title, and forward again, finds both as they were typed."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        for line in ("", "", "Invecchiare bene", "Comune", "Sala"):
            await _go_on(pilot, line)
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen.query_one("#line-title", Input).value == "Invecchiare bene"
        await _go_on(pilot)
        await _go_on(pilot)
        assert pilot.app.screen.query_one("#line-place", Input).value == "Sala"


async def test_the_answers_choose_the_kind_and_another_may_be_taken() -> None:
    """No and no lead to an open path, explained in three lines; the arrows take a pact instead."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "down", "down")
        assert "percorso aperto" in screen_text(pilot)
        assert "fuori da qualsiasi procedimento" in screen_text(pilot)
        await pilot.press("up")
        await settled(pilot)
        assert "prendersi cura insieme" in screen_text(pilot)
        await _go_on(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, NewProcessScreen)
        assert screen.form.chosen_kind is ProcessKind.PATTO


async def test_esc_from_the_first_question_goes_home_and_from_the_second_to_the_first() -> None:
    """Esc goes back one question at a time and never gets stuck."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "")
        assert "già definito" in screen_text(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "avviso ai sensi" in screen_text(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_leaving_asks_first_when_a_title_was_typed() -> None:
    """A typed title is not thrown away by one Esc too many."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        for line in ("", "", "Titolo"):
            await _go_on(pilot, line)
        await pilot.press(*["escape"] * 5)
        await settled(pilot)
        assert "Lasciare il nuovo percorso?" in screen_text(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NewProcessScreen)


async def test_the_mouse_does_all_that_the_keys_do() -> None:
    """A click on an answer takes it; a click on a key's words does what the key does."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot)
        await pilot.click(OptionList, offset=(3, 1))
        await settled(pilot)
        assert "A firmare" in screen_text(pilot)
        await pilot.click(pilot.app.screen.query_one(KeyRow).children[-1])
        await settled(pilot)
        assert "avviso ai sensi" in screen_text(pilot)


async def test_without_a_title_the_form_stays_and_says_what_it_needs() -> None:
    """Enter on an empty title explains, and nothing is created."""
    workspace = MemoryWorkspace()
    async with new_app(workspace).run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        for _ in range(3):
            await _go_on(pilot)
        assert "Serve un titolo" in screen_text(pilot)
    assert not workspace.files


async def test_the_form_speaks_english() -> None:
    """The whole form exists in English and keeps its place when the language is changed."""
    async with new_app(language="en").run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        assert "step 2 of 6" in screen_text(pilot)
        pilot.app.action_next_language()  # type: ignore[attr-defined]  # CodesignApp
        await settled(pilot)
        assert "passo 2 di 6" in screen_text(pilot)


async def test_hostile_text_in_every_line_is_only_text() -> None:
    """No line of the form crashes on hostile text, and none becomes a live link; the process is made with it."""
    workspace = MemoryWorkspace()
    async with new_app(workspace).run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        await _go_on(pilot)
        await _go_on(pilot)
        for names in (("title", "authority"), ("place",), ("facilitator",)):
            for texts in (HOSTILE[at : at + 9] for at in range(0, len(HOSTILE), 9)):
                for name in names:
                    pilot.app.screen.query_one(f"#line-{name}", Input).value = " · ".join(texts)
                await pilot.pause()
                assert not live_links(pilot)
            for name in names:
                pilot.app.screen.query_one(f"#line-{name}", Input).value = " ".join(HOSTILE)
            for line in pilot.app.screen.query(Input):
                line.focus()
            await _go_on(pilot)
        assert isinstance(pilot.app.screen, ProcessScreen)
        assert not live_links(pilot)
    assert len(workspace.files) == 1


@pytest.mark.parametrize(("text", "trouble"), [("", False), ("26/11/2026", False), ("boh", True), ("30/2", True)])
def test_only_a_day_that_cannot_be_read_stands_in_the_way(text: str, trouble: bool) -> None:
    """An empty day is fine, an unreadable one is not."""
    form = Form(typed={"day": text})
    assert (form.trouble("when", date(2026, 2, 12)) is not None) is trouble


def test_another_answer_proposes_another_kind_again() -> None:
    """A kind chosen by hand does not outlive the answers it came from."""
    form = Form()
    form.answer(0, True)
    form.answer(1, True)
    form.kind = ProcessKind.PATTO
    form.take_back_answer()
    form.answer(1, False)
    assert form.chosen_kind is ProcessKind.CO_PROGRAMMAZIONE
