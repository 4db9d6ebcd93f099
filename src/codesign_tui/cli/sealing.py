"""`seal`: the minutes of a session declared final, with their six words and their files."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codesign_tui.cli.adding import session_of
from codesign_tui.cli.checking import warn_before_sealing
from codesign_tui.cli.documents import copies_of, formats_of, language_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.domain.terms import SessionState

if TYPE_CHECKING:
    from codesign_tui.domain.workspace import ProcessFile
    from codesign_tui.minutes.sealing import Sealed, Wanted


@dataclass(frozen=True, slots=True)
class SealRequest:
    """What was typed after `seal FILE`."""

    session: str
    copies: str
    formats: str
    language: str | None
    reason: str | None
    folder: str | None


def seal_session(face: Face, file: str, asked: SealRequest, *, as_json: bool) -> int:
    """Seal the minutes of a session and write their files; print the six words and the path of each file.

    Raises:
        CodesignError: no such session, copy, format or language; a text that changed after the seal, without a
            reason; a file or folder that cannot be written.
    """
    from codesign_tui.cli.progress import shown
    from codesign_tui.minutes.sealing import seal_and_write

    opened = face.work_on(file)
    try:
        session = session_of(opened.process, asked.session)
        assert session is not None  # a session was named
        wanted = _wanted(face, opened, session, asked)
        with shown(face, len(wanted.places) * len(wanted.formats)) as on_progress:
            done = seal_and_write(
                opened,
                session,
                wanted,
                now=face.clock.now(),
                reason=asked.reason,
                on_step=lambda _done, _all, name: on_progress(name),
            )
        for ticket in done.tickets:
            ticket.result()
    finally:
        opened.close()
    _say(face, done)
    if as_json:
        face.give_json({"new": done.new, "seals": [_as_json(seal, done) for seal in done.seals]})
    else:
        _give(face, done)
    return 0


def _wanted(face: Face, opened: "ProcessFile", session_id: str, asked: SealRequest) -> "Wanted":
    """Return what is to be sealed; what looks early or cannot be is said.

    Raises:
        Refused: a word names no copy, format or language, or the only copy asked for may not be made.
    """
    from codesign_tui.minutes.sealing import Wanted, restricted_out

    process = opened.process
    copies = copies_of(asked.copies)
    session = process.get(Session, session_id)
    number = session.number if session is not None else 0
    may = restricted_out(process, session_id, copies)
    if not may:
        raise Refused(msg("minutes.restricted_session", number=number))
    if may != copies:
        face.say("minutes.restricted_session", number=number)
    if session is not None and session_state(session) is SessionState.OPEN:
        face.say("sealing.still_open", number=number)
    warn_before_sealing(face, process, session_id, may)
    language = language_of(process, asked.language, face.words.language)
    return Wanted(may, (language,), formats_of(asked.formats), Path(asked.folder or "."), face.stationery(opened.path))


def _say(face: Face, done: "Sealed") -> None:
    """Say what a person should know."""
    if not done.new:
        face.say("sealing.same")
    for warning in done.drawn.warnings:
        face.say(warning)
    for words in done.drawn.confirm:
        face.say(msg("export.to_confirm", file=done.drawn.files[-1][1].path.stem, words=words))


def _give(face: Face, done: "Sealed") -> None:
    """Print each seal, and under it its files."""
    from codesign_tui.minutes.six_words import six_words

    for seal in done.seals:
        words = " · ".join(six_words(seal.digest, seal.language))
        copy = face.words(f"draft.copy.{seal.copy_kind.value}")
        face.give(face.words("sealing.given", version=seal.version, copy=copy, language=seal.language, words=words))
        for of, written in done.drawn.files:
            if of == seal:
                face.give(str(written.path))


def _as_json(seal: Seal, done: "Sealed") -> dict[str, object]:
    """Return a seal and its files for a program."""
    from codesign_tui.minutes.six_words import six_words

    return {
        "version": seal.version,
        "copy": seal.copy_kind.value,
        "language": seal.language,
        "digest": seal.digest,
        "at": seal.at,
        "words": list(six_words(seal.digest, seal.language)),
        "files": [
            {"format": written.format, "path": str(written.path), "sha256": written.fingerprint}
            for of, written in done.drawn.files
            if of == seal
        ],
    }
