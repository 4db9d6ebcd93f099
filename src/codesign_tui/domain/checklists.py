"""The checklists of a path: those it keeps, and those that its template has and it does not keep yet."""

from collections.abc import Iterator, Sequence

from codesign_tui.domain.details import Check, KeptChecklist
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Checklist, Workshop


def kept_checklist(checklist: Checklist, session: str | None = None) -> KeptChecklist:
    """Return a checklist of a template as a process keeps it, nothing ticked; for one session if one is named."""
    values = {} if session is None else {"session": session}
    return KeptChecklist(
        id=checklist.id if session is None else f"{checklist.id}:{session}",
        title=checklist.title,
        items=tuple(Check(id=item.id, it=item.it, en=item.en) for item in checklist.items),
        **values,
    )


def checklists_of(workshop: Workshop, sessions: Sequence[str]) -> Iterator[KeptChecklist]:
    """Yield the checklists that a process made from a template begins with, those of each session apart."""
    for checklist in workshop.checklists:
        if checklist.each_session:
            yield from (kept_checklist(checklist, session) for session in sessions)
        else:
            yield kept_checklist(checklist)


def checklists_for(process: Process, session: str | None, workshop: Workshop | None) -> list[KeptChecklist]:
    """Return the checklists to go through before a session: the path's, and the session's own.

    What the process keeps comes before what its template says: a file made before its template had a checklist, or
    a session added by hand, takes it from there.
    """
    kept = {checklist.id: checklist for checklist in process.all(KeptChecklist)}
    if workshop is not None:
        for checklist in checklists_of(workshop, [session] if session is not None else []):
            kept.setdefault(checklist.id, checklist)
    return [checklist for checklist in kept.values() if checklist.session in (None, session)]
