"""What the sections of a document are composed with, and how sections become a document with its head and foot."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.document_settings import arranged, left_out
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.discretion import without_names
from codesign_tui.minutes.compose.frame import Frame, joined, marked
from codesign_tui.minutes.document import Block, Document, Look
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.sending.outgoing import Outgoing, outgoing

BLANK: Final = "______________________________"
"""Where an office writes by hand."""

SHORT_BLANK: Final = "______________"


@dataclass(frozen=True, slots=True)
class Ground:
    """The fixed points of one document of the family."""

    asked: Asked
    out: Outgoing
    """The whole path, as far as it may leave the table."""
    frame: Frame
    """The session that the document is of; of a document of the whole path, the last one that was held."""
    proposal: Proposal | None = None

    @property
    def process(self) -> Process:
        """The path."""
        return self.asked.process

    @property
    def details(self) -> ProcessDetails:
        """The path's own record."""
        return self.process.details

    @property
    def say(self) -> Translator:
        """The words."""
        return self.asked.translator

    @property
    def public(self) -> bool:
        """Whether anybody may read this copy."""
        return self.asked.copy is CopyKind.PUBLIC

    @property
    def session(self) -> Session:
        """The session in hand."""
        return self.frame.session

    def by_kind(self, identifier: str, **args: str | int) -> str:
        """Return a sentence that differs between a procedure and an open path."""
        return self.frame.by_kind(identifier, **args)


Part = Callable[[Ground], Iterable[Block]]
"""Composes one section."""


def of_session(asked: Asked) -> Ground:
    """Return the ground of a document of one session.

    Raises:
        Refused: no such session, or it is restricted and the copy is public.
    """
    session = asked.process.get(Session, asked.session_id)
    if session is None:
        raise Refused(msg("minutes.no_session", id=asked.session_id or ""))
    if session.restricted and asked.copy is CopyKind.PUBLIC:
        raise Refused(msg("minutes.restricted_session", number=session.number))
    codes = codes_by_id(asked.process)
    frame = Frame(asked.process, session, asked.copy, asked.translator, asked.generated_on, codes)
    return Ground(asked, _out(asked), frame)


def of_path(asked: Asked) -> Ground:
    """Return the ground of a document of the whole path."""
    out = _out(asked)
    return Ground(asked, out, out.frame)


def of_proposal(asked: Asked) -> Ground:
    """Return the ground of a document of one proposal.

    Raises:
        Refused: no such proposal, or it may not leave the table.
    """
    out = _out(asked)
    proposal = asked.process.get(Proposal, asked.subject_id)
    if proposal is None or not out.may_go(proposal):
        raise Refused(msg("documents.no_proposal", code=asked.subject_id or ""))
    return Ground(asked, out, out.frame, proposal)


def document_of(
    ground: Ground,
    name: str,
    title: str,
    parts: Mapping[str, Part],
    *,
    subtitle: Iterable[str] = (),
    look: Look = "minutes",
    landscape: bool = False,
) -> Document:
    """Return a document of these sections, as the path arranged them; names leave a public one as they do minutes."""
    say, kind, settings = ground.say, ground.details.kind, ground.details.documents
    blocks = [block for section in arranged(settings, name, kind) for block in parts[section.name](ground)]
    skipped = [
        section.name for section in left_out(settings, name, kind) if any(True for _ in parts[section.name](ground))
    ]
    label = say(f"documents.name.{name}")
    document = Document(
        title=title,
        language=say.language,
        copy=ground.asked.copy,
        copy_label=heading.copy_label(ground.frame),
        letterhead=heading.letterhead(ground.frame),
        subtitle=tuple(line for line in subtitle if line),
        blocks=tuple(blocks),
        footer=marked(ground.frame, joined((ground.details.title, label, _original(ground)), " · ")),
        page_words=(say("minutes.page"), say("minutes.page_of")),
        author=heading.office(ground.frame),
        file_title=ground.details.title,
        subject=label,
        keywords=tuple(say(f"minutes.keywords.{kind.value}").split(", ")),
        look=look,
        landscape=landscape,
        left_out=tuple(say(f"documents.section.{section}") for section in skipped),
    )
    return without_names(document, ground.process) if ground.public else document


def _original(ground: Ground) -> str:
    """Return where the original of a public copy is kept."""
    return ground.by_kind("minutes.footer.original") if ground.public else ""


def _out(asked: Asked) -> Outgoing:
    """Return what may go out of the path, in this copy on this day."""
    return outgoing(asked.process, asked.copy, asked.translator, asked.generated_on)
