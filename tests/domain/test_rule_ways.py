"""The other methods: what one ballot may say, how ballots add up, and how the totals are read."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign_tui.domain.ballots import Ballot, ballot_of, reason_of
from codesign_tui.domain.choosing import level_counts_of, warnings_of
from codesign_tui.domain.dissent import differing
from codesign_tui.domain.items import Position, Vote
from codesign_tui.domain.levels import agrees, levels
from codesign_tui.domain.limits import checked_limits
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.readings import duels, fitting, share_of, wins_every_duel, worth_of_a_dot
from codesign_tui.domain.results import results, tied_first
from codesign_tui.domain.tallying import with_ballots
from codesign_tui.domain.terms import Category, VoteSource, VoteState
from codesign_tui.domain.ways import (
    APPROVAL,
    BUDGET_DOTS,
    CONSENSUS,
    CONSENT,
    FORMAL,
    GRADIENTS,
    KNAPSACK,
    RANKING,
    SCORE,
    WAYS,
    way_of,
)

OPTIONS = ("a", "b", "c")


def a_vote(kind: str, **values: object) -> Vote:
    """Return an open vote among three options."""
    base = {"id": "v", "kind": kind, "subject": "s", "state": VoteState.OPEN, "options": OPTIONS, "voters": 9}
    if kind == BUDGET_DOTS:
        base |= {"budget": 900, "dots_per_voter": 3}
    if kind == KNAPSACK:
        base |= {"budget": 100, "costs": {"a": 60, "b": 50, "c": 30}}
    return Vote.model_validate(base | values)


def voted(vote: Vote, *typed: str, category: Category | None = None) -> Vote:
    """Return the vote after these paper ballots."""
    return with_ballots(vote, [ballot_of(vote, one) for one in typed], source=VoteSource.PAPER, category=category)


@pytest.mark.parametrize(
    ("kind", "typed", "given_by_it"),
    [
        (APPROVAL, "3 1", {"c": 1, "a": 1}),
        (RANKING, "3>1>2", {"c": 1, "a": 2, "b": 3}),
        (RANKING, "3 1", {"c": 1, "a": 2}),
        (SCORE, "4 5 3", {"a": 4, "b": 5, "c": 3}),
        (SCORE, "1:4 3:5", {"a": 4, "c": 5}),
        (SCORE, "4 - 3", {"a": 4, "c": 3}),
        (GRADIENTS, "8 1", {"a": 8, "b": 1}),
        (BUDGET_DOTS, "1 1 2", {"a": 2, "b": 1}),
        (KNAPSACK, "1 3", {"a": 1, "c": 1}),
        (FORMAL, "2", {"against": 1}),
    ],
)
def test_a_ballot_is_read_as_its_way_writes_it(kind: str, typed: str, given_by_it: Ballot) -> None:
    """Options, places, levels, marks and voices are what stands on the paper."""
    assert ballot_of(a_vote(kind), typed) == given_by_it


@pytest.mark.parametrize(
    ("kind", "typed", "reason"),
    [
        (APPROVAL, "2 2", "choose.too_many_on_one"),
        (RANKING, "1>2>1", "choose.twice_in_order"),
        (RANKING, "1>9", "choose.no_such_option"),
        (SCORE, "6 1 1", "choose.no_such_level"),
        (SCORE, "1 2 3 4", "choose.too_many_numbers"),
        (SCORE, "1:4 5", "choose.levels_unclear"),
        (GRADIENTS, "9", "choose.no_such_level"),
        (GRADIENTS, "- - -", "choose.empty_ballot"),
        (BUDGET_DOTS, "1 1 1 1", "choose.too_many_dots"),
        (KNAPSACK, "1 2", "choose.over_budget"),
        (FORMAL, "4", "choose.not_a_voice"),
        (FORMAL, "1 2", "choose.not_a_voice"),
        (CONSENT, "1", "choose.counts_otherwise"),
    ],
)
def test_a_ballot_that_could_not_be_given_goes_back(kind: str, typed: str, reason: str) -> None:
    """One ballot's own error is refused, and the sentence is about it."""
    with pytest.raises(Refused) as refused:
        ballot_of(a_vote(kind), typed)
    assert refused.value.message.id == reason


def test_a_ballot_names_no_more_options_than_it_may() -> None:
    """With at most two choices three are one too many, in approval and in order alike."""
    for kind in (APPROVAL, RANKING):
        vote = a_vote(kind, choices=2)
        assert len(ballot_of(vote, "1 2")) == 2
        with pytest.raises(Refused):
            ballot_of(vote, "1 2 3")


def test_a_block_needs_its_reason() -> None:
    """On a ballot of consensus «4» alone goes back; with words after it they are its reason."""
    vote = a_vote(CONSENSUS, options=("Patto",))
    with pytest.raises(Refused) as refused:
        ballot_of(vote, "4")
    assert refused.value.message.id == "choose.block_needs_reason"
    typed = "4: chiude l'unica porta"
    assert ballot_of(vote, typed) == {"Patto": 4}
    assert reason_of(vote, typed) == "chiude l'unica porta"
    assert reason_of(vote, "2") == ""


