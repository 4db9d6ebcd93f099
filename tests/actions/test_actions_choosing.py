"""Votes at hand through their actions: opened, counted from several sources, closed, corrected, taken back."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from codesign_tui import actions
from codesign_tui.actions import choosing, counting_votes
from codesign_tui.actions.attendance import arrive
from codesign_tui.actions.choosing import close_vote, correct_vote, count_voters, open_vote, reopen_vote
from codesign_tui.actions.counting_votes import (
    record_ballots,
    record_consent_round,
    record_counts,
    record_formal,
    record_levels,
)
from codesign_tui.actions.minutes import minutes_record
from codesign_tui.actions.sessions import add_session
from codesign_tui.actions.undoing import redo, undo
from codesign_tui.domain.items import Position, TallyRow, Vote
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.presence import vote_times
from codesign_tui.domain.terms import Category, VoteSource, VoteState, VotingUnit
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.locale import LANGUAGES, Translator
from support import Table, a_table, documents, moment

NOW = moment("18:00")
THIRD, CIVIL = Category.THIRD_SECTOR, Category.CIVIL_SOCIETY


@pytest.fixture
def table() -> Table:
    """Return a table in session, with its two voters, its chair and its observer in the hall."""
    table = a_table().started()
    for person in table.people.values():
        arrive(table.ledger, table.session, person, now=moment("17:00"))
    return table


def opened(table: Table, kind: str = "dot_voting", **values: object) -> Vote:
    """Open a vote among three things and return it."""
    options = ("uno", "due", "tre") if kind in ("dot_voting", "hands") else ()
    arguments: dict[str, object] = {"options": options, **values}
    return open_vote(table.ledger, table.session, kind, "Prova", now=NOW, **arguments).value  # type: ignore[arg-type]


def kept(table: Table, vote: Vote) -> Vote:
    """Return a vote as it is kept now."""
    found = table.process.get(Vote, vote.id)
    assert found is not None
    return found


def refusal(action: object, *arguments: object, **values: object) -> str:
    """Return the id of the sentence with which an action is refused."""
    assert callable(action)
    with pytest.raises(Refused) as refused:
        action(*arguments, now=NOW, **values)
    return refused.value.message.id


def test_a_vote_opens_with_those_in_the_hall(table: Table) -> None:
    """It knows its number, its minute, how many may vote and of which category, and five dots a head."""
    vote = opened(table)
    assert (vote.number, vote.state, vote.voters, vote.dots_per_voter) == (1, VoteState.OPEN, 2, 5)
    assert vote.voters_by_category == {"third_sector": 1, "civil_society": 1}
    assert vote_times(table.process, vote) == ("18:00", "18:00")
    assert opened(table).number == 2


def test_after_an_arrival_the_voters_are_counted_again(table: Table) -> None:
    """The number stays as found, unknown with nobody registered, until somebody asks; then it is that of the hall."""
    late = a_table().started()
    vote = opened(late)
    assert vote.voters is None
    arrive(late.ledger, late.session, late.people["rossi"], now=NOW)
    assert kept(late, vote).voters is None
    assert count_voters(late.ledger, vote.id, now=NOW).value.voters == 1


def test_hands_stickers_and_ballots_make_one_tally(table: Table) -> None:
    """Each source is kept as a total by category; the tally is their sum; counting a source again replaces it."""
    vote = opened(table, voters=9)
    record_counts(table.ledger, vote.id, {"uno": 4, "due": 1}, now=NOW, category=THIRD)
    record_counts(table.ledger, vote.id, {"uno": 3}, now=NOW, category=THIRD)
    record_counts(table.ledger, vote.id, {"tre": 2}, now=NOW, category=CIVIL)
    after = record_ballots(table.ledger, vote.id, ["1 3 3", "2"], now=NOW, category=CIVIL).value
    assert [(row.option, row.by_category, row.total) for row in after.tally] == [
        ("uno", {"third_sector": 3, "civil_society": 1}, 4),
        ("due", {"third_sector": 1, "civil_society": 1}, 2),
        ("tre", {"third_sector": 0, "civil_society": 4}, 4),
    ]
    assert [(entry.source, entry.category, entry.ballots) for entry in after.entries] == [
        (VoteSource.STICKERS, THIRD, None), (VoteSource.STICKERS, CIVIL, None), (VoteSource.PAPER, CIVIL, 2),
    ]  # fmt: skip


def test_one_wrong_ballot_sends_the_batch_back_and_says_which(table: Table) -> None:
    """All ballots of a batch are kept or none, and the sentence names the line."""
    vote = opened(table)
    with pytest.raises(Refused) as refused:
        record_ballots(table.ledger, vote.id, ["1 2", "", "9"], now=NOW)
    assert (refused.value.message.id, refused.value.message.args["number"]) == ("choose.ballot_refused", 2)
    assert kept(table, vote).entries == ()


def test_what_does_not_add_up_is_kept_and_said(table: Table) -> None:
    """Three hands of two voters are recorded as found, with the offer to register an arrival."""
    vote = opened(table, "hands")
    done = record_counts(table.ledger, vote.id, {"uno": 3}, now=NOW)
    assert [warning.id for warning in done.warnings] == ["choose.hands_over"]
    assert kept(table, vote).tally[0].total == 3
    assert "F7" in Translator()(done.warnings[0])


def test_rounds_of_consent_follow_one_another(table: Table) -> None:
    """Objections keep their words, what was integrated stands with the round after, the review has its day."""
    vote = opened(table, "consent")
    assert vote.unit is VotingUnit.ORGANIZATION
    objection = Position(participant=table.people["rossi"], position="objection", text="Manca il trasporto.")
    record_consent_round(table.ledger, vote.id, now=NOW, consent=1, objection=1, details=(objection,))
    record_consent_round(table.ledger, vote.id, now=NOW, consent=2, integration="Si aggiunge il trasporto.")
    record_consent_round(table.ledger, vote.id, now=NOW, consent=1, reservation=1, again=True)
    close_vote(table.ledger, vote.id, now=NOW, outcome="adopted", review_date=date(2026, 9, 1))
    closed = kept(table, vote)
    assert [(turn.n, turn.consent, turn.reservation, turn.objection) for turn in closed.rounds] == [
        (1, 1, 0, 1), (2, 1, 1, 0),
    ]  # fmt: skip
    assert closed.rounds[0].details == (objection,)
    assert (closed.outcome, closed.review_date, closed.state) == ("adopted", "2026-09-01", VoteState.CLOSED)


def test_approving_minutes_says_so_in_their_own_record(table: Table) -> None:
    """The chair votes too; closed, the minutes are approved in this session; reopened or undone, they are a draft."""
    following = add_session(table.ledger, now=NOW, title="Seconda").value.id
    for person in table.people.values():
        arrive(table.ledger, following, person, now=NOW)
    vote = open_vote(
        table.ledger, following, "formal_vote", "Verbale", now=NOW, minutes_of=table.session, unit=VotingUnit.PERSON
    ).value
    assert vote.voters == 3
    record_formal(table.ledger, vote.id, now=NOW, in_favour=2, abstained=1)
    close_vote(table.ledger, vote.id, now=NOW, outcome="approved")
    record = minutes_record(table.process, table.session)
    assert record is not None
    assert (record.status, record.approved_in, record.approval_vote) == ("approved", following, vote.id)
    reopen_vote(table.ledger, vote.id, now=NOW)
    record = minutes_record(table.process, table.session)
    assert record is not None
    assert (record.status, record.approval_vote) == ("draft", None)


def test_a_closed_vote_counts_nothing_until_it_is_reopened(table: Table) -> None:
    """Closing needs something counted; a closed vote refuses; reopened, it takes a correction."""
    vote = opened(table)
    assert refusal(close_vote, table.ledger, vote.id) == "choose.nothing_counted"
    record_counts(table.ledger, vote.id, {"uno": 1}, now=NOW)
    close_vote(table.ledger, vote.id, now=NOW)
    assert refusal(record_counts, table.ledger, vote.id, {"uno": 2}) == "choose.is_closed"
    assert refusal(close_vote, table.ledger, vote.id) == "choose.is_closed"
    reopen_vote(table.ledger, vote.id, now=NOW)
    assert refusal(reopen_vote, table.ledger, vote.id) == "choose.is_open"
    correct_vote(table.ledger, vote.id, now=NOW, subject="Altro", dots_per_voter=2)
    record_counts(table.ledger, vote.id, {"uno": 2}, now=NOW)
    assert (kept(table, vote).subject, kept(table, vote).tally[0].total) == ("Altro", 2)


def test_an_imported_vote_that_is_reopened_keeps_what_it_counted(table: Table) -> None:
    """Its tally becomes the sheets of each category, so that one late ballot adds to it instead of replacing it."""
    rows = (
        TallyRow(option="a", by_category={"third_sector": 3}, total=4),
        TallyRow(option="b", by_category={"third_sector": 1}, total=1),
    )
    imported = Vote(id="V1", session=table.session, kind="dot_voting", subject="s", dots_per_voter=3, tally=rows)
    table.ledger.append(Draft("import", NOW, (put(imported),)))
    reopen_vote(table.ledger, "V1", now=NOW)
    after = record_ballots(table.ledger, "V1", ["1 2"], now=NOW).value
    assert [(row.option, row.by_category["third_sector"], row.total) for row in after.tally] == [
        ("a", 3, 5), ("b", 1, 2),
    ]  # fmt: skip


def test_what_cannot_be_voted_is_refused(table: Table) -> None:
    """One option is no choice; twice the same is none; a vote counts its own kind only."""
    start = (table.ledger, table.session)
    assert refusal(open_vote, *start, "dot_voting", "s", options=("a",)) == "choose.options_missing"
    assert refusal(open_vote, *start, "dot_voting", "s", options=("a", "a")) == "choose.option_twice"
    assert refusal(open_vote, *start, "dot_voting", " ", options=("a", "b")) == "choose.subject_missing"
    assert refusal(open_vote, *start, "lots", "s") == "choose.unknown_kind"
    assert (
        refusal(open_vote, *start, "dot_voting", "s", options=("a", "b"), dots_per_voter=0) == "choose.limits_unclear"
    )
    vote = opened(table)
    assert refusal(record_levels, table.ledger, vote.id, {"uno": {"1": 1}}) == "choose.counts_otherwise"
    assert refusal(record_counts, table.ledger, vote.id, {"sei": 1}) == "choose.no_such_option"
    assert refusal(record_counts, table.ledger, vote.id, {"uno": -1}) == "choose.not_a_number"
    assert refusal(record_ballots, table.ledger, vote.id, ["", " "]) == "choose.empty_ballot"
    consent = opened(table, "consent")
    assert refusal(record_consent_round, table.ledger, consent.id, consent=0) == "choose.nothing_counted"
    assert refusal(record_consent_round, table.ledger, consent.id, consent=1, again=True) == "choose.nothing_counted"


def test_every_step_of_a_vote_can_be_undone_and_redone(table: Table) -> None:
    """Back to the beginning and forward again, one step is one transaction, and nothing is left over."""
    states = [documents(table.process)]
    vote = opened(table)
    states.append(documents(table.process))
    record_counts(table.ledger, vote.id, {"uno": 2, "tre": 1}, now=NOW, category=THIRD)
    states.append(documents(table.process))
    record_ballots(table.ledger, vote.id, ["1 2"], now=NOW)
    states.append(documents(table.process))
    close_vote(table.ledger, vote.id, now=NOW)
    states.append(documents(table.process))
    for state in reversed(states[:-1]):
        undo(table.ledger, now=NOW)
        assert documents(table.process) == state
    for state in states[1:]:
        redo(table.ledger, now=NOW)
        assert documents(table.process) == state


def test_everything_that_votes_say_and_undo_has_words() -> None:
    """Each action of a vote has its words for undo, each sentence is in both languages."""
    source = "".join(Path(module.__file__ or "").read_text(encoding="utf-8") for module in (choosing, counting_votes))
    names = {
        part.value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("commit", "keep_vote")
        for part in ast.walk(call)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
    assert len(names) >= 10
    rules = (Path(actions.__file__).parents[1] / "domain" / "choosing.py").read_text(encoding="utf-8")
    said = set(re.findall(r'"(choose\.[a-z_]+)"', source + rules))
    for language in LANGUAGES:
        words = Translator(language)
        assert [name for name in names if not words.has(f"undo.{name}")] == []
        assert [identifier for identifier in said if not words.has(identifier)] == []
