"""What the minutes of the worked example say: everything that happened, in order, with the numbers of the data."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from itertools import pairwise

import pytest
from minutes_samples import (
    LANGUAGES,
    NASTY,
    SESSIONS,
    changed,
    composed,
    example,
    in_order,
    section,
    tables,
    words,
)

from codesign_tui.domain.items import Commitment, Note, Proposal, Resource, Vote
from codesign_tui.domain.meetings import AgendaItem, MinutesRecord, Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Attendance, Participant
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.domain.text import clean
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Chart, Heading, Paragraph, Signatures, Table, block_texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", CopyKind)
@pytest.mark.parametrize("session", SESSIONS)
def test_every_session_composes_in_both_languages_and_copies(session: str, copy: CopyKind, language: str) -> None:
    """Each session of the example composes in each language and copy, without a hole or an unfilled place."""
    document = composed(example(), session, copy, language)
    text = words(document)
    assert not re.search(r"minutes\.\w|terms\.\w|\{\w+\}|None|  ", text)
    for block in document.blocks:
        if not isinstance(block, Table | Chart):
            assert all(part.strip() for part in block_texts(block)), "an empty text"
        if isinstance(block, Table):
            assert all(row[0].strip() for row in block.rows), "a row that begins with nothing"
            assert all(len(row) == len(block.header) for row in block.rows)
            assert len(block.widths) in (0, len(block.header))


def test_the_heading_says_which_act_it_is() -> None:
    """Number, table, session, law, earlier acts, CUP, status, date in words, place, notice and agenda come first."""
    document = composed(example(), "S2")
    assert document.title == "VERBALE N. 2 — Tavolo di co-progettazione «Invecchiare bene a Borgoserra»"
    in_order(
        words(document),
        "Comune di Borgoserra di Mezzo",
        "Settore Servizi alla Persona",
        "VERBALE N. 2",
        "Seduta n. 2 del 5 marzo 2026 – Dalle idee agli impegni",
        "art. 55, c. 3, D.Lgs. 117/2017",
        "determina di avvio n. 12 del 12 gennaio 2026",
        "avviso pubblico n. 1",
        "CUP FITTIZIO0000000",
        "Approvato nella seduta n. 3 del 10 settembre 2026",
        "L'anno duemilaventisei, il giorno cinque del mese di marzo, alle ore 17.04",
        "Sala polivalente, via del Mulino 4",
        "convocazione del 18 febbraio 2026, prot. 0000231/2026",
        "Ordine del giorno",
        "Approvazione del verbale della seduta n. 1",
        "Chiusura",
        "Presenti",
    )


@pytest.mark.parametrize("copy", CopyKind)
@pytest.mark.parametrize(("language", "said"), [("it", "premessa programmatoria"), ("en", "programming it stands on")])
def test_a_co_design_says_which_programming_it_stands_on(copy: CopyKind, language: str, said: str) -> None:
    """Both copies, in both languages, name the programming act under the title, between the law and the acts."""
    line = composed(example(), "S2", copy, language).subtitle[1]
    in_order(line, "117/2017", f"{said}: piano di zona e coprogrammazione, documento di sintesi", " 12 ")


def test_a_path_without_a_programming_act_says_nothing_of_it() -> None:
    """Nothing typed, or a path of another kind: no word of a programming premise is printed."""
    empty = changed(example().details, programming_premise=None)
    pact = changed(example().details, kind=ProcessKind.PATTO)
    for details in (empty, pact):
        assert "premessa programmatoria" not in words(composed(example(details), "S2"))


def test_acts_later_than_the_session_are_not_quoted() -> None:
    """Minutes quote only acts that were there: the convention of April is not in the minutes of March."""
    assert "convenzione" not in composed(example(), "S2").subtitle[1]
    assert "convenzione rep. 7 del 2 aprile 2026" in composed(example(), "S3").subtitle[1]


def test_presence_tells_late_arrival_early_exit_and_proxy() -> None:
    """Who came late, left early or sent a delegate stands in the table and in the item during which it happened."""
    first, second = composed(example(), "S1"), composed(example(), "S2")
    rows = {row[0]: row for row in tables(first)["Presenti"].rows}
    assert rows["Ivo Marchetti"][4] == "17.25–20.14"
    assert "Alle ore 17.25 entra Ivo Marchetti (Farmacia)." in words(first)
    rows = {row[0]: row for row in tables(second)["Presenti"].rows}
    assert rows["Franco Bellavite"][4] == "17.04–19.45"
    assert rows["Silvia Donadini"][4] == "17.04–20.11, per delega"
    in_order(
        words(second),
        "Deleghe:",
        "Silvia Donadini (Officine): Matteo Rinaldini, addetto all'ufficio del personale; delega scritta",
    )
    item = section(second, "Punto 7")
    assert any(isinstance(block, Paragraph) and "19.45 esce Franco Bellavite" in block.text for block in item)
    in_order(words(second), "Assenze giustificate", "Davide Ronchetti (Comune)")
    in_order(words(composed(example(), "S3")), "Assenze giustificate", "Carlo Busetti", "non giustificate", "Marchetti")


def test_no_member_convened_is_left_out_of_a_procedure() -> None:
    """A member of whom nothing is recorded stands among those not recorded, unless they joined in a later session."""
    silent = Participant(id="P90", first_name="Olga", last_name="Nuvoloni", category="civil_society")
    later = Participant(id="P91", first_name="Pio", last_name="Sereni", category="civil_society")
    joined = Attendance(id="S3:P91", session="S3", participant="P91", status="present")
    process = example(silent, later, joined)
    text = words(composed(process, "S2"))
    in_order(text, "Assenze giustificate", "Presenza non registrata:", "Olga Nuvoloni", "di 13 componenti su 15")
    assert "Pio Sereni" not in text
    assert "Pio Sereni" in words(composed(process, "S3"))


def test_a_table_right_under_a_heading_does_not_say_it_again() -> None:
    """No table repeats as its caption what the heading over it says."""
    for session in SESSIONS:
        blocks = composed(example(), session).blocks
        for over, table in pairwise(blocks):
            if isinstance(over, Heading) and isinstance(table, Table) and table.caption:
                assert not table.caption.casefold().startswith(over.text.casefold())


def test_a_proposal_tells_which_goals_of_the_notice_it_serves() -> None:
    """The goals of the notice that a proposal serves stand beside its words."""
    proposal = example().get(Proposal, "PR01")
    assert proposal is not None
    document = composed(
        example(changed(proposal, fields={"goals": ["Ridurre la solitudine", "Unire i servizi"]})), "S2"
    )
    row = next(row for row in tables(document)["Proposte"].rows if row[0] == "PR01")
    assert row[1].endswith("(obiettivi dell'avviso: «Ridurre la solitudine», «Unire i servizi»)")


def test_judged_proposals_stand_by_quadrant_in_the_order_of_their_numbers() -> None:
    """What is worth doing at once comes first; in each quadrant by number, whenever each was judged."""
    matrix = tables(composed(example(), "S2"))["Impatto e impegno richiesto dalle proposte"]
    names = ["Subito", "Progetti importanti", "Riempitivi", "Da lasciare", "Nel mezzo"]
    places = [(names.index(row[0]), row[1]) for row in matrix.rows]
    assert places == sorted(places)
    assert (names.index("Progetti importanti"), "PR04") in places


def test_the_opening_counts_who_is_there() -> None:
    """The opening says who chairs and writes and how many are present, voting, admitted, at the hour of opening."""
    in_order(
        words(composed(example(), "S1")),
        "Presiede Marta Olivieri (Comune), responsabile del procedimento.",
        "Facilita i lavori Irene Castaldi (incarico esterno).",
        "Verbalizza Paolo Menghini (Comune).",
        "12 componenti su 14, di cui 11 con diritto di voto",
        "aperta la seduta alle ore 17.08.",
        "4 ETS ammessi su 4",
        "informativa sul trattamento dei dati personali",
        "conflitto d'interessi",
        "liberatoria",
    )


def test_item_times_add_up_to_the_session() -> None:
    """Each item's times follow from the minutes spent, from the opening to the close."""
    text = words(composed(example(), "S1"))
    in_order(text, "(ore 17.08–17.28)", "(ore 17.28–17.42)", "(ore 18.04–18.56)", "(ore 20.06–20.14)", "ore 20.14.")


