"""Who may vote, what one ballot may give, what does not add up, and what a result may tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign_tui.actions.attendance import arrive, count_people, delegate, leave
from codesign_tui.domain.ballots import ballot_of
from codesign_tui.domain.choosing import counts_of, unused, warnings_of
from codesign_tui.domain.choosing import given as given_dots
from codesign_tui.domain.electorate import electorate, own_options, usual_unit
from codesign_tui.domain.items import ConsentRound, Position, Proposal, TallyRow, Vote, VoteEntry
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.domain.results import breakdown, by_role, results, tied_first
from codesign_tui.domain.tallying import tally_of
from codesign_tui.domain.terms import Category, ProcessKind, VoteSource, VoteState, VotingUnit
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.ways import CONSENT, DOTS, FORMAL, HANDS
from support import a_table, moment

OPTIONS = tuple(f"o{number}" for number in range(1, 13))
PUBLIC, THIRD, PRIVATE, CIVIL = Category


def a_vote(**values: object) -> Vote:
    """Return an open vote by dots among twelve options: three a head, at most two on one."""
    return Vote.model_validate(
        {
            "id": "v", "kind": DOTS, "subject": "s", "state": VoteState.OPEN, "options": OPTIONS, "dots_per_voter": 4,
            "max_per_option": 2, "voters": 6, **values,
        }
    )  # fmt: skip


def test_a_ballot_is_the_numbers_that_stand_on_it() -> None:
    """«7 12 12 3» gives one dot to 7 and to 3, two to 12; «12x2» are two as well, and commas part too."""
    assert ballot_of(a_vote(), "7 12 12 3") == {"o7": 1, "o12": 2, "o3": 1}
    assert ballot_of(a_vote(), "12x2, 7") == {"o12": 2, "o7": 1}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("13", "choose.no_such_option"),
        ("0 1", "choose.no_such_option"),
        ("7 sette", "choose.not_a_number"),
        ("1 2 3 4 5", "choose.too_many_dots"),
        ("5 5 5", "choose.too_many_on_one"),
        (" ", "choose.empty_ballot"),
        ("7x0", "choose.empty_ballot"),
    ],
)
def test_a_ballots_own_error_is_refused(typed: str, reason: str) -> None:
    """A ballot that its voter could not have given goes back, and the sentence says why."""
    with pytest.raises(Refused) as refused:
        ballot_of(a_vote(), typed)
    assert refused.value.message.id == reason


def test_the_limit_on_ones_own_idea_holds_only_for_it() -> None:
    """With at most one dot on one's own proposal, two on another's are fine."""
    vote = a_vote(max_own=1)
    assert ballot_of(vote, "3 3", own={"o4"}) == {"o3": 2}
    with pytest.raises(Refused) as refused:
        ballot_of(vote, "4 4", own={"o4"})
    assert refused.value.message.id == "choose.too_many_on_own"


def test_an_organisations_own_proposals_are_known() -> None:
    """A proposal is an organisation's own if it, or somebody who sits for it, proposed it."""
    table = a_table()
    proposal = Proposal(id="P", title="t", proposers=(table.people["bellavite"],))
    table.ledger.append(Draft("import", moment(), (put(proposal),)))
    vote = a_vote(options=("P", "x"))
    assert own_options(table.process, vote, table.organizations["argento"]) == {"P"}
    assert own_options(table.process, vote, table.organizations["comune"]) == frozenset()


def test_numbers_are_read_in_the_order_of_the_sheet_or_by_number() -> None:
    """«9 5 4» are the first three options; «7:3 12=2» are named ones; one too many is refused."""
    assert counts_of(a_vote(), "9 5 4") == {"o1": 9, "o2": 5, "o3": 4}
    assert counts_of(a_vote(), "7:3 12=2") == {"o7": 3, "o12": 2}
    with pytest.raises(Refused):
        counts_of(a_vote(options=("a", "b")), "1 2 3")


@settings(max_examples=60)
@given(st.lists(st.integers(min_value=1, max_value=12), min_size=1, max_size=8))
def test_no_ballot_passes_that_breaks_a_limit(numbers: list[int]) -> None:
    """Whatever stands on a ballot, what is counted of it is exactly that, and within every limit."""
    vote = a_vote()
    fits = len(numbers) <= 4 and max(map(numbers.count, numbers)) <= 2
    try:
        dots = ballot_of(vote, " ".join(map(str, numbers)))
    except Refused:
        assert not fits
    else:
        assert fits
        assert dots == {f"o{number}": numbers.count(number) for number in set(numbers)}


