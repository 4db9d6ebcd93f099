"""The worked example's six votes, taken again through the actions that count, end with the numbers of the data file."""

import json
from pathlib import Path
from typing import Any

import pytest

from codesign_tui.domain.choosing import warnings_of
from codesign_tui.domain.electorate import electorate
from codesign_tui.domain.items import Vote
from codesign_tui.domain.terms import VoteState
from codesign_tui.exchange.interchange import read, write
from codesign_tui.exchange.replay import replay
from codesign_tui.exchange.voting import can_be_taken_again
from support import MemoryLedger, moment

EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"
NOW = moment("09:00", "2026-11-22")
SOURCE: dict[str, dict[str, Any]] = {
    vote["id"]: vote for vote in json.loads(EXAMPLE.read_text(encoding="utf-8"))["votes"]
}
COUNTED = ("tally", "rounds", "in_favour", "against", "abstained", "details", "outcome", "voters", "voters_by_category")


@pytest.fixture(scope="module")
def ledger() -> MemoryLedger:
    """Return the example after its replay."""
    ledger = MemoryLedger()
    for draft in replay(EXAMPLE.read_bytes(), now=NOW):
        ledger.append(draft)
    return ledger


def test_the_six_votes_go_through_the_actions(ledger: MemoryLedger) -> None:
    """Each is opened, counted and closed in its session; none is imported."""
    touched = {
        name: [one.action for one in ledger.transactions for put in one.puts if (put.table, put.id) == ("votes", name)]
        for name in SOURCE
    }
    assert touched == {
        "V1": ["open_vote", *["record_dots"] * 4, "close_vote"],
        "V2": ["open_vote", *["record_dots"] * 4, "close_vote"],
        "V3": ["open_vote", *["record_consent_round"] * 2, "close_vote"],
        "V4": ["open_vote", "record_formal", "close_vote"],
        "V5": ["open_vote", "record_formal", "close_vote"],
        "V6": ["open_vote", "record_consent_round", "close_vote"],
    }


@pytest.mark.parametrize("name", sorted(SOURCE))
def test_a_vote_taken_again_counts_the_same(ledger: MemoryLedger, name: str) -> None:
    """Tallies by category, rounds, formal counts, positions and outcome are those of the data file."""
    document = ledger.process.document("votes", name)
    assert document is not None
    expected = SOURCE[name]
    assert {key: document[key] for key in COUNTED if key in expected} == {
        key: expected[key] for key in COUNTED if key in expected
    }


def test_the_hall_at_each_vote_is_the_number_that_it_counted(ledger: MemoryLedger) -> None:
    """Presence at the minute of each vote gives the voters that the data file has, and nothing fails to add up."""
    for vote in ledger.process.all(Vote):
        assert vote.state is VoteState.CLOSED
        assert vote.session is not None
        assert vote.at is not None
        assert vote.unit is not None
        hall = electorate(ledger.process, vote.session, vote.at[11:16], vote.unit, minutes_of=vote.minutes_of)
        assert vote.voters == hall.total
        assert warnings_of(vote) == []


def test_a_vote_that_says_more_than_actions_can_is_kept_as_it_is() -> None:
    """A secret vote, one of another kind, or one whose categories do not add up is imported, not taken again."""
    dots = Vote.model_validate({**SOURCE["V1"], "agenda_item": "S1-6"})
    assert can_be_taken_again(dots)
    assert not can_be_taken_again(dots.model_copy(update={"secret": True}))
    assert not can_be_taken_again(dots.model_copy(update={"kind": "ranking"}))
    assert not can_be_taken_again(dots.model_copy(update={"tally": (dots.tally[0].model_copy(update={"total": 99}),)}))
    odd = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    odd["votes"][0]["tally"][0]["total"] = 99
    ledger = MemoryLedger()
    for draft in replay(json.dumps(odd).encode(), now=NOW):
        ledger.append(draft)
    assert ledger.process.document("votes", "V1") is not None
    vote = ledger.process.get(Vote, "V1")
    assert vote is not None
    assert vote.tally[0].total == 99


def test_a_vote_taken_here_comes_back_from_its_export(ledger: MemoryLedger) -> None:
    """Sources, unit, voters by role, state and times are part of the format."""
    copy = MemoryLedger()
    copy.process.load([type(ledger.transactions[0])(1, "import", NOW, read(write(ledger.process)))])
    assert copy.process.all(Vote) == ledger.process.all(Vote)
