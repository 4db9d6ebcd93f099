"""Versions of minutes as words: what two of them say differently.

A version's words are those of the internal copy that is sealed, without what tells where the minutes stand (their
state, the protocol), so that signing or registering a text does not make another text of it.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.minutes_life import MinutesVersion
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.past import process_at
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.digest import digest_of
from codesign_tui.minutes.document import Block, Document, Heading, Table, block_texts
from codesign_tui.minutes.sealing import final_text

_UNDATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The day of what has none: words must not depend on the day on which they are read."""
SENT: Final = 0
"""The number by which the draft that was sent is compared: it is no version."""
_BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that one version has and the other has not, under the heading where they stand."""

    heading: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two versions say differently; `warnings` tell when a version could not be made exactly as it was."""

    differences: tuple[Difference, ...]
    warnings: tuple[Msg, ...] = ()


def compare(process: Process, session_id: str, older: int, newer: int | None, language: str) -> Comparison:
    """Return what version `newer` says that `older` does not, and the reverse.

    `newer` None is the minutes as they are now; version 0 is the draft that was sent for remarks.

    Raises:
        Refused: there is no such version, or its words cannot be read again from this file.
    """
    record = record_of(process, session_id)
    versions = {version.number: version for version in record.versions}
    if record.sent_past is not None and record.sent_for_remarks_on is not None:
        versions[SENT] = MinutesVersion(number=SENT, on=record.sent_for_remarks_on, past=record.sent_past)
    warnings: list[Msg] = []
    sides = [
        _words(process, session_id, language)
        if number is None
        else _words_then(process, session_id, _version(versions, number), language, warnings)
        for number in (older, newer)
    ]
    return Comparison(tuple(_differences(*sides)), tuple(warnings))


def _version(versions: dict[int, MinutesVersion], number: int) -> MinutesVersion:
    """Return the version with a number."""
    if number not in versions:
        raise Refused(msg("life.no_such_version", number=number, known=", ".join(map(str, sorted(versions))) or "–"))
    return versions[number]


def _words_then(
    process: Process, session_id: str, version: MinutesVersion, language: str, warnings: list[Msg]
) -> list[tuple[str, str]]:
    """Return the words of a version, composed again from the process as it was."""
    if version.past is None:
        raise Refused(msg("life.no_such_revision"))
    past = process_at(process, version.past)
    if version.digest is not None:
        document = final_text(past, session_id, (CopyKind.INTERNAL, version.language or language), _at(version.on))
        if digest_of(document) != version.digest:
            warnings.append(msg("life.warn.version_differs", number=version.number))
    return _words(past, session_id, language)


def _words(process: Process, session_id: str, language: str) -> list[tuple[str, str]]:
    """Return the lines of the minutes, each with the heading it stands under; the day they are read changes none."""
    session = process.get(Session, session_id)
    day = session.date if session is not None and session.date else "2000-01-01"
    return list(_lines(final_text(process, session_id, (CopyKind.INTERNAL, language), _at(day))))


def _at(day: str) -> datetime:
    """Return a moment of a day."""
    return datetime.fromisoformat(f"{day}T00:00:00+00:00")


def _lines(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the document line by line, a row of a table on one."""
    heading = ""
    for text in (document.title, *document.subtitle):
        yield heading, text
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text
        for text in _lines_of(block):
            yield heading, text


def _lines_of(block: Block) -> Iterator[str]:
    """Yield the lines of one block."""
    if isinstance(block, Table):
        if block.caption:
            yield block.caption
        yield from (_BETWEEN.join(cell for cell in row if cell) for row in (block.header, *block.rows))
    else:
        yield from block_texts(block)


def _differences(older: Sequence[tuple[str, str]], newer: Sequence[tuple[str, str]]) -> Iterator[Difference]:
    """Yield what differs, in the order of the document, under the heading where the newer one has it."""
    matcher = difflib.SequenceMatcher(
        None, [text for _, text in older], [text for _, text in newer], autojunk=False
    )  # fmt: skip
    for what, start, end, from_, until in matcher.get_opcodes():
        if what == "equal":
            continue
        here = newer[from_][0] if from_ < until else older[start][0]
        yield Difference(
            here, tuple(text for _, text in older[start:end]), tuple(text for _, text in newer[from_:until])
        )
