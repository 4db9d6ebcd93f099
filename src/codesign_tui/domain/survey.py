"""The closing survey: what a sheet of answers may say, and how sheets become means that tell on nobody.

A sheet is one person's answers from 1 to 5, without name, time or order: it lies in the box as a secret ballot does
(`domain/ballot_box.py`). A mean is told of three answers or more. A category stands by itself only with three; if
those left over were one or two, subtraction would tell them, and then no category is told (`domain.md` §4.3).
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from codesign_tui.domain.ballot_box import BoxedBallot, boxed
from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.presence import numbers_at
from codesign_tui.domain.process import Process
from codesign_tui.domain.results import Breakdown, breakdown
from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.voices import people_of

OPEN: Final = "open"
"""The state of a survey that still takes sheets; a finished one does not say."""
LOWEST: Final = 1
HIGHEST: Final = 5
SKIPPED: Final = 0
"""What is typed for a statement that somebody leaves out."""
SMALLEST: Final = 3
"""Answers below which no mean is told."""
MOST_STATEMENTS: Final = 40
_TENTH: Final = Decimal("0.1")
_MARKS: Final = re.compile(r"[\s,;./|]+")
_SKIPS: Final = frozenset(("-", "–", "x", "n", "0"))

Sheet = tuple[int, ...]
"""One person's answers, a number a statement, `SKIPPED` where one was left out."""


def is_open(survey: Evaluation) -> bool:
    """Return whether a survey still takes sheets."""
    return survey.state == OPEN


def open_survey_of(process: Process) -> Evaluation | None:
    """Return the survey that takes sheets now."""
    return next((survey for survey in process.all(Evaluation) if is_open(survey)), None)


def spoken_sheet(typed: str, statements: int) -> Sheet:
    """Return the answers of a sheet as they are typed: "4 3 5 2 5", "43525", a dash for one that was left out.

    Raises:
        Refused: too many or too few answers, one that is not on the scale, or none at all.
    """
    words = [word for word in _MARKS.split(clean_line(typed)) if word]
    if len(words) == 1 and len(words[0]) == statements:
        words = list(words[0])
    if len(words) != statements:
        raise Refused(msg("survey.wrong_number", given=len(words), wanted=statements))
    sheet = tuple(SKIPPED if word.casefold() in _SKIPS else _answer(word) for word in words)
    return checked_sheet(sheet, statements)


def checked_sheet(sheet: Sequence[int], statements: int) -> Sheet:
    """Return a sheet if it could have been given.

    Raises:
        Refused: it has another number of answers, one off the scale, or none at all.
    """
    if len(sheet) != statements:
        raise Refused(msg("survey.wrong_number", given=len(sheet), wanted=statements))
    for answer in sheet:
        if answer != SKIPPED and not LOWEST <= answer <= HIGHEST:
            raise Refused(msg("survey.off_scale", answer=str(answer)))
    if not any(sheet):
        raise Refused(msg("survey.empty_sheet"))
    return tuple(sheet)


def in_box(sheet: Sheet, category: Category | None) -> BoxedBallot:
    """Return a sheet as it lies in the box: answers by statement, and its category only where that is kept."""
    return boxed({f"{at:02d}": answer for at, answer in enumerate(sheet, start=1) if answer != SKIPPED}, category)


def told_apart(process: Process, session: str | None, at: str | None) -> Breakdown:
    """Return which categories sheets may be told apart by: those with three or more people in the hall, or seats."""
    people: Mapping[Category, int] = {}
    if session is not None and at is not None:
        people = numbers_at(process, session, at).by_category
    if not any(people.values()):
        people = {category: people_of(process, category, session) for category in Category}
    return breakdown({category.value: number for category, number in people.items()})


def counted(survey: Evaluation, sheets: Collection[BoxedBallot]) -> Evaluation:
    """Return the survey closed, with the means of its sheets: no sheet by itself, the same whatever their order."""
    told = _told(survey, sheets)
    listed = [one for one in Category if one in survey.apart or one.value in survey.suppressed_categories]
    items = tuple(
        SurveyItem(text=item.text, mean=_mean(_answers(sheets, at)), by_category=_by_category(sheets, at, told, listed))
        for at, item in enumerate(survey.items, start=1)
    )
    hidden = tuple(one.value for one in listed if one not in told)
    values = {name: getattr(survey, name) for name in survey.model_fields_set - {"state", "apart"}}
    return Evaluation(**{**values, "respondents": len(sheets), "items": items, "suppressed_categories": hidden})


def _told(survey: Evaluation, sheets: Collection[BoxedBallot]) -> tuple[Category, ...]:
    """Return the categories that may be told, by how many of each answered; none where the rest would be told too."""
    counts = {one: sum(sheet.category is one for sheet in sheets) for one in survey.apart}
    return _hiding(counts, len(sheets))


def _hiding(counts: Mapping[Category, int], whole: int) -> tuple[Category, ...]:
    """Return the categories with enough answers, if those left over are none or enough too."""
    shown = tuple(one for one, count in counts.items() if count >= SMALLEST)
    rest = whole - sum(counts[one] for one in shown)
    return () if 0 < rest < SMALLEST else shown


def _by_category(
    sheets: Iterable[BoxedBallot], at: int, told: tuple[Category, ...], listed: Sequence[Category]
) -> dict[str, Decimal | None]:
    """Return the means of a statement by category; all are hidden where one of them would tell on somebody."""
    sheets = tuple(sheets)
    counts = {one: len(_answers(sheets, at, one)) for one in told}
    whole = len(_answers(sheets, at))
    shown = told if _hiding(counts, whole) == told else ()
    return {one.value: _mean(_answers(sheets, at, one)) if one in shown else None for one in listed}


def _answers(sheets: Iterable[BoxedBallot], at: int, category: Category | None = None) -> list[int]:
    """Return the answers to a statement, of everybody or of a category."""
    key = f"{at:02d}"
    return [
        answer
        for sheet in sheets
        for statement, answer in sheet.choices
        if statement == key and (category is None or sheet.category is category)
    ]


def _mean(answers: Sequence[int]) -> Decimal | None:
    """Return a mean to the tenth; None of fewer than three answers."""
    if len(answers) < SMALLEST:
        return None
    return (Decimal(sum(answers)) / len(answers)).quantize(_TENTH, ROUND_HALF_UP)


def _answer(word: str) -> int:
    """Return one answer as it is typed."""
    if not (word.isascii() and word.isdecimal()):
        raise Refused(msg("survey.off_scale", answer=word))
    return int(word) or HIGHEST + 1
