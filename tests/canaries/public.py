"""Everything that anybody may read of a path: each public document of the family, each sheet and calendar, as files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from typing import Final

from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.family.registry import compose_document, every_asked, offered
from codesign_tui.minutes.sending.files import calendar_pieces, sheet_pieces
from codesign_tui.minutes.sending.outgoing import outgoing

DAY: Final = date(2026, 9, 14)
AT: Final = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
PUBLIC: Final = CopyKind.PUBLIC


@dataclass(frozen=True, slots=True)
class Composed:
    """One public document: its name in the family, whose or of which session it is, what it says."""

    name: str
    of: str
    document: Document


@cache
def library() -> Library:
    """Return the shipped templates."""
    return Library(packaged_templates())


def documents(process: Process, language: str, *, all_readers: bool = True) -> Iterator[Composed]:
    """Yield every public document of the family, for every session, proposal and reader, or for one of these each."""
    say = Translator(language)
    for form in offered(process, PUBLIC):
        ways = every_asked(form, process, copy=PUBLIC, translator=say, generated_on=DAY, library=library())
        most = None if all_readers or form.of in ("session", "process") else 1
        for asked in islice(ways, most):
            try:
                document = compose_document(form.name, asked)
            except Refused:
                continue
            yield Composed(form.name, asked.subject_id or asked.session_id or "", document)


def sheets(process: Process, language: str) -> Iterator[tuple[str, bytes]]:
    """Yield the public sheets and calendars as files."""
    out = outgoing(process, PUBLIC, Translator(language), DAY)
    for piece in (*sheet_pieces(out), *calendar_pieces(out, AT)):
        yield piece.name, piece.content
