"""What each document of the family says, and what it leaves to be written by hand."""

import re

import pytest
from family_samples import asked, changed, composed, empty, example, words_of

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.document_settings import DocumentLayout, DocumentSettings
from codesign_tui.domain.items import Commitment, Need, Proposal, Resource
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import ProcessKind, ProposalStatus, SessionState
from codesign_tui.minutes.document import Chart, Document, Heading, Signatures, Table, WritingLines
from codesign_tui.minutes.family.ground import BLANK
from codesign_tui.minutes.family.registry import lacking_in

PROGRAMMING, PACT, OPEN = ProcessKind.CO_PROGRAMMAZIONE, ProcessKind.PATTO, ProcessKind.OPEN_PATH


def _headings(document: Document) -> list[str]:
    """Return the chapters of a document."""
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]


def _tables(document: Document) -> list[Table]:
    """Return the tables of a document, those under charts among them."""
    found = []
    for block in document.blocks:
        if isinstance(block, Table | Chart):
            found.append(block.table if isinstance(block, Chart) else block)
    return found


def _session(process: Process, identifier: str = "S2") -> Session:
    """Return a session."""
    session = process.get(Session, identifier)
    assert session is not None
    return session


def _lacks(name: str, process: Process, *, session: str | None = None, subject: str | None = None) -> list[str]:
    """Return the ids of what a document lacks."""
    found = lacking_in(name, asked(process, session=session, subject=subject))
    return [one.id.rpartition(".")[2] for one in found]


# -- notice of meeting ---------------------------------------------------------------------------------------


def test_a_notice_says_to_whom_when_where_and_about_what() -> None:
    """All bodies with who sits for them, the day, the hours, the place, and the agenda with an hour for each item."""
    said = words_of(document := composed("convening", example(), session="S2"))
    for expected in (
        "CONVOCAZIONE DELLA SEDUTA N. 2", "Argento Vivo Borgoserra ODV (Teresa Gualandi)", "Giovedì 5 marzo 2026",
        "dalle 17.00 alle 20.00", "Sala polivalente", "Marta Olivieri (Comune)", "può delegare per iscritto",
        "Tutti ricevono gli stessi documenti", "Verbale della seduta n. 1", "Niente codici fiscali", "art. 55, c. 3",
    ):  # fmt: skip
        assert expected in said
    agenda = _tables(document)[0]
    assert [row[0] for row in agenda.rows][:3] == ["17.00", "17.05", "17.15"]
    assert len(agenda.rows) == 9


def test_a_notice_without_data_has_lines_to_fill_and_says_what_it_lacks() -> None:
    """Nothing is guessed: day, hours and place are empty lines, the agenda too."""
    document = composed("convening", empty(), session="S1")
    assert words_of(document).count(BLANK) >= 3
    assert sum(isinstance(block, WritingLines) for block in document.blocks) >= 3
    lacks = _lacks("convening", empty(), session="S1")
    assert lacks == ["date", "planned_start", "place", "agenda", "people", "privacy_notice"]


def test_a_public_notice_names_bodies_and_nobody_else() -> None:
    """On the website stand the bodies; the people are those whose name may be published."""
    process = example()
    said = words_of(composed("convening", process, "public", session="S2"))
    hidden = [one.full_name for one in process.all(Participant) if not one.public_name_ok]
    assert hidden
    assert not [name for name in hidden if name in said]
    assert "Argento Vivo Borgoserra ODV" in said


def test_an_open_path_sends_an_invitation() -> None:
    """Outside a procedure nobody is convened: no proxy slip, no protocol."""
    said = words_of(composed("convening", example(kind=OPEN), session="S2"))
    assert "INVITO ALL’INCONTRO N. 2" in said
    assert "Delega – Io sottoscritto" not in said
    assert "Protocollo" not in said


def test_a_notice_tells_where_to_connect_from_afar() -> None:
    """A session that is held in the hall and from afar has a connection, or a line to write it on."""
    session = changed(_session(example()), mode="mista")
    assert f"Collegamento a distanza:\n{BLANK}" in words_of(composed("convening", example(session), session="S2"))
    known = changed(session, connection="stanza 4 del servizio video")
    assert "stanza 4 del servizio video" in words_of(composed("convening", example(known), session="S2"))


