"""Elements of WordprocessingML as every part of the DOCX renderer makes them."""

from collections.abc import Iterable
from typing import Any

from codesign_tui.minutes.render.common import is_right_to_left


def element_of(tag: str, *children: Any, text: str | None = None, **attributes: str) -> Any:
    """Return one element of WordprocessingML; attribute names are of the same namespace."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name.rstrip('_')}"), value)
    if text is not None:
        element.text = text
    element.extend(child for child in children if child is not None)
    return element


def run_of(text: str, *, strong: bool = False) -> Any:
    """Return one run of text; line ends in it are kept."""
    properties = [
        element_of("rStyle", val="Strong") if strong else None,
        element_of("rtl") if is_right_to_left(text) else None,
    ]
    run = element_of("r", element_of("rPr", *properties) if any(part is not None for part in properties) else None)
    for number, row in enumerate(text.strip("\n").split("\n")):
        if number:
            run.append(element_of("br"))
        words = element_of("t", text=row)
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(words)
    return run


def paragraph_of(style: str, runs: Iterable[Any], *properties: Any, text: str = "") -> Any:
    """Return a paragraph; `text` tells its direction; `properties` in the order of the schema."""
    bidi = element_of("bidi") if is_right_to_left(text) else None
    return element_of("p", element_of("pPr", element_of("pStyle", val=style), *_ordered([*properties, bidi])), *runs)


def _ordered(properties: Iterable[Any]) -> list[Any]:
    """Return a paragraph's properties in the order in which the schema wants them (ECMA-376, 17.3.1.26)."""
    order = ["keepNext", "numPr", "pBdr", "bidi", "spacing", "jc"]
    return sorted(
        (one for one in properties if one is not None), key=lambda one: order.index(one.tag.partition("}")[2])
    )


def said(style: str, text: str, *properties: Any) -> Any:
    """Return a paragraph with one text."""
    return paragraph_of(style, [run_of(text)], *properties, text=text)
