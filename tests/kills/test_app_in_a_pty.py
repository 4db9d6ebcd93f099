"""The real program in a terminal, killed while somebody types: what the screen had called saved is there."""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pytest

from codesign_tui.domain.items import Note
from codesign_tui.journal.file import open_file, read_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.journal.verify import verify
from codesign_tui.tui.widgets.capture import DRAFT_SECONDS
from support_pty import Terminal
from support_table import SESSION, START, make_table

pytestmark = [
    pytest.mark.kills,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind"),
]

ROUNDS: Final = 25
SEED: Final = 20260212
LONGEST_MOMENT: Final = 0.12
"""Seconds between the last Enter and the kill, at most: a capture is on disk and on screen in fewer."""
SAVED: Final = "salvato ·"
UNHEARD: Final = 120
"""Python's exit code when the terminal that it would still write to is gone."""
PLACES: Final = {
    "\x1bOR": "Raggruppa",
    "\x1b[15~": "Rileggi",
    "\x1b[18~": "Arriva",
    "\x1b[19~": "Due file",
    "\x1bOQ": "F9 Chiudi",
}
"""F3, F5, F7, F8, F2 as a terminal sends them, and a hint that only that place shows."""
READY: Final = "nota ▸"
"""What stands before the capture line: the program takes letters."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which the program keeps everything below the test's folder and speaks Italian."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "HOME": str(tmp_path / "home"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "CODESIGN_HOME": str(tmp_path),
        "LANG": "it_IT.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONUTF8": "1",
    }


@contextmanager
def opened(path: Path, environment: Mapping[str, str], *, controlling: bool = False) -> Iterator[Terminal]:
    """Open the program on a file, ready for typing."""
    arguments = ["-m", "codesign_tui", "open", str(path)]
    with closing(Terminal(arguments, environment=environment, controlling=controlling)) as terminal:
        terminal.wait_for(lambda rows: _shows(rows, READY) and SAVED in rows[0])
        yield terminal


def saved(text: str) -> Callable[[list[str]], bool]:
    """Return whether a screen says that this card is saved."""
    return lambda rows: _called_saved(rows, text)


def texts_in(path: Path) -> list[str]:
    """Return the cards of a file as the journal reads them, touching nothing."""
    file = read_file(Disk(), path, lambda: START)
    try:
        return [note.text for note in file.process.all(Note)]
    finally:
        file.close()


def recovered(path: Path) -> list[str]:
    """Return the cards of a file as the next program to open it finds them, its tail repaired."""
    file = open_file(Disk(), path, lambda: START)
    try:
        assert not file.read_only, "a program that was killed holds nothing"
        return [note.text for note in file.process.all(Note)]
    finally:
        file.close()


def test_nothing_that_the_screen_called_saved_is_lost_in_kills_at_any_moment(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Twenty-five programs on one file, each killed while it captures: every confirmed card is there, in order."""
    path = make_table(tmp_path / "panchine.codesign.jsonl")
    chance = random.Random(SEED)
    confirmed: list[str] = []
    typed: list[str] = []
    for number in range(ROUNDS):
        with opened(path, environment) as terminal:
            cards = [f"scheda {number:02d} {card} {chance.getrandbits(24):06x}" for card in range(chance.randint(1, 4))]
            for card in cards[:-1]:
                terminal.type(f"{card}\r")
                terminal.wait_for(saved(card))
                confirmed.append(card)
            terminal.type(f"{cards[-1]}\r")
            terminal.read_for(chance.uniform(0, LONGEST_MOMENT))
            terminal.send(signal.SIGKILL)
            assert terminal.wait_for_end() == -signal.SIGKILL
            if _called_saved(terminal.rows, cards[-1]):
                confirmed.append(cards[-1])
            typed += cards
            assert b"Traceback" not in terminal.output
        there = recovered(path)
        lost = [card for card in confirmed if card not in there]
        assert not lost, f"round {number}: {lost}"
        assert there == [card for card in typed if card in there], f"round {number}: out of order, or twice"
    assert len(confirmed) > ROUNDS, "the programs had time to save"
    assert verify(path).sound