# -- attendance sheet ----------------------------------------------------------------------------------------


def test_the_attendance_sheet_has_a_row_for_everybody_expected_and_empty_ones() -> None:
    """Whoever excused themselves has no row, a delegate has the member's; each row has room for two signatures."""
    document = composed("attendance_sheet", example(), session="S2")
    members, others = _tables(document)[:2]
    names = [row[1] for row in members.rows]
    assert "Marta Olivieri" in names
    assert any("per delega di Silvia Donadini" in name for name in names)
    assert members.room
    assert all(row[4:7] == ("", "", "") for row in members.rows)
    assert all(not any(row) for row in others.rows)
    assert document.landscape


def test_the_attendance_sheet_of_a_restricted_session_names_nobody() -> None:
    """People at risk sign as they wish: not one name is printed beforehand."""
    process = example(changed(_session(example()), restricted=True))
    said = words_of(composed("attendance_sheet", process, session="S2"))
    seats = {word for one in process.all(Participant) for word in (one.last_name,)} - {"Menghini"}
    assert not [name for name in seats if name in said]
    assert "Nessun" not in said
    assert "Ciascuno scrive quello che vuole" in said


# -- instant report ------------------------------------------------------------------------------------------


def test_an_instant_report_has_a_chapter_for_each_topic() -> None:
    """What was gathered stands under its item; what gathered nothing is no topic; it says that it is no minutes."""
    document = composed("instant_report", example(), session="S1")
    assert "Non è il verbale." in words_of(document)
    topics = [text for text in _headings(document) if text.startswith("Tema ")]
    assert topics
    assert any(text.startswith("N01 – ") for text in words_of(document).splitlines())


def test_an_instant_report_is_ready_while_the_session_goes_on() -> None:
    """A session that is still open has its report of what it gathered so far."""
    session = changed(_session(example()), state=SessionState.OPEN, actual_end=None)
    assert "PR01" in words_of(composed("instant_report", example(session), session="S2"))
    assert _lacks("instant_report", empty(), session="S1") == ["gathered"]


# -- facilitator's sheet -------------------------------------------------------------------------------------


def test_the_facilitators_sheet_draws_planned_against_actual_time() -> None:
    """A bar for each item: within the plan, over it, not used; the lengths add up to the longer of the two."""
    document = composed("facilitator_sheet", example(), session="S2")
    chart = next(block for block in document.blocks if isinstance(block, Chart))
    assert chart.shown[2] == "47′ su 45′"
    assert chart.values[2] == (45.0, 2.0, 0.0)
    assert chart.values[0] == (4.0, 0.0, 1.0)
    assert chart.table.rows[-1][2:4] == ("180′", "187′")


def test_the_facilitators_sheet_counts_voices_by_category_and_never_by_person() -> None:
    """Categories and bodies are told, no person's name."""
    process = example()
    said = words_of(composed("facilitator_sheet", process, session="S2"))
    assert "Voci per categoria" in said
    assert "Comitato di frazione Ponterotto" in said
    assert not [one.full_name for one in process.all(Participant) if one.full_name in said]


def test_the_facilitators_sheet_tells_which_sections_were_left_out() -> None:
    """A section that was switched off stands there, and in no act."""
    layout = DocumentLayout(document="minutes", off=("lessons", "risks"))
    process = _with(DocumentSettings(layouts=(layout,)))
    said = words_of(composed("facilitator_sheet", process, session="S3"))
    assert "Verbale o resoconto della seduta: Rischi; Che cosa si è imparato" in said
    minutes = composed("minutes", process, session="S3")
    assert "Sezioni" not in words_of(minutes)
    assert minutes.left_out == ("Che cosa si è imparato",)


def test_restricted_content_is_in_no_sheet() -> None:
    """A restricted card hangs in no list of loose ends."""
    need = Need(id="NX", text="canarino", restricted=True)
    said = words_of(composed("facilitator_sheet", example(need), session="S2"))
    assert "NX" not in said
    assert "canarino" not in said


