"""The closing survey on the screen: passed around or typed from paper, and nothing of a sheet is left to read."""

from datetime import datetime
from typing import Final

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from codesign_tui.domain.details import Evaluation
from codesign_tui.tui.screens.survey import SurveyScreen
from support_places import KNOW, detail, go_to, live_links, notice, place, press, row_text, type_over
from support_tui import FixedClock, MemoryFile, example_file, screen_text

IN_S3: Final = datetime.fromisoformat("2026-09-10T18:00:00+02:00")


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


def newest(file: MemoryFile) -> Evaluation:
    """Return the survey that was opened last."""
    return file.process.all(Evaluation)[-1]


async def opened(pilot: Pilot[None], *statements: str) -> None:
    """Open a survey of these statements."""
    await press(pilot, "v", "enter")
    await type_over(pilot, "\n".join(statements))
    await press(pilot, "ctrl+s")


async def test_the_results_of_the_example_are_read_and_small_categories_are_not(file: MemoryFile) -> None:
    """Eleven answers, a mean a statement as a bar and a number; by category in the detail."""
    async with place(file, KNOW, session="S3", clock=FixedClock(IN_S3)) as pilot:
        assert "Seduta 3: 11 risposte" in row_text(pilot, "evaluation")
        await go_to(pilot, "evaluation")
        await press(pilot, "down")
        shown = detail(pilot, "know-card")
        assert "terzo settore: 4,4" in shown
        assert "società civile: non mostrato" in shown


async def test_the_laptop_goes_round_and_the_next_person_sees_nothing(file: MemoryFile) -> None:
    """Each answers with one key a statement; after Enter the page is as it was before, with one sheet more."""
    async with place(file, KNOW, session="S3", clock=FixedClock(IN_S3)) as pilot:
        await opened(pilot, "Ho parlato", "Lo rifarei")
        survey = newest(file)
        await press(pilot, "v", "enter")
        assert isinstance(pilot.app.screen, SurveyScreen)
        before = screen_text(pilot)
        category = ["1"] if survey.apart else []
        for answers in (("4", "5"), ("3", "0"), ("5", "5")):
            await press(pilot, "enter", *category, *answers, "enter")
        after = screen_text(pilot)
        assert after == before.replace("0 fogli", "3 fogli")
        assert file.box.contents.ballots_in(survey.id) == 3
        assert newest(file) == survey


async def test_a_person_goes_back_and_throws_a_sheet_away(file: MemoryFile) -> None:
    """The left arrow asks the statement before again; Esc and a yes leave nothing in the box."""
    async with place(file, KNOW, session="S3", clock=FixedClock(IN_S3)) as pilot:
        await opened(pilot, "Ho parlato", "Lo rifarei")
        survey = newest(file)
        await press(pilot, "v", "enter", "enter", *(["0"] if survey.apart else []), "4")
        assert "Frase 2 di 2" in screen_text(pilot)
        await press(pilot, "left")
        assert "Frase 1 di 2" in screen_text(pilot)
        await press(pilot, "7", "escape", "s")
        assert "0 fogli" in screen_text(pilot)
        assert file.box.contents.ballots_in(survey.id) == 0
        await press(pilot, "escape", "n")
        assert isinstance(pilot.app.screen, SurveyScreen)
        await press(pilot, "escape", "s")
        assert not isinstance(pilot.app.screen, SurveyScreen)


async def test_paper_sheets_are_typed_one_a_line_and_closed_into_means(file: MemoryFile) -> None:
    """4 3 Enter, again; what no sheet can say is refused; closing shows the means."""
    async with place(file, KNOW, session="S3", clock=FixedClock(IN_S3)) as pilot:
        await opened(pilot, "Ho parlato", "Lo rifarei")
        survey = newest(file)
        await press(pilot, "v", "down", "enter")
        for typed in ("4 3", "5 -", "52"):
            await type_over(pilot, typed)
            await press(pilot, "enter")
        await type_over(pilot, "9 1")
        await press(pilot, "enter")
        assert "«9» non sta nella scala" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape")
        assert "Aperto: 3 fogli" in row_text(pilot, survey.id)
        await press(pilot, "v", "down", "down", "down", "enter", "enter")
        closed = newest(file)
        assert [str(item.mean) for item in closed.items] == ["4.7", "None"]
        assert closed.respondents == 3
        assert "3 fogli contati" in notice(pilot)
        assert file.box.contents.ballots_in(survey.id) == 0


async def test_answers_are_never_given_before_the_hall(file: MemoryFile) -> None:
    """Projected, the survey is refused with the key that helps."""
    async with place(file, KNOW, session="S3", clock=FixedClock(IN_S3)) as pilot:
        await press(pilot, "ctrl+t", "v")
        assert "prima ^T" in notice(pilot)


async def test_hostile_statements_are_only_words(file: MemoryFile) -> None:
    """A live link and a broken tag among the statements are asked as they read."""
    async with place(file, KNOW, session="S3", clock=FixedClock(IN_S3)) as pilot:
        await press(pilot, "v", "enter")
        assert isinstance(pilot.app.focused, TextArea)
        pilot.app.focused.text = "[@click=app.quit]Gratis[/]\n[/\n\x1b]52;c;ZXZpbA==\x07"
        await press(pilot, "ctrl+s", "v", "enter", "enter", *(["0"] if newest(file).apart else []))
        assert "[@click=app.quit]Gratis[/]" in screen_text(pilot)
        assert not live_links(pilot)
        await press(pilot, "1", "2")
        assert not live_links(pilot)
        assert pilot.app.is_running
