"""The sheets of the two registers: what was sent to whom with which answer, what is published and where."""

from codesign_tui.domain.going_out import Sending
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.publications import to_publish
from codesign_tui.minutes.sending.cells import Sheet, day_of
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.tabulated import tabulated


def sent(out: Outgoing) -> Sheet:
    """Return the register of what was sent; for the office alone. What is about a restricted session stays inside."""
    rows = []
    shown = {session.id for session in out.sessions()}
    for each in sorted(out.process.all(Sending), key=lambda one: (one.sent_on, one.number or 0)):
        if each.session is not None and each.session not in shown:
            continue
        to = out.frame.body(each.addressee) or out.frame.person_and_body(each.addressee) or each.addressee_words
        when = (day_of(each.sent_on), each.what, to, each.channel, each.protocol, out.in_session(each.session))
        rows.append((*when, day_of(each.answer_by), each.answer, day_of(each.answered_on)))
    columns = ("sent_on", "what", "addressee", "channel", "protocol", "session", "answer_by", "answer", "answered_on")
    return tabulated(out, "sent", columns, tuple(rows))


def published(out: Outgoing) -> Sheet:
    """Return what is to be published, and when and where it was."""
    rows = []
    for one in to_publish(out.process):
        session = out.process.get(Session, one.session)
        code = f"publishing.what.{one.what}"
        named = {"number": session.number} if session is not None else {}
        what = out.say(code, **named) if out.say.has(code) else out.words(one.what)
        note = out.words(one.kept.note) if one.kept else ""
        rows.append((what, one.published_on, out.words(one.link), one.due, note))
    return tabulated(out, "published", ("what", "published_on", "link", "publish_by", "note"), tuple(rows))
