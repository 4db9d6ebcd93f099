"""The checks of the minutes: each finds what it looks for, and says nothing of a session that is in order."""

from collections.abc import Sequence

import pytest
from checks_samples import SESSION, attendance, card, clean, details, found, item, record, session, vote

from codesign_tui.domain.ideas import Objection
from codesign_tui.domain.items import (
    Cluster,
    Commitment,
    Decision,
    Need,
    Note,
    ParkedQuestion,
    Proposal,
    Resource,
    Vote,
)
from codesign_tui.domain.meetings import ConflictOfInterest, Opening, Remark, Session
from codesign_tui.domain.minutes_checks import Severity
from codesign_tui.domain.people import Away, Delegate, Participant
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.terms import Attribution, Category, ProcessKind
from codesign_tui.domain.values import Frozen
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.checks.judged import judge
from codesign_tui.minutes.checks.registry import CHECKS, find

MUST, SHOULD, LOOK = Severity

_NEW = {"session": SESSION, "agenda_item": f"{SESSION}-03"}


def _promise(**fields: object) -> Commitment:
    """Return a commitment of the session that lacks nothing, but for these fields."""
    whole: dict[str, object] = {
        "id": "K99", "session": SESSION, "text": "Aprire la sala", "owner": "P05", "due": "2026-04-01",
        "confirmed_by_owner": True,
    }  # fmt: skip
    return Commitment.model_validate({key: value for key, value in (whole | fields).items() if value is not None})


def _note(text: str, **fields: object) -> Note:
    """Return a note of the session."""
    return Note.model_validate({"id": "A99", "text": text, **_NEW, **fields})


def _decision(text: str) -> Decision:
    """Return a decision of the session."""
    return Decision.model_validate({"id": "D99", "text": text, **_NEW})


Case = tuple[str, Sequence[Frozen], Severity, Where, str, str | None]
"""A check, what is wrong, how much it asks for, where it is mended, on which line or row, what it is about."""

