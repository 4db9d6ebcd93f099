"""Sealing the minutes from their place: asked first, words to read aloud, files recorded; a change wants a reason."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from codesign_tui.actions.sessions import update_session
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.minutes.six_words import six_words, word_list
from codesign_tui.tui.places.minutes import MinutesPlace
from codesign_tui.tui.screens.asking import AskText, Confirm
from codesign_tui.tui.screens.reading import Reading
from codesign_tui.tui.screens.seal_words import word_lines
from codesign_tui.tui.widgets.draft_view import DraftView
from support_places import notice
from support_tui import NOW, SIZE, MemoryFile, example_file, new_app, screen_text, settled

SESSION = "S3"


@pytest.fixture
def file(tmp_path: Path) -> MemoryFile:
    """The worked example, in a folder where files can be written; its third session is in hand."""
    return example_file(tmp_path / "borgoserra.codesign.jsonl")


def seals(file: MemoryFile) -> tuple[Seal, ...]:
    """Return the seals that the file has."""
    return record_of(file.process, SESSION).seals


async def at_the_minutes(pilot: Pilot[None], file: MemoryFile) -> MinutesPlace:
    """Go to the minutes of the third session."""
    pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
    await settled(pilot)
    await pilot.press("f8")
    await settled(pilot)
    place = pilot.app.screen.query_one(MinutesPlace)
    assert place.session_id == SESSION
    return place


async def ask_to_seal(pilot: Pilot[None], place: MinutesPlace) -> None:
    """Ask for the seal, as the palette does."""
    place.action_minutes_seal()
    await pilot.pause()
    await pilot.pause()


async def close_words(pilot: Pilot[None]) -> None:
    """Close the words of both copies."""
    for _ in range(2):
        assert isinstance(pilot.app.screen, Reading)
        await pilot.press("enter")
        await pilot.pause()
    await settled(pilot)


async def test_the_minutes_are_sealed_after_one_question_and_the_words_can_be_read_aloud(file: MemoryFile) -> None:
    """Yes, and the six words of each copy stand large; the files are written and recorded, the draft has its seal."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await at_the_minutes(pilot, file)
        assert "BOZZA" not in screen_text(pilot)
        await ask_to_seal(pilot, place)
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("s")
        await settled(pilot)
        internal, public = seals(file)
        for seal in (internal, public):
            assert isinstance(pilot.app.screen, Reading)
            assert " · ".join(six_words(seal.digest, "it")) in screen_text(pilot)
            assert "ad alta voce" in screen_text(pilot)
            await pilot.press("enter")
            await settled(pilot)
        files = [one for seal in seals(file) for one in seal.files]
        assert [one.format for one in files] == ["pdf", "pdf"]
        assert all((place.folder / one.name).is_file() for one in files)
        assert "2 file" in notice(pilot)
        assert " · ".join(six_words(internal.digest, "it")) in place.query_one(DraftView).text


async def test_esc_seals_nothing(file: MemoryFile) -> None:
    """Who changes their mind leaves no trace."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await at_the_minutes(pilot, file)
        before = file.process.revision
        await ask_to_seal(pilot, place)
        await pilot.press("escape")
        await settled(pilot)
        assert file.process.revision == before


async def test_a_text_that_changed_after_its_seal_wants_a_reason(file: MemoryFile) -> None:
    """The day of the seal is said, the reason is kept with the new version, the old one stays."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await at_the_minutes(pilot, file)
        await ask_to_seal(pilot, place)
        await pilot.press("s")
        await settled(pilot)
        await close_words(pilot)
        place.desk.do(update_session, SESSION, now=NOW, place="Sala nuova")
        await settled(pilot)
        await ask_to_seal(pilot, place)
        assert isinstance(pilot.app.screen, AskText)
        assert "è cambiato dopo il sigillo" in " ".join(screen_text(pilot).split())
        await pilot.press("escape")
        await settled(pilot)
        assert len(seals(file)) == 2
        await ask_to_seal(pilot, place)
        pilot.app.screen.query_one(Input).value = "Il luogo era sbagliato"
        await pilot.press("enter")
        await settled(pilot)
        assert [(one.version, one.reason) for one in seals(file)[2:]] == [(2, "Il luogo era sbagliato")] * 2
        await close_words(pilot)


