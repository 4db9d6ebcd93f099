"""The settings of this user in one small JSON file, replaced whole at each choice."""

import json
from contextlib import suppress
from pathlib import Path

from codesign_tui.journal.filesystem import Disk, FileSystem, write_whole


def settings_folder() -> Path:
    """Return where this user's settings are kept."""
    from platformdirs import user_config_path  # needed only where no folder was given

    return user_config_path("codesign-tui", appauthor=False)


class SettingsFile:
    """Choices by name. A file that is missing or cannot be read says nothing; one that cannot be written is let be."""

    def __init__(self, path: Path, disk: FileSystem | None = None) -> None:
        self._path = path
        self._disk: FileSystem = disk or Disk()
        self._chosen = self._read()

    def get(self, name: str) -> str | None:
        """Return what was chosen, or None."""
        return self._chosen.get(name)

    def keep(self, name: str, value: str | None) -> None:
        """Remember a choice for the next time; None forgets it."""
        before = dict(self._chosen)
        if value is None:
            self._chosen.pop(name, None)
        else:
            self._chosen[name] = value
        if self._chosen != before:
            with suppress(OSError):  # the choice holds for this run; it is not worth a word in front of the hall
                self._disk.make_folder(self._path.parent)
                write_whole(self._disk, self._path, json.dumps(self._chosen, sort_keys=True).encode("utf-8"))

    def _read(self) -> dict[str, str]:
        """Return what the file says."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(kept, dict):
            return {}
        return {name: value for name, value in kept.items() if isinstance(name, str) and isinstance(value, str)}
