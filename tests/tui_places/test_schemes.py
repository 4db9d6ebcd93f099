"""Structured views on the screen: opened from Run and the board, filled with keys alone, and fit for the hall."""

from collections.abc import Sequence

import pytest
from textual import events
from textual.pilot import Pilot

from codesign_tui.actions.agenda import add_item, go_to
from codesign_tui.actions.sessions import add_session, start_session
from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.ideas import Nabc
from codesign_tui.domain.items import Factor, Need, Note, Proposal, Stakeholder
from codesign_tui.domain.terms import ItemState, ProcessKind, SchemeKind
from codesign_tui.domain.text import clean_line
from codesign_tui.tui.places.scheme import SchemePlace
from codesign_tui.tui.screens.process import ProcessScreen
from support_places import BOARD, keep, live_links, notice, place, press, type_over
from support_tui import HOSTILE, NOW, FixedClock, MemoryFile, example_file, new_app, screen_text, settled

ORDER = list(SchemeKind)
WORDS = [text for text in HOSTILE if clean_line(text)]


async def look_at(pilot: Pilot[None], kind: SchemeKind) -> SchemePlace:
    """Open a view from the board, as its question offers it."""
    await press(pilot, "ctrl+k")
    await press(pilot, *["down"] * ORDER.index(kind), "enter")
    return shown(pilot)


