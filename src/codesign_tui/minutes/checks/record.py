"""What the first and last lines of the minutes need: the fields that the kind of path makes mandatory."""

from collections.abc import Iterator

from codesign_tui.domain.agreement_clause import clause_lacks
from codesign_tui.domain.basis import lacking
from codesign_tui.domain.messages import msg
from codesign_tui.domain.minutes_checks import Severity
from codesign_tui.domain.minutes_standing import unanswered
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.presiding import chair_of
from codesign_tui.domain.terms import SessionState
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked


def date(looked: Looked) -> Iterator[Found]:
    """Yield that the day is not known."""
    if looked.session.date is None:
        yield Found(msg("checks.found.date"), Where.SESSION, "date")


def place(looked: Looked) -> Iterator[Found]:
    """Yield that the place is not known."""
    if looked.session.place is None:
        severity = None if looked.rules.is_procedure else Severity.SHOULD
        yield Found(msg("checks.found.place"), Where.SESSION, "place", severity=severity)


def presiding(looked: Looked) -> Iterator[Found]:
    """Yield that nobody presides; over an open path nobody does."""
    if looked.rules.is_procedure and chair_of(looked.process, looked.session) is None:
        yield Found(msg("checks.found.presiding"), Where.SESSION, "chair")


def writing(looked: Looked) -> Iterator[Found]:
    """Yield that nobody is known to write the minutes."""
    if looked.session.secretary is None:
        severity = None if looked.rules.is_procedure else Severity.SHOULD
        yield Found(msg("checks.found.writing"), Where.SESSION, "secretary", severity=severity)


def notice(looked: Looked) -> Iterator[Found]:
    """Yield that a procedure's session has no notice of meeting."""
    sent = looked.session.convened
    if looked.rules.asks_notice and (sent is None or sent.date is None):
        yield Found(msg("checks.found.notice"), Where.SESSION, "notice_date")


def notice_protocol(looked: Looked) -> Iterator[Found]:
    """Yield that a notice of meeting was sent without its protocol number."""
    sent = looked.session.convened
    if looked.rules.asks_notice and sent is not None and sent.date is not None and not sent.protocol:
        yield Found(msg("checks.found.notice_protocol"), Where.SESSION, "notice_protocol")


def basis(looked: Looked) -> Iterator[Found]:
    """Yield each part of what the path stands on that nobody has said."""
    for part in lacking(looked.process.details):
        yield Found(msg(f"checks.found.basis.{part.value}"), Where.PATH, part.value, part.value)


def start(looked: Looked) -> Iterator[Found]:
    """Yield that a session has begun and nobody knows when."""
    if looked.has_begun and looked.session.actual_start is None:
        yield Found(msg("checks.found.start"), Where.OPENING)


def end(looked: Looked) -> Iterator[Found]:
    """Yield that the hour of the close is not known, once the session has begun."""
    if looked.state is SessionState.OPEN:
        yield Found(msg("checks.found.end"), Where.CLOSING)
    elif looked.is_over and looked.session.actual_end is None:
        yield Found(msg("checks.found.end_unknown"), Where.CLOSING)


def next_session(looked: Looked) -> Iterator[Found]:
    """Yield that nothing says when the table meets again; a later session that has a day says it."""
    later = [one for one in looked.process.sessions() if one.number > looked.session.number and one.date]
    if looked.session.next_session is None and not later:
        yield Found(msg("checks.found.next_session"), Where.SESSION, "next_session")


def protocol(looked: Looked) -> Iterator[Found]:
    """Yield that the minutes were registered, and only half of the registration was written down."""
    record = looked.record
    if record is not None and bool(record.protocol_no) != bool(record.protocol_date):
        name = "protocol_date" if record.protocol_no else "protocol_no"
        yield Found(msg(f"checks.found.protocol.{name}"), Where.LIFE)


def attachments(looked: Looked) -> Iterator[Found]:
    """Yield where a text of the office names an annex and none is listed."""
    if looked.session.attachments:
        return
    for item in looked.agenda:
        for word in looked.words.annexed.found(item.summary or "", looked.languages):
            found = msg("checks.found.attachments", number=item.n, words=word)
            yield Found(found, Where.SESSION, "attachments", item.id)
            break


def remarks(looked: Looked) -> Iterator[Found]:
    """Yield that remarks on the draft wait for an answer."""
    waiting = 0 if looked.record is None else len(unanswered(looked.record))
    if waiting:
        yield Found(msg("checks.found.remarks", n=waiting), Where.LIFE)


def agreement(looked: Looked) -> Iterator[Found]:
    """Yield what keeps minutes that are wanted as an agreement too (art. 11 L. 241/1990) from being one."""
    record = looked.record
    if record is not None and record.agreement is not None and record.agreement.wanted:
        for lack in clause_lacks(looked.process, record):
            part = lack.id.rpartition(".")[2]
            yield Found(msg("checks.found.agreement", why=lack), Where.LIFE, "", part)
