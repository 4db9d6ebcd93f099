"""Time and turns on the screen: steps, the last minutes, pause, the coach, the round of voices, coming back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from test_capture import type_text
from test_session import only_session, open_file
from textual.pilot import Pilot

from codesign_tui.actions.capture import capture
from codesign_tui.actions.processes import new_process
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Decision, Need, Note
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.settings import BELL, ON
from codesign_tui.domain.terms import Category, ItemKind
from codesign_tui.domain.timekeeping import timekeeping
from codesign_tui.domain.voices import Turn, missing_voices
from codesign_tui.journal.settings import SettingsFile
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.tui.places.run import RunPlace
from codesign_tui.tui.places.run_pages import round_page, times_page
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.guide import Guide
from codesign_tui.tui.widgets.voices import Voices
from support_places import keep, live_links, plain, press
from support_tui import HOSTILE, NOW, SIZE, FixedClock, MemoryFile, MemoryWorkspace, new_app, screen_text, settled


def evening() -> MemoryFile:
    """Return a long first session of co-design that should end at 22:10, planned around its real opening."""
    workshop = Library(packaged_templates()).workshop("coprogettazione")
    file = MemoryWorkspace().create("Serata", new_process(workshop, title="Serata", now=NOW))
    assert isinstance(file, MemoryFile)
    first = only_session(file)
    keep(file, first.model_copy(update={"planned_start": "18:42", "planned_end": "21:52", "date": "2026-02-12"}))
    return file


@asynccontextmanager
async def led(
    clock: FixedClock, *, size: tuple[int, int] = SIZE, language: str = "it"
) -> AsyncIterator[tuple[Pilot[None], MemoryFile]]:
    """Open the session and take the first item in hand."""
    file = evening()
    async with new_app(clock=clock, language=language).run_test(size=size, notifications=True) as pilot:
        await open_file(pilot, file)
        await press(pilot, "ctrl+s", "ctrl+s")
        yield pilot, file


async def pass_minutes(pilot: Pilot[None], clock: FixedClock, minutes: float) -> None:
    """Let time pass and the screen be painted once."""
    clock.advance(minutes=minutes)
    run_place(pilot).tick()
    await pilot.pause()


def run_place(pilot: Pilot[None]) -> RunPlace:
    """Return Run."""
    return pilot.app.query_one(RunPlace) if not isinstance(pilot.app.screen, ProcessScreen) else _run_of(pilot)


def _run_of(pilot: Pilot[None]) -> RunPlace:
    """Return Run of the screen on top."""
    return pilot.app.screen.query_one(RunPlace)


def item(file: MemoryFile, n: int) -> AgendaItem:
    """Return an item of the session by its number."""
    return file.process.agenda(only_session(file).id)[n - 1]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_words_to_say_are_whole_while_nothing_else_wants_the_lines(size: tuple[int, int]) -> None:
    """Above an empty list nothing is cut; many cards take the lines back, and a command still reads it all."""
    prompt = " ".join(f"parola{n}" for n in range(75)) + " fine."
    async with led(FixedClock(), size=size) as (pilot, file):
        keep(file, item(file, 1).model_copy(update={"prompt": prompt, "method": None}))
        await settled(pilot)
        run_place(pilot).show_process(None)
        await settled(pilot)
        assert "fine.»" in screen_text(pilot)
        for number in range(9):
            capture(file, now=NOW, kind=ItemKind.NOTE, text=f"Nota {number}", session=item(file, 1).session)
        first = item(file, 1)
        keep(file, *(note.model_copy(update={"agenda_item": first.id}) for note in file.process.all(Note)))
        run_place(pilot).show_process(None)
        await settled(pilot)
        assert "Nota 8" in screen_text(pilot)
        assert ("fine.»" in screen_text(pilot)) is (size[1] > 30)
        await pilot.app.run_action("guide_whole", run_place(pilot))
        await settled(pilot)
        assert "fine." in screen_text(pilot)


async def test_words_and_look_change_as_the_time_runs_out() -> None:
    """Of fifteen minutes the last three, the last one and what is over are told in words and in the look."""
    clock = FixedClock()
    async with led(clock) as (pilot, _):
        guide = pilot.app.screen.query_one(Guide)
        for minutes, words, look in (
            (11, "4:00 di 15′", set()),
            (1.5, "ultimi 3 minuti · 2:30", {"-nearing"}),
            (2, "ultimo minuto · 0:30", {"-last"}),
            (1.5, "1:00 oltre i 15′", {"-over"}),
        ):
            await pass_minutes(pilot, clock, minutes)
            assert words in screen_text(pilot)
            assert guide.classes & {"-nearing", "-last", "-over"} == look


async def test_the_next_step_is_one_key_away_and_survives_a_restart() -> None:
    """Page down goes on, page up goes back; the file opened again is at the same step."""
    clock = FixedClock()
    async with led(clock) as (pilot, file):
        assert "passo 1 di 4" in screen_text(pilot)
        await press(pilot, "pagedown", "pagedown")
        assert "passo 3 di 4" in screen_text(pilot)
        await press(pilot, "pageup")
        assert "passo 2 di 4" in screen_text(pilot)
        await press(pilot, "pageup", "pageup")
        assert "È già il primo passo" in screen_text(pilot)
        await press(pilot, "pagedown")
    async with new_app(clock=clock).run_test(size=SIZE, notifications=True) as pilot:
        await open_file(pilot, file)
        assert "passo 2 di 4" in screen_text(pilot)


async def test_a_pause_stops_the_time_and_says_since_when() -> None:
    """What is left stays the same while the table is out, and goes on when it is back."""
    clock = FixedClock()
    async with led(clock) as (pilot, _):
        await pass_minutes(pilot, clock, 5)
        await run_place(pilot).run_action("pause_item")
        await settled(pilot)
        await pass_minutes(pilot, clock, 6)
        assert "in pausa da 6 minuti · 10:00 di 15′" in screen_text(pilot)
        await run_place(pilot).run_action("resume_item")
        await settled(pilot)
        await pass_minutes(pilot, clock, 1)
        assert "9:00 di 15′" in screen_text(pilot)


async def test_a_break_says_when_everybody_is_back_to_the_hall_too() -> None:
    """A break in hand shows the time of day at which it ends, projected as well."""
    clock = FixedClock()
    async with led(clock) as (pilot, file):
        pause = next(one for one in file.process.agenda(only_session(file).id) if one.method == "break")
        await press(pilot, "ctrl+g", *["down"] * (pause.n - 1), "enter", "ctrl+t")
        assert "si riprende alle 18.52" in screen_text(pilot)


async def test_a_break_had_now_leads_back_to_the_item_it_interrupted() -> None:
    """In the middle of the first item the planned break comes forward; F9 ends it and the first item goes on."""
    clock = FixedClock()
    async with led(clock) as (pilot, file):
        first = item(file, 1)
        await pass_minutes(pilot, clock, 5)
        await run_place(pilot).run_action("break_now")
        await settled(pilot)
        assert "si riprende alle 18.57" in screen_text(pilot)
        await press(pilot, "f9", "enter")
        assert only_session(file).current_item == first.id


async def test_the_coach_is_silent_until_the_session_is_late_and_takes_one_key() -> None:
    """Late, one line says so; F12 and a digit shorten an item, one ^Z puts it back."""
    clock = FixedClock()
    async with led(clock) as (pilot, file):
        assert "In ritardo" not in screen_text(pilot)
        await press(pilot, "f12")
        assert "Siete in orario" in screen_text(pilot)
        await pass_minutes(pilot, clock, 27)
        assert "In ritardo di 12′: F12 propone 3 modi per recuperare." in screen_text(pilot)
        before = [one.planned_minutes for one in file.process.agenda(only_session(file).id)]
        await press(pilot, "f12", "1")
        after = [one.planned_minutes for one in file.process.agenda(only_session(file).id)]
        assert [old - new for old, new in zip(before, after, strict=True) if old and new and old != new] == [15]
        assert "In ritardo" not in screen_text(pilot)
        await press(pilot, "ctrl+z")
        assert [one.planned_minutes for one in file.process.agenda(only_session(file).id)] == before


async def test_the_hall_sees_no_coach() -> None:
    """Projected, neither the line nor the dialogs of whoever leads can be seen."""
    clock = FixedClock()
    async with led(clock) as (pilot, _):
        await press(pilot, "ctrl+t")
        await pass_minutes(pilot, clock, 40)
        assert "In ritardo" not in screen_text(pilot)
        for action in ("coach_offers", "item_times", "round_robin", "voices_heard"):
            await run_place(pilot).run_action(action)
            await settled(pilot)
            assert isinstance(pilot.app.screen, ProcessScreen)
            assert "La sala sta guardando" in screen_text(pilot)
        await pilot.app.screen.run_action("last_actions")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProcessScreen)


async def test_planned_and_actual_times_are_a_page_away() -> None:
    """The page tells what was planned, what was agreed at the table and what it took."""
    clock = FixedClock()
    async with led(clock) as (pilot, _):
        await pass_minutes(pilot, clock, 27)
        await press(pilot, "f9", "enter", "f12", "1")
        await run_place(pilot).run_action("item_times")
        await settled(pilot)
        shown = " ".join(screen_text(pilot).split())
        assert "15′ 27′ +12′" in shown
        assert "45′→30′" in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProcessScreen)


async def test_a_silent_category_is_said_calmly_after_a_quarter_of_an_hour() -> None:
    """Before that, silence is nothing to speak of; the line goes when the category is heard."""
    clock = FixedClock()
    async with new_app(clock=clock).run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "e")
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        await run_place(pilot).run_action("session_reopen")
        await settled(pilot)
        file = screen.desk.file
        session = file.process.sessions()[-1]
        keep(file, session.model_copy(update={"opened_at": NOW.isoformat()}))  # type: ignore[arg-type]
        run_place(pilot).show_process(None)
        await pass_minutes(pilot, clock, 14)
        assert "Non si è ancora sentita" not in screen_text(pilot)
        await pass_minutes(pilot, clock, 1)
        assert "terzo settore, ente privato, società civile." in " ".join(screen_text(pilot).split())
        await type_text(pilot, "-serve una panchina")
        await pilot.press("tab")
        await type_text(pilot, "società civile")
        await press(pilot, "tab", "tab", "enter")
        assert "terzo settore, ente privato." in " ".join(screen_text(pilot).split())


async def test_the_bell_rings_once_at_each_stage_and_only_if_it_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Off by default; turned on, it rings when an item nears its end and not at every second."""
    clock, rung = FixedClock(), []
    async with led(clock) as (pilot, _):
        monkeypatch.setattr(pilot.app, "bell", lambda: rung.append(clock.at))
        await pass_minutes(pilot, clock, 12.5)
        assert rung == []
        await run_place(pilot).run_action("clock_bell")
        for _ in range(3):
            await pass_minutes(pilot, clock, 0)
        assert rung == []
        for _ in range(3):
            await pass_minutes(pilot, clock, 0.75)
        assert len(rung) == 1


