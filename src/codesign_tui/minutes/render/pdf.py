"""The PDF: one file that claims PDF/A-2a (for keeping) and PDF/UA-1 (for assistive technology), made by Typst.

Typst receives the document as JSON and shows every string as text, so what somebody typed is never source. It sees
the packaged fonts and nothing else of the machine.
"""

import json
import re
from datetime import datetime
from typing import Any, Final, assert_never

from codesign_tui.minutes.coverage import drawable, stand_in
from codesign_tui.minutes.document import (
    Appointment,
    Block,
    Cards,
    Chart,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    SealMark,
    Signatures,
    Table,
    WritingLines,
)
from codesign_tui.minutes.fonts import FAMILIES
from codesign_tui.minutes.mapping import mapped
from codesign_tui.minutes.render import camera_code, chart
from codesign_tui.minutes.render.common import (
    announces,
    cut_where_long,
    grid,
    is_right_to_left,
    is_short,
    one_line,
    prepared,
)
from codesign_tui.minutes.render.fonts import packaged_fonts
from codesign_tui.minutes.render.typst_errors import blamed
from codesign_tui.minutes.stationery.arms import Arms, arms_of
from codesign_tui.minutes.stationery.images import as_svg
from codesign_tui.minutes.stationery.layout import shipped
from codesign_tui.minutes.stationery.paper import SHIPPED, Stationery
from codesign_tui.minutes.stationery.sources import typst_files

_MOST_TRIES: Final = 12
_REGIONS: Final = {"it": "it", "en": "gb"}
_RUNNING_TITLE: Final = 110
"""Characters of the title repeated at the head of the following pages."""


def render(document: Document, *, at: datetime, stationery: Stationery = SHIPPED) -> bytes:
    """Return the document as PDF. The same document and the same moment give the same bytes.

    Raises:
        Unusable: a file of the town's is broken.
    """
    return drawn(document, at=at, stationery=stationery)[0]


def drawn(document: Document, *, at: datetime, stationery: Stationery = SHIPPED) -> tuple[bytes, int]:
    """Return the document as PDF, and how many characters had to be shown by their code points.

    Raises:
        Unusable: a file of the town's is broken.
    """
    ready = prepared(document)
    counts: list[int] = []

    def with_stand_ins(text: str) -> str:
        shown, count = drawable(text)
        counts.append(count)
        return shown

    ready = mapped(ready, with_stand_ins)
    content, refused = _compiled(ready, at, stationery)
    return content, sum(counts) + refused


def _compiled(document: Document, at: datetime, stationery: Stationery) -> tuple[bytes, int]:
    """Return the PDF; what Typst still refuses is replaced and tried again, at last everything beyond Latin-1.

    Raises:
        Unusable: a template of the town's does not compile.
        typst.TypstError: ours does not.
    """
    import typst

    files, arms = typst_files(stationery), arms_of(stationery, document)
    if arms is not None:
        files[_ARMS] = as_svg(arms.picture).encode("utf-8")
    replaced: list[int] = []
    for attempt in range(_MOST_TRIES):
        try:
            return _compile(document, at, files, arms), sum(replaced)
        except typst.TypstError as error:
            named = refused_texts(f"{error.message}\n{error.diagnostic}")
            if not named:
                raise blamed(stationery, error, _main(document)) or error from error
            if attempt < _MOST_TRIES - 1:
                document = mapped(document, lambda text, named=named: _without(text, named, replaced))  # type: ignore[misc]
            else:
                document = mapped(document, lambda text: _latin_only(text, replaced))
    return _compile(document, at, files, arms), sum(replaced)


def _without(text: str, named: frozenset[str], replaced: list[int]) -> str:
    """Return the text with stand-ins for what was refused, longest first; their number is added to `replaced`."""
    for refused in sorted(named, key=len, reverse=True):
        beyond = [character for character in refused if not character.isascii()] or list(refused)
        replaced.append(text.count(refused) * len(beyond))
        shown = "".join(stand_in(character) if character in beyond else character for character in refused)
        text = text.replace(refused, shown)
    return text


def _latin_only(text: str, replaced: list[int]) -> str:
    """Return the text with a stand-in for everything beyond Latin-1: the last resort, which always prints."""
    beyond = {character for character in set(text) if character > "\u00ff" and character not in "⟦⟧"}
    replaced.append(sum(text.count(character) for character in beyond))
    return text.translate({ord(character): stand_in(character) for character in beyond})


