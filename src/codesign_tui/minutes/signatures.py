"""Signatures inside a PDF, as far as bytes tell: what each covers, and whether that is still what was signed.

A signed PDF is the sealed one with something added at its end (ISO 32000-1, 7.5.6 and 12.8.1). Whose signature it is,
and what the certificate is worth, is for a program that verifies signatures; here it is told whether anything was
changed after signing.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_RANGE: Final = re.compile(rb"/ByteRange\s*\[\s*(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})\s*\]")
_END: Final = re.compile(rb"%%EOF(?:\r\n|\n|\r|)")

_DIGESTED: Final = bytes.fromhex("06092a864886f70d010904 31")
"""The attribute "message digest" of a CMS signature (RFC 5652, 11.2): its name, then a set with one octet string."""

DigestKind = Callable[[bytes], Any]
"""What computes a digest, as `hashlib` has it."""

_KINDS: Final[Mapping[int, DigestKind]] = {32: hashlib.sha256, 48: hashlib.sha384, 64: hashlib.sha512}
"""The digests that a signature may use, by their length in bytes (AgID allows nothing shorter)."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: up to which byte it covers the file, and whether those bytes are the ones that were signed."""

    covers: int
    intact: bool


def revisions(content: bytes) -> Iterator[int]:
    """Yield where each version of a PDF may end: every change saved into it adds one after the last."""
    for end in _END.finditer(content):
        first = end.start() + len(b"%%EOF")
        yield from range(first, end.end() + 1)


def signatures(content: bytes) -> list[Signature]:
    """Return the signatures of a PDF, in the order in which they were made."""
    return [
        Signature(third + fourth, _is_intact(content, (first, second, third, fourth)))
        for first, second, third, fourth in (tuple(map(int, found.groups())) for found in _RANGE.finditer(content))
    ]


def message_digests(held: bytes) -> Iterator[tuple[DigestKind, bytes]]:
    """Yield each message digest that a signature names, with what computes it."""
    at = held.find(_DIGESTED)
    while at >= 0:
        start = at + len(_DIGESTED)
        length = held[start + 2] if start + 2 < len(held) else 0
        if held[start + 1 : start + 2] == b"\x04" and length in _KINDS:
            yield _KINDS[length], held[start + 3 : start + 3 + length]
        at = held.find(_DIGESTED, start)


def _is_intact(content: bytes, covered: tuple[int, int, int, int]) -> bool:
    """Tell whether the bytes that a signature covers have the digest that it holds."""
    first, length, second, rest = covered
    if first != 0 or second < length or second + rest > len(content):
        return False
    try:
        held = bytes.fromhex(content[length:second].strip(b"<> \r\n\t").decode("ascii"))
    except ValueError:  # not hexadecimal, or not even text
        return False
    signed = content[first : first + length] + content[second : second + rest]
    return any(kind(signed).digest() == digest for kind, digest in message_digests(held))
