"""`export --to csv|ics|letters|…`: what goes out of a path after its meetings."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codesign_tui.cli.documents import copy_of, language_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.locale import Translator

if TYPE_CHECKING:
    from codesign_tui.minutes.export import ExportReport
    from codesign_tui.minutes.sending.outgoing import Outgoing

JSON: Final = "json"
SHEETS: Final = "csv"
CALENDARS: Final = "ics"
KNOWN: Final = (JSON, SHEETS, CALENDARS)


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

        if asked.copy not in (None, "internal"):
            raise Refused(msg("sending.json_is_whole"))
        return export_process(face, file, asked.output)
    return _send(face, file, asked)


def _send(face: Face, file: str, asked: ExportRequest) -> int:
    """Write sheets, calendars or documents of the whole path."""
    from codesign_tui.minutes.sending.outgoing import outgoing

    copy = copy_of(asked.copy or "internal")
    process = face.look_at(file).process
    words = Translator(language_of(process, asked.language, face.words.language))
    report = _written(face, outgoing(process, copy, words, face.clock.now().date()), asked)
    for warning in report.warnings:
        face.say(warning)
    for written in report.files:
        face.give(str(written.path))
    return 0


def _written(face: Face, out: "Outgoing", asked: ExportRequest) -> "ExportReport":
    """Write what was asked for into its folder."""
    from codesign_tui.minutes.sending.files import calendar_pieces, sheet_pieces, write_pieces

    folder = Path(asked.output or out.say(f"sending.folder.{asked.to}"))
    if asked.to == SHEETS:
        return write_pieces(list(sheet_pieces(out)), folder)
    return write_pieces(calendar_pieces(out, face.clock.now()), folder)