# -- project sheet -------------------------------------------------------------------------------------------


def test_a_project_sheet_gathers_all_that_hangs_on_a_proposal() -> None:
    """The words, who brought it, the needs, the votes, the commitments, the resources, the indicators."""
    said = words_of(composed("project_sheet", example(), subject="PR02"))
    for expected in (
        "SCHEDA PROGETTO PR02", "Argento Vivo, Comune", "Bisogno: Le richieste arrivano sparse", "N07 – ",
        "Votazione V2", "K01", "30 aprile 2026", "R15", "I01", "Condivisa dal tavolo",
    ):  # fmt: skip
        assert expected in said


def test_a_project_sheet_of_nothing_but_a_title_says_what_it_lacks() -> None:
    """Each thing that the table has not said yet is told, and the text has a line to write on."""
    process = example(Proposal(id="PRX", title="Un'idea sola"))
    assert _lacks("project_sheet", process, subject="PRX") == [
        "text", "needs", "commitments", "resources", "indicators",
    ]  # fmt: skip
    assert f"Che cosa si fa:\n{BLANK}" in words_of(composed("project_sheet", process, subject="PRX"))


@pytest.mark.parametrize("identifier", ["PRX", "nobody"])
def test_a_restricted_proposal_has_no_sheet(identifier: str) -> None:
    """Neither has one that does not exist."""
    process = example(Proposal(id="PRX", title="canarino", restricted=True))
    with pytest.raises(Refused):
        composed("project_sheet", process, subject=identifier)


# -- definitive project --------------------------------------------------------------------------------------


def test_a_definitive_project_has_all_its_parts() -> None:
    """Activities, who, calendar, economic framework, indicators, governance, the convention, the reservations."""
    document = composed("definitive_project", example())
    headings = _headings(document)
    for expected in (
        "Finalità e punti fissi", "Attività", "Chi partecipa", "Calendario", "Quadro economico", "Indicatori",
        "Governo del progetto e verifica", "Contenuti della convenzione", "Posizioni difformi e riserve",
    ):  # fmt: skip
        assert expected in headings
    said = words_of(document)
    assert "Il Tavolo lo propone all’amministrazione procedente" in said
    assert "28.000,00" in said
    assert "non è mai rimborsato" in said
    assert "Caregiver in cerchio" in said


def test_only_what_the_table_shared_is_an_activity() -> None:
    """A proposal that was rejected, merged or passed on is no activity of the project."""
    process = example()
    activities = [
        block.text for block in composed("definitive_project", process).blocks
        if isinstance(block, Heading) and block.level == 2 and block.text.startswith("PR")
    ]  # fmt: skip
    shared = [one for one in process.all(Proposal) if one.status is ProposalStatus.APPROVED]
    assert len(activities) == len(shared) == 11


def test_the_calendar_runs_from_the_first_day_to_the_last() -> None:
    """The rows are in the order of their days; a commitment without a day is told after them."""
    process = example(Commitment(id="KX", text="Senza giorno"))
    document = composed("definitive_project", process)
    calendar = next(table for table in _tables(document) if table.header[0] == "Entro")
    assert calendar.rows[0][0] == "15 aprile 2026"
    assert calendar.rows[-1][0] == "31 dicembre 2026"
    assert f"Senza giorno: {BLANK}" in words_of(document)


def test_the_convention_is_a_checklist_with_what_the_path_answers() -> None:
    """Eleven things, each answered by the file or still to be written; what was marked for it is named."""
    commitment = example().get(Commitment, "K01")
    assert commitment is not None
    process = example(changed(commitment, fields={"convention_clause": True}))
    table = next(
        table for table in _tables(composed("definitive_project", process)) if "convenzione" in table.header[0]
    )
    answers = {row[0]: row[1:] for row in table.rows}
    assert len(answers) == 11
    assert answers["Durata"] == ("durata: fino al 31 dicembre 2026", "☐ verificare")
    assert answers["Sanzioni e revoca, se non la si rispetta"] == ("niente ancora", "☐ scrivere")
    assert "CUP" in answers["Tracciabilità dei pagamenti"][0]
    assert "Impegni da riportare in convenzione: K01." in words_of(composed("definitive_project", process))


