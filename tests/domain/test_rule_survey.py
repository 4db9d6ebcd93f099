"""Sheets become means that tell on nobody: small groups hidden, the same result in any order."""

import itertools
from decimal import Decimal

import pytest

from codesign_tui.domain.ballot_box import BoxedBallot, in_order
from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.survey import OPEN, counted, in_box, spoken_sheet
from codesign_tui.domain.terms import Category

PUBLIC, THIRD, CIVIL = Category.PUBLIC_BODY, Category.THIRD_SECTOR, Category.CIVIL_SOCIETY


def survey(*apart: Category, pooled: tuple[str, ...] = ("civil_society",), statements: int = 2) -> Evaluation:
    """Return an open survey."""
    items = tuple(SurveyItem(text=f"Frase {at}") for at in range(statements))
    return Evaluation(id="e", items=items, state=OPEN, apart=apart, suppressed_categories=pooled)


def sheets(*groups: tuple[Category | None, int, tuple[int, ...]]) -> list[BoxedBallot]:
    """Return sheets: of a category, so many times, these answers."""
    return [in_box(answers, category) for category, times, answers in groups for _ in range(times)]


def means(after: Evaluation) -> list[tuple[str | None, dict[str, str | None]]]:
    """Return the means of every statement as they read."""
    return [
        (
            None if item.mean is None else str(item.mean),
            {name: None if mean is None else str(mean) for name, mean in item.by_category.items()},
        )
        for item in after.items
    ]


def test_means_stand_per_statement_and_per_category_of_three() -> None:
    """Two of civil society and one who did not say are told together, by nobody's name."""
    after = counted(survey(PUBLIC, THIRD), sheets((PUBLIC, 3, (4, 2)), (THIRD, 4, (5, 3)), (None, 3, (1, 1))))
    assert after.respondents == 10
    assert means(after)[0] == ("3.5", {"public_body": "4.0", "third_sector": "5.0", "civil_society": None})
    assert after.suppressed_categories == ("civil_society",)
    assert after.state is None
    assert after.apart == ()


def test_a_category_that_answered_too_little_is_hidden() -> None:
    """It was of three in the hall, but two answered: it goes among the others."""
    after = counted(survey(PUBLIC, THIRD), sheets((PUBLIC, 2, (4, 2)), (THIRD, 4, (5, 3)), (None, 1, (1, 1))))
    assert means(after)[0][1] == {"public_body": None, "third_sector": "5.0", "civil_society": None}
    assert after.suppressed_categories == ("public_body", "civil_society")


def test_nothing_is_told_apart_when_the_rest_would_be_told_by_subtraction() -> None:
    """Ten of two categories and one other: that one's answer is the general mean minus theirs."""
    after = counted(survey(PUBLIC, THIRD), sheets((PUBLIC, 5, (4, 2)), (THIRD, 5, (5, 3)), (None, 1, (1, 1))))
    assert {mean for _, by_category in means(after) for mean in by_category.values()} == {None}
    assert after.suppressed_categories == ("public_body", "third_sector", "civil_society")
    assert means(after)[0][0] == "4.2"


def test_a_statement_that_some_left_out_hides_its_own_categories() -> None:
    """Where two of a category answered, or one alone of the others, that statement is told as a whole only."""
    after = counted(
        survey(PUBLIC, THIRD, pooled=()),
        sheets((PUBLIC, 2, (4, 2)), (PUBLIC, 1, (0, 2)), (THIRD, 4, (5, 3))),
    )
    assert means(after)[0] == ("4.7", {"public_body": None, "third_sector": None})
    assert means(after)[1] == ("2.6", {"public_body": "2.0", "third_sector": "3.0"})


def test_two_answers_have_no_mean() -> None:
    """Each of the two would know the other's."""
    after = counted(survey(pooled=()), sheets((None, 2, (4, 2))))
    assert [item.mean for item in after.items] == [None, None]
    assert after.respondents == 2


def test_the_order_of_the_sheets_changes_nothing() -> None:
    """In every order the box and the result are the same."""
    given = sheets((PUBLIC, 3, (4, 2)), (THIRD, 2, (5, 3)), (None, 1, (1, 1)))
    found = {
        (in_order(order), counted(survey(PUBLIC, THIRD), order).model_dump_json())
        for order in itertools.permutations(given)
    }
    assert len(found) == 1


def test_a_mean_is_rounded_as_people_round() -> None:
    """4.25 is 4.3."""
    after = counted(survey(pooled=()), sheets((None, 3, (4, 1)), (None, 1, (5, 1))))
    assert after.items[0].mean == Decimal("4.3")


@pytest.mark.parametrize(
    ("typed", "sheet"), [("4 3 5 2 5", (4, 3, 5, 2, 5)), ("43525", (4, 3, 5, 2, 5)), ("4, 3,-,2 5", (4, 3, 0, 2, 5))]
)
def test_a_sheet_is_read_as_it_is_typed(typed: str, sheet: tuple[int, ...]) -> None:
    """With spaces, without, with commas; a dash for what was left out."""
    assert spoken_sheet(typed, 5) == sheet


@pytest.mark.parametrize("typed", ["4 3 5 2", "4 3 5 2 6", "4 3 5 2 a", "- - - - -", "", "²³¹¹¹", "4352567"])
def test_what_no_sheet_can_say_is_refused(typed: str) -> None:
    """Another number of answers, one off the scale, none at all."""
    with pytest.raises(Refused):
        spoken_sheet(typed, 5)
