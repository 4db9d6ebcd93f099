"""Names and lengths of OpenDocument, for reading the town's own file."""

import re
from typing import Any, Final

_SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}

_CENTIMETRES: Final = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}
_LENGTH: Final = re.compile(r"\s*(-?[0-9]*\.?[0-9]+)(cm|mm|in|pt|pc|px)")


def tag(name: str) -> str:
    """Return a name such as `style:style` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def found(element: Any, path: str) -> list[Any]:
    """Return what a path such as `.//style:header/text:p` finds under an element."""
    return list(element.findall(path, _SPACES))


def centimetres(length: str | None, default: float = 0.0) -> float:
    """Return a length in centimetres."""
    match = _LENGTH.match(length or "")
    return float(match[1]) * _CENTIMETRES[match[2]] if match else default


def words(element: Any) -> str:
    """Return the text under an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def folded(name: str | None) -> str:
    """Return a style's name as a person says it, whatever the program made of its spaces."""
    return (name or "").replace("_20_", " ").strip().casefold()
