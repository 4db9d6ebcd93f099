"""The sheet of a proposal: typed in place on the board, kept field by field, with nothing the hall may not see."""

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from codesign_tui.actions.choosing import open_vote
from codesign_tui.actions.steps import changed
from codesign_tui.domain.ideas import IdeaProfile, Monday, Objection
from codesign_tui.domain.items import Need, Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.orphans import goals_of
from codesign_tui.domain.terms import Attribution, Category, Perimeter, ProposalStatus
from codesign_tui.tui.commands import GATHERED_SHEET
from codesign_tui.tui.places.choose import ChoosePlace
from codesign_tui.tui.places.run import RunPlace
from codesign_tui.tui.places.sheet import ProposalSheet
from codesign_tui.tui.screens.process import ProcessScreen
from support_places import (
    BOARD,
    CHOOSE,
    detail,
    go_to,
    keep,
    live_links,
    notice,
    options,
    place,
    plain,
    press,
    row_text,
    type_over,
)
from support_tui import HOSTILE, NOW, MemoryFile, example_file, screen_text, settled

WIDE = (120, 60)
RUN = "f2"


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


def kept(file: MemoryFile, identifier: str = "PR01") -> Proposal:
    """Return a proposal as it is kept."""
    proposal = file.process.get(Proposal, identifier)
    assert proposal is not None
    return proposal


async def open_sheet(pilot: Pilot[None], identifier: str = "PR01") -> None:
    """Open the sheet of a proposal from the board."""
    await go_to(pilot, identifier)
    await press(pilot, "enter")


async def write(pilot: Pilot[None], field: str, text: str) -> None:
    """Type a text into a field of the sheet, in place of what it holds, and go on."""
    pilot.app.screen.query_one(f"#s-{field}", Widget).focus()
    await settled(pilot)
    await type_over(pilot, text)
    await press(pilot, "tab")


def said(pilot: Pilot[None], field: str) -> str:
    """Return what stands in a typed field."""
    held = pilot.app.screen.query_one(f"#s-{field}")
    return held.value if isinstance(held, Input) else held.text if isinstance(held, TextArea) else ""


def hints(pilot: Pilot[None]) -> str:
    """Return what the answers suggest to whoever leads."""
    return " ".join(plain(line.content) for line in pilot.app.screen.query(".sheet-hint").results(Static))


async def test_a_field_is_kept_when_it_is_left_and_undo_takes_back_one_field(file: MemoryFile) -> None:
    """Title and benefit typed one after the other are two steps; undo on the sheet takes the last and shows it."""
    before = kept(file)
    async with place(file, BOARD, size=WIDE) as pilot:
        await open_sheet(pilot)
        await write(pilot, "title", "Portineria nelle frazioni")
        await write(pilot, "nabc-benefit", "Nessuno resta solo")
        assert kept(file).title == "Portineria nelle frazioni"
        assert kept(file).nabc.benefit == "Nessuno resta solo"  # type: ignore[union-attr]
        assert kept(file).nabc.need == before.nabc.need  # type: ignore[union-attr]
        await press(pilot, "ctrl+z")
        assert kept(file).nabc == before.nabc
        assert said(pilot, "nabc-benefit") == before.nabc.benefit  # type: ignore[union-attr]
        await press(pilot, "escape")
        assert "Portineria nelle frazioni" in row_text(pilot, "PR01")


async def test_esc_keeps_what_was_being_typed_and_goes_back_to_the_card(file: MemoryFile) -> None:
    """The field in hand is kept; the cursor is on the proposal, and letters are commands again."""
    async with place(file, BOARD) as pilot:
        await open_sheet(pilot)
        assert pilot.app.screen.query(ProposalSheet)
        await press(pilot, "X", "escape")
        assert not pilot.app.screen.query(ProposalSheet)
        assert kept(file).title.endswith("X")
        await press(pilot, "d")
        assert kept(file).flash
        revision = file.process.revision
        await press(pilot, "enter", "escape")
        assert file.process.revision == revision, "looking changes nothing"


