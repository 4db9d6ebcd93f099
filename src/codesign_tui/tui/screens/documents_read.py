"""What the screen of documents reads: the list with what each lacks, what a document can be of, its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import CodesignError
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

_TOLD: Final = 3
"""Things that a document lacks told above its text; of more, how many others."""


@dataclass(frozen=True, slots=True)
class DocumentAsked:
    """Which document is in view: of which session or subject, in which copy and language."""

    name: str
    session: str | None
    subject: str | None
    copy: CopyKind
    language: str


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a document can be of, in words."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Read:
    """A document as lines of text, and what is to be known of it."""

    asked: DocumentAsked
    lines: Sequence[Content]
    note: str


def rows_of(process: Process, words: Translator, room: int) -> list[Row]:
    """Return the documents of a path of this kind, those of a session apart from those of the whole path."""
    from codesign_tui.minutes.family.registry import DOCUMENTS

    kind = process.details.kind
    rows: list[Row] = []
    for group in ("session", "process"):
        forms = [
            form for form in DOCUMENTS.values() if kind in form.kinds and (form.of == "session") is (group == "session")
        ]
        rows.append(Row(f"-{group}", show_line(words(f"documents.group.{group}"), "bold"), heading=True))
        rows += [Row(form.name, show_line(words(form.label)).truncate(room, ellipsis=True)) for form in forms]
    return rows


def subjects_of(process: Process, name: str, desk: Desk) -> list[Subject]:
    """Return what a document can be of: sessions, proposals, or those it can be sent to."""
    from codesign_tui.minutes.compose.codes import codes_by_id
    from codesign_tui.minutes.family.registry import DOCUMENTS, every_asked
    from codesign_tui.minutes.sending.outgoing import outgoing
    from codesign_tui.minutes.sending.readers import readers

    form, words = DOCUMENTS[name], desk.words
    if form.of == "session":
        return [
            Subject(one.id, words("documents.of_session", number=one.number, title=one.title))
            for one in process.sessions()
        ]
    if form.of == "process":
        return []
    day = desk.now().date()
    if form.of == "organization":
        found = readers(outgoing(process, CopyKind.INTERNAL, words, day))
        return [Subject(one.id, one.name) for one in found]
    codes = codes_by_id(process)
    every = every_asked(form, process, copy=CopyKind.INTERNAL, translator=words, generated_on=day)
    proposals = [process.get(Proposal, each.subject_id) for each in every]
    return [Subject(one.id, f"{codes.get(one.id, one.id)} – {one.title}") for one in proposals if one is not None]


def read(process: Process, asked: DocumentAsked, library: Library, day: date, room: int, words: Translator) -> Read:
    """Return a document as lines to read; the sentence that says why there is none, where there is none."""
    from codesign_tui.minutes.family.asked import Asked
    from codesign_tui.minutes.family.registry import compose_document, lacking_in
    from codesign_tui.tui.draft_text import draft_lines

    wanted = Asked(process, asked.session, asked.subject, asked.copy, Translator(asked.language), day, library)
    try:
        document = compose_document(asked.name, wanted)
        lacks = lacking_in(asked.name, wanted)
    except CodesignError as error:
        return Read(asked, [show(words(error.message), "$warning")], "")
    told = [words(one) for one in lacks[:_TOLD]]
    if len(lacks) > _TOLD:
        told.append(words("documents.more", n=len(lacks) - _TOLD))
    left_out = "; ".join(document.left_out)
    notes = [words("documents.left_out_note", sections=left_out)] if left_out else []
    notes += [words("documents.to_complete_note", what="; ".join(told))] if told else []
    return Read(asked, draft_lines(document, room), "\n".join(notes))