def _any_ballot(kind: str) -> st.SearchStrategy[Ballot]:
    """Return ballots of a way, as they are kept."""
    some = st.sets(st.sampled_from(OPTIONS), min_size=1)
    match kind:
        case "ranking":
            return st.permutations(OPTIONS).map(lambda order: {one: place for place, one in enumerate(order, 1)})
        case "formal_vote":
            return st.sampled_from(("in_favour", "against", "abstained")).map(lambda voice: {voice: 1})
    if way_of(kind).has_levels:
        scale = levels(a_vote(kind))
        return st.dictionaries(st.sampled_from(OPTIONS), st.integers(scale[0], scale[-1]), min_size=1)
    return some.map(lambda chosen: dict.fromkeys(sorted(chosen), 1))


WRITTEN = tuple(way.id for way in WAYS.values() if way.takes_ballots)


@settings(max_examples=80)
@given(st.sampled_from(WRITTEN).flatmap(lambda kind: st.tuples(st.just(kind), st.lists(_any_ballot(kind)))), st.data())
def test_ballots_add_up_to_the_same_in_any_order(of_kind: tuple[str, list[Ballot]], data: st.DataObject) -> None:
    """All at once, one by one or shuffled, the same ballots leave the same bytes: nothing tells who came first."""
    kind, ballots = of_kind
    together = with_ballots(a_vote(kind), ballots, source=VoteSource.PAPER)
    one_by_one = a_vote(kind)
    for ballot in data.draw(st.permutations(ballots)):
        one_by_one = with_ballots(one_by_one, [ballot], source=VoteSource.PAPER)
    assert one_by_one.model_dump_json() == together.model_dump_json()
    assert sum(entry.ballots or 0 for entry in together.entries) == len(ballots)


def test_points_are_the_options_left_behind_and_duels_compare_two_by_two() -> None:
    """Of three options the first of a ballot gets two points; who wins each duel may be another than the first."""
    vote = voted(a_vote(RANKING), "1>2>3", "1>2>3", "1>2>3", "2>3>1", "2>3>1")
    assert {row.option: row.total for row in vote.tally} == {"a": 6, "b": 7, "c": 2}
    assert vote.tally[1].spread == {"1": 2, "2": 3}
    assert wins_every_duel(vote) == "a"
    assert [(duel.option, duel.other, duel.above, duel.below) for duel in duels(vote)] == [
        ("a", "b", 3, 2), ("a", "c", 3, 2), ("b", "c", 5, 0),
    ]  # fmt: skip
    circle = voted(a_vote(RANKING), "1>2>3", "2>3>1", "3>1>2")
    assert wins_every_duel(circle) is None
    assert [one.option for one in tied_first(results(circle, discreet=False))] == ["a", "b", "c"]


def test_an_order_that_names_only_some_puts_them_above_the_others() -> None:
    """«3» alone gives two points to the third, and lets it win its duels; the others get nothing."""
    vote = voted(a_vote(RANKING), "3")
    assert [row.total for row in vote.tally] == [0, 0, 2]
    assert wins_every_duel(vote) == "c"


def test_a_score_is_told_as_a_mean_with_how_many_gave_one() -> None:
    """An option that two scored is not behind for it; zero counts where the scale has it."""
    vote = voted(a_vote(SCORE, lowest=0, highest=5), "0 5 -", "1 4 -", "2 - 5")
    found = {one.option: one for one in results(vote, discreet=False)}
    assert {option: (one.value, one.answers) for option, one in found.items()} == {
        "a": (Fraction(1), 3), "b": (Fraction(9, 2), 2), "c": (Fraction(5), 1),
    }  # fmt: skip
    assert [one.option for one in results(vote, discreet=False)] == ["c", "b", "a"]


def test_levels_of_agreement_are_spread_and_never_averaged() -> None:
    """Gradients stand in the order of the sheet, with how many at each level and how many agree."""
    vote = voted(a_vote(GRADIENTS, highest=5), "1 5 3", "2 5 3", "4 1 3")
    found = results(vote, discreet=False)
    assert [(one.option, one.spread, one.total, one.rank) for one in found] == [
        ("a", {"1": 1, "2": 1, "4": 1}, 2, 0), ("b", {"1": 1, "5": 2}, 1, 0), ("c", {"3": 3}, 0, 0),
    ]  # fmt: skip
    assert tied_first(found) == []
    assert [level for level in levels(a_vote(GRADIENTS)) if agrees(a_vote(GRADIENTS), level)] == [1, 2, 3]


def test_a_dot_is_an_amount_and_unused_dots_leave_money() -> None:
    """Nine voters with three dots share 1,000 euros: one dot moves 37 and what nobody used stays."""
    vote = voted(a_vote(BUDGET_DOTS, budget=1000), "1 1 1", "2")
    assert worth_of_a_dot(vote) == Fraction(1000, 27)
    assert [share_of(vote, row.total) for row in vote.tally] == [Decimal(111), Decimal(37), Decimal(0)]
    uncounted = voted(a_vote(BUDGET_DOTS, voters=None), "1 1 1")
    assert share_of(uncounted, 3) == Decimal(900)


