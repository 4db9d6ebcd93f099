"""The documents with their text in view: which one, of what, in which copy, with which sections, in which formats."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.items import Need, Proposal
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.domain.text import clean_line
from codesign_tui.tui.screens.before_publishing import BeforePublishing
from codesign_tui.tui.screens.document_sections import DocumentSections
from codesign_tui.tui.screens.documents import Documents
from codesign_tui.tui.screens.export_report import ExportReportScreen
from codesign_tui.tui.widgets.draft_view import DraftView
from codesign_tui.tui.widgets.rows import RowList
from support_places import keep
from support_tui import HOSTILE, SIZE, MemoryFile, example_file, live_links, new_app, screen_text, settled


@pytest.fixture
def file(tmp_path: Path) -> MemoryFile:
    """The worked example, in a folder where files can be written."""
    return example_file(tmp_path / "borgoserra.codesign.jsonl")


async def _open(pilot: Pilot[None], file: MemoryFile, document: str = "minutes") -> Documents:
    """Go to the documents of the process, on one of them."""
    pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
    await settled(pilot)
    await pilot.press("f8", "o")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, Documents)
    screen.query_one(RowList).go_to(document)
    await settled(pilot)
    return screen


def _text(screen: Documents) -> str:
    """Return the text in view, as if it had not been broken into lines."""
    return " ".join(screen.query_one(DraftView).text.split())


def _shown(pilot: Pilot[None]) -> str:
    """Return what is on the screen, as if it had not been broken into lines."""
    return " ".join(screen_text(pilot).replace("│", " ").split())


async def test_the_text_follows_the_document_under_the_cursor(file: MemoryFile) -> None:
    """From the minutes the arrow goes to the notice of the session that comes next."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await _open(pilot, file)
        assert "VERBALE N. 3" in _text(screen)
        await pilot.press("down")
        await settled(pilot)
        assert "CONVOCAZIONE DELLA SEDUTA" in _text(screen)


async def test_what_a_document_lacks_is_told_above_its_text(file: MemoryFile) -> None:
    """The definitive project says what is still to complete before it is written."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file, "definitive_project")
        assert "Da completare: PR17" in screen_text(pilot)


async def test_only_the_documents_of_this_kind_of_path_are_offered(file: MemoryFile) -> None:
    """A pact is offered to a path that makes one, never to a co-design."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await _open(pilot, file)
        names = {option.id for option in screen.query_one(OptionList).options}
        assert "definitive_project" in names
        assert "pact" not in names
    details = ProcessDetails(**(file.process.details.model_dump() | {"kind": ProcessKind.PATTO}))
    keep(file, details)
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await _open(pilot, file)
        assert "pact" in {option.id for option in screen.query_one(OptionList).options}


async def test_copy_and_language_turn_with_a_letter(file: MemoryFile) -> None:
    """C turns to the public copy, L to English; a document with one copy alone keeps it."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await _open(pilot, file, "convening")
        assert "Teresa Gualandi" in _text(screen)
        await pilot.press("c")
        await settled(pilot)
        assert "copia pubblica" in screen_text(pilot)
        await pilot.press("l")
        await settled(pilot)
        assert "NOTICE OF SESSION" in _text(screen)
        screen.query_one(RowList).go_to("facilitator_sheet")
        await settled(pilot)
        assert "copia interna" in screen_text(pilot)


async def test_of_which_session_or_proposal_is_asked(file: MemoryFile) -> None:
    """D lists the sessions, or the proposals; the choice is remembered for that document."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await _open(pilot, file, "minutes")
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("up", "up", "enter")
        await settled(pilot)
        assert "VERBALE N. 1" in _text(screen)
        screen.query_one(RowList).go_to("project_sheet")
        await settled(pilot)
        assert "SCHEDA PROGETTO PR01" in _text(screen)
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "SCHEDA PROGETTO PR02" in _text(screen)


