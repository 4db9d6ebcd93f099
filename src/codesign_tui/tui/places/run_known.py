"""What Run says at the items that are done at Know: indicators to read, the questionnaire, what is written there."""

from typing import Final

from textual.message import Message

from codesign_tui.domain.indicators import read_in
from codesign_tui.domain.items import Indicator
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.process import Process
from codesign_tui.domain.theory import IMPACT_METHOD, LOGFRAME_METHOD, THEORY_METHOD
from codesign_tui.locale import Translator
from codesign_tui.tui.commands import GO_KNOW, RUN_SCHEME
from codesign_tui.tui.desk import CommandAsked, RowWanted

_INDICATORS: Final = "indicator_review"
_SURVEYS: Final = ("closing_survey", "survey")
"""The questionnaire, by its name and by the one that older files have."""
_WRITTEN: Final = {
    THEORY_METHOD: "theory.at_know",
    LOGFRAME_METHOD: "logframe.at_know",
    IMPACT_METHOD: "vis.at_know",
}
"""The methods whose result is written at Know, each with the line that says the key."""


def is_done_at_know(item: AgendaItem | None) -> bool:
    """Tell whether an item's method is done at Know."""
    return item is not None and item.method in (_INDICATORS, *_SURVEYS, *_WRITTEN)


def way_to_know(process: Process, item: AgendaItem) -> Message:
    """Return the message that leads to Know: to the first indicator that the session has not read, if it reads them."""
    if item.method == _INDICATORS:
        unread = (one for one in process.all(Indicator) if one.counts and not read_in(one, item.session))
        first = next(unread, None)
        if first is not None:
            return RowWanted(GO_KNOW, first.id)
    return CommandAsked(GO_KNOW)


def known_lines(process: Process, item: AgendaItem | None, words: Translator) -> list[str]:
    """Return the line that leads to Know, where the item in hand is done there."""
    if item is None or not is_done_at_know(item):
        return []
    keys = {"key": RUN_SCHEME.key_text, "place": GO_KNOW.key_text}
    if item.method in _SURVEYS:
        return [words("promises.survey_line", **keys)]
    if (line := _WRITTEN.get(item.method or "")) is not None:
        return [words(line, **keys)]
    number = sum(one.counts for one in process.all(Indicator))
    return [words("promises.indicators_line", n=number, **keys)] if number else []
