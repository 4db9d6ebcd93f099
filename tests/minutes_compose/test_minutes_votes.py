"""The votes of the other methods in minutes: tables and words, in both languages; dissent, interests, the grid."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from minutes_samples import LANGUAGES, changed, composed, example, frame_of, in_order, tables, words

from codesign_tui.domain.ballots import ballot_of
from codesign_tui.domain.items import Decision, Position, Vote
from codesign_tui.domain.meetings import AgendaItem, ConflictOfInterest
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.tallying import with_ballots
from codesign_tui.domain.terms import Category, CopyKind, VoteSource, VoteState
from codesign_tui.domain.ways import (
    APPROVAL,
    BUDGET_DOTS,
    CONSENSUS,
    DOTS,
    FORMAL,
    GRADIENTS,
    KNAPSACK,
    OTHERS,
    RANKING,
    SCORE,
    WAYS,
)
from codesign_tui.minutes.compose.vote_rows import rows_of
from codesign_tui.minutes.document import Table

ITEM = "S2-05"
OPTIONS = ("Pulmino", "Sportello", "Mercato")


def taken(kind: str, *typed: str, **values: Any) -> Vote:
    """Return a closed vote in the second session, after these ballots of each category."""
    money = (
        {"budget": 900, "costs": {"Pulmino": 600, "Sportello": 500, "Mercato": 300}} if WAYS[kind].has_budget else {}
    )
    base: dict[str, Any] = {
        "id": "V90", "session": "S2", "agenda_item": ITEM, "kind": kind, "subject": "Da dove si comincia",
        "options": OPTIONS[: WAYS[kind].most or 3], "voters": 12, "voters_by_category": dict.fromkeys(Category, 3),
        "state": VoteState.CLOSED, "secret": False, **money,
    }  # fmt: skip
    vote = Vote.model_validate(base | values)
    for category in Category:
        ballots = [ballot_of(vote, one) for one in typed]
        vote = with_ballots(vote, ballots, source=VoteSource.PAPER, category=category)
    return vote


def held(vote: Vote) -> Process:
    """Return the example with this vote in it."""
    return example(vote)


def result(process: Process, copy: CopyKind = CopyKind.INTERNAL, language: str = "it") -> Table:
    """Return the table of the vote's result."""
    caption = "Esito della votazione V90" if language == "it" else "Result of vote V90"
    return tables(composed(process, "S2", copy, language))[caption]


def test_approval_and_dots_are_counted_by_category_and_say_whose_support_it_is() -> None:
    """Each category has its column; what all support, and ties, are said in words."""
    process = held(taken(APPROVAL, "1 2", "1", "2"))
    assert result(process).rows[0] == ("Pulmino", "2", "2", "2", "2", "8")
    in_order(
        words(composed(process, "S2")),
        "Votazione ad approvazione multipla",
        "Parità al primo posto: Pulmino, Sportello.",
        "Hanno sostegno in tutte le categorie che votano: Pulmino, Sportello.",
    )


def test_an_order_gives_points_places_and_the_winner_of_the_duels() -> None:
    """Points are explained once; who prevails two by two is said, or that nobody does."""
    process = held(taken(RANKING, "1>2>3", "1>3"))
    assert result(process).rows[0] == ("Pulmino", "16", "8", "0", "0")
    text = words(composed(process, "S2"))
    in_order(text, "Il primo di una scheda riceve", "Pulmino prevale su ogni altra opzione")


def test_scores_give_means_by_category_with_how_many_voted() -> None:
    """To one decimal; a second table has how many gave each score; the public copy hides small categories."""
    vote = taken(SCORE, "5 1 -", "4 2 -")
    assert result(held(vote)).rows[0] == ("Pulmino", "4,5", "4,5", "4,5", "4,5", "4,5", "8")
    assert tables(composed(held(vote), "S2"))["Distribuzione dei voti, votazione V90"].rows[0][1:] == (
        "0", "0", "0", "4", "4",
    )  # fmt: skip
    small = vote.model_copy(update={"voters_by_category": dict.fromkeys(Category, 3) | {Category.CIVIL_SOCIETY: 2}})
    assert result(held(small), CopyKind.PUBLIC).header == ("Opzione", "Media", "Voti")


def test_a_consensus_tells_each_level_and_who_blocks_and_why() -> None:
    """The levels are rows, in words; the block stands among the differing positions too."""
    block = Position(participant="P13", position="block", text="Manca chi guida.")
    vote = taken(CONSENSUS, "1", "1", details=(block,))
    process = held(vote)
    assert result(process).rows == (
        ("D'accordo", "8"), ("D'accordo con riserve", "0"), ("Si fa da parte", "0"), ("Blocca", "0"),
    )  # fmt: skip
    text = words(composed(process, "S2"))
    assert text.count("Blocco – Anna Rita Colombini (Caregiver in cerchio): «Manca chi guida.»") == 2


def test_gradients_are_a_spread_and_never_a_mean() -> None:
    """Levels are columns by their number, explained above; the last column is how many agree."""
    process = held(taken(GRADIENTS, "1 8 3", "2 7 3"))
    spread = tables(composed(process, "S2"))["Distribuzione dei voti, votazione V90"]
    assert spread.rows[0] == ("Pulmino", "4", "4", "0", "0", "0", "0", "0", "0", "8")
    text = words(composed(process, "S2"))
    assert "1 pieno appoggio" in text
    assert "Media" not in spread.header


