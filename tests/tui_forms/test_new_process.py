"""The guided form for a new process."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from codesign_tui.actions.carrying import carry
from codesign_tui.actions.processes import new_process
from codesign_tui.domain.basis import Basis
from codesign_tui.domain.details import PerimeterSheet
from codesign_tui.domain.items import Cluster, Need
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
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
from support_places import keep
from support_tui import (
    HOSTILE,
    NOW,
    SIZE,
    FixedClock,
    MemoryFile,
    MemoryWorkspace,
    live_links,
    new_app,
    screen_text,
    settled,
)


async def _answer_questions(pilot: Pilot[None], *keys: str) -> None:
    """Open the form and answer its questions, one key sequence each."""
    await settled(pilot)
    await pilot.press("n")
    await settled(pilot)
    for key in keys:
        await pilot.press(*key.split("+"), "enter")
        await settled(pilot)


LATER = "\x1flater"
"""In place of a line: the step is left for later."""


async def _go_on(pilot: Pilot[None], text: str = "") -> None:
    """Fill in the line under the cursor and press Enter, or leave the whole step for later."""
    if text == LATER:
        await pilot.press("pagedown")
        await settled(pilot)
        return
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
        for line in ("", LATER, LATER, "", "", "", ""):
            await _go_on(pilot, line)
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
        lines = ("Sala del consiglio", "26 novembre", "alle 8 e mezza")
        for line in ("Invecchiare bene", "Comune di Borgoserra", LATER, LATER, *lines):
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


async def test_an_act_of_a_day_that_does_not_exist_is_refused_with_a_sentence() -> None:
    """The 31st of February is not read as words; a deadline before its act is told and let through."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        for line in ("", "", "Invecchiare bene", "", ""):
            await _go_on(pilot, line)
        await _go_on(pilot, "determina n. 214 del 31 febbraio 2026")
        assert "Il giorno «31 febbraio 2026» non esiste" in screen_text(pilot)
        await pilot.press("pagedown")
        await settled(pilot)
        form = pilot.app.screen
        assert isinstance(form, NewProcessScreen)
        assert "Il giorno «31 febbraio 2026» non esiste" in screen_text(pilot)
        form.query_one("#line-start_act", Input).value = "determina n. 214 del 12 gennaio 2026, scade il 3 gennaio 2026"
        await settled(pilot)
        assert "scade prima della sua data" in screen_text(pilot)
        assert form.form.trouble("basis", NOW.date()) is None


async def test_a_kind_chosen_by_mistake_does_not_change_what_the_answers_say() -> None:
    """Back at the kinds, the sentence still tells the kind that follows from the answers."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        told = [row for row in screen_text(pilot).splitlines() if "Dalle risposte" in row]
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert [row for row in screen_text(pilot).splitlines() if "Dalle risposte" in row] == told


async def test_who_convenes_an_open_path_is_filed_by_name_and_the_form_says_so() -> None:
    """A municipality that convenes outside a procedure is public all the same; the last step shows it."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "down", "down")
        for line in ("", "", "Orti", "Comune di Borgoserra", LATER, "", "", ""):
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
        for line in ("", "", "Invecchiare bene", "", LATER, LATER, "", "", "", ""):
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
        for line in ("", "", "Titolo", "", LATER, LATER, ""):
            await _go_on(pilot, line)
        await pilot.press(*"26/11/2026")
        await settled(pilot)
        assert "giovedì 26 novembre 2026" in screen_text(pilot)
        pilot.app.screen.query_one("#line-day", Input).value = "boh"
        await _go_on(pilot)
        assert "passo 7 di 8" in screen_text(pilot)
        assert "Non capisco il giorno" in screen_text(pilot)


async def test_going_back_loses_nothing() -> None:
    """Esc from the place back to the title, and forward again, finds both as they were typed."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        for line in ("", "", "Invecchiare bene", "Comune", LATER, LATER, "Sala"):
            await _go_on(pilot, line)
        for _ in range(3):
            await pilot.press("escape")
            await settled(pilot)
        assert pilot.app.screen.query_one("#line-title", Input).value == "Invecchiare bene"
        for line in ("", "", LATER, LATER):
            await _go_on(pilot, line)
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
        assert "step 2 of 8" in screen_text(pilot)
        pilot.app.action_next_language()  # type: ignore[attr-defined]  # CodesignApp
        await settled(pilot)
        assert "passo 2 di 8" in screen_text(pilot)


async def test_hostile_text_in_every_line_is_only_text() -> None:
    """No line of the form crashes on hostile text, and none becomes a live link; the process is made with it."""
    workspace = MemoryWorkspace()
    async with new_app(workspace).run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        await _go_on(pilot)
        await _go_on(pilot)
        sheet = ("goals", "fixed", "out_of_scope")
        basis = ("premise", "start_act", "notice_act", "cup")
        for names in (("title", "authority"), basis, sheet, ("place",), ("facilitator",)):
            for texts in (HOSTILE[at : at + 16] for at in range(0, len(HOSTILE), 16)):
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


async def test_what_the_path_stands_on_is_asked_in_plain_words_and_kept() -> None:
    """Premise, acts said in one line, CUP and perimeter reach the process; the acts are read back as they are typed."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "")
        for line in ("", "", "Invecchiare bene", ""):
            await _go_on(pilot, line)
        for line in ("Piano di zona 2025", "determina n. 214 del 12 gennaio", "n. 7 del 20/1, scade il 24 febbraio"):
            await _go_on(pilot, line)
        assert "Letto: determina n. 214 del 12 gennaio 2026" in " ".join(screen_text(pilot).split())
        for line in ("j31 b26000120006", "meno solitudine; accompagnamenti", "", "i trasporti"):
            await _go_on(pilot, line)
        for line in ("", "", "", ""):
            await _go_on(pilot, line)
        details = _process(pilot).details
    assert details.programming_premise is not None
    assert details.programming_premise.reference == "Piano di zona 2025"
    acts = [(act.kind, act.number, act.date, act.deadline) for act in details.acts]
    assert acts == [("determina", "214", "2026-01-12", None), ("avviso pubblico", "7", "2026-01-20", "2026-02-24")]
    assert details.cup == "J31B26000120006"
    assert details.perimeter.goals == ("meno solitudine", "accompagnamenti")
    assert details.perimeter.out_of_scope == ("i trasporti",)


