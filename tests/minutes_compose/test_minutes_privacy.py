"""What a public copy never says: names that may not appear, small groups, contacts, restricted content."""

import pytest
from minutes_samples import (
    SESSIONS,
    changed,
    composed,
    example,
    section,
    tables,
    words,
)

from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.items import Cluster, Need, Note, Proposal, Statement, Vote, VoteEntry
from codesign_tui.domain.meetings import AgendaItem, MinutesRecord, Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Attendance, Participant, Staff
from codesign_tui.domain.terms import Attribution, CopyKind, ItemState, VoteSource
from codesign_tui.minutes.bearers import nameable
from codesign_tui.minutes.privacy import NameKeeper

PUBLIC = CopyKind.PUBLIC


def test_the_example_names_only_who_said_yes() -> None:
    """Whoever said yes and acts for a body keeps the name; others become pseudonyms, staff and delegates roles."""
    process = example()
    for session in SESSIONS:
        text = words(composed(process, session, PUBLIC))
        assert "Marta Olivieri" in text
        people: list[Participant | Staff] = [*process.all(Participant), *process.all(Staff)]
        assert not any(person.last_name in text for person in people if not nameable(person))
        for attendance in process.all(Attendance):
            assert attendance.delegate is None or attendance.delegate.last_name not in text
    text = words(composed(process, "S2", PUBLIC))
    assert "Caregiver in cerchio – componente" in text
    assert "addetto all'ufficio del personale; delega scritta acquisita agli atti (All. 2)" in text
    assert "Facilita i lavori una persona designata (incarico esterno)." in text
    assert "precisazione chiesta dal dottor Marchetti" in text


def test_each_replacement_is_listed_to_be_confirmed() -> None:
    """What was replaced in a free text is listed for the writer, and the sentence keeps its grammar."""
    document = composed(example(), "S2", PUBLIC)
    assert document.confirm == ("La signora Colombini → La persona indicata come «Caregiver in cerchio – componente»",)
    assert "La persona indicata come «Caregiver in cerchio – componente» chiede che le ore" in words(document)
    assert composed(example(), "S2").confirm == ()


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("La signora Colombini chiede.", "La persona indicata come «X» chiede."),
        ("Parla COLOMBINI Anna Rita.", "Parla la persona indicata come «X»."),
        ("Parla A.R. Colombini.", "Parla la persona indicata come «X»."),
        ("secondo colombini no", "secondo la persona indicata come «X» no"),
        ("Lo chiede l’assistente sociale Colombini.", "Lo chiede la persona indicata come «X»."),
        ("L'idea della sig.ra Colombini piace.", "L'idea della persona indicata come «X» piace."),
        ("Si affida alla dott.ssa Colombini.", "Si affida alla persona indicata come «X»."),
        ("È detto da Colombini.", "È detto dalla persona indicata come «X»."),
        ("Con Anna Rita si decide.", "Con la persona indicata come «X» si decide."),
        ("Mrs Colombini's idea", "La persona indicata come «X»'s idea"),
        ("Con Rita si decide.", "Con la persona indicata come «X» si decide."),
        ("Via Colombini è chiusa.", "Via Colombini è chiusa."),
        ("Colombiniana è un'altra parola.", "Colombiniana è un'altra parola."),
    ],
)
def test_a_name_leaves_the_sentence_with_its_title_and_article(said: str, printed: str) -> None:
    """However a name is written, it goes with its title, and the article agrees with what replaces it."""
    process = example(changed(_person("P13"), pseudonym="X"))
    assert NameKeeper(process, "it").hide(said)[0] == printed


def _person(identifier: str) -> Participant:
    """Return one member of the example."""
    person = example().get(Participant, identifier)
    assert person is not None
    return person


def test_a_last_name_that_is_a_word_goes_only_when_capital() -> None:
    """Ms Costa is replaced, what something costs is not; with her first name she goes in any case."""
    process = example(changed(_person("P13"), last_name="Costa", pseudonym="X"))
    keeper = NameKeeper(process, "it")
    assert keeper.hide("Quanto costa? Lo dice Costa.")[0] == "Quanto costa? Lo dice la persona indicata come «X»."
    assert keeper.hide("lo dice anna costa")[0] == "lo dice la persona indicata come «X»"


def test_an_organisation_keeps_its_name_and_so_does_a_namesake_in_full() -> None:
    """A body's name stays even with a hidden surname in it; a namesake who said yes stays when named in full."""
    hidden = changed(_person("P13"), last_name="Olivieri", pseudonym="X")
    keeper = NameKeeper(example(hidden), "it")
    assert keeper.hide("Marta Olivieri apre.")[0] == "Marta Olivieri apre."
    assert keeper.hide("Parla Anna Rita Olivieri.")[0] == "Parla la persona indicata come «X»."
    assert keeper.hide("Parla Olivieri.")[0] == "Parla la persona indicata agli atti."
    corte = NameKeeper(example(changed(_person("P13"), last_name="Corte")), "it")
    assert corte.hide("Il Circolo La Corte di Borgoserra APS.")[0] == "Il Circolo La Corte di Borgoserra APS."


