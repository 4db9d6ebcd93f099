"""How long each category speaks, where whoever leads taps it: by agenda item, never by person, never exported.

Nothing is measured before the first tap; what was tapped is in the process file, so that it survives a restart.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Final

from codesign_tui.domain.meetings import AgendaItem, TalkTime
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category

LONGEST_TURN: Final = timedelta(minutes=20)
"""What one tap counts at most: beyond it somebody forgot to tap again."""
WORTH_SAYING: Final = timedelta(minutes=5)
"""Talk from which it may be said that one category speaks most."""
_MOST: Final = 0.5
"""The share of the talk beyond which a category speaks more than the others together."""
_MINUTE: Final = 60


def talked(item: AgendaItem, now: datetime) -> Counter[Category]:
    """Return the seconds that each category spoke at an item, the turn that is going on included."""
    seconds = Counter({entry.category: entry.seconds for entry in item.talk})
    if item.speaking is not None:
        turn = now - datetime.fromisoformat(item.speaking.since)
        seconds[item.speaking.category] += int(min(max(turn, timedelta(0)), LONGEST_TURN).total_seconds())
    return seconds


def talk_times(seconds: Counter[Category]) -> tuple[TalkTime, ...]:
    """Return the times as an agenda item keeps them; who has not spoken is left out."""
    return tuple(TalkTime(category=category, seconds=seconds[category]) for category in Category if seconds[category])


def session_talk(process: Process, session: str, now: datetime) -> Counter[Category]:
    """Return the seconds that each category spoke in a session; empty before anybody tapped."""
    total: Counter[Category] = Counter()
    for item in process.agenda(session):
        total += talked(item, now)
    return total


def speaking_now(process: Process, session: str) -> Category | None:
    """Return the category that was tapped and not tapped again."""
    return next((item.speaking.category for item in process.agenda(session) if item.speaking is not None), None)


def speaks_most(seconds: Counter[Category]) -> Category | None:
    """Return the category that speaks more than all others together, once there is enough talk to say so."""
    total = sum(seconds.values())
    if total < WORTH_SAYING.total_seconds():
        return None
    category, most = seconds.most_common(1)[0]
    return category if most > total * _MOST and len([one for one in seconds.values() if one]) > 1 else None


def in_minutes(seconds: int) -> int:
    """Return whole minutes, rounded."""
    return round(seconds / _MINUTE)