def shown(pilot: Pilot[None]) -> SchemePlace:
    """Return the view on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    assert isinstance(screen.place, SchemePlace)
    return screen.place


def evening(method: str) -> MemoryFile:
    """Return an open session whose item in hand has this method."""
    file = MemoryFile()
    keep(file, ProcessDetails(id="prova", title="Prova", kind=ProcessKind.OPEN_PATH))
    session = add_session(file, now=NOW, title="Serata").value.id
    item = add_item(file, session, now=NOW, title="Il punto", method=method, planned_minutes=40).value.id
    start_session(file, session, now=NOW)
    go_to(file, item, now=NOW)
    return file


async def write(pilot: Pilot[None], *texts: str) -> None:
    """Type cards one after the other, each kept with Enter, then leave the line."""
    for text in texts:
        await type_over(pilot, text)
        await press(pilot, "enter")
    await press(pilot, "escape")


def needs(file: MemoryFile) -> dict[str, Need]:
    """Return the needs by their words."""
    return {need.text: need for need in file.process.all(Need)}


# -- the tree --------------------------------------------------------------------------------------------------


async def test_a_problem_tree_grows_with_enter_and_tab() -> None:
    """Enter types a card in its place, Tab hangs the next from the one above, Esc ends; no other key is needed."""
    file = evening("problem_tree")
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        await press(pilot, "down")
        await press(pilot, "enter")
        await write(pilot, "chi sta solo")
        await press(pilot, "down", "enter")
        await type_over(pilot, "le corse finiscono presto")
        await press(pilot, "enter", "tab")
        await write(pilot, "il contratto è vecchio")
        found = needs(file)
        assert {text: need.lane for text, need in found.items() if need.parent is None} == {
            "chi sta solo": "core",
            "le corse finiscono presto": "cause",
        }
        assert found["il contratto è vecchio"].parent == found["le corse finiscono presto"].id
        text = screen_text(pilot)
        assert text.index("Effetti") < text.index("chi sta solo") < text.index("Cause") < text.index("└ N03")


async def test_tab_nests_a_card_and_shift_tab_takes_it_out() -> None:
    """The cursor stays on the card; where nothing is above, that is said."""
    file = evening("problem_tree")
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        await press(pilot, "down", "down", "enter")
        await write(pilot, "prima", "seconda")
        await press(pilot, "tab")
        assert needs(file)["seconda"].parent == needs(file)["prima"].id
        await press(pilot, "shift+tab")
        assert (needs(file)["seconda"].parent, needs(file)["seconda"].lane) == (None, "cause")
        await press(pilot, "shift+up")
        assert needs(file)["seconda"].lane == "core"
        await press(pilot, "tab")
        assert "Sopra non c'è una scheda" in notice(pilot)
        await press(pilot, "ctrl+z")
        assert needs(file)["seconda"].lane == "cause"


async def test_a_card_of_the_tree_is_corrected_where_it_stands() -> None:
    """E puts its words in the line, Enter keeps them."""
    file = evening("problem_tree")
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        await press(pilot, "down", "enter")
        await write(pilot, "prima")
        await press(pilot, "e")
        await type_over(pilot, "meglio")
        await press(pilot, "enter")
        assert list(needs(file)) == ["meglio"]


async def test_setting_a_card_aside_leaves_its_children_to_the_one_above() -> None:
    """The screen follows the rule."""
    file = evening("problem_tree")
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        await press(pilot, "down", "down", "enter")
        await type_over(pilot, "sopra")
        await press(pilot, "enter", "tab")
        await type_over(pilot, "mezzo")
        await press(pilot, "enter", "tab")
        await write(pilot, "sotto")
        await press(pilot, "up", "a")
        await type_over(pilot, "doppione")
        await press(pilot, "enter")
        assert needs(file)["mezzo"].state is ItemState.SET_ASIDE
        assert "   └ N03 sotto" in screen_text(pilot)


async def test_letters_typed_right_after_enter_are_the_next_cards() -> None:
    """Keys that come in one burst lose nothing: Enter empties the line at once, Tab hangs the next card lower."""
    file = evening("problem_tree")
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        await press(pilot, "down", "down", "enter")
        for key in (*"uno", "enter", "tab", *"due", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert set(needs(file)) == {"uno", "due"}
        assert needs(file)["due"].parent == needs(file)["uno"].id


# -- lanes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [["shift+right", "shift+down"], ["space", "right", "down", "enter"]])
async def test_a_card_is_carried_between_quadrants_with_the_arrows(keys: Sequence[str]) -> None:
    """With Shift, or taken with Space where a terminal keeps Shift; the sign follows the quadrant."""
    file = evening("swot")
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        await press(pilot, "n")
        await write(pilot, "una rete di volontari")
        factor = file.process.all(Factor)[0]
        assert (factor.lane, factor.sign) == ("strength", "facilitating")
        await press(pilot, *keys)
        factor = file.process.all(Factor)[0]
        assert (factor.lane, factor.sign) == ("threat", "hindering")
        await press(pilot, "shift+left")
        assert file.process.all(Factor)[0].lane == "opportunity"


async def test_a_factor_is_weighed_and_put_on_the_other_side() -> None:
    """Up is stronger, across is the other sign; the words say how strong, the hall does not see it."""
    file = evening("force_field")
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        await press(pilot, "n")
        await write(pilot, "la fiducia")
        await press(pilot, "shift+up", "shift+up", "shift+right")
        factor = file.process.all(Factor)[0]
        assert (factor.strength, factor.sign) == (2, "hindering")
        assert "▮▮▯▯▯ poco" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert "▮" not in screen_text(pilot)
        assert "la fiducia" in screen_text(pilot)


async def test_an_actor_is_placed_with_the_arrows() -> None:
    """Up is more influence, right more interest; who has no place yet comes to the middle first."""
    file = evening("stakeholder_map")
    keep(file, Stakeholder(id="medici", name="Medici di base"))
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        assert "Da collocare" in screen_text(pilot)
        await press(pilot, "down", "down")
        await press(pilot, "enter")
        assert "Passo successivo" in screen_text(pilot)
        await press(pilot, "escape", "shift+up", "shift+up", "shift+left")
        actor = file.process.all(Stakeholder)[0]
        assert (actor.influence, actor.interest) == (4, 2)
        assert "Sentire prima di decidere" in screen_text(pilot)


async def test_the_hall_sees_who_is_missing_and_no_judgement() -> None:
    """Projected, the map is the list of the minutes: who is not at the table first, the next step, no score."""
    async with place(example_file(), BOARD) as pilot:
        await look_at(pilot, SchemeKind.MAP)
        assert "infl. 5" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        text = screen_text(pilot)
        assert "infl." not in text
        assert "Coinvolgere da vicino" not in text
        assert text.index("Non al tavolo") < text.index("Medici di medicina generale") < text.index("Al tavolo")
        assert "lettera del Distretto" in text
        await press(pilot, "shift+up")
        assert example_file().process.documents("stakeholder_map")


async def test_the_form_of_an_actor_knows_who_may_invite() -> None:
    """A body or a person of the path, found by a part of the name; anybody else is refused and stays typed."""
    file = example_file()
    async with place(file, BOARD) as pilot:
        await look_at(pilot, SchemeKind.MAP)
        await press(pilot, "enter", *["tab"] * 6)
        await type_over(pilot, "Nessunissimo")
        await press(pilot, "enter")
        assert "Nessuno nel percorso si chiama" in notice(pilot)
        await type_over(pilot, "Argento Vivo")
        await press(pilot, "enter")
        invited = [actor.invited_by for actor in file.process.all(Stakeholder) if actor.invited_by]
        assert len(invited) == 1
        assert "lo invita Argento Vivo" in screen_text(pilot)


async def test_scenarios_take_the_columns_of_the_method_and_new_ones() -> None:
    """A card moves between them, a column is added with its first card and renamed on all of them."""
    file = evening("easw")
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        assert "Ha funzionato" in screen_text(pilot)
        await press(pilot, "n")
        await write(pilot, "il bar chiude")
        assert [note.lane for note in file.process.all(Note)] == ["È andato male"]
        await press(pilot, "shift+right")
        assert [note.lane for note in file.process.all(Note)] == ["Ha funzionato"]
        await press(pilot, "r")
        await type_over(pilot, "È andata bene")
        await press(pilot, "enter", "c")
        await type_over(pilot, "Fra due anni")
        await press(pilot, "enter")
        await write(pilot, "si ricomincia")
        assert [note.lane for note in file.process.all(Note)] == ["È andata bene", "Fra due anni"]


async def test_the_sheets_stand_side_by_side_or_as_a_list() -> None:
    """Four parts of every proposal in four columns; V puts one under the other."""
    async with place(example_file(), BOARD) as pilot:
        await look_at(pilot, SchemeKind.NABC)
        names = next(line for line in screen_text(pilot).splitlines() if "Bisogno" in line)
        assert all(part in names for part in ("Che cosa facciamo", "Che cosa cambia", "Che cosa c'è già"))
        await press(pilot, "v")
        assert "Bisogno: Nelle frazioni" in screen_text(pilot)


# -- every view ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SchemeKind)
async def test_every_view_has_a_plain_list_and_a_way_back(kind: SchemeKind) -> None:
    """V lists the same cards, S offers the other views, Esc goes back to the board."""
    async with place(example_file(), BOARD) as pilot:
        await look_at(pilot, kind)
        await press(pilot, "v")
        assert shown(pilot).listed.display
        await press(pilot, "s")
        await press(pilot, "escape", "escape")
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        assert not isinstance(screen.place, SchemePlace)


async def test_a_view_of_an_item_widens_to_the_whole_path() -> None:
    """T shows the cards of every item, and those of the item alone again."""
    file = evening("problem_tree")
    keep(file, Need(id="n9", text="detto altrove"))
    async with place(file, "f2") as pilot:
        await press(pilot, "ctrl+k")
        assert "detto altrove" not in screen_text(pilot)
        await press(pilot, "t")
        assert "detto altrove" in screen_text(pilot)


async def test_the_capture_line_presets_what_the_step_gathers() -> None:
    """A factor with the side of the step, an actor's name, a question: Enter keeps them, and a sign still works."""
    file, clock = evening("force_field"), FixedClock()
    async with place(file, "f2", clock=clock) as pilot:
        assert "nota ▸" in screen_text(pilot)
        clock.advance(minutes=16)
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        assert screen.place is not None
        screen.place.tick()
        await press(pilot, *"orari", "enter")
        factor = file.process.all(Factor)[0]
        assert (factor.text, factor.sign) == ("orari", "hindering")
        await press(pilot, "*", *"dopo", "enter")
        assert [note.text for note in file.process.all(Note)] == ["dopo"]
        assert "fattore ▸" in screen_text(pilot)


