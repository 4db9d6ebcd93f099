"""`verify` and `restore`: is this what was written, and if not, the best that is left."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codesign_tui.cli.face import Face
from codesign_tui.cli.files import read_source
from codesign_tui.domain.messages import CodesignError, Refused, msg

if TYPE_CHECKING:
    from codesign_tui.minutes.verifying import Known, Verdict

_FOLDERS_UP: Final = 3
"""Folders above a copy where its process is looked for: exports stand two below it."""

_CODES: Final = {"identical": 0, "signed": 0, "changed": 1, "unknown": 2}
"""The exit code of each thing that a copy can turn out to be."""


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """What was typed after `verify`."""

    file: str | None
    process: str | None
    words: str | None


def verify(face: Face, asked: VerifyRequest, *, as_json: bool) -> int:
    """Check a process file, a copy of minutes, or six words that were read aloud; print what was found.

    Raises:
        CodesignError: there is nothing to look at, or the six words are not words of ours.
    """
    from codesign_tui.journal import SUFFIX

    if asked.words is not None:
        return verify_words(face, asked.words, asked.process or asked.file, as_json=as_json)
    if asked.file is None:
        raise Refused(msg("verify.of_what"))
    path = Path(asked.file)
    if path.is_dir():
        from codesign_tui.cli.archiving import check_pack

        return check_pack(face, path, as_json=as_json)
    if path.is_file() and not path.name.endswith((SUFFIX, ".sha256")):
        return verify_document(face, path, asked.process, as_json=as_json)
    if asked.process is not None:
        read_source(asked.file)  # says why it cannot be read
        raise Refused(msg("verify.not_a_copy", file=path.name))
    return verify_process(face, path, as_json=as_json)


def verify_process(face: Face, path: Path, *, as_json: bool) -> int:
    """Check a process file line by line; return 0 if it is what was written and 1 if it is not.

    Raises:
        CodesignError: there is no such file.
    """
    report = face.workspace.verify(path)
    for notice in report.notices:
        face.say(notice)
    if as_json:
        face.give_json(
            {
                "file": str(report.path),
                "state": "sound" if report.sound else "damaged",
                "transactions": report.revision,
                "head": report.head,
                "damages": [{"line": one.line, "loss": face.words(one.loss)} for one in report.damages],
            }
        )
        return 0 if report.sound else 1
    for damage in report.damages:
        face.give(face.words("cli.verify.damage", line=damage.line, loss=damage.loss))
    if report.sound:
        face.give(face.words("cli.verify.sound", file=report.path.name, n=report.revision, head=report.head[:12]))
        return 0
    face.say("cli.verify.damaged", file=report.path.name)
    return 1


def verify_document(face: Face, path: Path, process: str | None, *, as_json: bool) -> int:
    """Tell what a copy is: 0 what was sealed or written, also if it was signed afterwards · 1 changed · 2 no record.

    Without a process file it is looked for beside the copy, then in the workspace.

    Raises:
        CodesignError: the copy or the process file cannot be read.
    """
    from codesign_tui.minutes.verifying import verify_copy

    read_source(str(path))  # says why it cannot be read
    verdict = verify_copy(path, _known(face, path, process))
    if as_json:
        face.give_json(_as_json(path, verdict, face))
    else:
        face.give(_sentence(face, path, verdict))
        for note in verdict.notes:
            face.say(note)
    return _CODES[verdict.state]


def _sentence(face: Face, path: Path, verdict: "Verdict") -> str:
    """Return what a copy is, in a sentence."""
    state, name = verdict.state.value, path.name
    if verdict.known is None:
        return face.words(f"verify.alone.{state}", file=name)
    return face.words(f"verify.sealed.{state}", file=name, **_of(face, verdict.known))


def _of(face: Face, known: "Known") -> dict[str, str | int]:
    """Return the words that tell a seal."""
    from datetime import datetime

    return {
        "version": known.seal.version,
        "copy": face.words(f"draft.copy.{known.seal.copy_kind.value}"),
        "number": known.session.number,
        "title": known.process.details.title,
        "day": face.words.day(datetime.fromisoformat(known.seal.at).date()),
    }


def _known(face: Face, copy: Path | None, process: str | None) -> Iterator["Known"]:
    """Yield the seals of the process that was named; else of those beside a copy, then of the workspace.

    Raises:
        CodesignError: the process that was named cannot be read.
    """
    from codesign_tui.minutes.verifying import seals_in

    if process is not None:
        opened = face.look_at(process)
        yield from seals_in(opened.path, opened.process)
        return
    for path in _process_files(face, copy):
        try:
            opened = face.workspace.read(path)
        except CodesignError as error:
            face.say(error.message)
            continue
        yield from seals_in(path, opened.process)


def _process_files(face: Face, copy: Path | None) -> list[Path]:
    """Return the process files near a copy and in the workspace, each once, the nearest first."""
    from codesign_tui.journal import SUFFIX

    folders = [] if copy is None else [copy.resolve().parent, *copy.resolve().parents[1:_FOLDERS_UP]]
    folders += [face.workspace.folder.resolve()]
    found = (path for folder in folders if folder.is_dir() for path in sorted(folder.glob(f"*{SUFFIX}")))
    return list(dict.fromkeys(path for path in found if not path.name.startswith(".")))


def _as_json(path: Path, verdict: "Verdict", face: Face) -> dict[str, object]:
    """Return a verdict for a program."""
    return {
        "file": str(path),
        "state": verdict.state.value,
        "sha256": verdict.sha256,
        "sha256_beside": verdict.beside,
        "sealed_sha256": verdict.file.sha256 if verdict.file is not None else None,
        "seal": _seal_as_json(verdict.known) if verdict.known is not None else None,
        "notes": [face.words(note) for note in verdict.notes],
    }


def _seal_as_json(known: "Known") -> dict[str, object]:
    """Return a seal for a program."""
    from codesign_tui.minutes.six_words import six_words

    seal = known.seal
    return {
        "process": str(known.path),
        "title": known.process.details.title,
        "session": known.session.number,
        "version": seal.version,
        "copy": seal.copy_kind.value,
        "language": seal.language,
        "digest": seal.digest,
        "words": list(six_words(seal.digest, seal.language)),
        "at": seal.at,
    }


def verify_words(face: Face, typed: str, process: str | None, *, as_json: bool) -> int:
    """Tell of which seal six words are: 0 found · 1 all but one or two of them are of a seal · 2 of none.

    Raises:
        CodesignError: they are not six words of our lists, or the process that was named cannot be read.
    """
    from codesign_tui.minutes.six_words import differing, words_in

    language, words = words_in(typed)
    close: list[tuple[Known, tuple[int, ...]]] = []
    for known in _known(face, None, process):
        wrong = differing(words, known.seal.digest, language)
        if not wrong:
            _give_words(face, known, as_json=as_json)
            return 0
        if len(wrong) <= _SLIPS:
            close.append((known, wrong))
    if not close:
        return _no_such_words(face, typed)
    _give_slips(face, words, language, *close[0])
    return 1


_SLIPS: Final = 2
"""Wrong words with which six words are still told to be those of a seal."""


def _give_words(face: Face, known: "Known", *, as_json: bool) -> None:
    """Print the seal that six words are of."""
    if as_json:
        face.give_json({"state": "found", "seal": _seal_as_json(known)})
    else:
        face.give(face.words("verify.words_found", **_of(face, known)))


def _no_such_words(face: Face, typed: str) -> int:
    """Say that no seal has these words, or that they cannot be anybody's.

    Raises:
        Refused: they do not fit together: one was heard or typed wrong.
    """
    from codesign_tui.minutes.six_words import read_words

    read_words(typed)
    face.say("verify.words_unknown")
    return 2


def _give_slips(face: Face, words: tuple[str, ...], language: str, known: "Known", wrong: tuple[int, ...]) -> None:
    """Say which words are not those of the seal that the others are of."""
    from codesign_tui.minutes.six_words import six_words

    right = six_words(known.seal.digest, language)
    for position in wrong:
        at = position - 1
        face.give(face.words("verify.word_differs", position=position, word=words[at], sealed=right[at]))
    face.say(msg("verify.words_nearly", **_of(face, known)))


def restore_file(face: Face, file: str) -> int:
    """Put the best copy of a damaged or lost process file in its place, and keep the old one beside it.

    Raises:
        CodesignError: there is nothing better, another program holds the file, or the folder cannot be written.
    """
    restored = face.workspace.restore(Path(file))
    for message in restored.messages:
        face.say(message)
    face.give(str(restored.path))
    return 0
