"""`import SOURCE.csv --into FILE --as WHAT`: a sheet of commitments, people or needs, shown first and then kept."""

import sys
from typing import TYPE_CHECKING, Final

from codesign_tui.cli.face import Face
from codesign_tui.cli.files import read_source
from codesign_tui.domain.messages import Refused, msg

if TYPE_CHECKING:
    from codesign_tui.exchange.sheet_reading import SheetRead

_YES: Final = frozenset({"s", "si", "sì", "y", "yes"})
_SHOWN: Final = 60
"""Characters of a note in the preview."""


def import_sheet(face: Face, source: str, into: str | None, kind: str | None, *, at_once: bool) -> int:
    """Show what a sheet changes, ask, and keep it in one transaction that one undo takes back.

    Raises:
        CodesignError: it is no such sheet, nobody can be asked, another program holds the file, the disk refuses.
    """
    from codesign_tui.domain.tables import code_of
    from codesign_tui.exchange.sheet_reading import KINDS, read_any

    if into is None or kind is None:
        raise Refused(msg("sheets.into_and_as", known=", ".join(KINDS)))
    if kind not in KINDS:
        raise Refused(msg("sheets.no_such_kind", kind=kind, known=", ".join(KINDS)))
    data = read_source(source)
    opened = face.work_on(into)
    try:
        now = face.clock.now()
        reading = read_any(kind, opened.process, data, now)
        _show(face, reading)
        if not reading.lines:
            face.say("sheets.nothing_changes")
            return 0
        if not at_once and not _asked(face, len(reading.lines)):
            face.say("sheets.left_alone")
            return 0
        done = reading.keep(opened, now)
        done.ticket.result()
    finally:
        opened.close()
    for warning in done.warnings:
        face.say(warning)
    for entity in done.value:
        face.give(code_of(entity))
    face.say(f"sheets.kept_{kind}", n=len(reading.lines))
    return 0


def _show(face: Face, reading: "SheetRead") -> None:
    """Say each change, then each row that is left out and why."""
    for line in reading.lines:
        told = " · ".join(_short(face.words(one)) for one in line.told)
        if line.name:
            face.say("sheets.change.row", row=line.row, code=line.name, changes=told)
        else:
            face.say("sheets.new.row", row=line.row, changes=told)
    for odd in reading.odd:
        face.say("sheets.odd.row", row=odd.row, why=odd.why)


def _short(words: str) -> str:
    """Return a change as it fits on a line."""
    return words if len(words) <= 2 * _SHOWN else f"{words[: 2 * _SHOWN].rstrip()}…"


def _asked(face: Face, number: int) -> bool:
    """Ask whether the changes are to be kept.

    Raises:
        Refused: there is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise Refused(msg("sheets.say_yes"))
    face.say("sheets.ask", n=number)
    return sys.stdin.readline().strip().casefold() in _YES
