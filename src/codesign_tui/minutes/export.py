"""Writing a document's files into a folder: each whole or not at all, with its fingerprint, never over somebody's work.

A document that is filed also gets its metadata, `name.ext.metadata.json` (`filing/sidecar.py`).

Beside `name.ext` stands `name.ext.sha256`, which holds the lowercase hexadecimal digest and nothing else, not even a
line end (AgID, guidelines on documents, 2.16). It also tells later whether the file is still the one that was written.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import LONGEST_FILE_NAME, slug
from codesign_tui.journal.filesystem import Disk
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.filing.record import Filing
from codesign_tui.minutes.formats import FORMATS, FormatName
from codesign_tui.minutes.placing import PATIENT, Patience, ShareableDisk, fingerprint, fingerprint_path, place
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery

LONGEST_STEM: Final = 80
"""Characters of a file's name without extension: with extension, number and fingerprint it stays under 100."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written."""

    format: str
    path: Path
    fingerprint: str
    """SHA-256 of its bytes, in lowercase hexadecimal."""
    stand_ins: int = 0
    """Characters shown by their code points, since no packaged font draws them."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did: files in the order of writing, and what a person should know about them."""

    files: tuple[Written, ...] = ()
    warnings: tuple[Msg, ...] = ()
    cancelled: bool = False
    """Whether it was stopped before all formats were written; what is in `files` is whole."""


Progress = Callable[[int, int, FormatName], None]
"""Told before each format: how many are done, how many there are, which one is next."""


def write(
    document: Document,
    formats: Sequence[FormatName],
    folder: Path,
    stem: str,
    *,
    at: datetime,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    disk: Disk | None = None,
    patience: Patience = PATIENT,
    stationery: Stationery = SHIPPED,
    sealed: Container[str] = (),
) -> ExportReport:
    """Write the document in each format as `folder/stem.ext`.

    A file that was changed since it was written here, or that was never ours, is left alone: the new one is then
    called `stem-2.ext`, and a warning says so; so is one that another program holds, after `patience`. `cancelled` is
    asked before each format. What of the town's own `stationery` cannot be used, and which sections were left out, is
    told among the warnings. A sealed document carries the moment of its seal, whenever it is written, so that its
    files are always the same bytes. A file whose digest is among the `sealed` is never rewritten.

    Raises:
        CannotWrite: the disk refused; the files written before are whole and stay.
    """
    disk = disk or ShareableDisk()
    files: list[Written] = []
    warnings: list[Msg] = []
    if document.left_out:
        sections = "; ".join(document.left_out)
        warnings.append(msg("documents.left_out", document=document.title, sections=sections))
    asked = tuple(dict.fromkeys(formats))
    moment = at if document.seal is None else document.seal.at
    for done, name in enumerate(asked):
        if cancelled is not None and cancelled():
            return ExportReport(tuple(files), (*warnings, msg("export.stopped", n=len(files))), cancelled=True)
        if on_progress is not None:
            on_progress(done, len(asked), name)
        content, stand_ins, told = FORMATS[name].draw(document, moment, stationery)
        warnings.extend(one for one in told if one not in warnings)
        placed = place(disk, folder / f"{stem}{FORMATS[name].extension}", content, patience, sealed=sealed)
        files.append(Written(name, placed.path, fingerprint(content), stand_ins))
        if placed.warning is not None:
            warnings.append(placed.warning)
        if stand_ins:
            warnings.append(msg("export.stand_ins", n=stand_ins, file=placed.path.name))
        if document.filing is not None:
            warnings.extend(_filed(disk, document, document.filing, placed.path, FORMATS[name].media_type, patience))
    return ExportReport(tuple(files), tuple(warnings))


def _filed(
    disk: Disk, document: Document, filing: Filing, path: Path, media_type: str, patience: Patience
) -> Iterator[Msg]:
    """Write a file's metadata beside it; yield what a person should know, if an office has completed the old ones."""
    from codesign_tui.minutes.filing.sidecar import SUFFIX, is_ours, sidecar

    content = sidecar(
        filing,
        name=path.name,
        digest=fingerprint_path(path).read_text("ascii"),
        media_type=media_type,
        copy=document.copy.value,
        language=document.language,
    )
    placed = place(disk, path.with_name(f"{path.name}{SUFFIX}"), content, patience, is_ours=is_ours)
    if placed.warning is not None:
        yield placed.warning


def file_stem(title: str, number: int | None, copy: CopyKind, language: str) -> str:
    """Return the name of a session's files without extension: "il-vecchio-mulino-seduta-02-INTERNA".

    The copy's kind stands in the name, in the document's language, so that no one publishes the wrong file.
    """
    say = Translator(language if language in LANGUAGES else LANGUAGES[0])
    kind = say(f"export.name_{copy.value}")
    end = kind if number is None else f"{say('export.name_session')}-{number:02d}-{kind}"
    return f"{slug(title, longest=LONGEST_FILE_NAME)[: LONGEST_STEM - len(end) - 1].rstrip('-')}-{end}"
