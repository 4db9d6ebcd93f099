"""A DOCX based on the town's own file: its pages, head, foot and styles stay, our words come into its body.

Word names the styles that it knows in English, whatever language it speaks, and gives them ids of its own: they are
found by name. A style that the file lacks is added from ours. Its template, comments,
protection and properties stay behind.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from codesign_tui.minutes.document import Document
from codesign_tui.minutes.render.common import one_line
from codesign_tui.minutes.render.docx_base_styles import COPY, FOOT, add_styles, default_of, is_numbered
from codesign_tui.minutes.render.docx_elements import element_of, paragraph_of, run_of
from codesign_tui.minutes.render.docx_lists import EMPTY, Lists, lists_in
from codesign_tui.minutes.stationery.base import MARKER
from codesign_tui.minutes.stationery.packages import Package

_UNUSED: Final = (
    "thumbnail", "customXml", "stylesWithEffects", "extended-properties", "custom-properties", "comments", "people",
    "attachedTemplate", "glossaryDocument", "keyMapCustomizations", "printerSettings", "recipientData",
)  # fmt: skip
"""What a program or its people note for themselves."""
_SETTINGS: Final = (
    "attachedTemplate", "documentProtection", "writeProtection", "trackRevisions", "mailMerge", "docVars", "rsids",
    "revisionView", "removePersonalInformation", "linkStyles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fitted:
    """The town's file made ready for our words."""

    package: Any
    lists: Lists
    names: dict[str, str]
    """Our style by its id in this file."""
    table: str | None
    """How the file draws tables, if it shows one."""
    numbered_styles: frozenset[str]
    """Styles of ours that the file gives bullets or numbers itself."""
    width: int
    """How wide the text is, in twentieths of a point."""
    has_letterhead: bool
    place: Any
    """The paragraph that our words take the place of; None at the end of an empty body."""


def fitted(base: Package, document: Document, own_styles: bytes) -> Fitted:
    """Return the town's file with the styles that documents need, head and foot filled, its body open for our words."""
    import docx
    from docx.oxml.parser import parse_xml

    package = docx.Document(io.BytesIO(base.packed()))
    _leave_behind(package)
    table = _first_table(package)
    names = add_styles(package.styles.element, parse_xml(own_styles))
    _speak(package, document.language)
    section = _one_section(package)
    has_letterhead = any(_says_something(head._element) for head in _heads(package, section))
    place = _open(package)
    _mark_pages(package, section, document)
    return Fitted(
        package,
        lists_in(_numbering(package)),
        names,
        table,
        frozenset(name for name in ("ListBullet",) if is_numbered(package.styles.element, names.get(name, name))),
        _text_width(section),
        has_letterhead or place is not None,
        place,
    )


def _leave_behind(package: Any) -> None:
    """Drop what the file notes for itself: its template, its comments, its protection."""
    from docx.oxml.ns import qn

    settings = package.settings.element  # makes the part if there is none
    parts = [one.target_part for one in package.part.rels.values() if one.reltype.endswith("/settings")]
    for owner in (package.part, package.part.package, *parts):
        for key, relation in list(owner.rels.items()):
            if any(word in relation.reltype for word in _UNUSED):
                owner.rels.pop(key)
    for name in _SETTINGS:
        for one in settings.findall(qn(f"w:{name}")):
            settings.remove(one)


