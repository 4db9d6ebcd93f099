"""A session that tries every renderer: 300 cards in many scripts, fourteen to sign, long words, empty sections."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.transactions import Transaction
from codesign_tui.exchange import interchange
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.document import Appointment, Document, Paragraph, Signatures
from minutes_render.sample import chart

_EXAMPLE: Final = Path(__file__).parents[2] / "sessions" / "borgoserra.json"

NAMES: Final = (
    ("Niccolò", "D'Angelo"),
    ("Sinéad", "O’Brien"),
    ("Олена", "Шевченко"),
    ("فاطمة", "الزهراء"),
    ("José María", "de l'Hôpital"),
    ("Đặng", "Thị Hồng"),
    ("Zoë", "Müller-Lüdenscheidt"),
    ("Αλέξανδρος", "Παπαδόπουλος"),
    ("אורית", "כהן"),
    ("Łukasz", "Żółć"),
    ("Anna Maria Immacolata Concetta", "Dell'Acqua-Sant'Elia di Montefalco"),
    ("Nino", "ქართველი"),
    ("ਗੁਰਪ੍ਰੀਤ", "ਸਿੰਘ"),
    ("X", "Y"),
)
"""Names of nobody, with what names have: apostrophes, marks, other scripts, any length."""

CARDS: Final = (
    "Serve una panchina all'ombra, vicino al capolinea: «chi aspetta, aspetta in piedi».",
    "نحتاج إلى مكان نلتقي فيه بعد العمل، ولو ساعة واحدة في الأسبوع",
    "Потрібна людина, яка допоможе з документами українською та російською",
    "Un posto dove ridere 😀🎉 e non solo compilare moduli 👩🏽‍🦱👨‍👩‍👧‍👦",
    "https://www.comune.borgoserra.example/servizi/sociali/moduli/2026/"
    "domanda-di-accesso-al-servizio-di-trasporto-a-chiamata?lingua=it&formato=accessibile",
    "Precipitevolissimevolmenteinaccessibilissimissimamentequalcosachenonfiniscemai" * 2,
    '<b>Grassetto</b> & [link](https://example.org) #include "x" *non* _così_ `né` $così$ {{verbale}}',
    "Mi chiamo ʻOkina: l’apostrofo c’è, e anche l'altro",
    "שיעורי עברית ואיטלקית, פעם בשבוע (mercoledì, ore 17.30)",
    "Prima riga\nseconda riga\n\nquarta riga",
    "Servono 1.440,00 € entro il 3/4/2026, cioè 0,5% del totale: ½ subito",
    "ਸਾਨੂੰ ਇੱਕ ਬੱਸ ਚਾਹੀਦੀ ਹੈ",
)
"""What people write on cards."""


def stress_process() -> Process:
    """Return the worked example with three hundred contributions more in its second session, and other names."""
    data: dict[str, Any] = json.loads(_EXAMPLE.read_text("utf-8"))
    needs: list[dict[str, Any]] = data["needs"]
    for number in range(300):
        card = CARDS[number % len(CARDS)]
        shown = ("person", "organization", "category", "anonymous")[number % 4]
        needs.append(
            {
                "id": f"NX{number}",
                "cluster": f"C{number % 7 + 1}",
                "text": f"{number + 1} {card}",
                **({} if shown == "anonymous" else {"author": f"P{number % 14 + 1:02d}"}),
                "category": "civil_society",
                "attribution": shown,
                "session": "S2",
                "collected_via": "cartellino",
                "status": "open",
            }
        )
    for person, (first, last) in zip(data["participants"], NAMES, strict=True):
        person.update(first_name=first, last_name=last)
    session = data["sessions"][1]
    session["agenda"][2].update(summary="", title="Un punto senza nulla da dire")
    session["place"] = "Sala «L'Officina», via dell'Arcivescovado 4 – Borgoserra di Mezzo"
    process = Process()
    puts = interchange.read(json.dumps(data).encode("utf-8"))
    process.apply(Transaction(1, "import", datetime(2026, 1, 1, tzinfo=UTC), puts))
    return process


def stress_minutes(language: str = "it", copy: CopyKind = CopyKind.INTERNAL) -> Document:
    """Return its minutes, with a chart, something to do by a day, and fourteen to sign."""
    document = compose_minutes(
        stress_process(), "S2", copy=copy, translator=Translator(language), generated_on=date(2026, 11, 23)
    )
    names = NAMES if copy is CopyKind.INTERNAL else tuple(("", "") for _ in NAMES)
    more = (
        chart(),
        Appointment(
            "IM01",
            CARDS[0],
            ("entro il 10 aprile 2026",),
            date(2026, 4, 10),
            "Panchina all'ombra",
            "Codice per il calendario",
        ),
        Paragraph("Letto, confermato e sottoscritto", style="centred"),
        Signatures(
            tuple((f"Componente n. {at}", f"{first} {last}".strip()) for at, (first, last) in enumerate(names, 1))
        ),
    )
    return replace(document, blocks=(*document.blocks, *more))
