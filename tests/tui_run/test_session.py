"""A session led on the screen, from the opening to the close."""

from test_capture import type_text
from textual.pilot import Pilot

from codesign_tui.actions.agenda import close_item
from codesign_tui.actions.capture import capture
from codesign_tui.actions.processes import new_process
from codesign_tui.actions.sessions import add_session
from codesign_tui.domain.items import Need, Note
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import msg
from codesign_tui.domain.terms import ItemKind, SessionState
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.tui.commands import CLOSE_ITEM
from codesign_tui.tui.desk import SessionChosen
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.agenda import AgendaList
from codesign_tui.tui.widgets.capture import CaptureLine
from codesign_tui.tui.widgets.capture_parts import NOBODY, Voice
from codesign_tui.tui.widgets.status import Banner
from support_tui import NOW, SIZE, FixedClock, MemoryFile, MemoryWorkspace, new_app, screen_text, settled


def short_evening() -> MemoryFile:
    """Return a process made from the ninety-minute workshop."""
    workspace = MemoryWorkspace()
    workshop = Library(packaged_templates()).workshop("breve-90")
    file = workspace.create("Serata", new_process(workshop, title="Serata", now=NOW))
    assert isinstance(file, MemoryFile)
    return file


async def open_file(pilot: Pilot[None], file: MemoryFile) -> ProcessScreen:
    """Open a process on the screen."""
    pilot.app.open_file(file)  # type: ignore[attr-defined]
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    return screen


async def open_session(pilot: Pilot[None]) -> None:
    """Open the session and keep its opening as it is proposed."""
    for _ in ("the session", "its opening"):
        await pilot.press("ctrl+s")
        await settled(pilot)


def only_session(file: MemoryFile) -> Session:
    """Return the process's one session."""
    return file.process.sessions()[0]


async def test_a_session_is_opened_led_and_closed_with_four_keys() -> None:
    """Ctrl+S opens it, the ritual is kept, F9 closes an item and takes the next, a command ends it."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        await open_session(pilot)
        first, second = file.process.agenda(only_session(file).id)[:2]
        assert only_session(file).current_item == first.id
        assert only_session(file).actual_start == "18:42"
        await type_text(pilot, "Buonasera a tutti")
        await pilot.press("enter", "f9")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        closed = file.process.get(AgendaItem, first.id)
        assert closed is not None
        assert closed.closed_at is not None
        assert closed.outcome is not None
        assert only_session(file).current_item == second.id
        await screen.place.run_action("session_end")  # type: ignore[union-attr]
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert session_state(only_session(file)) is SessionState.CLOSED


async def test_after_the_last_item_the_close_key_offers_to_end_the_session() -> None:
    """With every item closed F9 closes none twice but ends the session; voice and notice stay out of the next one."""
    file = short_evening()
    session = only_session(file).id
    for one in file.process.agenda(session)[:-1]:
        close_item(file, one.id, now=NOW)
    other = add_session(file, now=NOW, title="Seconda seduta").value.id
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        await open_session(pilot)
        await pilot.press("f9")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        closed = file.process.revision
        assert "F9 chiude la seduta" in screen_text(pilot)
        await pilot.press("f9")
        await settled(pilot)
        assert file.process.revision == closed
        assert "Tutti i punti sono chiusi" in screen_text(pilot)
        assert session_state(only_session(file)) is SessionState.OPEN
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert session_state(only_session(file)) is SessionState.CLOSED
        assert "Il verbale è pronto" in screen_text(pilot)
        line = pilot.app.screen.query_one(CaptureLine)
        line.voice = Voice("category", "enti_terzo_settore", "Terzo settore")
        screen.post_message(SessionChosen(other))
        await settled(pilot)
        assert line.voice == NOBODY
        assert "Il verbale è pronto" not in screen_text(pilot)


async def test_what_is_taken_back_in_another_session_says_in_which() -> None:
    """^Z tells the session that it touched, when that is not the one in view."""
    file = short_evening()
    other = add_session(file, now=NOW, title="Seconda seduta").value.id
    capture(file, now=NOW, kind=ItemKind.NOTE, text="Detto qui", session=only_session(file).id)
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        screen.post_message(SessionChosen(other))
        await settled(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "È nella seduta 1, non in quella che vedete." in " ".join(screen_text(pilot).split())
        screen.post_message(SessionChosen(only_session(file).id))
        await settled(pilot)
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert "non in quella che vedete" not in screen_text(pilot)


async def test_what_is_written_after_the_close_says_so() -> None:
    """A card typed into a closed session is kept as transcribed afterwards, under the item chosen in the agenda."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await type_text(pilot, "detto ieri")
        await pilot.press("enter")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        note = screen.desk.process.all(Note)[-1]
        assert note.transcribed_after is True
        assert "trascritto dopo" in screen_text(pilot)


async def test_the_countdown_follows_the_clock_not_the_ticks() -> None:
    """Eleven minutes into a ten-minute item reads as one minute over, however often the screen was painted."""
    file, clock = short_evening(), FixedClock()
    async with new_app(clock=clock).run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        await open_session(pilot)
        clock.advance(minutes=11)
        screen.place.tick()  # type: ignore[union-attr]
        await pilot.pause()
        assert "1:00 oltre i 10′" in screen_text(pilot)


