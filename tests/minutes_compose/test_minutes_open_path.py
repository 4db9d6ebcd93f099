"""The account of an open workshop: no procedure, no legal words, people counted by table."""

import re

import pytest
from minutes_samples import LANGUAGES, changed, composed, example, in_order, open_workshop, tables, words

from codesign_tui.domain.details import Act
from codesign_tui.domain.items import Commitment, Decision, Vote
from codesign_tui.domain.meetings import Opening, Session
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import AttendanceStatus, Category, CopyKind, CountedRole, ProcessKind
from codesign_tui.minutes.document import Signatures

FORBIDDEN = re.compile(
    r"\bart\. ?55|\bCUP\b|\bETS\b|117/2017|verbal|conflitt|conflict of interest|responsabile del procedimento|"
    r"procedure manager|determina|third-sector body|liberatoria|minutes of|\bMINUTES\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", CopyKind)
def test_an_open_workshop_has_no_legal_words(copy: CopyKind, language: str) -> None:
    """Whatever was typed into it, an open path prints no article 55, CUP, ETS, verbale, conflicts, or signatures."""
    document = composed(_full_workshop(), "O1", copy, language)
    assert not FORBIDDEN.search(words(document) + document.footer + document.subject + " ".join(document.keywords))
    assert not any(isinstance(block, Signatures) for block in document.blocks)
    assert document.title.startswith("RESOCONTO N. 1 — Percorso aperto" if language == "it" else "REPORT No. 1")


def _full_workshop() -> Process:
    """Return the workshop with everything a procedure would print."""
    workshop = open_workshop()
    body = Organization(id="OX", name="Bottega", category=Category.PRIVATE_ENTITY, procedural_role="ets_ammesso")
    lead = Participant(
        id="PX", first_name="Ada", last_name="Merli", organization="OX", category=Category.PRIVATE_ENTITY,
        can_vote=False, public_name_ok=True,
    )  # fmt: skip
    here = Attendance(id="O1:PX", session="O1", participant="PX", status=AttendanceStatus.PRESENT)
    opening = Opening(privacy_given=True, conflicts_asked=True, release_confirmed=True, notice_confirmed=True)
    session = workshop.get(Session, "O1")
    assert session is not None
    details = changed(
        workshop.details, acts=[Act(kind="avviso", number="3").model_dump()], ip_release_collected=True,
        authority={"organization": "OX", "procedure_manager": "PX"},
    )  # fmt: skip
    held = changed(session, chair="PX", opening=opening.model_dump())
    decision = Decision(id="DX", text="Si pianta a marzo.", session="O1", agenda_item="O1-1")
    promise = Commitment(id="KX", text="Portare le cassette.", session="O1", owner="PX", due="2026-06-01")
    return open_workshop(details, held, body, lead, here, decision, promise)


def test_people_are_counted_by_table() -> None:
    """Forty people at five tables are told by number, with their total, and opened with."""
    document = composed(open_workshop(), "O1")
    table = tables(document)["Persone registrate per numero"]
    assert [row[2:] for row in table.rows[:-1]] == [(f"Tavolo {n}", "8") for n in range(1, 6)]
    assert table.rows[-1][0] == "Totale"
    assert table.rows[-1][-1] == "40"
    in_order(
        words(document),
        "Sabato 9 maggio 2026, alle ore 15.00, presso Piazza del Mercato, si è svolto un",
        "Chi ha partecipato",
        "L'incontro si apre con 40 persone presenti alle ore 15.00.",
        "Punto 1 — Idee ai tavoli (ore 15.00–18.05)",
        "NX1 – Manca l'ombra. (Tavolo 3)",
        "PX1",
        "L'incontro si chiude alle ore 18.05. Il presente resoconto",
    )


def test_counted_people_stand_beside_members_in_a_procedure() -> None:
    """In a procedure people registered by number are counted apart from the members."""
    pair = CountedPeople(id="CP1", session="S2", number=2, organization="O07", role=CountedRole.REPRESENTATIVE)
    observer = CountedPeople(id="CP2", session="S2", number=1, organization="O07", role=CountedRole.OBSERVER)
    document = composed(example(pair, observer), "S2")
    rows = tables(document)["Persone registrate per numero"].rows
    assert rows[0] == ("Circolo La Corte di Borgoserra APS", "rappresentante", "–", "2")
    assert rows[-1][-1] == "3"
    said = "Sono inoltre presenti 3 persone registrate per numero, di cui 2 con diritto di voto sulle proposte."
    assert said in words(document)


@pytest.mark.parametrize(
    ("kind", "title", "line"),
    [
        (ProcessKind.CO_PROGRAMMAZIONE, "VERBALE N. 2 — Tavolo di co-programmazione", "art. 55, c. 2"),
        (ProcessKind.PATTO, "VERBALE N. 2 — Tavolo per il patto di collaborazione", "art. 118, c. 4"),
    ],
)
def test_the_kind_drives_name_and_law(kind: ProcessKind, title: str, line: str) -> None:
    """Co-programming and collaboration pacts have their own name and law, and no CUP."""
    details = changed(example().details, kind=kind, legal_basis=())
    document = composed(example(details), "S2")
    assert document.title.startswith(title)
    assert line in document.subtitle[1]
    assert "CUP" not in document.subtitle[1]


def test_a_vote_that_is_no_minutes_is_never_an_approval() -> None:
    """The outcome of a formal vote on anything but minutes is that the table shares it, or goes no further."""
    vote = Vote(
        id="V9", session="S2", kind="formal_vote", subject="Calendario", in_favour=9, against=2, outcome="approved"
    )
    text = words(composed(example(vote), "S2"))
    in_order(text, "V9 – Votazione formale.", "Calendario.", "Favorevoli 9, contrari 2.", "Il Tavolo condivide.")
    lost = changed(vote, outcome="rejected")
    assert "Il Tavolo non prosegue." in words(composed(example(lost), "S2"))
