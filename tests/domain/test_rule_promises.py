"""Numbers of promises outside the table, dates that hang on an event, and what is said of a promise and kept."""

from datetime import date, datetime
from pathlib import Path

import pytest

from codesign_tui.actions.attendance import arrive
from codesign_tui.actions.capture import Contribution, capture, capture_many
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.commitment_warnings import MOST_OPEN, all_warnings, owner_absent, warnings_of
from codesign_tui.domain.event_days import EventDue, event_due, same_event
from codesign_tui.domain.items import Commitment, Resource
from codesign_tui.domain.numbering import with_code
from codesign_tui.domain.public_numbers import public_number, public_numbers
from codesign_tui.domain.searching import findable
from codesign_tui.domain.terms import CommitmentStatus, ItemKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.exchange.interchange import read
from support import MemoryLedger, Table, a_table, moment

NOW = moment("18:30")
EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"


def example() -> MemoryLedger:
    """Return the worked example, read into a ledger."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", NOW, read(EXAMPLE.read_bytes())))
    return ledger


def promised(table: Table, text: str = "Aprire la sala", now: datetime = NOW, **values: object) -> Commitment:
    """Return a commitment just taken at the table."""
    done = capture(table.ledger, now=now, kind=ItemKind.COMMITMENT, text=text, session=table.session, **values)  # type: ignore[arg-type]
    assert isinstance(done.value, Commitment)
    return done.value


def said(table: Table, commitment: Commitment) -> list[str]:
    """Return the ids of what is said of a commitment."""
    return [message.id for message in warnings_of(table.process, commitment)]


def kept(table: Table, commitment: Commitment, **values: object) -> Commitment:
    """Return a commitment with other values, put into the process as if it had come from elsewhere."""
    changed = Commitment.model_validate({**commitment.model_dump(exclude_unset=True), **values})
    table.ledger.append(Draft("import", NOW, (put(changed),)))
    return changed


def test_a_number_tells_year_session_and_place_and_is_given_when_it_is_taken() -> None:
    """The first of session 1 in 2026 is I-2026-01-01, and the second follows; several at once are numbered in turn."""
    table = a_table()
    assert promised(table).public_number == "I-2026-01-01"
    many = [Contribution(ItemKind.COMMITMENT, f"Cosa {n}", session=table.session) for n in (2, 3)]
    taken = capture_many(table.ledger, many, now=NOW).value
    assert [public_number(table.process, one) for one in taken if isinstance(one, Commitment)] == [
        "I-2026-01-02",
        "I-2026-01-03",
    ]


def test_a_number_that_was_taken_back_is_not_given_again() -> None:
    """After an undo the next commitment goes on counting: who heard the first number never finds another behind it."""
    table = a_table()
    promised(table)
    promised(table, "Una svista")
    undo(table.ledger, now=NOW)
    assert promised(table, "Un'altra cosa").public_number == "I-2026-01-03"


def test_imported_commitments_have_numbers_by_their_order_and_new_ones_go_on_after_them() -> None:
    """K01 is I-2026-02-01, K15 I-2026-02-15; one transcribed into the same session is 16 and moves none."""
    ledger = example()
    before = public_numbers(ledger.process)
    assert (before["K01"], before["K15"]) == ("I-2026-02-01", "I-2026-02-15")
    new = capture(ledger, now=NOW, kind=ItemKind.COMMITMENT, text="Comprare le sedie", session="S2").value
    after = public_numbers(ledger.process)
    assert after[new.id] == "I-2026-02-16"
    assert {key: after[key] for key in before} == before


def test_a_commitment_of_no_session_is_numbered_under_zero() -> None:
    """Taken between two sessions, it is the year's, session 00."""
    ledger = example()
    new = capture(ledger, now=NOW, kind=ItemKind.COMMITMENT, text="Telefonare alla ASL").value
    assert public_numbers(ledger.process)[new.id] == "I-2026-00-01"


@pytest.mark.parametrize("typed", ["I-2026-02-07", "i 2026 2 7", "i-2026-02-7", " I.2026.02.07 "])
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    """Where codes are typed, and in the search."""
    ledger = example()
    found = with_code(ledger.process, typed)
    assert found is not None
    assert found.id == "K07"
    assert any("I-2026-02-07" in each.text for each in findable(ledger.process) if each.id == "K07")