def test_insurance_answers_the_convention_once_it_is_on_the_ledger() -> None:
    """A row of the kind of insurance is the answer, by its code and words."""
    row = Resource(id="RX", kind="insurance", description="Polizza volontari", flow="use", reimbursable=True)
    assert "Polizza volontari" in words_of(composed("definitive_project", example(row)))
    before, after = (_lacks("definitive_project", one) for one in (example(), example(row)))
    assert before.count("convention") == after.count("convention") + 1


def test_the_project_of_an_open_path_has_no_convention() -> None:
    """Outside a procedure it is a shared project, without the law's checklist."""
    document = composed("definitive_project", example(kind=OPEN))
    assert document.title.startswith("PROGETTO CONDIVISO")
    assert "Contenuti della convenzione" not in _headings(document)


def test_a_project_of_nothing_can_be_filled_in_by_hand() -> None:
    """A path that has just begun gives the frame of a project: empty lines under each part."""
    document = composed("definitive_project", empty())
    assert sum(isinstance(block, WritingLines) for block in document.blocks) >= 3
    lacks = _lacks("definitive_project", empty())
    assert {"shared", "goals", "resources", "indicators", "convention"} <= set(lacks)


# -- shared summary and report -------------------------------------------------------------------------------


def test_a_summary_tells_the_positions_beside_what_was_shared() -> None:
    """Where somebody keeps a reservation the summary says that the proposal is not joint, and prints it."""
    said = words_of(composed("shared_summary", example(kind=PROGRAMMING)))
    assert "non presenta una proposta unitaria" in said
    assert "Conferma la riserva" in said
    assert "Proposte esaminate e non condivise" in said
    assert "Solitudine e relazioni" in said
    assert "L’amministrazione conclude il procedimento con proprio atto" in said


def test_a_summary_without_differing_positions_is_a_joint_proposal() -> None:
    """Nobody objected: what was shared is the joint proposal."""
    process = example(kind=PROGRAMMING, without=("votes", "decisions"))
    said = words_of(composed("shared_summary", process))
    assert "sono la proposta unitaria del Tavolo" in said
    assert "non presenta una proposta unitaria" not in said


def test_the_managers_report_accounts_for_the_inquiry() -> None:
    """The acts, who sat there, each session with its minutes, the results, the positions; the office proposes."""
    document = composed("manager_report", example())
    said = words_of(document)
    for expected in (
        "Marta Olivieri, responsabile del procedimento", "determina di avvio n. 12", "elenco ETS ammessi al tavolo",
        "Dalle idee agli impegni", "40 bisogni", "Ne ha condivise 11", "Conferma la riserva",
    ):  # fmt: skip
        assert expected in said
    assert "manager_words" in _lacks("manager_report", example())


# -- pact and participated proposal --------------------------------------------------------------------------


def test_a_pact_is_made_of_the_clauses_that_were_written_together() -> None:
    """Where the table wrote clauses, they and nothing else are the text; one that is not shared yet is a draft."""
    item = AgendaItem(id="A99", session="S2", n=99, title="Clausole", method="clause_writing")
    clauses = (
        Proposal(id="PRA", title="Apriamo ogni martedì", agenda_item="A99", status=ProposalStatus.APPROVED),
        Proposal(id="PRB", title="Chi usa la sala la riordina", agenda_item="A99"),
        Proposal(id="PRC", title="Testo caduto", agenda_item="A99", status=ProposalStatus.REJECTED),
    )
    process = example(item, *clauses, kind=PACT)
    document = composed("pact", process)
    written = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    assert written == ["1. Apriamo ogni martedì", "2. Chi usa la sala la riordina"]
    assert words_of(document).count("In bozza") == 1
    assert "draft_clauses" in _lacks("pact", process)


