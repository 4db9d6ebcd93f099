"""What the tests of board, commitments and people share: a place open on a process, and ways to type into it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static, TextArea

from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import Frozen
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.widgets.rows import RowList
from support_tui import NOW, SIZE, FixedClock, MemoryFile, new_app, screen_text, settled

BOARD, CHOOSE, COMMITMENTS, KNOW, PEOPLE = "f3", "f4", "f5", "f6", "f7"
"""The keys of the places."""

SCROLLING = ("scroll_up", "scroll_down", "grab", "release")
"""What a click on a scroll bar does."""


@asynccontextmanager
async def place(
    file: MemoryFile,
    key: str,
    *,
    size: tuple[int, int] = SIZE,
    language: str = "it",
    clock: FixedClock | None = None,
    session: str | None = None,
) -> AsyncIterator[Pilot[None]]:
    """Open a process at one of its places, on a session of it if one is named."""
    app = new_app(language=language, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.open_file(file)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ProcessScreen)
        if session is not None:
            screen.choose_session(session)
        await pilot.press(key)
        await settled(pilot)
        yield pilot


def keep(file: MemoryFile, *entities: Frozen) -> None:
    """Put entities into a process, as if they had come from elsewhere."""
    file.append(Draft("import", NOW, tuple(put(entity) for entity in entities)))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when what the one before it started has come to rest, and wait until all is done.

    `pilot.press` waits twice at every key and once more for the screen; here one wait stands between two keys.
    """
    for at, key in enumerate(keys):
        if at:
            await pilot.pause()
        character = " " if key == "space" else key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key, character))
    await settled(pilot)


async def type_over(pilot: Pilot[None], text: str) -> None:
    """Put a text into the field that has the cursor, in place of what it holds."""
    field = pilot.app.focused
    if isinstance(field, Input):
        field.value = ""
        field.post_message(events.Paste(text))
    else:
        assert isinstance(field, TextArea), field
        field.text = text
    await settled(pilot)


async def go_to(pilot: Pilot[None], identifier: str) -> None:
    """Put the cursor of the place's list on the row that stands for a card, a commitment or a person."""
    listed = rows(pilot)
    for index, option in enumerate(listed.options):
        if option.id is not None and identifier in option.id.split("\x1f") and not option.disabled:
            listed.highlighted = index
            await settled(pilot)
            return
    raise AssertionError(f"no row for {identifier}")


def rows(pilot: Pilot[None]) -> RowList:
    """Return the list of the place in view."""
    return next(listed for listed in pilot.app.screen.query(RowList) if listed.display and listed.is_on_screen)


def listed_text(pilot: Pilot[None]) -> str:
    """Return every row of the place's list, seen or not, as it reads."""
    return "\n".join(plain(option.prompt) for option in rows(pilot).options)


def row_text(pilot: Pilot[None], identifier: str) -> str:
    """Return the row that stands for something."""
    for option in rows(pilot).options:
        if option.id is not None and identifier in option.id.split("\x1f"):
            return plain(option.prompt)
    raise AssertionError(f"no row for {identifier}")


def notice(pilot: Pilot[None]) -> str:
    """Return what the lines around the place say now."""
    return " ".join(screen_text(pilot).split())


def detail(pilot: Pilot[None], widget: str) -> str:
    """Return the whole text of a line of the place, seen or not."""
    return plain(pilot.app.screen.query_one(f"#{widget}", Static).content)


def options(pilot: Pilot[None]) -> str:
    """Return the answers that the dialog on top offers."""
    return "\n".join(plain(option.prompt) for option in pilot.app.screen.query_one(OptionList).options)


def plain(shown: object) -> str:
    """Return the text of something shown; only `Content` may be, since a bare text would be markup."""
    assert isinstance(shown, Content), shown
    return shown.plain


def live_links(pilot: Pilot[None]) -> list[object]:
    """Return every action that a click on what is painted now would run, scroll bars apart."""
    found: list[object] = []
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            meta = segment.style.meta if segment.style else {}
            found += [meta[key] for key in meta if key.startswith("@") and meta[key] not in SCROLLING]
            if segment.style is not None and segment.style.link:
                found.append(segment.style.link)
    return found