async def test_the_item_presets_what_the_line_gathers() -> None:
    """The second item of the short evening asks for needs, so a plain line is a need."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        await open_session(pilot)
        await pilot.press("f9")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await type_text(pilot, "Manca un posto dove stare")
        await pilot.press("enter")
        await settled(pilot)
        assert [need.text for need in screen.desk.process.all(Need)] == ["Manca un posto dove stare"]


async def test_the_agenda_takes_the_place_of_the_rest_on_a_narrow_screen_and_gives_it_back() -> None:
    """Ctrl+G shows the whole agenda at 80 columns; choosing an item goes there and back to the line."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        await open_session(pilot)
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert screen.query_one(AgendaList).has_focus
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        third = file.process.agenda(only_session(file).id)[2]
        assert only_session(file).current_item == third.id
        assert screen.focused is screen.query_one(CaptureLine).query_one("CaptureInput")


async def test_the_hall_sees_no_voices_no_forecast_and_no_afterthoughts() -> None:
    """Projected, Run hides the counts per category, the computed end and what was transcribed afterwards."""
    async with new_app().run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await type_text(pilot, "-una cosa")
        await pilot.press("tab")
        await type_text(pilot, "farmacia")
        await pilot.press("tab", "tab", "enter")
        await settled(pilot)
        assert "Voci" in screen_text(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        painted = screen_text(pilot)
        assert "Voci" not in painted
        assert "trascritto dopo" not in painted
        assert "una cosa" in painted


async def test_trouble_with_the_disk_stays_in_view_until_it_is_mended() -> None:
    """When nothing can be saved the banner says so and what to do, and leaving asks first."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        file.trouble = msg("file.disk_full", file="serata", folder="sessions")
        screen._show_banner()
        await settled(pilot)
        assert "Il disco è pieno" in screen_text(pilot)
        assert screen.query_one("#banner", Banner).display
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert pilot.app.is_running
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is screen


async def test_esc_then_a_digit_goes_to_a_place_without_function_keys() -> None:
    """Esc leaves the line; 7 is People; a digit typed in the line is only a digit."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("7")
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        assert screen.query_one(CaptureLine).text == "7"
        await pilot.press("escape", "x")
        await settled(pilot)
        assert screen.query_one(CaptureLine).text == "7x"
        await pilot.press("escape", "7")
        await settled(pilot)
        assert type(screen.place).__name__ == "PeoplePlace"


async def test_the_other_language_is_one_command_away() -> None:
    """Turned to English, the place, its hints and the agenda speak English."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await pilot.app.run_action("next_language")
        await settled(pilot)
        assert "F8Minutes" in screen_text(pilot)
        assert "is closed" in screen_text(pilot)


async def test_the_palette_finds_every_command_and_goes_to_its_place() -> None:
    """From the commitments, a few letters of «Chiudi il punto» lead back to Run and ask how the item is left."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        await open_session(pilot)
        await pilot.press("f5")
        await settled(pilot)
        await screen.run_command(CLOSE_ITEM)
        await settled(pilot)
        assert type(screen.place).__name__ == "RunPlace"
        assert type(pilot.app.screen).__name__ == "ClosingScreen"


async def test_the_palette_speaks_the_language_of_the_screen() -> None:
    """What it asks and what it says when nothing fits are Italian on an Italian screen."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert "Che cosa volete fare?" in screen_text(pilot)
        await pilot.press(*"zqx")
        await settled(pilot)
        await pilot.pause(0.3)
        assert "Nessun comando con queste lettere" in screen_text(pilot)


async def test_the_hall_sees_nothing_of_a_listening_meeting() -> None:
    """Projected, the cards of a restricted session are not in the list."""
    workshop = Library(packaged_templates()).workshop("cambia-terra-ascolto")
    file = MemoryWorkspace().create("Ascolto", new_process(workshop, title="Ascolto", now=NOW))
    assert isinstance(file, MemoryFile)
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await open_file(pilot, file)
        await type_text(pilot, "*parole di chi rischia")
        await pilot.press("enter")
        await settled(pilot)
        assert "parole di chi rischia" in screen_text(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert "parole di chi rischia" not in screen_text(pilot)


async def test_the_draft_and_the_list_follow_the_session_that_was_opened_meanwhile() -> None:
    """Minutes seen before the opening are not what they say after it, and Run's list is the item's in hand."""
    file = short_evening()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_file(pilot, file)
        await type_text(pilot, "*prima di cominciare")
        await pilot.press("enter", "f8")
        await settled(pilot)
        await pilot.press("f2", "ctrl+s")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "prima di cominciare" not in screen_text(pilot)
        await pilot.press("f8")
        await settled(pilot)
        await pilot.pause(0.3)
        await settled(pilot)
        draft = screen.place
        assert draft is not None
        assert "18.42" in screen_text(pilot)
