"""What was promised as a calendar: one all-day event for each date, with a reminder a week before (RFC 5545).

An event keeps its identifier for ever, so that taking the calendar in again moves it instead of doubling it.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.overdue import changes_so_far, standing
from codesign_tui.minutes.sending.outgoing import Outgoing

if TYPE_CHECKING:
    from icalendar import Event

REMINDER: Final = timedelta(days=-7)
"""When the alarm goes off, before the day."""

_OURS: Final = uuid.UUID("5d1fb0a5-7f0b-4c58-9d0f-0d7f6c1f1f10")
"""The name space of the identifiers of our events."""


def identifier(process: str, commitment: str) -> str:
    """Return the identifier that the event of a commitment keeps for ever (RFC 7986: it tells no host)."""
    return str(uuid.uuid5(_OURS, f"{process}\n{commitment}"))


def calendar(out: Outgoing, commitments: Sequence[Commitment], title: str, at: datetime) -> bytes | None:
    """Return a calendar of what is still to be done by a day, and of what was dropped; None where nothing has one."""
    from icalendar import Calendar

    dated = [
        each for each in commitments if out.due(each) is not None and (out.is_open(each) or _is_dropped(out, each))
    ]
    if not dated:
        return None
    whole = Calendar()
    whole.add("prodid", "-//codesign-tui//IT")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", title)
    for commitment in dated:
        whole.add_component(_event(out, commitment, at))
    return bytes(whole.to_ical())


def _event(out: Outgoing, commitment: Commitment, at: datetime) -> "Event":
    """Return the event of one commitment."""
    from icalendar import Alarm, Event

    due = out.due(commitment)
    assert due is not None
    event = Event()
    event.add("uid", identifier(out.process.details.id, commitment.id))
    event.add("dtstamp", at)
    event.add("sequence", len(changes_so_far(out.process, commitment)))
    event.add("summary", summary(out, commitment))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("description", _description(out, commitment))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC" if out.public else "PRIVATE")
    if _is_dropped(out, commitment):
        event.add("status", "CANCELLED")
        return event
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary(out, commitment))
    alarm.add("trigger", REMINDER)
    event.add_component(alarm)
    return event


def summary(out: Outgoing, commitment: Commitment) -> str:
    """Return what the event is called: the code and the words of the commitment."""
    return f"{out.frame.code(commitment)}: {' '.join(out.words(commitment.text).split())}"


def _description(out: Outgoing, commitment: Commitment) -> str:
    """Return what opens with the event: who, from which path, for which proposals."""
    say = out.say
    lines = [
        out.words(commitment.text),
        say("sending.ics.who", who=out.owner(commitment)) if out.owner(commitment) else "",
        say("sending.ics.path", title=out.words(out.process.details.title)),
        say("sending.ics.proposals", codes=codes) if (codes := out.references(commitment.proposals)) else "",
    ]
    return "\n".join(line for line in lines if line)


def _is_dropped(out: Outgoing, commitment: Commitment) -> bool:
    """Tell whether a commitment was dropped: its event goes out once more, to be taken off."""
    return standing(out.process, commitment, out.day, after_sessions_of_day=True).is_cancelled
