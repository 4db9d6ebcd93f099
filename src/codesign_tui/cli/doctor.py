"""`doctor`: looks at the computer as it is now, and says in words what is in order and what to see to."""

import locale
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codesign_tui.cli.face import Face
from codesign_tui.domain.messages import Msg, msg

_COLUMNS: Final = 80
_ROWS: Final = 24
_LEAST_FREE: Final = 200 * 1024 * 1024
_OLDEST_YEAR: Final = 2026
"""A clock that says an earlier year was never set: this program did not exist."""

_PARTS: Final = ("textual", "pydantic", "tinydb", "rich", "typst", "odfdo", "python-docx")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    fine: bool
    what: Msg


def examine(face: Face) -> int:
    """Look at everything; print one line each. 1 if something needs attention."""
    findings = [*_terminal(), *_disk(face), *_fonts(), *_time(face), *_versions()]
    for finding in findings:
        mark = face.words("cli.doctor.ok" if finding.fine else "cli.doctor.attention")
        face.give(f"{mark:<10} {face.words(finding.what)}")
    attentions = sum(not finding.fine for finding in findings)
    face.say("cli.doctor.done", n=attentions) if attentions else face.say("cli.doctor.all_fine")
    return 1 if attentions else 0


def _terminal() -> Iterator[Finding]:
    """Look at the terminal: its size, its colours, its encoding."""
    if sys.stdout.isatty():
        size = shutil.get_terminal_size()
        fits = size.columns >= _COLUMNS and size.lines >= _ROWS
        identifier = "cli.doctor.size" if fits else "cli.doctor.size_small"
        yield Finding(fits, msg(identifier, columns=size.columns, rows=size.lines))
    else:
        yield Finding(True, msg("cli.doctor.no_terminal"))
    name = os.environ.get("TERM", "")
    if os.environ.get("NO_COLOR"):
        yield Finding(True, msg("cli.doctor.colours_off"))
    elif name in ("", "dumb") and sys.platform != "win32":
        yield Finding(False, msg("cli.doctor.colours_none", term=name or "-"))
    else:
        many = "256" in name or os.environ.get("COLORTERM", "") != "" or sys.platform == "win32"
        yield Finding(
            True, msg("cli.doctor.colours_many" if many else "cli.doctor.colours_few", term=name or "Windows")
        )
    encoding = (locale.getpreferredencoding(False) or "?").upper()
    is_utf8 = encoding.replace("-", "") in ("UTF8", "CP65001") or sys.flags.utf8_mode == 1
    yield Finding(is_utf8, msg("cli.doctor.encoding" if is_utf8 else "cli.doctor.encoding_other", encoding=encoding))


def _disk(face: Face) -> Iterator[Finding]:
    """Look at the workspace: where it is, room on its disk, and whether what is written stays."""
    folder = face.workspace.folder
    there = next(parent for parent in (folder, *folder.absolute().parents) if parent.is_dir())
    yield Finding(True, msg("cli.doctor.workspace", folder=str(folder)))
    free = shutil.disk_usage(there).free
    room = free >= _LEAST_FREE
    yield Finding(room, msg("cli.doctor.room" if room else "cli.doctor.room_little", megabytes=free // 1024 // 1024))
    trouble = _write_trouble(there)
    if trouble is None:
        yield Finding(True, msg("cli.doctor.writes"))
    else:
        yield Finding(False, msg("cli.doctor.writes_not", folder=str(there), reason=trouble))


def _write_trouble(folder: Path) -> str | None:
    """Write a few bytes, sync them, read them again; return what went wrong."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".codesign-doctor-") as stream:
            stream.write(b"codesign\n")
            stream.flush()
            os.fsync(stream.fileno())
            stream.seek(0)
            return None if stream.read() == b"codesign\n" else "?"
    except OSError as error:
        return error.strerror or str(error)


def _fonts() -> Iterator[Finding]:
    """Look for the fonts that the minutes are printed with."""
    from importlib.resources import files

    folder = files("codesign_tui.minutes").joinpath("fonts")
    count = sum(entry.name.endswith((".ttf", ".otf")) for entry in folder.iterdir()) if folder.is_dir() else 0
    yield Finding(count > 0, msg("cli.doctor.fonts" if count else "cli.doctor.fonts_none", n=count))


def _time(face: Face) -> Iterator[Finding]:
    """Look at the clock: the minutes carry its times."""
    now = face.clock.now()
    sane = now.year >= _OLDEST_YEAR
    yield Finding(sane, msg("cli.doctor.time" if sane else "cli.doctor.time_wrong", at=now, offset=f"{now:%z}"))


def _versions() -> Iterator[Finding]:
    """Tell the versions, for whoever is asked for help."""
    from importlib.metadata import PackageNotFoundError, version

    from codesign_tui import __version__

    yield Finding(
        True,
        msg("cli.doctor.version", version=__version__, python=platform.python_version(), system=platform.platform()),
    )
    for part in _PARTS:
        try:
            yield Finding(True, msg("cli.doctor.part", part=part, version=version(part)))
        except PackageNotFoundError:
            yield Finding(False, msg("cli.doctor.part_missing", part=part))
