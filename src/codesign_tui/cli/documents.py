"""`minutes`: the minutes of sessions in the formats that were asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from codesign_tui.cli.adding import session_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind, SessionState
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery

if TYPE_CHECKING:
    from codesign_tui.minutes.formats import FormatName

Progress = Callable[[str], None]
"""Told the name of each file that is about to be written."""


@dataclass(frozen=True, slots=True)
class MinutesRequest:
    """What was typed after `minutes FILE`; formats, copies and languages may be several, separated by commas."""

    session: str | None
    formats: str
    copy: str
    language: str | None
    folder: str | None
    bases: tuple[str, ...] = ()
    """Files of the town's that editable documents are based on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The same, understood: what the minutes of each session are written as, and where."""

    formats: tuple["FormatName", ...]
    copy: CopyKind
    words: Translator
    folder: Path
    stationery: Stationery = SHIPPED
    """The town's own paper."""


def write_minutes(face: Face, file: str, asked: MinutesRequest) -> int:
    """Write the minutes and print the path of each file. Without a session: of every session that has begun.

    Raises:
        CodesignError: no such session, format, copy or language, or a folder that cannot be written.
    """
    formats, copies = formats_of(asked.formats), copies_of(asked.copy)
    opened = face.look_at(file)
    process = opened.process
    languages = languages_of(process, asked.language, face.words.language)
    one = None if asked.session is None else session_of(process, asked.session)
    sessions = [one] if one is not None else [session.id for session in begun(process)]
    paper = replace(face.stationery(opened.path), bases=bases_of(asked.bases, formats))
    folder = Path(asked.folder or ".")
    each = [Wanted(formats, copy, Translator(language), folder, paper) for copy in copies for language in languages]
    write_all(face, process, sessions, each)
    return 0


def bases_of(files: Sequence[str], formats: Sequence["FormatName"]) -> tuple[Path, ...]:
    """Return the files that documents are to be based on, once they were found fit for it.

    Raises:
        CodesignError: one cannot be used, or none of the formats asked for is of its kind.
    """
    from codesign_tui.minutes.stationery.packages import package_of

    paths = tuple(map(Path, files))
    for path in paths:
        if not path.is_file():
            raise Refused(msg("cli.source_not_found", file=str(path)))
        kind = package_of(path).kind
        if kind not in formats:
            raise Refused(msg("base.not_for", file=path.name, format=kind))
    return paths


def write_all(face: Face, process: Process, sessions: Sequence[str], wanted: Sequence[Wanted]) -> None:
    """Write the minutes of some sessions, each as is wanted, under a progress bar, and print the path of each file.

    Raises:
        CodesignError: as `write_one()`.
    """
    from codesign_tui.cli.checking import warn_before_publishing
    from codesign_tui.cli.progress import shown

    for copy in dict.fromkeys(each.copy for each in wanted):
        warn_before_publishing(face, process, copy, sessions)
    jobs = _allowed(face, process, [(session, each) for session in sessions for each in wanted])
    with shown(face, sum(len(each.formats) for _, each in jobs)) as on_progress:
        written = [path for session, each in jobs for path in write_one(face, process, session, each, on_progress)]
    for path in written:
        face.give(str(path))


def _allowed(face: Face, process: Process, jobs: list[tuple[str, Wanted]]) -> list[tuple[str, Wanted]]:
    """Return the jobs without public copies of restricted sessions, which are told; all of them if nothing else is."""
    restricted = {session.id: session.number for session in process.sessions() if session.restricted}
    left_out = {one for one, each in jobs if one in restricted and each.copy is CopyKind.PUBLIC}
    allowed = [(one, each) for one, each in jobs if one not in left_out or each.copy is not CopyKind.PUBLIC]
    if not allowed:
        return jobs  # writing refuses them, and says why
    for one in sorted(left_out):
        face.say("minutes.restricted_session", number=restricted[one])
    return allowed


def write_one(face: Face, process: Process, session: str, asked: Wanted, on_progress: Progress) -> list[Path]:
    """Write the minutes of one session and return the files, without their `.sha256`.

    Raises:
        CodesignError: the session may not be copied for the public, or the folder cannot be written.
    """
    from codesign_tui.minutes.compose import compose_minutes
    from codesign_tui.minutes.export import file_stem, write

    now = face.clock.now()
    number = next((one.number for one in process.sessions() if one.id == session), None)
    document = compose_minutes(process, session, copy=asked.copy, translator=asked.words, generated_on=now.date())
    stem = file_stem(document.file_title, number, asked.copy, asked.words.language)
    report = write(
        document,
        asked.formats,
        asked.folder,
        stem,
        at=now,
        on_progress=lambda _done, _all, name: on_progress(f"{stem}.{name}"),
        stationery=asked.stationery,
    )
    for warning in report.warnings:
        face.say(warning)
    for words in document.confirm:
        face.say(msg("export.to_confirm", file=stem, words=words))
    return [written.path for written in report.files]


def begun(process: Process) -> list[Session]:
    """Return the sessions that have begun; the first one if none has, since its minutes can be prepared.

    Raises:
        Refused: the process has no session at all.
    """
    sessions = process.sessions()
    if not sessions:
        raise Refused(msg("cli.no_sessions"))
    return [one for one in sessions if session_state(one) is not SessionState.PLANNED] or sessions[:1]


def formats_of(words: str) -> tuple["FormatName", ...]:
    """Return the formats that a comma-separated list names.

    Raises:
        Refused: one of them is not a format.
    """
    from codesign_tui.minutes.formats import NAMES

    found: list[FormatName] = []
    for word in filter(None, (part.strip().lower() for part in words.split(","))):
        name = next((name for name in NAMES if name == word), None)
        if name is None:
            raise Refused(msg("cli.no_such_format", format=word, known=", ".join(NAMES)))
        if name not in found:
            found.append(name)
    if not found:
        raise Refused(msg("cli.no_such_format", format=words, known=", ".join(NAMES)))
    return tuple(found)


def copy_of(word: str) -> CopyKind:
    """Return the kind of copy that a word names.

    Raises:
        Refused: it names none.
    """
    for kind in CopyKind:
        if word == kind.value:
            return kind
    raise Refused(msg("cli.no_such_copy", copy=word, known=", ".join(CopyKind)))


def copies_of(words: str) -> tuple[CopyKind, ...]:
    """Return the kinds of copy that a comma-separated list names.

    Raises:
        Refused: one of them is none.
    """
    return tuple(dict.fromkeys(copy_of(word.strip()) for word in words.split(",")))


def languages_of(process: Process, asked: str | None, spoken: str) -> tuple[str, ...]:
    """Return the languages that a comma-separated list names; without a list, the one of `language_of()`.

    Raises:
        Refused: one of them is none of ours.
    """
    words = [None] if asked is None else [word.strip() for word in asked.split(",")]
    return tuple(dict.fromkeys(language_of(process, word, spoken) for word in words))


def language_of(process: Process, asked: str | None, spoken: str) -> str:
    """Return the language of a document: the one asked for, else the process's own, else the messages'."""
    if asked is not None and asked not in LANGUAGES:
        raise Refused(msg("cli.no_such_language", language=asked, known=", ".join(LANGUAGES)))
    own = next((language for language in process.details.languages if language in LANGUAGES), None)
    return asked or own or spoken
