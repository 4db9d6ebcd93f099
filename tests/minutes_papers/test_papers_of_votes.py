"""The voting sheet and the ballots: the same numbers, how to fill them in, and no trace of who does."""

from decimal import Decimal

import pytest
from papers_samples import example, paper, vote, words_of

from codesign_tui.domain.items import Proposal, Vote
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Participant
from codesign_tui.domain.terms import Category
from codesign_tui.domain.ways import (
    APPROVAL,
    BUDGET_DOTS,
    CONSENSUS,
    CONSENT,
    DOTS,
    FORMAL,
    GRADIENTS,
    HANDS,
    KNAPSACK,
    RANKING,
    SCORE,
    WAYS,
)
from codesign_tui.minutes.document import Card, Cards, Document, Table, card_texts


def _pieces(document: Document) -> Cards:
    """Return the ballots of a document that has one kind."""
    (found,) = [block for block in document.blocks if isinstance(block, Cards)]
    return found


def _ballot(held: Vote, language: str = "it") -> Card:
    """Return the ballot of a vote."""
    (card,) = _pieces(paper("ballots", example(held), language=language)).cards
    return card


def test_the_sheet_and_the_ballot_have_the_same_numbers() -> None:
    """The number of an option is its place in the vote, on both."""
    held = vote(options=("PR07", "PR01", "PR03"))
    sheet = next(block for block in paper("sheet", example(held)).blocks if isinstance(block, Table))
    proposal = example().get(Proposal, "PR07")
    assert proposal is not None
    assert sheet.rows[0][:2] == ("1", f"PR07 – {proposal.title}")
    assert [row[0] for row in sheet.rows] == [number for number, _ in _ballot(held).options] == ["1", "2", "3"]


def test_the_sheet_has_a_column_for_each_category_and_its_colour() -> None:
    """Dots of each kind of participant are stuck apart."""
    sheet = next(block for block in paper("sheet", example(vote())).blocks if isinstance(block, Table))
    assert len(sheet.header) == 2 + 4
    assert sheet.header[2] == "Ente pubblico (bollini blu)"
    assert sheet.room


def test_a_secret_vote_has_nothing_to_fill_in_on_the_wall() -> None:
    """The sheet only gives the numbers."""
    sheet = next(block for block in paper("sheet", example(vote(secret=True))).blocks if isinstance(block, Table))
    assert len(sheet.header) == 2


def test_every_ballot_is_the_same() -> None:
    """One card in as many copies as voters and one in ten more: none has a number or a mark of its own."""
    pieces = _pieces(paper("ballots", example(vote(voters=12))))
    assert len(pieces.cards) == 1
    assert pieces.copies == 14


def test_a_ballot_tells_nothing_of_who_fills_it_in() -> None:
    """No name, no organisation, no code of the vote or of a seat."""
    process = example(vote())
    told = "\n".join(card_texts(_ballot(vote())))
    for person in process.all(Participant):
        assert person.last_name not in told
        assert person.id not in told
    assert "V2" not in told


def test_only_a_category_of_three_may_be_ticked() -> None:
    """Smaller ones are told together; where the pool would tell, there is nothing to tick."""
    pooled = {"public_body": 2, "third_sector": 5, "private_entity": 3, "civil_society": 2}
    assert _ballot(vote(voters_by_category=pooled)).boxes == ("Terzo settore", "Ente privato", "Un’altra categoria")
    alone = {"public_body": 5, "third_sector": 5, "civil_society": 2}
    assert _ballot(vote(voters_by_category=alone)).boxes == ()