@pytest.mark.parametrize("kind", SchemeKind)
async def test_hostile_words_are_only_words_in_every_view(kind: SchemeKind) -> None:
    """Drawn or listed, whole screens of hostile cards: no click on anything runs, nothing breaks."""
    file = MemoryFile()
    keep(file, ProcessDetails(id="prova", title="Prova", kind=ProcessKind.OPEN_PATH))
    for number, text in enumerate(WORDS):
        line = clean_line(text)
        keep(
            file,
            Need(id=f"n{number}", text=text, lane="cause", parent=f"n{number - 1}" if number % 3 else None),
            Factor(id=f"f{number}", sign="hindering", text=text, type=line, lane="threat", action=text, strength=3),
            Stakeholder(id=f"s{number}", name=line, next_step=line, note=text, influence=4, interest=number % 5 + 1),
            Note(id=f"a{number}", text=text, lane=WORDS[number % 4]),
            Proposal(id=f"p{number}", title=line, nabc=Nabc(need=text, approach=text, benefit=text, competition=text)),
        )  # fmt: skip
    app = new_app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        app.open_file(file)
        await settled(pilot)
        await press(pilot, BOARD)
        await look_at(pilot, kind)
        for key in ("pagedown", "v", "pagedown", "e", "escape", "ctrl+t"):
            await press(pilot, key)
            assert not live_links(pilot)
        assert app.is_running


async def test_a_restricted_session_shows_nothing_to_the_hall() -> None:
    """Its factors are there for whoever leads, and gone when the screen is projected."""
    file = evening("force_field")
    keep(file, Factor(id="f1", sign="hindering", text="la paura", restricted=True))
    async with place(file, BOARD) as pilot:
        await look_at(pilot, SchemeKind.FORCE_FIELD)
        assert "la paura" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert "la paura" not in screen_text(pilot)


async def test_two_hundred_cards_are_drawn_and_walked() -> None:
    """A full wall is shown whole, and the cursor reaches its end."""
    file = evening("swot")
    keep(file, *(Factor(id=f"f{n}", sign="hindering", text=f"freno {n}", lane="threat") for n in range(200)))
    async with place(file, BOARD, language="en") as pilot:
        await look_at(pilot, SchemeKind.SWOT)
        assert "Threats · 200" in screen_text(pilot)
        await press(pilot, "right", "down", "end")
        assert "freno 199" in screen_text(pilot)
