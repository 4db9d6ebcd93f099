"""A picture that the town gives: PNG, JPEG or SVG, looked at before it stands in anybody's document.

What is kept is the picture alone: a camera's notes, a drawing program's file paths and comments are left out. An SVG
that would run or fetch something is refused, and so is a picture that would unfold to more points than a page can use.
"""

import base64
import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from codesign_tui.domain.messages import msg
from codesign_tui.minutes.stationery.layout import bounded
from codesign_tui.minutes.stationery.problems import Unusable

Kind = Literal["png", "jpeg", "svg"]

LARGEST: Final = 1_000_000
"""Bytes of a picture's file: it is copied into every document."""

MOST_POINTS: Final = 25_000_000
"""Points of a picture: more would take memory and show nothing."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT"})
_JPEG_SIZES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_DROPPED: Final = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE} - {0xE2})
"""Application notes and comments; the colour profile (E2) and Adobe's colour transform (EE) change how it looks."""

_SVG: Final = "{http://www.w3.org/2000/svg}"
_KEPT_SPACES: Final = ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}")
_NOTES: Final = (f"{_SVG}metadata",)
_RUNS: Final = frozenset({"script", "foreignObject", "handler", "iframe", "audio", "video", "animate", "set"})
_FETCHES: Final = re.compile(r"@import|url\(\s*['\"]?\s*(?!#)|javascript:|expression\(", re.IGNORECASE)
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE[^>\[]*>")
_NUMBER: Final = re.compile(r"\s*([0-9]*\.?[0-9]+)")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to stand in a document."""

    content: bytes
    kind: Kind
    width: float
    height: float
    """Of any unit: what counts is their proportion."""


def picture_of(path: Path) -> Picture:
    """Return the picture in a file.

    Raises:
        Unusable: too large, broken, another kind of file, or one that would run or fetch something.
    """
    return _looked_at(path, bounded(path, LARGEST))


@lru_cache(maxsize=8)
def _looked_at(path: Path, content: bytes) -> Picture:
    """Return a picture that can be drawn; one that was looked at is not looked at again."""
    picture = _read(path, content)
    if picture.width <= 0 or picture.height <= 0:
        raise Unusable(path, msg("stationery.image_no_size"))
    if picture.kind != "svg" and picture.width * picture.height > MOST_POINTS:
        raise Unusable(path, msg("stationery.image_points", millions=MOST_POINTS // 1_000_000))
    _draw(path, picture)
    return picture


def _read(path: Path, content: bytes) -> Picture:
    """Return a picture by what its first bytes say, whatever its file is called."""
    if content.startswith(_PNG):
        return _png(path, content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(path, content)
    if b"<svg" in content[:4096] or content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<svg", b"<!")):
        return _svg(path, content)
    raise Unusable(path, msg("stationery.image_kind"))


def _png(path: Path, content: bytes) -> Picture:
    """Return a PNG with what draws it alone."""
    parts, at = [_PNG], len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        name, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            break
        if name in _PNG_KEPT:
            parts.append(content[at:end])
        at = end
        if name == b"IEND":
            break
    if len(parts) < 4 or parts[1][4:8] != b"IHDR" or len(parts[1]) != 25 or parts[-1][4:8] != b"IEND":
        raise Unusable(path, msg("stationery.image_broken"))
    width, height = struct.unpack(">II", parts[1][8:16])
    return Picture(b"".join(parts), "png", width, height)


def _jpeg(path: Path, content: bytes) -> Picture:
    """Return a JPEG without the notes of camera and program."""
    parts, size = [content[:2]], None
    for mark, start, end in _segments(content):
        if mark in _JPEG_SIZES and end - start >= 9:
            height, width = struct.unpack(">HH", content[start + 5 : start + 9])
            size = (width, height)
        if mark not in _JPEG_DROPPED:
            parts.append(content[start:end])
    if size is None:
        raise Unusable(path, msg("stationery.image_broken"))
    return Picture(b"".join(parts), "jpeg", *size)


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the mark of each segment of a JPEG with where it begins and ends; the picture itself is the last one."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        end = len(content) if mark == 0xDA else at + 2 + int.from_bytes(content[at + 2 : at + 4])
        yield mark, at, end
        at = end


def _svg(path: Path, content: bytes) -> Picture:
    """Return an SVG that only draws, without what its program noted."""
    from lxml import etree

    content = _DOCTYPE.sub(b"", content, count=1)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unusable(path, msg("stationery.svg_entities"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unusable(path, msg("stationery.image_broken"), error.lineno) from error
    if root.tag != f"{_SVG}svg":
        raise Unusable(path, msg("stationery.image_kind"))
    for element in list(root.iter()):
        _keep_what_draws(path, element)
    size = _svg_size(root)
    if size is None:
        raise Unusable(path, msg("stationery.image_no_size"))
    return Picture(etree.tostring(root, encoding="utf-8"), "svg", *size)


def _keep_what_draws(path: Path, element: Any) -> None:
    """Leave out what an element says to its program; refuse it if it runs or fetches something."""
    if not isinstance(element.tag, str) or not element.tag.startswith(_SVG) or element.tag in _NOTES:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
        return
    name = element.tag.removeprefix(_SVG)
    if name in _RUNS:
        raise Unusable(path, msg("stationery.svg_runs", what=name), element.sourceline)
    for key, value in list(element.attrib.items()):
        local = key.rpartition("}")[2]
        if key.startswith("{") and not key.startswith(_KEPT_SPACES):
            del element.attrib[key]
        elif local.lower().startswith("on"):
            raise Unusable(path, msg("stationery.svg_runs", what=local), element.sourceline)
        elif (local == "href" and not value.strip().startswith(("#", "data:image/"))) or _FETCHES.search(value):
            raise Unusable(path, msg("stationery.svg_fetches"), element.sourceline)
    if name == "style" and _FETCHES.search(element.text or ""):
        raise Unusable(path, msg("stationery.svg_fetches"), element.sourceline)


def _svg_size(root: Any) -> tuple[float, float] | None:
    """Return the proportions of a drawing."""
    box = [float(one) for one in re.findall(r"-?[0-9]*\.?[0-9]+(?:[eE]-?[0-9]+)?", root.get("viewBox", ""))]
    if len(box) == 4:
        return box[2], box[3]
    sides = [_NUMBER.match(root.get(name, "")) for name in ("width", "height")]
    if sides[0] is None or sides[1] is None:
        return None
    return float(sides[0][1]), float(sides[1][1])


def as_svg(picture: Picture) -> str:
    """Return the picture as SVG, for Typst, which is given texts alone: points stand in a drawing of their size."""
    if picture.kind == "svg":
        return picture.content.decode("utf-8")
    points = base64.b64encode(picture.content).decode("ascii")
    wide, high = f"{picture.width:g}", f"{picture.height:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" href="data:image/{picture.kind};base64,{points}"/></svg>'
    )


_TRIAL: Final = b"""#set document(title: "x")
#image(bytes(json(bytes(sys.inputs.picture))), alt: "x", width: 2cm)
"""


def _draw(path: Path, picture: Picture) -> None:
    """Draw the picture once as a document does: what cannot be drawn is found now, and not in the hall."""
    import typst

    try:
        typst.compile(
            _TRIAL,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            sys_inputs={"picture": json.dumps(list(picture.content))},
            timestamp=0,
        )
    except typst.TypstError as error:
        raise Unusable(path, msg("stationery.image_broken")) from error
