"""The documents that other parts compose: minutes, papers of the hall, letters, single pages."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.library.loading import Library
from codesign_tui.minutes.checks.judged import lacks
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.compose.rectification import compose_rectification
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.family.asked import Asked, DocumentForm, Of
from codesign_tui.minutes.papers.family import PAPERS, compose_paper
from codesign_tui.minutes.sending.letter import letter
from codesign_tui.minutes.sending.outgoing import Outgoing, outgoing
from codesign_tui.minutes.sending.pages import PAGES, single_page
from codesign_tui.minutes.sending.readers import readers

MINUTES: Final = "minutes"
RECTIFICATION: Final = "rectification"
LETTER: Final = "letter"
PROGRESS: Final = "progress"

ALL_KINDS: Final = frozenset(ProcessKind)
PROCEDURES: Final = frozenset(kind for kind in ProcessKind if rules_of(kind).is_procedure)
"""The kinds of process whose minutes an office registers."""
BOTH: Final = frozenset(CopyKind)
_INTERNAL: Final = frozenset({CopyKind.INTERNAL})
_PUBLIC: Final = frozenset({CopyKind.PUBLIC})

_WITH_NAMES: Final = frozenset({"materials", "tents", "groups", "progress"})
"""Papers that hold names or are for whoever facilitates: internal copies. The others hang or lie in the hall."""


def minutes_form() -> DocumentForm:
    """Return the minutes of a session."""
    return DocumentForm(
        MINUTES,
        "documents.name.minutes",
        "documents.file.minutes",
        "session",
        ALL_KINDS,
        BOTH,
        _minutes,
        _missing_in_minutes,
        sections=True,
    )


def rectification_form() -> DocumentForm:
    """Return the rectification of a session's registered minutes."""
    return DocumentForm(
        RECTIFICATION,
        "documents.name.rectification",
        "documents.file.rectification",
        "session",
        PROCEDURES,
        BOTH,
        _rectification,
    )


def paper_forms() -> Iterator[DocumentForm]:
    """Yield the papers of the hall."""
    for name in PAPERS:
        copies = _INTERNAL if name in _WITH_NAMES else _PUBLIC
        yield _form(name, "session", copies, _paper(name), "papers")


def sending_forms() -> Iterator[DocumentForm]:
    """Yield the letters and the single pages."""
    yield DocumentForm(LETTER, "sending.name.letters", "sending.file.letter", "organization", ALL_KINDS, BOTH, _letter)
    for name in PAGES:
        yield _form(name, "process", _PUBLIC if PAGES[name].always_public else BOTH, _page(name), "sending")


def out_of(asked: Asked) -> Outgoing:
    """Return what goes out of the path that is asked about, on that day and in that copy."""
    return outgoing(asked.process, asked.copy, asked.translator, asked.generated_on)


def session_of(asked: Asked) -> str:
    """Return the session that a document is asked of.

    Raises:
        Refused: none was named.
    """
    if asked.session_id is None:
        raise Refused(msg("minutes.no_session", id=""))
    return asked.session_id


def _form(
    name: str, of: Of, copies: frozenset[CopyKind], compose: Callable[[Asked], Document], part: str
) -> DocumentForm:
    """Return the form of a document whose names stand in the catalogue of the part that composes it."""
    label, file_word = f"{part}.name.{name}", f"{part}.file.{name}"
    before = of == "session" and name != PROGRESS
    return DocumentForm(name, label, file_word, of, ALL_KINDS, copies, compose, before=before)


def _minutes(asked: Asked) -> Document:
    """Compose the minutes of a session."""
    return compose_minutes(
        asked.process,
        session_of(asked),
        copy=asked.copy,
        translator=asked.translator,
        generated_on=asked.generated_on,
    )


def _rectification(asked: Asked) -> Document:
    """Compose a rectification of the minutes of a session: the one whose number is the subject, else the last.

    Raises:
        Refused: there is none.
    """
    session = session_of(asked)
    rows = record_of(asked.process, session).rectifications
    last = str(rows[-1].number) if rows else "1"
    number = asked.subject_id if asked.subject_id and asked.subject_id.isdecimal() else last
    return compose_rectification(
        asked.process,
        session,
        int(number),
        copy=asked.copy,
        translator=asked.translator,
        generated_on=asked.generated_on,
    )


def _missing_in_minutes(asked: Asked) -> Iterable[Msg]:
    """Return what the minutes of a session lack."""
    return lacks(asked.process, session_of(asked))


def _paper(name: str) -> Callable[[Asked], Document]:
    """Return what composes a paper of the hall."""

    def compose(asked: Asked) -> Document:
        """Compose the paper of a session."""
        library = asked.library if asked.library is not None else Library()
        return compose_paper(asked.process, session_of(asked), name, library, asked.translator)

    return compose


def _letter(asked: Asked) -> Document:
    """Compose the letter to one reader.

    Raises:
        Refused: nobody of this name is written to.
    """
    out = out_of(asked)
    reader = next((each for each in readers(out) if each.id == asked.subject_id), None)
    if reader is None:
        raise Refused(msg("sending.no_readers"))
    return letter(out, reader)


def _page(name: str) -> Callable[[Asked], Document]:
    """Return what composes a single page."""

    def compose(asked: Asked) -> Document:
        """Compose the page of the whole path."""
        return single_page(out_of(asked), name)

    return compose
