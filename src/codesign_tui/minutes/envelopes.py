"""Files signed as a whole, in an envelope of their own (CAdES, `.p7m`): what was put in, and whether it still is that.

The envelope is a CMS message (RFC 5652) in BER; only as much of it is read as leads to the content and to the digest
that was signed. Whose signature it is, and whether it is valid, is for a program that verifies signatures.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import Final

from codesign_tui.minutes.signatures import message_digests

_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
_SEQUENCE, _SET, _INTEGER, _OCTETS, _CHUNKS, _EXPLICIT, _OID = 0x30, 0x31, 0x02, 0x04, 0x24, 0xA0, 0x06
_DEEPEST: Final = 12
"""Elements inside one another that are followed: more is no envelope of an office."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a signed envelope holds."""

    content: bytes
    intact: bool
    """Whether the content is the one that was signed, as far as the envelope's own digest tells."""


@dataclass(frozen=True, slots=True)
class _Element:
    """One element of BER: its tag, where its value begins and ends, where the next element begins."""

    tag: int
    start: int
    end: int
    after: int


class _NotAnEnvelope(Exception):
    """The bytes are no element, or not the one that should stand there."""


def opened(content: bytes) -> Envelope | None:
    """Return what an envelope holds; None when the bytes are no signed envelope with something in it."""
    message = _binary(content)
    if message is None:
        return None
    try:
        start, end, after = _content_of(message)
        held = _joined(message, start, end)
    except (_NotAnEnvelope, IndexError):
        return None
    digests = list(message_digests(message[after:]))
    return Envelope(held, any(kind(held).digest() == digest for kind, digest in digests) if digests else True)


def _binary(content: bytes) -> bytes | None:
    """Return the message without the letters that some programs write it in; None when it is none."""
    if content[:1] == bytes([_SEQUENCE]):
        return content
    lines = [line for line in content.split(b"\n") if not line.startswith(b"-----")]
    if not content[:8].startswith((b"-----BEG", b"MI")):
        return None
    try:
        return base64.b64decode(b"".join(lines), validate=False)
    except binascii.Error:
        return None


def _content_of(message: bytes) -> tuple[int, int, int]:
    """Return where the signed content begins and ends, and where the rest of the message begins."""
    outer = _expect(message, 0, _SEQUENCE)
    kind = _expect(message, outer.start, _OID)
    if message[outer.start : kind.end] != _SIGNED_DATA:
        raise _NotAnEnvelope
    signed = _expect(message, _expect(message, kind.after, _EXPLICIT).start, _SEQUENCE)
    version = _expect(message, signed.start, _INTEGER)
    algorithms = _expect(message, version.after, _SET)
    inner = _expect(message, algorithms.after, _SEQUENCE)
    name = _expect(message, inner.start, _OID)
    held = _expect(message, name.after, _EXPLICIT)
    return held.start, held.end, inner.after


def _joined(message: bytes, start: int, end: int) -> bytes:
    """Return the octets between two places: of one string, or of the pieces that a long one was cut into."""
    element = _element(message, start)
    if element.tag == _OCTETS:
        return message[element.start : element.end]
    if element.tag != _CHUNKS or element.end > end:
        raise _NotAnEnvelope
    pieces, at = [], element.start
    while at < element.end:
        piece = _expect(message, at, _OCTETS)
        pieces.append(message[piece.start : piece.end])
        at = piece.after
    return b"".join(pieces)


def _expect(message: bytes, at: int, tag: int) -> _Element:
    """Return the element at a place, if it is of this kind.

    Raises:
        _NotAnEnvelope: it is of another.
    """
    element = _element(message, at)
    if element.tag != tag:
        raise _NotAnEnvelope
    return element


def _element(message: bytes, at: int, deep: int = 0) -> _Element:
    """Return the element at a place; one of indefinite length ends where its last part does (X.690, 8.1.3.6)."""
    tag, length = message[at], message[at + 1]
    start = at + 2
    if length == 0x80:
        if deep > _DEEPEST or not tag & 0x20:
            raise _NotAnEnvelope
        end = start
        while message[end : end + 2] != b"\x00\x00":
            end = _element(message, end, deep + 1).after
        return _Element(tag, start, end, end + 2)
    if length & 0x80:
        digits = length & 0x7F
        length = int.from_bytes(message[start : start + digits], "big")
        start += digits
    end = start + length
    if end > len(message):
        raise _NotAnEnvelope
    return _Element(tag, start, end, end)
