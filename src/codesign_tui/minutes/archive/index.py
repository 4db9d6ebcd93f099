"""The index of a pack (*indice del fascicolo*): every file with its size and fingerprint, and the check against it.

The check reads the folder and the index alone: it needs neither the process nor this program's other parts. Every file
must be there, byte for byte, and nothing more.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.minutes.archive.layout import INDEX
from codesign_tui.minutes.sending.cells import guarded

COLUMNS: Final = ("n", "file", "what", "copy", "bytes", "sha256")
"""The header of the index, the same in every language: a program reads it."""

_HEX: Final = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the pack."""

    path: str
    """From the pack's folder, with forward slashes."""
    what: str
    """What it is, in words."""
    copy: Literal["internal", "public", ""]
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in the folder that is not as the index says."""

    path: str
    kind: Literal["changed", "missing", "unknown"]


def entry(path: str, what: str, copy: Literal["internal", "public", ""], content: bytes) -> Entry:
    """Return the line of one file."""
    return Entry(path, what, copy, len(content), hashlib.sha256(content).hexdigest())


def index_bytes(entries: Sequence[Entry]) -> bytes:
    """Return the index as a file: CSV with commas, UTF-8, lines that end as RFC 4180 says."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, each in enumerate(entries, 1):
        writer.writerow((number, each.path, guarded(each.what), each.copy, each.size, each.digest))
    return out.getvalue().encode("utf-8")


def read_index(content: bytes) -> list[Entry]:
    """Return the lines of an index.

    Raises:
        Refused: it is not one.
    """
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
        if not rows or tuple(rows[0]) != COLUMNS:
            raise ValueError
        return [_read(row) for row in rows[1:]]
    except ValueError as error:
        raise Refused(msg("archive.not_an_index", file=INDEX)) from error


def differences(folder: Path) -> list[Difference]:
    """Return what in a pack's folder is not as its index says; nothing where all is as it was written.

    Raises:
        Refused: there is no index, or it is not one.
        OSError: a file cannot be read.
    """
    index = folder / INDEX
    if not index.is_file():
        raise Refused(msg("archive.no_index", folder=str(folder), file=INDEX))
    content = index.read_bytes()
    found = [] if _has_own_digest(index, content) else [Difference(INDEX, "changed")]
    entries = read_index(content)
    found += [Difference(each.path, state) for each in entries if (state := _state(folder, each)) is not None]
    known = {each.path for each in entries} | {INDEX, f"{INDEX}.sha256"}
    return found + [Difference(path, "unknown") for path in sorted(set(_files(folder)) - known)]


def _read(row: Sequence[str]) -> Entry:
    """Return one line of the index.

    Raises:
        ValueError: it is not one, or it leads out of the folder.
    """
    _, path, what, copy, size, digest = row
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in path or len(digest) != _HEX:
        raise ValueError(path)
    known: Literal["internal", "public", ""] = "internal" if copy == "internal" else "public" if copy else ""
    return Entry(path, what, known, int(size), digest)


def _state(folder: Path, each: Entry) -> Literal["changed", "missing"] | None:
    """Return what is wrong with one file; None where nothing is."""
    path = folder / each.path
    if not path.is_file() or path.is_symlink():
        return "missing"
    content = path.read_bytes()
    return None if len(content) == each.size and hashlib.sha256(content).hexdigest() == each.digest else "changed"


def _has_own_digest(index: Path, content: bytes) -> bool:
    """Tell whether the index is the one that was written: its fingerprint stands beside it."""
    beside = index.with_name(f"{INDEX}.sha256")
    return beside.is_file() and beside.read_bytes() == hashlib.sha256(content).hexdigest().encode("ascii")


def _files(folder: Path) -> Iterator[str]:
    """Yield every file under a folder, from it, with forward slashes; a link counts as a file."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix()


def total_size(entries: Iterable[Entry]) -> int:
    """Return the bytes of all files together."""
    return sum(each.size for each in entries)