CASES: Sequence[Case] = (
    ("date", (session(date=None),), MUST, Where.SESSION, "date", None),
    ("place", (session(place=None),), MUST, Where.SESSION, "place", None),
    ("presiding", (session(chair=None), card(Participant, "P01", is_chair=False)), MUST, Where.SESSION, "chair", None),
    ("writing", (session(secretary=None),), MUST, Where.SESSION, "secretary", None),
    ("notice", (session(convened=None),), MUST, Where.SESSION, "notice_date", None),
    ("notice_protocol", (session(convened={"date": "2026-02-18"}),), LOOK, Where.SESSION, "notice_protocol", None),
    ("basis", (details(cup=None),), MUST, Where.PATH, "cup", "cup"),
    ("start", (session(actual_start=None),), MUST, Where.OPENING, "", None),
    ("expected", (attendance("P03", status="expected"),), MUST, Where.PEOPLE, "P03", "P03"),
    (
        "unrecorded",
        (
            Participant(id="P99", first_name="Ada", last_name="Provetti", category=Category.CIVIL_SOCIETY),
            _note("Serve una panchina.", author="P99"),
        ),
        SHOULD, Where.PEOPLE, "P99", "P99",
    ),
    ("attendance_times", (session(actual_start=None),), SHOULD, Where.OPENING, "", None),
    ("attendance_times", (attendance("P03", away=[{"left_at": "18:00"}]),), SHOULD, Where.PEOPLE, "P03", "P03"),
    (
        "proxy",
        (attendance("P11", status="delegated", delegate=Delegate(first_name="Ugo", last_name="Finto")),),
        LOOK, Where.PEOPLE, "P11", "P11",
    ),
    ("times", (session(actual_end="16:00"),), MUST, Where.CLOSING, "", None),
    ("times", (attendance("P03", arrived_at="19:00", left_at="18:00"),), MUST, Where.PEOPLE, "P03", "P03"),
    (
        "times",
        (attendance("P03", away=(Away(left_at="19:00", back_at="18:30"),)),),
        MUST, Where.PEOPLE, "P03", "P03",
    ),
    ("times", (session(convened={"date": "2026-03-06"}),), MUST, Where.SESSION, "notice_date", "notice"),
    ("times", (record(drafted_on="2026-03-01"),), MUST, Where.LIFE, "", "minutes"),
    (
        "times",
        (item(3, runs=[{"started_at": "2026-03-05T18:00:00+01:00", "ended_at": "2026-03-05T17:50:00+01:00"}]),),
        MUST, Where.ITEM, "S2-03", "S2-03",
    ),
    ("opening", (session(opening=None),), SHOULD, Where.OPENING, "", None),
    ("privacy", (session(opening=Opening(at="17:04")),), MUST, Where.OPENING, "", None),
    (
        "opening_parts",
        (session(opening=Opening(at="17:04", privacy_given=True)),),
        SHOULD, Where.OPENING, "notice_confirmed", "notice_confirmed",
    ),
    ("outcome", (item(4, summary=None, outcome=None),), MUST, Where.ITEM, "S2-04", "S2-04"),
    ("private", (item(3, private=True),), MUST, Where.PRIVATE, "S2-03", "S2-03"),
    ("inbox", (_note("Una cosa arrivata tardi.", state="inbox"),), SHOULD, Where.CARD, "A99", None),
    ("secret", (vote("V2", secret=True, state="open"),), MUST, Where.VOTES, "V2", "V2"),
    ("vote_open", (vote("V2", state="open"),), SHOULD, Where.VOTES, "V2", "V2"),
    (
        "vote_uncounted",
        (Vote(id="V99", session=SESSION, agenda_item="S2-05", kind="dot_voting", subject="Altro"),),
        SHOULD, Where.VOTES, "V99", "V99",
    ),
    ("vote_sum", (vote("V4", voters=20),), MUST, Where.VOTES, "V4", "V4"),
    ("vote_people", (vote("V4", in_favour=40),), MUST, Where.VOTES, "V4", "V4"),
    ("vote_entitled", (vote("V2", voters=13),), MUST, Where.VOTES, "V2", "V2"),
    (
        "objection",
        (vote("V3", outcome=None, rounds=[{"n": 1, "consent": 11, "objection": 1, "details": [
            {"participant": "P06", "position": "objection", "text": "Manca la copertura."}]}]),),
        MUST, Where.VOTES, "V3", "V3",
    ),
    ("objection", (vote("V3", rounds=[
        {"n": 1, "consent": 10, "objection": 2}, {"n": 2, "consent": 12}]),), MUST, Where.VOTES, "V3", "V3"),
    ("objection_words", (vote("V3", rounds=[
        {"n": 1, "consent": 11, "objection": 1}]),), SHOULD, Where.VOTES, "V3", "V3"),
    (
        "conflict_voted",
        (vote("V3", conflicts=[{"participant": "P06", "text": "Siedo nel consiglio della cooperativa."}]),),
        MUST, Where.VOTES, "V3", "V3",
    ),
    (
        "conflict_voted",
        (item(6, conflicts=[ConflictOfInterest(participant="P05", text="Siamo parte in causa.")]),),
        MUST, Where.VOTES, "V3", "V3",
    ),
    ("perimeter", (card(Proposal, "PR01", perimeter="out"),), MUST, Where.BOARD, "PR01", "PR01"),
    ("perimeter", (card(Proposal, "PR01", perimeter="to_verify"),), SHOULD, Where.BOARD, "PR01", "PR01"),
    (
        "decision_perimeter",
        (_decision("Si attiva il Trasporto pubblico di linea fino alle 20."),),
        SHOULD, Where.CARD, "D99", "D99",
    ),
    ("commitment_owner", (_promise(owner=None),), MUST, Where.COMMITMENTS, "K99", "K99"),
    ("commitment_date", (_promise(due=None),), MUST, Where.COMMITMENTS, "K99", "K99"),
    ("commitment_day", (_promise(due="2026-02-01"),), SHOULD, Where.COMMITMENTS, "K99", "K99"),
    (
        "commitment_confirmation",
        (_promise(to_confirm_by_body="consiglio direttivo"),),
        SHOULD, Where.COMMITMENTS, "K99", "K99",
    ),
    (
        "commitment_confirmation",
        (_promise(owner="P02", assumed_in_absence=True, confirmed_by_owner=None),),
        SHOULD, Where.COMMITMENTS, "K99", "K99",
    ),
    (
        "commitment_act",
        (
            Resource(id="R99", provider="O01", kind="money", flow="source", description="Contributo", value="900"),
            _promise(resources=["R99"]),
        ),
        SHOULD, Where.COMMITMENTS, "K99", "K99",
    ),
    (
        "commitment_absent",
        (_promise(owner="P02", confirmed_by_owner=None),),
        SHOULD, Where.COMMITMENTS, "K99", "K99",
    ),
    ("commitment_unread", (_promise(confirmed_by_owner=None),), LOOK, Where.COMMITMENTS, "K99", "K99"),
    ("procurement", (item(4, summary="Si sceglie l'aggiudicatario."),), SHOULD, Where.ITEM, "S2-04", "S2-04"),
    ("procurement", (_decision("Il corrispettivo è di 900 euro."),), SHOULD, Where.CARD, "D99", "D99"),
    ("ruling", (item(4, summary="Il tavolo approva il progetto."),), SHOULD, Where.ITEM, "S2-04", "S2-04"),
    ("acronym", (item(4, title="Parla l'ATS"),), SHOULD, Where.ITEM, "S2-04", "S2-04"),
    ("acronym", (details(title="Il RUP e il tavolo"),), SHOULD, Where.PATH, "title", "path"),
    ("contacts", (_note("Chiamare il 333 123 4567."),), SHOULD, Where.CARD, "A99", "A99"),
    ("contacts", (item(4, summary="Scrivere a prova@example.org."),), SHOULD, Where.ITEM, "S2-04", "S2-04"),
    ("delicate", (_note("Ha il diabete e vive solo."),), LOOK, Where.CARD, "A99", "A99"),
    (
        "delicate",
        (card(Proposal, "PR04", objections=[Objection(text="Dopo lo sfratto non serve.")]),),
        LOOK, Where.BOARD, "PR04", "PR04",
    ),
    ("private_person", (_note("La signora Provetti non esce più."),), SHOULD, Where.CARD, "A99", "A99"),
    (
        "small_group",
        (_note("Manca un posto.", category="civil_society", attribution=Attribution.CATEGORY.value),),
        LOOK, Where.CARD, "A99", "civil_society",
    ),
    (
        "restricted",
        (
            Need(id="N99", session=SESSION, text="Chi ha paura di tornare a casa la sera", restricted=True),
            item(4, summary="Si parla di chi ha paura di tornare a casa la sera."),
        ),
        MUST, Where.ITEM, "S2-04", "S2-04",
    ),
    (
        "restricted",
        (Cluster(id="C99", name="Paura in casa", restricted=True), item(4, summary="Gruppo «Paura in casa».")),
        MUST, Where.ITEM, "S2-04", "S2-04",
    ),
    ("restricted", (card(Proposal, "PR07", restricted=True),), MUST, Where.VOTES, "V2", "V2"),
    ("end", (session(actual_end=None, state="closed"),), MUST, Where.CLOSING, "", None),
    ("end", (session(actual_end=None),), MUST, Where.CLOSING, "", None),
    (
        "attachments",
        (session(attachments=()), item(4, summary="Si veda la tabella in allegato.")),
        SHOULD, Where.SESSION, "attachments", "S2-04",
    ),
    ("remarks", (record(remarks=[Remark(text="Correggere il punto 3.")]),), SHOULD, Where.LIFE, "", None),
    ("agreement", (record(agreement={"wanted": True}),), MUST, Where.LIFE, "", "no_act"),
    ("protocol", (record(protocol_no="0000555"),), MUST, Where.LIFE, "", None),
)  # fmt: skip


