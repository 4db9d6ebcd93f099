r"""Canonical JSON: one and only one text for a value, so that its SHA-256 means something.

Keys sorted by code point, no white space, characters as themselves (only `"`, `\` and the C0 controls escaped),
no NaN or infinity, UTF-8. Specified in `docs/file-format.md`.
"""

import json
from hashlib import sha256
from typing import Any, Final

SALT_BYTES: Final = 16
"""So many that nobody guesses a short document from its digest."""

_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def canonical(value: Any) -> str:
    """Return the one JSON text of a value.

    Raises:
        ValueError: a NaN, an infinity, an integer of thousands of digits.
        TypeError: something that JSON has no word for.
        RecursionError: nested too deep, or a value inside itself.
    """
    return _ENCODER.encode(value)


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits.

    Raises:
        UnicodeEncodeError: a lone surrogate, which UTF-8 cannot hold.
    """
    return sha256(text.encode("utf-8")).hexdigest()


def digest_of(salt: str, document: str) -> str:
    """Return the digest of a document: SHA-256 of its salt's bytes and its canonical text.

    Args:
        salt: 16 random bytes as hexadecimal digits.
        document: the document's canonical JSON.

    Raises:
        ValueError: the salt is not 16 bytes in lower-case digits.
    """
    grain = bytes.fromhex(salt)
    if len(grain) != SALT_BYTES or grain.hex() != salt:
        raise ValueError("not a salt")
    return sha256(grain + document.encode("utf-8")).hexdigest()
