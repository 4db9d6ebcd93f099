"""Know on the screen: promises first, indicators in words, each thing with its key."""

from datetime import datetime
from typing import Final

import pytest

from codesign_tui.domain.details import ProcessDetails, TheoryOfChange
from codesign_tui.domain.items import Indicator, Lesson
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.domain.theory import theory_of
from codesign_tui.tui.places.commitments import CommitmentsPlace
from codesign_tui.tui.screens.process import ProcessScreen
from support_places import KNOW, detail, go_to, keep, listed_text, notice, place, press, row_text, rows, type_over
from support_tui import FixedClock, MemoryFile, example_file, screen_text

IN_S3: Final = datetime.fromisoformat("2026-09-10T18:00:00+02:00")


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


def clock() -> FixedClock:
    """Return a clock that stands in the third session."""
    return FixedClock(IN_S3)


def new_file() -> MemoryFile:
    """Return a process of which nothing is known yet."""
    file = MemoryFile()
    keep(file, ProcessDetails(id="prova", title="Prova", kind=ProcessKind.OPEN_PATH))
    return file


def indicator(file: MemoryFile, identifier: str) -> Indicator:
    """Return an indicator as it is now."""
    found = file.process.get(Indicator, identifier)
    assert found is not None
    return found


async def test_the_first_thing_is_what_was_promised_and_enter_goes_there(file: MemoryFile) -> None:
    """One line with kept and late, the cursor on it; Enter is F5."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        assert rows(pilot).current == "promises"
        assert "Promesse fin qui: 15 impegni, mantenuti 9 · 1 in ritardo" in row_text(pilot, "promises")
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        assert isinstance(screen.place, CommitmentsPlace)


async def test_indicators_stand_by_level_and_say_in_words_where_they_are(file: MemoryFile) -> None:
    """Distance and trend after the direction; an unknown baseline shows dots and is said in the detail."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        shown = listed_text(pilot)
        assert shown.index("realizzazioni") < shown.index("I02") < shown.index("risultati") < shown.index("I01")
        assert "91 % · mancano 4 per arrivare a 95 · ↗ migliora" in row_text(pilot, "I01")
        assert "ancora 1,3 da togliere per scendere a 8" in " ".join(row_text(pilot, "I06").split())
        assert "··········" in row_text(pilot, "I04")
        await go_to(pilot, "I04")
        assert "si partiva da: non noto" in detail(pilot, "know-card")
        assert "il servizio non esisteva" in detail(pilot, "know-card")


async def test_an_indicator_is_written_from_a_form(file: MemoryFile) -> None:
    """N, the name, and what is known; the owner by a few letters, proposals by code."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await press(pilot, "n")
        await type_over(pilot, "Corse di sabato")
        for typed in (None, "corse", None, "0", "12/2/2026", "", "40", "31/12/2026", "registro", "mensile",
                      "Colombini", "PR03, pr02"):  # fmt: skip
            await press(pilot, "tab")
            if typed is not None:
                await type_over(pilot, typed)
        await press(pilot, "enter")
        one = file.process.all(Indicator)[-1]
        assert (one.name, one.number, one.owner) == ("Corse di sabato", 9, "P13")
        assert one.target == 40
        assert one.proposals == ("PR03", "PR02")
        assert one.baseline is not None
        assert one.baseline.value == 0
        assert "I09" in listed_text(pilot)


async def test_a_reading_is_added_with_how_many_people_and_corrected(file: MemoryFile) -> None:
    """M, a value, a day, on how many; under twenty the row says how many of how many. R corrects it."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await go_to(pilot, "I04")
        await press(pilot, "m")
        await type_over(pilot, "75")
        await press(pilot, "tab", "tab")
        await type_over(pilot, "12")
        await press(pilot, "enter")
        last = indicator(file, "I04").measurements[-1]
        assert (int(last.value), last.date, last.n, last.session) == (75, "2026-09-10", 12, "S3")
        assert "75 % (9 su 12)" in row_text(pilot, "I04")
        await press(pilot, "r", "enter")
        await type_over(pilot, "67")
        await press(pilot, "enter")
        assert "67 % (8 su 12)" in row_text(pilot, "I04")


async def test_what_cannot_be_a_reading_is_said_and_stays_typed(file: MemoryFile) -> None:
    """A word for a number keeps the form open."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await go_to(pilot, "I04")
        await press(pilot, "m")
        await type_over(pilot, "tante")
        await press(pilot, "enter")
        assert "«tante» non è un numero" in " ".join(screen_text(pilot).split())
        assert len(indicator(file, "I04").measurements) == 1


async def test_an_indicator_is_set_aside_with_a_reason_and_comes_back(file: MemoryFile) -> None:
    """A with a reason, A again."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await go_to(pilot, "I04")
        await press(pilot, "a")
        await type_over(pilot, "nessuno lo raccoglie")
        await press(pilot, "enter")
        assert "Non più letti" in listed_text(pilot)
        await press(pilot, "a")
        assert "Non più letti" not in listed_text(pilot)
        assert "I04 si legge di nuovo" in notice(pilot)


