"""What the Minutes place does away from the screen: compose the draft, write the files. Results come as messages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from codesign_tui.domain.messages import Msg, Refused
from codesign_tui.domain.minutes_checks import Severity
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator

if TYPE_CHECKING:
    from codesign_tui.minutes.checks.judged import Judged
    from codesign_tui.minutes.export import ExportReport, Written
    from codesign_tui.minutes.formats import FormatName
    from codesign_tui.minutes.papers.writing import Wanted as PapersWanted
    from codesign_tui.minutes.stationery.paper import Stationery


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which draft: of which session, for whom, in which language, how wide."""

    session: str
    copy: CopyKind
    language: str
    day: date
    width: int


@dataclass
class Composed(Message):
    """A draft is ready to read."""

    wanted: Wanted
    revision: int
    lines: Sequence[Content]


@dataclass
class Checked(Message):
    """The checks of a session's minutes were asked."""

    session: str
    judged: "Judged"


@dataclass
class NotComposed(Message):
    """A draft cannot be made, and why: a restricted session has no public copy."""

    wanted: Wanted
    reason: Msg


@dataclass
class Writing(Message):
    """An export goes on: which file is next, how many are done."""

    done: int
    total: int
    format: str
    copy: CopyKind
    paper: str = ""
    """Which paper of the hall, when it is not the minutes that are written."""
    file: str = ""
    """Which file, when it is of the whole path."""


@dataclass
class Exported(Message):
    """An export has ended."""

    folder: Path
    files: "tuple[Written, ...]"
    warnings: tuple[Msg, ...]
    confirm: tuple[str, ...]
    """What the public copy replaced in free text."""
    cancelled: bool = False


@dataclass
class NotExported(Message):
    """Nothing more could be written, and why."""

    reason: Msg


@dataclass(frozen=True, slots=True)
class Job:
    """One copy in some formats."""

    copy: CopyKind
    formats: "tuple[FormatName, ...]"


def checked(process: Process, session: str, library: Library) -> Checked:
    """Return how the minutes of a session stand, by the words of this library."""
    from codesign_tui.minutes.checks.judged import judge

    return Checked(session, judge(process, session, library.check_words()))


class Act(StrEnum):
    """What a person is asked before: a public copy, or the seal."""

    PUBLISH = "publish"
    SEAL = "seal"


@dataclass(frozen=True, slots=True)
class ToRead:
    """What a person reads before it: what was found, and what the copy replaces by itself."""

    found: tuple[Msg, ...]
    replaced: tuple[str, ...]


def to_read_before(process: Process, session: str, language: str, library: Library, day: date) -> ToRead:
    """Return what is to be read before a public copy of a session is written.

    Raises:
        CodesignError: there is no such session, or it may not be published.
    """
    from codesign_tui.minutes.compose import compose_minutes

    document = compose_minutes(
        process, session, copy=CopyKind.PUBLIC, translator=Translator(language), generated_on=day
    )
    return ToRead(to_read_of(process, (session,), library).found, document.confirm)


def to_read_of(process: Process, sessions: Sequence[str], library: Library) -> ToRead:
    """Return what the checks of some sessions ask to be read before anything of them is published."""
    judged = [checked(process, session, library).judged for session in sessions]
    return ToRead(tuple(finding.what for one in judged for finding in one.for_the_public), ())


def to_settle_before(process: Process, session: str, library: Library) -> ToRead:
    """Return what is still to be put right in minutes that are about to be declared final, then what to read again."""
    judged = checked(process, session, library).judged
    musts = [finding for finding in judged.open if finding.severity is Severity.MUST]
    public = [finding for finding in judged.for_the_public if finding not in musts]
    return ToRead(tuple(finding.what for finding in (*musts, *public)), ())


