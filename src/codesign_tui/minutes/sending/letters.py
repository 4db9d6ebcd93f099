"""Writing letters and single pages into a folder, in the formats that were asked for, by the hand of the minutes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.text import LONGEST_FILE_NAME, slug
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.export import LONGEST_STEM, ExportReport, Written, write
from codesign_tui.minutes.formats import FormatName
from codesign_tui.minutes.sending.calendar import calendar
from codesign_tui.minutes.sending.files import Piece, Progress, copy_word, stems, write_pieces
from codesign_tui.minutes.sending.letter import letter
from codesign_tui.minutes.sending.mail import mail
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.pages import single_page
from codesign_tui.minutes.sending.readers import readers
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery

MAIL: Final = "eml"
"""The format of a letter that is ready to be sent."""

_LONGEST_PATH: Final = 30


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One document to write: its files' name without extension, and the calendar that goes with its mail."""

    stem: str
    document: Document
    calendar: bytes | None = None


def letter_sheaves(out: Outgoing, at: datetime) -> list[Sheaf]:
    """Return the letters, one for each reader.

    Raises:
        Refused: nobody promised, said or proposed anything that may go out.
    """
    found = readers(out)
    if not found:
        raise Refused(msg("sending.no_readers"))
    word = out.say("sending.file.letter")
    title = out.words(out.process.details.title)
    return [
        Sheaf(
            f"{word}-{name}-{copy_word(out)}",
            letter(out, reader),
            calendar(out, reader.commitments, f"{title} · {reader.name}", at),
        )
        for reader, name in zip(found, stems([reader.name for reader in found]), strict=True)
    ]


def page_sheaf(out: Outgoing, name: str) -> Sheaf:
    """Return one of the single pages.

    Raises:
        Refused: the page of the noticeboard was asked for as an internal copy.
    """
    document = single_page(out, name)
    path = slug(document.file_title, longest=LONGEST_FILE_NAME)[:_LONGEST_PATH].rstrip("-")
    stem = f"{path}-{out.say(f'sending.file.{name}')}-{copy_word(out)}"
    return Sheaf(stem[:LONGEST_STEM], document)


def write_sheaves(
    sheaves: Sequence[Sheaf],
    formats: Sequence[FormatName],
    folder: Path,
    *,
    at: datetime,
    mails: bool = False,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    stationery: Stationery = SHIPPED,
) -> ExportReport:
    """Write each document in each format, and as a draft of a mail if so asked.

    Raises:
        CannotWrite: the disk refused; the files written before are whole and stay.
    """
    files: list[Written] = []
    warnings: list[Msg] = []
    total = len(sheaves) * (len(formats) + mails)
    for sheaf in sheaves:

        def step(done: int, _all: int, name: str, *, before: int = len(files), stem: str = sheaf.stem) -> None:
            """Tell which file is next."""
            if on_progress is not None:
                on_progress(before + done, total, f"{stem}.{name}")

        for report in _of_one(sheaf, formats, folder, at, stationery, mails=mails, step=step, cancelled=cancelled):
            files.extend(report.files)
            warnings.extend(report.warnings)
            if report.cancelled:
                return ExportReport(tuple(files), tuple(warnings), cancelled=True)
    return ExportReport(tuple(files), tuple(warnings))


def _of_one(
    sheaf: Sheaf,
    formats: Sequence[FormatName],
    folder: Path,
    at: datetime,
    stationery: Stationery,
    *,
    mails: bool,
    step: Callable[[int, int, str], None],
    cancelled: Callable[[], bool] | None,
) -> Iterator[ExportReport]:
    """Yield what was written of one document: its formats, then its mail."""
    if formats:
        yield write(
            sheaf.document,
            formats,
            folder,
            sheaf.stem,
            at=at,
            on_progress=step,
            cancelled=cancelled,
            stationery=stationery,
        )
    if mails:
        content = mail(sheaf.document, sheaf.calendar, f"{sheaf.stem}.ics", at=at, stationery=stationery)
        step(len(formats), len(formats) + 1, MAIL)
        yield write_pieces([Piece(MAIL, f"{sheaf.stem}.{MAIL}", content)], folder, cancelled=cancelled)
