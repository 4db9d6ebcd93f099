"""The lines that every place shares: title, time and whether all is saved, what stands in the way."""

from textual.geometry import Size

from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.workspace import ProcessFile
from codesign_tui.tui.desk import Desk


def current_session(file: ProcessFile) -> str | None:
    """Return the session to show first: the open one, else the first that is planned, else the last."""
    sessions = file.process.sessions()
    for state in (SessionState.OPEN, SessionState.PLANNED):
        for session in sessions:
            if session_state(session) is state:
                return session.id
    return sessions[-1].id if sessions else None


def title_line(desk: Desk, chosen: str | None) -> str:
    """Return process, session and phase."""
    process, words = desk.process, desk.words
    parts = [process.details.title]
    session = process.get(Session, chosen)
    if session is not None:
        parts.append(words("tui.session_n", number=session.number))
        if session.phase is not None:
            parts.append(words.term(session.phase).upper())
        if session_state(session) is SessionState.CLOSED:
            parts.append(words("tui.session_closed"))
    return " · ".join(parts)


def right_line(desk: Desk, *, projected: bool) -> str:
    """Return the time and whether all is saved; before the hall the time alone."""
    words = desk.words
    now = words.clock(desk.now().strftime("%H:%M"))
    if projected:
        return now
    if desk.file.trouble is not None:
        return f"{words('tui.not_saved')} · {now}"
    if desk.file.read_only:
        return f"{words('tui.read_only')} · {now}"
    return f"{words('tui.saving') if desk.pending else words('tui.saved')} · {now}"


def banner_line(desk: Desk, size: Size, trouble: Msg | None = None) -> tuple[str, bool]:
    """Return what stands in the way, and whether it is trouble: nothing can be saved, or a terminal too small."""
    words = desk.words
    message = trouble or desk.file.trouble
    if message is not None:
        return f"{words(message)} {words('tui.trouble_what_to_do')}", True
    if size.width and (size.width < 80 or size.height < 24):
        return words("tui.too_small", width=size.width, height=size.height), False
    return "", False
