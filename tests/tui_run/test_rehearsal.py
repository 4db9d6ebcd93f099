"""A rehearsal is a session with invented people and a fast clock, and leaves no trace of itself."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from test_session import open_session, short_evening
from textual.pilot import Pilot
from textual.widgets import OptionList

from codesign_tui.actions.people import add_participant
from codesign_tui.actions.processes import new_process
from codesign_tui.actions.rehearsing import pretend, rehearsal_of
from codesign_tui.actions.sessions import start_session
from codesign_tui.domain.items import Commitment, Item, Need, Note, Proposal, Vote
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.people import Attendance, Organization, Participant
from codesign_tui.domain.terms import Category, ItemKind, SessionState
from codesign_tui.journal import FileWorkspace
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.clock import SPEEDS, FastClock
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.screens.projector import ProjectorScreen
from codesign_tui.tui.screens.rehearsal import RehearsalScreen
from codesign_tui.tui.screens.rehearsal_start import begins_at
from support_places import keep
from support_tui import NOW, SIZE, FixedClock, MemoryFile, new_app, screen_text, settled

LIBRARY = Library(packaged_templates())


def rehearsed(file: MemoryFile, *, language: str = "it") -> MemoryFile:
    """Return a rehearsal of a process, in memory."""
    process = file.process
    workshop = LIBRARY.workshop(process.details.workshop or "breve-90")
    copy = MemoryFile()
    copy.append(
        rehearsal_of(process, workshop, LIBRARY.invention(), mark="PROVA", language=language, now=NOW)
    )  # fmt: skip
    return copy


def bytes_below(folder: Path) -> Mapping[str, bytes]:
    """Return every file below a folder with what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def real_workspace(folder: Path, clock: FixedClock) -> tuple[FileWorkspace, Path]:
    """Return a workspace on disk with one process, closed, and its path."""
    workspace = FileWorkspace(folder / "sessions", folder / "state", clock.now)
    file = workspace.create("Serata", new_process(LIBRARY.workshop("breve-90"), title="Serata", now=NOW))
    add_participant(
        file, now=NOW, first_name="Persona", last_name="Vera", category=Category.CIVIL_SOCIETY
    )  # fmt: skip
    file.close()
    return workspace, file.path


async def rehearse(pilot: Pilot[None], file: MemoryFile) -> RehearsalScreen:
    """Open a process, then its rehearsal, as the palette does."""
    pilot.app.open_file(file)  # type: ignore[attr-defined]
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    await screen.run_action("rehearse")
    await settled(pilot)
    found = pilot.app.screen
    assert isinstance(found, RehearsalScreen)
    return found


async def letters(pilot: Pilot[None], *keys: str) -> None:
    """Press Esc and then a letter of the rehearsal, for each letter."""
    for key in keys:
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)


# -- no trace ----------------------------------------------------------------------


async def test_the_real_file_and_all_beside_it_are_left_byte_for_byte(tmp_path: Path) -> None:
    """After a whole rehearsal from Home, with minutes written, the workspace and the state folder are as before."""
    clock = FixedClock()
    workspace, _ = real_workspace(tmp_path, clock)
    before = bytes_below(tmp_path)
    app = CodesignApp(workspace, LIBRARY, Translator("it"), clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        listed = app.screen.query_one(OptionList)
        listed.highlighted = listed.option_count - 1
        await pilot.press("p")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, RehearsalScreen)
        assert bytes_below(tmp_path) == before
        await open_session(pilot)
        await pilot.press(*"parole mai dette")
        await letters(pilot, "c")
        await letters(pilot, "x")
        while "Com’è andata" not in screen_text(pilot):
            await pilot.pause(0.05)
        written = set(bytes_below(tmp_path)) - set(before)
        assert any(name.endswith(".pdf") for name in written)
        assert all(name.startswith("state/rehearsal/") and "prova" in name for name in written)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert not isinstance(app.screen, RehearsalScreen)
    assert bytes_below(tmp_path) == before


