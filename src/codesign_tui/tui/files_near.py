"""The files that a person may mean: beside the process, among what was written of it, and where downloads land."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

_MOST: Final = 30
"""Files that are offered, the newest first; any other is typed."""
_WHERE_THEY_LAND: Final = ("Downloads", "Scaricati", "Desktop", "Scrivania")
"""The folders of a person's home in which a file from a mail usually lands."""


def files_near(file: Path, endings: Collection[str], *, exported: bool = True) -> list[Path]:
    """Return the files with one of some endings (".csv") near a process file, newest first.

    `exported` tells whether what was written of the process is meant too.
    """
    found = {path: stamp for folder in _folders(file, exported=exported) for path, stamp in _files_in(folder, endings)}
    return sorted(found, key=lambda path: found[path], reverse=True)[:_MOST]


def typed_path(typed: str) -> Path:
    """Return the path that somebody typed or dragged into the terminal: its quotes are not part of it."""
    return Path(typed.strip().strip("\"'")).expanduser()


def _folders(file: Path, *, exported: bool) -> Iterator[Path]:
    """Yield where a file may be: beside the process, in what was exported of it, where downloads land."""
    yield file.parent
    out = file.parent / "out"
    for deeper in ("*", "*/*") if exported else ():
        yield from sorted(out.glob(deeper))
    for name in _WHERE_THEY_LAND:
        yield Path.home() / name


def _files_in(folder: Path, endings: Collection[str]) -> Iterator[tuple[Path, float]]:
    """Yield the files of a folder with when they were changed; of one that cannot be read, none."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix.casefold() in endings]
        yield from ((path, path.stat().st_mtime) for path in paths)
    except OSError:  # what cannot be looked into offers nothing; the path can still be typed
        return
