"""A progress bar on standard error, so that results stay clean on standard output; nothing where nobody watches."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from codesign_tui.cli.face import Face
from codesign_tui.cli.printable import printable_line

_CELLS: Final = 20
_FULL: Final = "#"
_EMPTY: Final = "."


@contextmanager
def shown(face: Face, total: int) -> Iterator[Callable[[str], None]]:
    """Show how far the writing of so many files has come; yields what is to be told each file's name.

    A line of plain characters that any terminal draws; a library for it took as long to load as a file to write.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    done = 0

    def step(name: str) -> None:
        """Tell the next file."""
        nonlocal done
        done += 1
        _paint(done, total, name)

    _paint(0, total, face.words("cli.writing"))
    try:
        yield step
    finally:
        sys.stderr.write("\n")
        sys.stderr.flush()


def _paint(done: int, total: int, name: str) -> None:
    """Write the line over the one before; a name that does not fit is cut."""
    filled = _CELLS * done // max(1, total)
    room = shutil.get_terminal_size().columns - 1
    line = f"[{_FULL * filled}{_EMPTY * (_CELLS - filled)}] {done}/{total} {printable_line(name)}"[:room]
    sys.stderr.write(f"\r{line:<{room}}")
    sys.stderr.flush()
