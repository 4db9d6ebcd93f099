"""Brings together what a pack is asked for with: the process as data, its schema, the annexes beside the file.

The two faces that write packs, the screen and the command line, ask in the same words.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.minutes.archive.annexes import annexes, annexes_folder
from codesign_tui.minutes.archive.contents import Attached, PackAsked, holds_restricted
from codesign_tui.minutes.archive.layout import DATA_FOLDER, METADATA_SCHEMA, PROCESS_JSON, PROCESS_SCHEMA
from codesign_tui.minutes.filing.sidecar import schema_text
from codesign_tui.minutes.formats import FormatName


def pack_asked(
    process: Process,
    session: Session,
    process_file: Path,
    data: Sequence[bytes],
    *,
    copies: tuple[CopyKind, ...],
    formats: tuple[FormatName, ...],
    translator: Translator,
    library: Library,
    at: datetime,
) -> tuple[PackAsked, tuple[Msg, ...]]:
    """Return what a pack is asked for with, and what a person should know of what is not in it.

    `data` is the process as an interchange file and the schema of these. They stay out where anything is restricted:
    the process holds it whole.

    Raises:
        OSError: an annex cannot be read.
    """
    say = translator
    told: tuple[Msg, ...] = ()
    attached = annexes(annexes_folder(process_file, session), say)
    if holds_restricted(process):
        told = (msg("archive.restricted_data", file=process_file.name),)
    else:
        content, schema = data
        attached += (
            Attached(f"{DATA_FOLDER}/{PROCESS_JSON}", say("archive.process"), content),
            Attached(f"{DATA_FOLDER}/{PROCESS_SCHEMA}", say("archive.process_schema"), schema),
        )
    schema_of_records = schema_text().encode("utf-8")
    attached += (Attached(f"{DATA_FOLDER}/{METADATA_SCHEMA}", say("archive.metadata_schema"), schema_of_records, ""),)
    return PackAsked(process, session, copies, formats, translator, at, library, attached), told
