"""The closing survey through its actions: while open only how many sheets, at its close means, and no way back."""

import itertools

import pytest

from codesign_tui.actions.survey import add_sheets, close_survey, open_survey, sheets_in, take_back_sheet
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.details import Evaluation
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import Category
from codesign_tui.exchange.interchange import read, write
from codesign_tui.minutes.compose.knowing import survey_categories
from support import Table, a_table, moment

NOW = moment("18:00")


@pytest.fixture
def table() -> Table:
    """Return a table in session."""
    return a_table().started()


def opened(table: Table) -> Evaluation:
    """Open a survey of two statements."""
    return open_survey(table.ledger, ["Ho potuto parlare", " ", "Lo rifarei"], now=NOW, session=table.session).value


def test_sheets_write_nothing_in_the_process_until_the_close(table: Table) -> None:
    """The box counts them; the survey as it is kept has nothing of them."""
    survey = opened(table)
    before, text = len(table.ledger.transactions), write(table.process)
    assert add_sheets(table.ledger, survey.id, [(4, 5), (3, 3)], now=NOW).value == 2
    assert len(table.ledger.transactions) == before
    assert write(table.process) == text


def test_a_small_table_tells_no_category(table: Table) -> None:
    """One chair, one of the third sector, one of civil society: no sheet keeps a category, whatever is asked."""
    survey = opened(table)
    assert survey.apart == ()
    add_sheets(table.ledger, survey.id, [(4, 5)], now=NOW, category=Category.THIRD_SECTOR)
    [sheet] = table.ledger.box.contents.votes[survey.id].ballots
    assert sheet.category is None


def test_closing_writes_means_once_and_forgets_the_sheets(table: Table) -> None:
    """One transaction, a barrier; the box is empty, and undo does not reach it."""
    survey = opened(table)
    add_sheets(table.ledger, survey.id, [(4, 5), (3, 3), (5, 0)], now=NOW)
    closed = close_survey(table.ledger, survey.id, now=NOW).value
    assert [str(item.mean) for item in closed.items] == ["4.0", "None"]
    assert closed.respondents == 3
    assert sheets_in(table.ledger, survey.id) == 0
    assert survey_categories(closed) == []
    with pytest.raises(Refused):
        undo(table.ledger, now=NOW)
    with pytest.raises(Refused):
        add_sheets(table.ledger, survey.id, [(4, 5)], now=NOW)


def test_in_any_order_the_same_evening_leaves_the_same_file(table: Table) -> None:
    """Nothing of the process tells who answered first."""
    sheets = [(1, 2), (3, 4), (5, 5), (2, 2)]
    left = set()
    for order in itertools.permutations(sheets):
        evening = a_table().started()
        survey = opened(evening)
        for sheet in order:
            add_sheets(evening.ledger, survey.id, [sheet], now=NOW)
        closed = close_survey(evening.ledger, survey.id, now=NOW).value
        left.add((closed.model_dump_json(exclude={"session"}), len(evening.ledger.transactions)))
    assert len(left) == 1


def test_a_sheet_is_taken_back_by_what_it_says(table: Table) -> None:
    """One like it goes out; where there is none it is refused."""
    survey = opened(table)
    add_sheets(table.ledger, survey.id, [(4, 5), (4, 5)], now=NOW)
    assert take_back_sheet(table.ledger, survey.id, (4, 5), now=NOW).value == 1
    with pytest.raises(Refused):
        take_back_sheet(table.ledger, survey.id, (1, 1), now=NOW)


def test_the_opening_cannot_be_undone_while_sheets_wait(table: Table) -> None:
    """With an empty box it can."""
    survey = opened(table)
    add_sheets(table.ledger, survey.id, [(4, 5)], now=NOW)
    with pytest.raises(Refused):
        undo(table.ledger, now=NOW)
    take_back_sheet(table.ledger, survey.id, (4, 5), now=NOW)
    undo(table.ledger, now=NOW)
    assert table.process.all(Evaluation) == []


def test_what_cannot_be_opened_or_closed_is_refused(table: Table) -> None:
    """A second while one is open, one without statements, an empty box."""
    with pytest.raises(Refused):
        open_survey(table.ledger, [" "], now=NOW)
    survey = opened(table)
    with pytest.raises(Refused):
        opened(table)
    with pytest.raises(Refused):
        close_survey(table.ledger, survey.id, now=NOW)
    for wrong in ((4,), (4, 6), (0, 0)):
        with pytest.raises(Refused):
            add_sheets(table.ledger, survey.id, [wrong], now=NOW)


def test_two_surveys_of_one_path_both_cross_over(table: Table) -> None:
    """The second of a path is told in the interchange as well: a list instead of one object."""
    for _ in range(2):
        survey = opened(table)
        add_sheets(table.ledger, survey.id, [(4, 5), (3, 3), (5, 4)], now=NOW)
        close_survey(table.ledger, survey.id, now=NOW)
    text = write(table.process)
    again = [put for put in read(text) if put.table == "evaluation"]
    assert len(again) == 2
