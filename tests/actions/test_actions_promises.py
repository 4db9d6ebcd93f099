"""Promises are read back, looked at again, passed on and given back; every one of it can be undone."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from codesign_tui.actions.attendance import arrive
from codesign_tui.actions.capture import capture
from codesign_tui.actions.commitments import (
    assume_in_absence,
    confirm_commitment,
    date_event,
    set_headline,
    withdraw_commitment,
)
from codesign_tui.actions.reviewing import Report, review_commitment
from codesign_tui.actions.roles import set_roles
from codesign_tui.actions.turnover import readmit_organization, replace_person, withdraw_organization
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Commitment, Risk
from codesign_tui.domain.last_promises import still_open, to_review
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.overdue import overdue
from codesign_tui.domain.people import Organization
from codesign_tui.domain.promise_from import may_become_promise, promise_owner, promise_text
from codesign_tui.domain.terms import CauseKind, CommitmentStatus, ItemKind, ReportedBy
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.exchange.interchange import read
from support import MemoryLedger, Table, a_table, moment

NOW = moment("18:30")
EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"
SESSION_3 = date(2026, 9, 10)


@pytest.fixture
def table() -> Table:
    """A table where everybody came."""
    table = a_table()
    for person in table.people.values():
        arrive(table.ledger, table.session, person, now=moment("17:30"))
    return table


def promised(table: Table, text: str = "Aprire la sala", **values: Any) -> Commitment:
    """Return a commitment just taken."""
    done = capture(table.ledger, now=NOW, kind=ItemKind.COMMITMENT, text=text, session=table.session, **values)
    assert isinstance(done.value, Commitment)
    return done.value


def now_is(table: Table | MemoryLedger, identifier: str) -> Commitment:
    """Return a commitment as the file has it."""
    found = table.process.get(Commitment, identifier)
    assert found is not None
    return found


def refusal(action: Callable[..., object], *args: object, **kwargs: object) -> str:
    """Return the message id with which an action refuses."""
    with pytest.raises(Refused) as refused:
        action(*args, now=NOW, **kwargs)
    return refused.value.message.id


def test_a_confirmation_keeps_the_session_and_says_an_owner_who_is_not_there(table: Table) -> None:
    """Who is there confirms without a word; of who is not recorded it is said, and kept; undo takes it back."""
    one = promised(table, owner=table.people["bellavite"])
    done = confirm_commitment(table.ledger, one.id, session=table.session, now=NOW)
    assert (done.value.confirmed_in, done.value.status) == (table.session, CommitmentStatus.CONFIRMED)
    assert not done.warnings
    undo(table.ledger, now=NOW)
    assert not now_is(table, one.id).confirmed_by_owner
    empty = a_table()
    arrive(empty.ledger, empty.session, empty.people["rossi"], now=NOW)
    other = promised(empty, owner=empty.people["bellavite"])
    done = confirm_commitment(empty.ledger, other.id, session=empty.session, now=NOW)
    assert [message.id for message in done.warnings] == ["promises.confirmed_in_absence"]
    assert done.value.confirmed_by_owner


def test_what_is_taken_on_for_somebody_absent_is_to_be_confirmed_until_they_do(table: Table) -> None:
    """The state and its day are kept; the confirmation clears the state; without an owner nobody is waited for."""
    one = promised(table, owner=table.people["bellavite"])
    confirm_commitment(table.ledger, one.id, session=table.session, now=NOW)
    waiting = assume_in_absence(table.ledger, one.id, by=date(2026, 3, 1), now=NOW).value
    assert (waiting.assumed_in_absence, waiting.to_confirm_by, waiting.status) == (True, "2026-03-01", "proposed")
    assert waiting.confirmed_by_owner is False
    assert refusal(assume_in_absence, table.ledger, one.id) == "action.nothing_changes"
    confirmed = confirm_commitment(table.ledger, one.id, now=NOW).value
    assert not confirmed.assumed_in_absence
    assert refusal(assume_in_absence, table.ledger, promised(table).id) == "action.commitment_without_owner"


def test_a_promise_taken_back_at_the_read_back_is_set_aside_with_its_reason(table: Table) -> None:
    """It leaves the table with the words; the next one has another number."""
    one = promised(table)
    assert refusal(withdraw_commitment, table.ledger, one.id, reason=" ") == "action.reason_missing"
    withdraw_commitment(table.ledger, one.id, reason="Non è cosa nostra", now=NOW)
    assert not now_is(table, one.id).on_table
    assert promised(table).public_number == "I-2026-01-02"


def test_a_session_is_remembered_for_three_promises_at_most(table: Table) -> None:
    """The fourth is refused with the codes of the three; one taken off makes room."""
    taken = [promised(table, f"Cosa {n}") for n in range(4)]
    for one in taken[:3]:
        set_headline(table.ledger, one.id, now=NOW)
    with pytest.raises(Refused) as refused:
        set_headline(table.ledger, taken[3].id, now=NOW)
    assert refused.value.message.args["codes"] == "K01, K02, K03"
    set_headline(table.ledger, taken[0].id, on=False, now=NOW)
    assert set_headline(table.ledger, taken[3].id, now=NOW).value.headline


def test_the_day_of_an_event_dates_every_promise_that_hangs_on_it_and_keeps_the_words(table: Table) -> None:
    """Two terms from one agreement; entered again, the days follow; what names no event is refused."""
    first = promised(table, due="entro 30 giorni dalla convenzione")
    second = promised(table, due="60 giorni dopo la convenzione")
    date_event(table.ledger, first.id, date(2026, 3, 1), now=NOW)
    assert (now_is(table, first.id).due, now_is(table, second.id).due) == ("2026-03-31", "2026-04-30")
    assert now_is(table, first.id).due_words == "entro 30 giorni dalla convenzione"
    date_event(table.ledger, second.id, date(2026, 3, 2), now=NOW)
    assert now_is(table, first.id).due == "2026-04-01"
    undo(table.ledger, now=NOW)
    assert now_is(table, first.id).event_on == "2026-03-01"
    assert refusal(date_event, table.ledger, promised(table).id, date(2026, 3, 1)) == "promises.no_event"


def test_exactly_one_answers_for_a_promise(table: Table) -> None:
    """No A and two As are refused; one is the owner, and a new owner has to confirm again."""
    people, one = table.people, promised(table, owner=table.people["bellavite"])
    confirm_commitment(table.ledger, one.id, session=table.session, now=NOW)
    assert refusal(set_roles, table.ledger, one.id, []) == "promises.one_accountable"
    both = [people["bellavite"], people["rossi"]]
    assert refusal(set_roles, table.ledger, one.id, both) == "promises.one_accountable"
    who = {"consulted": [people["rossi"]], "informed": [people["rossi"]]}
    assert refusal(set_roles, table.ledger, one.id, [people["bellavite"]], **who) == "promises.heard_and_told"
    same = set_roles(
        table.ledger, one.id, [people["bellavite"]], responsible=[table.organizations["comune"]], now=NOW
    ).value
    assert same.confirmed_by_owner
    assert same.responsible == (table.organizations["comune"],)
    other = set_roles(table.ledger, one.id, [people["rossi"]], informed=[people["neri"]], now=NOW).value
    assert (other.owner, other.confirmed_by_owner, other.responsible) == (people["rossi"], None, ())


def test_who_leaves_passes_the_open_promises_on_and_the_organisation_stays(table: Table) -> None:
    """The successor answers, to be confirmed; the history keeps who did; what was kept stays with who kept it."""
    argento, bellavite = table.organizations["argento"], table.people["bellavite"]
    one, kept = promised(table, owner=bellavite), promised(table, "Fatto", owner=bellavite)
    report = Report(CommitmentStatus.DONE)
    review_commitment(table.ledger, kept.id, report, session=table.session, now=NOW)
    confirm_commitment(table.ledger, one.id, session=table.session, now=NOW)
    replace_person(table.ledger, bellavite, table.people["rossi"], session=table.session, now=NOW)
    passed = now_is(table, one.id)
    assert (passed.owner, passed.owner_organization) == (table.people["rossi"], argento)
    assert (passed.confirmed_by_owner, passed.status) == (None, CommitmentStatus.PROPOSED)
    assert passed.changes[-1].former_owner == bellavite
    assert now_is(table, kept.id).owner == bellavite
    assert refusal(replace_person, table.ledger, bellavite, None) == "promises.nothing_open"
    undo(table.ledger, now=NOW)
    assert now_is(table, one.id).owner == bellavite
    replace_person(table.ledger, bellavite, None, now=NOW)
    assert (now_is(table, one.id).owner, now_is(table, one.id).owner_organization) == (None, argento)


def test_an_organisation_that_leaves_gives_its_open_promises_back_to_the_table(table: Table) -> None:
    """They have no owner and are listed; undo brings all of it back at once; it may come back without them."""
    argento = table.organizations["argento"]
    one = promised(table, owner=table.people["bellavite"])
    two = promised(table, "Prestare la sala", owner=argento)
    done = withdraw_organization(table.ledger, argento, reason="Chiude", now=NOW)
    assert [each.id for each in done.value] == [one.id, two.id]
    assert [message.args["codes"] for message in done.warnings] == ["K01, K02"]
    assert (now_is(table, two.id).owner, now_is(table, two.id).owner_organization) == (None, None)
    assert now_is(table, two.id).changes[-1].former_organization == argento
    again = refusal(withdraw_organization, table.ledger, argento, reason="Chiude")
    assert again == "promises.withdrawn_already"
    undo(table.ledger, now=NOW)
    assert now_is(table, two.id).owner_organization == argento
    withdraw_organization(table.ledger, argento, reason="Chiude", now=NOW)
    readmit_organization(table.ledger, argento, now=NOW)
    body = table.process.get(Organization, argento)
    assert body is not None
    assert body.withdrawn_on is None
    assert now_is(table, two.id).owner_organization is None


def test_a_report_needs_the_cause_that_its_outcome_asks_for(table: Table) -> None:
    """Late, stuck and on hold need a cause, dropped a reason in words; under way needs none."""
    one = promised(table)
    for outcome in (CommitmentStatus.OVERDUE, CommitmentStatus.BLOCKED, CommitmentStatus.SUSPENDED):
        assert refusal(review_commitment, table.ledger, one.id, Report(outcome)) == "promises.cause_missing"
    dropped = Report(CommitmentStatus.CANCELLED, cause_kind=CauseKind.MONEY)
    assert refusal(review_commitment, table.ledger, one.id, dropped) == "action.reason_missing"
    assert review_commitment(table.ledger, one.id, Report(CommitmentStatus.IN_PROGRESS), now=NOW).value.changes[0].on


def test_a_second_report_of_a_session_stands_in_place_of_the_first(table: Table) -> None:
    """A slip of the key is put right where it was made: one line of history, no date and no day left behind."""
    one = promised(table, due=date(2026, 3, 1))
    late = Report(CommitmentStatus.OVERDUE, new_due=date(2026, 5, 1), cause_kind=CauseKind.PARTNER)
    review_commitment(table.ledger, one.id, late, session=table.session, now=NOW)
    review_commitment(table.ledger, one.id, Report(CommitmentStatus.DONE), session=table.session, now=NOW)
    kept = now_is(table, one.id)
    assert (kept.status, kept.completed_on, kept.new_due) == (CommitmentStatus.DONE, "2026-02-12", None)
    review_commitment(table.ledger, one.id, late, session=table.session, now=NOW)
    kept = now_is(table, one.id)
    assert (len(kept.changes), kept.completed_on, kept.new_due) == (1, None, "2026-05-01")
    assert kept.changes[0].cause_kind is CauseKind.PARTNER


def test_a_card_tells_what_is_to_be_done_about_it(table: Table) -> None:
    """A risk's mitigation and owner; its own words where none is said; a statement for the record leads nowhere."""
    risk = capture(
        table.ledger, now=NOW, kind=ItemKind.RISK, text="Piove", session=table.session, mitigation="Montare i gazebo",
        owner=table.people["rossi"],
    ).value  # fmt: skip
    assert isinstance(risk, Risk)
    assert (promise_text(risk), promise_owner(risk)) == ("Montare i gazebo", table.people["rossi"])
    note = capture(table.ledger, now=NOW, kind=ItemKind.NOTE, text="Chiamare la stampa", session=table.session).value
    assert promise_text(note) == "Chiamare la stampa"
    assert may_become_promise(note)
    declared = capture(
        table.ledger, now=NOW, kind=ItemKind.STATEMENT, text="Dissento", session=table.session,
        author=table.people["rossi"],
    ).value  # fmt: skip
    assert not may_become_promise(declared)
    one = promised(table, promise_text(risk), from_item=risk.id)
    assert one.from_item == risk.id