def test_a_citizen_without_body_or_pseudonym_gets_a_number() -> None:
    """Someone who acts for no organisation is never named, even having said yes."""
    alone = changed(_person("P14"), organization=None, pseudonym=None, public_name_ok=True)
    text = words(composed(example(alone), "S1", PUBLIC))
    assert "Vezzali" not in text
    assert "Componente 2 (società civile)" in text


def test_small_categories_are_pooled_in_public_tallies() -> None:
    """Categories of fewer than three voters stand together in a public tally; the counts still add up."""
    table = tables(composed(example(), "S1", PUBLIC))["Esito della votazione V1"]
    assert table.header == ("Opzione", "Ente pubblico", "Terzo settore", "Altre categorie", "Totale")
    assert table.rows[0][1:] == ("2", "4", "3", "9")
    assert table.rows[-1][1:] == ("15", "25", "20", "60")


@pytest.mark.parametrize(
    "voters",
    [
        {"public_body": 5, "third_sector": 5, "civil_society": 2},
        {"public_body": 10, "private_entity": 1, "civil_society": 1},
    ],
)
def test_a_breakdown_that_would_tell_by_subtraction_is_left_out(voters: dict[str, int]) -> None:
    """With one small category, or a pool under three, the public copy gives totals alone."""
    vote = example().get(Vote, "V1")
    assert vote is not None
    document = composed(example(changed(vote, voters_by_category=voters)), "S1", PUBLIC)
    assert tables(document)["Esito della votazione V1"].header == ("Opzione", "Totale")
    assert "Votanti per categoria" not in words(document)


def test_a_secret_vote_names_nobody_in_any_copy() -> None:
    """A secret vote shows no positions and no small category, in the internal copy too."""
    vote = example().get(Vote, "V3")
    assert vote is not None
    for copy in CopyKind:
        item = str(section(composed(example(changed(vote, secret=True)), "S2", copy), "Punto 6"))
        assert "voto segreto" in item.casefold()
        assert "«Il coordinamento non può" not in item
        assert "consensi 10, riserve 1, obiezioni 1" in item


def test_a_secret_vote_by_ballots_says_how_many_were_cast_and_breaks_down_only_what_was_decided() -> None:
    """Both copies tell the ballots and the categories decided at its opening, the others together."""
    vote = example().get(Vote, "V1")
    assert vote is not None
    rows = tuple(
        row.model_copy(update={"by_category": {"third_sector": row.by_category["third_sector"]}}) for row in vote.tally
    )
    cast = VoteEntry(source=VoteSource.BALLOTS, ballots=11)
    secret = changed(vote, secret=True, apart=("third_sector",), tally=rows, entries=(cast,))
    for copy in CopyKind:
        document = composed(example(secret), "S1", copy)
        assert "11 schede nell'urna" in words(document)
        header = tables(document)["Esito della votazione V1"].header
        assert header == ("Opzione", "Terzo settore", "Altre categorie", "Totale")


def test_positions_and_remarks_stand_under_the_body_in_public() -> None:
    """In public a position or a remark is the organisation's; in the internal copy the person's."""
    text = words(composed(example(), "S2", PUBLIC))
    assert "Obiezione – Cooperativa sociale Il Filo d'Erba di Borgoserra: «" in text
    assert "Farmacia di Borgoserra: «Al punto 4" in words(composed(example(), "S1", PUBLIC))
    assert "Ivo Marchetti (Farmacia): «Al punto 4" in words(composed(example(), "S1"))


def test_a_signed_card_loses_the_person_in_public() -> None:
    """A signed card names the person inside and the body in public; an anonymous one says its text alone."""
    signed = Need(
        id="N41", text="Servono panchine.", session="S1", agenda_item=_item(4), author="P05",
        attribution=Attribution.PERSON, flash=True, transcribed_after=True,
    )  # fmt: skip
    quiet = Need(
        id="N42", text="Ho paura di uscire.", session="S1", agenda_item=_item(4), attribution=Attribution.ANONYMOUS,
        category="civil_society", flash=True, origin_table="Tavolo 2", evidence="esperienza",
    )  # fmt: skip
    process = example(signed, quiet)
    inside, outside = words(composed(process, "S1")), words(composed(process, "S1", PUBLIC))
    note = "disaccordo segnalato; trascritto dopo la seduta"
    assert f"N41 – Servono panchine. (Teresa Gualandi (Argento Vivo); {note})" in inside
    assert f"N41 – Servono panchine. (Argento Vivo Borgoserra ODV; {note})" in outside
    assert "N42 – Ho paura di uscire. (anonimo)" in inside
    assert "N42 – Ho paura di uscire. (anonimo)" in outside


