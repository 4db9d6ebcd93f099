"""Writing a document's files into a folder: each whole or not at all, with its fingerprint, never over somebody's work.

Beside `name.ext` stands `name.ext.sha256`, which holds the lowercase hexadecimal digest and nothing else, not even a
line end (AgID, guidelines on documents, 2.16). It also tells later whether the file is still the one that was written.
"""

import errno
import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import LONGEST_FILE_NAME, slug
from codesign_tui.journal.errors import CannotWrite
from codesign_tui.journal.filesystem import Disk, DiskFile, OpenFile, write_whole
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.formats import FORMATS, FormatName
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery

LONGEST_STEM: Final = 80
"""Characters of a file's name without extension: with extension, number and fingerprint it stays under 100."""

_MOST_NAMES: Final = 1_000
_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written."""

    format: str
    path: Path
    fingerprint: str
    """SHA-256 of its bytes, in lowercase hexadecimal."""
    stand_ins: int = 0
    """Characters shown by their code points, since no packaged font draws them."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did: files in the order of writing, and what a person should know about them."""

    files: tuple[Written, ...] = ()
    warnings: tuple[Msg, ...] = ()
    cancelled: bool = False
    """Whether it was stopped before all formats were written; what is in `files` is whole."""


Progress = Callable[[int, int, FormatName], None]
"""Told before each format: how many are done, how many there are, which one is next."""


class ShareableDisk(Disk):
    """The disk for files that are made to be sent: readable by whom the user's own settings say."""

    def create(self, path: Path) -> OpenFile:
        """Open a new file for writing, with the permissions that the user's system gives."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
        return DiskFile(os.open(path, flags, 0o666))


def write(
    document: Document,
    formats: Sequence[FormatName],
    folder: Path,
    stem: str,
    *,
    at: datetime,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    disk: Disk | None = None,
    stationery: Stationery = SHIPPED,
) -> ExportReport:
    """Write the document in each format as `folder/stem.ext`.

    A file that was changed since it was written here, or that was never ours, is left alone: the new one is then
    called `stem-2.ext`, and a warning says so. `cancelled` is asked before each format. What of the town's own
    `stationery` cannot be used is told among the warnings.

    Raises:
        CannotWrite: the disk refused; the files written before are whole and stay.
    """
    disk = disk or ShareableDisk()
    files: list[Written] = []
    warnings: list[Msg] = []
    asked = tuple(dict.fromkeys(formats))
    for done, name in enumerate(asked):
        if cancelled is not None and cancelled():
            return ExportReport(tuple(files), (*warnings, msg("export.stopped", n=len(files))), cancelled=True)
        if on_progress is not None:
            on_progress(done, len(asked), name)
        content, stand_ins, told = FORMATS[name].draw(document, at, stationery)
        warnings.extend(one for one in told if one not in warnings)
        wanted = folder / f"{stem}{FORMATS[name].extension}"
        path = put(disk, wanted, content)
        files.append(Written(name, path, fingerprint(content), stand_ins))
        if path != wanted:
            warnings.append(msg("export.kept_changed", kept=wanted.name, written=path.name))
        if stand_ins:
            warnings.append(msg("export.stand_ins", n=stand_ins, file=path.name))
    return ExportReport(tuple(files), tuple(warnings))


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


def file_stem(title: str, number: int | None, copy: CopyKind, language: str) -> str:
    """Return the name of a session's files without extension: "il-vecchio-mulino-seduta-02-INTERNA".

    The copy's kind stands in the name, in the document's language, so that no one publishes the wrong file.
    """
    say = Translator(language if language in LANGUAGES else LANGUAGES[0])
    kind = say(f"export.name_{copy.value}")
    end = kind if number is None else f"{say('export.name_session')}-{number:02d}-{kind}"
    return f"{slug(title, longest=LONGEST_FILE_NAME)[: LONGEST_STEM - len(end) - 1].rstrip('-')}-{end}"


def put(disk: Disk, wanted: Path, content: bytes) -> Path:
    """Write a file and its fingerprint under the first name that costs nobody's work; return its path.

    Raises:
        CannotWrite: the disk refused.
    """
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        path = _free_name(wanted, content)
        if not (path.exists() and path.read_bytes() == content):
            write_whole(disk, path, content)
        write_whole(disk, fingerprint_path(path), fingerprint(content).encode("ascii"))
    except OSError as error:
        raise CannotWrite(trouble(wanted, error)) from error
    return path


def trouble(path: Path, error: OSError) -> Msg:
    """Return the sentence for a file that could not be written."""
    if error.errno in _FULL:
        return msg("export.disk_full", file=path.name, folder=str(path.parent))
    if error.errno in _FORBIDDEN:
        return msg("export.not_writable", file=path.name, folder=str(path.parent))
    return msg("export.failed", file=path.name, folder=str(path.parent), reason=error.strerror or str(error))


def _free_name(wanted: Path, content: bytes) -> Path:
    """Return the wanted path, or the first numbered one, where nothing stands or what stands there is still ours."""
    for number in range(1, _MOST_NAMES):
        path = wanted if number == 1 else wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        if not os.path.lexists(path) or is_unchanged(path) or (path.is_file() and path.read_bytes() == content):
            return path
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(wanted))
