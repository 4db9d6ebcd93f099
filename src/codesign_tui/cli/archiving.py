"""`archive`: everything of a session in one folder, with its index, and as one file if so asked; and its check."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codesign_tui.cli.adding import session_of
from codesign_tui.cli.documents import bases_of, begun, copy_of, formats_of, language_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator

if TYPE_CHECKING:
    from codesign_tui.minutes.archive.contents import PackAsked
    from codesign_tui.minutes.stationery.paper import Stationery

BOTH: Final = "both"
"""Both copies in one pack."""


@dataclass(frozen=True, slots=True)
class ArchiveRequest:
    """What was typed after `archive FILE`."""

    session: str | None
    formats: str
    copy: str
    language: str | None
    output: str | None
    as_zip: bool
    bases: tuple[str, ...] = ()


def archive(face: Face, file: str, asked: ArchiveRequest) -> int:
    """Write the pack of a session, or of every session that has begun, and print the path of each.

    Raises:
        CodesignError: no such file, session, format, copy or language, or a folder that cannot be written.
    """
    from codesign_tui.exchange.packing import process_files
    from codesign_tui.minutes.archive.assembling import pack_asked
    from codesign_tui.minutes.archive.layout import dossier_folder

    formats = formats_of(asked.formats)
    copies = tuple(CopyKind) if asked.copy == BOTH else (copy_of(asked.copy),)
    opened = face.look_at(file)
    process = opened.process
    paper = replace(face.stationery(opened.path), bases=bases_of(asked.bases, formats))
    say = Translator(language_of(process, asked.language, face.words.language))
    dossier = Path(asked.output or ".") / dossier_folder(process)
    for session in _sessions(process, asked.session):
        pack, told = pack_asked(
            process,
            session,
            opened.path,
            process_files(process),
            copies=copies,
            formats=formats,
            translator=say,
            library=face.library,
            at=face.clock.now(),
        )
        for message in told:
            face.say(message)
        _write(face, pack, dossier, paper, as_zip=asked.as_zip)
    return 0


def _sessions(process: Process, asked: str | None) -> list[Session]:
    """Return the sessions to pack."""
    if asked is None:
        return begun(process)
    wanted = session_of(process, asked)
    return [session for session in process.sessions() if session.id == wanted]


def _write(face: Face, pack: "PackAsked", dossier: Path, stationery: "Stationery", *, as_zip: bool) -> None:
    """Write one pack under a progress bar; say what a person should know, print where it is."""
    from codesign_tui.cli.progress import shown
    from codesign_tui.minutes.archive.contents import contents
    from codesign_tui.minutes.archive.pack import write_pack

    made = contents(pack)
    with shown(face, made.files(pack)) as on_progress:
        done = write_pack(
            pack,
            made,
            dossier,
            as_zip=as_zip,
            on_progress=lambda _done, _all, name: on_progress(name),
            stationery=stationery,
        )
    for warning in done.warnings:
        face.say(warning)
    for words in done.confirm:
        face.say(msg("export.to_confirm", file=dossier.name, words=words))
    for path in filter(None, (done.folder, done.zipped)):
        face.give(str(path))


def check_pack(face: Face, folder: Path, *, as_json: bool) -> int:
    """Check a pack's folder against its index, and print what was found; 0 if nothing is amiss, else 1.

    Raises:
        Refused: the folder has no index.
    """
    from codesign_tui.minutes.archive.index import differences

    found = differences(folder)
    if as_json:
        wrong = [{"file": each.path, "state": each.kind} for each in found]
        face.give_json({"folder": str(folder), "state": "changed" if wrong else "sound", "differences": wrong})
        return 1 if found else 0
    for each in found:
        face.give(face.words(f"archive.check.{each.kind}", file=each.path))
    if not found:
        face.give(face.words("archive.check.sound", folder=folder.name))
    return 1 if found else 0
