"""Putting one file where people look for it: whole or not at all, with its fingerprint, never over somebody's work.

A file that another program holds (a text processor, a virus scanner, a folder that is being synchronised) is tried a
few times; then the new one stands beside it under a number, and who asked is told what to do.
"""

import errno
import hashlib
import os
import time
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeVar

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.journal.errors import CannotWrite
from codesign_tui.journal.filesystem import Disk, DiskFile, OpenFile, write_whole

T = TypeVar("T")

_MOST_NAMES: Final = 1_000
_MOST_HELD: Final = 3
"""Names that may be found held before the folder itself is thought to be the trouble."""

_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_HELD: Final = frozenset({errno.EBUSY, errno.ETXTBSY})
_SURELY_HELD_ON_WINDOWS: Final = frozenset({32, 33})
"""ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""

_HELD_ON_WINDOWS: Final = _SURELY_HELD_ON_WINDOWS | {5}
"""ERROR_ACCESS_DENIED too: a scanner, or a deletion that waits; or a folder that is not ours."""


class ShareableDisk(Disk):
    """The disk for files that are made to be sent: readable by whom the user's own settings say."""

    def create(self, path: Path) -> OpenFile:
        """Open a new file for writing, with the permissions that the user's system gives."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
        return DiskFile(os.open(path, flags, 0o666))

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another file's name, in one step; whoever asks decides how long a held one is waited for."""
        source.replace(target)


@dataclass(frozen=True, slots=True)
class Patience:
    """How often, and for how long, a file that another program holds is tried again."""

    waits: tuple[float, ...] = (0.1, 0.2, 0.4, 0.8)
    """Seconds before each further try."""
    wait: Callable[[float], None] = time.sleep

    def over(self, work: Callable[[], T]) -> T:
        """Do something, again and again while another program holds the file.

        Raises:
            OSError: it is held to the end, or something else is wrong.
        """
        for seconds in self.waits:
            try:
                return work()
            except OSError as error:
                if not is_held(error):
                    raise
            self.wait(seconds)
        return work()


PATIENT: Final = Patience()
"""A second and a half in all: long for a scanner, short for a person."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a file was put, and why not under the name that was wanted."""

    path: Path
    wanted: str
    why: Literal["", "changed", "held", "sealed"] = ""
    """What stood there was changed since, or another program held it, or it is a sealed file that stays for good."""

    @property
    def warning(self) -> Msg | None:
        """What a person should know: which file was left alone, why, and what to do."""
        if not self.why:
            return None
        reasons = {"changed": "export.kept_changed", "held": "export.held_beside", "sealed": "export.kept_sealed"}
        return msg(reasons[self.why], **self._names)

    @property
    def _names(self) -> dict[str, str]:
        """The two names."""
        return {"kept": self.wanted, "written": self.path.name}


def place(
    disk: Disk,
    wanted: Path,
    content: bytes,
    patience: Patience = PATIENT,
    *,
    is_ours: Callable[[bytes], bool] | None = None,
    sealed: Container[str] = (),
) -> Placed:
    """Write a file and its fingerprint under the first name that costs nobody's work.

    What tells by itself whether somebody changed it (`is_ours`) gets no fingerprint beside it. A file whose digest is
    among the `sealed` is never rewritten: other bytes stand beside it.

    Raises:
        CannotWrite: the disk refused, or another program holds whatever could be written.
    """
    why: Literal["", "changed", "held", "sealed"] = ""
    held = 0
    for path in _names(wanted):
        try:
            if patience.over(lambda path=path: _is_sealed(path, content, sealed)):  # type: ignore[misc]
                why = why or "sealed"
                continue
            if patience.over(lambda path=path: _may_take(path, content, is_ours)):  # type: ignore[misc]
                patience.over(lambda path=path: _store(disk, path, content, is_ours is None))  # type: ignore[misc]
                return Placed(path, wanted.name, why)
            why = why or "changed"
        except OSError as error:
            held += 1
            if not is_held(error) or held >= _MOST_HELD:
                raise CannotWrite(trouble(wanted, error)) from error
            why = "held"
    raise CannotWrite(trouble(wanted, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))))


def is_held(error: OSError) -> bool:
    """Tell whether another program holds a file, so that it may be let go in a moment."""
    return error.errno in _HELD or getattr(error, "winerror", None) in _HELD_ON_WINDOWS


def trouble(path: Path, error: OSError) -> Msg:
    """Return the sentence for a file that could not be written: what happened, what to do."""
    names = {"file": path.name, "folder": str(path.parent)}
    if error.errno in _FULL:
        return msg("export.disk_full", **names)
    if error.errno in _HELD or getattr(error, "winerror", None) in _SURELY_HELD_ON_WINDOWS:
        return msg("export.held", **names)
    if error.errno in _FORBIDDEN:
        return msg("export.not_writable", **names)
    return msg("export.failed", reason=error.strerror or str(error), **names)


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in lowercase hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def fingerprint_path(path: Path) -> Path:
    """Return where a file's fingerprint stands: `name.ext.sha256`."""
    return path.with_name(f"{path.name}.sha256")


def is_unchanged(path: Path) -> bool:
    """Return whether a file still is what was written here: its fingerprint stands beside it and matches.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        return fingerprint_path(path).read_bytes() == fingerprint(path.read_bytes()).encode("ascii")
    except FileNotFoundError:
        return False


def _names(wanted: Path) -> Iterator[Path]:
    """Yield the wanted path, then the numbered ones."""
    yield wanted
    for number in range(2, _MOST_NAMES):
        yield wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")


def _may_take(path: Path, content: bytes, is_ours: Callable[[bytes], bool] | None) -> bool:
    """Tell whether nothing stands here, or what stands here is still ours."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(path):
        return True
    if is_ours is not None:
        return path.is_file() and is_ours(path.read_bytes())
    return is_unchanged(path) or (path.is_file() and path.read_bytes() == content)


def _is_sealed(path: Path, content: bytes, sealed: Container[str]) -> bool:
    """Tell whether other bytes stand here that a seal recorded."""
    if not path.is_file():
        return False
    there = path.read_bytes()
    return there != content and fingerprint(there) in sealed


def _store(disk: Disk, path: Path, content: bytes, with_fingerprint: bool) -> None:
    """Write a file that is not there yet as it should be, then its fingerprint."""
    if not (path.exists() and path.read_bytes() == content):
        write_whole(disk, path, content)
    if with_fingerprint:
        write_whole(disk, fingerprint_path(path), fingerprint(content).encode("ascii"))
