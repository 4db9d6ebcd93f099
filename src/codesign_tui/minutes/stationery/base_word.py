"""What is in a file of Word's, or its template, of the town's."""

from typing import Any, Final

from codesign_tui.minutes.stationery.base import MARKER
from codesign_tui.minutes.stationery.base_report import Seen, known, plain
from codesign_tui.minutes.stationery.packages import Package
from codesign_tui.minutes.stationery.style_names import DOCX

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V: Final = "{urn:schemas-microsoft-com:vml}"

_OURS: Final = {
    "title": "Title", "subtitle": "Subtitle", "heading_1": "Heading1", "heading_2": "Heading2", "heading_3": "Heading3",
    "body": "Normal", "quote": "Quote", "caption": "Caption", "list": "ListBullet",
}  # fmt: skip


def seen(package: Package) -> Seen:
    """Return what is in the file."""
    from lxml import etree

    trees = {name: etree.fromstring(data) for name, data in package.parts.items() if name.endswith(".xml")}
    heads = [tree for name, tree in trees.items() if name.startswith("word/header")]
    feet = [tree for name, tree in trees.items() if name.startswith("word/footer")]
    ends = [*heads, *feet]
    styles = trees.get("word/styles.xml")
    named = [] if styles is None else styles.findall(f"{_W}style/{_W}name")
    called = {one.get(f"{_W}val", "").casefold() for one in named}
    if "normal" in called:
        called.update(DOCX["Normal"][:1])
    paragraphs = [said for one in trees["word/document.xml"].iter(f"{_W}p") if (said := _words(one).strip())]
    return Seen(
        styles=known(called, DOCX, _OURS),
        fonts=_fonts([*ends, *(tree for name, tree in trees.items() if name in ("word/styles.xml", _THEME))]),
        language=_language(styles),
        has_head=any(_words(head).strip() or _pictures(head) for head in heads),
        has_foot=any(_pictures(foot) or any(letter.isalpha() for letter in _words(foot)) for foot in feet),
        counts_pages=any(_counts(end) for end in ends),
        silent_pictures=sum(not said.strip() for end in ends for said in _pictures(end)),
        has_marker=any(MARKER.search(said) for said in paragraphs),
        paragraphs=sum(not MARKER.search(said) for said in paragraphs),
    )


_THEME: Final = "word/theme/theme1.xml"


def _words(element: Any) -> str:
    """Return the text under an element."""
    return "".join(one.text or "" for one in element.iter(f"{_W}t"))


def _pictures(end: Any) -> list[str]:
    """Return for each picture the words that stand for it."""
    drawn = [
        one.find(f"{_WP}docPr").get("descr", "") or one.find(f"{_WP}docPr").get("title", "")
        for one in (*end.iter(f"{_WP}inline"), *end.iter(f"{_WP}anchor"))
        if one.find(f"{_WP}docPr") is not None and next(one.iter(f"{_A}blip"), None) is not None
    ]
    if drawn:  # older programs are given the same picture a second time
        return drawn
    return [shape.get("alt", "") for shape in end.iter(f"{_V}shape") if shape.find(f"{_V}imagedata") is not None]


def _counts(end: Any) -> bool:
    """Tell whether a head or foot shows the page's number."""
    asked = [one.text or "" for one in end.iter(f"{_W}instrText")]
    asked += [one.get(f"{_W}instr", "") for one in end.iter(f"{_W}fldSimple")]
    return any(words.upper().split()[:1] == ["PAGE"] for words in asked)


def _language(styles: Any) -> str | None:
    """Return the language of text for which nothing else is said."""
    if styles is None:
        return None
    said = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    for style in styles.findall(f"{_W}style"):
        if said is None and style.get(f"{_W}type") == "paragraph" and style.find(f"{_W}basedOn") is None:
            said = style.find(f"{_W}rPr/{_W}lang")
    return None if said is None else said.get(f"{_W}val") or None


def _fonts(trees: list[Any]) -> frozenset[str]:
    """Return the fonts that styles, heads and feet name for Latin letters."""
    named = {
        plain(one.get(f"{_W}{name}"))
        for tree in trees
        for one in tree.iter(f"{_W}rFonts")
        for name in ("ascii", "hAnsi")
    }
    for tree in trees:
        for scheme in tree.iter(f"{_A}majorFont", f"{_A}minorFont"):
            named.update(plain(one.get("typeface")) for one in scheme.findall(f"{_A}latin"))
    return frozenset(font for font in named if font)
