"""The digest of a neutral document: the same words in the same order give the same digest, in every year and program.

The recipe is in `docs/file-format.md`, well enough for another implementation. It takes what a reader reads, and how
it is arranged; not where the document stands (draft, approved, registered), nor its dress, nor its seal.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.journal.canonical import canonical
from codesign_tui.minutes.document import Block, Document

RECIPE: Final = "codesign-document-1"
"""The name of the recipe, which is part of what is digested."""


def digest_of(document: Document) -> str:
    """Return the digest of a document, 64 lowercase hexadecimal digits."""
    return sha256(canonical(_content(document)).encode("utf-8", "surrogatepass")).hexdigest()


def is_stale(seal: Seal, document: Document) -> bool:
    """Tell whether the document, composed now in the seal's copy and language, no longer says what was sealed."""
    return digest_of(document) != seal.digest


def _content(document: Document) -> dict[str, Any]:
    """Return what is digested: the recipe, for whom and in which language, and every text in its place."""
    return {
        "recipe": RECIPE,
        "copy": document.copy.value,
        "language": document.language,
        "letterhead": list(document.letterhead),
        "title": document.title,
        "subtitle": list(document.subtitle),
        "blocks": [_block(block) for block in document.blocks],
        "footer": document.footer,
    }


def _block(block: Block) -> dict[str, Any]:
    """Return one block: its kind, and its fields by name."""
    return {"block": type(block).__name__, **_fields(block)}


def _fields(value: Any) -> dict[str, Any]:
    """Return the fields of a block or a card, without those at their default: a later program may have more."""
    held = {one.name: getattr(value, one.name) for one in fields(value)}
    defaults = {one.name: one.default for one in fields(value)}
    return {name: _plain(each) for name, each in held.items() if each != defaults[name]}


def _plain(value: Any) -> Any:
    """Return a field's value in JSON: a set is sorted, a day is text, a length is a text of six decimals."""
    if is_dataclass(value):
        return _fields(value)
    match value:
        case frozenset():
            return sorted(value)
        case tuple():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case float():
            return f"{value:.6f}"
        case _:
            return value
