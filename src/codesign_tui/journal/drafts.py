"""What is being typed, by place of the screen, kept in a side file so that a crash does not take it.

The side file is replaced whole each time, stands beside the process file, and is erased when a session closes.
"""

import json
import threading
from collections.abc import Mapping
from pathlib import Path

from codesign_tui.domain.text import clean
from codesign_tui.journal.filesystem import FileSystem, write_whole


class Drafts:
    """The texts that are being typed in one process file."""

    def __init__(self, disk: FileSystem, path: Path) -> None:
        self._disk = disk
        self._path = path.with_name(f".{path.name}.drafts")
        self._texts: dict[str, str] = {}
        self._lock = threading.Lock()

    def read(self) -> None:
        """Take up what a crash left; a side file that cannot be understood counts as empty."""
        try:
            found = json.loads(self._disk.read(self._path))
        except (OSError, ValueError, RecursionError):
            return  # no draft, which is how it should be, or the remains of a dying disk
        if isinstance(found, dict):
            with self._lock:
                self._texts = {place: clean(text) for place, text in found.items() if isinstance(text, str)}

    def texts(self) -> Mapping[str, str]:
        """Return the texts by place."""
        with self._lock:
            return dict(self._texts)

    def keep(self, place: str, text: str) -> bool:
        """Remember a text; empty text drops it. Return whether anything changed."""
        with self._lock:
            if self._texts.get(place, "") == text:
                return False
            if text:
                self._texts[place] = text
            else:
                self._texts.pop(place, None)
            return True

    def drop(self) -> None:
        """Forget every text."""
        with self._lock:
            self._texts.clear()

    def save(self) -> None:
        """Write the side file, or erase it when there is nothing to keep.

        Raises:
            OSError: the disk refused.
        """
        texts = self.texts()
        if not texts:
            self._disk.remove(self._path)
            return
        # Escaped: what is being typed may hold halves of characters that UTF-8 has no bytes for.
        write_whole(self._disk, self._path, json.dumps(texts).encode("ascii"))
