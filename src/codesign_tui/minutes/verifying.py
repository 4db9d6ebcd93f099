"""Is this copy what was sealed? Told from its bytes and from what the processes recorded, without any network.

A copy is identical; or signed afterwards (a PDF inside itself, any format in an envelope); or changed; or unknown.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_seals import Seal, SealedFile
from codesign_tui.domain.process import Process
from codesign_tui.minutes.envelopes import Envelope, opened
from codesign_tui.minutes.placing import fingerprint, fingerprint_path
from codesign_tui.minutes.signatures import revisions, signatures
from codesign_tui.minutes.six_words import six_words

_BARE: Final = (b"%PDF-", b"PK")
"""How a file begins that is in no envelope."""

_LARGEST_PART: Final = 32_000_000
"""Bytes of an unpacked part: far more than any of ours."""


class State(StrEnum):
    """What a copy turned out to be."""

    IDENTICAL = "identical"
    SIGNED = "signed"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Known:
    """A seal, and in which process and session it stands."""

    path: Path
    process: Process
    session: Session
    seal: Seal


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one copy."""

    state: State
    sha256: str
    known: Known | None = None
    """The seal that it is, or was, a copy of."""
    file: SealedFile | None = None
    """The record of the file that it is, or was."""
    beside: str | None = None
    """What the `.sha256` beside it says, if there is one."""
    notes: tuple[Msg, ...] = ()
    """Why it is not what was sealed, or what else a person should know."""


def seals_in(path: Path, process: Process) -> Iterator[Known]:
    """Yield every seal of a process."""
    for record in process.all(MinutesRecord):
        session = process.get(Session, record.session)
        if session is not None:
            yield from (Known(path, process, session, seal) for seal in record.seals)


def verify_copy(copy: Path, known: Iterable[Known]) -> Verdict:
    """Return what a copy is, by the seals that are known and by the digest beside it.

    Raises:
        OSError: the copy cannot be read.
    """
    content = copy.read_bytes()
    seals = tuple(known)
    verdict = _by_seals(copy.name, content, seals)
    beside = digest_beside(copy)
    if verdict is None:
        return _by_digest_beside(fingerprint(content), beside)
    notes = verdict.notes
    if beside is not None and verdict.file is not None and beside != verdict.file.sha256:
        notes = (*notes, msg("verify.beside_differs", file=fingerprint_path(copy).name))
    return Verdict(verdict.state, verdict.sha256, verdict.known, verdict.file, beside, notes)


def digest_beside(copy: Path) -> str | None:
    """Return what the `.sha256` beside a file says; None where there is none, empty where it is no digest."""
    try:
        words = fingerprint_path(copy).read_bytes().decode("ascii", "replace").split()
    except FileNotFoundError:
        return None
    digest = words[0].lower() if words else ""
    return digest if len(digest) == 64 and set(digest) <= set("0123456789abcdef") else ""


def _by_digest_beside(digest: str, beside: str | None) -> Verdict:
    """Return the verdict where no process knows the copy: the `.sha256` alone tells."""
    if not beside:
        return Verdict(State.UNKNOWN, digest, beside=beside)
    return Verdict(State.IDENTICAL if beside == digest else State.CHANGED, digest, beside=beside)


def _by_seals(name: str, content: bytes, seals: tuple[Known, ...]) -> Verdict | None:
    """Return the verdict of the seals; None when the copy is of none of them."""
    digest = fingerprint(content)
    if not content.startswith(_BARE) and (envelope := opened(content)) is not None:
        return _in_envelope(name, envelope, digest, seals)
    files = [(known, file) for known in seals for file in known.seal.files]
    for known, file in files:
        if file.sha256 == digest:
            return Verdict(State.IDENTICAL, digest, known, file)
    if content.startswith(b"%PDF-") and (longer := _added_to(content, files)) is not None:
        known, file, length = longer
        trouble = _added_after(content, length)
        state = State.SIGNED if trouble is None else State.CHANGED
        return Verdict(state, digest, known, file, notes=() if trouble is None else (trouble,))
    return _once_sealed(name, content, digest, seals)


def _in_envelope(name: str, envelope: Envelope, digest: str, seals: tuple[Known, ...]) -> Verdict | None:
    """Return the verdict of a copy that was signed as a whole: what it is inside, and whether that was signed."""
    inner = _by_seals(name.removesuffix(".p7m"), envelope.content, seals)
    if inner is None or inner.state is State.CHANGED:
        return inner and replace(inner, sha256=digest)
    if not envelope.intact:
        return replace(inner, state=State.CHANGED, sha256=digest, notes=(msg("verify.signature_broken"),))
    return replace(inner, state=State.SIGNED, sha256=digest)


def _added_to(content: bytes, files: list[tuple[Known, SealedFile]]) -> tuple[Known, SealedFile, int] | None:
    """Return which sealed file a PDF begins with, and how long that is."""
    wanted = {file.sha256: (known, file) for known, file in files if file.format == "pdf"}
    running, done = sha256(), 0
    for end in revisions(content):
        running.update(content[done:end])
        done = end
        if (found := wanted.get(running.hexdigest())) is not None:
            return *found, end
    return None


def _added_after(content: bytes, length: int) -> Msg | None:
    """Return what is wrong with what stands after the sealed bytes; None when it is signatures and nothing else."""
    after = [one for one in signatures(content) if one.covers > length]
    if not after:
        return msg("verify.added_unsigned")
    if not all(one.intact for one in after):
        return msg("verify.signature_broken")
    if max(one.covers for one in after) < len(content.rstrip(b"\r\n")):
        return msg("verify.added_after_signing")
    return None


def _once_sealed(name: str, content: bytes, digest: str, seals: tuple[Known, ...]) -> Verdict | None:
    """Return that a copy was changed, if its seal or its name tells what it was a copy of."""
    text = _readable(content)
    for known in seals:
        if _names(text, known.seal):
            file = next((one for one in known.seal.files if Path(name).suffix == f".{one.format}"), None)
            return Verdict(State.CHANGED, digest, known, file)
    for known in reversed(seals):
        for file in known.seal.files:
            if file.name == name:
                return Verdict(State.CHANGED, digest, known, file)
    return None


def _names(text: bytes, seal: Seal) -> bool:
    """Tell whether a text holds a seal: its digest, or its six words as they are printed."""
    return seal.digest.encode() in text or " · ".join(six_words(seal.digest, seal.language)).encode() in text


def _readable(content: bytes) -> bytes:
    """Return what can be searched in a file: its bytes, and the parts of an office file unpacked."""
    parts = [content]
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                small = (part for part in package.infolist() if part.filename.endswith(".xml") and _is_small(part))
                parts += [package.read(part) for part in small]
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, zlib.error):
            return content  # a damaged package is known by its name alone
    return b"\n".join(parts)


def _is_small(part: zipfile.ZipInfo) -> bool:
    """Tell whether a part of a package can be unpacked without harm: a copy may come from anybody."""
    return part.file_size <= _LARGEST_PART
