"""Composes the minutes of a session as a neutral document: which words, in which order, for which reader.

What a public copy may not say is decided here, so that no renderer can let it out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.document_settings import arranged, left_out
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import closing, heading, knowing, logframe, proposal_report, questions, social_impact
from codesign_tui.minutes.compose.agenda import agenda_items
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.commitments import commitments, state_of_commitments
from codesign_tui.minutes.compose.filed import filing
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.compose.opening import opening
from codesign_tui.minutes.compose.outputs import Outputs, session_outputs
from codesign_tui.minutes.compose.path import path
from codesign_tui.minutes.compose.people import presence
from codesign_tui.minutes.compose.resources import resources
from codesign_tui.minutes.compose.seals import as_it_stands
from codesign_tui.minutes.document import Block, Document

MINUTES: Final = "minutes"
"""The name of the minutes in the family of documents."""


def compose_minutes(
    process: Process,
    session_id: str,
    *,
    copy: CopyKind,
    translator: Translator,
    generated_on: date,
    final: bool = False,
) -> Document:
    """Return the minutes of a session: a *Verbale* in a procedure, a *Resoconto* of an open path.

    An unfinished session is composed too: what is not there yet is left out or said. What was sealed, and still says
    the same, has its seal; a draft says that it is one. `final` asks for the text that a seal would hold.

    Raises:
        Refused: there is no such session, or it is restricted and the copy is public.
    """
    session = process.get(Session, session_id)
    if session is None:
        raise Refused(msg("minutes.no_session", id=session_id))
    if session.restricted and copy is CopyKind.PUBLIC:
        raise Refused(msg("minutes.restricted_session", number=session.number))
    frame = Frame(process, session, copy, translator, generated_on, codes_by_id(process), final)
    return _document(frame) if final else as_it_stands(frame, _document)


def _document(frame: Frame) -> Document:
    """Return the document in the frame's copy and language, without what may not appear in it."""
    say = frame.say
    document = Document(
        title=heading.title(frame),
        language=say.language,
        copy=frame.copy,
        copy_label=heading.copy_label(frame),
        letterhead=heading.letterhead(frame),
        subtitle=heading.subtitle(frame),
        standing=heading.standing(frame),
        blocks=tuple(_blocks(frame)),
        footer=closing.footer(frame),
        page_words=(say("minutes.page"), say("minutes.page_of")),
        author=heading.office(frame),
        file_title=frame.details.title,
        subject=heading.subject(frame),
        keywords=tuple(say(f"minutes.keywords.{frame.details.kind.value}").split(", ")),
        left_out=tuple(_left_out(frame)),
        filing=filing(frame, MINUTES, frame.by_kind("filing.minutes")),
    )
    if not frame.public:
        return document
    from codesign_tui.minutes.compose.discretion import without_names

    return without_names(document, frame.process)


Part = Callable[[Frame, Outputs], Iterable[Block]]

PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "formula": lambda frame, _: heading.opening_formula(frame),
        "presence": lambda frame, _: presence(frame),
        "opening": lambda frame, _: opening(frame),
        "path": lambda frame, _: path(frame),
        "items": agenda_items,
        "state_of_commitments": state_of_commitments,
        "commitments": lambda frame, _: commitments(frame),
        "resources": lambda frame, _: resources(frame),
        "risks": questions.risks,
        "indicators": knowing.indicators,
        "theory": knowing.theory,
        "logframe": logframe.in_minutes,
        "vis": social_impact.in_minutes,
        "factors": knowing.factors,
        "lessons": knowing.lessons,
        "evaluation": lambda frame, _: knowing.evaluation(frame),
        "destinies": lambda frame, _: knowing.destinies(frame),
        "report": lambda frame, _: proposal_report.in_minutes(frame),
        "questions": lambda frame, _: questions.parked_questions(frame),
        "next_session": lambda frame, _: closing.next_session(frame),
        "annexes": lambda frame, _: closing.annexes(frame),
        "remarks": lambda frame, _: closing.remarks(frame),
        "closing": lambda frame, _: closing.closing(frame),
        "fiction": lambda frame, _: closing.fiction_notice(frame),
    }
)
"""What stands in each section, by its name in `domain/document_settings.py`, which has their order."""


def _blocks(frame: Frame) -> Iterator[Block]:
    """Yield the blocks of the sections that the path keeps, in its order; the usual one is `domain.md` §1.6."""
    outputs = session_outputs(frame)
    for section in arranged(frame.details.documents, MINUTES, frame.details.kind):
        yield from PARTS[section.name](frame, outputs)


def _left_out(frame: Frame) -> Iterator[str]:
    """Yield the names of the sections that were switched off and had something to say."""
    outputs = session_outputs(frame)
    for section in left_out(frame.details.documents, MINUTES, frame.details.kind):
        if any(True for _ in PARTS[section.name](frame, outputs)):
            yield frame.say(f"documents.section.{section.name}")


__all__ = ["MINUTES", "PARTS", "compose_minutes"]
