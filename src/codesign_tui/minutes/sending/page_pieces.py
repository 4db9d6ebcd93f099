"""What the single pages share: who answers, by when, which meetings were held, lists that keep to one page."""

from collections.abc import Iterator
from typing import Final

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.meetings import session_state
from codesign_tui.domain.terms import SessionState
from codesign_tui.minutes.document import Block, ListBlock, Paragraph
from codesign_tui.minutes.sending.outgoing import Outgoing

MOST: Final = 8
"""Rows of one kind on a single page; of more, how many others there are."""
FEW: Final = 5
"""The same where a page holds many kinds."""
CUT: Final = 110
"""Characters of a sentence on a page to read at a glance."""


def who(out: Outgoing, commitment: Commitment) -> str:
    """Return the body that answers for a commitment, in short, or who does."""
    body = out.body_of(commitment)
    return body.label if body is not None else out.owner(commitment) or out.say("minutes.commitments.no_owner")


def by_when(out: Outgoing, commitment: Commitment) -> str:
    """Return by when, and that the date has passed."""
    due = out.due(commitment)
    if due is None:
        return commitment.due_words or out.say("minutes.commitments.no_date")
    day = out.frame.day(due.isoformat())
    return out.say("pages.late", day=day) if out.is_late(commitment) else day


def meetings(out: Outgoing) -> Iterator[str]:
    """Yield the sessions that were held."""
    for session in out.sessions():
        if session_state(session) is not SessionState.PLANNED:
            day = out.frame.day(session.date)
            yield f"{day} – {session.title}" if day else session.title


def listed(out: Outgoing, words: list[str], most: int = MOST) -> Block:
    """Return a list that keeps to one page; a sentence where there is nothing."""
    if not words:
        return Paragraph(out.say("pages.nothing_yet"))
    others = [out.say("pages.others", n=len(words) - most)] if len(words) > most else []
    return ListBlock((*words[:most], *others))
