"""Dates that hang on an event: "entro 30 giorni dalla convenzione" has a day once that of the event is known.

The words stay as they were said; the day is counted from them when the event's own is entered.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.text import clean_line, folded

_COUNT: Final = r"(?P<count>\d{1,3}|[a-z]+)\s+(?P<unit>giorn|settiman|mes|day|week|month)[a-z]*"
_JOINT: Final = (
    r"(?:dall['’]\s*|dal\s+|dallo\s+|dalla\s+|dai\s+|dagli\s+|dalle\s+|da\s+|dopo\s+|after\s+|from\s+|of\s+)"
)
_ARTICLE: Final = r"(?:(?:il|lo|la|i|gli|le|the|of\s+the)\s+|l['’]\s*)?"
_FROM: Final = re.compile(rf"(?:entro\s+|within\s+|by\s+|in\s+)?{_COUNT}\s+{_JOINT}{_ARTICLE}(?P<event>\S.*)")
_AFTER: Final = re.compile(rf"(?:dopo|after)\s+{_ARTICLE}(?P<event>\S.*)")
_UNITS: Final = {
    "giorn": "days",
    "day": "days",
    "settiman": "weeks",
    "week": "weeks",
    "mes": "months",
    "month": "months",
}
_ROUND: Final = {
    "quindici": 15, "venti": 20, "trenta": 30, "quaranta": 40, "quarantacinque": 45, "sessanta": 60, "novanta": 90,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
}  # fmt: skip
"""Round numbers in which terms are said, beyond those that any date is said in."""
_SETTLED: Final = (CommitmentStatus.DONE, CommitmentStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class EventDue:
    """So long after an event: how many days, weeks or months, and the event in the words that were said, folded."""

    count: int
    unit: str
    event: str

    def day(self, event_on: date) -> date:
        """Return the day that is meant, given the event's; the last of a shorter month."""
        if not self.count:
            return event_on
        counted = spoken_day(f"in {self.count} {self.unit}", event_on)
        if counted is None:
            raise ValueError(f"{self.count} {self.unit} cannot be counted")
        return counted


def event_due(words: str) -> EventDue | None:
    """Return what words say of an event, or None where they name none that days are counted from."""
    said = folded(clean_line(words)).strip(" .;,")
    if match := _FROM.fullmatch(said):
        count = _number(match["count"])
        return EventDue(count, _UNITS[match["unit"]], match["event"]) if count is not None else None
    if match := _AFTER.fullmatch(said):
        return EventDue(0, "days", match["event"])
    return None


def same_event(process: Process, commitment: Commitment) -> list[Commitment]:
    """Return the open commitments whose date hangs on the same event as this one's, this one among them."""
    own = event_due(commitment.due_words or "")
    if own is None:
        return []
    found = [commitment]
    for other in process.all(Commitment):
        due = event_due(other.due_words or "") if other.id != commitment.id and other.on_table else None
        if due is not None and due.event == own.event and other.status not in _SETTLED:
            found.append(other)
    return found


def _number(word: str) -> int | None:
    """Return the number that a word or digits say."""
    if word.isdecimal():
        return int(word)
    if word in _ROUND:
        return _ROUND[word]
    day = spoken_day(f"tra {word} giorni", date(2000, 1, 1))
    return (day - date(2000, 1, 1)).days if day is not None else None
