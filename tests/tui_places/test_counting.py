"""People counted in few words are read as people say it, in both languages."""

import pytest

from codesign_tui.domain.counting import SpokenCount, spoken_counts
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import Category, CountedRole
from support_tui import HOSTILE


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("40", SpokenCount(40)),
        ("12 cittadini al tavolo 3", SpokenCount(12, "3", None, Category.CIVIL_SOCIETY, "cittadini")),
        ("tavolo 3: 12 cittadini", SpokenCount(12, "3", None, Category.CIVIL_SOCIETY, "cittadini")),
        ("12 citizens at table B", SpokenCount(12, "B", None, Category.CIVIL_SOCIETY, "citizens")),
        ("2 rappresentanti", SpokenCount(2, None, CountedRole.REPRESENTATIVE, None, "rappresentanti")),
        ("1 uditore", SpokenCount(1, None, CountedRole.OBSERVER, None, "uditore")),
        ("5 imprese del centro", SpokenCount(5, None, None, Category.PRIVATE_ENTITY, "imprese del centro")),
        ("7 giocatori di bocce", SpokenCount(7, label="giocatori di bocce")),
    ],
)
def test_a_group_is_read_as_people_say_it(typed: str, meant: SpokenCount) -> None:
    """Number, table, quality, category and the words for whom, in any order."""
    assert spoken_counts(typed) == (meant,)


def test_numbers_alone_are_one_table_each() -> None:
    """Five numbers are five tables, from the first one free on."""
    assert [(count.table, count.number) for count in spoken_counts("8 8, 9", first_table=4)] == [
        ("4", 8),
        ("5", 8),
        ("6", 9),
    ]


@pytest.mark.parametrize("typed", ["", "tanti", "0", "0 cittadini", "100000", "al tavolo 3", "8 0 8"])
def test_what_is_no_number_of_people_is_refused(typed: str) -> None:
    """Nobody, nothing or too many is refused, not guessed."""
    with pytest.raises(Refused):
        spoken_counts(typed)


def test_hostile_words_are_a_label_or_refused() -> None:
    """Every hostile string after a number is read without harm."""
    for text in HOSTILE:
        try:
            counts = spoken_counts(f"3 {text}")
        except Refused:
            continue
        assert all(count.number >= 1 for count in counts)
