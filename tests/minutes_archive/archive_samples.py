"""What the tests of packs share: the worked example, its second session, a pack in two light formats."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.transactions import Transaction, put
from codesign_tui.domain.values import Frozen
from codesign_tui.exchange import interchange
from codesign_tui.exchange.packing import process_files
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_example, packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.minutes.archive.assembling import pack_asked
from codesign_tui.minutes.archive.contents import PackAsked
from codesign_tui.minutes.formats import FormatName

AT: Final = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
BOTH: Final = tuple(CopyKind)


def example(*changes: Frozen) -> Process:
    """Return the worked example with these entities changed or added."""
    process = Process()
    puts = (*interchange.read(packaged_example().read_bytes()), *map(put, changes))
    process.apply(Transaction(1, "import", AT, puts))
    return process


def session_of(process: Process, identifier: str = "S2") -> Session:
    """Return a session."""
    found = process.get(Session, identifier)
    assert found is not None
    return found


def asked(
    process: Process,
    file: Path,
    *,
    session: str = "S2",
    copies: tuple[CopyKind, ...] = BOTH,
    formats: tuple[FormatName, ...] = ("md", "txt"),
    language: str = "it",
) -> PackAsked:
    """Return what a pack is asked for with."""
    return pack_asked(
        process,
        session_of(process, session),
        file,
        process_files(process),
        copies=copies,
        formats=formats,
        translator=Translator(language),
        library=Library(packaged_templates()),
        at=AT,
    )[0]
