"""Copies of a process file in the user's state folder, for the day its own folder is lost or damaged.

One when something changed and the last is at least five minutes old, one at each phase change, kept seven days; the
newest is kept whatever its age.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from codesign_tui.domain.transactions import Change
from codesign_tui.journal.filesystem import FileSystem, write_whole
from codesign_tui.journal.lines import SUFFIX

APART: Final = timedelta(minutes=5)
KEPT: Final = timedelta(days=7)

_STAMP: Final = "%Y%m%dT%H%M%SZ"


class Snapshots:
    """The copies of every process file of this user."""

    def __init__(self, disk: FileSystem, folder: Path) -> None:
        """Keep copies under a folder, one subfolder a file id."""
        self.folder: Final = folder
        self._disk = disk
        self._last: datetime | None = None
        self._phase_changed = False

    def notice(self, change: Change) -> None:
        """Look at a change: a session that opens, closes or passes to another phase deserves a copy at once."""
        for touched in change.touched:
            if touched.table != "sessions" or touched.new is None or touched.old is None:
                continue
            if any(touched.new.get(name) != touched.old.get(name) for name in ("phase", "state")):
                self._phase_changed = True

    def due(self, now: datetime) -> bool:
        """Tell whether a copy should be taken now."""
        return self._phase_changed or self._last is None or now - self._last >= APART

    def take(self, file_id: str, path: Path, data: bytes, now: datetime) -> Path:
        """Write a copy and remove those that are too old.

        Raises:
            OSError: the folder cannot be written.
        """
        self._phase_changed = False
        self._last = now
        folder = self.folder / file_id
        self._disk.make_folder(folder)
        copy = folder / f"{now.astimezone(UTC):{_STAMP}}-{path.name}"
        write_whole(self._disk, copy, data)
        self._remove_old(folder, now)
        return copy

    def tidy(self, now: datetime) -> None:
        """Remove the copies of every file that are too old, but for the newest of each.

        Raises:
            OSError: the folder cannot be written.
        """
        for folder in self.folder.glob("*/"):
            self._remove_old(folder, now)

    def _remove_old(self, folder: Path, now: datetime) -> None:
        """Remove the copies of one file that are too old, but for the newest."""
        for copy in self.of(folder.name)[1:]:
            if now - taken_at(copy) > KEPT:
                self._disk.remove(copy)

    def of(self, file_id: str) -> list[Path]:
        """Return the copies of a file, the newest first."""
        return sorted((self.folder / file_id).glob(f"*Z-*{SUFFIX}"), reverse=True)

    def named(self, name: str) -> list[Path]:
        """Return the copies of files of this name, the newest first, for a file whose id can no longer be read."""
        found = (copy for copy in self.folder.glob(f"*/*Z-*{SUFFIX}") if copy.name.partition("-")[2] == name)
        return sorted(found, key=lambda copy: copy.name, reverse=True)


def taken_at(copy: Path) -> datetime:
    """Return when a copy was taken; the beginning of time for a name that is not ours."""
    try:
        return datetime.strptime(copy.name.partition("-")[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