@pytest.mark.parametrize(
    ("words", "due", "day"),
    [
        ("entro 30 giorni dalla convenzione", EventDue(30, "days", "convenzione"), date(2026, 4, 30)),
        ("entro trenta giorni dalla firma", EventDue(30, "days", "firma"), date(2026, 4, 30)),
        ("entro due mesi dall'avvio del bando", EventDue(2, "months", "avvio del bando"), date(2026, 5, 31)),
        ("1 settimana dopo la delibera", EventDue(1, "weeks", "delibera"), date(2026, 4, 7)),
        ("dopo la delibera", EventDue(0, "days", "delibera"), date(2026, 3, 31)),
        ("within 30 days of the agreement", EventDue(30, "days", "agreement"), date(2026, 4, 30)),
        ("quando possibile", None, None),
        ("entro il 15 marzo", None, None),
    ],
)  # fmt: skip
def test_words_tell_how_long_after_which_event(words: str, due: EventDue | None, day: date | None) -> None:
    """From the last day of March: a shorter month gives its last day; words without a count stay words."""
    assert event_due(words) == due
    assert (due.day(date(2026, 3, 31)) if due is not None else None) == day


def test_the_same_event_dates_all_that_hang_on_it() -> None:
    """Case and articles make no difference; what was kept stays out."""
    table = a_table()
    first = promised(table, "Aprire lo sportello", due="entro 30 giorni dalla convenzione")
    second = promised(table, "Comprare il furgone", due="60 giorni dopo la Convenzione")
    third = promised(table, "Pulire", due="entro 10 giorni dalla convenzione")
    kept(table, third, status=CommitmentStatus.DONE)
    promised(table, "Altro", due="dopo la delibera")
    assert [one.id for one in same_event(table.process, first)] == [first.id, second.id]


def test_an_owner_who_is_not_there_is_said_and_kept() -> None:
    """Before anybody is recorded nothing is known; then the absent owner is said, until they turn out to be there."""
    table = a_table()
    one = promised(table, owner=table.people["bellavite"])
    assert "promises.owner_absent" not in said(table, one)
    arrive(table.ledger, table.session, table.people["rossi"], now=NOW)
    assert owner_absent(table.process, one)
    assert "promises.owner_absent" in said(table, one)
    arrive(table.ledger, table.session, table.people["bellavite"], now=NOW)
    assert "promises.owner_absent" not in said(table, one)


def test_a_date_before_the_session_is_said_and_kept() -> None:
    """The session is on 12 February: the 11th has gone by, the 12th has not."""
    table = a_table()
    assert "promises.date_before_session" in said(table, promised(table, due=date(2026, 2, 11)))
    assert "promises.date_before_session" not in said(table, promised(table, due=date(2026, 2, 12)))


def test_more_than_four_open_for_one_owner_are_said_also_while_the_fifth_is_written() -> None:
    """Four are fine; the fifth is said at capture; one kept makes them four again."""
    table = a_table()
    taken = [promised(table, f"Cosa {n}", owner=table.people["bellavite"]) for n in range(MOST_OPEN)]
    assert "promises.owner_loaded" not in said(table, taken[0])
    fifth = capture(
        table.ledger, now=NOW, kind=ItemKind.COMMITMENT, text="La quinta", session=table.session,
        owner=table.people["bellavite"],
    )  # fmt: skip
    assert "promises.owner_loaded" in [message.id for message in fifth.warnings]
    everything = table.process.all(Commitment)
    assert all_warnings(table.process) == {one.id: warnings_of(table.process, one) for one in everything}
    kept(table, taken[0], status=CommitmentStatus.DONE)
    assert "promises.owner_loaded" not in said(table, taken[1])
    assert taken[0].id not in all_warnings(table.process), "nothing is said of what was kept"


def test_a_promise_without_means_or_with_public_money_and_no_act_is_said() -> None:
    """No resource; then money of the municipality without its act; then the act is there."""
    table = a_table()
    one = promised(table)
    assert "promises.no_resource" in said(table, one)
    body = next(key for key, each in table.organizations.items() if "comune" in key.lower())
    row = {
        "id": "R1",
        "provider": table.organizations[body],
        "kind": "money",
        "description": "Contributo",
        "flow": "source",
    }
    table.ledger.append(Draft("import", NOW, (put(Resource.model_validate(row)),)))
    one = kept(table, one, resources=("R1",))
    assert said(table, one).count("promises.no_act") == 1
    assert "promises.no_resource" not in said(table, one)
    table.ledger.append(Draft("import", NOW, (put(Resource.model_validate({**row, "act": "det. 12/2026"})),)))
    assert "promises.no_act" not in said(table, one)


def test_what_a_body_has_still_to_confirm_is_said_with_its_day() -> None:
    """«Da confermare dall'organo», with «entro» where it is known; nothing once it was kept."""
    table = a_table()
    one = kept(table, promised(table), to_confirm_by_body="Consiglio direttivo")
    assert "promises.body_confirms" in said(table, one)
    one = kept(table, one, to_confirm_by="2026-03-01")
    assert "promises.body_confirms_by" in said(table, one)
    assert said(table, kept(table, one, status=CommitmentStatus.DONE)) == []
    other = kept(table, promised(table), assumed_in_absence=True)
    assert "promises.absent_confirms" in said(table, other)
    assert "promises.absent_confirms" not in said(table, kept(table, other, confirmed_by_owner=True))
