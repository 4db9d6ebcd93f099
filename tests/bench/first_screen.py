"""First usable screen: a cold process in a terminal, from its start to the words that come last."""

import os
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from support_pty import PATIENCE, Terminal
from support_table import make_table

from .sides import Row, in_turn

CARDS: Final = 1_000
TIMES: Final = 9
_EMPTY: Final = str(Path(__file__).with_name("empty_app.py"))


def measure(folder: Path) -> list[Row]:
    """Open a file of a thousand cards, and an app that does nothing."""
    path = make_table(folder / "first-screen.codesign.jsonl", CARDS)
    environment = {
        **os.environ,
        "XDG_STATE_HOME": str(folder / "state"),
        "CODESIGN_HOME": str(folder),
        "LANG": "it_IT.UTF-8",
        "TERM": "xterm-256color",
    }
    ours, theirs = in_turn(
        lambda: until_painted(["-m", "codesign_tui", "open", str(path)], f"({CARDS})", environment),
        lambda: until_painted([_EMPTY], "the-one-row", environment),
        TIMES,
    )
    return [Row(f"first usable screen, {CARDS:,} items", ours, "an empty Textual app", theirs, 1.8)]


def until_painted(arguments: Sequence[str], words: str, environment: Mapping[str, str]) -> float:
    """Return the seconds from the start of a program until these words are on its screen and it takes keys."""
    wanted = words.encode()
    with closing(Terminal(arguments, environment=environment)) as terminal:
        start = time.perf_counter()
        while wanted not in terminal.output:
            if not terminal.read(PATIENCE):
                raise AssertionError(f"{arguments} never painted {words!r}")
        return time.perf_counter() - start