@pytest.mark.parametrize(
    ("ballots", "taken", "passed_over", "tied", "left"),
    [
        (["2", "2", "2", "1", "1", "3"], ("b", "c"), ("a",), (), 20),
        (["1", "3"], ("a", "c"), (), (), 10),
        (["1", "2"], (), (), ("a", "b"), 100),
        ([], (), (), (), 100),
    ],
)
def test_the_most_chosen_that_fit_are_taken_and_a_tie_is_left_to_the_table(
    ballots: Sequence[str], taken: tuple[str, ...], passed_over: tuple[str, ...], tied: tuple[str, ...], left: int
) -> None:
    """One after the other, those that still fit; where equals do not all fit nobody chooses in their place."""
    found = fitting(voted(a_vote(KNAPSACK), *ballots))
    assert (found.taken, found.passed_over, found.tied, found.left) == (taken, passed_over, tied, Decimal(left))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["1", "2", "3", "1 3", "2 3"]), max_size=9))
def test_what_is_taken_never_costs_more_than_there_is(ballots: list[str]) -> None:
    """Whatever is chosen, the taken cost the budget less what is left, which is never below zero."""
    vote = voted(a_vote(KNAPSACK), *ballots)
    found = fitting(vote)
    assert found.left >= 0
    assert sum((vote.costs[option] for option in found.taken), found.left) == vote.budget


def test_scores_and_orders_tell_whose_support_an_option_has() -> None:
    """A score over the middle, or a first place, is support; with a small category nobody is told by it."""
    whose = {one.value: 3 for one in Category}
    for kind, ballot in ((SCORE, "5 1 3"), (RANKING, "1>3>2")):
        vote = a_vote(kind, voters=12, voters_by_category=whose)
        for category in Category:
            vote = voted(vote, ballot, category=category)
        found = {one.option: one for one in results(vote, discreet=True)}
        assert [option for option, one in found.items() if one.in_all] == ["a"]
        small = vote.model_copy(update={"voters_by_category": whose | {"civil_society": 2}})
        assert [one for one in results(small, discreet=True) if one.in_all or one.only_in or one.values] == []


def test_what_does_not_add_up_is_said_for_every_way() -> None:
    """More ballots or levels than voters are told; a consensus in which somebody is silent too."""
    assert [one.id for one in warnings_of(voted(a_vote(APPROVAL, voters=1), "1", "1"))] == ["choose.more_voters"] * 2
    assert [one.id for one in warnings_of(voted(a_vote(SCORE, voters=1), "1", "1"))] == ["choose.more_voters"] * 2
    consensus = a_vote(CONSENSUS, options=("Patto",))
    assert [one.id for one in warnings_of(voted(consensus, "1", "2"))] == ["choose.fewer_voters"]
    assert warnings_of(a_vote(GRADIENTS)) == []


def test_levels_are_counted_in_their_order() -> None:
    """«0 2 5» are the first three levels of the scale; one number too many is refused."""
    assert level_counts_of(a_vote(CONSENSUS), "0 2 5") == {"1": 0, "2": 2, "3": 5}
    with pytest.raises(Refused):
        level_counts_of(a_vote(CONSENSUS), "1 1 1 1 1")


@pytest.mark.parametrize(
    ("kind", "limits", "reason"),
    [
        (APPROVAL, {"choices": 4}, "choose.limits_unclear"),
        (SCORE, {"lowest": 2}, "choose.scale_unclear"),
        (SCORE, {"highest": 11}, "choose.scale_unclear"),
        (GRADIENTS, {"highest": 7}, "choose.scale_unclear"),
        (BUDGET_DOTS, {}, "choose.budget_missing"),
        (KNAPSACK, {"budget": 10}, "choose.cost_missing"),
        (KNAPSACK, {"budget": 10, "costs": {"a": 11, "b": 1, "c": 1}}, "choose.cost_over_budget"),
    ],
)
def test_a_limit_by_which_nobody_could_vote_is_refused(kind: str, limits: dict[str, object], reason: str) -> None:
    """Scales, choices, budgets and costs are checked before the vote opens."""
    with pytest.raises(Refused) as refused:
        checked_limits(kind, OPTIONS, limits)
    assert refused.value.message.id == reason


def test_a_way_takes_its_usual_limits_and_none_of_another() -> None:
    """Scores go from one to five and gradients have eight levels unless it is said; dots do not bound an order."""
    assert checked_limits(SCORE, OPTIONS, {}) == {"lowest": 1, "highest": 5}
    assert checked_limits(GRADIENTS, OPTIONS, {"dots_per_voter": 3}) == {"highest": 8}
    assert checked_limits(RANKING, OPTIONS, {"dots_per_voter": 3}) == {"choices": None}


def test_the_voices_that_differ_are_kept_and_of_a_secret_vote_none() -> None:
    """Who blocks or stands aside differs; who abstains does not."""
    voices = tuple(Position(position=name) for name in ("block", "stand_aside", "abstained", "consent"))
    assert [one.position for one in differing(a_vote(CONSENSUS, details=voices))] == ["block", "stand_aside"]
    assert differing(a_vote(CONSENSUS, details=voices, secret=True)) == ()