@pytest.mark.parametrize("name", [check.name for check in CHECKS])
def test_a_session_in_order_raises_no_check(name: str) -> None:
    """The second session of the worked example, with its opening recorded and no question left, is not blamed."""
    assert found(clean(), name) == []


@pytest.mark.parametrize(("name", "wrong", "severity", "where", "at", "subject"), CASES)
def test_each_check_finds_what_it_looks_for(
    name: str, wrong: Sequence[Frozen], severity: Severity, where: Where, at: str, subject: str | None
) -> None:
    """What is wrong is found once, says how much it asks for, and leads to the line, the row or the card."""
    findings = found(clean(*wrong), name)
    assert (severity, where, at, subject) in {(one.severity, one.where, one.at, one.subject) for one in findings}
    assert len({one.key for one in findings}) == len(findings)


def test_every_check_has_been_seen_to_find_something() -> None:
    """No check is in the registry without a case that it finds, here or in a test of its own; at least twenty."""
    seen = {case[0] for case in CASES} | {"people", "agenda", "parked", "next_session"}
    assert {check.name for check in CHECKS} == seen
    assert len({check.name for check in CHECKS}) == len(CHECKS) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_said_in_both_languages(language: str) -> None:
    """Title, sentence and way to mend are words, with nothing left to fill in."""
    words = Translator(language)
    for name, wrong, *_ in CASES:
        for finding in found(clean(*wrong), name):
            for sentence in (finding.what, finding.mend, finding.check.title):
                said = words(sentence)
                assert said
                assert "checks." not in said
                assert "{" not in said


