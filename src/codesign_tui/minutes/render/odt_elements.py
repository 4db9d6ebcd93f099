"""Elements of ODF as every part of the ODT renderer makes them, and what a document turns out to need of styles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codesign_tui.minutes.render.common import is_right_to_left
from codesign_tui.minutes.render.drawings import Drawing
from codesign_tui.minutes.stationery.arms import Arms


@dataclass(slots=True)
class Needs:
    """What the body asks for while it is written: styles of its own, pictures."""

    right_to_left: set[str] = field(default_factory=set)
    """Paragraph styles that also need a twin written from right to left."""
    tables: list[tuple[int, ...]] = field(default_factory=list)
    """The relative widths of each table's columns."""
    rooms: set[int] = field(default_factory=set)
    """Millimetres that rows keep for writing."""
    charts: list[Drawing] = field(default_factory=list)
    arms: Arms | None = None
    """The coat of arms over the letterhead."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Our styles by their names in the town's file, where they are called otherwise there."""
    width_cm: float = 16.0
    """How wide the text is."""
    letterhead: bool = True
    """Whether the document says itself whose it is: the town's file may do so on every page."""
    first_page: str | None = None
    """The kind of page that the document begins with."""
    begins_with: str = "Standard"
    """The style of the first paragraph."""
    keeps_styles: bool = False
    """Whether text of the town's file, with styles of its own, stays around ours."""

    def named(self, style: str) -> str:
        """Return the name under which a style of ours is used."""
        return self.names.get(style, style)


def element_of(tag: str, *children: Any, **attributes: str) -> Any:
    """Return one element of ODF; an attribute is written `prefix__name`, its dashes as underscores."""
    from odfdo import Element

    element = Element.from_tag(tag)
    for name, value in attributes.items():
        prefix, _, local = name.partition("__")
        element.set_attribute(f"{prefix}:{local.replace('_', '-')}", value)
    for child in children:
        element.append(child)
    return element


def said(style: str, text: str, needs: Needs, *, lead: str = "") -> Any:
    """Return a paragraph; bold lead words may stand before its text, and line ends are kept."""
    import odfdo

    named = directed(style, text or lead, needs)
    text = text.strip("\n")
    if not lead.strip():
        return odfdo.Paragraph(text, style=named)
    paragraph = odfdo.Paragraph(style=named)
    paragraph.append(odfdo.Span(lead.strip("\n"), style=needs.named("Strong_20_Emphasis")))
    if text:
        paragraph.append_plain_text(f" {text}")
    return paragraph


def directed(style: str, text: str, needs: Needs) -> str:
    """Return the style's name, or that of its twin written from right to left, which is then asked for."""
    named = needs.named(style)
    if not is_right_to_left(text):
        return named
    needs.right_to_left.add(named)
    return f"{named}_20_RTL"
