"""Documents of the family made ready to be written: under which name, and what a person should know about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.text import LONGEST_FILE_NAME, slug
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.export import LONGEST_STEM
from codesign_tui.minutes.family.registry import DOCUMENTS, Asked, DocumentForm, compose_document, every_asked
from codesign_tui.minutes.sending.letters import Sheaf

_LONGEST_SUBJECT = 24
_TOLD = 4
"""Things that a document lacks told in one sentence; of more, how many others."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Documents ready to be written, and what is to be known about them."""

    sheaves: tuple[Sheaf, ...]
    notes: tuple[Msg, ...]

    @property
    def confirm(self) -> tuple[str, ...]:
        """What public copies replaced in free text, each once."""
        return tuple(dict.fromkeys(words for sheaf in self.sheaves for words in sheaf.document.confirm))


def ready(name: str, asked: Asked) -> Ready:
    """Return a document ready to be written; of a form that is of many things, one for each unless one is named.

    Raises:
        Refused: no such document, or nothing that it could be made of.
    """
    form = DOCUMENTS.get(name)
    sheaves: list[Sheaf] = []
    notes: dict[Msg, None] = {}
    for each in _asked_for(form, asked):
        document = compose_document(name, each)
        assert form is not None  # else the line above refused
        sheaves.append(Sheaf(_stem(form, each, document), document))
        notes.update(dict.fromkeys(_notes(form, each)))
    if not sheaves and form is not None:
        raise Refused(msg("documents.nothing", document=msg(form.label)))
    return Ready(tuple(sheaves), tuple(notes))


def usual_session(form: DocumentForm, process: Process) -> str | None:
    """Return the session that a document is most likely of: the next one, or for what is written afterwards the last.

    None where the document is of no session, or there is none.
    """
    sessions = process.sessions()
    if form.of != "session" or not sessions:
        return None
    if form.before:
        coming = (one for one in sessions if session_state(one) is not SessionState.CLOSED)
        return next(coming, sessions[-1]).id
    begun = [one for one in sessions if session_state(one) is not SessionState.PLANNED]
    return (begun or sessions[:1])[-1].id


def _asked_for(form: DocumentForm | None, asked: Asked) -> Iterator[Asked]:
    """Yield the one thing that was named, or each that there is; of a session always one."""
    if form is None or form.of in ("process", "session") or asked.subject_id is not None:
        session = asked.session_id or (usual_session(form, asked.process) if form is not None else None)
        yield replace(asked, session_id=session)
        return
    yield from every_asked(
        form,
        asked.process,
        copy=asked.copy,
        translator=asked.translator,
        generated_on=asked.generated_on,
        library=asked.library,
    )


def _stem(form: DocumentForm, asked: Asked, document: Document) -> str:
    """Return the name of a document's files: "il-vecchio-mulino-seduta-02-convocazione-INTERNA"."""
    say = asked.translator
    session = asked.process.get(Session, asked.session_id) if form.of == "session" else None
    parts = [f"{say('export.name_session')}-{session.number:02d}"] if session is not None else []
    parts.append(say(form.file_word))
    if asked.subject_id is not None:
        named = codes_by_id(asked.process).get(asked.subject_id) or document.title
        parts.append(slug(named, longest=_LONGEST_SUBJECT))
    end = "-".join([*parts, say(f"export.name_{asked.copy.value}")])
    title = slug(document.file_title, longest=LONGEST_FILE_NAME)[: max(0, LONGEST_STEM - len(end) - 1)]
    return f"{title.rstrip('-')}-{end}" if title else end


def _notes(form: DocumentForm, asked: Asked) -> Iterator[Msg]:
    """Yield what is to be filled in by hand."""
    lacks: Sequence[Msg] = list(form.lacks(asked))
    if lacks and form.sections and form.name != "minutes":
        told = [asked.translator(one) for one in lacks[:_TOLD]]
        if len(lacks) > _TOLD:
            told.append(asked.translator("documents.more", n=len(lacks) - _TOLD))
        yield msg("documents.to_fill", document=msg(form.label), what="; ".join(told))
