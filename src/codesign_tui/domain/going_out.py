"""What was sent to whom, and what was published: two registers that an office keeps by hand."""

from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Day, Frozen, Id


class Sending(Frozen):
    """Something sent to somebody, when, by which channel, and what came back. Noted by hand: nothing is sent here."""

    id: Id
    number: int | None = None
    what: Line
    """What was sent, in words: "bozza del verbale n. 2", "convocazione"."""
    session: Id | None = None
    """The session it is about."""
    addressee: Id | None = None
    """The body or the person it went to, when they are of the path."""
    addressee_words: Line | None = None
    """Everybody else: "tutti i componenti del tavolo"."""
    sent_on: Day
    channel: Line | None = None
    """PEC, e-mail, by hand…"""
    protocol: Line | None = None
    """The number under which it left, typed by hand."""
    answer_by: Day | None = None
    """By when an answer is awaited."""
    answer: Text | None = None
    answered_on: Day | None = None


class Publication(Frozen):
    """A document that the law or the notice wants published, with the day and the link typed by hand."""

    id: Id
    what: Line
    """A code of `publications.REQUIRED`, or words."""
    session: Id | None = None
    due: Day | None = None
    """By when it is to be published."""
    published_on: Day | None = None
    link: Line | None = None
    note: Line | None = None
