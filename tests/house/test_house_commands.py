"""Commands are declared once, can all be reached, and their keys arrive in every terminal and never collide."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import pytest
from textual.app import App
from textual.command import Provider
from textual.widget import Widget

from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.tui import commands
from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.commands import (
    APP_COMMANDS,
    HOME_COMMANDS,
    PLACE_KEYS,
    PROCESS_COMMANDS,
    PROJECTOR_COMMANDS,
    REGISTER_COMMANDS,
    REHEARSAL_COMMANDS,
    SEARCH_COMMANDS,
    Command,
)
from codesign_tui.tui.palette import CommandProvider
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.board import BoardPlace
from codesign_tui.tui.places.budget import BudgetPlace
from codesign_tui.tui.places.choose import ChoosePlace
from codesign_tui.tui.places.commitments import CommitmentsPlace
from codesign_tui.tui.places.know import KnowPlace
from codesign_tui.tui.places.minutes import MinutesPlace
from codesign_tui.tui.places.people import PeoplePlace
from codesign_tui.tui.places.run import RunPlace
from codesign_tui.tui.places.scheme import SchemePlace
from codesign_tui.tui.screens.home import HomeScreen
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.screens.projector import ProjectorScreen
from codesign_tui.tui.screens.register import RegisterScreen
from codesign_tui.tui.screens.rehearsal import RehearsalScreen
from codesign_tui.tui.screens.searching import SearchScreen
from house import key_table
from support_tui import SIZE, new_app, settled

PLACES: Final[Mapping[str, type[Place]]] = {
    "f2": RunPlace,
    "f3": BoardPlace,
    "f4": ChoosePlace,
    "f5": CommitmentsPlace,
    "f6": KnowPlace,
    "f7": PeoplePlace,
    "f8": MinutesPlace,
}
"""The key that leads to each place; the resources are reached from the commitments."""

ALL_PLACES: Final[Sequence[type[Place]]] = (*PLACES.values(), BudgetPlace, SchemePlace)
"""Those, and the structured views, which are opened from Run and the board."""

OFFERED: Final[Sequence[tuple[type[Widget] | type[App[None]], Sequence[Command]]]] = (
    (CodesignApp, APP_COMMANDS),
    (HomeScreen, HOME_COMMANDS),
    (RegisterScreen, REGISTER_COMMANDS),
    (SearchScreen, SEARCH_COMMANDS),
    (ProcessScreen, PROCESS_COMMANDS),
    *((place, place.COMMANDS) for place in ALL_PLACES),
    (ProjectorScreen, PROJECTOR_COMMANDS),
    (RehearsalScreen, REHEARSAL_COMMANDS),
)
"""Where commands are done, and which."""

TAKEN: Final = {
    "ctrl+a": "start of the line",
    "ctrl+c": "copy",
    "ctrl+h": "backspace in some terminals",
    "ctrl+i": "tab in every terminal",
    "ctrl+j": "enter in some terminals",
    "ctrl+m": "enter in every terminal",
    "ctrl+u": "delete to the start",
    "ctrl+v": "paste",
    "ctrl+w": "delete a word",
    "ctrl+x": "cut",
    "f10": "the menu of many terminals",
    "f11": "full screen in many terminals",
}
"""Keys that never arrive as such, or that a line of text needs."""


def _declared() -> list[Command]:
    """Return every command that is declared."""
    return [one for one in vars(commands).values() if isinstance(one, Command)]


def _of(place: type[Place]) -> list[Command]:
    """Return what a place's keys may mean: its own commands, the process's and the app's."""
    return [*place.COMMANDS, *PROCESS_COMMANDS, *APP_COMMANDS]


def test_every_command_is_declared_once() -> None:
    """No two commands share an id, and each is offered somewhere."""
    assert [name for name, count in Counter(one.id for one in _declared()).items() if count > 1] == []
    offered = {one.id for _, some in OFFERED for one in some}
    assert {one.id for one in _declared()} - offered == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_named_and_told_with_a_capital(language: str) -> None:
    """Names, short names and what they do begin alike at every place."""
    say = Translator(language)
    told = [say(each) for one in _declared() for each in (one.label_id, one.short_id, one.help_id)]
    assert [words for words in told if words[:1].islower()] == []


