"""Groups from People: made from who is in the hall, moved by hand, shown to the hall, written to be printed."""

from pathlib import Path

import pytest

from codesign_tui.domain.meetings import Session, TableGroup
from codesign_tui.domain.people import Attendance, CountedPeople, Participant
from codesign_tui.domain.terms import AttendanceStatus, Category, SessionState
from codesign_tui.tui.screens.groups import GroupsScreen
from support_places import PEOPLE, keep, listed_text, live_links, notice, place, press, rows, type_over
from support_tui import HOSTILE, MemoryFile, example_file, screen_text

PEOPLE_IN = 8


def meeting_file(names: list[str]) -> MemoryFile:
    """Return the worked example with one more session under way, these people and twelve counted ones in the hall."""
    file = example_file()
    keep(
        file,
        Session(id="S9", number=9, title="Gruppi", actual_start="17:00", date="2026-02-12", state=SessionState.OPEN),
    )
    for number, name in enumerate(names):
        person = f"gp{number}"
        keep(
            file,
            Participant(id=person, first_name=name, last_name=name, category=list(Category)[number % 4]),
            Attendance(id=f"S9:{person}", session="S9", participant=person, status=AttendanceStatus.PRESENT),
        )
    keep(file, CountedPeople(id="gc", session="S9", number=12, label=names[-1]))
    return file


def groups(file: MemoryFile) -> tuple[TableGroup, ...]:
    """Return the groups as they are kept."""
    session = file.process.get(Session, "S9")
    assert session is not None
    return session.groups


async def test_groups_are_made_with_a_few_keys_and_undone_with_one() -> None:
    """G asks how many, five people each unless another number is typed; Esc leaves them made."""
    file = meeting_file([f"Nome{number}" for number in range(PEOPLE_IN)])
    async with place(file, PEOPLE, size=(120, 40), session="S9") as pilot:
        await press(pilot, "g")
        assert "In sala sono 20" in notice(pilot)
        await type_over(pilot, "molti")
        await press(pilot, "enter")
        assert "in cifre" in notice(pilot)
        await type_over(pilot, "4")
        await press(pilot, "enter")
        assert [group.size for group in groups(file)] == [5, 5, 5, 5]
        assert isinstance(pilot.app.screen, GroupsScreen)
        listed = listed_text(pilot)
        assert "Gruppo 1 · 5 persone" in listed
        assert all(f"Nome{number} Nome{number}" in listed for number in range(PEOPLE_IN))
        await press(pilot, "escape", "ctrl+z")
        assert groups(file) == ()


async def test_a_digit_moves_who_is_under_the_cursor() -> None:
    """The person goes to that group; Enter asks which one; a group that is not there is refused."""
    file = meeting_file([f"Nome{number}" for number in range(PEOPLE_IN)])
    async with place(file, PEOPLE, size=(120, 40), session="S9") as pilot:
        await press(pilot, "g", "enter")
        person = groups(file)[0].people[0]
        await press(pilot, "2")
        assert person in groups(file)[1].people
        await press(pilot, "9")
        assert person in groups(file)[1].people
        assert isinstance(pilot.app.screen, GroupsScreen)
        first = (rows(pilot).current or "").partition("\x1f")
        await press(pilot, "enter", "end", "enter")
        assert first[2] in {*groups(file)[-1].people, *(share.counted for share in groups(file)[-1].counted)}


async def test_before_the_hall_only_names_are_shown() -> None:
    """Neither keys nor bodies, nor who is left out; a restricted session shows no groups at all."""
    file = meeting_file([f"Nome{number}" for number in range(PEOPLE_IN)])
    async with place(file, PEOPLE, size=(120, 40), session="S9") as pilot:
        await press(pilot, "g", "enter", "escape", "ctrl+t", "g")
        assert "Gruppo 1" in screen_text(pilot)
        assert "Nome0 Nome0" in listed_text(pilot)
        assert "Esc indietro" not in screen_text(pilot)
        await press(pilot, "escape")
        keep(file, Session(id="S9", number=9, title="Gruppi", groups=groups(file), restricted=True))
        await press(pilot, "g")
        assert not isinstance(pilot.app.screen, GroupsScreen)


async def test_groups_are_written_to_be_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """P writes a text file with every name beside the process file, and says where."""
    file = meeting_file([f"Nome{number}" for number in range(PEOPLE_IN)])
    monkeypatch.setattr(type(file), "path", property(lambda self: tmp_path / "prova.codesign.jsonl"))
    async with place(file, PEOPLE, size=(120, 40), session="S9") as pilot:
        await press(pilot, "g", "enter", "p")
        assert "Scritto in" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, GroupsScreen)
    (written,) = tmp_path.glob("*.txt")
    text = written.read_text(encoding="utf-8")
    assert all(f"Nome{number} Nome{number}" in text for number in range(PEOPLE_IN))
    assert "Gruppo 4" in text
    assert "COPIA INTERNA" in text


async def test_without_anybody_in_the_hall_there_are_no_groups() -> None:
    """It is said what to do first, and nothing is asked."""
    file = example_file()
    keep(file, Session(id="S9", number=9, title="Vuota", actual_start="17:00", state=SessionState.OPEN))
    async with place(file, PEOPLE, session="S9") as pilot:
        await press(pilot, "g")
        assert "In sala non c'è ancora nessuno" in notice(pilot)


async def test_hostile_names_are_only_words_in_groups() -> None:
    """Names and labels with hostile words are listed, moved and shown to the hall, and nothing on them runs."""
    file = meeting_file([text for text in HOSTILE if text.strip()])
    async with place(file, PEOPLE, size=(120, 40), session="S9") as pilot:
        await press(pilot, "g", "enter")
        for key in (*["pagedown"] * 4, "2", "pageup", "enter"):
            await press(pilot, key)
            assert not live_links(pilot)
        await press(pilot, "escape", "escape", "ctrl+t", "g")
        assert isinstance(pilot.app.screen, GroupsScreen)
        assert not live_links(pilot)
