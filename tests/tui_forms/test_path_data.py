"""The data of the path, the page that prepares a session, the themes of a listening meeting, on the screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from codesign_tui.actions.processes import new_process
from codesign_tui.domain.details import KeptChecklist, ProcessDetails
from codesign_tui.domain.items import Cluster, Need
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.people import Organization, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, ProcessKind, SessionState
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import Frozen
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.places.minutes import MinutesPlace
from codesign_tui.tui.places.people import PeoplePlace
from codesign_tui.tui.screens.path_data import PathData
from codesign_tui.tui.screens.prepare import Prepare
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.rows import RowList
from support_places import live_links, press, type_over
from support_tui import HOSTILE, NOW, SIZE, MemoryFile, MemoryWorkspace, new_app, screen_text, settled


def _file(template: str = "coprogettazione", workspace: MemoryWorkspace | None = None) -> MemoryFile:
    """Return a process made from a template, not begun."""
    workshop = Library(packaged_templates()).workshop(template)
    file = (workspace or MemoryWorkspace()).create(template, new_process(workshop, title=template, now=NOW))
    assert isinstance(file, MemoryFile)
    return file


@asynccontextmanager
async def _opened(
    file: MemoryFile, command: str = "", *, workspace: MemoryWorkspace | None = None, size: tuple[int, int] = SIZE
) -> AsyncIterator[Pilot[None]]:
    """Open a process and do a command of the palette."""
    app = new_app(workspace)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.open_file(file)
        await settled(pilot)
        await _do(pilot, command)
        yield pilot


async def _do(pilot: Pilot[None], command: str) -> None:
    """Do a command by its id, as the palette does."""
    app = pilot.app
    assert isinstance(app, CodesignApp)
    found = [one for one in (*app.commands_now(), *app.commands_elsewhere()) if one.id == command]
    for one in found[:1]:
        await app.do_command(one)
    await settled(pilot)


async def _on(pilot: Pilot[None], row: str, *keys: str) -> None:
    """Put the cursor on the row whose id begins so, and press keys."""
    listed = pilot.app.screen.query_one(RowList)
    listed.go_to(next(option.id for option in listed.options if option.id and option.id.startswith(row)))
    await press(pilot, *keys)


def _details(file: MemoryFile) -> ProcessDetails:
    """Return what the path says of itself."""
    return file.process.details


async def test_the_acts_are_typed_as_people_say_them() -> None:
    """A new act with its number, its day and its deadline is kept; X takes it away and undo brings it back."""
    file = _file()
    async with _opened(file, "path_data") as pilot:
        await press(pilot, "n")
        for value in ("determina di avvio", "214", "12 gennaio", "24 febbraio"):
            await type_over(pilot, value)
            await press(pilot, "tab")
        await press(pilot, "enter")
        act = _details(file).acts[0]
        assert (act.kind, act.number, act.date, act.deadline) == (
            "determina di avvio", "214", "2026-01-12", "2026-02-24"
        )  # fmt: skip
        assert "determina di avvio n. 214" in screen_text(pilot)
        await _on(pilot, "acts:0", "x")
        assert _details(file).acts == ()
        await press(pilot, "escape", "ctrl+z")
        assert len(_details(file).acts) == 1


async def test_an_act_without_a_name_or_with_an_unclear_day_stays_typed() -> None:
    """What cannot be understood is said, and nothing is lost."""
    file = _file()
    async with _opened(file, "path_data") as pilot:
        await press(pilot, "n", "enter")
        assert "Scrivete che atto è" in screen_text(pilot)
        await type_over(pilot, "avviso")
        await press(pilot, "tab", "tab")
        await type_over(pilot, "quando si può")
        await press(pilot, "enter")
        assert "quando si può" in screen_text(pilot)
        assert _details(file).acts == ()


async def test_a_body_and_a_person_nobody_has_registered_are_registered() -> None:
    """Who leads and who answers for the path are made in one step that undo takes back."""
    file = _file()
    async with _opened(file, "path_data") as pilot:
        await _on(pilot, "leader", "enter")
        for value in ("Comune di Prova", "Servizi sociali", "Lucia Serra"):
            await type_over(pilot, value)
            await press(pilot, "tab")
        await press(pilot, "enter")
        authority = _details(file).authority
        manager = file.process.get(Staff, authority.procedure_manager)
        assert manager is not None
        assert (manager.full_name, manager.role) == ("Lucia Serra", "responsabile del procedimento")
        assert [body.name for body in file.process.all(Organization)] == ["Comune di Prova"]
        await press(pilot, "escape", "ctrl+z")
        assert file.process.all(Staff) == []


@pytest.mark.parametrize(
    ("row", "typed", "kept"),
    [
        ("premise", "Piano di zona 2025", lambda one: one.programming_premise and one.programming_premise.kind),
        ("remarks", "12", lambda one: one.remarks_days and f"{one.remarks_days}"),
        ("cup", "j31b 2600 0120 006", lambda one: one.cup),
    ],
)
async def test_a_part_of_one_line_is_kept(row: str, typed: str, kept: object) -> None:
    """Premise, days and code are asked for and kept."""
    file = _file()
    assert callable(kept)
    async with _opened(file, "path_data") as pilot:
        await _on(pilot, row, "enter")
        await type_over(pilot, typed)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PathData)
    expected = {"cup": "J31B26000120006"}.get(row, typed)
    assert kept(_details(file)) == expected


async def test_an_odd_code_is_kept_and_said_on_the_dialog() -> None:
    """A CUP of another length is warned about where the person is looking."""
    file = _file()
    async with _opened(file, "path_data") as pilot:
        await _on(pilot, "cup", "enter")
        await type_over(pilot, "J31")
        await press(pilot, "enter")
        assert _details(file).cup == "J31"
        assert "Un CUP ha 15 lettere e cifre" in " ".join(screen_text(pilot).split())


async def test_days_that_cannot_be_meant_are_refused_in_the_form() -> None:
    """Four hundred days for remarks stay typed, with the reason."""
    file = _file()
    async with _opened(file, "path_data") as pilot:
        await _on(pilot, "remarks", "enter")
        await type_over(pilot, "400")
        await press(pilot, "enter")
        assert "da 1 a 365" in screen_text(pilot)
    assert _details(file).remarks_days is None


async def test_lists_are_typed_a_line_each() -> None:
    """The goals of the notice become the perimeter's."""
    file = _file()
    async with _opened(file, "path_data") as pilot:
        await _on(pilot, "perimeter:goals", "enter")
        await type_over(pilot, "meno solitudine\naccompagnamenti\n")
        await press(pilot, "ctrl+s")
    assert _details(file).perimeter.goals == ("meno solitudine", "accompagnamenti")


