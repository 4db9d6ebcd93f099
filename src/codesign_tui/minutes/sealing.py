"""Sealing minutes: compose what is final, keep its seals, draw the files, record what was drawn.

The parts are apart for a screen, whose actions run in one place and whose drawing in another; `seal_and_write()` does
all of it in a row. A seal that was kept before its files were drawn loses nothing: the same text gives the same files
at any later time, since they carry the moment of the seal.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from codesign_tui.actions.sealing import record_files, seal_minutes
from codesign_tui.actions.steps import instant
from codesign_tui.domain.ledger import Ledger
from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.minutes_seals import Seal, SealedFile, last_version, newest_seals, version_for
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.tickets import Ticket
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.digest import digest_of
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.export import Written, file_stem, write
from codesign_tui.minutes.formats import FormatName
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery

Place = tuple[CopyKind, str]
"""Which copy, in which language."""

Step = Callable[[int, int, str], object]
"""Told before each file: how many are done, how many there are, the name of the next."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be sealed: which copies in which languages, in which formats, into which folder."""

    copies: tuple[CopyKind, ...]
    languages: tuple[str, ...]
    formats: tuple[FormatName, ...]
    folder: Path
    stationery: Stationery = SHIPPED
    """The town's own paper."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Each copy in each language."""
        return tuple((copy, language) for copy in self.copies for language in self.languages)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of sealed copies, as they were drawn."""

    files: tuple[tuple[Seal, Written], ...] = ()
    warnings: tuple[Msg, ...] = ()
    confirm: tuple[str, ...] = ()
    """What public copies replaced in free text, for the writer to confirm."""
    cancelled: bool = False

    def recordable(self) -> list[tuple[Seal, tuple[SealedFile, ...]]]:
        """Return what is to be recorded of each seal."""
        return [
            (seal, tuple(_record(one) for of, one in self.files if of == seal))
            for seal in dict.fromkeys(seal for seal, _ in self.files)
        ]


def _record(written: Written) -> SealedFile:
    """Return a written file as the process keeps it."""
    return SealedFile(format=written.format, name=written.path.name, sha256=written.fingerprint)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What sealing did."""

    seals: tuple[Seal, ...]
    """The seal of each copy that was asked for."""
    drawn: Drawn
    new: bool
    """Whether anything was sealed now, or all of it was before."""
    tickets: tuple[Ticket, ...]
    """They tell when everything is on disk."""


def seal_and_write(
    ledger: Ledger,
    session_id: str,
    wanted: Wanted,
    *,
    now: datetime,
    reason: str | None = None,
    on_step: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
    who: str = FACILITATOR,
) -> Sealed:
    """Seal the copies that are asked for, draw their files and record them.

    Raises:
        Refused: no such session, not begun, a rehearsal; a restricted session's public copy; a changed text without
            its reason.
        CannotWrite: the disk refused; what was sealed stays so, and can be drawn again.
    """
    before = ledger.process.revision
    seals = seals_for(ledger.process, session_id, wanted.places, now=now, reason=reason)
    kept = [seal_minutes(ledger, session_id, seal, now=now, who=who).ticket for seal in seals]
    new = ledger.process.revision > before
    drawn = draw_sealed(ledger.process, session_id, seals, wanted, on_step=on_step, cancelled=cancelled)
    recorded = [
        record_files(ledger, session_id, seal.version, *seal.place, files, now=now, who=who).ticket
        for seal, files in drawn.recordable()
    ]
    return Sealed(seals, drawn, new, (*kept, *recorded))


def version_now(process: Process, session_id: str) -> int:
    """Return the version that a seal of the minutes would be of now: a later one than was sealed needs a reason.

    Versions that were kept without a seal (`actions/minutes_versions.py`) count too.
    """
    record = record_of(process, session_id)
    today = {
        place: digest_of(final_text(process, session_id, place, datetime.fromisoformat(seal.at)))
        for place, seal in newest_seals(record.seals).items()
    }
    version = version_for(record.seals, today)
    if version == last_version(record.seals) or not record.versions:
        return version
    return max(version, record.versions[-1].number)