async def test_notes_and_what_is_missing_are_not_for_the_hall(file: MemoryFile) -> None:
    """Projected, the detail has the figures and no note."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await go_to(pilot, "I04")
        await press(pilot, "ctrl+t")
        assert "74 %" in detail(pilot, "know-card")
        assert "il servizio non esisteva" not in detail(pilot, "know-card")


async def test_lessons_are_written_with_their_facts_and_set_aside(file: MemoryFile) -> None:
    """L, the words, the column, codes of facts, what for; a code that is not there keeps the form open."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await press(pilot, "l")
        await type_over(pilot, "Fare riunioni più corte")
        await press(pilot, "tab", "right", "right", "right", "tab")
        await type_over(pilot, "K99")
        await press(pilot, "enter")
        assert "«K99» non è un codice" in " ".join(screen_text(pilot).split())
        await type_over(pilot, "k05, I03")
        await press(pilot, "tab")
        await type_over(pilot, "prossimo percorso")
        await press(pilot, "enter")
        lesson = file.process.all(Lesson)[-1]
        assert (lesson.column, lesson.evidence, lesson.session) == ("try", ("K05", "I03"), "S3")
        assert "L07   Fare riunioni più corte" in listed_text(pilot)
        await press(pilot, "a")
        await type_over(pilot, "doppia")
        await press(pilot, "enter")
        assert not file.process.all(Lesson)[-1].on_table
        await press(pilot, "a")
        assert file.process.all(Lesson)[-1].on_table


async def test_what_happens_after_is_asked_of_each_shared_proposal(file: MemoryFile) -> None:
    """Enter on it: it is repeated, every year."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await go_to(pilot, "PR01")
        assert "non ancora detto" in detail(pilot, "know-card")
        await press(pilot, "enter", "right", "right", "tab")
        await type_over(pilot, "ogni anno")
        await press(pilot, "enter")
        assert "si ripete: ogni anno" in row_text(pilot, "PR01")


async def test_the_parts_follow_one_another_with_one_key_and_come_round(file: MemoryFile) -> None:
    """S goes to questionnaire, lessons, what happens after, proposals, how the path goes, and back to the promises."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        found = []
        for _ in range(7):
            await press(pilot, "s")
            found.append((rows(pilot).current or "").split("\x1f")[0])
        assert found == ["survey", "lesson", "destiny", "report", "theory", "progress", "promises"]


async def test_how_the_path_goes_is_not_for_the_hall(file: MemoryFile) -> None:
    """Projected, attendance and delays are gone."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        assert "Come sta andando il percorso" in listed_text(pilot)
        await press(pilot, "ctrl+t")
        assert "Come sta andando il percorso" not in listed_text(pilot)


async def test_the_theory_of_change_is_read_and_written_where_the_path_has_one(file: MemoryFile) -> None:
    """Chains as rows; Enter corrects one, C writes another, A takes one out."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await go_to(pilot, "theory")
        await press(pilot, "down", "down")
        assert "deve essere vero: I nuovi autisti restano almeno un anno" in detail(pilot, "know-card")
        await press(pilot, "c")
        for typed in ("PR19", "Cabina di regia", "Si decide prima", ""):
            await type_over(pilot, typed)
            await press(pilot, "tab")
        await type_over(pilot, "Si incontra ogni mese\nHa un segretario")
        await press(pilot, "tab")
        await type_over(pilot, "I99")
        await press(pilot, "enter")
        assert "«I99» non è un codice" in " ".join(screen_text(pilot).split())
        await type_over(pilot, "i08")
        await press(pilot, "enter")
        theory = theory_of(file.process)
        assert theory is not None
        assert theory.chains[-1].assumptions == ("Si incontra ogni mese", "Ha un segretario")
        assert theory.chains[-1].indicators == ("I08",)
        assert "5     PR19 → Cabina di regia → Si decide prima" in listed_text(pilot)
        await press(pilot, "a", "enter")
        assert len(file.process.all(TheoryOfChange)[0].chains) == 4


async def test_a_path_without_a_theory_of_change_has_no_empty_part_for_it() -> None:
    """Nothing of it is shown until it is written."""
    async with place(new_file(), KNOW) as pilot:
        assert "Teoria del cambiamento" not in listed_text(pilot)
        assert "Nessuna promessa da rileggere" in listed_text(pilot)
        assert "Nessun questionario ancora" in listed_text(pilot)