def test_half_a_sentence_that_rested_comes_back_after_a_kill(tmp_path: Path, environment: dict[str, str]) -> None:
    """Letters that rested longer than the draft's pause are in the line when the file is opened again."""
    path = make_table(tmp_path / "panchine.codesign.jsonl", cards=3)
    with opened(path, environment) as terminal:
        terminal.type("mezza frase senza fine")
        terminal.wait_for(lambda rows: _shows(rows, "mezza frase senza fine"))
        terminal.read_for(DRAFT_SECONDS * 4)
        terminal.send(signal.SIGKILL)
        terminal.wait_for_end()
    assert "mezza frase senza fine" not in texts_in(path)
    with opened(path, environment) as terminal:
        terminal.wait_for(lambda rows: _shows(rows, "│ mezza frase senza fine"))
        terminal.type(" ora\r")
        terminal.wait_for(saved("mezza frase senza fine ora"))
    assert texts_in(path)[-1] == "mezza frase senza fine ora"


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "the window is closed"])
def test_a_program_that_is_asked_to_end_keeps_the_line_and_says_no_traceback(
    how: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    """SIGTERM, SIGHUP and a window that closes: the letters typed a moment ago come back, and it ends by itself."""
    path = make_table(tmp_path / "panchine.codesign.jsonl", cards=3)
    with opened(path, environment, controlling=True) as terminal:
        terminal.type("prima scheda\r")
        terminal.wait_for(saved("prima scheda"))
        terminal.type("appena scritto")
        terminal.wait_for(lambda rows: _shows(rows, "appena scritto"))
        if how == "the window is closed":
            terminal.hang_up()
        else:
            terminal.send(signal.Signals[how])
        code = terminal.wait_for_end()
        assert b"Traceback" not in terminal.output
        assert code == 0 or (how == "the window is closed" and code == UNHEARD)
    assert not list(tmp_path.rglob("codesign.log")), "nothing unforeseen happened"
    assert verify(path).sound
    with opened(path, environment) as terminal:
        terminal.wait_for(lambda rows: _shows(rows, "│ appena scritto"))
    assert texts_in(path)[-1] == "prima scheda"


def test_a_session_of_places_and_undo_ends_without_a_traceback_and_the_file_verifies(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Cards, every place, undo, redo, quit: the terminal shows no traceback and every line of the file is sound."""
    path = make_table(tmp_path / "panchine.codesign.jsonl", cards=30)
    with opened(path, environment) as terminal:
        terminal.type("una scheda da annullare\r")
        terminal.wait_for(saved("una scheda da annullare"))
        for key, hint in PLACES.items():
            terminal.type(key)
            terminal.wait_for(lambda rows, hint=hint: _shows(rows, hint) and SAVED in rows[0])  # type: ignore[misc]
        terminal.wait_for(lambda rows: _shows(rows, READY))
        terminal.type("\x1a")
        terminal.wait_for(lambda rows: not _shows(rows, "una scheda da annullare") and SAVED in rows[0])
        terminal.type("\x19")
        terminal.wait_for(saved("una scheda da annullare"))
        terminal.type("\x11")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in terminal.output
    assert verify(path).sound
    assert texts_in(path)[-1] == "una scheda da annullare"
    assert SESSION in path.read_text(encoding="utf-8")


def _shows(rows: list[str], words: str) -> bool:
    """Return whether a row holds these words."""
    return any(words in row for row in rows)


def _called_saved(rows: list[str], text: str) -> bool:
    """Return whether a card is among those gathered (not only in the line) while the title says saved."""
    listed = any(text in row and READY not in row for row in rows)
    return listed and SAVED in rows[0]
