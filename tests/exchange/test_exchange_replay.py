"""The worked example can be run through again as if it were typed, and ends as the same process."""

import json
from pathlib import Path
from typing import Any

import pytest

from codesign_tui.domain.clock import elapsed
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.terms import SessionState
from codesign_tui.exchange.interchange import read, write
from codesign_tui.exchange.replay import replay
from support import MemoryLedger, moment

EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"
NOW = moment("09:00", "2026-11-22")


@pytest.fixture(scope="module")
def replayed() -> MemoryLedger:
    """Return the example after its replay."""
    ledger = MemoryLedger()
    for draft in replay(EXAMPLE.read_bytes(), now=NOW):
        ledger.append(draft)
    return ledger


def by_id(value: Any) -> Any:
    """Return a value with its lists of records turned into objects by id, so that their order does not count."""
    if isinstance(value, list) and value and all(isinstance(row, dict) and "id" in row for row in value):
        return {row["id"]: by_id(row) for row in value}
    if isinstance(value, dict):
        return {key: by_id(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [by_id(entry) for entry in value]
    return value


def lost(expected: Any, found: Any, place: str = "") -> list[str]:
    """Return the places where a value lacks or changes something of another; what it has more does not count."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            where
            for key, value in expected.items()
            for where in ([f"{place}.{key}"] if key not in found else lost(value, found[key], f"{place}.{key}"))
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [
            where
            for index, (one, other) in enumerate(zip(expected, found, strict=True))
            for where in lost(one, other, f"{place}[{index}]")
        ]
    return [] if expected == found else [f"{place}: {expected!r} -> {found!r}"]


def test_the_replay_ends_with_everything_the_example_holds(replayed: MemoryLedger) -> None:
    """Every record keeps its id, and every field what the example says."""
    example = by_id(json.loads(EXAMPLE.read_bytes()))
    result = by_id(json.loads(write(replayed.process)))
    assert lost(example, result) == []
    assert {table: len(rows) for table, rows in result.items()} == {table: len(rows) for table, rows in example.items()}


def test_the_replay_comes_back_from_its_export_as_the_same_bytes(replayed: MemoryLedger) -> None:
    """What the actions add is part of the format."""
    written = write(replayed.process)
    ledger = MemoryLedger()
    ledger.process.load([type(replayed.transactions[0])(1, "import", NOW, read(written))])
    assert write(ledger.process) == written


def test_the_replay_runs_in_the_examples_own_time(replayed: MemoryLedger) -> None:
    """Transactions go forward in time, sessions are closed, and each item was in hand for its actual minutes."""
    times = [transaction.at for transaction in replayed.transactions]
    assert times == sorted(times)
    assert all(session.state is SessionState.CLOSED for session in replayed.process.sessions())
    session = replayed.process.get(Session, "S2")
    assert session is not None
    assert (session.actual_start, session.actual_end) == ("17:04", "20:11")
    for item in replayed.process.all(AgendaItem):
        assert elapsed(item, NOW).total_seconds() == (item.actual_minutes or 0) * 60
    late = replayed.process.get(Attendance, "S1:P10")
    assert late is not None
    assert late.arrived_at == "17:25"


def test_a_plan_that_was_never_held_is_replayed_as_a_plan() -> None:
    """A file without a session that began becomes one transaction, and what is left over another."""
    source = {
        "process": {"id": "p", "title": "T", "kind": "patto"},
        "sessions": [{"id": "S1", "number": 1, "title": "Prima", "agenda": [{"n": 1, "title": "a"}]}],
        "needs": [{"id": "N1", "text": "a"}],
    }
    drafts = replay(json.dumps(source).encode(), now=NOW)
    assert [draft.action for draft in drafts] == ["new_process", "import"]


def test_a_vote_is_kept_in_the_order_of_the_file() -> None:
    """What is composed before and after the file is opened again reads a tally in the same order: a seal holds."""
    drafts = replay(EXAMPLE.read_bytes(), now=NOW)
    votes = [one.document for draft in drafts for one in draft.puts if one.table == "votes"]
    assert len(votes) > 6
    assert all(json.dumps(vote) == json.dumps(vote, sort_keys=True) for vote in votes)
