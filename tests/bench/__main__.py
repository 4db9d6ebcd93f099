"""Measures every row and prints the table; exit code 1 when a goal is not met."""

import compileall
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import codesign_tui

from . import capture, first_screen, many_processes, minutes, opening
from .sides import Row, table

MEASURES: Final[dict[str, Callable[[Path], list[Row]]]] = {
    "first_screen": first_screen.measure,
    "capture": capture.measure,
    "opening": opening.measure,
    "many_processes": many_processes.measure,
    "minutes": minutes.measure,
}


def main(asked: list[str]) -> int:
    """Measure what is asked for by name, or everything."""
    if shutil.which("soffice") is None:
        print("The bench needs soffice: run `make tools`.", file=sys.stderr)  # noqa: T201 - what to do
        return 1
    compileall.compile_dir(Path(codesign_tui.__file__).parent, quiet=1)  # as installing does, whatever the environment
    rows: list[Row] = []
    for name in asked or MEASURES:
        with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:  # a real disk, where ours is
            rows += MEASURES[name](Path(folder))
    print(table(rows))  # noqa: T201 - the result
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
