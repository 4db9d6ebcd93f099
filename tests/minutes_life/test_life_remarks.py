"""Remarks on draft minutes, the answer to each, the agreement clause."""

from datetime import date

import pytest
from life_samples import LATER, NOW, example, met, minutes_of, record, words_of

from codesign_tui.actions.minutes_agreement import note_adhesion, set_prior_act, want_clause
from codesign_tui.actions.minutes_life import mark_minutes
from codesign_tui.actions.minutes_remarks import add_remark, answer_remark, edit_remark, take_away_remark
from codesign_tui.domain.agreement_clause import admitted_bodies, clause_stands
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.terms import CopyKind, ProcessKind
from support import a_table


def test_a_remark_says_who_made_it_how_it_came_and_what_became_of_it() -> None:
    """Accepted in part is accepted with a reason; every answer can be thought over."""
    table = met()
    add_remark(
        table.ledger,
        table.session,
        "Al punto 2 manca la sala",
        now=LATER,
        by=table.people["bellavite"],
        organization=table.organizations["argento"],
        received_on=date(2026, 2, 18),
        channel="PEC",
    )
    answer_remark(table.ledger, table.session, 0, "in_part", now=LATER, reason="La sala sì, l'orario no")
    kept = record(table).remarks[0]
    assert (kept.accepted, kept.in_part, kept.received_on, kept.channel) == (True, True, "2026-02-18", "PEC")
    answer_remark(table.ledger, table.session, 0, "accepted", now=LATER)
    assert (record(table).remarks[0].accepted, record(table).remarks[0].in_part) == (True, None)
    answer_remark(table.ledger, table.session, 0, None, now=LATER)
    assert record(table).remarks[0].accepted is None


def test_who_is_declined_is_owed_a_reason() -> None:
    """Declined, in full or in part, without a word of why is refused."""
    table = met()
    add_remark(table.ledger, table.session, "Togliere il punto 3", now=LATER)
    for outcome in ("declined", "in_part"):
        with pytest.raises(Refused):
            answer_remark(table.ledger, table.session, 0, outcome, now=LATER, reason="  ")
    answer_remark(table.ledger, table.session, 0, "declined", now=LATER, reason="È quanto si è detto")
    assert record(table).remarks[0].accepted is False


def test_a_remark_that_is_late_is_kept_and_said_to_be() -> None:
    """The term was ten days; after registration only a rectification can help."""
    table = met(remarks_days=2)
    mark_minutes(table.ledger, table.session, MarkKind.SENT, date(2026, 2, 13), now=LATER)
    done = add_remark(table.ledger, table.session, "Tardi", now=LATER, received_on=date(2026, 2, 18))
    assert [one.id for one in done.warnings] == ["life.warn.remark_late"]
    mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, date(2026, 2, 19), now=LATER, protocol_no="9")
    assert [one.id for one in answer_remark(table.ledger, table.session, 0, "accepted", now=LATER).warnings] == [
        "life.warn.rectify"
    ]


def test_a_remark_can_be_corrected_and_taken_away() -> None:
    """What was written down wrongly is put right; what is none goes."""
    table = met()
    add_remark(table.ledger, table.session, "Uno", now=LATER)
    add_remark(table.ledger, table.session, "Due", now=LATER, name="Un cittadino")
    edit_remark(table.ledger, table.session, 0, now=LATER, text="Uno, meglio detto")
    take_away_remark(table.ledger, table.session, 1, now=LATER)
    assert [one.text for one in record(table).remarks] == ["Uno, meglio detto"]
    with pytest.raises(Refused):
        take_away_remark(table.ledger, table.session, 5, now=LATER)
    with pytest.raises(Refused):
        add_remark(table.ledger, table.session, "  ", now=LATER)
    with pytest.raises(Refused):
        add_remark(table.ledger, table.session, "Chi?", now=LATER, by="nessuno")


def test_minutes_report_each_remark_with_its_outcome_and_reason() -> None:
    """Who is not of the path is named in the internal copy, and nowhere in the public one."""
    table = met()
    add_remark(table.ledger, table.session, "Così dice Orsola Quaglia", now=LATER, name="Orsola Quaglia")
    answer_remark(table.ledger, table.session, 0, "in_part", now=LATER, reason="Solo la data")
    inside = words_of(minutes_of(table.ledger, table.session))
    assert "Orsola Quaglia: «Così dice Orsola Quaglia» – accolta in parte. Motivo: Solo la data" in inside
    outside = words_of(minutes_of(table.ledger, table.session, copy=CopyKind.PUBLIC))
    assert "accolta in parte" in outside
    assert "Quaglia" not in outside


def test_the_clause_of_article_11_needs_the_act_and_every_admitted_body() -> None:
    """Wanted too early it is refused; it is printed only while all that it needs is there."""
    ledger = example()
    bodies = admitted_bodies(ledger.process)
    assert len(bodies) == 4
    with pytest.raises(Refused) as refused:
        want_clause(ledger, "S2", wanted=True, now=NOW)
    assert refused.value.message.id == "life.clause.no_act"
    set_prior_act(ledger, "S2", "determina n. 44 del 2 marzo 2026", now=NOW)
    for body in bodies[:-1]:
        note_adhesion(ledger, "S2", body.id, date(2026, 3, 5), now=NOW)
    with pytest.raises(Refused) as refused:
        want_clause(ledger, "S2", wanted=True, now=NOW)
    assert refused.value.message.args["n"] == 1
    note_adhesion(ledger, "S2", bodies[-1].id, date(2026, 3, 5), now=NOW)
    assert not clause_stands(ledger.process, record_of(ledger.process, "S2"))
    want_clause(ledger, "S2", wanted=True, now=NOW)
    printed = words_of(minutes_of(ledger, "S2"))
    assert "art. 11 della legge 7 agosto 1990, n. 241" in printed
    assert "determina n. 44 del 2 marzo 2026" in printed
    note_adhesion(ledger, "S2", bodies[0].id, None, now=NOW)
    assert "241" not in words_of(minutes_of(ledger, "S2")).partition("Chiusura")[2]


def test_the_clause_is_for_co_design_alone_and_for_admitted_bodies() -> None:
    """A pact cannot carry it, and a public body's agreement is not what the law asks for."""
    table = a_table(ProcessKind.PATTO)
    with pytest.raises(Refused) as refused:
        want_clause(table.ledger, table.session, wanted=True, now=NOW)
    assert refused.value.message.id == "life.clause.wrong_kind"
    with pytest.raises(Refused):
        note_adhesion(table.ledger, table.session, table.organizations["comune"], date(2026, 3, 5), now=NOW)
