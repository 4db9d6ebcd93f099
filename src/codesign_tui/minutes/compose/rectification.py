"""The *verbale di rettifica*: what registered minutes say, what they should have said, and why (`domain.md` §5.2)."""

from collections.abc import Iterator
from datetime import date

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.minutes_life import Rectification
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import closing, heading
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.discretion import without_names
from codesign_tui.minutes.compose.frame import Frame, joined, marked
from codesign_tui.minutes.document import Block, Document, Heading, Paragraph, Signatures


def compose_rectification(
    process: Process, session_id: str, number: int, *, copy: CopyKind, translator: Translator, generated_on: date
) -> Document:
    """Return one rectification of the registered minutes of a session; it names the protocol number it puts right.

    Raises:
        Refused: there is no such session or rectification, or the session is restricted and the copy is public.
    """
    session = process.get(Session, session_id)
    if session is None:
        raise Refused(msg("minutes.no_session", id=session_id))
    if session.restricted and copy is CopyKind.PUBLIC:
        raise Refused(msg("minutes.restricted_session", number=session.number))
    frame = Frame(process, session, copy, translator, generated_on, codes_by_id(process))
    found = next((one for one in frame.record.rectifications if one.number == number), None)
    if found is None:
        raise Refused(msg("rectify.none", number=number))
    document = Document(
        title=frame.by_kind(
            "rectify.title", number=number, minutes=frame.number, title=frame.details.title
        ),
        language=translator.language,
        copy=copy,
        copy_label=heading.copy_label(frame),
        letterhead=heading.letterhead(frame),
        subtitle=_subtitle(frame, found),
        standing=_protocol(frame, found),
        blocks=tuple(_blocks(frame, found)),
        footer=_footer(frame, found),
        page_words=(translator("minutes.page"), translator("minutes.page_of")),
        author=heading.office(frame),
        file_title=process.details.title,
        subject=frame.by_kind("rectify.subject", number=number, minutes=frame.number),
        keywords=tuple(translator(f"minutes.keywords.{process.details.kind.value}").split(", ")),
    )  # fmt: skip
    return without_names(document, process) if frame.public else document


def _blocks(frame: Frame, one: Rectification) -> Iterator[Block]:
    """Yield what is rectified, from what to what, why, and who signs."""
    yield Paragraph(_premise(frame))
    yield Heading(1, frame.say("rectify.what"))
    if one.part:
        yield Paragraph(one.part, lead=frame.say("rectify.part"))
    for name in ("reads", "corrected"):
        yield Heading(2, frame.say(f"rectify.{name}"))
        yield Paragraph(getattr(one, name), style="quote")
    yield Heading(1, frame.say("rectify.reason"))
    yield Paragraph(one.reason)
    if frame.public:
        yield Paragraph(frame.by_kind("minutes.closing.original"))
    elif frame.procedure:
        yield Paragraph(frame.say("minutes.closing.signed"))
        yield Signatures(tuple(closing.signatures(frame)))
    yield from closing.fiction_notice(frame)


def _premise(frame: Frame) -> str:
    """Return which registered minutes it puts right."""
    record = frame.record
    number = record.protocol_no or ""
    if record.protocol_date:
        day = frame.day(record.protocol_date)
        return frame.by_kind("rectify.premise_dated", day=day, minutes=frame.number, number=number)
    return frame.by_kind("rectify.premise", minutes=frame.number, number=number)


def _subtitle(frame: Frame, one: Rectification) -> tuple[str, ...]:
    """Return the lines under the title: its day, the legal line."""
    lines = (frame.say("rectify.of", day=frame.day(one.on)), heading.legal_line(frame))
    return tuple(line for line in lines if line)


def _protocol(frame: Frame, one: Rectification) -> tuple[str, ...]:
    """Return its own protocol number and date, when they were typed in."""
    if not one.protocol_no:
        return ()
    if one.protocol_date:
        return (frame.say("rectify.protocol_dated", number=one.protocol_no, day=frame.day(one.protocol_date)),)
    return (frame.say("rectify.protocol", number=one.protocol_no),)


def _footer(frame: Frame, one: Rectification) -> str:
    """Return the foot of every page."""
    reference = frame.by_kind("rectify.subject", number=one.number, minutes=frame.number)
    original = frame.by_kind("minutes.footer.original") if frame.public else ""
    return marked(frame, joined((reference, original), " · "))