# -- the worked example: from the end of session 2 to what it says after session 3 -----------------------------


def example_after_session_2() -> MemoryLedger:
    """Return the worked example as it stood when session 2 ended: promises confirmed, nothing heard of them."""
    whole = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    for promise in whole["commitments"]:
        promise |= {"status": "confirmed", "new_due": None, "completed_on": None, "progress_note": None}
        promise["evidence"] = None
    whole["decisions"] = [each for each in whole["decisions"] if each.get("session") != "S3"]
    ledger = MemoryLedger()
    ledger.append(Draft("import", NOW, read(json.dumps(whole).encode())))
    return ledger


def as_the_file_says(promise: dict[str, Any]) -> Report:
    """Return the report that the table heard in session 3, from the worked example."""
    outcome = CommitmentStatus(promise["status"])
    stuck = outcome in (CommitmentStatus.OVERDUE, CommitmentStatus.BLOCKED)
    return Report(
        outcome,
        ReportedBy.PRESENT,
        kept_on=date.fromisoformat(promise["completed_on"]) if promise["completed_on"] else None,
        new_due=date.fromisoformat(promise["new_due"]) if promise["new_due"] else None,
        cause_kind=(CauseKind.PARTNER if outcome is CommitmentStatus.BLOCKED else CauseKind.TIME) if stuck else None,
        note=promise["progress_note"],
        evidence=promise["evidence"],
    )