def test_a_budget_tells_amounts_or_what_fits() -> None:
    """With dots each option has its amount; a knapsack tells what fits, what does not, what the table must choose."""
    dots = held(taken(BUDGET_DOTS, "1 1 1", dots_per_voter=3))
    assert result(dots).rows[0][-1].replace("\xa0", " ") == "300,00 €"
    assert "Un punto sposta 25,00" in words(composed(dots, "S2"))
    full = words(composed(held(taken(KNAPSACK, "2", "2", "1", "3")), "S2"))
    in_order(
        full, "in ordine di scelte: Sportello, Mercato. Restano 100,00", "Scelte ma oltre quanto restava: Pulmino."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OTHERS)
def test_every_method_has_words_a_table_and_rows_to_draw(kind: str, language: str) -> None:
    """In both languages and copies the way is named in words, and what is drawn is what the table has."""
    typed = {RANKING: "2>1>3", SCORE: "5 4 3", GRADIENTS: "1 2 8", CONSENSUS: "2"}.get(kind, "2")
    vote = taken(kind, typed)
    process = held(vote)
    for copy in CopyKind:
        text = words(composed(process, "S2", copy, language))
        assert "_" not in kind or kind not in text
        assert "minutes.vote" not in text
        drawn = rows_of(frame_of(process, "S2", copy, language), vote)
        assert [row.number for row in drawn] == sorted({row.number for row in drawn}) or len(drawn) == 3
        assert max(row.value for row in drawn) > 0


def test_rows_to_draw_are_those_of_any_vote() -> None:
    """Means keep their fraction, a formal vote has three bars, small categories are drawn together."""
    score = taken(SCORE, "5 1 3", "4 1 3")
    rows = rows_of(frame_of(held(score), "S2"), score)
    assert (rows[0].label, rows[0].number, rows[0].value, rows[0].words) == ("Pulmino", 1, Fraction(9, 2), "4,5")
    assert rows[0].by_category == dict.fromkeys(Category, Fraction(9, 2))
    formal = Vote(id="V90", kind=FORMAL, subject="s", in_favour=9, against=2, abstained=1)
    assert [(row.number, int(row.value)) for row in rows_of(frame_of(example(), "S2"), formal)] == [
        (0, 9), (0, 2), (0, 1),
    ]  # fmt: skip
    two = dict.fromkeys(Category, 3) | {Category.PRIVATE_ENTITY: 2, Category.CIVIL_SOCIETY: 2}
    pooled = taken(DOTS, "1 2", voters_by_category=two, dots_per_voter=5)
    (first, *_) = rows_of(frame_of(held(pooled), "S2", CopyKind.PUBLIC), pooled)
    assert (len(first.by_category), first.pooled) == (2, Fraction(2))


def test_a_decision_is_followed_by_the_voices_that_differed() -> None:
    """Right below it and as a list like it, with who and words; in the public copy with the body."""
    voices = (Position(participant="P13", position="reservation", text="Le ore sono poche."),)
    decision = Decision(id="D90", session="S2", agenda_item=ITEM, text="Si parte in aprile.", positions=voices)
    process = example(decision)
    in_order(
        words(composed(process, "S2")), "D90 – Si parte in aprile.", "Riserve e obiezioni a D90:",
        "Riserva – Anna Rita Colombini (Caregiver in cerchio): «Le ore sono poche.»",
    )  # fmt: skip
    public = words(composed(process, "S2", CopyKind.PUBLIC)).partition("Riserve e obiezioni a D90")[2]
    assert "Colombini" not in public
    assert "Le ore sono poche." in public


def test_who_abstains_for_an_interest_is_told_and_in_public_without_a_name() -> None:
    """On the vote, and on the item where no vote of it says so; the public copy has the body or the category."""
    declared = ConflictOfInterest(participant="P13", text="Siedo nel consiglio del gestore.")
    vote = taken(APPROVAL, "1", conflicts=(declared,))
    process = held(vote)
    in_order(words(composed(process, "S2")), "Da dove si comincia", "si astengono", "Anna Rita Colombini", "«Siedo nel")
    person = process.get(Participant, "P13")
    assert person is not None
    hidden = example(vote, changed(person, public_name_ok=False))
    assert "Colombini" not in words(composed(hidden, "S2", CopyKind.PUBLIC))
    item = process.get(AgendaItem, ITEM)
    assert item is not None
    both = example(vote, changed(item, conflicts=[declared.model_dump(exclude_unset=True)]))
    assert words(composed(both, "S2")).count("Siedo nel consiglio del gestore.") == 1
    alone = example(changed(item, conflicts=[declared.model_dump(exclude_unset=True)]))
    in_order(words(composed(alone, "S2")), "Su questo punto dichiarano un conflitto", "Siedo nel consiglio")


def test_money_is_exact_and_never_more_than_there_is() -> None:
    """Amounts in the table add up to the budget at most."""
    vote = taken(BUDGET_DOTS, "1 2 3", "1 1 2", dots_per_voter=3, budget=1000)
    amounts = [row[-1] for row in result(held(vote)).rows]
    euros = [Decimal(text.replace("\xa0", "").replace("€", "").replace(".", "").replace(",", ".")) for text in amounts]
    assert sum(euros) <= 1000