def test_contributions_stand_under_the_item_that_gathered_them() -> None:
    """The 39 needs of session 1 stand under item 4, by cluster, with the body's name or «anonimo»; N11 does not."""
    text = "\n".join(str(block) for block in section(composed(example(), "S1"), "Punto 4"))
    assert len(set(re.findall(r"N\d\d – ", text))) == 39
    assert "N11 – " not in text
    assert "N03 – Chi rimane vedovo esce dal giro delle amicizie e si vergogna a chiedere compagnia. (anonimo)" in text
    in_order(text, "Solitudine e relazioni", "N01", "Comitato di frazione Ponterotto", "Spostarsi", "N07")


@pytest.mark.parametrize(("session", "code"), [("S1", "V1"), ("S2", "V2")])
def test_dot_votes_show_the_numbers_of_the_data(session: str, code: str) -> None:
    """A tally shows every option with the counts per category and in all, and totals that add up."""
    process = example()
    vote = process.get(Vote, code)
    assert vote is not None
    table = tables(composed(process, session))[f"Esito della votazione {code}"]
    assert table.header[1:] == ("Ente pubblico", "Terzo settore", "Ente privato", "Società civile", "Totale")
    for row, given in zip(table.rows, vote.tally, strict=False):
        assert row[0].startswith(given.option)
        assert tuple(map(int, row[1:])) == (*given.by_category.values(), given.total)
    assert len(table.rows) == len(vote.tally) + 1
    assert int(table.rows[-1][-1]) == sum(row.total for row in vote.tally)
    assert vote.voters is not None
    assert int(table.rows[-1][-1]) == vote.voters * (vote.dots_per_voter or 0)


