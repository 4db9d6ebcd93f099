"""A sheet that comes back from an office, or a list that it keeps: chosen, shown row by row, kept with one key."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import CodesignError, Refused, msg
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import Choice

COMMITMENTS: Final = "commitments"
_MOST: Final = 30
"""Files that are offered, the newest first; any other is typed."""
_LARGEST: Final = 20_000_000
"""Bytes: what is larger is not even read."""
_WHERE_THEY_LAND: Final = ("Downloads", "Scaricati", "Desktop", "Scrivania")
"""The folders of a person's home in which a file from a mail usually lands."""


class SheetComing(Questions):
    """Asks for a file, shows what it changes and keeps it."""

    async def ask_kind(self) -> None:
        """Ask what the sheet is of, then read it."""
        from codesign_tui.exchange.sheet_reading import KINDS

        choices = [Choice(kind, self.words(f"sheets.kind.{kind}")) for kind in KINDS]
        kind = await self.choose(msg("sheets.which_kind"), choices, selected=COMMITMENTS)
        if kind is not None:
            await self.read(kind)

    async def read(self, kind: str) -> None:
        """Ask for the file of a sheet of this kind, show what it changes, and keep that if it is wanted."""
        path = await self._file()
        if path is None:
            return
        try:
            data = await asyncio.to_thread(bytes_of, path)
            await self._show_and_keep(kind, path, data)
        except CodesignError as error:
            self.desk.say(error.message, refused=True)

    async def _show_and_keep(self, kind: str, path: Path, data: bytes) -> None:
        """Show what a sheet changes; keep it in one transaction that one undo takes back.

        Raises:
            Refused: it is no such sheet.
        """
        from codesign_tui.exchange.sheet_reading import read_any
        from codesign_tui.tui.screens.sheet_preview import SheetPreview

        reading = read_any(kind, self.process, data, self.desk.now())
        if not await self.show(SheetPreview(self.words, path.name, reading)):
            self.desk.say(msg("sheets.left_alone"))
            return

        def keep(ledger: Ledger, *, now: datetime) -> Done[Any]:
            """Keep what was shown."""
            return reading.keep(ledger, now)

        self.tell(self.desk.do(keep, now=self.desk.now()), msg(f"sheets.kept_{kind}", n=len(reading.lines)))

    async def _file(self) -> Path | None:
        """Ask for the file: one of those found where such files land, or any other by its path."""
        found = {str(path): path for path in sheets_near(self.desk.file.path)}
        choices = [Choice(name, path.name, str(path.parent)) for name, path in found.items()]
        picked = await self.pick(msg("sheets.which_file"), choices, new="sheets.this_file")
        if picked is None:
            return None
        return found[picked.id] if picked.id is not None else Path(picked.name.strip("\"'")).expanduser()


def sheets_near(file: Path) -> list[Path]:
    """Return the CSV files beside a process, among what was written of it and where downloads land, newest first."""
    found = {path: stamp for folder in _folders(file) for path, stamp in _sheets_in(folder)}
    return sorted(found, key=lambda path: found[path], reverse=True)[:_MOST]


def bytes_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        Refused: it is not there, too large, a folder, or may not be read.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(msg("sheets.too_large", megabytes=_LARGEST // 1_000_000))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(msg("sheets.file_not_found", file=str(path))) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Refused(msg("sheets.file_unreadable", file=str(path), reason=reason)) from error


def _folders(file: Path) -> Iterator[Path]:
    """Yield where a sheet may be: beside the process, in what was exported of it, where downloads land."""
    yield file.parent
    out = file.parent / "out"
    for deeper in ("*", "*/*"):
        yield from sorted(out.glob(deeper))
    for name in _WHERE_THEY_LAND:
        yield Path.home() / name


def _sheets_in(folder: Path) -> Iterator[tuple[Path, float]]:
    """Yield the CSV files of a folder with when they were changed; of one that cannot be read, none."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix.casefold() == ".csv"]
        yield from ((path, path.stat().st_mtime) for path in paths)
    except OSError:  # what cannot be looked into offers nothing; the path can still be typed
        return
