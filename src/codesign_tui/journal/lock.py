"""One writer at a time: a lock of the operating system on a side file, and who holds it on another.

The system frees the lock when the program ends, however it ends, so a crash leaves nothing to clean up. The
holder's name stands apart, since Windows lets nobody read a locked file.
"""

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from codesign_tui.domain.text import clean_line
from codesign_tui.journal.filesystem import PRIVATE, FileSystem, write_whole

if TYPE_CHECKING:
    from filelock import BaseFileLock


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a file: user@host and the program's number, since when."""

    who: str
    since: datetime | None


class Held(Exception):
    """Another program holds the lock."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder.who)
        self.holder = holder


class Lock:
    """The lock of one process file."""

    def __init__(self, disk: FileSystem, path: Path) -> None:
        self._disk = disk
        self._lock_file = path.with_name(f".{path.name}.lock")
        self._holder_file = path.with_name(f".{path.name}.holder")
        self._lock: BaseFileLock | None = None

    def acquire(self, now: datetime) -> None:
        """Take the lock and leave word of it.

        Raises:
            Held: another program has it.
            OSError: the folder cannot be written.
        """
        from filelock import FileLock, Timeout  # loaded only when a file is opened

        # filelock takes "forbidden" for "held": ask the disk first, so that each gets its own sentence.
        self._disk.append_to(self._lock_file).close()
        lock = FileLock(self._lock_file, mode=PRIVATE, thread_local=False)
        try:
            lock.acquire(blocking=False)
        except Timeout as error:
            raise Held(self.holder()) from error
        self._lock = lock
        try:
            self._leave_word(now)
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._lock is None:
            return
        with suppress(OSError):  # a word left behind misleads nobody: it is read only while the lock is held
            self._disk.remove(self._holder_file)
        self._lock.release()
        self._lock = None

    def holder(self) -> Holder:
        """Return who holds the file, as far as they left word."""
        try:
            word = json.loads(self._disk.read(self._holder_file))
            return Holder(clean_line(str(word["who"])), datetime.fromisoformat(word["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Holder("?", None)  # taken a moment ago: the word is not written yet

    def _leave_word(self, now: datetime) -> None:
        """Write who holds the file and since when."""
        word = {"who": f"{_user()}@{platform.node()}, {os.getpid()}", "since": now.isoformat()}
        write_whole(self._disk, self._holder_file, json.dumps(word).encode(), lasting=False)


def _user() -> str:
    """Return the user's name on this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without an entry, a Windows without the module that knows
        return "?"