async def test_what_is_refused_stays_typed_and_says_why(file: MemoryFile) -> None:
    """A proposal is never left without a title."""
    async with place(file, BOARD) as pilot:
        await open_sheet(pilot)
        await type_over(pilot, "   ")
        await press(pilot, "down")
        assert "Mancano le parole" in notice(pilot)
        assert kept(file).title == "Portineria diffusa delle frazioni"


async def test_a_proposal_is_outside_the_perimeter_and_forwarded_in_words(file: MemoryFile) -> None:
    """To whom makes it forwarded; the board says so, and that it is out of scope."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await open_sheet(pilot, "PR03")
        await press(pilot, "tab", "tab", "f", "tab", "tab")
        await type_over(pilot, "Provincia")
        await press(pilot, "escape")
        assert (kept(file, "PR03").perimeter, kept(file, "PR03").forwarded_to) == (Perimeter.OUT, "Provincia")
        assert kept(file, "PR03").status is ProposalStatus.FORWARDED
        assert "fuori perimetro · trasmessa a: Provincia" in row_text(pilot, "PR03")


async def test_on_the_territory_and_with_the_territory_are_asked_apart(file: MemoryFile) -> None:
    """A place alone is only «on» the territory: sheet and board say so until the place puts something in."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await open_sheet(pilot)
        await write(pilot, "place", "Ponterotto")
        assert "solo «sul» territorio" in hints(pilot)
        await press(pilot, "escape")
        assert "solo «sul» territorio" in row_text(pilot, "PR01")
        await open_sheet(pilot)
        await write(pilot, "local_resources-spaces", "l'ex scuola")
        assert "solo «sul»" not in hints(pilot)
        await press(pilot, "escape")
        assert "solo «sul»" not in row_text(pilot, "PR01")


async def test_two_mondays_stand_side_by_side_and_what_they_suggest_is_said_calmly(file: MemoryFile) -> None:
    """One category alone asks for another; two that share no word ask to read them aloud, with a small pilot."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await open_sheet(pilot)
        await write(pilot, "monday-public_body", "Apro lo sportello")
        assert "solo una categoria (ente pubblico)" in hints(pilot)
        await write(pilot, "monday-third_sector", "Porto la signora dal medico")
        assert "hanno poche parole in comune" in hints(pilot)
        assert "prova in piccolo" in hints(pilot)
        await write(pilot, "pilot-what", "Un mese a Ponterotto")
        await write(pilot, "pilot-until", "30 giugno")
        assert "prova in piccolo" not in hints(pilot)
        pilot_of = kept(file).pilot
        assert pilot_of is not None
        assert (pilot_of.what, pilot_of.until) == ("Un mese a Ponterotto", "2026-06-30")
        assert "carism" not in screen_text(pilot).casefold()


async def test_scores_and_suggestions_are_never_before_the_hall(file: MemoryFile) -> None:
    """Projected, the sheet has no score, no suggestion and no name of who brought an anonymous proposal."""
    keep(
        file,
        Proposal(
            id="PR90", title="Panchine", attribution=Attribution.ANONYMOUS, proposers=("P05",),
            idea_profile=IdeaProfile(
                charismatic=5, chameleonic=5, mondays=(Monday(category=Category.PUBLIC_BODY, text="Apro"),)
            ),
            objections=(Objection(text="Costano", attribution=Attribution.ANONYMOUS),),
        ),
    )  # fmt: skip
    async with place(file, BOARD, size=WIDE) as pilot:
        await open_sheet(pilot, "PR90")
        assert "Da 1 a 5" in screen_text(pilot)
        assert "un secondo responsabile" in hints(pilot)
        assert "(anonimo)" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert not pilot.app.screen.query(ProposalSheet), "another sheet stands before the hall"
        await open_sheet(pilot, "PR90")
        shown = screen_text(pilot)
        assert "Panchine" in shown
        assert "Costano" in shown
        for hidden in ("Da 1 a 5", "Accende", "→", "anonimo", "Chi la propone", "categoria"):
            assert hidden not in shown
        assert not pilot.app.screen.query("#s-charismatic, #s-chameleonic, .sheet-hint")


async def test_the_threads_of_a_proposal_are_chosen_from_the_sheet(file: MemoryFile) -> None:
    """Enter on a line adds a need or a goal; choosing it again takes it away."""
    goal = file.process.details.perimeter.goals[0]
    async with place(file, BOARD, size=WIDE) as pilot:
        await open_sheet(pilot, "PR03")
        for field, typed in (("needs", "N04"), ("goals", goal)):
            pilot.app.screen.query_one(f"#s-{field}", Widget).focus()
            await press(pilot, "enter")
            await type_over(pilot, typed)
            await press(pilot, "enter")
        assert "N04" in kept(file, "PR03").needs
        assert goals_of(kept(file, "PR03")) == (goal,)
        assert goal in screen_text(pilot)
        await press(pilot, "enter")
        assert "c'è: sceglierlo lo toglie" in options(pilot)
        await press(pilot, "enter")
        assert goals_of(kept(file, "PR03")) == ()


async def test_an_objection_is_written_with_or_without_a_name_and_withdrawn(file: MemoryFile) -> None:
    """Anonymous, it keeps no name; a body's has its name; withdrawn, it is gone with the flash."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await open_sheet(pilot)
        pilot.app.screen.query_one("#s-objections", Widget).focus()
        await press(pilot, "enter")
        await type_over(pilot, "D'inverno non regge")
        await press(pilot, "tab", "tab", "a", "enter")
        objection = kept(file).objections[0]
        assert (objection.text, objection.attribution) == ("D'inverno non regge", Attribution.ANONYMOUS)
        assert kept(file).flash
        assert "D'inverno non regge (anonimo)" in screen_text(pilot)
        await press(pilot, "enter")
        assert "ritirata: D'inverno non regge" in options(pilot)
        await press(pilot, "down", "enter")
        assert (kept(file).objections, kept(file).flash) == ((), None)