async def test_an_open_path_shows_no_law() -> None:
    """An open evening has neither acts nor CUP nor programming, and N makes no act."""
    file = _file("breve-90")
    async with _opened(file, "path_data") as pilot:
        shown = screen_text(pilot)
        assert "CUP" not in shown
        assert "Programmazione" not in shown
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, PathData)


async def test_what_the_minutes_lack_leads_to_its_field() -> None:
    """From F8, M lists the checks; the premise opens the data of the path on its row, the chair its line.

    Out of a form one is back at the list.
    """
    file = _file()
    async with _opened(file) as pilot:
        await press(pilot, "f8", "m")
        await _choose(pilot, "la programmazione da cui si parte")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PathData)
        assert pilot.app.screen.query_one(RowList).current == "premise"
        await press(pilot, "escape")
        await settled(pilot)
        assert "Controlli del verbale" in screen_text(pilot)
        await _choose(pilot, "chi presiede")
        await settled(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "f-chair"


async def _choose(pilot: Pilot[None], words: str) -> None:
    """Choose the answer that has these words."""
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = next(at for at, option in enumerate(options.options) if words in str(option.prompt))
    await press(pilot, "enter")


async def test_the_data_of_the_path_open_from_the_minutes() -> None:
    """A at F8 opens them."""
    async with _opened(_file()) as pilot:
        await press(pilot, "f8", "a")
        assert isinstance(pilot.app.screen, PathData)


async def test_a_planned_session_tells_how_it_stands_beside_its_agenda() -> None:
    """At Run the sum, the breaks and what lacks are in view before the opening; not after, not before the hall."""
    file = _file()
    async with _opened(file) as pilot:
        assert "190′ in 190′" in screen_text(pilot)
        assert "pausa alle" in screen_text(pilot)
        assert "Scrivete e premete Invio" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert not _lines(pilot).display
        await press(pilot, "ctrl+t")
        assert _lines(pilot).display
        session = file.process.sessions()[0]
        file.append(Draft("x", NOW, (put(session.model_copy(update={"state": SessionState.OPEN})),)))
        assert isinstance(pilot.app.screen, ProcessScreen)
        pilot.app.screen.choose_session(session.id)
        await settled(pilot)
        assert not _lines(pilot).display


def _lines(pilot: Pilot[None]) -> Static:
    """Return what Run tells of a session before its opening."""
    return pilot.app.screen.query_one("#prepare-lines", Static)


def _items(process: Process) -> list[AgendaItem]:
    """Return the agenda of the first session."""
    return process.agenda(process.sessions()[0].id)


async def test_plus_and_minus_change_an_item_and_the_sum_follows() -> None:
    """Five minutes more are too many for the session, five less fit again; never under one."""
    file = _file()
    first = _items(file.process)[0]
    async with _opened(file, "prepare_session") as pilot:
        await _on(pilot, f"item\x1f{first.id}", "plus")
        assert _items(file.process)[0].planned_minutes == (first.planned_minutes or 0) + 5
        assert "195′ in 190′: 5′ di troppo" in screen_text(pilot)
        await _on(pilot, f"item\x1f{first.id}", *["minus"] * 12)
        assert _items(file.process)[0].planned_minutes == 1


async def test_a_checklist_is_ticked_unticked_and_annotated() -> None:
    """Enter ticks with the day, N writes a note, Enter again takes the tick away; all is kept in the process."""
    file = _file()
    async with _opened(file, "prepare_session") as pilot:
        await _on(pilot, "check\x1fpremise", "enter")
        assert _check(file, "premise") == ("2026-02-12", None)
        await _on(pilot, "check\x1fpremise", "n")
        await type_over(pilot, "delibera da ritrovare")
        await press(pilot, "enter")
        assert _check(file, "premise") == ("2026-02-12", "delibera da ritrovare")
        await _on(pilot, "check\x1fpremise", "space")
        assert _check(file, "premise") == (None, "delibera da ritrovare")


def _check(file: MemoryFile, name: str) -> tuple[str | None, str | None]:
    """Return when a step of the procedure was ticked, and its note."""
    kept = file.process.get(KeptChecklist, "steps")
    assert kept is not None
    check = next(one for one in kept.items if one.id == name)
    return check.done_on, check.note


async def test_a_lack_leads_away_and_back() -> None:
    """Who presides leads to the session's data and back to the page; people lead to their place."""
    file = _file()
    async with _opened(file, "prepare_session") as pilot:
        await _on(pilot, "lack\x1f0", "enter")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "f-date"
        await press(pilot, "escape")
        listed = _page(pilot).query_one(RowList)
        row = next(option.id for option in listed.options if option.id and "nessuna persona" in str(option.prompt))
        await _on(pilot, row, "enter")
        assert isinstance(_process(pilot).place, PeoplePlace)


def _page(pilot: Pilot[None]) -> Prepare:
    """Return the page that prepares the session, in view."""
    assert isinstance(pilot.app.screen, Prepare)
    return pilot.app.screen


def _process(pilot: Pilot[None]) -> ProcessScreen:
    """Return the screen of the process, in view."""
    assert isinstance(pilot.app.screen, ProcessScreen)
    return pilot.app.screen


async def test_the_papers_of_the_session_are_one_key_away() -> None:
    """M leaves for the papers at F8, and every key of the page is told on a narrow screen."""
    async with _opened(_file(), "prepare_session") as pilot:
        assert "Esc chiude" in screen_text(pilot)
        await press(pilot, "m")
        assert not isinstance(pilot.app.screen, Prepare)
        screens = [screen for screen in pilot.app.screen_stack if isinstance(screen, ProcessScreen)]
        assert isinstance(screens[0].place, MinutesPlace)


async def test_nothing_of_it_is_shown_before_the_hall() -> None:
    """While the screen is projected the three pages are refused."""
    async with _opened(_file(), "projected") as pilot:
        for command in ("path_data", "prepare_session", "bring_themes"):
            await _do(pilot, command)
            assert _process(pilot).is_projected, command
        await press(pilot, "f8")
        assert isinstance(_process(pilot).place, MinutesPlace)
        await press(pilot, "a")
        assert _process(pilot).is_projected


def _put(file: MemoryFile, *entities: Frozen) -> None:
    """Keep entities as if they had been captured."""
    file.append(Draft("import", NOW, tuple(put(entity) for entity in entities)))


async def test_the_themes_of_a_listening_meeting_come_over_by_name() -> None:
    """Only listening meetings are offered; their themes, read again, become empty groups and no card comes."""
    workspace = MemoryWorkspace()
    file, listening = _file("cambia-terra", workspace), _file("cambia-terra-ascolto", workspace)
    session = listening.process.sessions()[0].id
    card = Need(id="N", text="Il furgone", session=session, cluster="C1", attribution=Attribution.ANONYMOUS)
    _put(listening, Cluster(id="C1", name="Viaggio sicuro"), Cluster(id="C2", name="Bambini"), card)
    async with _opened(file, "bring_themes", workspace=workspace) as pilot:
        assert pilot.app.screen.query_one(OptionList).option_count == 1
        await press(pilot, "enter")
        await type_over(pilot, "Bambini\nViaggi sicuri")
        await press(pilot, "ctrl+s")
        assert "Sono arrivati 2 temi" in screen_text(pilot)
    assert [cluster.name for cluster in file.process.all(Cluster)] == ["Bambini", "Viaggi sicuri"]
    assert file.process.count(Need) == 0


async def test_without_a_listening_meeting_nothing_can_be_brought() -> None:
    """The notice line says that there is none."""
    async with _opened(_file(), "bring_themes") as pilot:
        assert "non ci sono incontri di ascolto" in screen_text(pilot)


async def test_hostile_words_are_only_words() -> None:
    """Acts, goals, titles and notes with hostile text are shown, run nothing and lose nothing."""
    file = _file()
    details = _details(file)
    session = file.process.sessions()[0]
    async with _opened(file, "path_data") as pilot:
        await press(pilot, "escape")
        for text in HOSTILE[::4]:
            sheet = details.perimeter.model_copy(update={"goals": (text,)})
            title = text.strip() or "x"
            hostile = ProcessDetails.model_validate(
                details.model_dump() | {"title": title, "cup": text, "perimeter": sheet}
            )
            _put(file, hostile, Session.model_validate(session.model_dump() | {"title": title}))
            _put(
                file, *(AgendaItem.model_validate(one.model_dump() | {"title": title}) for one in _items(file.process))
            )
            for command, screen in (("path_data", PathData), ("prepare_session", Prepare)):
                await _do(pilot, command)
                assert isinstance(pilot.app.screen, screen)
                assert live_links(pilot) == []
                await press(pilot, "escape")


async def test_the_kind_decides_even_if_it_is_changed() -> None:
    """A path turned into an open one keeps what was typed and shows only what it has."""
    file = _file()
    _put(file, _details(file).model_copy(update={"kind": ProcessKind.OPEN_PATH, "cup": "X"}))
    async with _opened(file, "path_data") as pilot:
        assert "CUP" not in screen_text(pilot)
    assert _details(file).cup == "X"