_REFUSED = re.compile(r'(?:the text|the codepoint|contains the codepoint) `"((?:[^"\\]|\\.)*)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def refused_texts(diagnostic: str) -> frozenset[str]:
    """Return the texts that Typst's error names as impossible to show."""
    return frozenset(_ESCAPE.sub(_unescaped, found) for found in _REFUSED.findall(diagnostic)) - {""}


def _unescaped(match: "re.Match[str]") -> str:
    """Return the character that an escape in Typst's error stands for."""
    code, plain = match.groups()
    return chr(int(code, 16)) if code else {"n": "\n", "t": "\t", "r": "\r"}.get(plain, plain)


def _compile(document: Document, at: datetime, files: dict[str, bytes], arms: Arms | None) -> bytes:
    """Run Typst once. It sees these files, and of the disk the folder of the shipped ones."""
    import typst

    main = _main(document)
    drawn = typst.compile(  # type: ignore[call-overload]  # its types know no input of several files
        {"main": files[main], **files},
        root=str(shipped(main).parent),
        font_paths=packaged_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"document": json.dumps(_data(document, arms), ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(at.timestamp()),
    )
    assert isinstance(drawn, bytes)
    return drawn


def _main(document: Document) -> str:
    """Return the template that sets a document of this look."""
    return "minutes.typ" if document.look == "minutes" else "papers.typ"


_LONG_ROW: Final = 500
"""Characters of a row that may break over two pages; a shorter one stays whole."""

Data = dict[str, Any]
"""What the template reads: strings, numbers, lists and these."""


def _text(text: str) -> Data:
    """Return one text as the template expects it."""
    return {"lines": [cut_where_long(line) for line in text.strip("\n").split("\n")], "rtl": is_right_to_left(text)}


def _text_or_none(text: str) -> Data | None:
    """Return a text, or nothing where there is none."""
    return _text(text) if text.strip() else None


def _data(document: Document, arms: Arms | None) -> Data:
    """Return the whole document for the template."""
    title = one_line(document.title)
    running = title if len(title) <= _RUNNING_TITLE else f"{title[:_RUNNING_TITLE].rstrip()}…"
    return {
        "title": _text(document.title),
        "plain_title": title,
        "running_title": _text(running),
        "language": document.language,
        "region": _REGIONS.get(document.language, "it"),
        "fonts": list(FAMILIES),
        "copy_label": _text(document.copy_label),
        "look": document.look,
        "landscape": document.landscape,
        "arms": _arms(arms),
        "letterhead": [_text(line) for line in document.letterhead if line.strip()],
        "subtitle": [_text(line) for line in document.subtitle if line.strip()],
        "footer": _text(document.footer),
        "page_words": list(document.page_words),
        "author": document.author,
        "subject": document.subject,
        "keywords": [word for word in document.keywords if word],
        "seal": _seal(document.seal) if document.seal is not None else None,
        "blocks": [_block(*pair) for pair in zip(document.blocks, (*document.blocks[1:], None), strict=False)],
    }


_ARMS: Final = "coat-of-arms.svg"


def _arms(arms: Arms | None) -> Data | None:
    """Return the coat of arms for the template."""
    if arms is None:
        return None
    wide, high = arms.size_mm
    return {"file": _ARMS, "alternative": drawable(arms.alternative)[0], "width": wide, "height": high}


def _block(block: Block, following: Block | None) -> Data:
    """Return one block for the template."""
    match block:
        case Heading(level=level, text=text):
            return {"kind": "heading", "level": level, "text": _text(one_line(text))}
        case Paragraph(text=text, lead=lead, style=style):
            return {
                "kind": "paragraph",
                "text": _text_or_none(text),
                "lead": _text_or_none(lead),
                "style": style,
                "sticky": announces(block, following),
            }
        case ListBlock(items=items, numbered=numbered):
            return {"kind": "list", "items": [_text(item) for item in items], "numbered": numbered}
        case Table():
            return _table(block)
        case Chart():
            drawing = {"svg": chart.svg(block), "alternative": one_line(block.alternative)}
            return {"kind": "chart", **drawing, "table": _table(block.table)}
        case Appointment():
            return _appointment(block)
        case WritingLines(count=count):
            return {"kind": "writing_lines", "count": count}
        case PageBreak():
            return {"kind": "page_break"}
        case Cards():
            return _cards(block)
        case Signatures(lines=lines):
            entries = [{"role": _text_or_none(role), "name": _text_or_none(name)} for role, name in lines]
            return {"kind": "signatures", "lines": entries}
        case _:
            assert_never(block)


def _appointment(block: Appointment) -> Data:
    """Return something to do by a day for the template, with its code."""
    return {
        "kind": "appointment",
        "lead": _text_or_none(block.lead),
        "text": _text_or_none(block.text),
        "details": [_text(line) for line in block.details if line.strip()],
        "svg": camera_code.svg(block),
        "alternative": one_line(block.alternative),
    }


def _seal(seal: SealMark) -> Data:
    """Return the seal for the template, with its code."""
    return {
        "lead": _text(seal.lead),
        "words": [_text(word) for word in seal.words],
        "details": [_text(line) for line in seal.details if line.strip()],
        "svg": camera_code.svg(seal),
        "alternative": one_line(seal.alternative),
    }


def _table(block: Table) -> Data:
    """Return a table for the template, squared."""
    squared = grid(block)
    return {
        "kind": "table",
        "cramped": squared.cramped,
        "whole": is_short(block),
        "caption": _text_or_none(block.caption),
        "header": [_text(cell) for cell in squared.header],
        "rows": [
            {"cells": [_text(cell) for cell in row], "breakable": sum(map(len, row)) > _LONG_ROW}
            for row in squared.rows
        ],
        "widths": list(squared.widths),
        "numeric": [column in block.numeric for column in range(len(squared.header))],
        "room": block.room,
    }


def _cards(block: Cards) -> Data:
    """Return pieces to cut for the template."""
    return {
        "kind": "cards",
        "shape": block.shape,
        "copies": block.copies,
        "columns": block.columns,
        "rows": block.rows,
        "cards": [
            {
                "title": _text_or_none(card.title),
                "under": _text_or_none(card.under),
                "options": [{"number": _text(number), "words": _text(words)} for number, words in card.options],
                "note": _text_or_none(card.note),
                "boxes": [_text(box) for box in card.boxes],
                "cells": card.cells,
            }
            for card in block.cards
        ],
    }
