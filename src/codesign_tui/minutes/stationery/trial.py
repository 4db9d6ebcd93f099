"""A trial of the town's own paper: every format is drawn with a document that has one block of each kind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import (
    Appointment,
    Card,
    Cards,
    Chart,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    WritingLines,
)
from codesign_tui.minutes.formats import FORMATS
from codesign_tui.minutes.stationery.paper import Stationery

_AT: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)

_TABLE: Final = Table("Prova", ("Voce", "Numero"), (("uno", "1"), ("due", "2")), numeric=frozenset({1}))

_DOCUMENT: Final = Document(
    title="Prova",
    language="it",
    copy=CopyKind.INTERNAL,
    copy_label="PROVA",
    letterhead=("Comune", "Ufficio"),
    subtitle=("Una riga", "Un'altra"),
    footer="Prova",
    author="Comune",
    subject="Prova",
    keywords=("prova",),
    blocks=(
        Heading(1, "Uno"),
        Heading(2, "Due"),
        Heading(3, "Tre"),
        Paragraph("Testo", lead="Parola"),
        *(Paragraph("Testo", style=style) for style in ("centred", "small", "quote")),
        ListBlock(("primo", "secondo")),
        ListBlock(("primo", "secondo"), numbered=True),
        _TABLE,
        replace(_TABLE, caption="", room=12),
        Chart(("A", "B"), ("x", "y"), ((1, 2), (2, 0)), ("3", "2"), "Grafico", _TABLE),
        Appointment("Cosa", "da fare", ("entro domani",), date(2026, 1, 2), "Cosa", "Codice"),
        WritingLines(2),
        PageBreak(),
        Cards((Card("Scheda", "sotto", (("1", "opzione"),), "nota", ("sì", "no"), 2),), "ballot"),
        Cards((Card("Nome"),), "tent"),
        Signatures((("Presidente", "Nome"), ("Segretario", ""))),
    ),
)
"""Never seen by anybody: it only has to be drawn."""


def problems_of(folder: Path) -> Sequence[Msg]:
    """Return why files of a folder of the town's own paper cannot be used, each once; none if all can."""
    stationery = Stationery((folder,))
    drawn = [
        each.draw(document, _AT, stationery)
        for document in (_DOCUMENT, replace(_DOCUMENT, look="sheet"))
        for each in FORMATS.values()
    ]
    return list(dict.fromkeys(warning for one in drawn for warning in one.warnings))