async def test_coming_back_says_what_was_done_last_and_lists_the_rest() -> None:
    """Opened again after ten minutes, an open session says so in a line; the command lists the last actions."""
    clock = FixedClock()
    async with led(clock) as (pilot, file):
        await type_text(pilot, "Buonasera")
        await press(pilot, "enter")
    clock.advance(minutes=10)
    async with new_app(clock=clock).run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        assert "Ultima azione alle 18.42, 10 minuti fa: nota." in " ".join(screen_text(pilot).split())
        await screen.run_action("last_actions")
        await settled(pilot)
        shown = screen_text(pilot)
        assert "A01 Buonasera" in shown
        assert "apertura della seduta" in shown


async def test_the_round_of_voices_lists_bodies_and_hostile_names_are_only_words() -> None:
    """Who has not spoken is listed by organisation; a name with a link in it is a name."""
    clock = FixedClock()
    async with led(clock, size=(120, 40)) as (pilot, file):
        keep(file, Organization(id="o1", name="[@click=app.quit]Comune[/]", category=Category.PUBLIC_BODY))
        keep(
            file,
            *(
                Participant(
                    id=f"p{n}", first_name=text, last_name="Rossi", organization="o1", category=Category.PUBLIC_BODY
                )
                for n, text in enumerate(HOSTILE)
            ),
        )
        await run_place(pilot).run_action("round_robin")
        await settled(pilot)
        assert "Non si è ancora sentito" in screen_text(pilot)
        assert "[@click=app.quit]Comune[/]" in screen_text(pilot)
        assert live_links(pilot) == []


