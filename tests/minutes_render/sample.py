"""A document made by hand with everything a renderer may meet."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

from codesign_tui.actions.rehearsing import rehearsal_of
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import clean
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.document import (
    Block,
    Card,
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
from codesign_tui.minutes.six_words import six_words
from support_tui import MemoryFile, example_file

AT = datetime(2026, 3, 19, 20, 15, tzinfo=timezone(timedelta(hours=1)))

NASTY: tuple[str, ...] = tuple(
    text
    for text in map(clean, json.loads((Path(__file__).parents[1] / "data" / "nasty_strings.json").read_text("utf-8")))
    if text.strip()
)


ONE_LINE: tuple[str, ...] = tuple(" ".join(text.replace("\u200b", " ").split()) for text in NASTY)
"""The same as a title or an option can be: without line ends."""


def chart() -> Chart:
    """Return a vote's chart as the minutes have it."""
    return Chart(
        bars=("PR01 – Doposcuola nel mulino", "PR02 – Forno di comunità", "PR03 – Orto sul tetto"),
        parts=("Ente pubblico", "Terzo settore", "Altre categorie"),
        values=((4, 9, 6), (3, 8, 3), (0, 0, 0)),
        shown=("19", "14", "0"),
        alternative="Grafico a barre. Proposte. PR01 – Doposcuola nel mulino: 19; PR02 – Forno di comunità: 14.",
        table=Table(
            "Esito del voto in cifre",
            ("Opzione", "Totale"),
            (("Doposcuola nel mulino", "19"), ("Forno di comunità", "14"), ("Orto sul tetto", "0")),
            numeric=frozenset({1}),
        ),
        more="Altre due opzioni sono nella tabella.",
    )


def seal_mark() -> SealMark:
    """Return a seal as sealed minutes have it."""
    digest = "58a2d0a59689056ab5478964868170b52b9e25748d63738fc59cf15a0b1442a9"
    return SealMark(
        lead="Sigillo della versione 1 · 19 marzo 2026, ore 20.15",
        words=six_words(digest, "it"),
        details=("Impronta del testo: 58a2 d0a5 9689 056a…", "Le sei parole vengono dal testo."),
        payload=f"codesign seal v1\ndigest sha256:{digest}\nsession 2",
        alternative="Codice da leggere con la fotocamera: contiene l'impronta del testo.",
        at=AT,
    )


def rehearsed_minutes() -> Document:
    """Return the minutes of a rehearsal of the worked example."""
    file = MemoryFile()
    invented = Library(packaged_templates()).invention()
    file.append(rehearsal_of(example_file().process, None, invented, mark="PROVA", language="it", now=AT))
    words = Translator("it")
    return compose_minutes(file.process, "S2", copy=CopyKind.PUBLIC, translator=words, generated_on=AT.date())


def minutes(language: str = "it", copy: CopyKind = CopyKind.INTERNAL) -> Document:
    """Return minutes as an office would write them, without anything hostile."""
    italian = language == "it"
    label = {
        ("it", CopyKind.INTERNAL): "COPIA INTERNA",
        ("it", CopyKind.PUBLIC): "COPIA PUBBLICA",
        ("en", CopyKind.INTERNAL): "INTERNAL COPY",
        ("en", CopyKind.PUBLIC): "PUBLIC COPY",
    }[(language, copy)]
    return Document(
        title="Verbale n. 2 – Tavolo di co-progettazione «Abitare il vecchio mulino»"
        if italian
        else "Minutes no. 2 – Co-design table “Living in the old mill”",
        language=language,
        copy=copy,
        copy_label=label,
        letterhead=("Comune di Borgoserra", "Settore Servizi alla persona e Terzo settore"),
        subtitle=(
            "ai sensi dell'art. 55, comma 3, del d.lgs. 3 luglio 2017, n. 117",
            "Avviso pubblico n. 14 del 12 gennaio 2026 – CUP J59I26000010004",
        )
        if italian
        else ("under art. 55(3) of Legislative Decree 117/2017", "Public notice no. 14 of 12 January 2026"),
        blocks=_italian() if italian else _english(),
        footer="Verbale n. 2 del 19 marzo 2026 – Comune di Borgoserra"
        if italian
        else "Minutes no. 2 of 19 March 2026 – Municipality of Borgoserra",
        page_words=("pagina", "di") if italian else ("page", "of"),
        author="Comune di Borgoserra",
        subject="Seconda seduta del tavolo" if italian else "Second session of the table",
        keywords=("co-progettazione", "verbale") if italian else ("co-design", "minutes"),
    )


