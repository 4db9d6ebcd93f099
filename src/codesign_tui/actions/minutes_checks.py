"""Set aside what a check of the minutes found, with the reason, and take it back.

What was done in the hall is never refused for it: a check is a question, and the reason is its answer. It goes to the
control sheet, never into the act.
"""

from datetime import datetime

from codesign_tui.actions.minutes import minutes_record
from codesign_tui.actions.steps import changed, commit, found, instant, made, new_id
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.minutes_checks import SetAside, is_key
from codesign_tui.domain.text import clean
from codesign_tui.domain.transactions import FACILITATOR


def set_aside_check(
    ledger: Ledger, session_id: str, key: str, reason: str, *, now: datetime, who: str = FACILITATOR
) -> Done[SetAside]:
    """Keep why what a check found is right as it is; done again, it corrects the reason.

    `key` is that of what was found (`minutes_checks.key_of`), so that another fact is not hidden by it.

    Raises:
        Refused: no such session, a key that is none, or no reason.
    """
    found(ledger.process, Session, session_id)
    words = clean(reason).strip()
    if not is_key(key):
        raise Refused(msg("action.not_found", id=key))
    if not words:
        raise Refused(msg("checks.reason_missing"))
    aside = made(SetAside, key=key, reason=words, at=instant(now))
    record = minutes_record(ledger.process, session_id)
    if record is None:
        record = made(MinutesRecord, id=new_id(now), session=session_id, set_aside=(aside,))
    else:
        record = changed(record, set_aside=(*_without(record, key), aside))
    return commit(ledger, "set_aside_check", now, aside, record, who=who)


def take_back_check(
    ledger: Ledger, session_id: str, key: str, *, now: datetime, who: str = FACILITATOR
) -> Done[MinutesRecord]:
    """Ask again what was set aside.

    Raises:
        Refused: nothing of the session was set aside under this key.
    """
    record = minutes_record(ledger.process, session_id)
    if record is None or all(aside.key != key for aside in record.set_aside):
        raise Refused(msg("checks.not_set_aside"))
    after = changed(record, set_aside=_without(record, key))
    return commit(ledger, "take_back_check", now, after, after, who=who)


def _without(record: MinutesRecord, key: str) -> tuple[SetAside, ...]:
    """Return what was set aside, without what stands under this key."""
    return tuple(aside for aside in record.set_aside if aside.key != key)
