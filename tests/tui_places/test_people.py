"""People: the door of the hall at one key a movement, real times typed afterwards, forty people counted in seconds."""

from datetime import datetime

import pytest

from codesign_tui.domain.meetings import Opening, Session
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant
from codesign_tui.domain.presence import attendance_of, numbers_at, voters_at
from codesign_tui.domain.terms import AttendanceStatus, Category, CountedRole, SessionState
from codesign_tui.tui.places.people import PeoplePlace
from codesign_tui.tui.screens.projector import ProjectorScreen
from codesign_tui.tui.screens.telling import Tell
from support_places import (
    PEOPLE,
    detail,
    go_to,
    keep,
    listed_text,
    notice,
    options,
    place,
    press,
    row_text,
    rows,
    type_over,
)
from support_tui import NOW, FixedClock, MemoryFile, example_file, screen_text

OPEN = "S9"


@pytest.fixture
def file() -> MemoryFile:
    """The worked example, with a fourth session that opened today at 17.08."""
    file = example_file()
    keep(
        file,
        Session(
            id=OPEN, number=4, title="Si riparte", date="2026-02-12", actual_start="17:08", state=SessionState.OPEN,
            opened_at="2026-02-12T17:08:00+01:00",
        ),
    )  # fmt: skip
    return file


def attendance(file: MemoryFile, person: str, session: str = OPEN) -> Attendance:
    """Return a member's attendance as it is now."""
    found = attendance_of(file.process, session, person)
    assert found is not None
    return found


def at(hour: int, minute: int) -> datetime:
    """Return a moment of the day of the session."""
    return NOW.replace(hour=hour, minute=minute)


async def test_one_key_each_for_arriving_leaving_and_coming_back(file: MemoryFile) -> None:
    """A, U and R keep this minute; the row tells the whole story."""
    clock = FixedClock(at(17, 20))
    session = file.process.get(Session, OPEN)
    assert session is not None
    keep(file, session.model_copy(update={"opening": Opening(presences_checked=True)}))
    async with place(file, PEOPLE, clock=clock, session=OPEN) as pilot:
        await go_to(pilot, "P08")
        assert "in attesa" in row_text(pilot, "P08")
        await press(pilot, "a")
        clock.at = at(18, 10)
        await press(pilot, "u")
        clock.at = at(18, 30)
        await press(pilot, "r")
        row = " ".join(row_text(pilot, "P08").split())
        assert "presente" in row
        assert "fuori 18.10–18.30" in row
        assert "Franco Bellavite" in notice(pilot)


async def test_an_absence_asks_whether_it_is_excused_and_the_hall_is_not_told(file: MemoryFile) -> None:
    """X asks; projected, the row only says that somebody is not here."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await go_to(pilot, "P08")
        await press(pilot, "x", "enter")
        assert attendance(file, "P08").status is AttendanceStatus.ABSENT_JUSTIFIED
        assert "assenza giustificata" in row_text(pilot, "P08")
        await press(pilot, "ctrl+t")
        assert "assenza" in row_text(pilot, "P08")
        assert "giustificata" not in row_text(pilot, "P08")


async def test_a_delegate_has_name_role_and_proxy(file: MemoryFile) -> None:
    """D asks for all three on one form; a delegate counts in the hall."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await go_to(pilot, "P08")
        await press(pilot, "d")
        for words in ("Lia", "Sartori", "vicepresidente"):
            await type_over(pilot, words)
            await press(pilot, "tab")
        await type_over(pilot, "delega del 10/02")
        await press(pilot, "enter")
        seat = attendance(file, "P08")
        assert seat.delegate is not None
        assert (seat.delegate.full_name, seat.delegate.proxy_doc) == ("Lia Sartori", "delega del 10/02")
        assert "delega a Lia Sartori (vicepresidente)" in " ".join(row_text(pilot, "P08").split())


