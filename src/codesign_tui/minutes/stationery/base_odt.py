"""What is in an ODT, or its template, of the town's."""

from typing import Any, Final

from codesign_tui.minutes.stationery.base import MARKER
from codesign_tui.minutes.stationery.base_report import Seen, known, plain
from codesign_tui.minutes.stationery.odf_names import folded, found, tag, words
from codesign_tui.minutes.stationery.packages import Package
from codesign_tui.minutes.stationery.style_names import ODT

_OURS: Final = {
    "title": "Title", "subtitle": "Subtitle", "heading_1": "Heading_20_1", "heading_2": "Heading_20_2",
    "heading_3": "Heading_20_3", "body": "Text_20_body", "quote": "Quotations", "caption": "Caption",
    "list": "Bulleted",
}  # fmt: skip


def seen(package: Package) -> Seen:
    """Return what is in the file."""
    from lxml import etree

    styles, content = etree.fromstring(package.parts["styles.xml"]), etree.fromstring(package.parts["content.xml"])
    named = found(styles, "office:styles/*")
    called = {folded(one.get(tag(name))) for one in named for name in ("style:name", "style:display-name")}
    ends = [end for page in found(styles, ".//style:master-page") for end in page]
    frames = [frame for end in ends for frame in found(end, ".//draw:frame") if found(frame, "draw:image")]
    body = found(content, "office:body/office:text")[0]
    paragraphs = [said for one in (*found(body, ".//text:p"), *found(body, ".//text:h")) if (said := words(one))]
    return Seen(
        styles=known(called, ODT, _OURS),
        fonts=_fonts(styles),
        language=_language(styles),
        has_head=any(end.tag == tag("style:header") and (words(end) or found(end, ".//draw:frame")) for end in ends),
        has_foot=any(end.tag == tag("style:footer") and _says_more_than_a_number(end) for end in ends),
        counts_pages=any(found(end, ".//text:page-number") for end in ends),
        silent_pictures=sum(not _said_of(frame) for frame in frames),
        has_marker=any(MARKER.search(said) for said in paragraphs),
        paragraphs=sum(not MARKER.search(said) for said in paragraphs),
    )


def _says_more_than_a_number(foot: Any) -> bool:
    """Tell whether a foot has words or a picture, beyond the page's number."""
    return bool(found(foot, ".//draw:frame")) or any(letter.isalpha() for letter in words(foot))


def _said_of(frame: Any) -> str:
    """Return the words that stand for a picture."""
    return "".join(words(one) for name in ("svg:title", "svg:desc") for one in found(frame, name))


def _language(styles: Any) -> str | None:
    """Return the language of paragraphs for which nothing else is said."""
    for default in found(styles, ".//style:default-style"):
        if default.get(tag("style:family")) == "paragraph":
            for one in found(default, "style:text-properties"):
                language = one.get(tag("fo:language"))
                return None if language in (None, "", "none", "zxx") else str(language)
    return None


def _fonts(styles: Any) -> frozenset[str]:
    """Return the fonts that styles name for Latin letters."""
    faces = {
        one.get(tag("style:name")): plain(one.get(tag("svg:font-family")))
        for one in found(styles, "office:font-face-decls/style:font-face")
    }
    named = set()
    for one in found(styles, ".//style:text-properties"):
        face = one.get(tag("style:font-name"))
        named.add(faces.get(face, face) or plain(one.get(tag("fo:font-family"))))
    return frozenset(font for font in named if font)
