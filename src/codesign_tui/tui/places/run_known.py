"""What Run says at the items that are done at Know: the indicators to read, the questionnaire."""

from typing import Final

from codesign_tui.domain.items import Indicator
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.commands import GO_KNOW, RUN_SCHEME

_INDICATORS: Final = "indicator_review"
_SURVEY: Final = "survey"


def is_done_at_know(item: AgendaItem | None) -> bool:
    """Tell whether an item's method is done at Know."""
    return item is not None and item.method in (_INDICATORS, _SURVEY)


def known_lines(process: Process, item: AgendaItem | None, words: Translator) -> list[str]:
    """Return the line that leads to Know, where the item in hand is done there."""
    if item is None or not is_done_at_know(item):
        return []
    keys = {"key": RUN_SCHEME.key_text, "place": GO_KNOW.key_text}
    if item.method == _SURVEY:
        return [words("promises.survey_line", **keys)]
    number = sum(one.counts for one in process.all(Indicator))
    return [words("promises.indicators_line", n=number, **keys)] if number else []
