"""How a rehearsal begins: a marked copy of the process in memory, and a clock that stands where the session begins."""

from datetime import date, datetime

from codesign_tui.actions.rehearsing import rehearsal_of
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import CodesignError, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.values import clock_minutes
from codesign_tui.domain.workspace import Workspace
from codesign_tui.library.loading import Library
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.tui.clock import Clock, FastClock
from codesign_tui.tui.screens.rehearsal import RehearsalScreen


def rehearsal_screen(
    workspace: Workspace, library: Library, words: Translator, clock: Clock, process: Process
) -> RehearsalScreen:
    """Return the screen on which the next planned session of a process is rehearsed.

    Raises:
        Refused: no session is planned, or nothing says what a rehearsal invents.
    """
    session = next((one for one in process.sessions() if session_state(one) is SessionState.PLANNED), None)
    if session is None:
        raise Refused(msg("rehearsal.no_session"))
    invented = library.invention()
    fast = FastClock(clock, begins_at(session, clock.now()))
    languages = process.details.languages
    language = languages[0] if languages else words.language
    workshop = _workshop(library, process.details.workshop)
    mark = (Translator(language) if language in LANGUAGES else words)("rehearsal.mark")
    draft = rehearsal_of(process, workshop, invented, mark=mark, language=language, now=fast.now())
    return RehearsalScreen(workspace.rehearsal(draft), library, words, fast, invented)


def begins_at(session: Session, now: datetime) -> datetime:
    """Return the moment at which a session should begin, in the time zone of now; now where nobody said."""
    if session.date is None and session.planned_start is None:
        return now
    day = date.fromisoformat(session.date) if session.date is not None else now.date()
    minutes = clock_minutes(session.planned_start) if session.planned_start is not None else now.hour * 60 + now.minute
    return now.replace(
        year=day.year, month=day.month, day=day.day, hour=minutes // 60, minute=minutes % 60, second=0, microsecond=0
    )


def _workshop(library: Library, identifier: str | None) -> Workshop | None:
    """Return the template a process was made from, if this laptop has it."""
    if identifier is None:
        return None
    try:
        return library.workshop(identifier)
    except CodesignError:
        return None