async def test_quitting_in_the_middle_deletes_what_was_exported(tmp_path: Path) -> None:
    """Leaving the program from a rehearsal asks, and then nothing of it is left."""
    clock = FixedClock()
    workspace, path = real_workspace(tmp_path, clock)
    before = bytes_below(tmp_path)
    app = CodesignApp(workspace, LIBRARY, Translator("it"), clock, open_path=path, rehearse=True)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, RehearsalScreen)
        folder = screen.desk.file.path.parent
        folder.mkdir(parents=True)
        (folder / "esportato.txt").write_text("prova", encoding="utf-8")
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert "Lasciare la prova" in screen_text(pilot)
        await pilot.press("enter")
        await settled(pilot)
    assert bytes_below(tmp_path) == before


def test_what_a_killed_rehearsal_left_behind_goes_with_the_next(tmp_path: Path) -> None:
    """The folder of a rehearsal that was killed days ago is removed when another begins."""
    workspace, path = real_workspace(tmp_path, FixedClock(datetime.now().astimezone() + timedelta(days=3)))
    left = tmp_path / "state" / "rehearsal" / "vecchia"
    left.mkdir(parents=True)
    process = workspace.read(path).process
    draft = rehearsal_of(process, None, LIBRARY.invention(), mark="PROVA", language="it", now=NOW)
    workspace.rehearsal(draft)
    assert not left.exists()


async def test_a_rehearsal_goes_back_to_the_process_it_was_asked_from() -> None:
    """From an open process the rehearsal lies on top of it, and the process has not changed when it is left."""
    file = short_evening()
    revision = file.process.revision
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await rehearse(pilot, file)
        await open_session(pilot)
        await letters(pilot, "c")
        assert screen.desk.process.count(Participant) > 0
        await pilot.press("ctrl+o")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert type(pilot.app.screen).__name__ == "ProcessScreen"
    assert file.process.revision == revision
    assert file.drafts() == {}
    assert not file.closed


# -- what it shows ----------------------------------------------------------------------


@pytest.mark.parametrize("size", [(40, 12), SIZE], ids=str)
async def test_every_view_says_that_it_is_a_rehearsal(size: tuple[int, int]) -> None:
    """«PROVA» stands in the title and on the projector."""
    async with new_app().run_test(size=size, notifications=True) as pilot:
        await rehearse(pilot, short_evening())
        assert "PROVA" in screen_text(pilot)
        await pilot.press("ctrl+f")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProjectorScreen)
        assert "PROVA" in screen_text(pilot)


async def test_time_runs_faster_and_a_letter_changes_how_fast() -> None:
    """A real minute is ten of the rehearsal, thirty after V, one after V again."""
    clock = FixedClock()
    async with new_app(clock=clock).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rehearse(pilot, short_evening())
        begun = screen.desk.now()
        clock.advance(minutes=1)
        assert screen.desk.now() - begun == timedelta(minutes=10)
        for expected in (30, 1):
            await letters(pilot, "v")
            assert f"×{expected}" in screen_text(pilot)
            begun = screen.desk.now()
            clock.advance(minutes=1)
            assert screen.desk.now() - begun == timedelta(minutes=expected)


async def test_letters_of_the_rehearsal_are_typed_while_the_line_has_the_cursor() -> None:
    """C, V and X are letters in a card; only after Esc do they mean something."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await rehearse(pilot, short_evening())
        await open_session(pilot)
        await pilot.press(*"cvx", "enter")
        await settled(pilot)
        assert "cvx" in screen_text(pilot)
        assert screen.desk.process.count(Note) == 1


async def test_cards_ask_for_an_open_session() -> None:
    """Before the session is open, the letter for cards says which key opens it."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await rehearse(pilot, short_evening())
        await letters(pilot, "c")
        assert "^S" in screen_text(pilot)


async def test_a_process_without_a_planned_session_says_so() -> None:
    """Where every session is open or closed there is nothing to rehearse."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("e")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        await screen.run_action("rehearse")
        await settled(pilot)
        assert "Non c’è una seduta da provare" in screen_text(pilot)


# -- what is invented ----------------------------------------------------------------------


def test_registered_people_get_invented_names_and_bodies_stay() -> None:
    """Nobody's name, pseudonym or notes come into the copy; organisations and categories do."""
    file = short_evening()
    keep(
        file,
        Organization(id="O1", name="Circolo vero", category=Category.THIRD_SECTOR),
        Participant(
            id="P1", first_name="Nome", last_name="Vero", organization="O1", category=Category.THIRD_SECTOR,
            pseudonym="sigla", skills="saldare", fields={"telefono": "123"},
        ),
    )  # fmt: skip
    process = rehearsed(file).process
    person = process.all(Participant)[0]
    assert person.full_name != "Nome Vero"
    assert (person.pseudonym, person.skills, person.fields, person.organization) == (None, None, {}, "O1")
    assert [body.name for body in process.all(Organization)] == ["Circolo vero"]
    assert process.details.title == "PROVA – Serata"