def final_text(process: Process, session_id: str, place: Place, at: datetime) -> Document:
    """Return the text that a seal of one copy holds.

    Raises:
        Refused: there is no such session, or it is restricted and the copy is public.
    """
    copy, language = place
    return compose_minutes(
        process, session_id, copy=copy, translator=Translator(language), generated_on=at.date(), final=True
    )


def changed_since(process: Process, session_id: str) -> Seal | None:
    """Return a seal of the last version whose copy says something else today; None while all of them hold."""
    for place, seal in newest_seals(record_of(process, session_id).seals).items():
        document = final_text(process, session_id, place, datetime.fromisoformat(seal.at))
        if digest_of(document) != seal.digest:
            return seal
    return None


def seals_for(
    process: Process, session_id: str, places: Sequence[Place], *, now: datetime, reason: str | None = None
) -> tuple[Seal, ...]:
    """Return the seal that each copy has, or is to be given now; nothing is kept yet.

    Raises:
        Refused: no such session, or it is restricted and a copy is public.
    """
    version = version_now(process, session_id)
    record = record_of(process, session_id)
    held = {one.place: one for one in record.seals if one.version == version}
    why = reason or next((one.reason for one in record.versions if one.number == version), None)
    return tuple(
        held[place]
        if place in held
        else Seal(
            version=version,
            copy_kind=place[0],
            language=place[1],
            digest=digest_of(final_text(process, session_id, place, now)),
            at=instant(now),
            reason=why if version > 1 else None,
        )
        for place in places
    )


def draw_sealed(
    process: Process,
    session_id: str,
    seals: Sequence[Seal],
    wanted: Wanted,
    *,
    on_step: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Drawn:
    """Write the files of sealed copies. It only reads the process: any thread may do it, on a snapshot.

    Raises:
        Refused: a copy no longer says what was sealed, so that its files cannot be drawn.
        CannotWrite: the disk refused; the files written before are whole and stay.
    """
    session = process.get(Session, session_id)
    files: list[tuple[Seal, Written]] = []
    warnings: list[Msg] = []
    confirm: list[str] = []
    total = len(seals) * len(wanted.formats)
    recorded = recorded_digests(process)
    for number, seal in enumerate(seals):
        at = datetime.fromisoformat(seal.at)
        copy, language = seal.place
        document = compose_minutes(
            process, session_id, copy=copy, translator=Translator(language), generated_on=at.date()
        )
        if document.seal is None:
            raise Refused(msg("sealing.changed_meanwhile", version=seal.version))
        stem = _stem(document, session, seal)

        def step(done: int, _: int, name: str, *, before: int = number * len(wanted.formats), stem: str = stem) -> None:
            """Tell which file is next."""
            if on_step is not None:
                on_step(before + done, total, f"{stem}.{name}")

        report = write(
            document,
            wanted.formats,
            wanted.folder,
            stem,
            at=at,
            on_progress=step,
            cancelled=cancelled,
            stationery=wanted.stationery,
            sealed=recorded,
        )
        files += [(seal, written) for written in report.files]
        warnings += report.warnings
        confirm += document.confirm
        if report.cancelled:
            return Drawn(tuple(files), tuple(warnings), tuple(confirm), cancelled=True)
    return Drawn(tuple(files), tuple(warnings), tuple(confirm))


def recorded_digests(process: Process) -> frozenset[str]:
    """Return the digests of every file that was made of a sealed text: such a file is never written over."""
    every = (seal for record in process.all(MinutesRecord) for seal in record.seals)
    return frozenset(file.sha256 for seal in every for file in seal.files)


def _stem(document: Document, session: Session | None, seal: Seal) -> str:
    """Return the name of a sealed copy's files; the copy, its language and the version stand in it."""
    number = session.number if session is not None else None
    return f"{file_stem(document.file_title, number, seal.copy_kind, seal.language)}-v{seal.version}"


def restricted_out(process: Process, session_id: str, copies: Sequence[CopyKind]) -> tuple[CopyKind, ...]:
    """Return the copies that a session may have: a restricted one has no public copy."""
    session = process.get(Session, session_id)
    if session is not None and session.restricted:
        return tuple(copy for copy in copies if copy is not CopyKind.PUBLIC)
    return tuple(copies)
