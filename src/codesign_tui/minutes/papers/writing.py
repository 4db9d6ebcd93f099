"""Writing papers into a folder: each in the formats that were asked for, by the same hand as the minutes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import LONGEST_FILE_NAME, slug
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.export import LONGEST_STEM, ExportReport, Written, write
from codesign_tui.minutes.formats import FormatName
from codesign_tui.minutes.papers.family import PAPERS, compose_paper
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, which paper is next."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which papers of which session, in which language and formats, and where to."""

    session: str
    names: tuple[str, ...]
    language: str
    formats: tuple[FormatName, ...]
    folder: Path
    options: tuple[str, ...] = ()
    """Ids or words for a voting sheet and ballots, when no vote is open."""


@dataclass(frozen=True, slots=True)
class Composed:
    """Papers ready to be written."""

    documents: dict[str, Document]
    """By the name of the paper, in the order in which a session needs them."""
    left_out: tuple[Msg, ...]
    """Why the others that were asked for cannot be made."""
    number: int
    """The session's."""


def compose_papers(process: Process, library: Library, wanted: Wanted) -> Composed:
    """Return the papers that can be made. Of several, one that there is nothing for is left out, and it is told why.

    Raises:
        Refused: there is nothing to write at all; with one paper, why.
    """
    say = Translator(wanted.language)
    documents: dict[str, Document] = {}
    refused: dict[str, Refused] = {}
    for name in (one for one in PAPERS if one in wanted.names):
        try:
            documents[name] = compose_paper(process, wanted.session, name, library, say, wanted.options)
        except Refused as error:
            refused[name] = error
    if not documents:
        raise next(iter(refused.values())) if len(refused) == 1 else Refused(msg("papers.nothing.at_all"))
    session = process.get(Session, wanted.session)
    left_out = tuple(
        msg("papers.left_out", paper=msg(f"papers.name.{name}"), why=error.message) for name, error in refused.items()
    )
    return Composed(documents, left_out, session.number if session is not None else 0)


def write_papers(
    composed: Composed,
    wanted: Wanted,
    *,
    at: datetime,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    stationery: Stationery = SHIPPED,
) -> ExportReport:
    """Write each paper in its formats; `cancelled` is asked before each file.

    Raises:
        CannotWrite: the disk refused; the files written before are whole and stay.
    """
    files: list[Written] = []
    warnings: list[Msg] = list(composed.left_out)
    total = len(composed.documents) * len(wanted.formats)
    for name, document in composed.documents.items():
        before = len(files)

        def step(done: int, _all: int, _format: str, *, name: str = name, before: int = before) -> None:
            """Tell which paper is next."""
            if on_progress is not None:
                on_progress(before + done, total, name)

        stem = paper_stem(document, composed.number, name)
        report = write(
            document,
            wanted.formats,
            wanted.folder,
            stem,
            at=at,
            on_progress=step,
            cancelled=cancelled,
            stationery=stationery,
        )
        files.extend(report.files)
        warnings.extend(report.warnings)
        if report.cancelled:
            return ExportReport(tuple(files), tuple(warnings), cancelled=True)
    return ExportReport(tuple(files), tuple(warnings))


def paper_stem(document: Document, number: int, name: str) -> str:
    """Return the name of a paper's files without extension: "il-vecchio-mulino-seduta-02-schede-voto"."""
    say = Translator(document.language)
    end = f"{say('export.name_session')}-{number:02d}-{say(f'papers.file.{name}')}"
    return f"{slug(document.file_title, longest=LONGEST_FILE_NAME)[: LONGEST_STEM - len(end) - 1].rstrip('-')}-{end}"