async def test_what_is_sealed_already_shows_its_words_again(file: MemoryFile) -> None:
    """Asked again, nothing is sealed again: the words are shown, the files made again are the same."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await at_the_minutes(pilot, file)
        for _ in range(2):
            await ask_to_seal(pilot, place)
            if isinstance(pilot.app.screen, Confirm):
                await pilot.press("s")
            await settled(pilot)
            await close_words(pilot)
        assert [one.version for one in seals(file)] == [1, 1]
        assert [len(one.files) for one in seals(file)] == [1, 1]


async def test_files_that_cannot_be_written_lose_no_seal(file: MemoryFile, tmp_path: Path) -> None:
    """The seal stays and it is said why there are no files; asked again elsewhere, the same words give the files."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await at_the_minutes(pilot, file)
        (tmp_path / "un file").write_text("qui non c'è posto", "utf-8")
        place._folder = tmp_path / "un file" / "sotto"
        await ask_to_seal(pilot, place)
        await pilot.press("s")
        await settled(pilot)
        await close_words(pilot)
        first = seals(file)
        assert [len(one.files) for one in first] == [0, 0]
        assert "sotto" in " ".join(screen_text(pilot).split())
        place._folder = tmp_path / "altrove"
        await ask_to_seal(pilot, place)
        await settled(pilot)
        await close_words(pilot)
        assert [one.digest for one in seals(file)] == [one.digest for one in first]
        assert [len(one.files) for one in seals(file)] == [1, 1]


@pytest.mark.parametrize("changes", [{"rehearsal": True}, None])
async def test_what_cannot_be_sealed_is_said_before_anything_is_asked(
    file: MemoryFile, changes: dict[str, bool] | None
) -> None:
    """A rehearsal, and a session that has not begun."""
    if changes is not None:
        file.append(Draft("edit", NOW, (put(file.process.details.model_copy(update=changes)),)))
    else:
        record = file.process.get(Session, SESSION)
        assert record is not None
        planned = record.model_copy(update={"actual_start": None, "actual_end": None, "state": SessionState.PLANNED})
        file.append(Draft("edit", NOW, (put(planned),)))
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        place = await at_the_minutes(pilot, file)
        before = file.process.revision
        place.action_minutes_seal()
        await settled(pilot)
        assert not isinstance(pilot.app.screen, Confirm)
        assert ("prova" if changes else "non è ancora cominciata") in notice(pilot)
        assert file.process.revision == before


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("width", [30, 72, 100])
def test_every_word_of_the_lists_can_be_drawn_large(language: str, width: int) -> None:
    """No row is wider than the page, each word has its number, and the six stand in plain letters too."""
    words = word_list(language)
    for start in range(0, len(words) - 6, 6):
        six = words[start : start + 6]
        lines = [line.plain for line in word_lines(six, width)]
        assert all(len(line) <= width for line in lines[:-1])
        assert lines[-1] == " · ".join(six)
        assert all(any(line.split()[:1] == [str(n)] or f" {n} " in line for line in lines) for n in (1, 3, 5))


@pytest.mark.parametrize("width", [30, 72, 100])
def test_the_six_words_are_all_drawn_in_one_manner(width: int) -> None:
    """One word too wide for big letters has the letters of all six spaced out."""
    lines = [
        line.plain for line in word_lines(["ape", "lago", "sole", "precipitevolissimevolmente", "mare", "re"], width)
    ]
    assert any("A P E" in line for line in lines)
    assert not any(sign in line for line in lines[:-1] for sign in "█▀▄")