async def test_what_is_being_typed_outlives_a_crash(file: MemoryFile) -> None:
    """Text kept at a pause comes back into its field with a sentence, and is kept with the field."""
    file.keep_draft("sheet:PR01:nabc.need", "Nessuno risponde")
    async with place(file, BOARD, size=WIDE) as pilot:
        await open_sheet(pilot)
        assert "Ripreso ciò che stavate scrivendo" in notice(pilot)
        assert said(pilot, "nabc-need") == "Nessuno risponde"
        await press(pilot, "escape")
        assert kept(file).nabc.need == "Nessuno risponde"  # type: ignore[union-attr]
        assert "sheet:PR01:nabc.need" not in file.drafts()


async def test_what_the_sheet_says_stands_beside_the_list_without_a_name(file: MemoryFile) -> None:
    """Goals, perimeter, place and why somebody disagrees are read with the card; who disagrees is on the sheet."""
    changes = {
        "goals": ("ascoltare",), "perimeter": Perimeter.TO_VERIFY, "place": "Pieve",
        "objections": (Objection(text="D'inverno no", organization="O5"),),
    }  # fmt: skip
    keep(file, Proposal(**{**kept(file).model_dump(exclude_unset=True), **changes}))
    async with place(file, BOARD, size=WIDE) as pilot:
        await go_to(pilot, "PR01")
        card = detail(pilot, "board-card")
        for line in ("serve a: ascoltare", "perimetro da verificare", "dove: Pieve", "solo «sul»", "⚡ «D'inverno no»"):
            assert line in card
        assert "O5" not in card


async def test_the_help_of_the_sheet_says_where_its_questions_come_from(file: MemoryFile) -> None:
    """F1 on the sheet tells of Smith's book; on the board it tells of the board."""
    async with place(file, BOARD, size=(100, 40)) as pilot:
        await open_sheet(pilot)
        await press(pilot, "f1")
        assert "Smith (2013)" in notice(pilot)
        await press(pilot, "escape", "escape", "f1")
        assert "Smith" not in notice(pilot)


