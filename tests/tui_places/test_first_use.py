"""What somebody who uses the places for the first time runs into: words that are true, nothing kept unasked."""

from textual.pilot import Pilot
from textual.widgets import Input

from codesign_tui.actions.people import add_organization
from codesign_tui.actions.themes import bring_themes
from codesign_tui.domain.budget import warnings_of
from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.items import Factor, Resource, Stakeholder
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.schemes import Scope, force_field
from codesign_tui.domain.terms import Category, Involvement, ProcessKind, SchemeKind
from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.commands import PEOPLE_TAKE_OFF
from codesign_tui.tui.places.scheme import SchemePlace
from codesign_tui.tui.screens.filling import FillIn
from codesign_tui.tui.screens.help import HelpScreen
from codesign_tui.tui.screens.process import ProcessScreen
from support_places import BOARD, PEOPLE, go_to, keep, listed_text, notice, place, press, type_over
from support_tui import NOW, MemoryFile, example_file, screen_text


async def look_at(pilot: Pilot[None], kind: SchemeKind) -> SchemePlace:
    """Open a view from the board."""
    await press(pilot, "ctrl+k", *["down"] * list(SchemeKind).index(kind), "enter")
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    assert isinstance(screen.place, SchemePlace)
    return screen.place


async def test_brought_themes_stand_on_the_board_before_they_have_a_card() -> None:
    """An empty cluster is a heading that says so; a filter, which hides cards, shows none."""
    file = example_file()
    bring_themes(file, ["Le notti senza corse"], now=NOW)
    async with place(file, BOARD) as pilot:
        assert "Le notti senza corse" in listed_text(pilot)
        assert "nessuna carta" in listed_text(pilot)


async def test_a_new_actor_goes_where_the_cursor_is() -> None:
    """N in a part of the map gives the actor the influence and the interest of that part."""
    file = example_file()
    before = len(file.process.all(Stakeholder))
    async with place(file, BOARD) as pilot:
        view = await look_at(pilot, SchemeKind.MAP)
        lane = view._lane()
        await press(pilot, "n")
        await type_over(pilot, "Pro loco")
        await press(pilot, "enter", "escape")
        actor = file.process.all(Stakeholder)[before]
        assert lane is not None
        assert (actor.influence, actor.interest) == {
            Involvement.CLOSE: (4, 4), Involvement.SATISFY: (4, 2), Involvement.INFORM: (2, 4),
            Involvement.WATCH: (2, 2),
        }[Involvement(lane)]  # fmt: skip


async def test_a_swot_opens_on_its_strengths_after_another_view() -> None:
    """The cursor does not stay where another view left it."""
    file = example_file()
    async with place(file, BOARD) as pilot:
        await look_at(pilot, SchemeKind.MAP)
        await press(pilot, "right", "down", "escape")
        await press(pilot, BOARD)
        view = await look_at(pilot, SchemeKind.SWOT)
        assert view._lane() == "strength"


def test_what_stands_in_a_swot_is_no_force() -> None:
    """A weakness of a SWOT does not push in the force field unasked."""
    file = MemoryFile()
    keep(file, Factor(id="f", text="poche corse", lane="weakness", sign="hindering"))
    process: Process = file.process
    assert [lane.cards for lane in force_field(process, Scope(), lambda item: True)] == [(), ()]


async def test_help_over_a_form_is_the_help_of_the_place_below() -> None:
    """F1 in a form of People explains People and not Home."""
    async with place(example_file(), PEOPLE) as pilot:
        await press(pilot, "n")
        await press(pilot, "f1")
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        assert screen._place == "people.help"
        assert any(isinstance(below, FillIn) for below in pilot.app.screen_stack)


async def test_a_slip_is_taken_off_the_list_of_people() -> None:
    """The command of the palette takes off a body that nothing names."""
    file = example_file()
    body = add_organization(file, now=NOW, name="Sbaglio", category=Category.THIRD_SECTOR).value
    async with place(file, PEOPLE) as pilot:
        await go_to(pilot, body.id)
        assert isinstance(pilot.app, CodesignApp)
        await pilot.app.do_command(PEOPLE_TAKE_OFF)
        await pilot.pause()
        assert file.process.get(Organization, body.id) is None
        assert "Tolto dall'elenco" in notice(pilot)


async def test_the_form_of_a_resource_says_what_is_missing_and_keeps_its_keys() -> None:
    """Without a description the trouble names its field, takes the cursor there, and the keys stay in view."""
    async with place(example_file(), "f5") as pilot:
        await press(pilot, "l", "n", "enter")
        assert "Invio salva" in screen_text(pilot)
        assert "serve una parola su che cos'è" in notice(pilot)
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.id == "f-description"


def test_money_in_kind_is_warned_about() -> None:
    """Money is no contribution in kind: it is kept and said."""
    row = Resource(id="r", description="cassa", flow="in_kind", kind="money")
    assert "budget.in_kind_money" in [one.id for one in warnings_of(MemoryFile().process, row)]


async def test_the_filter_shows_and_an_empty_board_says_where_to_start() -> None:
    """Enter in the filter shows, it saves nothing; where nothing was gathered, the board says where that is done."""
    async with place(example_file(), BOARD) as pilot:
        await press(pilot, "q")
        assert "Invio mostra" in screen_text(pilot)
    empty = MemoryFile()
    keep(empty, ProcessDetails(id="prova", title="Prova", kind=ProcessKind.OPEN_PATH))
    async with place(empty, BOARD) as pilot:
        assert "Prima si raccoglie" in notice(pilot)
