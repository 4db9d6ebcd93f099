"""Writes the pack: into a folder of its own beside the place, which takes its name when all is there, or not at all.

A pack that stands there already and is still as it was written gives way; one that somebody changed, or that is none,
stays, and the new one gets a number.
"""

import errno
import io
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.journal.errors import CannotWrite
from codesign_tui.journal.filesystem import Disk, write_whole
from codesign_tui.minutes.archive.contents import Contents, PackAsked, Planned
from codesign_tui.minutes.archive.index import Entry, differences, entry, index_bytes
from codesign_tui.minutes.archive.layout import INDEX, PAGE, session_folder
from codesign_tui.minutes.archive.page import index_page
from codesign_tui.minutes.filing.sidecar import SUFFIX, sidecar
from codesign_tui.minutes.formats import FORMATS
from codesign_tui.minutes.placing import PATIENT, Patience, ShareableDisk, fingerprint, place, trouble
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery

_MOST_NAMES: Final = 1_000
_FIRST_YEAR: Final = 1980
"""A zip knows no earlier year."""

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, the next one's name."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What became of a pack."""

    folder: Path | None
    """Where it stands; None when it was stopped, and nothing was left."""
    zipped: Path | None = None
    entries: tuple[Entry, ...] = ()
    warnings: tuple[Msg, ...] = ()
    confirm: tuple[str, ...] = ()
    """What public copies replaced in free text, for the writer to confirm."""

    @property
    def cancelled(self) -> bool:
        """Whether it was stopped before its end."""
        return self.folder is None


class _Stopped(Exception):
    """Somebody stopped the pack between two files."""


def write_pack(
    asked: PackAsked,
    made: Contents,
    dossier: Path,
    *,
    as_zip: bool = False,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    disk: Disk | None = None,
    patience: Patience = PATIENT,
    stationery: Stationery = SHIPPED,
) -> Packed:
    """Write what was composed into the folder of its path, whole or not at all; with `as_zip` also as one file.

    Raises:
        CannotWrite: the disk refused; nothing of the pack is left.
    """
    disk = disk or ShareableDisk()
    name = session_folder(asked.session, asked.translator)
    beside = dossier / f".{name}.new"
    builder = _Builder(asked, made, beside, disk, on_progress, cancelled, stationery)
    try:
        _clear(beside)
        entries = builder.write()
        target, warning = patience.over(lambda: _named(disk, beside, dossier / name))
        zipped = None
        if as_zip:
            placed = place(disk, dossier / f"{target.name}.zip", _zipped(target, asked.at), patience)
            zipped, told = placed.path, placed.warning
            made.warnings.extend([told] if told is not None else [])
    except _Stopped:
        _clear(beside)
        return Packed(None, warnings=(*made.warnings, msg("archive.stopped")))
    except OSError as error:
        _clear(beside)
        raise CannotWrite(trouble(dossier / name, error)) from error
    except BaseException:
        _clear(beside)
        raise
    warnings = (*made.warnings, *([warning] if warning is not None else []))
    return Packed(target, zipped, tuple(entries), warnings, tuple(made.confirm))


