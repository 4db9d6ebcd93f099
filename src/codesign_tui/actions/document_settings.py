"""How a path wants its documents: sections switched, moved, put back; dates and items in words."""

from datetime import datetime

from codesign_tui.actions.steps import changed, commit
from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.document_settings import (
    SECTIONS,
    DateStyle,
    DocumentLayout,
    DocumentSettings,
    Section,
    in_order,
    moved,
    why_it_stays,
    with_layout,
)
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.transactions import FACILITATOR


def switch_section(
    ledger: Ledger, document: str, section: str, *, on: bool, now: datetime, who: str = FACILITATOR
) -> Done[ProcessDetails]:
    """Put a section into a document or leave it out.

    Raises:
        Refused: no such document or section, or documents of this kind of process must have it.
    """
    settings = _settings(ledger)
    if all(one.name != section for one in _sections(settings, document)):
        raise Refused(msg("documents.no_such_section", section=section))
    trouble = None if on else why_it_stays(settings, document, section, ledger.process.details.kind)
    if trouble is not None:
        raise Refused(trouble)
    layout = settings.layout_of(document)
    kept = tuple(name for name in layout.off if name != section)
    return _keep(ledger, changed(layout, off=kept if on else (*kept, section)), now, who)


def move_section(
    ledger: Ledger, document: str, section: str, *, by: int, now: datetime, who: str = FACILITATOR
) -> Done[ProcessDetails]:
    """Put a section so many places further down, or up if `by` is negative.

    Raises:
        Refused: no such document or section, or it has no further place: what opens and closes an act stays there.
    """
    settings = _settings(ledger)
    if all(one.name != section for one in _sections(settings, document)):
        raise Refused(msg("documents.no_such_section", section=section))
    order = moved(settings, document, section, by)
    if order is None:
        raise Refused(msg("documents.stays_there"))
    return _keep(ledger, changed(settings.layout_of(document), order=order), now, who)


def usual_sections(ledger: Ledger, document: str, *, now: datetime, who: str = FACILITATOR) -> Done[ProcessDetails]:
    """Give a document all its sections again, in their usual order.

    Raises:
        Refused: no such document, or it has them already.
    """
    settings = _settings(ledger)
    _sections(settings, document)
    if settings.layout_of(document) == DocumentLayout(document=document):
        raise Refused(msg("documents.usual_already"))
    return _keep(ledger, DocumentLayout(document=document), now, who)


def set_document_style(
    ledger: Ledger,
    *,
    dates: DateStyle | None,
    items_in_words: bool,
    now: datetime,
    who: str = FACILITATOR,
) -> Done[ProcessDetails]:
    """Say how acts write dates, and whether the headings of an agenda are in words. `dates` None is the custom."""
    settings = changed(_settings(ledger), dates=dates, items_in_words=items_in_words or None)
    return _commit(ledger, settings, now, who)


def _settings(ledger: Ledger) -> DocumentSettings:
    """Return what the path changed of its documents."""
    return ledger.process.details.documents


def _sections(settings: DocumentSettings, document: str) -> list[Section]:
    """Return the sections of a document.

    Raises:
        Refused: it has none that can be arranged.
    """
    if document not in SECTIONS:
        raise Refused(msg("documents.no_sections"))
    return in_order(settings, document)


def _keep(ledger: Ledger, layout: DocumentLayout, now: datetime, who: str) -> Done[ProcessDetails]:
    """Keep the layout of one document."""
    settings = _settings(ledger)
    return _commit(ledger, changed(settings, layouts=with_layout(settings, layout)), now, who)


def _commit(ledger: Ledger, settings: DocumentSettings, now: datetime, who: str) -> Done[ProcessDetails]:
    """Write the settings into the path's own record."""
    details = changed(ledger.process.details, documents=settings)
    return commit(ledger, "arrange_documents", now, details, details, who=who)
