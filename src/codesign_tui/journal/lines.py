"""The lines of a process file: how a transaction becomes text. `docs/file-format.md` is the specification."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from codesign_tui.domain.transactions import Draft
from codesign_tui.journal.canonical import SALT_BYTES, canonical, digest_of, hash_of

FORMAT: Final = "codesign-process"
VERSION: Final = 1
"""The format version written; every version up to this one is read."""

SUFFIX: Final = ".codesign.jsonl"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A transaction ready for a line; only its place in the chain is missing."""

    seq: int
    fields: dict[str, Any]
    """What `h` says, without `prev` and `lines`."""
    data: str
    """The canonical JSON of `data`."""


def encode(seq: int, draft: Draft) -> Encoded:
    """Return a transaction as it goes into a line, each document with a fresh salt.

    Raises:
        ValueError, TypeError, RecursionError: the time has no offset, or a document holds what JSON or UTF-8
            cannot (a lone surrogate, NaN).
    """
    if draft.at.tzinfo is None:
        raise ValueError("a transaction's time needs its offset")
    docs: list[list[str | None]] = []
    data: list[str] = []
    for put in draft.puts:
        if put.document is None:
            docs.append([put.table, put.id, None])
            data.append("null")
            continue
        salt = secrets.token_hex(SALT_BYTES)
        text = canonical(put.document)
        docs.append([put.table, put.id, digest_of(salt, text)])
        data.append(f'["{salt}",{text}]')
    fields: dict[str, Any] = {
        "seq": seq,
        "at": draft.at.isoformat(),
        "who": draft.who,
        "action": draft.action,
        "docs": docs,
    }
    if draft.undoes is not None:
        fields["undoes"] = draft.undoes
    # What UTF-8 cannot hold is refused now, not by the writer.
    "".join((draft.who, draft.action, *(put.id for put in draft.puts), *data)).encode("utf-8")
    return Encoded(seq, fields, f"[{','.join(data)}]")


def write_group(group: Sequence[Encoded], previous: str) -> tuple[bytes, str]:
    """Return the bytes of one write and the hash of its last line.

    Args:
        group: the transactions of the write; the first line says how many they are.
        previous: the hash of the line before.
    """
    lines: list[str] = []
    for position, encoded in enumerate(group):
        fields = {**encoded.fields, "prev": previous}
        if position == 0:
            fields["lines"] = len(group)
        text, previous = _line(fields, encoded.data)
        lines.append(text)
    return "".join(lines).encode("utf-8"), previous


def write_header(file_id: str, process: str | None, at: datetime) -> tuple[bytes, str]:
    """Return the first line of a new file and its hash."""
    fields = {"format": FORMAT, "version": VERSION, "file": file_id, "process": process, "at": at.isoformat()}
    text, digest = _line(fields, "[]")
    return text.encode("utf-8"), digest


def new_id() -> str:
    """Return a fresh id, a ULID."""
    from ulid import ULID  # loads much of the standard library; needed only when a file or an id is made

    return str(ULID())


def _line(fields: dict[str, Any], data: str) -> tuple[str, str]:
    """Return a line, newline included, and its hash."""
    h = canonical(fields)
    digest = hash_of(h)
    return f'{{"data":{data},"h":{h},"hash":"{digest}"}}\n', digest
