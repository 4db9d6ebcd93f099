"""`export --to csv|ics|letters|…`: what goes out of a path after its meetings."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codesign_tui.cli.checking import warn_before_publishing
from codesign_tui.cli.documents import copy_of, formats_of, language_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator

if TYPE_CHECKING:
    from codesign_tui.minutes.export import ExportReport
    from codesign_tui.minutes.sending.letters import Sheaf
    from codesign_tui.minutes.sending.outgoing import Outgoing
    from codesign_tui.minutes.stationery.paper import Stationery

JSON: Final = "json"
SHEETS: Final = "csv"
CALENDARS: Final = "ics"
LETTERS: Final = "letters"
NOTICE: Final = "notice"
KNOWN: Final = (
    JSON, SHEETS, CALENDARS, LETTERS, "summary", NOTICE, "newcomer", "report", "budget", "logframe", "vis",
)  # fmt: skip
"""What there is to export."""

_MAIL: Final = "eml"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What was typed after `export FILE`."""

    to: str
    copy: str | None = None
    formats: str | None = None
    language: str | None = None
    output: str | None = None


def export(face: Face, file: str, asked: ExportRequest) -> int:
    """Write what goes out and print the path of each file; JSON goes to one file, or to standard output.

    Raises:
        CodesignError: no such file, export, copy, format or language; nothing to write; a place that cannot be
            written.
    """
    if asked.to not in KNOWN:
        raise Refused(msg("cli.no_such_export", format=asked.to, known=", ".join(KNOWN)))
    if asked.to == JSON:
        from codesign_tui.cli.processes import export_process

        if asked.copy not in (None, CopyKind.INTERNAL.value):
            raise Refused(msg("sending.json_is_whole"))
        return export_process(face, file, asked.output)
    return _send(face, file, asked)


def _send(face: Face, file: str, asked: ExportRequest) -> int:
    """Write sheets, calendars or documents of the whole path."""
    from codesign_tui.minutes.sending.outgoing import outgoing

    usual = CopyKind.PUBLIC if asked.to == NOTICE else CopyKind.INTERNAL
    copy = copy_of(asked.copy or usual.value)
    opened = face.look_at(file)
    process = opened.process
    words = Translator(language_of(process, asked.language, face.words.language))
    warn_before_publishing(face, process, copy)
    report = _written(
        face, outgoing(process, copy, words, face.clock.now().date()), asked, face.stationery(opened.path)
    )
    for warning in report.warnings:
        face.say(warning)
    for written in report.files:
        face.give(str(written.path))
    return 0


def _written(face: Face, out: "Outgoing", asked: ExportRequest, paper: "Stationery") -> "ExportReport":
    """Write what was asked for into its folder."""
    from codesign_tui.minutes.sending.files import calendar_pieces, sheet_pieces, write_pieces
    from codesign_tui.minutes.sending.letters import letter_sheaves, page_sheaf

    now = face.clock.now()
    if asked.to == SHEETS:
        return write_pieces(list(sheet_pieces(out)), _folder(out, asked))
    if asked.to == CALENDARS:
        return write_pieces(calendar_pieces(out, now), _folder(out, asked))
    if asked.to == LETTERS:
        return _documents(face, letter_sheaves(out, now), _folder(out, asked), asked.formats, paper)
    return _documents(face, [page_sheaf(out, asked.to)], Path(asked.output or "."), asked.formats, paper)


def _folder(out: "Outgoing", asked: ExportRequest) -> Path:
    """Return the folder for many files: the one that was asked for, or one of their own."""
    return Path(asked.output or out.say(f"sending.folder.{asked.to}"))


def _documents(
    face: Face, sheaves: "list[Sheaf]", folder: Path, formats: str | None, paper: "Stationery"
) -> "ExportReport":
    """Write documents under a progress bar; what a public copy replaced in free text is said."""
    from codesign_tui.cli.progress import shown
    from codesign_tui.minutes.sending.letters import write_sheaves

    asked = [part.strip().lower() for part in (formats or "pdf").split(",")]
    mails = _MAIL in asked
    others = ",".join(part for part in asked if part and part != _MAIL)
    names = formats_of(others) if others or not mails else ()
    with shown(face, len(sheaves) * (len(names) + mails)) as on_progress:
        report = write_sheaves(
            sheaves,
            names,
            folder,
            at=face.clock.now(),
            mails=mails,
            on_progress=lambda _done, _all, name: on_progress(name),
            stationery=paper,
        )
    for sheaf in sheaves:
        for words in sheaf.document.confirm:
            face.say(msg("export.to_confirm", file=sheaf.stem, words=words))
    return report
