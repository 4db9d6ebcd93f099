"""Which charts the minutes have, and what they may tell to whom."""

import pytest
from minutes_samples import LANGUAGES, changed, composed, example

from codesign_tui.domain.items import TallyRow, Vote
from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Chart, Document

PUBLIC = CopyKind.PUBLIC


def _charts(document: Document) -> list[Chart]:
    """Return the charts of a document."""
    return [block for block in document.blocks if isinstance(block, Chart)]


def _vote(identifier: str = "V2") -> Vote:
    """Return a vote of the worked example."""
    vote = example().get(Vote, identifier)
    assert vote is not None
    return vote


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dot_vote_is_drawn_by_category_the_most_chosen_first(language: str) -> None:
    """The internal copy draws every category, longest bar first, as the table counts them."""
    chart = _charts(composed(example(), "S2", language=language))[0]
    totals = [sum(values) for values in chart.values]
    assert totals == sorted(totals, reverse=True)
    assert len(chart.parts) == 4
    tally = sorted((row.total for row in _vote().tally), reverse=True)
    assert totals == tally[: len(totals)]


def test_the_public_copy_draws_no_small_category_apart() -> None:
    """What the table pools is pooled in the drawing too."""
    chart = _charts(composed(example(), "S1", PUBLIC))[0]
    assert chart.parts == ("Ente pubblico", "Terzo settore", "Altre categorie")
    assert chart.table.header == ("Opzione", *chart.parts, "Totale")


def test_a_pool_that_would_tell_is_not_drawn() -> None:
    """With one small category alone the public chart has totals only."""
    voters = {"public_body": 5, "third_sector": 5, "civil_society": 2}
    chart = _charts(composed(example(changed(_vote("V1"), voters_by_category=voters)), "S1", PUBLIC))[0]
    assert chart.parts == ("",)
    assert all(len(values) == 1 for values in chart.values)


def test_long_votes_draw_the_first_and_say_how_many_are_in_the_table() -> None:
    """A picture of thirty bars would fill the page; the table has all."""
    rows = tuple(TallyRow(option=f"Opzione {n}", total=40 - n) for n in range(30))
    chart = _charts(composed(example(changed(_vote(), tally=rows, options=tuple(row.option for row in rows))), "S2"))[0]
    assert len(chart.bars) == 12
    assert chart.more == "Altre 18 opzioni sono nella tabella."
    assert len(chart.table.rows) == 31


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "formal_vote"},
        {"tally": (TallyRow(option="PR01", total=9),)},
        {"tally": (TallyRow(option="PR01", total=0), TallyRow(option="PR02", total=0))},
    ],
    ids=["formal", "one option", "nothing given"],
)
def test_a_vote_of_which_a_picture_would_say_nothing_has_none(fields: dict[str, object]) -> None:
    """A formal vote, a single option, no dots at all: the table alone."""
    document = composed(example(changed(_vote(), **fields)), "S2")
    assert not [chart for chart in _charts(document) if chart.table.caption == "Esito della votazione V2"]


def test_the_budget_is_drawn_with_what_is_left() -> None:
    """Sources, planned uses, reserve and contributions in kind stand side by side, in amounts."""
    chart = _charts(composed(example(), "S2"))[-1]
    assert chart.bars == ("Fonti", "Usi previsti", "Riserva", "Apporti in natura")
    assert chart.values[2][0] == chart.values[0][0] - chart.values[1][0]
    assert all(shown.endswith("€") for shown in chart.shown)


def test_a_chart_says_in_words_what_it_shows() -> None:
    """The alternative text names the subject, the first bars and their numbers."""
    chart = _charts(composed(example(), "S2"))[0]
    assert chart.alternative.startswith("Grafico a barre.")
    assert f"{chart.bars[0]}: {chart.shown[0]}" in chart.alternative
