"""Letterhead files as towns have them: made by LibreOffice (`tests/data/letterheads`), or by Word in Italian."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

FOLDER: Final = Path(__file__).parents[1] / "data" / "letterheads"

MADE_BY_LIBREOFFICE: Final = tuple(sorted(path.name for path in FOLDER.iterdir()))

HEAD: Final = "COMUNE DI BORGOSERRA"
FOOT: Final = "Via Roma 4"


def word_in_italian(path: Path) -> Path:
    """Write a file as Word makes it in Italian: ids in Italian, a first page of its own, pages numbered, a table."""
    package = docx.Document()
    styles = package.styles
    for name, identifier in (
        ("Heading 1", "Titolo1"),
        ("Heading 2", "Titolo2"),
        ("Title", "Titolo"),
        ("Normal", "Normale"),
    ):
        styles[name].element.set(qn("w:styleId"), identifier)
    for one in styles.element.iter(qn("w:basedOn"), qn("w:next")):
        if one.get(qn("w:val")) == "Normal":
            one.set(qn("w:val"), "Normale")
    styles["Heading 1"].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    own = styles.add_style("Corpo del testo", WD_STYLE_TYPE.PARAGRAPH)
    own.font.size = Pt(13)
    section = package.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = HEAD
    section.header.paragraphs[0].text = "Comune di Borgoserra – segue"
    foot = section.first_page_footer.paragraphs[0]
    foot.text = FOOT
    _number(section.footer.paragraphs[0])
    package.add_table(1, 1, style="Light Grid Accent 1").cell(0, 0).text = "Tabella di prova"
    package.add_paragraph("Testo di prova.")
    package.core_properties.author = "canary"
    package.save(str(path))
    return path


def _number(paragraph: Any) -> None:
    """Put the page's number into a paragraph, as Word does: in three runs."""
    for kind, text in (("begin", None), (None, " PAGE "), ("end", None)):
        run = paragraph.add_run()
        if kind is None:
            asked = OxmlElement("w:instrText")
            asked.text = text
        else:
            asked = OxmlElement("w:fldChar")
            asked.set(qn("w:fldCharType"), kind)
        run._r.append(asked)


Change = Callable[[bytes], bytes]


def changed(source: Path, target: Path, parts: Mapping[str, Change | bytes | None]) -> Path:
    """Write a copy of an office file with some parts changed, added, or left out (None)."""
    with zipfile.ZipFile(source) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    for name, change in parts.items():
        if change is None:
            kept.pop(name, None)
        else:
            kept[name] = change if isinstance(change, bytes) else change(kept[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in kept.items():
            package.writestr(name, data)
    target.write_bytes(out.getvalue())
    return target


def swapped(before: str, after: str) -> Change:
    """Return what puts some words of a part in the place of others."""

    def change(content: bytes) -> bytes:
        assert before.encode() in content, before
        return content.replace(before.encode(), after.encode())

    return change