def test_formal_vote_and_consent_are_told_whole() -> None:
    """A formal vote gives numbers and who abstained; a consent gives rounds, objection, integration, reservation."""
    text = words(composed(example(), "S2"))
    in_order(text, "Favorevoli 12, contrari 0, astensioni 1.", "Carlo Busetti (Autolinee)", "Il verbale è approvato.")
    in_order(
        text,
        "consensi 10, riserve 1, obiezioni 1",
        "Obiezione – Samuele Pirovini (Il Filo d'Erba): «Il coordinamento non può",
        "Riserva – Anna Rita Colombini",
        "Vengono riconosciute 60 ore",
        "consensi 11, riserve 1, obiezioni 0",
        "Il Tavolo condivide per consenso.",
        "Posizioni difformi e riserve",
        "V3: Riserva – Anna Rita Colombini (Caregiver in cerchio): «Conferma la riserva sulle ore di respiro.»",
        "D04",
        "(proposta all'amministrazione)",
    )


def test_proposals_say_what_became_of_them() -> None:
    """A proposal is shared, postponed, not taken further, forwarded with its addressee, merged, to be reworded."""
    rows = {row[0]: row[-1] for row in tables(composed(example(), "S1"))["Proposte"].rows}
    assert len(rows) == 19
    assert rows["PR02"] == "Condivisa dal tavolo."
    assert rows["PR09"].startswith("Rinviata.")
    assert rows["PR12"] == "Confluita in PR11."
    assert rows["PR14"].startswith("Non proseguita.")
    assert rows["PR20"].startswith("Da riformulare.")
    second = {row[0]: row[-1] for row in tables(composed(example(), "S2"))["Proposte"].rows}
    in_order(second["PR04"], "Trasmessa a: Agenzia per la mobilità", "fuori dal perimetro dell'avviso")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("session", SESSIONS)
def test_proposals_are_never_approved_and_scores_of_ideas_never_printed(session: str, language: str) -> None:
    """Only minutes are approved; how charismatic an idea is stays out of every copy."""
    text = words(composed(example(), session, language=language))
    assert not re.search(
        r"propost\w+ (?:è|sono) (?:approvat|respint)|carismatic|charismatic|camaleontic|chameleonic", text
    )
    for line in text.splitlines():
        if re.search(r"\b(?:approvat|respint)[aei]?\b", line, re.IGNORECASE):
            assert "verbale" in line.casefold() or line.startswith("Bozza"), line