@pytest.mark.parametrize("place", ALL_PLACES, ids=lambda place: place.__name__)
def test_a_key_means_one_thing_at_a_place(place: type[Place]) -> None:
    """Neither a key nor a digit after Esc has two meanings where it can be pressed."""
    for kind in ("key", "digit"):
        used = Counter(getattr(one, kind) for one in _of(place) if getattr(one, kind))
        assert [key for key, count in used.items() if count > 1] == []


def test_a_key_means_one_thing_at_home() -> None:
    """Home's keys do not collide with the app's."""
    used = Counter(one.key for one in (*HOME_COMMANDS, *APP_COMMANDS) if one.key)
    assert [key for key, count in used.items() if count > 1] == []


def test_a_key_means_one_thing_at_the_projector() -> None:
    """The projector's keys do not collide with the app's."""
    used = Counter(one.key for one in (*PROJECTOR_COMMANDS, *APP_COMMANDS) if one.key)
    assert [key for key, count in used.items() if count > 1] == []


def test_every_key_arrives() -> None:
    """A key is a function or page key, Ctrl with a free letter, a letter, space, Enter, Esc: what terminals pass."""
    shape = re.compile(r"f[1-9]|f12|ctrl\+[a-z]|[a-z]|space|enter|escape|page(up|down)")
    assert [one.key for one in _declared() if one.key and not shape.fullmatch(one.key)] == []
    assert {one.key: TAKEN[one.key] for one in _declared() if one.key in TAKEN} == {}


def test_a_place_with_function_keys_is_listened_to() -> None:
    """Every function key and Ctrl letter of a place is among those that the process screen passes on."""
    for place in ALL_PLACES:
        keys = {one.key for one in (*place.COMMANDS, *PROCESS_COMMANDS) if one.key and len(one.key) > 1}
        assert keys - {"space", "enter"} <= set(PLACE_KEYS), place.__name__


def test_capture_needs_no_letter() -> None:
    """Where people's words are typed, no letter is a command."""
    assert [one.id for one in _of(RunPlace) if one.key and (len(one.key) == 1 or one.key in {"space", "enter"})] == []


@pytest.mark.parametrize(("where", "some"), OFFERED, ids=lambda one: getattr(one, "__name__", ""))
def test_every_command_can_be_done_where_it_is_offered(
    where: type[Widget] | type[App[None]], some: Sequence[Command]
) -> None:
    """Each command that a place offers has its action there."""
    assert [one.id for one in some if not callable(getattr(where, f"action_{one.id}", None))] == []


async def _found(provider: Provider, typed: str | None = None) -> list[str]:
    """Return what the palette offers, before or after something is typed."""
    hits = provider.discover() if typed is None else provider.search(typed)
    return [str(hit.text) async for hit in hits]


@pytest.mark.parametrize("language", ["it", "en"])
async def test_the_palette_offers_everything_everywhere(language: str) -> None:
    """On Home and at every place each command that can be done now is listed, and is found by its name."""
    app = new_app(language=language)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await _check_palette(app, HOME_COMMANDS)
        await pilot.press("e")
        for key, place in PLACES.items():
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, ProcessScreen)
            assert isinstance(app.screen.place, place)
            await _check_palette(app, (*app.screen.place.commands_now(), *PROCESS_COMMANDS))


async def _check_palette(app: CodesignApp, expected: Sequence[Command]) -> None:
    """Hold the palette to the commands of the screen in view."""
    provider = CommandProvider(app.screen)
    listed = await _found(provider)
    for command in (*expected, *APP_COMMANDS):
        label = app.words(command.label_id)
        assert label in listed
        assert label in await _found(provider, label)


async def test_a_command_chosen_in_the_palette_is_done() -> None:
    """Typing the name of a place in the palette and pressing Enter goes there."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.press(*app.words(commands.GO_PEOPLE.label_id).lower())
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ProcessScreen)
        assert isinstance(app.screen.place, PeoplePlace)


def test_the_table_of_keys_holds_every_key() -> None:
    """The table made for the README names each command that has a key, once for each place."""
    table = key_table.table()
    for command in _declared():
        if command.key:
            assert command.key_text in table


def test_the_readme_tells_the_keys_as_they_are() -> None:
    """The table in the README is what the declarations say; `python -m tests.house.key_table` writes it."""
    text = key_table.README.read_text(encoding="utf-8")
    if key_table.START in text:
        assert key_table.placed(text) == text, "run: python -m tests.house.key_table"
