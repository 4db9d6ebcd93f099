"""Who presides over a session: whoever the session names, else the one member who is marked as presiding in People."""

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process


def chair_of(process: Process, session: Session) -> str | None:
    """Return the id of who presides; None where the session names nobody and not exactly one member is marked."""
    if session.chair is not None:
        return session.chair
    marked = [person.id for person in process.all(Participant) if person.is_chair]
    return marked[0] if len(marked) == 1 else None
