"""The styles of a DOCX on the town's own file: those that it has, found by name, and ours where it lacks one."""

from copy import deepcopy
from typing import Any, Final

from codesign_tui.minutes.stationery.style_names import DOCX

COPY: Final = "CopyMark"
"""The style of the line that says which copy it is."""
FOOT: Final = "PageFoot"
"""The style of the line at the foot."""

_CHILDREN: Final = ("basedOn", "next", "link")


def _by_name(styles: Any) -> dict[str, Any]:
    """Return the styles of a file by what they are called."""
    from docx.oxml.ns import qn

    return {
        name.get(qn("w:val"), "").casefold(): one
        for one in styles.findall(qn("w:style"))
        if (name := one.find(qn("w:name"))) is not None
    }


def add_styles(styles: Any, own: Any) -> dict[str, str]:
    """Add the styles that the file lacks; return under which id each of ours is used."""
    from docx.oxml.ns import qn

    ours = {one.get(qn("w:styleId")): one for one in own.findall(qn("w:style"))}
    names = _names(styles, ours)
    for identifier, like in ((COPY, "Header"), (FOOT, "Footer")):
        ours[identifier] = deepcopy(ours[like])
        ours[identifier].find(qn("w:name")).set(qn("w:val"), identifier)
        ours[identifier].set(qn("w:styleId"), identifier)
    standard = default_of(styles, "paragraph")
    standard = _by_name(styles).get("normal") if standard is None else standard
    parents = names if standard is None else {**names, "Normal": standard.get(qn("w:styleId"))}
    taken = {one.get(qn("w:styleId")) for one in styles.findall(qn("w:style"))}
    for identifier, one in ours.items():
        if names.get(identifier, identifier) not in taken:
            styles.append(_renamed(deepcopy(one), names.get(identifier, identifier), parents))
    return names


def _names(styles: Any, ours: dict[str, Any]) -> dict[str, str]:
    """Return the id under which the file has a style of ours; a free one where its id is another style's."""
    from docx.oxml.ns import qn

    there = _by_name(styles)
    ids = {one.get(qn("w:styleId")) for one in styles.findall(qn("w:style"))}
    names: dict[str, str] = {}
    for identifier, one in ours.items():
        said, kind = one.find(qn("w:name")).get(qn("w:val"), "").casefold(), one.get(qn("w:type"))
        alike = (there.get(word) for word in (*DOCX.get(identifier, ()), said))
        known = next((each for each in alike if each is not None and each.get(qn("w:type")) == kind), None)
        if known is None and one.get(qn("w:default")) == "1":
            known = default_of(styles, kind)
        if known is not None:
            names[identifier] = known.get(qn("w:styleId"))
        elif identifier in ids:
            names[identifier] = f"Minutes{identifier}"
    return names


def default_of(styles: Any, kind: str) -> Any:
    """Return the style that a kind of thing has when nothing else is said."""
    from docx.oxml.ns import qn

    return next(
        (
            one
            for one in styles.findall(qn("w:style"))
            if one.get(qn("w:type")) == kind and one.get(qn("w:default")) in ("1", "true")
        ),
        None,
    )


def _renamed(style: Any, identifier: str, names: dict[str, str]) -> Any:
    """Return a style of ours under an id that is free, built on the file's styles; its list is another one here."""
    from docx.oxml.ns import qn

    for numbers in list(style.iter(qn("w:numPr"))):
        numbers.getparent().remove(numbers)

    style.set(qn("w:styleId"), identifier)
    style.attrib.pop(qn("w:default"), None)
    for child in _CHILDREN:
        for one in style.findall(qn(f"w:{child}")):
            one.set(qn("w:val"), names.get(one.get(qn("w:val")), one.get(qn("w:val"))))
    return style


def is_numbered(styles: Any, identifier: str) -> bool:
    """Tell whether a style, or one that it is based on, gives its paragraphs bullets or numbers."""
    from docx.oxml.ns import qn

    by_id = {one.get(qn("w:styleId")): one for one in styles.findall(qn("w:style"))}
    seen: set[str] = set()
    while identifier in by_id and identifier not in seen:
        seen.add(identifier)
        one = by_id[identifier]
        if one.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") is not None:
            return True
        parent = one.find(qn("w:basedOn"))
        identifier = parent.get(qn("w:val")) if parent is not None else ""
    return False
