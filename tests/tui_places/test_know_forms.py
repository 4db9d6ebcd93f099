"""Know on the screen: the report of proposals, what happens after, logframe, impact, lessons brought from elsewhere."""

from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.items import Indicator, Lesson, Proposal
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.terms import Destiny, LogframeLevel, ProcessKind
from codesign_tui.domain.theory import impact_of, logframe_of
from codesign_tui.tui.places.board import BoardPlace
from codesign_tui.tui.screens.process import ProcessScreen
from support_places import KNOW, detail, go_to, keep, listed_text, notice, options, place, press, row_text, type_over
from support_tui import FixedClock, MemoryFile, MemoryWorkspace, example_file, new_app, settled

IN_S3: Final = datetime.fromisoformat("2026-09-10T18:00:00+02:00")


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


def clock() -> FixedClock:
    """Return a clock that stands in the third session."""
    return FixedClock(IN_S3)


async def test_the_report_has_a_row_for_each_category_and_enter_opens_one_of_its_proposals(file: MemoryFile) -> None:
    """The numbers in words beside the bar, each proposal below with who carries it forward."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        assert "portate 12, condivise 8, realizzate 3" in row_text(pilot, "third_sector")
        await go_to(pilot, "third_sector")
        assert "PR03 Autisti di comunità" in detail(pilot, "know-card")
        assert "la porta avanti: Argento Vivo" in detail(pilot, "know-card")
        await press(pilot, "enter")
        assert "PR03" in options(pilot)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        assert isinstance(screen.place, BoardPlace)


async def test_what_happens_after_is_asked_one_after_the_other_and_esc_ends(file: MemoryFile) -> None:
    """D goes through those that nobody said it of; what was said stays said."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await press(pilot, "d", "right", "enter", "right", "right", "enter", "escape")
        said = [one.destiny for one in file.process.all(Proposal) if one.destiny is not None]
        assert said == [Destiny.ENDS, Destiny.REPEATS]


async def test_once_everything_was_said_nothing_is_asked(file: MemoryFile) -> None:
    """The line says so."""
    keep(file, *(one.model_copy(update={"destiny": Destiny.ENDS}) for one in file.process.all(Proposal)))
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await press(pilot, "d")
        assert "Di ogni proposta condivisa si è detto" in notice(pilot)


async def test_the_logframe_is_written_row_by_row_where_the_path_uses_one(file: MemoryFile) -> None:
    """Shown once an item of the agenda makes one; the level is suggested after the row under the cursor."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        assert "Quadro logico" not in listed_text(pilot)
    keep(file, AgendaItem(id="S3-99", session="S3", n=99, title="Quadro", method="logframe"))
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await go_to(pilot, "logframe")
        await press(pilot, "enter", "enter")
        await type_over(pilot, "Invecchiare bene")
        await press(pilot, "enter", "q", "enter")
        await type_over(pilot, "Si rinuncia meno alle cure")
        await press(pilot, "tab")
        await type_over(pilot, "I99")
        await press(pilot, "enter")
        assert "«I99» non è un codice" in notice(pilot)
        await type_over(pilot, "i01")
        await press(pilot, "enter", "q", "enter")
        await type_over(pilot, "Autisti nuovi")
        await press(pilot, "enter")
        assert "Non si sa ancora da che cosa si vede" in detail(pilot, "know-card")
        await press(pilot, "q", "enter")
        await type_over(pilot, "Corsi")
        await press(pilot, "enter")
        logframe = logframe_of(file.process)
        assert logframe is not None
        assert [row.level for row in logframe.rows] == list(LogframeLevel)
        assert "Attività 1.1: Corsi" in listed_text(pilot)
        await press(pilot, "a", "enter")
        assert "Attività 1.1" not in listed_text(pilot)


async def test_the_impact_assessment_begins_with_its_goal_and_grows_by_dimensions(file: MemoryFile) -> None:
    """I asks for the goal first, then for a dimension; the phases stand with their signs."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        assert "VIS" not in listed_text(pilot)
        await press(pilot, "i")
        await type_over(pilot, "Meno solitudine")
        await press(pilot, "enter")
        await type_over(pilot, "relazioni")
        await press(pilot, "tab")
        await type_over(pilot, "chi vive solo")
        await press(pilot, "tab", "right", "enter")
        impact = impact_of(file.process)
        assert impact is not None
        assert (impact.goal, impact.dimensions[0].name, impact.dimensions[0].for_whom) == (
            "Meno solitudine", "relazioni", "chi vive solo",
        )  # fmt: skip
        assert "○ contesto e bisogni · ✓ obiettivi" in " ".join(listed_text(pilot).split())
        await go_to(pilot, "impact")
        await press(pilot, "down")
        assert "Per chi: chi vive solo" in detail(pilot, "know-card")
        await press(pilot, "a", "enter")
        assert impact_of(file.process) is not None
        assert "relazioni" not in listed_text(pilot)


async def test_an_indicator_says_what_it_is_about_and_how_it_is_measured(file: MemoryFile) -> None:
    """The last fields of the form; shown in its detail."""
    async with place(file, KNOW, session="S3", clock=clock()) as pilot:
        await go_to(pilot, "I03")
        await press(pilot, "enter", *["shift+tab"] * 4)
        for typed in ("relazioni", "conteggio a voce", "frazione"):
            await type_over(pilot, typed)
            await press(pilot, "tab")
        await press(pilot, "enter")
        one = file.process.get(Indicator, "I03")
        assert one is not None
        assert (one.dimension, one.method, one.disaggregation) == ("relazioni", "conteggio a voce", "frazione")
        assert "come si misura: conteggio a voce" in detail(pilot, "know-card")


async def test_lessons_of_another_path_are_brought_here_by_keys() -> None:
    """P, the path, one of its lessons or all; words and use cross over, and where they come from is told."""
    workspace = MemoryWorkspace()
    source = example_file()
    workspace.files[Path("sessions/borgoserra.codesign.jsonl")] = source
    here = MemoryFile(Path("sessions/altro.codesign.jsonl"))
    keep(here, ProcessDetails(id="altro", title="Un altro percorso", kind=ProcessKind.OPEN_PATH))
    workspace.files[here.path] = here
    app = new_app(workspace, clock=clock())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open_file(here)
        await settled(pilot)
        await press(pilot, KNOW, "p")
        assert "Invecchiare bene" in options(pilot)
        assert "Un altro percorso" not in options(pilot)
        await press(pilot, "enter")
        assert "Conta più la persona di riferimento" in options(pilot)
        await press(pilot, "down", "enter")
        assert len(here.process.all(Lesson)) == 1
        brought = here.process.all(Lesson)[-1]
        assert (brought.evidence, brought.session) == ((), None)
        await go_to(pilot, brought.id)
        assert "borgoserra.codesign.jsonl" in detail(pilot, "know-card")
        await press(pilot, "p", "enter", "enter")
        assert len(here.process.all(Lesson)) == 6
        await press(pilot, "p", "enter", "enter")
        assert len(here.process.all(Lesson)) == 6


async def test_where_no_proposal_is_shared_nothing_is_said_to_be_settled() -> None:
    """D tells that none is shared and where that is said, instead of «everything was said»."""
    file = MemoryFile()
    keep(file, ProcessDetails(id="p", title="Prova", kind=ProcessKind.OPEN_PATH))
    keep(file, Proposal(id="PR1", title="Doposcuola"))
    async with place(file, KNOW) as pilot:
        await press(pilot, "d")
        assert "Nessuna proposta è condivisa" in notice(pilot)
