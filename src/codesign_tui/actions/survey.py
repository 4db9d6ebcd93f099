"""Hold the closing survey: open it, put sheets in the box, take one back, close it into means.

While it is open nothing but the number of sheets is told, and no line of the file is written: what a person answered
has no name, no time and no order anywhere (`domain/survey.py`).
"""

from collections.abc import Sequence
from datetime import datetime

from codesign_tui.actions.steps import beside, commit, found, made, new_id, once_safe, wall_clock
from codesign_tui.domain.ballot_box import (
    BoxedBallot,
    VoteBox,
    taking_out,
    with_ballots,
    without_vote,
)
from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.survey import (
    MOST_STATEMENTS,
    OPEN,
    SMALLEST,
    checked_sheet,
    counted,
    in_box,
    is_open,
    open_survey_of,
    told_apart,
)
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR


def open_survey(
    ledger: Ledger, statements: Sequence[str], *, now: datetime, session: str | None = None, who: str = FACILITATOR
) -> Done[Evaluation]:
    """Open a survey of these statements; which categories sheets may be told apart by is decided now.

    Raises:
        Refused: another is open, no statement or too many, or no such session.
    """
    process = ledger.process
    texts = tuple(text for one in statements if (text := clean_line(one)))
    if open_survey_of(process) is not None:
        raise Refused(msg("survey.another_is_open"))
    if not texts:
        raise Refused(msg("survey.no_statement"))
    if len(texts) > MOST_STATEMENTS:
        raise Refused(msg("survey.too_many_statements", most=MOST_STATEMENTS))
    meeting = found(process, Session, session) if session is not None else None
    begun = meeting is not None and meeting.actual_start is not None and meeting.actual_end is None
    apart = told_apart(process, session, wall_clock(now) if begun else None)
    survey = made(
        Evaluation,
        id=new_id(now) if process.all(Evaluation) else table_of(Evaluation),
        session=session,
        items=tuple(SurveyItem(text=text) for text in texts),
        state=OPEN,
        apart=apart.shown or None,
        suppressed_categories=tuple(one.value for one in apart.pooled) or None,
    )
    return commit(ledger, "open_survey", now, survey, survey, who=who)


def add_sheets(
    ledger: Ledger,
    survey_id: str,
    sheets: Sequence[Sequence[int]],
    *,
    now: datetime,
    category: Category | None = None,
    who: str = FACILITATOR,
) -> Done[int]:
    """Put sheets in the box, all of them or none. The value: how many are in.

    `category` is kept only where it was decided so when the survey opened.

    Raises:
        Refused: no such open survey, no sheet, or one that nobody could have given.
        CodesignError: nothing can be written.
    """
    survey = _open(ledger.process, survey_id)
    if not sheets:
        raise Refused(msg("survey.empty_sheet"))
    put_in = [_boxed(survey, sheet, category) for sheet in sheets]
    ticket = ledger.box.change(lambda contents: with_ballots(contents, survey_id, put_in))
    return beside(ledger, "add_sheets", now, sheets_in(ledger, survey_id), ticket, "evaluation", who=who)


def take_back_sheet(
    ledger: Ledger,
    survey_id: str,
    sheet: Sequence[int],
    *,
    now: datetime,
    category: Category | None = None,
    who: str = FACILITATOR,
) -> Done[int]:
    """Take one sheet with these answers out of the box again. The value: how many are left.

    Raises:
        Refused: no such open survey, or no sheet like this in the box.
        CodesignError: nothing can be written.
    """
    survey = _open(ledger.process, survey_id)
    ticket = ledger.box.change(taking_out(survey_id, _boxed(survey, sheet, category), msg("survey.no_such_sheet")))
    return beside(ledger, "take_back_sheet", now, sheets_in(ledger, survey_id), ticket, "evaluation", who=who)


def close_survey(ledger: Ledger, survey_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Evaluation]:
    """Close a survey into means; then the box forgets its sheets, and nothing can be undone.

    Raises:
        Refused: no such open survey, or the box is empty.
        CodesignError: the file cannot be written.
    """
    survey = _open(ledger.process, survey_id)
    box = ledger.box
    box.change(lambda contents: contents).result()  # what is counted is what was acknowledged
    sheets = box.contents.votes.get(survey_id, VoteBox()).ballots
    if not sheets:
        raise Refused(msg("survey.box_empty"))
    closed = counted(survey, sheets)
    warnings: list[Msg] = [msg("survey.too_few", n=len(sheets))] if len(sheets) < SMALLEST else []
    done = commit(ledger, "close_survey", now, closed, closed, who=who, warnings=warnings)
    once_safe(done.ticket, lambda: box.change(lambda contents: without_vote(contents, survey_id)))
    return done


def sheets_in(ledger: Ledger, survey_id: str) -> int:
    """Return how many sheets of a survey are in the box: all that may be told while it is open."""
    return ledger.box.contents.ballots_in(survey_id)


def _open(process: Process, survey_id: str) -> Evaluation:
    """Return a survey that still takes sheets."""
    survey = found(process, Evaluation, survey_id)
    if not is_open(survey):
        raise Refused(msg("survey.is_closed"))
    return survey


def _boxed(survey: Evaluation, sheet: Sequence[int], category: Category | None) -> BoxedBallot:
    """Return a sheet as it lies in the box, if it could have been given."""
    return in_box(checked_sheet(sheet, len(survey.items)), category if category in survey.apart else None)