entries = st.lists(
    st.builds(
        VoteEntry,
        source=st.sampled_from(VoteSource),
        category=st.sampled_from(Category),
        counts=st.dictionaries(st.sampled_from(OPTIONS), st.integers(min_value=0, max_value=9)),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(entries)
def test_a_tally_is_the_sum_of_its_sources(counted: list[VoteEntry]) -> None:
    """Hands, stickers, paper and phones add up, by category and in all; nothing is lost and nothing made up."""
    vote = a_vote()
    tally = tally_of(vote, counted)
    assert [row.option for row in tally] == list(OPTIONS)
    assert sum(row.total for row in tally) == sum(sum(entry.counts.values()) for entry in counted)
    assert all(sum(row.by_category.values()) == row.total for row in tally)


@settings(max_examples=80)
@given(st.dictionaries(st.sampled_from([one.value for one in Category]), st.integers(min_value=0, max_value=6)))
def test_no_small_group_can_be_told_from_a_breakdown(voters: dict[str, int]) -> None:
    """What is shown apart has three voters or more, and so has what is pooled: nothing is told by subtraction."""
    view = breakdown(voters)
    assert all(voters[one] >= 3 for one in view.shown)
    assert not view.pooled or sum(voters[one] for one in view.pooled) >= 3
    if view.shown:
        assert {*view.shown, *view.pooled} == {one for one in Category if voters.get(one)}


def test_a_small_category_is_pooled_or_hides_the_whole_breakdown() -> None:
    """Two and two are pooled; two alone are not told at all, nor who supports what."""
    assert breakdown({"public_body": 3, "third_sector": 5, "private_entity": 2, "civil_society": 2}).pooled == (
        PRIVATE,
        CIVIL,
    )
    voters = {"public_body": 3, "third_sector": 5, "private_entity": 2}
    row = TallyRow(option="o1", by_category={"public_body": 1, "third_sector": 1, "private_entity": 2}, total=4)
    vote = a_vote(voters=10, voters_by_category=voters, tally=(row,))
    (hidden,) = results(vote, discreet=True)
    assert (hidden.by_category, hidden.pooled, hidden.in_all, hidden.only_in) == ({}, None, False, None)
    (told,) = results(vote, discreet=False)
    assert told.in_all
    assert told.by_category == {PUBLIC: 1, THIRD: 1, PRIVATE: 2}


def test_what_is_pooled_or_has_no_category_leaves_whose_support_it_is_untold() -> None:
    """With two categories pooled nobody can say that all four support; nor that one alone does, of unsorted dots."""
    voters = {"public_body": 3, "third_sector": 5, "private_entity": 2, "civil_society": 2}
    rows = (
        TallyRow(option="o1", by_category=dict.fromkeys(Category, 1), total=4),
        TallyRow(option="o2", by_category={"third_sector": 2}, total=3),
    )
    vote = a_vote(voters=12, voters_by_category=voters, tally=rows)
    first, second = results(vote, discreet=True)
    assert (first.pooled, first.in_all) == (2, False)
    assert second.only_in is None
    open_first, open_second = results(vote, discreet=False)
    assert open_first.in_all
    assert open_second.only_in is None


def test_results_say_ties_and_whose_support_it_is() -> None:
    """Equal totals share a rank and are said; support of every category, and of one only, is known."""
    voters = dict.fromkeys((one.value for one in Category), 3)
    tally = (
        TallyRow(option="o1", by_category=dict.fromkeys(Category, 1), total=4),
        TallyRow(option="o2", by_category={THIRD: 4}, total=4),
        TallyRow(option="o3", by_category={}, total=0),
        TallyRow(option="o4", by_category={PUBLIC: 2, CIVIL: 3}, total=5),
    )
    first, *others = results(a_vote(voters=12, voters_by_category=voters, tally=tally), discreet=True)
    assert (first.option, first.rank, first.is_tied, first.only_in, first.in_all) == ("o4", 1, False, None, False)
    assert [(one.option, one.rank, one.is_tied) for one in others] == [
        ("o1", 2, True), ("o2", 2, True), ("o3", 4, False),
    ]  # fmt: skip
    assert [one.in_all for one in others] == [True, False, False]
    assert [one.only_in for one in others] == [None, THIRD, None]
    assert tied_first([first, *others]) == []


def test_what_does_not_add_up_is_said() -> None:
    """More dots than there are, in all and in one category, more than an option may get, more ballots than voters."""
    rows = (TallyRow(option="o1", by_category={"third_sector": 25}, total=25),)
    many = VoteEntry(source=VoteSource.PAPER, ballots=7)
    vote = a_vote(tally=rows, entries=(many,), voters_by_category={"third_sector": 2, "public_body": 4})
    assert [warning.id for warning in warnings_of(vote)] == [
        "choose.more_voters", "choose.dots_over", "choose.dots_over_in", "choose.option_over",
    ]  # fmt: skip
    assert unused(vote) is None
    right = a_vote(tally=(TallyRow(option="o1", total=10),))
    assert (warnings_of(right), unused(right), given_dots(right)) == ([], 14, 10)


def test_more_hands_than_voters_are_said() -> None:
    """Hands are checked for each option by itself."""
    rows = (TallyRow(option="o1", total=6), TallyRow(option="o2", total=7))
    assert [warning.args["given"] for warning in warnings_of(a_vote(kind=HANDS, tally=rows))] == [7]


def test_voices_that_are_not_the_voters_are_said() -> None:
    """A consent or a formal vote of more, or of fewer, than can vote is told, not refused."""
    turn = ConsentRound(n=1, consent=5, reservation=1, objection=1)
    assert [one.id for one in warnings_of(a_vote(kind=CONSENT, rounds=(turn,)))] == ["choose.more_voters"]
    formal = a_vote(kind=FORMAL, in_favour=4, against=0, abstained=1)
    assert [one.id for one in warnings_of(formal)] == ["choose.fewer_voters"]


def test_only_who_is_in_the_hall_and_has_a_vote_may_vote() -> None:
    """The chair without a vote and the observer never vote; a delegate does; who has left does not."""
    table = a_table().started()
    for name in ("olivieri", "bellavite", "neri"):
        arrive(table.ledger, table.session, table.people[name], now=moment("17:00"))
    delegate(table.ledger, table.session, table.people["rossi"], now=moment("17:00"), first_name="Eva", last_name="Blu")
    leave(table.ledger, table.session, table.people["bellavite"], now=moment("18:00"), at="18:00")
    count_people(table.ledger, table.session, now=moment("17:00"), number=3, category=CIVIL)
    before = electorate(table.process, table.session, "17:30", VotingUnit.PERSON)
    after = electorate(table.process, table.session, "18:00", VotingUnit.PERSON)
    assert (before.by_category[THIRD], before.by_category[CIVIL], before.total) == (1, 4, 5)
    assert (after.by_category[THIRD], after.total) == (0, 4)
    on_minutes = electorate(table.process, table.session, "17:30", VotingUnit.PERSON, minutes_of=table.session)
    assert on_minutes.by_category[PUBLIC] == 1


def test_an_organisation_has_one_voice_however_many_speak_for_it() -> None:
    """By organisation its members and its counted people are one voice; whoever sits for none votes for themselves."""
    table = a_table().started()
    for name in ("bellavite", "rossi"):
        arrive(table.ledger, table.session, table.people[name], now=moment("17:00"))
    argento = table.organizations["argento"]
    count_people(table.ledger, table.session, now=moment("17:00"), number=4, organization=argento)
    by_person = electorate(table.process, table.session, "17:30", VotingUnit.PERSON)
    by_body = electorate(table.process, table.session, "17:30", VotingUnit.ORGANIZATION)
    assert (by_person.by_category[THIRD], by_body.by_category[THIRD], by_body.total) == (5, 1, 2)


@pytest.mark.parametrize(
    ("kind", "of_process", "unit"),
    [
        (CONSENT, ProcessKind.CO_PROGETTAZIONE, VotingUnit.ORGANIZATION),
        (FORMAL, ProcessKind.CO_PROGRAMMAZIONE, VotingUnit.ORGANIZATION),
        (DOTS, ProcessKind.CO_PROGETTAZIONE, VotingUnit.PERSON),
        (FORMAL, ProcessKind.OPEN_PATH, VotingUnit.PERSON),
    ],
)
def test_whose_voice_counts_one_by_default(kind: str, of_process: ProcessKind, unit: VotingUnit) -> None:
    """Organisations in consents and formal votes of an art. 55 table, people everywhere else."""
    assert usual_unit(a_table(of_process).process, kind) is unit


def test_roles_are_told_only_when_every_voice_that_differs_has_a_name() -> None:
    """With one against who was written down, the others of the role agree; without a name nothing is told."""
    named = (Position(position="against", text="no"),)
    vote = a_vote(kind=FORMAL, in_favour=5, against=1, abstained=0, voters_by_role={"ets_ammesso": 6})
    assert by_role(Process(), vote) == []
    (share,) = by_role(Process(), vote.model_copy(update={"details": named}))
    assert (share.agree, share.of) == (6, 6)  # who was against sits for no organisation, so for no role