def test_without_anybody_the_template_s_seats_are_filled() -> None:
    """Every category that has seats has people and, but for citizens, bodies; no two people share a name."""
    process = rehearsed(short_evening()).process
    people = process.all(Participant)
    assert len({person.full_name for person in people}) == len(people) > 0
    assert {person.category for person in people} == {body.category for body in process.all(Organization)}


@pytest.mark.parametrize("workshop", [one.id for one in LIBRARY.workshops()])
def test_every_item_of_every_template_can_be_rehearsed(workshop: str) -> None:
    """Whatever an agenda asks for, the invented table says something, and nothing of it is refused."""
    file = MemoryFile()
    template = LIBRARY.workshop(workshop)
    file.append(new_process(template, title="Percorso", now=NOW))
    copy = MemoryFile()
    copy.append(rehearsal_of(file.process, template, LIBRARY.invention(), mark="PROVA", language="it", now=NOW))
    for session in copy.process.sessions():
        start_session(copy, session.id, now=NOW)
        for item in copy.process.agenda(session.id):
            if item.method == "break":
                continue
            method = LIBRARY.method(item.method) if item.method else None
            came = pretend(copy, session.id, item, method, LIBRARY.invention(), language="it", now=NOW)
            assert came > 0, item.title
        assert copy.process.in_session(Attendance, session.id)


def test_pressed_again_other_words_come() -> None:
    """The second press of the key goes on where the first stopped."""
    copy = rehearsed(short_evening())
    session = copy.process.sessions()[0]
    start_session(copy, session.id, now=NOW)
    item = copy.process.agenda(session.id)[1]
    assert isinstance(item, AgendaItem)
    said: list[set[str]] = []
    for _ in range(2):
        before = {need.id for need in copy.process.all(Need)}
        pretend(copy, session.id, item, None, LIBRARY.invention(), language="en", now=NOW)
        said.append({need.text for need in copy.process.all(Need) if need.id not in before})
    assert said[0]
    assert said[1] - said[0]


def test_commitments_have_owner_and_date_and_votes_a_result() -> None:
    """What is invented is complete enough to fill board, votes and read-back."""
    copy = rehearsed(short_evening())
    session = copy.process.sessions()[0]
    start_session(copy, session.id, now=NOW)
    for item in copy.process.agenda(session.id):
        method = LIBRARY.method(item.method) if item.method else None
        pretend(copy, session.id, item, method, LIBRARY.invention(), language="it", now=NOW)
    assert all(one.due and (one.owner or one.owner_organization) for one in copy.process.all(Commitment))
    assert copy.process.count(Commitment)
    assert copy.process.count(Proposal)
    assert copy.process.count(Vote)
    assert all(isinstance(item, Item) for item in copy.process.all(Need))


def test_something_is_written_for_every_kind_that_the_line_gathers() -> None:
    """No kind of card is left without words, in either language."""
    invention = LIBRARY.invention()
    for language in ("it", "en"):
        assert [kind for kind in ItemKind if not invention.texts(kind, language)] == []


# -- the clock ----------------------------------------------------------------------


def test_a_rehearsal_begins_when_the_session_should() -> None:
    """Its clock stands at the session's day and hour; where neither is known it stands at now."""
    session = Session(id="S", number=1, title="Domani", date="2026-03-05", planned_start="17:30")
    assert begins_at(session, NOW) == NOW.replace(month=3, day=5, hour=17, minute=30)
    assert begins_at(session.model_copy(update={"date": None, "planned_start": None}), NOW) == NOW
    assert session_state(session) is SessionState.PLANNED


def test_a_change_of_speed_makes_no_jump() -> None:
    """What the clock says goes on from where it was, whatever the speed."""
    real = FixedClock()
    clock = FastClock(real, NOW)
    real.advance(minutes=2)
    before = clock.now()
    clock.next_speed()
    assert clock.now() == before
    assert clock.speed in SPEEDS
