"""Composes the minutes of a session as a neutral document: which words, in which order, for which reader.

What a public copy may not say is decided here, so that no renderer can let it out.
"""

from collections.abc import Iterator
from datetime import date

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import closing, heading, knowing, logframe, proposal_report, questions, social_impact
from codesign_tui.minutes.compose.agenda import agenda_items
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.commitments import commitments, state_of_commitments
from codesign_tui.minutes.compose.discretion import without_names
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.compose.opening import opening
from codesign_tui.minutes.compose.outputs import session_outputs
from codesign_tui.minutes.compose.path import path
from codesign_tui.minutes.compose.people import presence
from codesign_tui.minutes.compose.resources import resources
from codesign_tui.minutes.document import Block, Document


def compose_minutes(
    process: Process, session_id: str, *, copy: CopyKind, translator: Translator, generated_on: date
) -> Document:
    """Return the minutes of a session: a *Verbale* in a procedure, a *Resoconto* of an open path.

    An unfinished session is composed too: what is not there yet is left out or said.

    Raises:
        Refused: there is no such session, or it is restricted and the copy is public.
    """
    session = process.get(Session, session_id)
    if session is None:
        raise Refused(msg("minutes.no_session", id=session_id))
    if session.restricted and copy is CopyKind.PUBLIC:
        raise Refused(msg("minutes.restricted_session", number=session.number))
    frame = Frame(process, session, copy, translator, generated_on, codes_by_id(process))
    document = Document(
        title=heading.title(frame),
        language=translator.language,
        copy=copy,
        copy_label=heading.copy_label(frame),
        letterhead=heading.letterhead(frame),
        subtitle=heading.subtitle(frame),
        blocks=tuple(_blocks(frame)),
        footer=closing.footer(frame),
        page_words=(translator("minutes.page"), translator("minutes.page_of")),
        author=heading.office(frame),
        file_title=process.details.title,
        subject=heading.subject(frame),
        keywords=tuple(translator(f"minutes.keywords.{process.details.kind.value}").split(", ")),
    )
    return without_names(document, process) if frame.public else document


def _blocks(frame: Frame) -> Iterator[Block]:
    """Yield the document's blocks in the order of the skeleton (`domain.md` §1.6)."""
    outputs = session_outputs(frame)
    yield from heading.opening_formula(frame)
    yield from presence(frame)
    yield from opening(frame)
    yield from path(frame)
    yield from agenda_items(frame, outputs)
    yield from state_of_commitments(frame, outputs)
    yield from commitments(frame)
    yield from resources(frame)
    yield from questions.risks(frame, outputs)
    yield from knowing.indicators(frame, outputs)
    yield from knowing.theory(frame, outputs)
    yield from logframe.in_minutes(frame, outputs)
    yield from social_impact.in_minutes(frame, outputs)
    yield from knowing.factors(frame, outputs)
    yield from knowing.lessons(frame, outputs)
    yield from knowing.evaluation(frame)
    yield from knowing.destinies(frame)
    yield from proposal_report.in_minutes(frame)
    yield from questions.parked_questions(frame)
    yield from closing.next_session(frame)
    yield from closing.annexes(frame)
    yield from closing.remarks(frame)
    yield from closing.closing(frame)
    yield from closing.fiction_notice(frame)


__all__ = ["compose_minutes"]
