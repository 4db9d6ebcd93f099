"""An office file of the town's, opened with care: what would run, fetch, unfold without end or hide is refused.

Nothing of it is executed. Every part is read once, under a limit; every XML part is read without entities and network.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.minutes.stationery.layout import bounded
from codesign_tui.minutes.stationery.problems import Unusable

Kind = Literal["odt", "docx"]

LARGEST: Final = 20_000_000
"""Bytes of the file."""
MOST_UNFOLDED: Final = 100_000_000
"""Bytes of all that is in it."""
MOST_PARTS: Final = 2_000

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old .doc begins, and a .docx that a password protects."""

_ODF: Final = "application/vnd.oasis.opendocument.text"
_ODF_KINDS: Final = (_ODF, f"{_ODF}-template", f"{_ODF}-web")
"""A text, its template, and a text that LibreOffice made of a web page."""
_ODF_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_ODF_LINKS: Final = ("a", "bookmark-ref")
_ODF_OBJECTS: Final = ("object", "object-ole", "applet", "plugin", "floating-frame", "dde-source", "section-source")
_ODF_MACROS: Final = ("Basic/", "Scripts/", "Dialogs/")

_WORD_MAIN: Final = "wordprocessingml.document.main+xml"
_WORD_TEMPLATE: Final = "wordprocessingml.template.main+xml"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_OBJECTS: Final = ("/embeddings/", "/activeX/", "/ctrlProps/")
_ASKING_FIELDS: Final = re.compile(
    r"^\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|LINK|IMPORT|MACROBUTTON|DATABASE|RD)\b", re.IGNORECASE
)