def test_commitments_of_session_two_are_all_there() -> None:
    """The fifteen commitments stand in one table with owner and body, date as promised, resources and proposals."""
    process = example()
    table = tables(composed(process, "S2"))["Impegni assunti"]
    assert [row[0] for row in table.rows] == [f"K{n:02d}" for n in range(1, 16)]
    rows = {row[0]: row for row in table.rows}
    assert rows["K01"][2:] == (
        "Teresa Gualandi (Argento Vivo); con Comune",
        "30 aprile 2026",
        "R05, R07, R15, R19",
        "PR02",
    )
    assert rows["K03"][3] == "30 giugno 2026", "the date promised then, not the one set in session 3"
    assert "Tutti gli impegni sono stati confermati in seduta" in words(composed(process, "S2"))


def test_a_commitment_says_what_it_depends_on() -> None:
    """A commitment that needs an act or a board's word says so; one without owner or date says that too."""
    promise = Commitment(
        id="K16",
        text="Cedere la sala.",
        session="S2",
        confirmed_by_owner=True,
        act_needed="deliberazione di Giunta",
        to_confirm_by_body="consiglio direttivo, entro il 20 marzo",
    )
    row = tables(composed(example(promise), "S2"))["Impegni assunti"].rows[-1]
    assert row[2:4] == ("da individuare", "da stabilire")
    in_order(row[-1], "subordinato ad atto: deliberazione di Giunta", "da confermare dall'organo: consiglio direttivo")


def test_resources_add_up() -> None:
    """Sources, uses, contributions in kind and reserve are computed from the rows and written as people write euros."""
    process = example()
    document = composed(process, "S2")
    for caption, flow in (("Fonti", "source"), ("Impieghi previsti", "use"), ("Apporti non monetari", "in_kind")):
        total = sum((r.value or Decimal(0) for r in process.all(Resource) if r.flow == flow), Decimal(0))
        assert tables(document)[caption].rows[-1][-1] == Translator("it").euros(total).replace("\xa0", "\xa0")
    text = words(document).replace("\xa0", " ")
    in_order(text, "240 ore × 21,50 €", "1.440,00 €", "28.000,00 €", "20.050,00 €", "7.950,00 €", "11.787,00 €")
    assert "7.000,00 € di valorizzazione del volontariato, non rimborsabile" in text


def test_session_three_tells_what_was_kept_and_learned() -> None:
    """The state of commitments, indicators with n, factors, lessons and the survey without small categories."""
    document = composed(example(), "S3")
    text = words(document)
    assert "15 impegni esaminati: 9 conclusi, 4 in corso, 1 in ritardo, 1 bloccato." in text
    rows = {row[0]: row for row in tables(document)["Stato degli impegni"].rows}
    assert rows["K03"][3] == "30 giugno 2026; nuova data: 30 novembre 2026"
    indicators = {row[0]: row for row in tables(document)["Indicatori"].rows}
    assert indicators["I04"][3] == "74% (31 agosto 2026, n = 23)"
    assert indicators["I06"][2:4] == ("10,4 punti (14 aprile 2026, n = 12)", "9,3 punti (8 settembre 2026, n = 11)")
    survey = tables(document)["Medie del questionario"]
    assert survey.rows[1] == ("Gli impegni presi sono chiari", "4,1", "4,0", "4,2", "non mostrato", "non mostrato")
    in_order(text, "Fattori che ostacolano", "FO1", "Lezioni apprese", "L6", "Questioni rinviate", "Q4")


def test_the_end_says_when_and_how_it_goes_on() -> None:
    """Parked questions, next session, annexes, remarks, closing time, what follows and who signs close the minutes."""
    process = example()
    in_order(
        words(composed(process, "S1")),
        "Questioni rinviate",
        "Truffe agli anziani",
        "Prossima seduta",
        "5 marzo 2026, alle ore 17.00.",
        "Allegati",
        "All. 3 – Trascrizione",
        "Osservazioni pervenute",
        "clienti abituali e non di singole persone.» – accolta.",
        "La seduta si chiude alle ore 20.14.",
        "Letto, confermato e sottoscritto.",
    )
    signatures = composed(process, "S1").blocks[-2]
    assert signatures == Signatures(
        (("Responsabile del procedimento", "Marta Olivieri"), ("Segretario/a verbalizzante", "Paolo Menghini"))
    )
    draft = example(changed(process.details, remarks_days=7))
    assert "osservazioni entro 7 giorni ed è sottoposto ad approvazione" in words(composed(draft, "S3"))


