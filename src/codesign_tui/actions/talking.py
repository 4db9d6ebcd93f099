"""Tap which category is speaking: one tap begins its turn, the next ends it or gives it to another."""

from datetime import datetime

from codesign_tui.actions.sessions import open_session
from codesign_tui.actions.steps import changed, commit, found, instant
from codesign_tui.domain.clock import is_running
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem, Speaking
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.talk import talk_times, talked
from codesign_tui.domain.terms import Category
from codesign_tui.domain.transactions import FACILITATOR


def tap_talk(
    ledger: Ledger, session_id: str, category: Category, *, now: datetime, who: str = FACILITATOR
) -> Done[AgendaItem]:
    """Begin a category's turn at the item in hand; tapped again it ends; another's tap ends it too.

    The turn ends by itself when the item is closed, paused or left.

    Raises:
        Refused: the session is not open, or no item is in hand.
    """
    session = open_session(ledger.process, session_id)
    if session.current_item is None:
        raise Refused(msg("action.nothing_running"))
    item = found(ledger.process, AgendaItem, session.current_item)
    if not is_running(item):
        raise Refused(msg("action.nothing_running"))
    ends = item.speaking is not None and item.speaking.category is category
    after = changed(
        item,
        talk=talk_times(talked(item, now)),
        speaking=None if ends else Speaking(category=category, since=instant(now)),
    )
    return commit(ledger, "tap_talk", now, after, after, who=who)
