"""A secret vote through its actions: while open only the number of ballots, at its close totals, and no way back."""

import itertools
from collections.abc import Mapping, Sequence

import pytest

from codesign_tui.actions.choosing import close_vote, correct_vote, count_voters, open_vote, reopen_vote
from codesign_tui.actions.counting_votes import record_ballots, record_counts, record_formal
from codesign_tui.actions.minutes import minutes_record
from codesign_tui.actions.secret_votes import cast_secret_ballots, take_back_ballot
from codesign_tui.actions.sessions import pending
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Vote
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.results import results
from codesign_tui.domain.terms import Category, VoteSource, VoteState
from codesign_tui.exchange.interchange import read, write
from codesign_tui.minutes.checks.registry import find
from codesign_tui.minutes.compose.vote_tables import breakdown
from support import MemoryLedger, Table, a_table, moment

NOW = moment("18:00")
THIRD, CIVIL, PUBLIC = Category.THIRD_SECTOR, Category.CIVIL_SOCIETY, Category.PUBLIC_BODY
LARGE = {"third_sector": 5, "civil_society": 4}


@pytest.fixture
def table() -> Table:
    """Return a table in session."""
    return a_table().started()


def opened(table: Table, kind: str = "dot_voting", voters: Mapping[str, int] = LARGE, **values: object) -> Vote:
    """Open a secret vote among three things and return it."""
    arguments: dict[str, object] = {"secret": True, "voters_by_category": voters, **values}
    if kind != "formal_vote":
        arguments["options"] = ("uno", "due", "tre")
    return open_vote(table.ledger, table.session, kind, "Prova", now=NOW, **arguments).value  # type: ignore[arg-type]


def cast(table: Table, vote: Vote, *ballots: str, category: Category | None = None, key: str | None = None) -> int:
    """Put ballots in the box and return how many are in."""
    return cast_secret_ballots(table.ledger, vote.id, ballots, now=NOW, category=category, key=key).value


def closed(table: Table, vote: Vote) -> Vote:
    """Close a vote and return it."""
    return close_vote(table.ledger, vote.id, now=NOW).value


def tally(vote: Vote) -> list[tuple[str, dict[str, int], int]]:
    """Return a tally as it reads."""
    return [(row.option, row.by_category, row.total) for row in vote.tally]


def refusal(action: object, *arguments: object, **values: object) -> str:
    """Return the id of the sentence with which an action is refused."""
    assert callable(action)
    with pytest.raises(Refused) as refused:
        action(*arguments, now=NOW, **values)
    return refused.value.message.id


def test_ballots_write_nothing_in_the_process_until_the_close(table: Table) -> None:
    """The box counts them; the vote as it is kept, and so screen, minutes and export, has nothing of them."""
    vote = opened(table)
    before, text = len(table.ledger.transactions), write(table.process)
    assert cast(table, vote, "1 1 2", "3", category=THIRD) == 2
    assert cast(table, vote, "2 2") == 3
    assert len(table.ledger.transactions) == before
    assert write(table.process) == text


def test_closing_writes_totals_in_one_transaction_and_empties_the_box(table: Table) -> None:
    """Tally by category and in all, one entry a category with how many ballots; nothing stays in the box."""
    vote = opened(table)
    cast(table, vote, "1 1 2", "3", category=THIRD)
    cast(table, vote, "2 2", category=CIVIL)
    before = len(table.ledger.transactions)
    after = closed(table, vote)
    assert len(table.ledger.transactions) == before + 1
    assert table.ledger.transactions[-1].action == "close_secret_vote"
    assert tally(after) == [
        ("uno", {"third_sector": 2, "civil_society": 0}, 2),
        ("due", {"third_sector": 1, "civil_society": 2}, 3),
        ("tre", {"third_sector": 1, "civil_society": 0}, 1),
    ]
    assert [(entry.source, entry.category, entry.ballots) for entry in after.entries] == [
        (VoteSource.BALLOTS, THIRD, 2), (VoteSource.BALLOTS, CIVIL, 1),
    ]  # fmt: skip
    assert table.ledger.box.contents.votes == {}


@pytest.mark.parametrize(
    ("kind", "ballots", "totals"),
    [
        ("hands", ["1", "1", "3"], [2, 0, 1]),
        ("approval_voting", ["1 2", "2 3"], [1, 2, 1]),
        ("ranking", ["1>2>3", "2>1"], [3, 3, 0]),
        ("score", ["5 1 3", "4 - 3"], [9, 1, 6]),
    ],
)
def test_every_written_way_can_be_secret(
    table: Table, kind: str, ballots: Sequence[str], totals: Sequence[int]
) -> None:
    """One option a ballot, sets, orders and levels add up as they do in the open."""
    limits: dict[str, object] = {"lowest": 1, "highest": 5} if kind == "score" else {}
    vote = opened(table, kind, LARGE, **limits)
    cast(table, vote, *ballots)
    assert [row.total for row in closed(table, vote).tally] == totals


