"""A sheet that comes back from an office, or a list that it keeps: chosen, shown row by row, kept with one key."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import CodesignError, Refused, msg
from codesign_tui.tui.files_near import files_near, typed_path
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import Choice

COMMITMENTS: Final = "commitments"
_LARGEST: Final = 20_000_000
"""Bytes: what is larger is not even read."""


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
        found = {str(path): path for path in files_near(self.desk.file.path, (".csv",))}
        choices = [Choice(name, path.name, str(path.parent)) for name, path in found.items()]
        picked = await self.pick(msg("sheets.which_file"), choices, new="sheets.this_file")
        if picked is None:
            return None
        return found[picked.id] if picked.id is not None else typed_path(picked.name)


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
