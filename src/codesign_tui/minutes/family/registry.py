"""The one list of documents that screen, command line, archive pack and tests ask: what there is, for whom, of what.

Nothing is rendered here: a form composes a neutral document, whoever asked writes it (`minutes/export.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose.filed import filing
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.family.asked import Asked, DocumentForm
from codesign_tui.minutes.family.composed import path_forms, session_forms
from codesign_tui.minutes.family.existing import minutes_form, out_of, paper_forms, rectification_form, sending_forms
from codesign_tui.minutes.filing.record import Filing, mapped_filing
from codesign_tui.minutes.sending.readers import readers

DOCUMENTS: Final[Mapping[str, DocumentForm]] = MappingProxyType(
    {
        form.name: form
        for form in (
            minutes_form(),
            *session_forms(),
            *paper_forms(),
            *path_forms(),
            *sending_forms(),
            rectification_form(),
        )
    }
)
"""Every document by its name, in the order in which a path needs them."""


def offered(process: Process, copy: CopyKind) -> tuple[DocumentForm, ...]:
    """Return the documents that a process of this kind has, in this copy."""
    kind = process.details.kind
    return tuple(form for form in DOCUMENTS.values() if kind in form.kinds and copy in form.copies)


def compose_document(name: str, asked: Asked) -> Document:
    """Return one document.

    Raises:
        Refused: no such document, not for this kind of process, not in this copy, of nothing that there is, or
            nothing to print on it.
    """
    form = DOCUMENTS.get(name)
    if form is None:
        raise Refused(msg("documents.no_such", document=name, known=", ".join(DOCUMENTS)))
    if asked.process.details.kind not in form.kinds:
        raise Refused(msg("documents.not_of_this_kind", document=msg(form.label)))
    if asked.copy not in form.copies:
        raise Refused(msg(f"documents.never.{asked.copy.value}", document=msg(form.label)))
    document = form.compose(asked)
    return document if document.filing is not None else replace(document, filing=_filing(form, asked, document))


def _filing(form: DocumentForm, asked: Asked, document: Document) -> Filing:
    """Return what a document says of itself to whoever files it, without names where anybody may read it."""
    out = out_of(replace(asked, copy=document.copy))
    session = asked.process.get(Session, asked.session_id) if form.of == "session" else None
    frame = replace(out.frame, session=session) if session is not None else out.frame
    made = filing(
        frame, form.name, asked.translator(form.label), of_session=session is not None, of=asked.subject_id or ""
    )
    return mapped_filing(made, out.words) if out.public else made


def lacking_in(name: str, asked: Asked) -> list[Msg]:
    """Return what a document leaves to be filled in by hand, since the process does not say it yet."""
    return list(DOCUMENTS[name].lacks(asked))


def every_asked(
    form: DocumentForm,
    process: Process,
    *,
    copy: CopyKind,
    translator: Translator,
    generated_on: date,
    library: Library | None = None,
) -> Iterator[Asked]:
    """Yield each way in which a document can be asked for: one for every session, proposal or reader it is of.

    A restricted session has no public document, so none is yielded.
    """
    asked = Asked(process, None, None, copy, translator, generated_on, library)
    match form.of:
        case "process":
            yield asked
        case "session":
            for session in process.sessions():
                if not (session.restricted and copy is CopyKind.PUBLIC):
                    yield replace(asked, session_id=session.id)
        case "proposal":
            for proposal in out_of(asked).shown(Proposal):
                yield replace(asked, subject_id=proposal.id, session_id=proposal.session)
        case "organization":
            for reader in readers(out_of(asked)):
                yield replace(asked, subject_id=reader.id)


__all__ = ["DOCUMENTS", "Asked", "DocumentForm", "compose_document", "every_asked", "lacking_in", "offered"]
