"""Versions of minutes as words: what is digested, what two of them say differently.

A version's words are those of the internal copy, without what tells where the minutes stand (their state, the
remarks, the protocol), so that signing or registering a text does not make another text of it.
"""

import difflib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.minutes_life import MinutesVersion
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.past import process_at
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.transactions import Transaction, put
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.document import Block, Document, Heading, Table, block_texts

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


def digest_of(process: Process, session_id: str, language: str) -> str:
    """Return the digest of the words that the minutes have now.

    Raises:
        Refused: there is no such session.
    """
    return _digest(_words(process, session_id, language))


def changed_since(process: Process, session_id: str) -> MinutesVersion | None:
    """Return the last version, if the words are no longer its own; None if they are, or there is no version."""
    versions = record_of(process, session_id).versions
    if not versions or versions[-1].digest is None:
        return None
    last = versions[-1]
    return last if digest_of(process, session_id, last.language or "it") != last.digest else None


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
    if version.digest is not None and digest_of(past, session_id, version.language or language) != version.digest:
        warnings.append(msg("life.warn.version_differs", number=version.number))
    return _words(past, session_id, language)


def _words(process: Process, session_id: str, language: str) -> list[tuple[str, str]]:
    """Return the lines of the minutes, each with the heading it stands under."""
    session = process.get(Session, session_id)
    if session is None:
        raise Refused(msg("minutes.no_session", id=session_id))
    document = compose_minutes(
        _without_life(process, session_id),
        session_id,
        copy=CopyKind.INTERNAL,
        translator=Translator(language),
        generated_on=date.fromisoformat(session.date) if session.date else _UNDATED.date(),
    )
    return list(_lines(document))


def _without_life(process: Process, session_id: str) -> Process:
    """Return a copy of the process in which nothing but their number is noted of a session's minutes."""
    record = record_of(process, session_id)
    kept = {"number": record.number} if record.number is not None else {}
    bare = MinutesRecord(id=record.id, session=session_id, **kept)
    copy = process.snapshot()
    moment = Transaction(process.revision + 1, "compare", _UNDATED, (put(bare),))
    copy.apply(moment)
    return copy


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


def _digest(lines: Sequence[tuple[str, str]]) -> str:
    """Return the SHA-256 of lines of text."""
    return hashlib.sha256("\n".join(text for _, text in lines).encode("utf-8")).hexdigest()