def _process(pilot: Pilot[None]) -> Process:
    """Return the process that was made and opened."""
    assert isinstance(pilot.app.screen, ProcessScreen)
    return pilot.app.screen.desk.process


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ((True, True), ("premise", "start_act", "notice_act", "cup", "goals", "fixed", "out_of_scope")),
        ((True, False), ("start_act", "notice_act", "goals", "fixed", "out_of_scope")),
        ((False, True), ("goals", "fixed", "out_of_scope")),
        ((False, False), ("goals",)),
    ],
)
def test_only_what_the_kind_needs_is_asked(answers: tuple[bool, bool], asked: tuple[str, ...]) -> None:
    """A co-design is asked for all, a co-programming for its acts, a pact for its perimeter, an open path for goals."""
    form = Form()
    form.answer(0, answers[0])
    form.answer(1 if answers[0] else 2, answers[1])
    assert (*form.fields("basis"), *form.fields("perimeter")) == asked
    assert ("basis" in form.steps) is bool(form.fields("basis"))


def _programming(workspace: MemoryWorkspace) -> MemoryFile:
    """Return a co-programming of the workspace with two needs, a goal and a leader."""
    workshop = Library(packaged_templates()).workshop("coprogrammazione")
    draft = new_process(
        workshop, title="Anziani soli", now=FixedClock().now(), authority="Comune di Borgoserra",
        basis=Basis(perimeter=PerimeterSheet(goals=("meno solitudine; meno attese",))),
    )  # fmt: skip
    file = workspace.create("Anziani soli", draft)
    assert isinstance(file, MemoryFile)
    keep(
        file, Cluster(id="C", name="Trasporti"), Need(id="N1", text="La corriera", cluster="C"), Need(id="N2", text="b")
    )
    return file


async def test_a_co_design_can_start_from_a_finished_path_and_says_what_crosses_over() -> None:
    """The form offers the co-programming, tells both lists, fills in its lines, and the new path has the needs."""
    workspace = MemoryWorkspace()
    _programming(workspace)
    async with new_app(workspace).run_test(size=SIZE, notifications=True) as pilot:
        await _answer_questions(pilot, "", "", "")
        await pilot.press("down")
        await settled(pilot)
        shown = " ".join(screen_text(pilot).split())
        assert "Passano: 2 bisogni" in shown
        assert "Restano là:" in shown
        for line in ("", "", "Servizi nuovi"):
            await _go_on(pilot, line)
        assert pilot.app.screen.query_one("#line-authority", Input).value == "Comune di Borgoserra"
        for line in ("", LATER, LATER, "", "", "", ""):
            await _go_on(pilot, line)
        process = _process(pilot)
        assert "Sono passati 2 bisogni." in " ".join(screen_text(pilot).split())
    assert [need.text for need in process.all(Need)] == ["La corriera", "b"]
    assert process.details.perimeter.goals == ("meno solitudine; meno attese",)
    assert process.details.started_from is not None
    assert process.details.started_from.title == "Anziani soli"
    assert [body.name for body in process.all(Organization)] == ["Comune di Borgoserra"]


async def test_from_home_a_path_can_be_started_from_the_one_under_the_cursor() -> None:
    """D on a co-programming opens the form on it; on anything else it says why not."""
    workspace = MemoryWorkspace()
    _programming(workspace)
    workspace.create("Serata", new_process(Library(packaged_templates()).workshop("breve-90"), title="Serata", now=NOW))
    async with new_app(workspace).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("home", "d")
        assert "Scegliete prima" in screen_text(pilot)
        await pilot.press("down", "down", "down", "d")
        await settled(pilot)
        assert "soltanto da una coprogrammazione" in screen_text(pilot)
        await pilot.press("up", "d")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NewProcessScreen)
        assert "Passano: 2 bisogni" in " ".join(screen_text(pilot).split())


def test_lines_that_were_cleared_do_not_come_back() -> None:
    """A goal or a premise that the form took over and somebody cleared stays out of the new path."""
    workspace = MemoryWorkspace()
    source = _programming(workspace)
    form = Form(has_sources=True)
    form.answer(0, True)
    form.answer(1, True)
    form.start_from(source.path, carry(source.process, "x", now=NOW, language="it"))
    form.typed |= {"title": "Nuovo", "goals": "", "premise": "Piano di zona"}
    draft = form.draft(Library(packaged_templates()).workshop("coprogettazione"), now=NOW, language="it")
    file = workspace.create("Nuovo", draft)
    assert file.process.details.perimeter.goals == ()
    assert file.process.details.programming_premise is not None
    assert file.process.details.programming_premise.reference == "Piano di zona"
    form.start_from(None, None)
    assert form.line("authority") == ""
    assert form.line("premise") == "Piano di zona"