async def test_contributions_and_words_are_counted_by_category_and_by_body() -> None:
    """Two cards of a body are two and its words are summed; who said nothing stands there too, in the usual order."""
    clock = FixedClock()
    async with led(clock, size=(120, 40)) as (pilot, file):
        keep(
            file,
            Organization(id="o1", name="Argento Vivo", category=Category.THIRD_SECTOR),
            Organization(id="o2", name="Comune", category=Category.PUBLIC_BODY),
            Participant(id="p1", first_name="Ugo", last_name="Neri", organization="o2", category=Category.PUBLIC_BODY),
            *(
                Need(id=f"n{n}", text=text, session=only_session(file).id, author_organization="o1")
                for n, text in enumerate(("Serve una panchina", "Manca il bus"))
            ),
        )
        await run_place(pilot).run_action("voices_heard")
        await settled(pilot)
        shown = " ".join(screen_text(pilot).split())
        assert "terzo settore 2 6" in shown
        assert "Argento Vivo 2 6" in shown
        assert "Comune 0 0" in shown
        assert "Non hanno ancora portato nulla: Comune." in shown


async def test_the_count_beside_the_agenda_is_that_of_the_sentence_about_a_missing_voice() -> None:
    """A note counts like a need, a decision and what was set aside do not; who sits there unheard is told in words."""
    async with led(FixedClock(), size=(120, 40)) as (pilot, file):
        session = only_session(file).id
        keep(
            file,
            Organization(id="o1", name="Argento Vivo", category=Category.THIRD_SECTOR),
            Participant(id="p1", first_name="Ugo", last_name="Neri", category=Category.CIVIL_SOCIETY),
        )
        note = Note(id="a1", text="Si parte tardi", session=session, author_organization="o1")
        keep(file, note, Decision(id="d1", text="Si fa", session=session, category=Category.PUBLIC_BODY))
        run_place(pilot).show_process(None)
        shown = plain(pilot.app.screen.query_one(Voices).render())
        assert "terzo settore   ▇▇▇▇▇▇▇▇ 1" in shown
        assert "società civile  manca la voce" in shown
        assert "ente" not in shown, "nobody of theirs sits there, and a decision is nobody's voice"
        assert missing_voices(file.process, session) == [Category.CIVIL_SOCIETY]
        desk = run_place(pilot).desk
        desk.do(capture, now=NOW, kind=ItemKind.NOTE, text="Panchine", organization="o1", session=session)
        await settled(pilot)
        assert "▇ 2" in plain(pilot.app.screen.query_one(Voices).render())
        desk.do(undo, now=NOW)
        await settled(pilot)
        assert "▇ 1" in plain(pilot.app.screen.query_one(Voices).render())


