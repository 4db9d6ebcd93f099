"""The register and search over all processes: found from Home without help, each row one key from its place."""

from textual.pilot import Pilot

from codesign_tui.domain.items import Commitment, Need
from codesign_tui.tui.screens.home import HomeScreen
from codesign_tui.tui.screens.process import ProcessScreen
from support_places import keep, listed_text, live_links, press, row_text, rows, type_over
from support_tui import HOSTILE, NOW, FixedClock, MemoryWorkspace, example_file, new_app, screen_text

AFTER = FixedClock(NOW.replace(year=2026, month=9, day=10))
"""The day of the example's last session."""


def workspace() -> MemoryWorkspace:
    """Return a workspace with the worked example in it."""
    file = example_file()
    return MemoryWorkspace(files={file.path: file})


async def asked(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until the index has answered."""
    await press(pilot, *keys)
    await pilot.app.workers.wait_for_complete([])
    await press(pilot)


async def test_the_register_lists_what_is_late_first_and_opens_it() -> None:
    """R at Home: late today on top, with days, owner and process; Enter opens the commitments on that row."""
    app = new_app(workspace=workspace(), clock=AFTER)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await asked(pilot, "r")
        shown = listed_text(pilot)
        assert shown.index("K04") < shown.index("K10")
        assert "in ritardo di 72 giorni" in shown
        assert "Officine" in row_text(pilot, "K04")
        assert "K01" not in shown
        await press(pilot, "t")
        assert "K01" in listed_text(pilot)
        await press(pilot, "t", "enter")
        assert isinstance(app.screen, ProcessScreen)
        assert rows(pilot).current == "K04"


async def test_the_register_is_narrowed_by_owner_or_process() -> None:
    """F and a few letters of a name leave its promises; Esc drops the letters, then goes Home."""
    app = new_app(workspace=workspace(), clock=AFTER)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await asked(pilot, "r", "f")
        await type_over(pilot, "filo d'erba")
        await press(pilot, "enter")
        assert "K10" in listed_text(pilot)
        assert "K04" not in listed_text(pilot)
        await press(pilot, "f", "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_search_finds_while_one_types_and_jumps_there() -> None:
    """S at Home, words, Enter, Enter: the board opens with its cursor on the card."""
    app = new_app(workspace=workspace(), clock=AFTER)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await asked(pilot, "s")
        await type_over(pilot, "portineria diffusa")
        await asked(pilot)
        assert "PR01" in listed_text(pilot)
        await type_over(pilot, "zzz")
        await asked(pilot)
        assert "Niente con tutte queste parole" in screen_text(pilot)
        await type_over(pilot, "portineria diffusa")
        await asked(pilot, "enter", "enter")
        assert isinstance(app.screen, ProcessScreen)
        assert "PR01" in str(rows(pilot).current)


async def test_hostile_words_are_only_words_over_all_processes() -> None:
    """Hostile commitments and needs are listed and found, and no click on anything runs."""
    hostile = example_file()
    for number, text in enumerate(HOSTILE):
        if text.strip():
            keep(hostile, Commitment(id=f"hk{number}", text=text), Need(id=f"hn{number}", text=f"panca {text}"))
    app = new_app(workspace=MemoryWorkspace(files={hostile.path: hostile}))
    async with app.run_test(size=(100, 60), notifications=True) as pilot:
        await asked(pilot, "r")
        for _ in range(3):
            await press(pilot, "pagedown")
            assert not live_links(pilot)
        await asked(pilot, "escape", "s")
        await type_over(pilot, "panca")
        await asked(pilot, "enter", "pagedown")
        assert not live_links(pilot)
        assert app.is_running
