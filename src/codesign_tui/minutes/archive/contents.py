"""What goes into the pack of a session: every document of the family, annexes, the process as data, each drawn in turn.

Nothing of a restricted session goes into a public folder, and the process as data goes in only where nothing in it is
restricted: what people at risk said stays in its own file (`design.md` §5).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from codesign_tui.domain.items import Cluster, Item
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.minutes_seals import newest_seals
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import slug
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import MINUTES
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.frame import joined
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.family.asked import Asked, DocumentForm
from codesign_tui.minutes.family.registry import compose_document, every_asked, offered
from codesign_tui.minutes.formats import FormatName

_LONGEST_WORD: Final = 32

Copy = Literal["internal", "public", ""]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that is put into the pack as it is: an annex, the process as data."""

    name: str
    """From the pack's folder, with forward slashes."""
    what: str
    content: bytes
    copy: Copy = "internal"


@dataclass(frozen=True, slots=True)
class PackAsked:
    """Which pack: of which session, in which copies, formats and language, with which other files."""

    process: Process
    session: Session
    copies: tuple[CopyKind, ...]
    formats: tuple[FormatName, ...]
    translator: Translator
    at: datetime
    library: Library
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """One document of the pack, composed and still to be drawn."""

    folder: str
    stem: str
    what: str
    document: Document
    recorded: frozenset[tuple[str, str]] = frozenset()
    """Format and digest of the files that a seal recorded of this very text; empty of what was never sealed."""
    warning: Msg | None = None
    """What a person should know of it: it changed after its seal."""


@dataclass
class Contents:
    """What a pack will hold, and what a person should know of it."""

    planned: list[Planned] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    warnings: list[Msg] = field(default_factory=list)
    confirm: dict[str, None] = field(default_factory=dict)

    def files(self, asked: PackAsked) -> int:
        """Return how many files are drawn or put there: fingerprints and metadata stand beside them."""
        return len(self.planned) * len(asked.formats) + len(self.attached) + 1


def contents(asked: PackAsked) -> Contents:
    """Compose every document that the session has something for.

    Raises:
        Refused: the session is restricted and only a public pack was asked for.
    """
    made = Contents()
    copies = asked.copies
    if asked.session.restricted:
        copies = tuple(copy for copy in copies if copy is CopyKind.INTERNAL)
        made.warnings.append(msg("minutes.restricted_session", number=asked.session.number))
    if not copies:
        raise Refused(msg("minutes.restricted_session", number=asked.session.number))
    taken: set[str] = set()
    for copy in copies:
        for planned in _documents(asked, copy, taken):
            made.planned.append(planned)
            made.warnings += [planned.warning] if planned.warning is not None else []
            made.confirm.update(dict.fromkeys(planned.document.confirm))
    made.attached += [each for each in asked.attached if each.copy != "internal" or CopyKind.INTERNAL in copies]
    return made


def holds_restricted(process: Process) -> bool:
    """Tell whether anything in a process is restricted: a session, a group, a card."""
    sessions, clusters = process.sessions(), process.all(Cluster)
    if any(each.restricted for each in sessions) or any(each.restricted for each in clusters):
        return True
    kinds = (kind for kind in TABLES.values() if issubclass(kind, Item))
    return any(item.restricted for kind in kinds for item in process.all(kind))


def _documents(asked: PackAsked, copy: CopyKind, taken: set[str]) -> Iterator[Planned]:
    """Yield the documents of one copy: those of the session, its proposals' sheets, those of the whole path."""
    say, codes = asked.translator, codes_by_id(asked.process)
    for form in offered(asked.process, copy):
        for each in _ways(form, asked, copy):
            try:
                document = compose_document(form.name, each)
            except Refused:
                continue  # the session has nothing for it: there is no such document
            of_path = "path_" if form.of == "process" else ""
            folder = say(f"archive.folder.{of_path}{copy.value}")
            code = codes.get(each.subject_id or "", "")
            what = joined((say(form.label), code), " ")
            planned = Planned(folder, _stem(say(form.file_word), code, document, folder, taken), what, document)
            yield _with_seal(asked, planned) if form.name == MINUTES else planned


def _with_seal(asked: PackAsked, planned: Planned) -> Planned:
    """Return the minutes with what their seal recorded; of a text that changed after its seal the index says so."""
    document = planned.document
    seals = newest_seals(record_of(asked.process, asked.session.id).seals)
    seal = seals.get((document.copy, document.language))
    if seal is None:
        return planned
    if document.seal is not None:
        return replace(planned, recorded=frozenset((file.format, file.sha256) for file in seal.files))
    what = asked.translator("archive.what_changed", what=planned.what, version=seal.version)
    told = msg("archive.changed_after_seal", number=asked.session.number, version=seal.version, file=planned.stem)
    return replace(planned, what=what, warning=told)


def _ways(form: DocumentForm, asked: PackAsked, copy: CopyKind) -> Sequence[Asked]:
    """Return the ways in which a document belongs to the session; letters are correspondence, and stay out."""
    if form.of == "organization":
        return ()
    every = every_asked(
        form,
        asked.process,
        copy=copy,
        translator=asked.translator,
        generated_on=asked.at.date(),
        library=asked.library,
    )
    return [each for each in every if form.of == "process" or each.session_id == asked.session.id]


def _stem(word: str, code: str, document: Document, folder: str, taken: set[str]) -> str:
    """Return the name of a document's files in its folder, no two alike: "verbale-INTERNA", "scheda-PR07-PUBBLICA"."""
    kind = Translator(document.language)(f"export.name_{document.copy.value}")
    begin = joined((slug(word, longest=_LONGEST_WORD), slug(code, longest=_LONGEST_WORD) if code else ""), "-")
    begin = begin.removesuffix(f"-{kind.lower()}")
    stem, number = f"{begin}-{kind}", 2
    while f"{folder}/{stem}" in taken:
        stem, number = f"{begin}-{number}-{kind}", number + 1
    taken.add(f"{folder}/{stem}")
    return stem
