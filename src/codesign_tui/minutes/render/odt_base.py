"""An ODT based on the town's own file: its pages, head, foot and styles stay, our words come into its body.

A style that the file has is used under its own name; one that it lacks is added from ours. Under its head stands which
copy this is, at its foot what the document is and, unless it counts its pages itself, the page's number.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from codesign_tui.minutes.document import Document
from codesign_tui.minutes.render.common import one_line
from codesign_tui.minutes.render.odt_elements import Needs
from codesign_tui.minutes.render.odt_styles import FIRST
from codesign_tui.minutes.stationery.base import MARKER
from codesign_tui.minutes.stationery.odf_names import centimetres, folded, found, tag, words
from codesign_tui.minutes.stationery.packages import Package
from codesign_tui.minutes.stationery.style_names import ODT

_COPY: Final = "Copy_20_Mark"
_FOOT: Final = "Page_20_Foot"
_HEADS: Final = ("style:header", "style:header-first", "style:header-left")
_FEET: Final = ("style:footer", "style:footer-first", "style:footer-left")
_USUAL_WIDTH: Final = 16.0
PLACE: Final = "{{codesign}}"
"""The text of the paragraph that our words take the place of."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The town's file made ready: it has one paragraph to put our words in."""

    content: bytes
    names: dict[str, str]
    """Our style by its name in this file, where it is called otherwise."""
    width_cm: float
    """How wide the text is."""
    has_letterhead: bool
    """Whether the file says at its head whose document it is."""
    first_page: str | None
    """The page with which the text begins, where the file says so."""
    keeps_text: bool
    """Whether text of the file stays around ours."""


def fitted(base: Package, document: Document, own_styles: bytes) -> Fitted:
    """Return the town's file with the styles that documents need, head and foot filled, its body open for our words."""
    from lxml import etree

    styles, content = etree.fromstring(base.parts["styles.xml"]), etree.fromstring(base.parts["content.xml"])
    names = _add_styles(styles, etree.fromstring(own_styles))
    width = _text_width(styles)
    _speak(styles, document.language)
    has_letterhead = any(_says_something(head) for name in _HEADS for head in found(styles, f".//{name}"))
    for page in found(styles, ".//style:master-page"):
        _mark_page(page, document)
    _number_pages(styles, document, width)
    first_page, kept = _first_page(content), _open(content)
    parts = {name: data for name, data in base.parts.items() if not name.startswith(_LEFT_BEHIND)}
    parts["styles.xml"], parts["content.xml"] = _written(styles), _written(content)
    if not kept:
        parts = _without_pictures_of(base, parts)
    parts["META-INF/manifest.xml"] = _manifest(parts)
    return Fitted(base.packed(parts), names, width, has_letterhead or bool(kept), first_page, bool(kept))


_LEFT_BEHIND: Final = ("Thumbnails/", "Configurations2/", "manifest.rdf", "settings.xml", "layout-cache")
"""What a program notes for itself: previews, toolbars, the name of a printer."""


def _written(root: Any) -> bytes:
    """Return a part as bytes."""
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _manifest(parts: dict[str, bytes]) -> bytes:
    """Return the manifest without what was left behind."""
    from lxml import etree

    root = etree.fromstring(parts["META-INF/manifest.xml"])
    for entry in list(root):
        path = next((value for key, value in entry.attrib.items() if key.endswith("full-path")), "")
        if path != "/" and path not in parts:
            root.remove(entry)
    return _written(root)