async def test_a_movement_without_a_name_is_of_whoever_is_under_the_cursor(file: MemoryFile) -> None:
    """«esce 1945» is enough for the person chosen in the list."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await go_to(pilot, "P14")
        await press(pilot, "a", "m")
        await type_over(pilot, "esce 1945")
        await press(pilot, "enter")
        assert attendance(file, "P14").left_at == "19:45"


async def test_a_movement_keeps_the_time_it_is_typed_with_and_stays_typed_when_not_understood(file: MemoryFile) -> None:
    """Nothing of «Bellavite chissà» is recorded; «entra 17.25» is, and the line waits for the next one."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        revision = file.process.revision
        await press(pilot, "m")
        await type_over(pilot, "Bellavite chissà")
        await press(pilot, "enter")
        assert file.process.revision == revision
        assert "Bellavite chissà" in screen_text(pilot)
        await press(pilot, "escape")
        assert rows(pilot).has_focus
        await press(pilot, "m")
        await type_over(pilot, "Bellavite entra 17.25")
        await press(pilot, "enter")
        assert attendance(file, "P08").arrived_at == "17:25"
        await type_over(pilot, "Bellavite esce 1945")
        await press(pilot, "enter")
        assert attendance(file, "P08").left_at == "19:45"
        assert "dalle 17.25 alle 19.45" in row_text(pilot, "P08")


async def test_every_vote_that_a_late_time_touches_is_said(file: MemoryFile) -> None:
    """Somebody who turns out to have left before two votes: both are named, on a page that waits to be read."""
    async with place(file, PEOPLE, session="S2") as pilot:
        await press(pilot, "m")
        await type_over(pilot, "Bellavite esce 1715")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Tell)
        assert screen_text(pilot).count("Franco Bellavite") >= 2
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, Tell)


async def test_whoever_is_still_expected_is_present_by_one_key(file: MemoryFile) -> None:
    """T leaves those alone of whom something is known."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await go_to(pilot, "P08")
        await press(pilot, "x", "enter", "t")
        statuses = {person.id: attendance(file, person.id).status for person in file.process.all(Participant)}
        assert statuses.pop("P08") is AttendanceStatus.ABSENT_JUSTIFIED
        assert set(statuses.values()) == {AttendanceStatus.PRESENT}


async def test_a_count_in_words_tells_table_category_and_who_they_are(file: MemoryFile) -> None:
    """«12 cittadini al tavolo 3», then the form waits for table 4; observers never vote."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await press(pilot, "c")
        await type_over(pilot, "12 cittadini al tavolo 3")
        await press(pilot, "enter")
        assert "Contate 12 persone" in screen_text(pilot)
        await type_over(pilot, "2 uditori")
        await press(pilot, "enter", "escape")
        citizens, observers = file.process.in_session(CountedPeople, OPEN)
        assert (citizens.number, citizens.table, citizens.label) == (12, "3", "cittadini")
        assert citizens.category is Category.CIVIL_SOCIETY
        assert (observers.role, observers.table) == (CountedRole.OBSERVER, "4")
        assert voters_at(file.process, OPEN, "18:42").members == 12
        assert "12 cittadini" in listed_text(pilot)


