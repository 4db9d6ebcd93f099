"""What minutes say of promises: number, headline, confirmation, conditions, roles, what was heard, who left."""

import json

import pytest
from minutes_samples import NASTY, changed, composed, example, in_order, section, words

from codesign_tui.domain.items import Commitment, CommitmentChange, Risk
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CauseKind, CommitmentStatus, CopyKind, ReportedBy
from codesign_tui.minutes.document import texts


def with_promise(identifier: str = "K03", **fields: object) -> Process:
    """Return the worked example with one promise changed."""
    one = example().get(Commitment, identifier)
    assert one is not None
    return example(changed(one, **fields))


def promises_section(process: Process, session: str = "S2", language: str = "it") -> str:
    """Return the section of the commitments as it reads."""
    title = {"it": "Impegni", "en": "Commitments"}[language]
    document = composed(process, session, language=language)
    whole = words(document)
    assert title in whole
    return whole


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_promise_has_its_number_outside_the_table(language: str) -> None:
    """K01 to K15 of session 2 are I-2026-02-01 to I-2026-02-15, beside their words, in both languages."""
    text = promises_section(example(), language=language)
    in_order(text, "K01", "[I-2026-02-01]", "K15", "[I-2026-02-15]")


def test_headlines_are_named_before_the_table() -> None:
    """One line names those that the session is remembered for."""
    assert "In evidenza: K03." in promises_section(with_promise(headline=True))
    assert "Headline commitments: K03." in promises_section(with_promise(headline=True), language="en")


def test_a_confirmation_says_in_which_session_it_was() -> None:
    """In the session itself; in a later one it is that one; then not all were confirmed here."""
    assert "Tutti gli impegni sono stati confermati in seduta" in promises_section(with_promise(confirmed_in="S2"))
    later = promises_section(with_promise(confirmed_in="S3"))
    assert "confermato nella seduta 3" in later
    assert "Tutti gli impegni sono stati confermati" not in later


def test_what_was_taken_in_absence_or_waits_for_a_body_says_by_when() -> None:
    """«Preso in assenza, da confermare entro il…»; «da confermare dall'organo entro il…»: body and day."""
    absent = with_promise(confirmed_by_owner=False, assumed_in_absence=True, to_confirm_by="2026-03-20")
    assert "preso in assenza, da confermare entro il 20 marzo 2026" in promises_section(absent)
    assert "taken in absence, to be confirmed by 20 March 2026" in promises_section(absent, language="en")
    body = with_promise(to_confirm_by_body="Consiglio direttivo", to_confirm_by="2026-03-20")
    assert "da confermare dall'organo entro il 20 marzo 2026: Consiglio direttivo" in promises_section(body)


def test_a_promise_that_answers_a_risk_says_so() -> None:
    """The code of the risk stands with the proposals; that of a restricted one does not."""
    risk = example().all(Risk)[0]
    assert f"nasce da {risk.id}" in promises_section(with_promise(from_item=risk.id))
    one = example().get(Commitment, "K03")
    assert one is not None
    hidden = example(changed(one, from_item=risk.id), changed(risk, restricted=True))
    assert "nasce da" not in promises_section(hidden)


def test_who_does_what_is_a_table_of_its_own_where_it_was_said() -> None:
    """R, A, C and I by name inside, without names that may not appear in the public copy."""
    process = with_promise(responsible=("O05",), consulted=("P03",), informed=("O09", "P14"))
    document = composed(process, "S2")
    in_order("\n".join(text for block in section(document, "Chi fa che cosa") for text in texts_of(block)), "K03")
    text = words(document)
    in_order(text, "Lo fa (R)", "Ne risponde (A)", "Si sente prima (C)", "Si avvisa dopo (I)", "K03")
    assert "Chi fa che cosa" not in words(composed(example(), "S2"))
    assert "Answers for it (A)" in words(composed(process, "S2", language="en"))


def texts_of(block: object) -> list[str]:
    """Return every text of a block."""
    return [str(cell) for row in getattr(block, "rows", ()) for cell in row]


def test_what_a_session_heard_of_a_promise_is_told_with_its_cause() -> None:
    """Late for want of money, told by message: state, new date, cause and how it was heard."""
    heard = CommitmentChange(
        session="S3", status=CommitmentStatus.OVERDUE, new_due="2026-11-30", cause_kind=CauseKind.MONEY,
        cause="manca il contributo", reported_by=ReportedBy.MESSAGE,
    )  # fmt: skip
    process = with_promise(changes=(heard.model_dump(exclude_unset=True),))
    in_order(
        words(composed(process, "S3")), "K03", "nuova data", "30 novembre 2026", "causa: soldi – manca il contributo",
        "fatto sapere con un messaggio",
    )  # fmt: skip
    assert "cause: money – manca il contributo" in words(composed(process, "S3", language="en"))


def test_promises_that_changed_hands_and_a_body_that_left_are_told() -> None:
    """Who answered before and who does now; why a body left, under a heading of their own."""
    passed = CommitmentChange(session="S3", former_owner="P05", former_organization="O04")
    one, body = example().get(Commitment, "K04"), example().get(Organization, "O04")
    assert one is not None
    assert body is not None
    gone = changed(body, withdrawn_on="2026-09-10", withdrawn_reason="chiude la sede")
    process = example(changed(one, changes=(passed.model_dump(exclude_unset=True),)), gone)
    # told where the session takes commitments or reviews them
    text = words(composed(process, "S3"))
    in_order(text, "Impegni passati di mano", "lascia il percorso: chiude la sede", "K04: prima Teresa Gualandi")
    assert "Commitments that changed hands" in words(composed(process, "S3", language="en"))


@pytest.mark.parametrize("copy", list(CopyKind))
def test_hostile_words_in_a_promise_reach_the_page_whole(copy: CopyKind) -> None:
    """Act, body and cause keep every visible character; nothing fails."""
    for text in json.loads(NASTY.read_text("utf-8")):
        said = " ".join(text.split())
        if not said:
            continue
        process = with_promise(act_needed=text, to_confirm_by_body=text, to_confirm_by="2026-03-20")
        assert list(texts(composed(process, "S2", copy=copy)))
