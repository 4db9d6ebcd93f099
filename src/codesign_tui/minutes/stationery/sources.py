"""Layout templates looked at before they are used: a broken one is told by its line, and never half used."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from codesign_tui.domain.messages import msg
from codesign_tui.minutes.stationery import layout
from codesign_tui.minutes.stationery.paper import Stationery
from codesign_tui.minutes.stationery.problems import Unusable

_BRINGS_IN: Final = re.compile(r"\b(?:import|include)\b[ \t]*(\S[^\n]{0,80})?")
_MAKES_SOURCE: Final = re.compile(r"\b(?:eval|std)\b")
"""What would make source of a text, and with it bring in anything."""
_BESIDE: Final = re.compile(r'"[A-Za-z0-9_-]+\.typ"')
_TYPST_COMMENT: Final = re.compile(r"(?<!:)//[^\n]*|/\*.*?\*/", re.DOTALL)

_CSS_WORDS: Final = re.compile(r"""/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL)
_FETCHED: Final = re.compile(r"@import\b|url\(\s*(?!['\"]?data:)", re.IGNORECASE)

_STYLES: Final = ("}style", "}list-style")
_NAME_OF_STYLE: Final = (
    "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name",
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId",
)


def typst_files(stationery: Stationery) -> dict[str, bytes]:
    """Return what draws the PDF, by the name under which Typst knows it.

    Raises:
        Unusable: a file of the town's brings in anything but a file beside it. Packages would come from the network.
    """
    files = {}
    for name in layout.TYPST:
        source = stationery.source(name)
        own = stationery.own(name)
        if own is not None:
            _check_typst(own, source)
        files[name] = source.encode("utf-8")
    return files


def _check_typst(path: Path, source: str) -> None:
    """Refuse a Typst file that brings in more than the files beside it."""
    bare = _TYPST_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source)
    if found := _MAKES_SOURCE.search(bare):
        raise Unusable(path, msg("stationery.typst_eval"), bare.count("\n", 0, found.start()) + 1)
    for found in _BRINGS_IN.finditer(bare):
        if not _BESIDE.match(found[1] or ""):
            raise Unusable(path, msg("stationery.typst_brings_in"), bare.count("\n", 0, found.start()) + 1)


def style_sheet(stationery: Stationery) -> str:
    """Return the style sheet of the page.

    Raises:
        Unusable: a brace or comment that does not end, the end of a style element, or something to fetch.
    """
    source = stationery.source("minutes.css")
    own = stationery.own("minutes.css")
    if own is not None:
        _check_css(own, source)
    return source


def _check_css(path: Path, source: str) -> None:
    """Refuse a style sheet that a browser would read otherwise than it was meant, or that fetches something."""
    for word in ("</", "<!--"):
        if (at := source.lower().find(word)) >= 0:
            raise Unusable(path, msg("stationery.css_tag"), source.count("\n", 0, at) + 1)
    bare = _CSS_WORDS.sub(_without_words, source)
    if (at := bare.find("/*")) >= 0:
        raise Unusable(path, msg("stationery.css_comment"), bare.count("\n", 0, at) + 1)
    if found := _FETCHED.search(bare):
        raise Unusable(path, msg("stationery.css_fetches"), bare.count("\n", 0, found.start()) + 1)
    opened: list[int] = []
    for line, text in enumerate(bare.split("\n"), start=1):
        for sign in re.findall("[{}]", text):
            if sign == "{":
                opened.append(line)
            elif not opened:
                raise Unusable(path, msg("stationery.css_brace"), line)
            else:
                opened.pop()
    if opened:
        raise Unusable(path, msg("stationery.css_brace"), opened[0])


def _without_words(found: "re.Match[str]") -> str:
    """Return as many line ends as a comment or a quoted text has."""
    return "\n" * found[0].count("\n")


def styles_xml(stationery: Stationery, name: str) -> bytes:
    """Return the styles of ODT or DOCX as XML.

    Raises:
        Unusable: no XML, another kind of XML, or a style that documents use is not there.
    """
    source = stationery.source(name).encode("utf-8")
    own = stationery.own(name)
    if own is not None:
        root = _parsed(own, source)
        expected = _expected(name)
        if root.tag != expected[0]:
            raise Unusable(own, msg("stationery.xml_other", wanted=expected[0].partition("}")[2]), 1)
        missing = sorted(expected[1] - style_names(root))
        if missing:
            raise Unusable(own, msg("stationery.xml_lacks", style=missing[0]), 1)
        if name == "odt-styles.xml" and not _has_head_and_foot(root):
            raise Unusable(own, msg("stationery.odt_no_head"), 1)
    return source


def _parsed(path: Path, source: bytes) -> Any:
    """Return the root of an XML file that declares nothing and refers to nothing."""
    from lxml import etree

    if (at := source.find(b"<!DOCTYPE")) >= 0:
        raise Unusable(path, msg("stationery.xml_doctype"), source.count(b"\n", 0, at) + 1)
    try:
        return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise Unusable(path, msg("stationery.xml_broken", reason=_reason(error.msg)), error.lineno) from error


def _reason(words: str | None) -> str:
    """Return what the XML reader says, without its position, which is told apart."""
    return (words or "").partition(", line ")[0]


@lru_cache(maxsize=4)
def _expected(name: str) -> tuple[str, frozenset[str]]:
    """Return the root and the styles of the file that comes with the program."""
    from lxml import etree

    root = etree.fromstring(layout.shipped(name).read_bytes())
    return root.tag, frozenset(style_names(root))


def style_names(root: Any) -> set[str]:
    """Return the names of all styles under an element of ODF or WordprocessingML."""
    styles = (one for one in root.iter() if isinstance(one.tag, str) and one.tag.endswith(_STYLES))
    return {name for one in styles for key in _NAME_OF_STYLE if (name := one.get(key))}


def _has_head_and_foot(root: Any) -> bool:
    """Tell whether every page of these ODT styles has a paragraph at its head and one at its foot."""
    spaces = {
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    return all(root.find(f".//style:{part}/text:p", spaces) is not None for part in ("header", "footer"))