def test_a_draft_says_that_it_is_one_and_protocol_is_only_what_was_typed() -> None:
    """A draft is called a draft; the protocol appears once somebody has typed it."""
    process = example()
    assert "Bozza non approvata: si approva in una seduta successiva" in composed(process, "S3").standing
    record = process.in_session(MinutesRecord, "S3")[0]
    registered = changed(record, status="registered", protocol_no="0002001", protocol_date="2026-09-20")
    standing = composed(example(registered), "S3").standing
    assert "Protocollo n. 0002001 del 20 settembre 2026" in standing
    assert "Bozza non approvata: si approva in una seduta successiva" not in standing


def test_an_unfinished_session_composes_with_what_it_has() -> None:
    """A session that is planned, or in hand, composes: what is not there yet is said or left out."""
    planned = Session(id="S4", number=4, title="Ripartire", date="2026-11-26", planned_start="17:00")
    text = words(composed(example(planned), "S4"))
    assert "La seduta non è ancora stata aperta. È prevista il giorno 26 novembre 2026, alle ore 17.00." in text
    assert "Le presenze non sono state annotate." in text
    running = changed(planned, actual_start="17:03")
    item = AgendaItem(
        id="S4-1",
        session="S4",
        n=1,
        title="Avvio",
        runs=({"started_at": "2026-11-26T17:03:00+01:00"},),
    )
    text = words(composed(example(running, item), "S4"))
    in_order(text, "alle ore 17.03", "Punto 1 — Avvio (dalle ore 17.03)", "La seduta è ancora in corso")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", CopyKind)
def test_hostile_text_composes_and_stays_whole(copy: CopyKind, language: str) -> None:
    """Whatever people typed, the minutes compose, and each hostile string is found in them as it was kept."""
    hostile = [text for text in map(clean, json.loads(NASTY.read_text("utf-8"))) if text.strip()]
    notes = [Note(id=f"A{n}", text=text, session="S1") for n, text in enumerate(hostile, 1)]
    session = example().get(Session, "S1")
    assert session is not None
    titled = changed(session, title=" ".join(hostile), attachments=tuple(hostile))
    text = words(composed(example(titled, *notes), "S1", copy, language))
    for said in hostile:
        assert said in text


def test_an_unknown_session_is_refused() -> None:
    """A session that does not exist is refused with a sentence."""
    with pytest.raises(Refused):
        composed(example(), "S9")


def test_two_languages_at_once_do_not_mix() -> None:
    """Italian and English composed in threads at the same time are what they are one after the other."""
    process = example()
    wanted = {language: composed(process, "S2", CopyKind.PUBLIC, language) for language in LANGUAGES}
    with ThreadPoolExecutor(4) as pool:
        jobs = [
            (language, pool.submit(composed, process, "S2", CopyKind.PUBLIC, language)) for language in LANGUAGES * 4
        ]
        assert all(job.result() == wanted[language] for language, job in jobs)


def test_a_vote_says_which_roles_agree_and_when_it_is_looked_at_again() -> None:
    """In the internal copy of a procedure «di cui» each role agrees is told; the review day of a consent in both."""
    consent = example().get(Vote, "V3")
    assert consent is not None
    told = changed(consent, voters_by_role={"ets_ammesso": 4, "invitato": 3}, review_date="2026-09-15")
    internal = words(composed(example(told), session="S2"))
    assert "A favore, per ruolo: ETS ammesso 4 su 4, invitato 3 su 3." in internal
    assert "Si rivede il 15 settembre 2026." in internal
    public = words(composed(example(told), session="S2", copy=CopyKind.PUBLIC))
    assert "per ruolo" not in public
    assert "Si rivede il 15 settembre 2026." in public
