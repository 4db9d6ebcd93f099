"""The few things the journal asks of a disk, so that the tests can make each of them fail.

Files are written without a buffer of our own: what `write` returned is with the operating system, and only a
process that is killed between two calls can leave half of it. What `sync` returned is on the medium.
"""

import errno
import os
import sys
import time
from pathlib import Path
from typing import Final, Protocol

if sys.platform == "darwin":
    import fcntl

PRIVATE: Final = 0o600
"""Process files hold people's words: only their owner reads them."""

_REPLACE_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries on Windows, where a virus scanner may hold the target for a moment."""


class OpenFile(Protocol):
    """A file open for writing at its end."""

    def write(self, data: bytes) -> int:
        """Hand bytes to the operating system; return how many it took."""
        ...

    def sync(self) -> None:
        """Wait until what was written is on the medium."""
        ...

    def truncate(self, size: int) -> None:
        """Cut the file to this many bytes."""
        ...

    def identity(self) -> tuple[int, int]:
        """Return the device and the inode: another pair than the name's means that the file was moved or deleted."""
        ...

    def close(self) -> None:
        """Give the file back."""
        ...


class FileSystem(Protocol):
    """A disk."""

    def read(self, path: Path, start: int = 0) -> bytes:
        """Return a file's bytes from an offset on."""
        ...

    def identity(self, path: Path) -> tuple[int, int, int]:
        """Return the device, the inode and the size of a file: the first two change when it is replaced."""
        ...

    def append_to(self, path: Path) -> OpenFile:
        """Open a file for writing at its end; it is made, for its owner alone, if it is not there."""
        ...

    def create(self, path: Path) -> OpenFile:
        """Open a new file, for its owner alone; what stood there is emptied."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another file's name, in one step."""
        ...

    def remove(self, path: Path) -> None:
        """Remove a file; it may be gone already."""
        ...

    def sync_directory(self, folder: Path) -> None:
        """Wait until a folder's names are on the medium."""
        ...

    def make_folder(self, folder: Path) -> None:
        """Make a folder, and those above it, for their owner alone, unless they are there."""
        ...


class DiskFile:
    """A real file, open for writing at its end."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, data: bytes) -> int:
        """Hand bytes to the operating system; return how many it took."""
        return os.write(self._descriptor, data)

    def sync(self) -> None:
        """Wait until what was written is on the medium; on macOS, out of the drive's own memory too."""
        if sys.platform == "darwin":
            try:
                fcntl.fcntl(self._descriptor, fcntl.F_FULLFSYNC)
            except OSError as error:
                if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):  # a network file system
                    raise
            else:
                return
        os.fsync(self._descriptor)

    def identity(self) -> tuple[int, int]:
        """Return the device and the inode."""
        status = os.fstat(self._descriptor)
        return status.st_dev, status.st_ino

    def truncate(self, size: int) -> None:
        """Cut the file to this many bytes."""
        os.ftruncate(self._descriptor, size)

    def close(self) -> None:
        """Give the descriptor back."""
        os.close(self._descriptor)


class Disk:
    """The real disk."""

    def read(self, path: Path, start: int = 0) -> bytes:
        """Return a file's bytes from an offset on."""
        with path.open("rb") as stream:
            stream.seek(start)
            return stream.read()

    def identity(self, path: Path) -> tuple[int, int, int]:
        """Return the device, the inode and the size of a file."""
        status = path.stat()
        return status.st_dev, status.st_ino, status.st_size

    def append_to(self, path: Path) -> OpenFile:
        """Open a file for writing at its end."""
        return DiskFile(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), PRIVATE))

    def create(self, path: Path) -> OpenFile:
        """Open a new file for writing."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
        return DiskFile(os.open(path, flags, PRIVATE))

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another file's name, in one step; on Windows a held target is waited for a little."""
        if sys.platform == "win32":
            for wait in _REPLACE_WAITS:
                try:
                    source.replace(target)
                except PermissionError:
                    time.sleep(wait)
                else:
                    return
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file; it may be gone already."""
        path.unlink(missing_ok=True)

    def sync_directory(self, folder: Path) -> None:
        """Wait until a folder's names are on the medium, where the system lets a folder be synced."""
        if sys.platform != "win32":
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            except OSError as error:
                if error.errno != errno.EINVAL:  # network and FUSE file systems have no sync of a folder
                    raise
            finally:
                os.close(descriptor)

    def make_folder(self, folder: Path) -> None:
        """Make a folder, and those above it, unless they are there."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_all(file: OpenFile, data: bytes) -> None:
    """Write every byte, however many the system takes at a time.

    Raises:
        OSError: the disk took less.
    """
    view = memoryview(data)
    while view:
        taken = file.write(bytes(view) if len(view) < len(data) else data)
        if taken <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        view = view[taken:]


def write_whole(disk: FileSystem, path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Make or replace a file in one step: it has either its old bytes or the new ones, never a part.

    Args:
        disk: where to.
        path: the file.
        data: all its bytes.
        lasting: whether to wait until it would survive a pulled plug.

    Raises:
        OSError: the disk refused; the old file is untouched and nothing is left beside it.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        file = disk.create(beside)
        try:
            write_all(file, data)
            if lasting:
                file.sync()
        finally:
            file.close()
        disk.replace(beside, path)
    except OSError:
        disk.remove(beside)
        raise
    if lasting:
        disk.sync_directory(path.parent)
