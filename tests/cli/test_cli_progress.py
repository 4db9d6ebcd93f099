"""The progress line and the start of the program: quiet where nobody watches, plain where somebody does."""

import gc
import io
import sys

import pytest

from codesign_tui.cli.face import Face
from codesign_tui.cli.progress import shown
from codesign_tui.locale import Translator
from codesign_tui.tui.memory import keep_what_is_loaded, load_in_peace


class Watched(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        """Return that it is a terminal."""
        return True


def test_whoever_watches_sees_which_file_of_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line is painted over itself; a name with an escape sequence is only text, and too long a one is cut."""
    seen = Watched()
    monkeypatch.setattr(sys, "stderr", seen)
    with shown(Face(Translator("it")), 2) as step:
        step("verbale\x1b[31m.pdf")
        step("x" * 500)
    lines = seen.getvalue().split("\r")
    assert "1/2 verbale" in lines[2]
    assert "\x1b" not in seen.getvalue()
    assert lines[3].startswith("[####################] 2/2 x")
    assert len({len(line.rstrip("\n")) for line in lines[1:]}) == 1


def test_nothing_is_painted_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a script or a log the line would be noise."""
    unseen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", unseen)
    with shown(Face(Translator("it")), 1) as step:
        step("verbale.pdf")
    assert unseen.getvalue() == ""


def test_garbage_is_looked_for_as_usual_once_all_is_loaded() -> None:
    """While loading it is hardly ever looked for; afterwards as often as Python itself does."""
    usual = gc.get_threshold()
    try:
        load_in_peace()
        assert gc.get_threshold()[0] > usual[0]
        keep_what_is_loaded()
        assert gc.get_threshold() == usual
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