async def test_another_place_and_back_finds_the_sheet_as_it_was(file: MemoryFile) -> None:
    """What was being typed is kept when the place is left."""
    async with place(file, BOARD) as pilot:
        await open_sheet(pilot)
        await press(pilot, "Y", "f5")
        assert kept(file).title.endswith("Y")
        await press(pilot, BOARD)
        assert pilot.app.screen.query(ProposalSheet)
        assert said(pilot, "title").endswith("Y")


async def test_hostile_words_on_a_sheet_are_only_words(file: MemoryFile) -> None:
    """Whatever a proposal and its links say, nothing that is painted runs, and nothing is changed by looking."""
    for at, text in enumerate(HOSTILE[:12]):
        words = text.strip() or "x"
        keep(
            file,
            Need(id=f"NH{at}", text=words),
            Proposal(
                id=f"PH{at}", title=words, text=words, needs=(f"NH{at}",), forwarded_to=words, place=words,
                objections=(Objection(text=words),),
                idea_profile=IdeaProfile(lit_up=words, mondays=(Monday(category=Category.PUBLIC_BODY, text=words),)),
            ),
        )  # fmt: skip
    revision = file.process.revision
    async with place(file, BOARD, size=WIDE) as pilot:
        for at in range(12):
            await open_sheet(pilot, f"PH{at}")
            assert not live_links(pilot)
            await press(pilot, "escape")
    assert file.process.revision == revision


# -- the way there -------------------------------------------------------------------------------------------


async def test_the_answers_of_two_categories_stand_side_by_side_where_there_is_room(file: MemoryFile) -> None:
    """At 96 columns the Mondays of two categories share a row, at 80 they stand one below the other."""
    async with place(file, BOARD, size=(96, 40)) as pilot:
        await open_sheet(pilot)
        for what in ("monday", "reading"):
            one, other, third = (
                pilot.app.screen.query_one(f"#s-{what}-{category.value}").region for category in list(Category)[:3]
            )
            assert one.y == other.y
            assert one.right < other.x
            assert third.y > one.y
        await pilot.resize_terminal(80, 40)
        await settled(pilot)
        one, other = (
            pilot.app.screen.query_one(f"#s-monday-{category.value}").region for category in list(Category)[:2]
        )
        assert one.x == other.x
        assert one.y < other.y


async def test_a_vote_leads_to_the_sheets_of_its_proposals_and_back(file: MemoryFile) -> None:
    """S asks which proposal where the vote is about several; Esc goes back to the votes; about none it says so."""
    several = open_vote(file, "S2", "dot_voting", "Quale", now=NOW, options=("PR01", "PR03")).value
    words = open_vote(file, "S2", "dot_voting", "Quale colore", now=NOW, options=("rosso", "blu")).value
    async with place(file, CHOOSE, session="S2") as pilot:
        await go_to(pilot, several.id)
        await press(pilot, "s")
        assert "PR03" in options(pilot)
        await press(pilot, "down", "enter")
        assert pilot.app.screen.query_one(ProposalSheet).proposal_id == "PR03"
        await press(pilot, "escape")
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        assert isinstance(screen.place, ChoosePlace)
        await go_to(pilot, words.id)
        await press(pilot, "s")
        assert "non c’è una proposta" in notice(pilot)
        await press(pilot, "f3")
        assert not pilot.app.screen.query(ProposalSheet)


async def test_what_run_gathered_leads_to_a_proposals_sheet_and_back(file: MemoryFile) -> None:
    """The palette's command opens the proposal under the cursor, and Esc is back at Run."""
    async with place(file, RUN, session="S2") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        run = screen.place
        assert isinstance(run, RunPlace)
        item = next(one for one in file.process.agenda("S2") if file.process.all(Proposal))
        session = file.process.get(Session, "S2")
        assert session is not None
        proposal = Proposal(id="Q1", number=90, title="Panchine", session="S2", agenda_item=item.id)
        keep(file, changed(session, current_item=item.id, actual_end=None), proposal)
        screen.choose_session("S2")
        await settled(pilot)
        await press(pilot, "ctrl+l")
        await screen.run_command(GATHERED_SHEET)
        await settled(pilot)
        assert pilot.app.screen.query_one(ProposalSheet).proposal_id == "Q1"
        await press(pilot, "escape")
        assert screen.place is run