def test_pages_fit_the_width_that_they_are_given() -> None:
    """However narrow the page, no line of the times is wider than it."""
    file = evening()
    times = timekeeping(file.process, only_session(file), NOW)
    for language in ("it", "en"):
        for width in (50, 68, 94):
            assert all(line.cell_length <= width for line in times_page(times, Translator(language), width))
    told = round_page([Turn(None, ("Ida Neri",), heard=False)], Translator("en"), 60)
    assert [plain(line).strip() for line in told] == ["Not heard yet", "for no organisation", "Ida Neri", ""]


async def test_the_bell_is_remembered_on_this_computer(tmp_path: Path) -> None:
    """Turned on once it is on at the next start, turned off it is off; a broken settings file says nothing."""
    path = tmp_path / "config" / "settings.json"
    expected = True
    for _ in range(2):
        app = new_app()
        app.settings = SettingsFile(path)
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            await open_file(pilot, evening())
            assert run_place(pilot).bell.on is not expected
            await run_place(pilot).run_action("clock_bell")
            await settled(pilot)
        assert (SettingsFile(path).get(BELL) == ON) is expected
        expected = False
    path.write_text("{", encoding="utf-8")
    assert SettingsFile(path).get(BELL) is None


def test_settings_that_cannot_be_written_hold_for_this_run(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder nothing is raised, and the choice holds until the end."""
    (tmp_path / "config").write_text("", encoding="utf-8")
    settings = SettingsFile(tmp_path / "config" / "settings.json")
    settings.keep(BELL, ON)
    assert settings.get(BELL) == ON
    settings.keep(BELL, None)
    assert settings.get(BELL) is None
