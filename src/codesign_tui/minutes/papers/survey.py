"""The slips of the closing survey, to cut: the statements, a place for each answer, no name and no mark.

A category may be ticked only where a sheet keeps it (`domain/survey.py`).
"""

from typing import Final

from codesign_tui.domain.materials import ballots_for
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.survey import open_survey_of
from codesign_tui.minutes.compose.frame import capital
from codesign_tui.minutes.document import Card, Cards, Document
from codesign_tui.minutes.papers.hall import Hall

_FEW: Final = 8
"""Statements up to which two rows of slips fit on a page."""
_COLUMNS: Final = 2


def survey_slips(hall: Hall) -> Document:
    """Return the slips of the open survey, one in ten more than people.

    Raises:
        Refused: no survey is open.
    """
    survey = open_survey_of(hall.process)
    if survey is None:
        raise Refused(msg("papers.nothing.survey"))
    say = hall.say
    options = tuple((str(at), f"____  {item.text}") for at, item in enumerate(survey.items, start=1))
    boxes = [capital(say.term(category)) for category in survey.apart]
    if boxes:
        boxes.append(say("papers.other_category"))
    card = Card(title=say("papers.survey_title"), options=options, note=say("papers.fill.survey"), boxes=tuple(boxes))
    rows = 2 if len(options) <= _FEW else 1
    copies = -(-ballots_for(hall.people.people) // _COLUMNS) * _COLUMNS
    cards = Cards((card,), "ballot", copies, _COLUMNS, rows)
    under = (hall.named(), say("papers.how.ballots"))
    return hall.document("survey", say("papers.name.survey"), [cards], look="cut", subtitle=under)