async def test_forty_people_at_five_tables_are_counted_in_one_line_and_what_is_no_number_is_refused(
    file: MemoryFile,
) -> None:
    """«tanti cittadini» stays with the reason and nothing is kept; «8 8 9 7 8» is five groups, a table each."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await press(pilot, "c")
        await type_over(pilot, "tanti cittadini")
        await press(pilot, "enter")
        assert "tanti cittadini" in screen_text(pilot)
        await press(pilot, "escape")
        assert not file.process.in_session(CountedPeople, OPEN)
        await press(pilot, "c")
        await type_over(pilot, "8 8 9 7 8")
        await press(pilot, "enter", "escape")
        groups = file.process.in_session(CountedPeople, OPEN)
        assert [(group.table, group.number) for group in groups] == [("1", 8), ("2", 8), ("3", 9), ("4", 7), ("5", 8)]
        assert numbers_at(file.process, OPEN, "18:42").by_category[Category.CIVIL_SOCIETY] == 40
        assert "40 in sala ora" in screen_text(pilot)


async def test_a_counted_group_can_be_corrected_and_can_leave(file: MemoryFile) -> None:
    """Enter opens its form; U records that it left."""
    keep(file, CountedPeople(id="G1", session=OPEN, number=12, table="3", category=Category.CIVIL_SOCIETY))
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await go_to(pilot, "G1")
        await press(pilot, "enter")
        await type_over(pilot, "14")
        await press(pilot, "enter", "u")
        group = file.process.get(CountedPeople, "G1")
        assert group is not None
        assert (group.number, group.table, group.left_at) == (14, "3", "18:42")


async def test_a_table_counted_again_is_corrected_or_added_to(file: MemoryFile) -> None:
    """The same people at the same table: the question says who was counted. Others at that table raise none."""
    keep(
        file, CountedPeople(id="G1", session=OPEN, number=12, table="3", category=Category.CIVIL_SOCIETY, label="voci")
    )
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await press(pilot, "c")
        await type_over(pilot, "14 al tavolo 3")
        await press(pilot, "enter")
        assert "Al tavolo 3 ci sono già: 12 voci." in notice(pilot)
        await press(pilot, "enter")
        await type_over(pilot, "2 uditori al tavolo 3")
        await press(pilot, "enter")
        await type_over(pilot, "5 al tavolo 3")
        await press(pilot, "enter")
        assert "Aggiungi 5: in tutto 19" in options(pilot)
        await press(pilot, "down", "enter", "escape")
        groups = file.process.in_session(CountedPeople, OPEN)
        assert [(group.number, group.role, group.label) for group in groups] == [
            (14, CountedRole.PARTICIPANT, "voci"),
            (2, CountedRole.OBSERVER, "uditori"),
            (5, CountedRole.PARTICIPANT, None),
        ]


async def test_a_new_person_and_their_new_body_are_one_form(file: MemoryFile) -> None:
    """N with a body that is not there makes it, in the category chosen; one undo takes both back."""
    before = file.process.count(Organization)
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await press(pilot, "n")
        for words in ("Ada", "Neri", "Banda musicale", "presidente"):
            await type_over(pilot, words)
            await press(pilot, "tab")
        await press(pilot, "t", "enter")
        person = file.process.all(Participant)[-1]
        body = file.process.get(Organization, person.organization)
        assert body is not None
        assert (person.full_name, person.role, person.category) == ("Ada Neri", "presidente", Category.THIRD_SECTOR)
        assert (body.name, body.category) == ("Banda musicale", Category.THIRD_SECTOR)
        assert person.id in str(rows(pilot).current)
        await press(pilot, "ctrl+z")
        assert file.process.count(Organization) == before
        assert person not in file.process.all(Participant)


async def test_somebody_without_a_name_is_refused_and_half_the_name_of_a_body_is_that_body(file: MemoryFile) -> None:
    """An empty form keeps nothing; «arg» and Tab is Argento Vivo with its category, and no second body is made."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        revision = file.process.revision
        await press(pilot, "n", "enter")
        assert "Manca il nome" in screen_text(pilot)
        await press(pilot, "escape")
        assert file.process.revision == revision
        bodies = file.process.count(Organization)
        await press(pilot, "n")
        await type_over(pilot, "Ada")
        await press(pilot, "tab", "tab", "a", "r", "g", "tab", "enter")
        person = file.process.all(Participant)[-1]
        assert (person.organization, person.category) == ("O04", Category.THIRD_SECTOR)
        assert file.process.count(Organization) == bodies


async def test_correcting_a_person_changes_only_what_was_changed(file: MemoryFile) -> None:
    """Enter and Enter leave a member exactly as they were but for the role typed."""
    before = file.process.get(Participant, "P08")
    assert before is not None
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await go_to(pilot, "P08")
        await press(pilot, "enter", "tab", "tab", "tab")
        await type_over(pilot, "segretario")
        await press(pilot, "enter")
        assert file.process.get(Participant, "P08") == before.model_copy(update={"role": "segretario"})