Parts = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an office file that may be used."""

    path: Path
    kind: Kind
    parts: Parts

    def packed(self, parts: Parts | None = None) -> bytes:
        """Return the parts, or others, as one file again, the kind of an ODF file first and not compressed."""
        chosen = self.parts if parts is None else parts
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in sorted(chosen, key=lambda name: name != "mimetype"):
                stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                target.writestr(zipfile.ZipInfo(name), chosen[name], stored)
        return out.getvalue()


def package_of(path: Path) -> Package:
    """Return an office file of the town's: a text or its template, of LibreOffice or of Word.

    Raises:
        Unusable: protected, broken, of another kind, with macros or with parts that are fetched from elsewhere.
    """
    return _looked_at(path, bounded(path, LARGEST))


@lru_cache(maxsize=4)
def _looked_at(path: Path, content: bytes) -> Package:
    """Return the file if it may be used; one that was looked at is not looked at again."""
    if content.startswith(_OLE):
        raise Unusable(path, msg("stationery.base_protected"))
    parts = _parts(path, content)
    trees = {name: _tree(path, data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    if "mimetype" in parts:
        trouble = next(_trouble_of_odf(parts, trees), None)
        kind: Kind = "odt"
    elif "[Content_Types].xml" in parts:
        trouble = next(_trouble_of_word(parts, trees), None)
        kind = "docx"
    else:
        raise Unusable(path, msg("stationery.base_kind"))
    if trouble is not None:
        raise Unusable(path, trouble)
    return Package(path, kind, _as_document(kind, parts))


def _parts(path: Path, content: bytes) -> dict[str, bytes]:
    """Return every part of the file, none of them larger than all may be together."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [one for one in package.infolist() if not one.is_dir()]
            if any(one.flag_bits & 1 for one in entries):
                raise Unusable(path, msg("stationery.base_protected"))
            if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_UNFOLDED:
                raise Unusable(path, msg("stationery.base_unfolds", megabytes=MOST_UNFOLDED // 1_000_000))
            parts: dict[str, bytes] = {}
            for one in entries:
                if one.filename in parts or one.filename.startswith(("/", "\\")) or ".." in one.filename.split("/"):
                    raise Unusable(path, msg("stationery.base_broken"))
                with package.open(one) as part:
                    parts[one.filename] = part.read(one.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        kind = "stationery.base_broken" if content.startswith(b"PK") else "stationery.base_kind"
        raise Unusable(path, msg(kind)) from error
    return parts


def _tree(path: Path, content: bytes) -> Any:
    """Return an XML part that declares nothing and refers to nothing."""
    from lxml import etree

    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unusable(path, msg("stationery.base_doctype"))
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise Unusable(path, msg("stationery.base_broken")) from error


def _local(element: Any) -> str:
    """Return an element's name without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _trouble_of_odf(parts: Parts, trees: Mapping[str, Any]) -> Iterator[Msg]:
    """Yield why an ODF file cannot be used."""
    mimetype = parts["mimetype"].decode("ascii", "replace").strip()
    if mimetype not in _ODF_KINDS:
        yield msg("stationery.base_kind")
    manifest = trees.get("META-INF/manifest.xml")
    if manifest is not None and any(_local(one) == "encryption-data" for one in manifest.iter()):
        yield msg("stationery.base_protected")
    if not {"content.xml", "styles.xml"} <= set(trees):
        yield msg("stationery.base_broken")
    for name in parts:
        if name.startswith(_ODF_MACROS):
            yield msg("stationery.base_macros")
    for name in ("content.xml", "styles.xml"):
        for one in trees[name].iter():
            yield from _trouble_of_odf_element(one, parts)


def _trouble_of_odf_element(one: Any, parts: Parts) -> Iterator[Msg]:
    """Yield why an element of ODF cannot be kept."""
    local = _local(one)
    if local in ("script", "event-listener"):
        yield msg("stationery.base_macros")
    if local in _ODF_OBJECTS:
        yield msg("stationery.base_objects")
    target = one.get(_ODF_XLINK)
    if target and local not in _ODF_LINKS and not target.startswith("#") and target.removeprefix("./") not in parts:
        yield msg("stationery.base_fetches", what=target[:80])


def _trouble_of_word(parts: Parts, trees: Mapping[str, Any]) -> Iterator[Msg]:
    """Yield why a file of Word's cannot be used."""
    types = parts["[Content_Types].xml"]
    if b"macroEnabled" in types or any("vbaproject" in name.lower() for name in parts):
        yield msg("stationery.base_macros")
    if not any(word.encode() in types for word in (_WORD_MAIN, _WORD_TEMPLATE)):
        yield msg("stationery.base_kind")
    if "word/document.xml" not in trees:
        yield msg("stationery.base_broken")
    if _STRICT in parts.get("word/document.xml", b"")[:4000]:
        yield msg("stationery.base_strict")
    if any(folder in f"/{name}" for name in parts for folder in _OBJECTS):
        yield msg("stationery.base_objects")
    for name, tree in trees.items():
        for one in tree.iter():
            yield from _trouble_of_word_element(one, is_relations=name.endswith(".rels"))


def _trouble_of_word_element(one: Any, *, is_relations: bool) -> Iterator[Msg]:
    """Yield why an element of a Word file cannot be kept. Links to click are kept; the template is left behind."""
    local = _local(one)
    if is_relations:
        if one.get("TargetMode") == "External" and not one.get("Type", "").endswith(
            ("/hyperlink", "/attachedTemplate")
        ):
            yield msg("stationery.base_fetches", what=one.get("Target", "")[:80])
    elif local == "altChunk":
        yield msg("stationery.base_objects")
    elif local in ("instrText", "fldSimple"):
        words = (
            one.text if local == "instrText" else next((v for k, v in one.attrib.items() if k.endswith("instr")), "")
        )
        if found := _ASKING_FIELDS.match(words or ""):
            yield msg("stationery.base_field", field=found[1].upper())


def _as_document(kind: Kind, parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a template, or of a text made of a web page, as those of a document."""
    if kind == "odt":
        manifest = parts.get("META-INF/manifest.xml", b"")
        document = _ODF.encode()
        for other in _ODF_KINDS[1:]:
            manifest = manifest.replace(other.encode(), document)
        return {**parts, "mimetype": document, "META-INF/manifest.xml": manifest}
    types = parts["[Content_Types].xml"].replace(_WORD_TEMPLATE.encode(), _WORD_MAIN.encode())
    return {**parts, "[Content_Types].xml": types}
