"""Disks that fail: one that refuses the n-th call, one that remembers every call so that each crash can be replayed."""

import errno
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from codesign_tui.journal.filesystem import Disk, OpenFile

SECTOR = 512

COURTESIES = (".lock", ".holder", ".holder.new")
"""Side files that mean nothing after a crash: leaving them out keeps the number of states small."""


class RefusingDisk(Disk):
    """A real disk that refuses its n-th change with an error; a refused write takes half of its bytes.

    While its gate is shut, every call waits.
    """

    def __init__(self, nth: int, number: int) -> None:
        self.left = nth
        self.number = number
        self.refused = False
        self.gate = threading.Event()
        self.gate.set()
        self.reached = threading.Event()

    def spend(self) -> None:
        """Count a call, and refuse it if it is the one; it waits while the gate is shut."""
        self.reached.set()
        self.gate.wait()
        self.left -= 1
        if self.left == 0:
            self.refused = True
            raise OSError(self.number, os.strerror(self.number))

    def append_to(self, path: Path) -> OpenFile:
        """Count, then open."""
        self.spend()
        return _RefusingFile(self, super().append_to(path))

    def create(self, path: Path) -> OpenFile:
        """Count, then make."""
        self.spend()
        return _RefusingFile(self, super().create(path))

    def replace(self, source: Path, target: Path) -> None:
        """Count, then rename."""
        self.spend()
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        """Count, then remove."""
        self.spend()
        super().remove(path)

    def sync_directory(self, folder: Path) -> None:
        """Count, then sync."""
        self.spend()
        super().sync_directory(folder)

    def make_folder(self, folder: Path) -> None:
        """Count, then make."""
        self.spend()
        super().make_folder(folder)


class _RefusingFile:
    """An open file of a refusing disk."""

    def __init__(self, disk: RefusingDisk, file: OpenFile) -> None:
        self.disk = disk
        self.file = file

    def write(self, data: bytes) -> int:
        """Count, then write; half of it when refused."""
        try:
            self.disk.spend()
        except OSError:
            self.file.write(data[: len(data) // 2])
            raise
        return self.file.write(data)

    def sync(self) -> None:
        """Count, then sync."""
        self.disk.spend()
        self.file.sync()

    def truncate(self, size: int) -> None:
        """Count, then cut."""
        self.disk.spend()
        self.file.truncate(size)

    def identity(self) -> tuple[int, int]:
        """Say which file it is."""
        return self.file.identity()

    def close(self) -> None:
        """Give the file back, then count: the descriptor is gone even when closing fails."""
        self.file.close()
        self.disk.spend()


REFUSALS = (errno.ENOSPC, errno.EIO, errno.EACCES)


@dataclass(frozen=True)
class Op:
    """One call: what, on which file, with which bytes or size or new name."""

    what: str
    name: str = ""
    data: bytes = b""
    other: str = ""
    size: int = 0


class RecordingDisk(Disk):
    """A real disk that remembers each call. While the gate is shut, a write waits in front of it."""

    def __init__(self) -> None:
        self.log: list[Op] = []
        self.gate = threading.Event()
        self.gate.set()
        self.waiting = threading.Event()

    def append_to(self, path: Path) -> OpenFile:
        """Remember that a name may appear, then open."""
        self.log.append(Op("open", path.name))
        return _RecordedFile(self, path.name, super().append_to(path))

    def create(self, path: Path) -> OpenFile:
        """Remember, then make."""
        self.log.append(Op("create", path.name))
        return _RecordedFile(self, path.name, super().create(path))

    def replace(self, source: Path, target: Path) -> None:
        """Remember, then rename."""
        super().replace(source, target)
        self.log.append(Op("replace", source.name, other=target.name))

    def remove(self, path: Path) -> None:
        """Remember, then remove."""
        super().remove(path)
        self.log.append(Op("remove", path.name))

    def sync_directory(self, folder: Path) -> None:
        """Remember, then sync."""
        super().sync_directory(folder)
        self.log.append(Op("sync_directory"))


class _RecordedFile:
    """An open file of a recording disk."""

    def __init__(self, disk: RecordingDisk, name: str, file: OpenFile) -> None:
        self.disk = disk
        self.name = name
        self.file = file

    def write(self, data: bytes) -> int:
        """Remember, then write."""
        self.disk.waiting.set()
        self.disk.gate.wait()
        taken = self.file.write(data)
        self.disk.log.append(Op("write", self.name, data[:taken]))
        return taken

    def sync(self) -> None:
        """Sync, then remember."""
        self.file.sync()
        self.disk.log.append(Op("sync", self.name))

    def truncate(self, size: int) -> None:
        """Cut, then remember."""
        self.file.truncate(size)
        self.disk.log.append(Op("truncate", self.name, size=size))

    def identity(self) -> tuple[int, int]:
        """Say which file it is."""
        return self.file.identity()

    def close(self) -> None:
        """Give the file back."""
        self.file.close()


@dataclass
class _Inode:
    """A file's bytes as they are on the medium, and what was done to it since."""

    safe: bytes = b""
    since: list[Op] = field(default_factory=list)

    def versions(self) -> list[bytes]:
        """Return everything that a crash may leave of the file."""
        if not self.since:
            return [self.safe]
        found = [self.safe]
        now = self.safe
        for op in self.since:
            if op.what == "truncate":
                now = now[: op.size]
                found.append(now)
                continue
            found += [now + part for part in torn(op.data, len(now))]
            now += op.data
        return list(dict.fromkeys(found))


def torn(data: bytes, start: int) -> Iterator[bytes]:
    """Yield what may be on the medium of a write that was not synced: parts, nothing but NUL, holes, all of it."""
    points = sorted({1, 2, *range(0, len(data), max(1, len(data) // 20)), len(data) - 2, len(data) - 1})
    yield b"\0" * len(data)
    for point in points:
        yield data[:point]
        yield data[:point] + b"\0" * (len(data) - point)
    first = SECTOR - start % SECTOR
    for border in range(first, len(data), SECTOR):
        yield b"\0" * border + data[border:]
        yield data[:border] + b"\0" * min(SECTOR, len(data) - border) + data[border + SECTOR :]
    yield data


def crash_states(log: list[Op], start: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
    """Yield every set of files that a crash right after these calls may leave, by name."""
    inodes = [_Inode(data) for data in start.values()]
    safe = {name: number for number, name in enumerate(start)}
    now = dict(safe)
    for op in log:
        if op.name.endswith(COURTESIES):
            continue
        if op.what in ("open", "create"):
            if op.what == "create" or op.name not in now:
                now[op.name] = len(inodes)
                inodes.append(_Inode())
        elif op.what == "replace":
            now[op.other] = now.pop(op.name)
        elif op.what == "remove":
            now.pop(op.name, None)
        elif op.what == "sync_directory":
            safe = dict(now)
        elif op.what == "sync":
            inode = inodes[now[op.name]]
            inode.safe = inode.versions()[-1] if inode.since else inode.safe
            inode.since = []
        else:
            inodes[now[op.name]].since.append(op)
    for names in (safe, now) if safe != now else (now,):
        numbers = sorted(set(names.values()))
        for versions in product(*(inodes[number].versions() for number in numbers)):
            held = dict(zip(numbers, versions, strict=True))
            yield {name: held[number] for name, number in names.items()}