def test_every_party_has_a_line_to_sign_a_pact() -> None:
    """Each body once, and each person who sits for none; in a public copy nobody signs."""
    document = composed("pact", example(kind=PACT))
    lines = next(block for block in document.blocks if isinstance(block, Signatures)).lines
    assert len(lines) == 13
    assert lines[0] == ("Per Comune di Borgoserra di Mezzo", "")
    public = composed("pact", example(kind=PACT), "public")
    assert not [block for block in public.blocks if isinstance(block, Signatures)]
    assert "L’originale firmato è conservato agli atti." in words_of(public)


def test_the_text_of_an_open_path_is_no_pact_of_an_administration() -> None:
    """It is a shared text that holds for those who sign it."""
    document = composed("pact", example(kind=OPEN))
    assert document.title.startswith("TESTO CONDIVISO")
    assert "Non è un atto pubblico" in words_of(document)


def test_a_participated_proposal_has_what_the_regional_law_asks_for() -> None:
    """Object and needs, a short summary, the critical points, the proposals, approval and sending to be filled in."""
    said = words_of(composed("participated_proposal", example(kind=OPEN)))
    for expected in (
        "L.R. Emilia-Romagna 22 ottobre 2018, n. 15", "Il percorso si è svolto in 3 incontri", "Un rischio: ",
        "1. Portineria diffusa delle frazioni", "Approvato dal tavolo di negoziazione il:",
        "Inviato al Tecnico di garanzia della partecipazione il:", "Per il tavolo di negoziazione",
    ):  # fmt: skip
        assert expected in said


# -- sections ------------------------------------------------------------------------------------------------


def _with(settings: DocumentSettings, kind: ProcessKind | None = None) -> Process:
    """Return the worked example with these settings of its documents."""
    details = changed(example(kind=kind).details, documents=settings)
    assert isinstance(details, ProcessDetails)
    return example(details)


def test_sections_are_left_out_and_put_in_another_order() -> None:
    """A section that was switched off is gone, one that was moved stands where it was put."""
    layout = DocumentLayout(document="definitive_project", order=("governance", "frame"), off=("theory", "risks"))
    document = composed("definitive_project", _with(DocumentSettings(layouts=(layout,))))
    headings = _headings(document)
    assert "Rischi" not in headings
    assert headings.index("Governo del progetto e verifica") < headings.index("Finalità e punti fissi")
    assert document.left_out == ("Teoria del cambiamento", "Rischi")


def test_a_section_that_says_nothing_is_not_told_as_left_out() -> None:
    """What was switched off and would have been empty costs nobody anything."""
    layout = DocumentLayout(document="project_sheet", off=("territory", "after", "needs"))
    document = composed("project_sheet", _with(DocumentSettings(layouts=(layout,))), subject="PR02")
    assert document.left_out == ("Bisogni",)


def test_minutes_follow_the_sections_of_their_path() -> None:
    """Indicators before commitments, and no questions put off, as the path wants it."""
    layout = DocumentLayout(document="minutes", order=("indicators", "state_of_commitments"), off=("questions",))
    headings = _headings(composed("minutes", _with(DocumentSettings(layouts=(layout,))), session="S3"))
    usual = _headings(composed("minutes", example(), session="S3"))
    assert len(headings) < len(usual)
    assert re.search("Indicatori.*Stato degli impegni", " ".join(headings))
    assert re.search("Stato degli impegni.*Indicatori", " ".join(usual))


@pytest.mark.parametrize(
    ("route", "days", "said"),
    [
        ("read_in_session", 5, "letto e firmato in seduta"),
        ("remarks", 5, "Entro 5 giorni dall’invio si possono mandare osservazioni scritte"),
        ("remarks", None, "Poi lo chiude il responsabile del procedimento."),
        ("next_session", None, "Si approva nella seduta successiva."),
    ],
)
def test_a_notice_says_by_which_route_the_minutes_close(route: str, days: int | None, said: str) -> None:
    """Read at once, closed after remarks, or approved next time: people know it before they come."""
    details = changed(example().details, closing_route=route, remarks_days=days)
    assert said in words_of(composed("convening", example(details), session="S2"))
