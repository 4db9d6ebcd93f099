"""Indicators through their actions: written, corrected, read, set aside; what cannot stand is refused."""

from decimal import Decimal

import pytest

from codesign_tui.actions.indicators import (
    add_indicator,
    add_measurement,
    correct_measurement,
    edit_indicator,
    restore_indicator,
    set_indicator_aside,
)
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Baseline, Indicator
from codesign_tui.domain.messages import Refused
from support import Table, a_table, moment

NOW = moment("18:00", "2026-06-30")


@pytest.fixture
def table() -> Table:
    """Return a table in session."""
    return a_table().started()


def kept(table: Table) -> Indicator:
    """Return the indicator as it is kept."""
    return table.process.all(Indicator)[0]


def written(table: Table) -> Indicator:
    """Write an indicator with all it needs."""
    return add_indicator(
        table.ledger, now=NOW, name="Corse fatte", level="outcome", unit="%", direction="up", target=Decimal(95),
        baseline=Baseline(value=Decimal(80)), owner=table.people["bellavite"],
    ).value  # fmt: skip


def test_an_indicator_has_a_number_and_says_what_it_lacks(table: Table) -> None:
    """A name alone is kept: the rest is said as missing, not refused."""
    done = add_indicator(table.ledger, now=NOW, name="Corse fatte")
    assert done.value.number == 1
    assert [one.id for one in done.warnings] == [
        "know.no_direction", "know.no_target", "know.no_baseline", "know.no_owner",
    ]  # fmt: skip
    assert written(table).number == 2


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"level": "alto"}, {"direction": "left"}, {"confidence": "?"}, {"owner": "nobody"},
              {"proposals": ("PR99",)}, {"measurements": ()}],
)  # fmt: skip
def test_what_no_indicator_can_say_is_refused(table: Table, wrong: dict[str, object]) -> None:
    """An unknown code, person or proposal, no name, or readings slipped in."""
    with pytest.raises(Refused):
        add_indicator(table.ledger, now=NOW, **{"name": "Corse", **wrong})  # type: ignore[arg-type]


def test_readings_stay_by_day_and_name_their_session(table: Table) -> None:
    """The older one typed later stands before."""
    one = written(table)
    add_measurement(table.ledger, one.id, now=NOW, value="91", date="2026-06-30", n=12, session=table.session)
    add_measurement(table.ledger, one.id, now=NOW, value="88", date="2026-05-31")
    assert [(each.date, int(each.value), each.session) for each in kept(table).measurements] == [
        ("2026-05-31", 88, None), ("2026-06-30", 91, table.session),
    ]  # fmt: skip


def test_a_reading_is_corrected_and_undone(table: Table) -> None:
    """Only what is named changes; undo brings the old value back."""
    one = written(table)
    add_measurement(table.ledger, one.id, now=NOW, value="91", date="2026-06-30", n=12)
    correct_measurement(table.ledger, one.id, 0, now=NOW, value="90", note="contati due volte")
    assert [(int(each.value), each.n, each.note) for each in kept(table).measurements] == [
        (90, 12, "contati due volte")
    ]
    undo(table.ledger, now=NOW)
    assert kept(table).measurements[0].value == 91
    with pytest.raises(Refused):
        correct_measurement(table.ledger, one.id, 1, now=NOW, value="1")


def test_an_odd_reading_is_kept_and_said(table: Table) -> None:
    """A day to come and a percentage over a hundred may be true; nobody below one can be asked."""
    one = written(table)
    done = add_measurement(table.ledger, one.id, now=NOW, value="120", date="2026-07-30")
    assert [one.id for one in done.warnings] == ["know.odd_percentage", "know.reading_ahead"]
    for wrong in ({"value": "tanti", "date": "2026-06-30"}, {"value": "1", "date": "ieri"},
                  {"value": "1", "date": "2026-06-30", "n": 0}):  # fmt: skip
        with pytest.raises(Refused):
            add_measurement(table.ledger, one.id, now=NOW, **wrong)


def test_an_indicator_is_corrected_set_aside_with_a_reason_and_brought_back(table: Table) -> None:
    """Its readings stay; without a reason nothing is set aside."""
    one = written(table)
    edit_indicator(table.ledger, one.id, now=NOW, target=Decimal(90), baseline=None)
    assert (kept(table).target, kept(table).baseline) == (Decimal(90), None)
    with pytest.raises(Refused):
        set_indicator_aside(table.ledger, one.id, now=NOW, reason=" ")
    set_indicator_aside(table.ledger, one.id, now=NOW, reason="nessuno lo raccoglie")
    assert not kept(table).counts
    restore_indicator(table.ledger, one.id, now=NOW)
    assert kept(table).counts