@pytest.mark.parametrize(
    ("fields", "told", "cells"),
    [
        ({"kind": DOTS, "dots_per_voter": 4, "max_per_option": 2}, ("7 12 12 3", "4 punti", "Al massimo 2"), 4),
        ({"kind": HANDS}, ("ognuno una volta sola",), 8),
        ({"kind": APPROVAL, "choices": 3}, ("ognuno una volta sola", "3 numeri"), 3),
        ({"kind": RANKING}, ("prima quello che preferite",), 8),
        ({"kind": SCORE, "lowest": 0, "highest": 10}, ("da 0 a 10",), 0),
        ({"kind": GRADIENTS, "highest": 5}, ("da 1 a 5",), 0),
        ({"kind": CONSENSUS}, ("da 1 a 4",), 0),
        ({"kind": BUDGET_DOTS, "budget": Decimal(900)}, ("900,00",), 4),
        ({"kind": KNAPSACK, "budget": Decimal(900)}, ("900,00",), 8),
        ({"kind": FORMAL, "options": ()}, ("Un solo segno",), 0),
    ],
    ids=lambda value: str(value.get("kind")) if isinstance(value, dict) else "",
)
def test_a_ballot_says_how_its_way_of_voting_is_filled_in(
    fields: dict[str, object], told: tuple[str, ...], cells: int
) -> None:
    """What a ballot asks comes from the way of voting and its limits."""
    card = _ballot(vote(**{"options": tuple(f"PR{n:02d}" for n in range(1, 10)), **fields}))
    for words in told:
        assert words in card.note
    assert card.cells == cells


def test_every_way_that_is_written_has_its_ballot() -> None:
    """No way of voting is forgotten; one that is spoken has none."""
    for way in WAYS.values():
        held = vote(kind=way.id)
        if way.takes_ballots:
            assert _ballot(held).note
        else:
            with pytest.raises(Refused):
                _ballot(held)
    assert not WAYS[CONSENT].takes_ballots


def test_a_formal_vote_has_three_voices_to_tick() -> None:
    """In the order of their numbers on the screen."""
    boxes = _ballot(vote(kind=FORMAL, options=(), voters_by_category={})).boxes
    assert boxes[:3] == ("1 Favorevole", "2 Contrario", "3 Astenuto")


def test_a_score_leaves_room_beside_each_option() -> None:
    """The level is written before the words."""
    assert all(words.startswith("____") for _, words in _ballot(vote(kind=SCORE)).options)


def test_with_many_options_the_ballot_refers_to_the_sheet() -> None:
    """Thirty options do not fit on a piece of paper; their numbers do."""
    card = _ballot(vote(options=tuple(f"Opzione {n}" for n in range(30))))
    assert card.options == ()
    assert card.under == "Opzioni da 1 a 30, come sul foglio appeso"


@pytest.mark.parametrize("options", [3, 9, 20])
def test_more_options_make_larger_ballots(options: int) -> None:
    """Eight, six or four on a page."""
    pieces = _pieces(paper("ballots", example(vote(options=tuple(f"Opzione {n}" for n in range(options))))))
    assert pieces.columns * pieces.rows == {3: 8, 9: 6, 20: 4}[options]


def test_without_an_open_vote_some_proposals_can_be_printed() -> None:
    """The usual dots on what was asked for, for whoever is expected; without either it is refused."""
    pieces = _pieces(paper("ballots", example(), options=("PR01", "PR02")))
    assert [words.split(" ")[0] for _, words in pieces.cards[0].options] == ["PR01", "PR02"]
    assert "5 punti" in pieces.cards[0].note
    for name in ("sheet", "ballots"):
        with pytest.raises(Refused):
            paper(name, example())


def test_two_open_votes_have_a_page_each() -> None:
    """Sheets and ballots of both."""
    held = example(vote(), vote("V3", kind=DOTS, subject="Altro", options=("uno", "due")))
    assert sum(isinstance(block, Table) for block in paper("sheet", held).blocks) == 2
    assert sum(isinstance(block, Cards) for block in paper("ballots", held).blocks) == 2


def test_the_sheet_names_no_one_who_did_not_agree() -> None:
    """An option that names a person hangs on the wall without the name."""
    process = example()
    person = next(one for one in process.all(Participant) if not one.public_name_ok)
    held = vote(options=(f"Un referente: {person.full_name}", "Nessuno"))
    assert person.last_name not in words_of(paper("sheet", example(held)))
    assert {category.value for category in Category} >= set(held.voters_by_category)
