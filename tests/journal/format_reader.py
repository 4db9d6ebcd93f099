"""A reader of process files that knows `docs/file-format.md` and nothing of the program."""

import hashlib
import json
from typing import Any

Documents = dict[str, dict[str, dict[str, Any]]]


class Damaged(Exception):
    """The file is not as the page says; the argument is the line's number."""


def canonical(value: Any) -> bytes:
    """Return the canonical text of a value, written out piece by piece as the page describes it."""
    if isinstance(value, dict):
        inside = b",".join(canonical(key) + b":" + canonical(value[key]) for key in sorted(value))
        return b"{" + inside + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(canonical(element) for element in value) + b"]"
    if isinstance(value, str):
        return b'"' + "".join(_escaped(character) for character in value).encode() + b'"'
    if value is None or isinstance(value, bool):
        return {None: b"null", True: b"true", False: b"false"}[value]
    if isinstance(value, int | float):
        return repr(value).encode()
    raise TypeError(type(value))


def _escaped(character: str) -> str:
    """Return a character as it stands in a string."""
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    if character in short:
        return short[character]
    return f"\\u{ord(character):04x}" if character < " " else character


def sha(data: bytes) -> str:
    """Return a SHA-256 as the page writes it."""
    return hashlib.sha256(data).hexdigest()


def head(raw: bytes) -> str:
    """Return the hash of the last line."""
    return str(json.loads(raw.splitlines()[-1])["hash"])


def read(raw: bytes) -> Documents:
    """Return the documents of a whole file by table and id.

    Raises:
        Damaged: something is not as the page says.
    """
    *lines, rest = raw.split(b"\n")
    if rest:
        raise Damaged(len(lines) + 1)
    documents: Documents = {}
    blanks: set[tuple[int, int]] = set()
    previous = ""
    for number, text in enumerate(lines, 1):
        try:
            line = json.loads(text)
            sound = canonical(line) == text and set(line) == {"data", "h", "hash"}
            sound = sound and sha(canonical(line["h"])) == line["hash"]
            if number == 1:
                h = line["h"]
                sound = sound and (h["format"], h["version"], line["data"]) == ("codesign-process", 1, [])
            else:
                sound = sound and (line["h"]["prev"], line["h"]["seq"]) == (previous, number - 1)
                blanks |= _apply(line, documents)
                blanks -= {(seq, n) for seq, n in line["h"].get("forget", {}).get("blanks", [])}
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged(number) from error
        if not sound:
            raise Damaged(number)
        previous = line["hash"]
    if blanks:
        raise Damaged(min(blanks)[0] + 1)
    return documents


def _apply(line: Any, documents: Documents) -> set[tuple[int, int]]:
    """Apply a transaction; return its blanks.

    Raises:
        ValueError: a document is not the one whose digest stands in `h`.
    """
    blanks = set()
    for n, ((table, identifier, digest), entry) in enumerate(zip(line["h"]["docs"], line["data"], strict=True)):
        index = documents.setdefault(table, {})
        if entry is None:
            index.pop(identifier, None)
            if digest is not None:
                blanks.add((line["h"]["seq"], n))
            continue
        salt, document = entry
        if salt != bytes.fromhex(salt).hex() or sha(bytes.fromhex(salt) + canonical(document)) != digest:
            raise ValueError(identifier)
        index[identifier] = document
    return blanks