class _Builder:
    """Writes the files of one pack into a folder, and keeps the lines of its index."""

    def __init__(
        self,
        asked: PackAsked,
        made: Contents,
        folder: Path,
        disk: Disk,
        on_progress: Progress | None,
        cancelled: Callable[[], bool] | None,
        stationery: Stationery,
    ) -> None:
        self._asked = asked
        self._made = made
        self._folder = folder
        self._disk = disk
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._stationery = stationery
        self._entries: list[Entry] = []
        self._done = 0
        self._total = made.files(asked)

    def write(self) -> list[Entry]:
        """Write everything, the indexes last; return the lines of the index.

        Raises:
            OSError: the disk refused.
        """
        for planned in self._made.planned:
            for name in self._asked.formats:
                self._draw(planned, name)
        for each in self._made.attached:
            self._step(each.name)
            self._put(each.name, each.what, each.copy, each.content)
        self._step(PAGE)
        self._index()
        return self._entries

    def _draw(self, planned: Planned, name: str) -> None:
        """Draw one document in one format, with its fingerprint and its metadata."""
        shape = FORMATS[name]  # type: ignore[index]
        path = f"{planned.folder}/{planned.stem}{shape.extension}"
        self._step(path)
        document = planned.document
        moment = self._asked.at if document.seal is None else document.seal.at
        content, stand_ins, told = shape.draw(document, moment, self._stationery)
        recorded = {digest for of, digest in planned.recorded if of == name}
        if recorded and fingerprint(content) not in recorded:
            self._made.warnings.append(msg("archive.not_the_sealed_file", file=path))
        self._made.warnings.extend(one for one in told if one not in self._made.warnings)
        if stand_ins:
            self._made.warnings.append(msg("export.stand_ins", n=stand_ins, file=path))
        self._put(path, planned.what, document.copy.value, content)
        if document.filing is not None:
            record = sidecar(
                document.filing,
                name=path.rpartition("/")[2],
                digest=fingerprint(content),
                media_type=shape.media_type,
                copy=document.copy.value,
                language=document.language,
            )
            about = self._asked.translator("archive.metadata_of", what=planned.what)
            self._put(f"{path}{SUFFIX}", about, document.copy.value, record, with_digest=False)

    def _index(self) -> None:
        """Write the page of the index, then the index itself with its fingerprint."""
        shape = FORMATS["html"]
        page, _, _ = shape.draw(index_page(self._asked, self._entries), self._asked.at, self._stationery)
        self._put(PAGE, self._asked.translator("archive.page"), "", page)
        content = index_bytes(self._entries)
        self._file(INDEX, content)
        self._file(f"{INDEX}.sha256", fingerprint(content).encode("ascii"))

    def _put(self, path: str, what: str, copy: str, content: bytes, *, with_digest: bool = True) -> None:
        """Write one file, and beside it its fingerprint; note both."""
        known = "internal" if copy == "internal" else "public" if copy == "public" else ""
        self._file(path, content)
        self._entries.append(entry(path, what, known, content))  # type: ignore[arg-type]
        if with_digest:
            digest = fingerprint(content).encode("ascii")
            about = self._asked.translator("archive.fingerprint_of", what=what)
            self._file(f"{path}.sha256", digest)
            self._entries.append(entry(f"{path}.sha256", about, known, digest))  # type: ignore[arg-type]

    def _file(self, path: str, content: bytes) -> None:
        """Write one file into the folder."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._disk, target, content)

    def _step(self, name: str) -> None:
        """Tell which file is next, unless the pack was stopped."""
        if self._cancelled is not None and self._cancelled():
            raise _Stopped
        if self._on_progress is not None:
            self._on_progress(self._done, self._total, name)
        self._done += 1


def _named(disk: Disk, beside: Path, wanted: Path) -> tuple[Path, Msg | None]:
    """Give a finished folder its name; return it, and what a person should know.

    Raises:
        OSError: the disk refused.
    """
    for number in range(1, _MOST_NAMES):
        target = wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
        if os.path.lexists(target) and not _is_as_written(target):
            continue
        old = target.with_name(f".{target.name}.old")
        _clear(old)
        if os.path.lexists(target):
            disk.replace(target, old)
        try:
            disk.replace(beside, target)
        except OSError:
            if os.path.lexists(old):
                disk.replace(old, target)
            raise
        _clear(old)
        disk.sync_directory(target.parent)
        return target, None if target == wanted else msg("archive.kept", kept=wanted.name, written=target.name)
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(wanted))


def _is_as_written(folder: Path) -> bool:
    """Tell whether a folder is a pack in which nothing was changed, added or taken away."""
    try:
        return folder.is_dir() and not folder.is_symlink() and not differences(folder)
    except (Refused, OSError):  # no pack, or one that cannot be read: it is not ours to replace
        return False


def _clear(folder: Path) -> None:
    """Remove a half-made folder of ours."""
    if os.path.lexists(folder):
        shutil.rmtree(folder)


def _zipped(folder: Path, at: datetime) -> bytes:
    """Return a folder as a zip: the same files at the same moment give the same bytes."""
    moment = (max(at.year, _FIRST_YEAR), at.month, at.day, at.hour, at.minute, at.second)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for path in _sorted(folder):
            member = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # the same on every system
            member.external_attr = 0o644 << 16
            package.writestr(member, path.read_bytes())
    return out.getvalue()


def _sorted(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder by their names."""
    yield from sorted(path for path in folder.rglob("*") if path.is_file())