def _italian() -> tuple[Block, ...]:
    """Return the body of the Italian sample."""
    return (
        Heading(1, "Apertura della seduta"),
        Paragraph(
            "Il giorno 19 marzo 2026 alle ore 17.08, nella sala civica di via Roma 4 a Borgoserra, si è riunito il "
            "tavolo di co-progettazione convocato con nota prot. 1032 del 9 marzo 2026. La seduta è condotta dalla "
            "facilitatrice incaricata; verbalizza la funzionaria del Settore Servizi alla persona."
        ),
        Paragraph("raggiunto, con sei enti su sette e le quattro categorie rappresentate.", lead="Numero legale:"),
        Table(
            "Presenze",
            ("Ente", "Categoria", "Rappresentante", "Ruolo", "Entra", "Esce"),
            (
                (
                    "Comune di Borgoserra",
                    "ente pubblico",
                    "Marta Ferri",
                    "responsabile del procedimento",
                    "17.00",
                    "20.10",
                ),
                (
                    "Cooperativa sociale Il Mulino",
                    "terzo settore",
                    "Paolo Neri",
                    "rappresentante",
                    "17.05",
                    "20.10",
                ),
                ("Associazione Radici", "terzo settore", "Fatima Haddad", "delegata", "17.00", "19.30"),
                ("Panificio Conti s.n.c.", "ente privato", "Ugo Conti", "titolare", "17.20", "20.10"),
                ("Comitato di via del Mulino", "società civile", "—", "portavoce", "17.00", "20.10"),
            ),
            (26, 14, 17, 22, 8, 8),
            frozenset({4, 5}),
        ),
        Heading(1, "Punti all'ordine del giorno"),
        Heading(2, "1. Lettura degli impegni della seduta precedente"),
        Paragraph(
            "Dei quattro impegni presi il 19 febbraio due sono conclusi, uno è in corso, uno è in ritardo. Il tavolo "
            "prende atto delle ragioni del ritardo e fissa un nuovo termine."
        ),
        Heading(2, "2. Che cosa serve a chi abita il quartiere"),
        Paragraph(
            "Si è lavorato per venti minuti in silenzio, poi a giro di tavolo. Sono emersi diciotto bisogni, raccolti "
            "in quattro gruppi."
        ),
        ListBlock(
            (
                "uno spazio dove fare i compiti il pomeriggio, aperto anche d'estate;",
                "un forno comune e una cucina per imparare il mestiere;",
                "corse di ritorno dopo le 19 per chi lavora a Pontelungo;",
                "qualcuno che aiuti con lo SPID e con le domande on line.",
            )
        ),
        Paragraph(
            "Non ci serve un altro progetto che finisce a giugno. Ci serve sapere chi apre la porta a settembre.",
            style="quote",
        ),
        Paragraph("Intervento riportato alla lettera, su richiesta di chi ha parlato.", style="small"),
        Heading(2, "3. Proposte"),
        Table(
            "Esito della scelta: quattro pallini a testa, espressi in modo anonimo",
            ("Proposta", "Esito", "Voti"),
            (
                ("Doposcuola nel mulino, tre pomeriggi la settimana", "condivisa dal tavolo", "19"),
                ("Forno di comunità con laboratorio per apprendisti", "condivisa dal tavolo", "14"),
                ("Navetta serale Borgoserra–Pontelungo", "trasmessa al Settore Mobilità", "9"),
                ("Orto sul tetto", "non proseguita", "2"),
            ),
            (60, 30, 10),
            frozenset({2}),
        ),
        Heading(3, "Quadro economico"),
        Table(
            "Risorse messe a disposizione",
            ("Voce", "Ente", "Importo"),
            (
                ("Uso della sala civica, 60 ore", "Comune di Borgoserra", "1.440,00 €"),
                ("Operatori, 120 ore", "Cooperativa sociale Il Mulino", "2.880,00 €"),
                ("Farina e lievito", "Panificio Conti s.n.c.", "350,00 €"),
            ),
            (50, 35, 15),
            frozenset({2}),
        ),
        Heading(1, "Impegni"),
        ListBlock(
            (
                "Il Comune verifica l'agibilità del piano terra entro il 10 aprile 2026 (subordinato ad atto).",
                "La cooperativa presenta il calendario entro il 17 aprile 2026 (da confermare dall'organo).",
                "Il panificio mette per iscritto la disponibilità del forno entro il 30 aprile 2026.",
            ),
            numbered=True,
        ),
        Heading(1, "Chiusura"),
        Paragraph("La seduta è tolta alle ore 20.10. Il presente verbale è letto e confermato."),
        Paragraph("Letto, confermato e sottoscritto", style="centred"),
        Signatures(
            (
                ("La facilitatrice", "Irene Galli"),
                ("La verbalizzante", "Anna Bassi"),
                ("La responsabile del procedimento", "Marta Ferri"),
                ("Per il Comitato di via del Mulino", ""),
            )
        ),
    )