# -- what needs more than one change -----------------------------------------------------------------------------


def test_a_session_that_nobody_prepared_lacks_people_agenda_and_what_follows() -> None:
    """A new session has nobody recorded and no agenda, and nothing says when the table meets again."""
    process = clean(Session(id="S9", number=9, title="Nuova"))
    assert found(process, "people", "S9")[0].where is Where.PEOPLE
    assert found(process, "agenda", "S9")[0].where is Where.AGENDA
    assert found(process, "next_session", "S9")[0].at == "next_session"
    assert found(process, "end", "S9") == []


def test_a_later_session_with_a_day_is_the_next_one() -> None:
    """Nobody has to write twice when the table meets again."""
    process = clean(Session(id="S9", number=9, title="Nuova"))
    assert found(process, "next_session", "S3") != []
    process = clean(Session(id="S9", number=9, title="Nuova", date="2026-12-01"))
    assert found(process, "next_session", "S3") == []


def test_a_question_put_off_is_asked_again_until_it_has_an_end() -> None:
    """What an earlier session put off and this one never took up is told with its code."""
    process = clean(card(ParkedQuestion, "Q2", outcome="aperto"))
    assert [one.what.args["codes"] for one in found(process, "parked")] == ["Q2"]
    taken_up = clean(card(ParkedQuestion, "Q2", outcome="aperto", taken_up="S2-04"))
    assert found(taken_up, "parked") == []


def test_a_declaration_at_the_opening_is_only_looked_at() -> None:
    """Who declared an interest about the whole session and could vote is named: of what, a person tells."""
    declared = ConflictOfInterest(participant="P05", text="Lavoro con la cooperativa.")
    findings = found(clean(session(opening=Opening(at="17:04", conflicts=(declared,)))), "conflict_voted")
    assert [one.severity for one in findings] == [Severity.LOOK]
    assert "V3" in str(findings[0].what.args["votes"])


def test_who_abstained_for_a_conflict_did_not_vote() -> None:
    """A declaration on the item that the vote has too is in order."""
    declared = {"participant": "P05", "text": "Siamo parte in causa."}
    process = clean(item(6, conflicts=[declared]), vote("V3", conflicts=[declared]))
    assert found(process, "conflict_voted") == []