def test_a_formal_vote_can_be_secret(table: Table) -> None:
    """Three numbers come out, in all only, whatever category was named."""
    vote = opened(table, "formal_vote")
    cast(table, vote, "1", "1", "2", category=THIRD)
    cast(table, vote, "3")
    assert {ballot.category for ballot in table.ledger.box.contents.votes[vote.id].ballots} == {None}
    after = closed(table, vote)
    assert (after.in_favour, after.against, after.abstained, after.apart) == (2, 1, 1, ())


def test_minutes_approved_in_secret_are_approved(table: Table) -> None:
    """The outcome of a secret vote on minutes reaches their record in the same transaction."""
    vote = opened(table, "formal_vote", minutes_of=table.session)
    cast(table, vote, "1")
    close_vote(table.ledger, vote.id, now=NOW, outcome="approved")
    record = minutes_record(table.process, table.session)
    assert record is not None
    assert record.approval_vote == vote.id


def test_ways_that_are_spoken_cannot_be_secret(table: Table) -> None:
    """A consent is a round of voices, and a block of a consensus tells its reason."""
    for kind in ("consent", "consensus"):
        arguments = (table.ledger, table.session, kind, "Prova")
        assert refusal(open_vote, *arguments, secret=True, options=("a", "b")) == "secret.not_this_way"


@pytest.mark.parametrize(
    ("voters", "kept"),
    [
        ({"third_sector": 5, "civil_society": 3}, (THIRD, CIVIL)),
        ({"third_sector": 5, "civil_society": 2}, ()),
        ({"third_sector": 5, "civil_society": 2, "public_body": 1}, (THIRD,)),
        ({"third_sector": 2, "civil_society": 2}, ()),
        ({"third_sector": 5, "civil_society": 4, "public_body": 1}, ()),
        ({}, ()),
    ],
)
def test_a_ballot_keeps_its_category_only_where_three_can_hide(
    table: Table, voters: Mapping[str, int], kept: tuple[Category, ...]
) -> None:
    """Small categories are pooled when the ballot is taken; a pool under three leaves nothing broken down."""
    vote = opened(table, voters=voters)
    assert vote.apart == kept
    for category in (THIRD, CIVIL, PUBLIC):
        cast(table, vote, "1", category=category)
    stored = {ballot.category for ballot in table.ledger.box.contents.votes[vote.id].ballots}
    assert stored - {None} == {*kept}
    after = closed(table, vote)
    assert {name for row in after.tally for name in row.by_category} == {one.value for one in kept}
    [first, *_] = results(after, discreet=False)
    assert (first.total, {*first.by_category}) == (3, {*kept})
    assert first.pooled == (3 - len(kept) if kept and len(kept) < len(voters) else None)


def test_voters_counted_again_never_tell_more_than_when_it_opened(table: Table) -> None:
    """With ballots in the box a category can only be hidden by a new count; with none it is decided anew."""
    vote = opened(table, voters={"third_sector": 5, "civil_society": 4, "public_body": 3})
    cast(table, vote, "1", category=CIVIL)
    fewer = {"third_sector": 5, "civil_society": 2, "public_body": 3}
    assert correct_vote(table.ledger, vote.id, now=NOW, voters_by_category=fewer).value.apart == ()
    more = {"third_sector": 9, "civil_society": 9, "public_body": 9}
    assert correct_vote(table.ledger, vote.id, now=NOW, voters_by_category=more).value.apart == ()
    after = closed(table, vote)
    assert tally(after) == [("uno", {}, 1), ("due", {}, 0), ("tre", {}, 0)]
    fresh = opened(table, voters={"third_sector": 2})
    assert correct_vote(table.ledger, fresh.id, now=NOW, voters_by_category=more).value.apart == (PUBLIC, THIRD, CIVIL)
    assert count_voters(table.ledger, fresh.id, now=NOW).value.apart == ()


def test_one_ballot_is_taken_back_by_what_it_says(table: Table) -> None:
    """Typed again it is out, one at a time; one that is not there, or the vote closed, is refused."""
    vote = opened(table)
    cast(table, vote, "1 2", "2 1", "3", category=THIRD)
    assert take_back_ballot(table.ledger, vote.id, "2 1", now=NOW, category=THIRD).value == 2
    assert take_back_ballot(table.ledger, vote.id, "1 2", now=NOW, category=THIRD).value == 1
    again = (take_back_ballot, table.ledger, vote.id, "1 2")
    assert refusal(*again, category=THIRD) == "secret.no_such_ballot"
    assert refusal(take_back_ballot, table.ledger, vote.id, "3") == "secret.no_such_ballot"
    closed(table, vote)
    assert refusal(take_back_ballot, table.ledger, vote.id, "3", category=THIRD) == "choose.is_closed"


