"""The documents that the family itself composes, each fitting the kinds of process that have it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.family import (
    attendance_sheet,
    convening,
    definitive_project,
    facilitator_sheet,
    instant_report,
    manager_report,
    pact,
    participated_proposal,
    project_sheet,
    shared_summary,
)
from codesign_tui.minutes.family.asked import Asked, DocumentForm, Of

_ALL: Final = frozenset(ProcessKind)
_BOTH: Final = frozenset(CopyKind)
_INTERNAL: Final = frozenset({CopyKind.INTERNAL})
_ARTICLE_55: Final = frozenset({ProcessKind.CO_PROGRAMMAZIONE, ProcessKind.CO_PROGETTAZIONE})


def session_forms() -> Iterator[DocumentForm]:
    """Yield the documents of a session, in the order in which it needs them."""
    yield _form(convening.NAME, "session", _ALL, _BOTH, convening.convening, convening.convening_lacks)
    yield _form(
        attendance_sheet.NAME,
        "session",
        _ALL,
        _INTERNAL,
        attendance_sheet.attendance_sheet,
        attendance_sheet.attendance_lacks,
    )
    yield _form(
        instant_report.NAME, "session", _ALL, _BOTH, instant_report.instant_report, instant_report.instant_lacks
    )
    yield _form(
        facilitator_sheet.NAME,
        "session",
        _ALL,
        _INTERNAL,
        facilitator_sheet.facilitator_sheet,
        facilitator_sheet.facilitator_lacks,
    )


def path_forms() -> Iterator[DocumentForm]:
    """Yield the documents of a proposal and of the whole path, in the order in which a path needs them."""
    yield _form(
        project_sheet.NAME, "proposal", _ALL, _BOTH, project_sheet.project_sheet, project_sheet.project_sheet_lacks
    )
    yield _form(
        definitive_project.NAME,
        "process",
        frozenset({ProcessKind.CO_PROGETTAZIONE, ProcessKind.OPEN_PATH}),
        _BOTH,
        definitive_project.definitive_project,
        definitive_project.definitive_project_lacks,
    )
    yield _form(
        shared_summary.NAME,
        "process",
        frozenset({ProcessKind.CO_PROGRAMMAZIONE}),
        _BOTH,
        shared_summary.shared_summary,
        shared_summary.shared_summary_lacks,
    )
    yield _form(
        manager_report.NAME,
        "process",
        _ARTICLE_55,
        _BOTH,
        manager_report.manager_report,
        manager_report.manager_report_lacks,
    )
    yield _form(pact.NAME, "process", _ALL - _ARTICLE_55, _BOTH, pact.pact, pact.pact_lacks)
    yield _form(
        participated_proposal.NAME,
        "process",
        _ALL - _ARTICLE_55,
        _BOTH,
        participated_proposal.participated_proposal,
        participated_proposal.participated_lacks,
    )


def _form(
    name: str,
    of: Of,
    kinds: frozenset[ProcessKind],
    copies: frozenset[CopyKind],
    compose: Callable[[Asked], Document],
    lacks: Callable[[Asked], Iterable[Msg]],
) -> DocumentForm:
    """Return the form of a document whose sections can be arranged."""
    label, file_word = f"documents.name.{name}", f"documents.file.{name}"
    before = name in (convening.NAME, attendance_sheet.NAME)
    return DocumentForm(name, label, file_word, of, kinds, copies, compose, lacks, before=before, sections=True)