def test_an_open_path_is_not_asked_what_only_a_procedure_needs() -> None:
    """Outside a procedure nobody presides, no notice is missing, and a race is a race."""
    wrong = (
        details(kind=ProcessKind.OPEN_PATH, cup=None),
        session(chair=None, convened=None, place=None),
        item(4, summary="Si organizza la gara di torte; il tavolo decide i premi."),
    )
    names = {one.name for one in find(clean(*wrong), SESSION)}
    assert not names & {"presiding", "notice", "basis", "procurement", "ruling"}
    assert [one.severity for one in found(clean(*wrong), "place")] == [Severity.SHOULD]


def test_two_things_wrong_with_one_commitment_are_two_findings() -> None:
    """Who and by when are asked apart, so that setting one aside does not hide the other."""
    process = clean(_promise(owner=None, due=None))
    assert len(found(process, "commitment_owner")) == len(found(process, "commitment_date")) == 1


def test_what_was_set_aside_or_waits_is_not_judged() -> None:
    """A card off the table is in no minutes, so that nobody is asked to mend it."""
    for state in ("inbox", "set_aside"):
        assert found(clean(_note("Chiamare il 333 123 4567.", state=state)), "contacts") == []
    assert found(clean(_note("Chiamare il 333 123 4567.", restricted=True)), "contacts") == []


# -- what people said is never judged ----------------------------------------------------------------------------


def test_what_people_said_is_never_judged_for_its_words() -> None:
    """A contribution may speak of tenders and of the ATS; so may a quotation inside the office's own summary."""
    said = "L'ATS fa la gara e il RUP sceglie l'aggiudicatario; il tavolo approva."
    process = clean(
        _note(said), Need.model_validate({"id": "N99", "text": said, **_NEW}),
        item(4, summary=f"Un intervento: «{said}» Si prende atto. Un altro: “{said}”"),
    )  # fmt: skip
    for name in ("procurement", "ruling", "acronym"):
        assert found(process, name) == []


def test_an_acronym_that_is_written_out_is_clear() -> None:
    """The name in full beside it tells which of the three it is."""
    assert found(clean(item(4, title="L'Ambito territoriale sociale (ATS)")), "acronym") == []
    assert found(clean(item(4, title="Parla l'A.T.S.")), "acronym") != []


def test_a_word_that_means_something_else_is_left_alone() -> None:
    """A race for charity is not a tender."""
    assert found(clean(item(4, summary="Si propone una gara di solidarietà.")), "procurement") == []


def test_a_member_called_by_name_is_no_stranger() -> None:
    """Who sits at the table is replaced by the copy itself; only who is in no list is told as a private person."""
    assert found(clean(_note("La signora Colombini lo conferma.")), "private_person") == []


# -- set aside ---------------------------------------------------------------------------------------------------


def test_a_set_aside_hides_only_the_fact_that_it_was_about() -> None:
    """The same vote with other numbers is asked again, and the old reason is told as no longer so."""
    wrong = vote("V2", voters=13)
    (finding,) = found(clean(wrong), "vote_entitled")
    aside = {"key": finding.key, "reason": "C'era un delegato in più.", "at": "2026-03-06T09:00:00+01:00"}
    kept = record(set_aside=[aside])
    judged = judge(clean(wrong, kept), SESSION)
    assert [(one.key, why.reason) for one, why in judged.aside] == [(finding.key, aside["reason"])]
    assert "vote_entitled" not in {one.name for one in judged.open}
    other = judge(clean(vote("V2", voters=14), kept), SESSION)
    assert {"vote_entitled", "vote_people"} & {one.name for one in other.open}
    assert [one.key for one in other.gone] == [finding.key]
    mended = judge(clean(kept), SESSION)
    assert mended.open == ()
    assert [one.key for one in mended.gone] == [finding.key]


def test_the_checks_leave_the_process_as_it_is() -> None:
    """Looking changes nothing: the same look twice finds the same."""
    process = clean(*(entity for case in CASES[:5] for entity in case[1]))
    assert find(process, SESSION) == find(process, SESSION)
    assert find(process, "S99") == ()
