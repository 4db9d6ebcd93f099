"""Blank ballots (*schede bianche*): cast, counted as ballots, and giving nothing to anything or anybody."""

import pytest

from codesign_tui.actions.choosing import close_vote, open_vote, reopen_vote
from codesign_tui.actions.counting_votes import record_ballots
from codesign_tui.actions.secret_votes import cast_secret_ballots, take_back_ballot
from codesign_tui.domain.ballots import ballot_of
from codesign_tui.domain.items import TallyRow, Vote
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.tallying import entries_of, recounted
from codesign_tui.domain.terms import Category, CopyKind
from codesign_tui.domain.transactions import Transaction
from codesign_tui.domain.ways import FORMAL
from codesign_tui.exchange.interchange import read, write
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.document import texts
from support import MemoryLedger, Table, a_table, moment

NOW = moment("18:00")
OPTIONS = ("uno", "due", "tre")
WRITTEN = ("hands", "dot_voting", "approval_voting", "ranking", "gradients", "formal_vote")


@pytest.fixture
def table() -> Table:
    """Return a table in session."""
    return a_table().started()


def _opened(table: Table, kind: str = "dot_voting", *, secret: bool = False) -> Vote:
    """Open a vote of five people of the third sector."""
    return open_vote(
        table.ledger, table.session, kind, "Prova", now=NOW, options=() if kind == FORMAL else OPTIONS, secret=secret,
        voters_by_category={"third_sector": 5},
    ).value  # fmt: skip


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("typed", ["-", " – ", "0", "bianca", "Scheda bianca", "blank"])
def test_a_blank_ballot_is_typed_with_a_dash_a_zero_or_its_word(table: Table, kind: str, typed: str) -> None:
    """In every way that is written, nothing is given; an empty line is still no ballot."""
    vote = _opened(table, kind)
    assert ballot_of(vote, typed) == {}
    with pytest.raises(Refused):
        ballot_of(vote, "  ")


def test_zero_is_a_level_where_the_scale_begins_there() -> None:
    """On a scale from 0 to 10 a zero is what the voter gives, and the dash alone is blank."""
    vote = Vote.model_validate(
        {"id": "v", "kind": "score", "subject": "s", "options": ("uno",), "lowest": 0, "highest": 10}
    )
    assert ballot_of(vote, "0") == {"uno": 0}
    assert ballot_of(vote, "-") == {}


def test_blank_paper_ballots_are_ballots_that_give_nothing(table: Table) -> None:
    """They count among the ballots, add up, and do not change what an option got."""
    vote = _opened(table)
    record_ballots(table.ledger, vote.id, ["1 1", "-", "2"], now=NOW)
    after = record_ballots(table.ledger, vote.id, ["bianca"], now=NOW, category=Category.THIRD_SECTOR).value
    assert after.blank == 2
    assert [entry.ballots for entry in after.entries] == [3, 1]
    assert [row.total for row in after.tally] == [2, 1, 0]
    six = record_ballots(table.ledger, vote.id, ["-", "-"], now=NOW)
    assert [warning.id for warning in six.warnings] == ["choose.more_voters"]


def test_blank_ballots_of_a_secret_vote_lie_in_the_box_like_the_others(table: Table) -> None:
    """Only their number is told while it is open, one is taken back by what it says, the close counts the rest."""
    vote = _opened(table, secret=True)
    put_in = cast_secret_ballots(table.ledger, vote.id, ["1", "-", "bianca", "2"], now=NOW)
    assert put_in.value == 4
    assert take_back_ballot(table.ledger, vote.id, "0", now=NOW).value == 3
    assert table.process.get(Vote, vote.id) == vote, "nothing of it is in the process"
    after = close_vote(table.ledger, vote.id, now=NOW).value
    assert after.blank == 1
    assert [row.total for row in after.tally] == [1, 1, 0]
    text, copy = write(table.process), MemoryLedger()
    copy.process.load([Transaction(1, "import", NOW, read(text))])
    assert write(copy.process) == text


def test_blank_ballots_of_a_formal_vote_are_voters_who_are_neither_for_nor_against(table: Table) -> None:
    """Four voices and one blank of five voters add up, without a warning."""
    vote = _opened(table, FORMAL, secret=True)
    cast_secret_ballots(table.ledger, vote.id, ["1", "1", "2", "3", "-"], now=NOW)
    done = close_vote(table.ledger, vote.id, now=NOW)
    assert (done.value.in_favour, done.value.against, done.value.abstained, done.value.blank) == (2, 1, 1, 1)
    assert done.warnings == ()


def test_only_blank_ballots_are_a_vote_that_was_counted(table: Table) -> None:
    """When everybody voted blank the vote closes, and says so."""
    vote = _opened(table)
    record_ballots(table.ledger, vote.id, ["-", "-"], now=NOW)
    assert close_vote(table.ledger, vote.id, now=NOW).value.blank == 2
    assert reopen_vote(table.ledger, vote.id, now=NOW).value.blank == 2


def test_blank_ballots_of_a_vote_that_came_without_its_sources_stay() -> None:
    """An imported vote keeps them when more is counted."""
    vote = Vote(id="v", kind="hands", subject="s", options=OPTIONS, tally=(TallyRow(option="uno", total=2),), blank=3)
    again = recounted(vote.model_copy(update={"entries": entries_of(vote)}))
    assert again.blank == 3


@pytest.mark.parametrize("copy", CopyKind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_say_how_many_ballots_were_blank(table: Table, copy: CopyKind, language: str) -> None:
    """Both copies, in both languages, tell the number, never by category."""
    vote = _opened(table, secret=True)
    cast_secret_ballots(table.ledger, vote.id, ["1", "-", "-"], now=NOW, category=Category.THIRD_SECTOR)
    close_vote(table.ledger, vote.id, now=NOW)
    words = Translator(language)
    document = compose_minutes(table.process, table.session, copy=copy, translator=words, generated_on=NOW.date())
    told = "\n".join(texts(document))
    assert told.count(words("minutes.vote.blank", n=2)) == 1
