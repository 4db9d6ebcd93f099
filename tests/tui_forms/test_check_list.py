"""The list of checks at F8: what asks for what, where Enter leads, what is set aside with a reason."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from codesign_tui.actions.agenda import add_item
from codesign_tui.actions.capture import capture
from codesign_tui.actions.minutes import minutes_record
from codesign_tui.actions.sessions import update_session
from codesign_tui.domain.items import Vote
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.terms import AttendanceStatus, ItemKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.checks.finding import Finding
from codesign_tui.minutes.checks.judged import judge
from codesign_tui.minutes.checks.registry import find
from codesign_tui.tui.commands import MINUTES_SEAL
from codesign_tui.tui.desk import JumpWanted
from codesign_tui.tui.places.board import BoardPlace
from codesign_tui.tui.places.choose import ChoosePlace
from codesign_tui.tui.places.commitments import CommitmentsPlace
from codesign_tui.tui.places.people import PeoplePlace
from codesign_tui.tui.places.run import RunPlace
from codesign_tui.tui.screens.before_publishing import BeforePublishing
from codesign_tui.tui.screens.check_list import CheckList
from codesign_tui.tui.screens.closing import ClosingScreen
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.gathered import GatheredList
from codesign_tui.tui.widgets.rows import RowList
from support_places import keep, live_links, press
from support_tui import HOSTILE, NOW, SIZE, MemoryFile, example_file, new_app, screen_text, settled

SESSION = "S2"


@pytest.fixture
def file(tmp_path: Path) -> MemoryFile:
    """The worked example, in a folder where files can be written."""
    return example_file(tmp_path / "borgoserra.codesign.jsonl")


@asynccontextmanager
async def minutes(file: MemoryFile, *keys: str, size: tuple[int, int] = SIZE) -> AsyncIterator[Pilot[None]]:
    """Open the second session at F8 and press some keys."""
    app = new_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        app.open_file(file)
        await settled(pilot)
        assert isinstance(app.screen, ProcessScreen)
        app.screen.choose_session(SESSION)
        await press(pilot, "f8")
        for key in keys:
            await press(pilot, key)
        yield pilot


def _findings(file: MemoryFile, name: str) -> list[Finding]:
    """Return what a check finds in the second session."""
    return [finding for finding in find(file.process, SESSION) if finding.name == name]


async def _on(pilot: Pilot[None], file: MemoryFile, name: str) -> Finding:
    """Put the cursor of the list on the first thing that a check found, and return it."""
    finding = _findings(file, name)[0]
    pilot.app.screen.query_one(RowList).go_to(finding.key)
    await settled(pilot)
    return finding


async def test_the_checks_are_listed_by_how_much_they_ask_for(file: MemoryFile) -> None:
    """M opens them; a word and a sign tell what is to be put right, and below stands how."""
    update_session(file, SESSION, now=NOW, place=None)
    async with minutes(file, "m") as pilot:
        shown = screen_text(pilot)
        assert shown.index("✗ Da sistemare · 1") < shown.index("! Da valutare")
        assert "Manca il luogo della seduta" in shown
        assert "→ dati della seduta" in shown
        assert "Scrivete il luogo" in shown
        assert "Esc indietro" in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProcessScreen)


async def test_the_count_stands_in_the_header(file: MemoryFile) -> None:
    """How many are open, by how much they ask for, and how many were set aside."""
    update_session(file, SESSION, now=NOW, place=None)
    async with minutes(file) as pilot:
        assert "1 da sistemare · 2 da valutare" in screen_text(pilot)
        await press(pilot, "m", "a")
        await _answer(pilot, "Ci si è visti camminando.")
        await press(pilot, "escape")
        shown = screen_text(pilot)
        assert "2 da valutare · uno messo da parte" in shown
        assert "da sistemare" not in shown


async def _answer(pilot: Pilot[None], text: str) -> None:
    """Type an answer into the dialog and give it."""
    pilot.app.screen.query_one(Input).value = text
    await press(pilot, "enter")


async def test_a_check_is_set_aside_with_its_reason_and_taken_back(file: MemoryFile) -> None:
    """A asks why; the reason stands on the row, the filter shows it alone, and A takes it back."""
    update_session(file, SESSION, now=NOW, place=None)
    async with minutes(file, "m", "a") as pilot:
        assert "Perché va bene così?" in screen_text(pilot)
        await _answer(pilot, "Ci si è visti camminando.")
        record = minutes_record(file.process, SESSION)
        assert record is not None
        assert [aside.reason for aside in record.set_aside] == ["Ci si è visti camminando."]
        shown = screen_text(pilot)
        assert "Messi da parte · 1" in shown
        assert "Ci si è visti camminando." in shown
        await press(pilot, "f")
        assert "Messi da parte" not in screen_text(pilot).replace("messi da parte", "")
        await press(pilot, "f")
        assert "Da valutare" not in screen_text(pilot)
        await press(pilot, "home", "a")
        assert judge(file.process, SESSION).aside == ()
        assert "Ripreso tra i controlli" in screen_text(pilot)


async def test_the_cursor_stays_among_what_is_left(file: MemoryFile) -> None:
    """After one is set aside the next is under the cursor, so that a row of them goes quickly."""
    update_session(file, SESSION, now=NOW, place=None, secretary=None)
    async with minutes(file, "m", "a") as pilot:
        await _answer(pilot, "Ci si è visti camminando.")
        current = pilot.app.screen.query_one(RowList).current
        assert current == _findings(file, "writing")[0].key


async def test_an_empty_reason_sets_nothing_aside(file: MemoryFile) -> None:
    """Enter without a reason stays in the dialog; Esc leaves the check as it was."""
    async with minutes(file, "m", "a", "enter") as pilot:
        assert "Perché va bene così?" in screen_text(pilot)
        await press(pilot, "escape")
        assert judge(file.process, SESSION).aside == ()
        assert isinstance(pilot.app.screen, CheckList)


async def test_a_form_leads_back_to_the_list(file: MemoryFile) -> None:
    """Enter opens the form on its line; out of it the list stands where it was, without what was put right."""
    update_session(file, SESSION, now=NOW, place=None, secretary=None)
    async with minutes(file, "m") as pilot:
        await _on(pilot, file, "writing")
        await press(pilot, "enter")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "f-secretary"
        pilot.app.screen.query_one("#f-secretary", Input).value = "Elena Righi"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CheckList)
        assert _findings(file, "writing") == []
        assert "chi verbalizza" not in screen_text(pilot)


async def test_an_item_without_an_end_asks_how_it_ended(file: MemoryFile) -> None:
    """Enter opens the closing of that item, and then the list again."""
    item = add_item(file, SESSION, now=NOW, title="Varie").value
    async with minutes(file, "m") as pilot:
        finding = await _on(pilot, file, "outcome")
        assert finding.subject == item.id
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ClosingScreen)
        await press(pilot, "escape")
        assert "Controlli del verbale" in screen_text(pilot)


async def test_a_commitment_a_vote_and_a_person_are_under_the_cursor(file: MemoryFile) -> None:
    """Enter goes to the place with its cursor on the row that the check is about."""
    promise = capture(file, now=NOW, kind=ItemKind.COMMITMENT, text="Aprire la sala", session=SESSION).value
    entry = next(one for one in file.process.in_session(Attendance, SESSION) if one.participant == "P07")
    keep(file, entry.model_copy(update={"status": AttendanceStatus.EXPECTED}))
    vote = file.process.get(Vote, "V4")
    assert vote is not None
    keep(file, vote.model_copy(update={"in_favour": 40}))
    for name, place, row in (
        ("commitment_owner", CommitmentsPlace, promise.id),
        ("vote_people", ChoosePlace, "V4"),
        ("expected", PeoplePlace, "P07"),
    ):
        async with minutes(file, "m") as pilot:
            await _on(pilot, file, name)
            await press(pilot, "enter")
            await settled(pilot)
            assert isinstance(pilot.app.screen, ProcessScreen)
            assert isinstance(pilot.app.screen.place, place)
            current = pilot.app.screen.place.query_one(RowList).current
            assert current is not None
            assert row in current.split("\x1f")


async def test_a_need_is_under_the_cursor_of_the_board(file: MemoryFile) -> None:
    """A card of the board is gone to there."""
    need = capture(file, now=NOW, kind=ItemKind.NEED, text="Ha il diabete e vive sola", session=SESSION).value
    async with minutes(file, "m") as pilot:
        await _on(pilot, file, "delicate")
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProcessScreen)
        assert isinstance(pilot.app.screen.place, BoardPlace)
        assert need.id in str(pilot.app.screen.place.query_one(RowList).current).split("\x1f")


async def test_another_card_is_under_the_cursor_at_its_item(file: MemoryFile) -> None:
    """A note is gone to in Run, at the agenda item that gathered it."""
    item = file.process.agenda(SESSION)[3].id
    notes = [
        capture(file, now=NOW, kind=ItemKind.NOTE, text=text, session=SESSION, agenda_item=item).value.id
        for text in ("Una nota", "Chiamare il 333 123 4567", "Un'altra nota")
    ]
    async with minutes(file, "m") as pilot:
        await _on(pilot, file, "contacts")
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProcessScreen)
        assert isinstance(pilot.app.screen.place, RunPlace)
        gathered = pilot.app.screen.place.query_one(GatheredList)
        assert gathered.chosen == ("notes", notes[1])
        assert gathered.has_focus


@pytest.mark.parametrize("where", list(Where))
async def test_there_is_a_way_to_everywhere_and_a_word_for_it(file: MemoryFile, where: Where) -> None:
    """Wherever something is put right, the way leads somewhere and says so, also to a thing that is gone."""
    if where not in (Where.THEMES, Where.PAPERS):
        for language in ("it", "en"):
            assert Translator(language).has(f"checks.jump.{where.value}")
    async with minutes(file) as pilot:
        pilot.app.screen.post_message(JumpWanted(where, "non-c-è"))
        await settled(pilot)
        assert pilot.app.is_running


async def test_the_hall_never_sees_the_checks(file: MemoryFile) -> None:
    """Projected, M says why not, and the header has no count."""
    update_session(file, SESSION, now=NOW, place=None)
    async with minutes(file, "ctrl+t", "m") as pilot:
        assert isinstance(pilot.app.screen, ProcessScreen)
        assert "da sistemare" not in screen_text(pilot)


async def test_hostile_words_in_the_list_are_only_text(file: MemoryFile) -> None:
    """Titles and reasons are read whole, and never become a live link."""
    for text in HOSTILE[:12]:
        if text.strip():
            add_item(file, SESSION, now=NOW, title=f"x {text}")
    async with minutes(file, "m") as pilot:
        assert not live_links(pilot)
        await press(pilot, "a")
        await _answer(pilot, "[@click=app.quit]via[/] [/]")
        assert not live_links(pilot)
        for _ in range(12):
            await press(pilot, "down")
            assert not live_links(pilot)


# -- before a public copy ----------------------------------------------------------------------------------------


async def _written(file: MemoryFile) -> list[str]:
    """Return the names of the files that were written."""
    return sorted(path.name for path in file.path.parent.rglob("*.pdf"))


async def test_a_public_copy_with_something_to_read_again_is_asked_about(file: MemoryFile) -> None:
    """F9 lists the words and where they are; Esc writes nothing, Enter writes."""
    capture(file, now=NOW, kind=ItemKind.NOTE, text="La signora Provetti ha il diabete", session=SESSION)
    async with minutes(file, "f9") as pilot:
        assert isinstance(pilot.app.screen, BeforePublishing)
        shown = screen_text(pilot)
        assert "sembra nominare una persona privata: La signora Provetti" in shown
        assert "diabete" in shown
        await press(pilot, "escape")
        assert await _written(file) == []
        await press(pilot, "f9", "enter")
        await settled(pilot)
        assert any("PUBBLICA" in name for name in await _written(file))


async def test_from_the_question_one_goes_to_the_checks(file: MemoryFile) -> None:
    """M leads to the list, where each can be set aside; then nothing is asked any more."""
    capture(file, now=NOW, kind=ItemKind.NOTE, text="Dopo l'ictus non guida più", session=SESSION)
    async with minutes(file, "f9", "m") as pilot:
        assert isinstance(pilot.app.screen, CheckList)
        await _on(pilot, file, "delicate")
        await press(pilot, "a")
        await _answer(pilot, "Non si capisce di chi si parla.")
        await press(pilot, "escape", "f9")
        await settled(pilot)
        assert any("PUBBLICA" in name for name in await _written(file))


async def test_a_copy_with_nothing_to_read_again_is_written_at_once(file: MemoryFile) -> None:
    """The worked example has nothing of the kind: the two files of the evening take one key."""
    async with minutes(file, "f9") as pilot:
        await settled(pilot)
        assert any("PUBBLICA" in name for name in await _written(file))


async def test_what_is_still_to_be_put_right_is_told_before_the_seal(file: MemoryFile) -> None:
    """The seal asks first where something must be put right; Esc seals nothing."""
    update_session(file, SESSION, now=NOW, place=None)
    async with minutes(file) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        await screen.run_command(MINUTES_SEAL)
        await settled(pilot)
        assert isinstance(pilot.app.screen, BeforePublishing)
        shown = screen_text(pilot)
        assert "Prima di sigillare" in shown
        assert "Manca il luogo della seduta" in shown
        await press(pilot, "escape")
        record = minutes_record(file.process, SESSION)
        assert record is not None
        assert record.seals == ()