def test_more_ballots_than_voters_are_said_and_kept(table: Table) -> None:
    """The sentence tells two numbers, and the close tells it again."""
    vote = opened(table, voters={"third_sector": 3})
    done = cast_secret_ballots(table.ledger, vote.id, ["1", "1", "1", "2"], now=NOW)
    assert [(one.id, one.args["given"], one.args["recorded"]) for one in done.warnings] == [
        ("choose.more_voters", 4, 3)
    ]
    assert done.value == 4
    assert "choose.more_voters" in {one.id for one in close_vote(table.ledger, vote.id, now=NOW).warnings}


def test_a_wrong_ballot_sends_its_batch_back_and_the_same_key_counts_once(table: Table) -> None:
    """All of a batch are in or none; a phone that sends again is not counted twice."""
    vote = opened(table)
    assert refusal(cast_secret_ballots, table.ledger, vote.id, ["1", "9"]) == "choose.ballot_refused"
    assert table.ledger.box.contents.ballots_in(vote.id) == 0
    assert cast(table, vote, "1", key="posto 4") == 1
    assert cast(table, vote, "2", key="posto 4") == 1
    assert cast(table, vote, "1", key="posto 5") == 2


def test_nothing_else_counts_a_secret_vote_and_ballots_are_for_secret_votes(table: Table) -> None:
    """Hands, sheets, open ballots and three numbers are refused; so is the box for a vote in the open."""
    vote, formal = opened(table), opened(table, "formal_vote")
    assert refusal(record_counts, table.ledger, vote.id, {"uno": 1}) == "secret.ballots_only"
    assert refusal(record_ballots, table.ledger, vote.id, ["1"]) == "secret.ballots_only"
    assert refusal(record_formal, table.ledger, formal.id, in_favour=1) == "secret.ballots_only"
    in_the_open = opened(table, secret=False)
    assert refusal(cast_secret_ballots, table.ledger, in_the_open.id, ["1"]) == "secret.is_open_vote"
    assert refusal(close_vote, table.ledger, vote.id) == "secret.box_empty"


def test_the_close_is_a_barrier_and_ballots_hold_their_vote(table: Table) -> None:
    """With ballots in the box its opening cannot be undone; once closed nothing before can, nor is it opened again."""
    vote = opened(table)
    cast(table, vote, "1")
    assert refusal(undo, table.ledger) == "secret.ballots_wait"
    closed(table, vote)
    assert refusal(undo, table.ledger) == "history.nothing_to_undo"
    assert refusal(reopen_vote, table.ledger, vote.id) == "secret.not_reopened"
    empty = opened(table)
    undo(table.ledger, now=NOW)
    assert table.process.get(Vote, empty.id) is None


def test_the_same_ballots_in_any_order_make_the_same_vote() -> None:
    """Whoever came first, box and closed vote are equal."""
    found = []
    for order in itertools.permutations((("1 1", THIRD), ("2", CIVIL), ("3 1", None), ("1 1", CIVIL))):
        table = a_table().started()
        vote = opened(table)
        for ballot, category in order:
            cast(table, vote, ballot, category=category)
        after = closed(table, vote)
        found.append((after.tally, after.entries, after.state))
    assert all(one == found[0] for one in found)
    assert found[0][2] is VoteState.CLOSED


def test_an_open_secret_vote_is_said_before_the_end_and_in_the_minutes(table: Table) -> None:
    """Whoever closes the session, or reads the draft, is told that its result is still to come."""
    vote = opened(table)
    cast(table, vote, "1")
    assert {part.id: part.args["n"] for part in pending(table.process, table.session)}["action.pending_secret"] == 1
    assert "secret" in {one.name for one in find(table.process, table.session)}
    closed(table, vote)
    assert "secret" not in {one.name for one in find(table.process, table.session)}


def test_a_closed_secret_vote_comes_back_from_its_export_and_shows_no_small_group(table: Table) -> None:
    """Export, import, export is byte-equal; the internal minutes too break down only what may be told."""
    vote = opened(table, voters={"third_sector": 5, "civil_society": 2, "public_body": 1})
    cast(table, vote, "1", "2", category=THIRD)
    cast(table, vote, "3", category=CIVIL)
    after = closed(table, vote)
    text = write(table.process)
    copy = MemoryLedger()
    copy.process.load([type(table.ledger.transactions[0])(1, "import", NOW, read(text))])
    assert write(copy.process) == text

    class Internal:
        """What the tables ask of a frame."""

        public = False

    assert breakdown(Internal(), after) == ([THIRD], [PUBLIC, CIVIL])  # type: ignore[arg-type]