async def test_a_body_is_corrected_from_any_of_its_people(file: MemoryFile) -> None:
    """B opens the organisation of whoever is under the cursor."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await go_to(pilot, "P08")
        await press(pilot, "b", "tab")
        await type_over(pilot, "La Corte Bella")
        await press(pilot, "enter")
        assert "La Corte Bella" in row_text(pilot, "P08")


async def test_the_numbers_of_each_category_follow_the_door(file: MemoryFile) -> None:
    """In the hall now and with a vote, per category and in all, at every movement."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        assert "0 in sala ora · 0 con voto" in detail(pilot, "people-summary")
        for person in ("P01", "P02"):
            await go_to(pilot, person)
            await press(pilot, "a")
        assert "2 in sala ora · 1 con voto" in detail(pilot, "people-summary")
        assert "2 in sala · 1 con voto" in listed_text(pilot).splitlines()[0]


async def test_in_a_session_that_is_not_open_a_time_must_be_typed(file: MemoryFile) -> None:
    """U in a closed session is refused with the reason, not recorded at a time of today."""
    async with place(file, PEOPLE, session="S1") as pilot:
        await go_to(pilot, "P14")
        revision = file.process.revision
        await press(pilot, "u")
        assert file.process.revision == revision


async def test_a_movement_half_typed_is_still_there_after_leaving_the_place(file: MemoryFile) -> None:
    """Going to another place keeps the line as a draft; coming back finds it."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await press(pilot, "m")
        await type_over(pilot, "Bellavite en")
        await press(pilot, "f3")
        assert file.drafts()[f"people:{OPEN}"] == "Bellavite en"
        await press(pilot, "f7")
        assert "Bellavite en" in screen_text(pilot)


async def test_a_time_typed_ahead_counts_when_its_minute_comes(file: MemoryFile) -> None:
    """Somebody who leaves at 18.45 is in the hall at 18.44 and out of it at 18.45, without a key pressed."""
    seat = Attendance(id=f"{OPEN}:P02", session=OPEN, participant="P02", status=AttendanceStatus.PRESENT)
    keep(file, seat.model_copy(update={"left_at": "18:45"}))
    clock = FixedClock(at(18, 44))
    async with place(file, PEOPLE, clock=clock, session=OPEN) as pilot:
        assert "1 in sala ora" in detail(pilot, "people-summary")
        clock.at = at(18, 45)
        pilot.app.screen.query_one(PeoplePlace).tick()
        assert "0 in sala ora" in detail(pilot, "people-summary")


async def test_who_joins_a_path_under_way_is_offered_the_recap_and_what_to_sign(file: MemoryFile) -> None:
    """The line says the two keys; I is the recap in big type, F ticks one thing after the other, Esc ends."""
    async with place(file, PEOPLE, session=OPEN) as pilot:
        await press(pilot, "n")
        for words in ("Ada", "Neri"):
            await type_over(pilot, words)
            await press(pilot, "tab")
        await press(pilot, "enter")
        assert "I mostra in grande il riassunto" in notice(pilot)
        await press(pilot, "f")
        assert "☐ l'informativa sulla privacy" in options(pilot)
        await press(pilot, "enter")
        assert "☑ l'informativa sulla privacy" in options(pilot)
        await press(pilot, "enter", "up", "enter", "escape")
        assert len(file.process.all(Participant)[-1].received) == 1
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, ProjectorScreen)
        assert "1 di 5" in screen_text(pilot)


async def test_a_word_of_a_bodys_name_is_that_body_and_no_second_one_is_made(file: MemoryFile) -> None:
    """«vivo» is Argento Vivo; a name with another word in it is another body."""
    before = file.process.count(Organization)
    async with place(file, PEOPLE, session=OPEN) as pilot:
        for name, words, bodies in (("Ada", "vivo", 0), ("Ida", "Circolo vivo", 1)):
            await press(pilot, "n")
            for typed in (name, "Neri", words):
                await type_over(pilot, typed)
                await press(pilot, "tab")
            await press(pilot, "enter")
            assert file.process.count(Organization) == before + bodies
    assert file.process.all(Participant)[-2].organization == "O04"


async def test_in_the_first_session_nobody_joins_late() -> None:
    """The line says only who was added."""
    file = example_file()
    async with place(file, PEOPLE, session="S1") as pilot:
        await press(pilot, "n")
        await type_over(pilot, "Ada")
        await press(pilot, "enter")
        assert "già cominciato" not in notice(pilot)
