"""The styles that only one document needs: its tables' columns, its rows, its paragraphs from right to left."""

from typing import Any, Final

from codesign_tui.minutes.render.odt_elements import Needs, element_of

FIRST: Final = "FirstPage"
"""The style of the first paragraph, where the town's file says with which page a document begins."""


def automatic_styles(package: Any, needs: Needs) -> None:
    """Write the styles that only this document needs: its tables' columns and its paragraphs from right to left."""
    styles = package.get_part("content.xml").get_element("//office:automatic-styles")
    if not needs.keeps_styles:
        styles.clear()
    for name, may_break in (("MinutesTable", "true"), ("WholeTable", "false")):
        properties = element_of(
            "style:table-properties",
            style__width=f"{needs.width_cm:.2f}cm",
            table__align="margins",
            fo__margin_bottom="0.2cm",
            style__may_break_between_rows=may_break,
        )
        styles.append(element_of("style:style", properties, style__name=name, style__family="table"))
    for name, keep in (("WholeRow", "always"), ("LongRow", "auto")):
        row = element_of("style:table-row-properties", fo__keep_together=keep)
        styles.append(element_of("style:style", row, style__name=name, style__family="table-row"))
    for millimetres in sorted(needs.rooms):
        row = element_of(
            "style:table-row-properties", fo__keep_together="always", style__min_row_height=f"{millimetres / 10}cm"
        )
        styles.append(element_of("style:style", row, style__name=f"Room{millimetres}", style__family="table-row"))
    for name, border in (("RuledCell", "0.6pt solid #111111"), ("PieceCell", "0.6pt dashed #555555")):
        cell = element_of(
            "style:table-cell-properties",
            fo__padding="0.1cm" if name == "RuledCell" else "0.5cm",
            fo__border=border,
            style__vertical_align="top" if name == "RuledCell" else "middle",
        )
        styles.append(element_of("style:style", cell, style__name=name, style__family="table-cell"))
    for name, top, bottom in (
        ("HeadCell", "0.8pt solid #111111", "0.5pt solid #111111"),
        ("Cell", "none", "0.3pt solid #bbbbbb"),
    ):
        cell = element_of(
            "style:table-cell-properties",
            fo__padding="0.1cm",
            fo__border_left="none",
            fo__border_right="none",
            fo__border_top=top,
            fo__border_bottom=bottom,
        )
        styles.append(element_of("style:style", cell, style__name=name, style__family="table-cell"))
    for number, widths in enumerate(needs.tables, start=1):
        for at, width in enumerate(widths):
            share = element_of(
                "style:table-column-properties",
                style__rel_column_width=f"{width}*",
                style__column_width=f"{needs.width_cm * width / sum(widths):.3f}cm",
            )
            styles.append(
                element_of("style:style", share, style__name=f"Table{number}.{at}", style__family="table-column")
            )
    for base in sorted(needs.right_to_left):
        direction = element_of("style:paragraph-properties", style__writing_mode="rl-tb")
        styles.append(
            element_of(
                "style:style",
                direction,
                style__name=f"{base}_20_RTL",
                style__family="paragraph",
                style__parent_style_name=base,
            )
        )
    if needs.first_page is not None:
        begins = element_of(
            "style:style",
            style__name=FIRST,
            style__family="paragraph",
            style__parent_style_name=needs.begins_with,
            style__master_page_name=needs.first_page,
        )
        styles.append(begins)
    _of_papers(styles)


def room_style(millimetres: int, needs: Needs) -> str:
    """Return the style of a row that keeps so much room for writing, which is then asked for."""
    needs.rooms.add(millimetres)
    return f"Room{millimetres}"


_OF_PAPERS: Final = {
    "WritingLine": (
        {"fo:margin-top": "0.22cm", "fo:border-bottom": "0.5pt solid #999999", "style:join-border": "false"},
        {"fo:font-size": "12pt"},
    ),
    "NewPage": ({"fo:break-before": "page"}, {"fo:font-size": "2pt"}),
    "Picture": ({"fo:margin-top": "0.3cm", "fo:margin-bottom": "0.2cm", "fo:keep-with-next": "always"}, {}),
    "SealLead": ({"fo:margin-top": "0.6cm", "fo:margin-bottom": "0.1cm"}, {"fo:font-size": "8.5pt"}),
    "SealWords": (
        {"fo:margin-top": "0.1cm", "fo:margin-bottom": "0.2cm"},
        {"fo:font-size": "12pt", "fo:font-weight": "bold"},
    ),
    "TentTitle": ({"fo:text-align": "center"}, {"fo:font-size": "40pt", "fo:font-weight": "bold"}),
    "TentUnder": ({"fo:text-align": "center"}, {"fo:font-size": "18pt"}),
    "BallotTitle": ({"fo:margin-bottom": "0.1cm"}, {"fo:font-size": "11pt", "fo:font-weight": "bold"}),
    "BallotText": ({"fo:margin-bottom": "0.1cm"}, {"fo:font-size": "9pt"}),
    "BallotCells": ({"fo:margin-top": "0.2cm"}, {"fo:font-size": "24pt"}),
}
"""Paragraph styles of the sheets for the hall: what the paragraph is given, what its text."""


def _of_papers(styles: Any) -> None:
    """Write the paragraph styles of the sheets for the hall."""
    for name, (paragraph, text) in _OF_PAPERS.items():
        style = element_of(
            "style:style",
            style__name=name,
            style__family="paragraph",
            style__parent_style_name="Standard",
        )
        for tag, attributes in (("style:paragraph-properties", paragraph), ("style:text-properties", text)):
            part = element_of(tag)
            for attribute, value in attributes.items():
                part.set_attribute(attribute, value)
            style.append(part)
        styles.append(style)
