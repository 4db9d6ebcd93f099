"""What the sheets for the hall and charts need in an ODT: pieces to cut, pictures, larger type, a lying page."""

from collections.abc import Iterator
from typing import Any, Final

from codesign_tui.minutes.document import Appointment, Card, Cards, Document, SealMark
from codesign_tui.minutes.render import drawings
from codesign_tui.minutes.render.common import LOOK_SCALE, PIECES_ROOM, points_scaled
from codesign_tui.minutes.render.drawings import Drawing
from codesign_tui.minutes.render.odt_elements import Needs, element_of, said
from codesign_tui.minutes.render.odt_styles import room_style
from codesign_tui.minutes.stationery.arms import Arms

_BESIDE_CODE: Final = (790, 210)
"""Widths of the words and of the code beside them, in per mille of the page."""


def set_look(package: Any, document: Document) -> None:
    """Make the type as large as the document's look asks, and lay the page on its side where it lies."""
    styles = package.get_part("styles.xml")
    scale = LOOK_SCALE[document.look]
    if scale != 1:
        for part in styles.get_elements("//style:text-properties"):
            for name in ("fo:font-size", "style:font-size-complex"):
                if points := part.get_attribute(name):
                    part.set_attribute(name, points_scaled(str(points), scale))
    if document.landscape:
        for page in styles.get_elements("//style:page-layout-properties"):
            page.set_attribute("fo:page-width", "29.7cm")
            page.set_attribute("fo:page-height", "21cm")
            page.set_attribute("style:print-orientation", "landscape")


def appointment(block: Appointment, needs: Needs) -> Any:
    """Return what is to be done by a day and, at its right, the code that a camera reads: a table without rules."""
    words = [said("Text_20_body", block.text, needs, lead=block.lead)]
    words += [said("Small_20_Note", line, needs) for line in block.details if line.strip()]
    return _beside_code(words, block, needs)


def seal(mark: SealMark, needs: Needs) -> Any:
    """Return what closes a sealed document: its words and, at their right, the code."""
    words = [said("SealLead", mark.lead, needs), said("SealWords", mark.spoken, needs)]
    words += [said("Small_20_Note", line, needs) for line in mark.details if line.strip()]
    return _beside_code(words, mark, needs)


def _beside_code(words: list[Any], block: Appointment | SealMark, needs: Needs) -> Any:
    """Return a table without rules: words, and the code that a camera reads at their right."""
    needs.tables.append(_BESIDE_CODE)
    name = f"Table{len(needs.tables)}"
    cells = (
        element_of("table:table-cell", *one, office__value_type="string") for one in (words, [picture(block, needs)])
    )
    return element_of(
        "table:table",
        *(element_of("table:table-column", table__style_name=f"{name}.{at}") for at in range(2)),
        element_of("table:table-row", *cells, table__style_name="WholeRow"),
        table__name=name,
        table__style_name="MinutesTable",
    )


def picture(chart: Drawing, needs: Needs) -> Any:
    """Return a paragraph with a block's picture, which is then asked for."""
    needs.charts.append(chart)
    number = len(needs.charts)
    wide, high = drawings.size_cm(chart)
    wide, high = min(wide, needs.width_cm), high * min(1.0, needs.width_cm / wide)
    return _framed(
        _path(number), "image/svg+xml", f"Chart{number}", (wide, high), drawings.alternative(chart), style="Picture"
    )


def coat_of_arms(arms: Arms) -> Any:
    """Return a paragraph with the coat of arms."""
    wide, high = arms.size_mm
    words = arms.alternative
    return _framed(_arms_path(arms), _media_type(arms), "CoatOfArms", (wide / 10, high / 10), words, style="Letterhead")


def _framed(path: str, media_type: str, name: str, size_cm: tuple[float, float], words: str, *, style: str) -> Any:
    """Return a paragraph with a picture of the package, and what it says to whoever does not see it."""
    description = element_of("svg:desc")
    description.text = words
    image = element_of(
        "draw:image",
        xlink__href=path,
        xlink__type="simple",
        xlink__show="embed",
        xlink__actuate="onLoad",
        draw__mime_type=media_type,
    )
    frame = element_of(
        "draw:frame",
        image,
        description,
        draw__name=name,
        text__anchor_type="as-char",
        svg__width=f"{size_cm[0]:g}cm",
        svg__height=f"{size_cm[1]:.3f}cm",
    )
    return element_of("text:p", frame, text__style_name=style)


def add_arms(package: Any, arms: Arms) -> None:
    """Put the coat of arms into the package."""
    package.set_part(_arms_path(arms), arms.picture.content)
    package.manifest.add_full_path(_arms_path(arms), _media_type(arms))


def _arms_path(arms: Arms) -> str:
    """Return where the coat of arms stands in the package."""
    return f"Pictures/{arms.file_name}"


def _media_type(arms: Arms) -> str:
    """Return what kind of picture it is."""
    return "image/svg+xml" if arms.picture.kind == "svg" else f"image/{arms.picture.kind}"


def add_picture(package: Any, number: int, chart: Drawing) -> None:
    """Put a block's drawing into the package."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    package.set_part(_path(number), (head + drawings.svg(chart)).encode("utf-8"))
    package.manifest.add_full_path(_path(number), "image/svg+xml")


def _path(number: int) -> str:
    """Return where a picture stands in the package."""
    return f"Pictures/chart{number}.svg"


def pieces(block: Cards, needs: Needs) -> Iterator[Any]:
    """Yield a table with a piece to cut in each cell."""
    needs.tables.append((1,) * block.columns)
    name = f"Table{len(needs.tables)}"
    every = [card for card in block.cards for _ in range(block.copies)]
    rows = [every[at : at + block.columns] for at in range(0, len(every), block.columns)]
    style = room_style(PIECES_ROOM // block.rows, needs)
    yield element_of(
        "table:table",
        *(element_of("table:table-column", table__style_name=f"{name}.{at}") for at in range(block.columns)),
        *(_pieces_row(row, block, style, needs) for row in rows),
        table__name=name,
        table__style_name="MinutesTable",
    )


def _pieces_row(row: list[Card], block: Cards, style: str, needs: Needs) -> Any:
    """Return one row of pieces, filled up with empty ones."""
    cells = [list(_piece(card, block.shape, needs)) for card in row]
    cells += [[said("BallotText", "", needs)]] * (block.columns - len(row))
    return element_of(
        "table:table-row",
        *(
            element_of("table:table-cell", *cell, office__value_type="string", table__style_name="PieceCell")
            for cell in cells
        ),
        table__style_name=style,
    )


def _piece(card: Card, shape: str, needs: Needs) -> Iterator[Any]:
    """Yield the paragraphs of one piece."""
    title, under = ("TentTitle", "TentUnder") if shape == "tent" else ("BallotTitle", "BallotText")
    yield said(title, card.title, needs)
    if card.under:
        yield said(under, card.under, needs)
    for number, words in card.options:
        yield said("BallotText", words, needs, lead=number)
    if card.cells:
        yield said("BallotCells", " ".join("☐" * card.cells), needs)
    if card.note:
        yield said("BallotText", card.note, needs)
    for box in card.boxes:
        yield said("BallotText", f"☐ {box}", needs)