def _without_pictures_of(base: Package, parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts without the pictures of a body that was replaced."""
    used = parts["styles.xml"] + parts["content.xml"]
    return {
        name: data for name, data in parts.items() if not name.startswith("Pictures/") or name.encode("utf-8") in used
    }


def _add_styles(styles: Any, own: Any) -> dict[str, str]:
    """Add the styles that the file lacks; return which of ours it has under a name of its own."""
    there = found(styles, "office:styles")[0]
    has = {
        folded(said): one.get(tag("style:name"))
        for one in there
        for said in (one.get(tag("style:display-name")), one.get(tag("style:name")))
        if one.get(tag("style:name"))
    }
    wanted = [one for one in found(own, "office:styles")[0] if one.get(tag("style:name"))]
    names = {}
    for one in wanted:
        name = one.get(tag("style:name"))
        known = next((has[said] for said in (folded(name), *ODT.get(name, ())) if said in has), None)
        if known is not None and known != name:
            names[name] = known
    taken = {one.get(tag("style:name")) for one in there}
    for one in wanted:
        if one.get(tag("style:name")) not in taken and one.get(tag("style:name")) not in names:
            there.append(_renamed(deepcopy(one), names))
    for name, like in ((_COPY, "Header"), (_FOOT, "Footer")):
        twin = deepcopy(next(one for one in wanted if one.get(tag("style:name")) == like))
        twin.set(tag("style:name"), name)
        twin.set(tag("style:display-name"), folded(name).title())
        there.append(_renamed(twin, names))
    _keep_with_next(there, {names.get(name, name) for name in _ANNOUNCING})
    _add_fonts(styles, own)
    return names


_ANNOUNCING: Final = ("Heading_20_1", "Heading_20_2", "Heading_20_3", "Caption")


def _keep_with_next(there: Any, names: set[str]) -> None:
    """Keep what announces something on its page, in the file's own styles too: a caption stands with its table."""
    for style in found(there, "style:style"):
        if style.get(tag("style:name")) in names:
            said = found(style, "style:paragraph-properties")
            if not said:
                said = [_made("style:paragraph-properties", style)]
                style.remove(said[0])
                style.insert(0, said[0])
            said[0].set(tag("fo:keep-with-next"), "always")


def _renamed(style: Any, names: dict[str, str]) -> Any:
    """Return a style of ours that builds on the file's styles."""
    for attribute in ("style:parent-style-name", "style:next-style-name"):
        if (value := style.get(tag(attribute))) in names:
            style.set(tag(attribute), names[value])
    return style


def _add_fonts(styles: Any, own: Any) -> None:
    """Declare the fonts that our styles name."""
    faces = found(styles, "office:font-face-decls")
    if faces:
        known = {one.get(tag("style:name")) for one in faces[0]}
        for face in found(own, "office:font-face-decls/style:font-face"):
            if face.get(tag("style:name")) not in known:
                faces[0].append(deepcopy(face))


def _text_width(styles: Any) -> float:
    """Return how wide the text of the first page is, in centimetres."""
    pages = found(styles, ".//style:master-page")
    wanted = pages[0].get(tag("style:page-layout-name")) if pages else None
    for layout in found(styles, ".//style:page-layout"):
        if layout.get(tag("style:name")) == wanted:
            for one in found(layout, "style:page-layout-properties"):
                edges = ("fo:margin-left", "fo:margin-right", "fo:padding-left", "fo:padding-right")
                margins = [centimetres(one.get(tag(name))) for name in edges]
                width = centimetres(one.get(tag("fo:page-width")), 21.0) - sum(margins)
                return width if width > 4 else _USUAL_WIDTH
    return _USUAL_WIDTH


def _speak(styles: Any, language: str) -> None:
    """Say in which language the text is, so that a screen reader reads it in the right voice."""
    country = {"it": "IT", "en": "GB"}.get(language, "none")
    defaults = [one for one in found(styles, ".//style:default-style") if one.get(tag("style:family")) == "paragraph"]
    for default in defaults:
        said = found(default, "style:text-properties") or [_made("style:text-properties", default)]
        said[0].set(tag("fo:language"), language)
        said[0].set(tag("fo:country"), country)
    for said in found(styles, "office:styles/style:style/style:text-properties"):
        if said.get(tag("fo:language")):
            said.set(tag("fo:language"), language)
            said.set(tag("fo:country"), country)


def _made(name: str, parent: Any, **attributes: str) -> Any:
    """Return a new element at the end of another."""
    from lxml import etree

    element = etree.SubElement(parent, tag(name))
    for key, value in attributes.items():
        element.set(tag(key.replace("__", ":").replace("_", "-")), value)
    return element


def _says_something(part: Any) -> bool:
    """Tell whether a head or foot has words or a picture, beyond the page's number."""
    for number in (*found(part, ".//text:page-number"), *found(part, ".//text:page-count")):
        number.text = None
    return bool(found(part, ".//draw:frame")) or any(letter.isalpha() for letter in words(part))


def _mark_page(page: Any, document: Document) -> None:
    """Say at the head of a page which copy it is, under whatever stands there."""
    heads = [head for name in _HEADS for head in found(page, name)]
    if not heads:
        head = _made("style:header", page)
        page.remove(head)
        page.insert(0, head)
        heads = [head]
    for head in heads:
        head.attrib.pop(tag("style:display"), None)
        _made("text:p", head, text__style_name=_COPY).text = one_line(document.copy_label)


def _number_pages(styles: Any, document: Document, width: float) -> None:
    """Say at the foot of each page what the document is, and its number unless the file counts pages itself."""
    counts = bool(found(styles, ".//style:master-page//text:page-number"))
    for page in found(styles, ".//style:master-page"):
        feet = [foot for name in _FEET for foot in found(page, name)]
        if not feet:
            foot = _made("style:footer", page)
            page.remove(foot)
            at = next((n for n, one in enumerate(page) if one.tag not in {tag(name) for name in _HEADS}), len(page))
            page.insert(at, foot)
            feet = [foot]
        for foot in feet:
            foot.attrib.pop(tag("style:display"), None)
            _foot_line(foot, document, counts=counts)
    for style in found(styles, "office:styles/style:style"):
        if style.get(tag("style:name")) == _FOOT:
            for stop in found(style, ".//style:tab-stop"):
                stop.set(tag("style:position"), f"{width:.2f}cm")


def _foot_line(foot: Any, document: Document, *, counts: bool) -> None:
    """Write one line at a foot."""
    line = _made("text:p", foot, text__style_name=_FOOT)
    line.text = one_line(document.footer)
    if counts:
        return
    page, of = document.page_words
    _made("text:tab", line).tail = f"{page} "
    _made("text:page-number", line, text__select_page="current").tail = f" {of} "
    _made("text:page-count", line)


def _first_page(content: Any) -> str | None:
    """Return the page that the file's text begins with, where its first paragraph says so."""
    text = found(content, "office:body/office:text")[0]
    named = {one.get(tag("style:name")): one for one in found(content, "office:automatic-styles/style:style")}
    first = next((one for one in text if one.tag in (tag("text:p"), tag("text:h"))), None)
    style = named.get(first.get(tag("text:style-name"))) if first is not None else None
    return style.get(tag("style:master-page-name")) or None if style is not None else None


def _open(content: Any) -> list[Any]:
    """Leave one paragraph for our words: where the marker stands, else alone; return what stays around it."""
    text = found(content, "office:body/office:text")[0]
    place = next((one for one in text.iter(tag("text:p")) if MARKER.search(words(one))), None)
    if place is not None and place.getparent() is text:
        for child in list(place):
            place.remove(child)
        place.text = PLACE
        return [one for one in text if one is not place and one.tag in _BLOCKS]
    for child in list(text):
        text.remove(child)
    _made("text:p", text).text = PLACE
    return []


_BLOCKS: Final = frozenset({tag("text:p"), tag("text:h"), tag("text:list"), tag("table:table"), tag("text:section")})


def at_place(package: Any, elements: Sequence[Any], needs: Needs) -> None:
    """Put our elements where the town's file was left open for them; at the end of an empty package of ours."""
    if needs.first_page is not None and elements:
        needs.begins_with = str(elements[0].get_attribute("text:style-name"))
        elements[0].set_attribute("text:style-name", FIRST)
    place = next((one for one in package.body.get_elements("text:p") if one.text == PLACE), None)
    if place is None:
        for element in elements:
            package.body.append(element)
        return
    at = package.body.index(place)
    for number, element in enumerate(elements):
        package.body.insert(element, position=at + number)
    package.body.delete(place)
