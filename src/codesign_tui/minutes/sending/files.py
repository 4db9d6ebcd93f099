"""Writing what goes out: sheets and calendars, each in a folder of its own, by the same hand as the minutes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.text import slug
from codesign_tui.minutes.export import ExportReport, Written
from codesign_tui.minutes.placing import ShareableDisk, fingerprint, place
from codesign_tui.minutes.sending.calendar import calendar
from codesign_tui.minutes.sending.cells import csv_bytes
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.readers import readers
from codesign_tui.minutes.sending.sheets import sheets

_LONGEST_READER = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to write: its name without folder, and what it holds."""

    format: str
    name: str
    content: bytes


Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, the next one's name."""


def sheet_pieces(out: Outgoing) -> Iterator[Piece]:
    """Yield the sheets as files."""
    for sheet in sheets(out):
        yield Piece("csv", f"{sheet.name}-{copy_word(out)}.csv", csv_bytes(sheet, out.say.language))


def calendar_pieces(out: Outgoing, at: datetime) -> list[Piece]:
    """Return the calendar of the whole path, then one for each reader who promised something by a day.

    Raises:
        Refused: nothing that is still to be done has a day.
    """
    title = out.words(out.process.details.title)
    whole = calendar(out, out.shown(Commitment), title, at)
    if whole is None:
        raise Refused(msg("sending.no_dates"))
    word = out.say("sending.file.dates")
    pieces = [Piece("ics", f"{word}-{copy_word(out)}.ics", whole)]
    for reader, name in zip(found := readers(out), stems([reader.name for reader in found]), strict=True):
        content = calendar(out, reader.commitments, f"{title} · {reader.name}", at)
        if content is not None:
            pieces.append(Piece("ics", f"{word}-{name}-{copy_word(out)}.ics", content))
    return pieces


def copy_word(out: Outgoing) -> str:
    """Return the copy as it stands in the name of every file, so that no one sends the wrong one."""
    return out.say(f"export.name_{out.frame.copy.value}")


def stems(names: Sequence[str]) -> list[str]:
    """Return names as parts of file names, no two alike."""
    taken: set[str] = set()
    found = []
    for name in names:
        stem = slug(name, longest=_LONGEST_READER)
        one, number = stem, 2
        while one in taken:
            one, number = f"{stem}-{number}", number + 1
        taken.add(one)
        found.append(one)
    return found


def write_pieces(
    pieces: Sequence[Piece],
    folder: Path,
    *,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportReport:
    """Write files with their fingerprints; one that was changed since stays, and the new one gets a number.

    Raises:
        CannotWrite: the disk refused; the files written before are whole and stay.
    """
    disk = ShareableDisk()
    files: list[Written] = []
    warnings: list[Msg] = []
    for done, piece in enumerate(pieces):
        if cancelled is not None and cancelled():
            return ExportReport(tuple(files), (*warnings, msg("export.stopped", n=len(files))), cancelled=True)
        if on_progress is not None:
            on_progress(done, len(pieces), piece.name)
        placed = place(disk, folder / piece.name, piece.content)
        files.append(Written(piece.format, placed.path, fingerprint(piece.content)))
        if placed.warning is not None:
            warnings.append(placed.warning)
    return ExportReport(tuple(files), tuple(warnings))