def test_an_anonymous_proposal_says_its_words_alone() -> None:
    """A proposal made without a name is not told by its proposers, nor by when it was typed."""
    idea = Proposal(
        id="PR21", title="Panchine.", session="S1", agenda_item=_item(7), attribution=Attribution.ANONYMOUS,
        proposers=("P10",), transcribed_after=True, flash=True,
    )  # fmt: skip
    row = tables(composed(example(idea), "S1"))["Proposte"].rows[-1]
    assert row[1:3] == ("Panchine.", "anonimo")


def _item(n: int) -> str:
    """Return the id of an agenda item of the first session."""
    return next(item.id for item in example().all(AgendaItem) if item.session == "S1" and item.n == n)


def test_statements_for_the_record_are_verbatim_under_a_name() -> None:
    """A statement stands word for word under its author; in public under the pseudonym where needed."""
    statement = Statement(id="DV1", text="Chiedo che resti scritto:\nnon sono d'accordo.", session="S1", author="P14")
    process = example(statement)
    assert "Bruno Vezzali (Comitato Ponterotto) chiede di mettere a verbale:" in words(composed(process, "S1"))
    public = words(composed(process, "S1", PUBLIC))
    assert "Comitato Ponterotto – componente chiede di mettere a verbale:" in public
    assert statement.text in public


def test_what_is_restricted_waiting_or_set_aside_appears_in_no_copy() -> None:
    """Restricted cards and clusters, the inbox and what was set aside stay out; the last is counted."""
    hidden = [
        Need(id="N51", text="riservata-uno", session="S1", restricted=True),
        Need(id="N52", text="riservata-due", session="S1", cluster="C9"),
        Note(id="A51", text="in-arrivo", session="S1", state=ItemState.INBOX),
        Note(id="A52", text="da-parte", session="S1", state=ItemState.SET_ASIDE, set_aside_reason="doppione-detto"),
    ]
    process = example(Cluster(id="C9", name="gruppo-riservato", restricted=True), *hidden)
    for copy in CopyKind:
        text = words(composed(process, "S1", copy))
        for word in ("riservata-", "gruppo-riservato", "in-arrivo", "da-parte", "doppione-detto"):
            assert word not in text
    assert "1 contributo messo da parte non è riportato." in words(composed(process, "S1"))
    assert "messo da parte" not in words(composed(process, "S1", PUBLIC))


def test_a_restricted_session_has_no_public_copy() -> None:
    """A listening meeting kept apart is refused a public copy, with a sentence."""
    session = example().get(Session, "S1")
    assert session is not None
    with pytest.raises(Refused):
        composed(example(changed(session, restricted=True)), "S1", PUBLIC)


def test_a_survey_with_one_gap_shows_no_categories() -> None:
    """When a single category is left out, the general mean would tell it: no category is shown."""
    survey = Evaluation(
        id="E9", session="S1", respondents=9, suppressed_categories=("civil_society",),
        items=(SurveyItem(text="Bene", mean="4", by_category={"public_body": "4", "civil_society": None}),),
    )  # fmt: skip
    assert tables(composed(example(survey), "S1"))["Medie del questionario"].header == ("Affermazione", "Media")


def test_every_page_says_which_copy_it_is() -> None:
    """The label says which copy; the public foot says where the original is; metadata name the office."""
    for copy, label in ((CopyKind.INTERNAL, "COPIA INTERNA"), (PUBLIC, "COPIA PUBBLICA")):
        document = composed(example(), "S2", copy)
        assert document.copy_label == label
        assert document.author == "Comune di Borgoserra di Mezzo – Settore Servizi alla Persona"
        assert document.subject == "seduta n. 2 del 5 marzo 2026"
        assert ("originale agli atti" in document.footer) is (copy is PUBLIC)
    assert "Letto, confermato e sottoscritto." not in words(composed(example(), "S2", PUBLIC))


def test_remarks_of_many_kinds_say_what_became_of_them() -> None:
    """A remark that was declined gives the reason; one still to be considered says so."""
    record = example().in_session(MinutesRecord, "S3")[0]
    remarks = [{"by": "P05", "text": "Uno", "accepted": False, "reason": "Non detto."}, {"by": "P06", "text": "Due"}]
    text = words(composed(example(changed(record, remarks=remarks)), "S3"))
    assert "«Uno» – non accolta. Motivo: Non detto." in text
    assert "«Due» – da esaminare." in text