def test_the_review_of_session_3_leads_to_what_the_worked_example_says() -> None:
    """Same states, same new dates, same days kept; late before it K03, K04 and K09, after it K04 alone."""
    ledger = example_after_session_2()
    third = ledger.process.get(Session, "S3")
    assert third is not None
    expected = {each["id"]: each for each in json.loads(EXAMPLE.read_text(encoding="utf-8"))["commitments"]}
    assert [one.id for one in still_open(ledger.process, third)] == list(expected)
    when = moment("17:40", "2026-09-10") + timedelta(minutes=1)
    for identifier, promise in expected.items():
        review_commitment(ledger, identifier, as_the_file_says(promise), session="S3", now=when)
    for identifier, promise in expected.items():
        one = now_is(ledger, identifier)
        assert (one.status, one.new_due, one.completed_on, one.progress_note, one.evidence) == tuple(
            promise[name] for name in ("status", "new_due", "completed_on", "progress_note", "evidence")
        ), identifier
    assert still_open(ledger.process, third) == []
    assert len(to_review(ledger.process, third)) == len(expected)
    assert [one.id for one in overdue(ledger.process, SESSION_3)] == ["K09", "K03", "K04"]
    assert [one.id for one in overdue(ledger.process, SESSION_3, after_sessions_of_day=True)] == ["K04"]


def test_the_worked_example_stays_as_it_is_when_it_is_reviewed_once_more() -> None:
    """A date that an older file kept without its story is not lost by a later review."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", NOW, read(EXAMPLE.read_bytes())))
    fourth = Session(id="S4", number=4, title="Seduta 4", date="2026-12-03")
    ledger.append(Draft("import", NOW, (put(fourth),)))
    report = Report(CommitmentStatus.IN_PROGRESS)
    review_commitment(ledger, "K03", report, session="S4", now=moment("18:00", "2026-12-03"))
    after = now_is(ledger, "K03")
    assert after.new_due == "2026-11-30"
    assert [each.session for each in after.changes] == ["S3", "S4"]