def _english() -> tuple[Block, ...]:
    """Return the body of the English sample."""
    return (
        Heading(1, "Opening"),
        Paragraph("On 19 March 2026 at 17:08 the table met in the civic hall of Borgoserra."),
        Paragraph("reached: six organisations out of seven.", lead="Quorum:"),
        Heading(2, "What people who live here need"),
        ListBlock(("a place for homework;", "a shared oven;", "late buses back home.")),
        Paragraph("We need to know who opens the door in September.", style="quote"),
        Table(
            "Commitments",
            ("Who", "What", "By"),
            (
                ("Municipality", "checks the hall", "10 April 2026"),
                ("Bakery", "writes its offer", "30 April 2026"),
            ),
        ),
        Signatures((("The facilitator", "Irene Galli"), ("The clerk", ""))),
    )


def rich() -> Document:
    """Return a document with everything difficult: long tables, other scripts, emoji, every hostile string."""
    long_table = Table(
        "Sessanta impegni, perché la tabella passi di pagina",
        ("N.", "Impegno", "Chi", "Entro", "Stato", "Ore", "Importo", "Note"),
        tuple(
            (
                str(number),
                f"Impegno numero {number}: raccogliere le disponibilità delle famiglie",
                f"Ente {number}",
                f"{number % 28 + 1} aprile 2026",
                "in corso" if number % 2 else "concluso",
                str(number * 3),
                f"{number}.440,00 €",
                f"nota {number}",
            )
            for number in range(1, 61)
        ),
        numeric=frozenset({0, 5, 6}),
    )
    hostile: list[Block] = []
    for number, text in enumerate(NASTY, start=1):
        hostile.append(Heading(3, f"Prova {number}"))
        hostile.append(Paragraph(text, lead=text))
        hostile.append(Paragraph(text, style="quote"))
    base = minutes()
    return Document(
        title=base.title,
        language="it",
        copy=CopyKind.INTERNAL,
        copy_label=base.copy_label,
        letterhead=base.letterhead,
        subtitle=base.subtitle,
        standing=("Testo definitivo, versione n. 1",),
        seal=seal_mark(),
        footer=base.footer,
        page_words=base.page_words,
        author=base.author,
        subject=base.subject,
        keywords=base.keywords,
        blocks=(
            *base.blocks,
            Heading(1, "Altre scritture"),
            Paragraph("Здравствуйте, соседи! Добро пожаловать на собрание."),
            Paragraph("مرحبا بالجميع في القرية."),
            Paragraph("שלום לכולם"),
            Paragraph("Καλημέρα σε όλους"),
            Paragraph("Grazie 👩‍👩‍👧‍👦 a tutti 🎉"),
            Paragraph("prima riga\nseconda riga\n\nquarta riga"),
            Paragraph("Donaudampfschifffahrtsgesellschaftskapitän" * 6),
            long_table,
            Heading(1, "Testi ostili"),
            *hostile,
            ListBlock(NASTY),
            ListBlock(NASTY, numbered=True),
            Table("Celle ostili", ("Testo", "Di nuovo", "Lungo"), tuple((text, text, "x" * 90) for text in NASTY)),
            Table("=1+1", NASTY[:5], ()),
            chart(),
            Chart(
                NASTY, NASTY[:4], tuple((1.0, 0.0, 2.5, 3.0) for _ in NASTY), NASTY, NASTY[0], Table("", NASTY[:2], ())
            ),
            WritingLines(3),
            Table("Da riempire a mano", ("N.", "Testo"), (("1", ""), ("2", NASTY[0])), room=11),
            PageBreak(),
            Cards(tuple(Card(text, text, ((text, text),), text, (text,), 3) for text in ONE_LINE), "ballot", rows=3),
            Cards((Card("Irene Galli", "Comune di Borgoserra"), Card("")), "tent"),
            Signatures(tuple((text, text) for text in NASTY[:6])),
        ),
    )
