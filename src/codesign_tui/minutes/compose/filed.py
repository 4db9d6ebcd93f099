"""The record of a document for whoever files it (`filing/record.py`): type, object, agents, annexes, dossier."""

import hashlib
from collections.abc import Iterator
from typing import Final

from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.presiding import chair_of
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.frame import Frame, joined
from codesign_tui.minutes.filing.record import Agent, Filing

MINUTES: Final = "minutes"
"""The document whose life is kept: only it is registered, and has annexes and versions."""


_DIGITS: Final = 12
"""Hexadecimal digits that tell apart the documents of one form: one in a path of thousands."""


def filing(frame: Frame, name: str, document_type: str, *, of_session: bool = True, of: str = "") -> Filing:
    """Return the record of a document.

    Args:
        frame: the path, the session, the copy.
        name: its name in the family.
        document_type: the same in words.
        of_session: whether it is of a session, or of the whole path.
        of: the id of whom or what it is of, where a form makes many; never told as it is, since it may be a name.
    """
    session, details = frame.session, frame.details
    place = f"{session.number:02d}" if of_session else "-"
    is_minutes = name == MINUTES
    record = frame.record if is_minutes else MinutesRecord(id="-", session=session.id)
    subject = heading.subject(frame) if of_session else ""
    which = hashlib.sha256(f"{details.id}\n{of}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS] if of else ""
    called = f"{name}-{which}" if which else name
    return Filing(
        identifier=f"{details.id}:{place}:{called}:{frame.copy.value}:{frame.say.language}",
        document_type=document_type,
        object=joined((document_type, subject, details.title), " – "),
        agents=tuple(_agents(frame, of_session=of_session)),
        annexes=session.attachments if is_minutes else (),
        protocol_no=record.protocol_no or "",
        protocol_date=record.protocol_date or "",
        classification=details.classification or "",
        dossier=details.dossier or "",
        dossier_title=details.title,
        version=max([1, *(seal.version for seal in record.seals)]),
        reserved=bool(session.restricted) and of_session,
        retention=details.privacy.retention or "",
        notes=frame.by_kind("minutes.footer.original") if frame.public else "",
    )


def _agents(frame: Frame, *, of_session: bool) -> Iterator[Agent]:
    """Yield who has a part in the document: bodies and offices by name, people as the copy may name them."""
    authority = frame.details.authority
    office = heading.office(frame)
    if office:
        yield Agent("administration", office)
    people = [("procedure_manager", authority.procedure_manager)]
    if of_session:
        session = frame.session
        people += [
            ("chair", chair_of(frame.process, session)),
            ("author", session.secretary),
            ("facilitator", session.facilitator),
        ]
    for role, identifier in people:
        person = frame.process.person(identifier)
        if person is not None:
            yield Agent(role, frame.name(person), is_person=True)