def _first_table(package: Any) -> str | None:
    """Return the style of the first table of the file's body: so the town draws its tables."""
    from docx.oxml.ns import qn

    style = package.element.body.find(f".//{qn('w:tbl')}/{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return None if style is None else str(style.get(qn("w:val")))


def _speak(package: Any, language: str) -> None:
    """Say in which language the text is."""
    from docx.oxml.ns import qn

    locale = {"it": "it-IT", "en": "en-GB"}.get(language, language)
    styles = package.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        defaults.append(element_of("lang", val=locale))
    elif defaults is None:
        standard = default_of(styles, "paragraph")
        if standard is not None:
            standard.append(element_of("rPr", element_of("lang", val=locale)))
    for spoken in (*styles.iter(qn("w:lang")), *package.settings.element.iter(qn("w:themeFontLang"))):
        spoken.set(qn("w:val"), locale)


def _numbering(package: Any) -> Any:
    """Return the part that knows the file's lists; a file without any gets one."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml.parser import parse_xml
    from docx.parts.numbering import NumberingPart

    for relation in package.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part._element
    root = parse_xml(EMPTY)
    place = PackURI("/word/numbering.xml")
    part = NumberingPart(place, CONTENT_TYPE.WML_NUMBERING, root, package.part.package)
    package.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return root


def _one_section(package: Any) -> Any:
    """Leave the file's first section, which has its letterhead, as the section of our words; return it."""
    from docx.oxml.ns import qn

    body = package.element.body
    sections = list(body.iter(qn("w:sectPr")))
    first = sections[0] if sections else element_of("sectPr")
    for one in sections:
        one.getparent().remove(one)
    body.append(first)
    return package.sections[0]


def _text_width(section: Any) -> int:
    """Return how wide the text is, in twentieths of a point."""
    edges = (section.left_margin or 0, section.right_margin or 0, section.gutter or 0)
    width = ((section.page_width or 7_560_000) - sum(edges)) // 635
    return int(width) if width > 2_000 else 9_071


def _heads(package: Any, section: Any) -> list[Any]:
    """Return the heads that the file's pages have."""
    return [head for head in _both(section, package, "header") if not head.is_linked_to_previous]


def _both(section: Any, package: Any, kind: str) -> Iterator[Any]:
    """Yield the heads or feet of all pages, of the first, of even ones, as far as the file tells them apart."""
    yield getattr(section, kind)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{kind}")
    if package.settings.odd_and_even_pages_header_footer:
        yield getattr(section, f"even_page_{kind}")


def _says_something(element: Any) -> bool:
    """Tell whether a head has words or a picture."""
    from docx.oxml.ns import qn

    text = "".join(one.text or "" for one in element.iter(qn("w:t")))
    pictures = any(one.tag in (qn("w:drawing"), qn("w:pict")) for one in element.iter())
    return pictures or any(letter.isalpha() for letter in text)


def _counts_pages(element: Any) -> bool:
    """Tell whether a head or foot shows the page's number."""
    from docx.oxml.ns import qn

    asked = [one.text or "" for one in element.iter(qn("w:instrText"))]
    asked += [one.get(qn("w:instr"), "") for one in element.iter(qn("w:fldSimple"))]
    return any(words.split()[:1] in (["PAGE"], ["page"]) for words in asked)


def _mark_pages(package: Any, section: Any, document: Document) -> None:
    """Say at each head which copy it is, at each foot what the document is, and its page unless that is there."""
    from docx.oxml.ns import qn

    ends = [*_both(section, package, "header"), *_both(section, package, "footer")]
    counted = any(_counts_pages(one._element) for one in ends if not one.is_linked_to_previous)
    for head in _both(section, package, "header"):
        _opened(head).append(paragraph_of(COPY, [run_of(one_line(document.copy_label))]))
    page, of = document.page_words
    for foot in _both(section, package, "footer"):
        runs = [run_of(one_line(document.footer))]
        if not counted:
            number = [run_of(f"{page} "), field("PAGE"), run_of(f" {of} "), field("NUMPAGES")]
            runs += [element_of("r", element_of("tab")), *number]
        _opened(foot).append(paragraph_of(FOOT, runs))
    for style in package.styles.element.findall(qn("w:style")):
        if style.get(qn("w:styleId")) == FOOT:
            for stop in style.iter(qn("w:tab")):
                stop.set(qn("w:pos"), str(_text_width(section)))


def _opened(part: Any) -> Any:
    """Return the element of a head or foot; one that was not there begins empty."""
    if part.is_linked_to_previous:
        part.is_linked_to_previous = False
        for old in list(part._element):
            part._element.remove(old)
    return part._element


def field(code: str) -> Any:
    """Return a field that the office program computes: a page number."""
    return element_of("fldSimple", element_of("r", element_of("t", text="1")), instr=f" {code} ")


def _open(package: Any) -> Any:
    """Return the paragraph with the marker; without one, empty the body and return nothing."""
    from docx.oxml.ns import qn

    body = package.element.body
    for paragraph in body.findall(qn("w:p")):
        if MARKER.search("".join(one.text or "" for one in paragraph.iter(qn("w:t")))):
            return paragraph
    for one in list(body):
        if one.tag != qn("w:sectPr"):
            body.remove(one)
    return None


def at_place(ready: Fitted, elements: Sequence[Any]) -> None:
    """Put our elements where the file was left open for them, in the file's styles."""
    from docx.oxml.ns import qn

    for element in elements:
        for name in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            for one in element.iter(qn(name)):
                used = one.get(qn("w:val"))
                own = ready.table if used == "MinutesTable" and ready.table else None
                one.set(qn("w:val"), own or ready.names.get(used, used))
    body = ready.package.element.body
    at = len(body) - 1 if ready.place is None else body.index(ready.place)
    for number, element in enumerate(elements):
        body.insert(at + number, element)
    if ready.place is not None:
        body.remove(ready.place)