def composed_lines(process: Process, wanted: Wanted) -> list[Content]:
    """Return the draft as lines of text.

    Raises:
        Refused: there is no such session, or it may not be published.
    """
    from codesign_tui.minutes.compose import compose_minutes
    from codesign_tui.tui.draft_text import draft_lines

    document = compose_minutes(
        process,
        wanted.session,
        copy=wanted.copy,
        translator=Translator(wanted.language),
        generated_on=wanted.day,
    )
    return draft_lines(document, wanted.width)


def writing_words(words: Translator, writing: Writing) -> str:
    """Return what is being written, and which of how many it is."""
    told: dict[str, int] = {"number": writing.done + 1, "total": writing.total}
    if writing.file:
        return words("sending.writing", file=writing.file, **told)
    if writing.paper:
        return words("papers.writing", paper=words(f"papers.name.{writing.paper}"), **told)
    names = {"format": words(f"draft.format.{writing.format}"), "copy": words(f"draft.copy.{writing.copy.value}")}
    return words("draft.writing", **names, **told)


def export(
    process: Process,
    session: tuple[str, int],
    jobs: Sequence[Job],
    language: str,
    folder: Path,
    *,
    now: datetime,
    on_progress: Callable[[Writing], object],
    cancelled: Callable[[], bool],
    stationery: "Stationery | None" = None,
) -> Exported:
    """Write each copy in its formats and return what was written. `session` is its id and its number.

    A copy that may not be made is told as a warning when the other one was written.

    Raises:
        CodesignError: no copy may be made, or the folder cannot be written.
    """
    from codesign_tui.minutes.compose import compose_minutes
    from codesign_tui.minutes.export import file_stem, write
    from codesign_tui.minutes.stationery.paper import SHIPPED

    reports: list[ExportReport] = []
    confirm: list[str] = []
    refused: list[Msg] = []
    total = sum(len(job.formats) for job in jobs)
    for job in jobs:
        try:
            document = compose_minutes(
                process, session[0], copy=job.copy, translator=Translator(language), generated_on=now.date()
            )
        except Refused as error:
            refused.append(error.message)
            continue
        before = sum(len(report.files) for report in reports)

        def step(done: int, _: int, name: str, *, before: int = before, copy: CopyKind = job.copy) -> None:
            """Tell which file is next."""
            on_progress(Writing(before + done, total, name, copy))

        stem = file_stem(document.file_title, session[1], job.copy, language)
        report = write(
            document,
            job.formats,
            folder,
            stem,
            at=now,
            on_progress=step,
            cancelled=cancelled,
            stationery=stationery or SHIPPED,
        )
        reports.append(report)
        confirm.extend(document.confirm)
        if report.cancelled:
            break
    if refused and not reports:
        raise Refused(refused[0])
    return Exported(
        folder,
        tuple(file for report in reports for file in report.files),
        (*refused, *(warning for report in reports for warning in report.warnings)),
        tuple(confirm),
        cancelled=any(report.cancelled for report in reports),
    )


def export_papers(
    process: Process,
    library: Library,
    wanted: "PapersWanted",
    *,
    now: datetime,
    on_progress: Callable[[Writing], object],
    cancelled: Callable[[], bool],
    stationery: "Stationery | None" = None,
) -> Exported:
    """Write papers of the hall and return what was written.

    Raises:
        CodesignError: there is nothing to print, or the folder cannot be written.
    """
    from codesign_tui.minutes.papers.writing import compose_papers, write_papers
    from codesign_tui.minutes.stationery.paper import SHIPPED

    def step(done: int, total: int, name: str) -> None:
        """Tell which paper is next."""
        on_progress(Writing(done, total, wanted.formats[0], CopyKind.INTERNAL, name))

    composed = compose_papers(process, library, wanted)
    report = write_papers(
        composed, wanted, at=now, on_progress=step, cancelled=cancelled, stationery=stationery or SHIPPED
    )
    return Exported(wanted.folder, report.files, report.warnings, (), cancelled=report.cancelled)
