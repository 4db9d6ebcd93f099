"""What a document is asked for with, and what is known of each document before it is composed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Document

Of = Literal["session", "process", "proposal", "organization"]
"""What there is one of each document for. Letters are for organisations, and for members who sit for none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One document as it is asked for: of which session or subject, for whom, in which language, on which day."""

    process: Process
    session_id: str | None
    """The session it is of, where the form is of a session; elsewhere it is not looked at."""
    subject_id: str | None
    """The proposal it is of, or the organisation or person it is for, where the form is of one."""
    copy: CopyKind
    translator: Translator
    generated_on: date
    library: Library | None = None
    """Where methods and workshops are read from; papers of the hall say less without it."""


def nothing_lacks(_asked: Asked) -> Iterable[Msg]:
    """Return that a document lacks nothing that could be told."""
    return ()


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """One document of the family."""

    name: str
    """The name by which it is asked for; nothing else in the family has it."""
    label: str
    """The message that says its name to people."""
    file_word: str
    """The message that says its name within the name of a file."""
    of: Of
    kinds: frozenset[ProcessKind]
    """The kinds of process that have such a document."""
    copies: frozenset[CopyKind]
    """The copies in which it may be made."""
    compose: Callable[[Asked], Document]
    lacks: Callable[[Asked], Iterable[Msg]] = nothing_lacks
    """Tells, without composing, what the process does not say yet and the document leaves to be filled in by hand."""
    before: bool = False
    """Whether a session needs it before it begins; the others tell what happened."""
    sections: bool = False
    """Whether its sections can be switched and put in another order."""
