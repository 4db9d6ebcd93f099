"""The lists of a DOCX: bullets, and numbers that begin at one in each list."""

from dataclasses import dataclass
from typing import Any, Final

from codesign_tui.minutes.render.docx_elements import element_of

EMPTY: Final = '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'

_BULLETS: Final = """<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="340" w:hanging="255"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/></w:rPr></w:lvl></w:abstractNum>"""
_NUMBERS: Final = """<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="425" w:hanging="340"/></w:pPr>
</w:lvl></w:abstractNum>"""


@dataclass(frozen=True, slots=True)
class Lists:
    """The part of a document that knows its lists, with ours in it."""

    numbering: Any
    bullets: str
    """The number of the list with bullets."""
    _numbers: str
    """The kind of list that counts."""
    styled: frozenset[str] = frozenset()
    """Styles of paragraphs that bring their bullets themselves."""

    def new(self) -> str:
        """Add a numbered list that counts from one; return its number."""
        number = str(_next(self.numbering, "num", "numId"))
        start = element_of("lvlOverride", element_of("startOverride", val="1"), ilvl="0")
        self.numbering.append(element_of("num", element_of("abstractNumId", val=self._numbers), start, numId=number))
        return number


def lists_in(numbering: Any) -> Lists:
    """Add our two kinds of list to those that a document has."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    kinds = []
    for source in (_BULLETS, _NUMBERS):
        kind = parse_xml(source)
        identifier = _next(numbering, "abstractNum", "abstractNumId", first=0)
        kind.set(qn("w:abstractNumId"), str(identifier))
        last = len(numbering.findall(qn("w:abstractNum")))  # the schema wants all kinds before all lists
        before = len(numbering.findall(qn("w:numPicBullet")))
        numbering.insert(before + last, kind)
        kinds.append(str(identifier))
    bullets = str(_next(numbering, "num", "numId"))
    numbering.append(element_of("num", element_of("abstractNumId", val=kinds[0]), numId=bullets))
    return Lists(numbering, bullets, kinds[1])


def _next(numbering: Any, name: str, attribute: str, *, first: int = 1) -> int:
    """Return the first number that no list, or kind of list, has yet."""
    from docx.oxml.ns import qn

    taken = [int(one.get(qn(f"w:{attribute}"))) for one in numbering.findall(qn(f"w:{name}"))]
    return max(taken, default=first - 1) + 1