async def test_what_cannot_be_made_says_why_in_place_of_the_text(file: MemoryFile) -> None:
    """Ballots without an open vote are a sentence, not a failure."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await _open(pilot, file, "ballots")
        assert "voto aperto" in _text(screen)


async def test_sections_are_switched_and_moved_and_the_text_follows(file: MemoryFile) -> None:
    """A section left out leaves the text, and is told; one that must stay says why."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await _open(pilot, file, "definitive_project")
        assert "Perché dovrebbe funzionare" in _text(screen)
        await pilot.press("s")
        await settled(pilot)
        sections = pilot.app.screen
        assert isinstance(sections, DocumentSections)
        sections.query_one(RowList).go_to("theory")
        await pilot.press("space", "minus")
        await settled(pilot)
        assert "Teoria del cambiamento  lasciata fuori" in screen_text(pilot)
        sections.query_one(RowList).go_to("convention")
        await pilot.press("space")
        await settled(pilot)
        assert "il D.M. 72/2021 elenca" in _shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "Perché dovrebbe funzionare" not in _text(screen)
        assert "Lasciate fuori: Teoria del cambiamento" in str(screen.query_one("#documents-note", Static).visual)
    layout = file.process.details.documents.layout_of("definitive_project")
    assert layout.off == ("theory",)
    assert layout.order.index("theory") < layout.order.index("indicators")


async def test_the_usual_sections_come_back_with_a_letter(file: MemoryFile) -> None:
    """U forgets what was chosen; where nothing was chosen it says so."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file, "instant_report")
        await pilot.press("s")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "ha già tutte le sezioni" in screen_text(pilot)
        await pilot.press("down", "space", "u")
        await settled(pilot)
    assert file.process.details.documents.layouts == ()


async def test_a_paper_has_no_sections_to_choose(file: MemoryFile) -> None:
    """The list is empty and a sentence says why."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file, "poster")
        await pilot.press("s")
        await settled(pilot)
        assert "non si possono cambiare" in screen_text(pilot)


async def test_dates_and_items_in_words_are_asked_on_one_form(file: MemoryFile) -> None:
    """W asks for the style; kept, the minutes in view begin with the hour in words."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        screen = await _open(pilot, file, "minutes")
        await pilot.press("w")
        await settled(pilot)
        await pilot.press("right", "right", "right", "tab", "right", "ctrl+s")
        await settled(pilot)
        assert "alle ore diciassette" in _text(screen)
        assert "PRIMO PUNTO – " in _text(screen)


async def test_enter_writes_the_document_in_view_in_the_formats_chosen(file: MemoryFile) -> None:
    """The files stand beside the path's, and the report names them and what is to be completed."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file, "definitive_project")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ExportReportScreen)
        assert "da completare a mano" in _shown(pilot)
    written = sorted(file.path.parent.rglob("*progetto-definitivo-INTERNA.odt"))
    assert len(written) == 1


async def test_before_the_hall_the_documents_stay_closed(file: MemoryFile) -> None:
    """Projected, the screen that shows internal copies does not open."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
        await settled(pilot)
        await pilot.press("f8", "ctrl+t", "o")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, Documents)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_words_are_only_read(file: MemoryFile, size: tuple[int, int]) -> None:
    """No title or text makes a link, a command or a failure of the preview."""
    for at, text in enumerate(HOSTILE[:12]):
        if title := clean_line(text):
            keep(file, Proposal(id=f"PRZ{at}", title=title, text=text))
    async with new_app().run_test(size=size, notifications=True) as pilot:
        screen = await _open(pilot, file, "project_sheet")
        before = live_links(pilot)
        await pilot.press("d", "end", "enter")
        await settled(pilot)
        assert "SCHEDA PROGETTO" in _text(screen)
        assert live_links(pilot) == before
        assert "Esc torna" in screen_text(pilot)


async def test_public_minutes_are_read_again_before_they_are_written(file: MemoryFile) -> None:
    """The way over the documents asks what the key of the minutes asks: nothing is published unread."""
    keep(file, Need(id="NZ", text="La signora Bruna ha il diabete e non esce.", session="S3"))
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file)
        await pilot.press("c", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, BeforePublishing)
    assert list(file.path.parent.rglob("*PUBBLICA*")) == []


async def test_any_public_document_that_speaks_of_health_is_read_again_first(file: MemoryFile) -> None:
    """Esc writes nothing; Enter, once it was read, writes the copy."""
    keep(file, Proposal(id="PRZ", title="Portare la spesa", text="A chi ha il diabete e non esce di casa."))
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _open(pilot, file, "project_sheet")
        await pilot.press("c", "d", "end", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, BeforePublishing)
        assert "diabete" in _shown(pilot)
        assert list(file.path.parent.rglob("*PUBBLICA*")) == []
        await pilot.press("enter")
        await settled(pilot)
    assert len(list(file.path.parent.rglob("*PUBBLICA.pdf"))) == 1
