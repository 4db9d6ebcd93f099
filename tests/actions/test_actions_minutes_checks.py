"""Setting aside what a check of the minutes found, with a reason, and taking it back."""

import pytest

from codesign_tui.actions.minutes import minutes_record, update_minutes_data
from codesign_tui.actions.minutes_checks import set_aside_check, take_back_check
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.minutes_checks import SetAside, is_key, key_of, parts_of
from support import Table, a_table, moment

NOW = moment("20:30")
KEY = key_of("vote_sum", "V1", msg("choose.more_voters", given=14, recorded=12))


def _aside(table: Table) -> tuple[SetAside, ...]:
    """Return what was set aside of the session."""
    record = minutes_record(table.process, table.session)
    return () if record is None else record.set_aside


def test_what_a_check_found_is_set_aside_with_its_reason() -> None:
    """The minutes' record keeps which check, of what, when and why, and undo takes it away again."""
    table = a_table()
    done = set_aside_check(table.ledger, table.session, KEY, "  Due schede erano doppie.\n", now=NOW)
    assert done.value.reason == "Due schede erano doppie."
    assert (done.value.check, done.value.subject) == ("vote_sum", "V1")
    assert done.value.at == NOW.isoformat(timespec="seconds")
    assert _aside(table) == (done.value,)
    undo(table.ledger, now=NOW)
    assert _aside(table) == ()


def test_setting_aside_again_corrects_the_reason() -> None:
    """One thing is set aside once; what else was set aside stays, and so does the number of the minutes."""
    table = a_table()
    update_minutes_data(table.ledger, table.session, now=NOW, number=7)
    other = key_of("place", None, msg("checks.found.place"))
    set_aside_check(table.ledger, table.session, KEY, "Prima ragione", now=NOW)
    set_aside_check(table.ledger, table.session, other, "All'aperto", now=NOW)
    set_aside_check(table.ledger, table.session, KEY, "Seconda ragione", now=NOW)
    assert {(aside.key, aside.reason) for aside in _aside(table)} == {(KEY, "Seconda ragione"), (other, "All'aperto")}
    record = minutes_record(table.process, table.session)
    assert record is not None
    assert record.number == 7


def test_a_check_is_not_set_aside_without_a_reason() -> None:
    """An empty reason, a key that is none and a session that is not there are refused, and nothing is kept."""
    table = a_table()
    for session, key, reason in (
        (table.session, KEY, " \n "),
        (table.session, "vote_sum", "Va bene"),
        ("S99", KEY, "Va bene"),
    ):
        with pytest.raises(Refused):
            set_aside_check(table.ledger, session, key, reason, now=NOW)
    assert _aside(table) == ()


def test_what_was_set_aside_can_be_taken_back() -> None:
    """Taken back it is asked again; what was never set aside cannot be."""
    table = a_table()
    set_aside_check(table.ledger, table.session, KEY, "Va bene", now=NOW)
    take_back_check(table.ledger, table.session, KEY, now=NOW)
    assert _aside(table) == ()
    with pytest.raises(Refused):
        take_back_check(table.ledger, table.session, KEY, now=NOW)


def test_another_fact_has_another_key() -> None:
    """The key changes with the check, with what it is about and with what was found, and only then."""
    found = msg("choose.more_voters", given=14, recorded=12)
    assert key_of("vote_sum", "V1", found) == KEY
    others = {
        key_of("vote_people", "V1", found),
        key_of("vote_sum", "V2", found),
        key_of("vote_sum", "V1", msg("choose.more_voters", given=15, recorded=12)),
        key_of("vote_sum", "V1", msg("choose.fewer_voters", given=14, recorded=12)),
    }
    assert KEY not in others
    assert len(others) == 4


def test_a_key_tells_its_parts() -> None:
    """From a key one reads the check and what it is about, also an id with colons; free text is no key."""
    key = key_of("expected", "S1:P02", msg("checks.found.expected"))
    assert parts_of(key) == ("expected", "S1:P02")
    assert parts_of(key_of("place", None, msg("checks.found.place"))) == ("place", None)
    assert is_key(key)
    assert not is_key("place")
    assert parts_of("place") == ("place", None)
