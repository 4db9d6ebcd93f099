"""The session as a whole: opening it with its ritual, ending it, adding one, turning to another."""

from datetime import date

from codesign_tui.actions.agenda import go_to
from codesign_tui.actions.sessions import add_session, end_session, pending, start_session
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.private_writing import private_items
from codesign_tui.domain.terms import SessionState
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.places.run_items import BeforeGoing
from codesign_tui.tui.places.run_private import PrivateDialogs
from codesign_tui.tui.screens.asking import Choice

_NEW = "\x1fnew"


class SessionDialogs(Questions):
    """Opens, closes and adds sessions."""

    before_going: BeforeGoing | None = None
    """Asked before a session is opened; False leaves it planned."""

    async def start(self, session: Session) -> bool:
        """Open a planned session, go through the ritual, take the first item in hand; tell whether it was opened."""
        if session_state(session) is not SessionState.PLANNED:
            return False
        if self.before_going is not None and not await self.before_going(session, None):
            return False
        if self.desk.do(start_session, session.id, now=self.desk.now()) is None:
            return False
        await self.opening_ritual(session.id)
        first = next((item for item in self.process.agenda(session.id) if item.closed_at is None), None)
        if first is not None:
            self.desk.do(go_to, first.id, now=self.desk.now())
        return True

    async def opening_ritual(self, session: str) -> None:
        """Show the ritual's steps; what is ticked is kept in one transaction."""
        from codesign_tui.tui.screens.opening import OpeningScreen

        await self.show(OpeningScreen(self.desk, session))

    async def end(self, session: str) -> None:
        """Close a session; what is still pending is said first."""
        if not await PrivateDialogs(self.asker).may_close(private_items(self.process, session)):
            return
        missing: list[Msg] = pending(self.process, session)
        listed = "; ".join(self.words(one).rstrip(".") for one in missing)
        question = msg("run.end_with_pending", what=listed) if missing else msg("run.end_session")
        if await self.is_sure(question) and self.desk.do(end_session, session, now=self.desk.now()) is not None:
            self.desk.file.drop_drafts()
            self.asker.app.call_later(self.desk.say, msg("run.session_ended"))

    async def another(self) -> str | None:
        """Ask for another session, or for the title of a new one; return which."""
        choices = [
            Choice(
                session.id,
                f"{session.number}. {session.title}",
                " · ".join(part for part in (self._day_of(session), self.words.term(session_state(session))) if part),
            )
            for session in self.process.sessions()
        ]
        choices.append(Choice(_NEW, self.words("run.new_session")))
        selected = self.asker.session_id
        chosen = await self.choose(msg("run.which_session"), choices, selected=selected)
        return await self.add() if chosen == _NEW else chosen

    async def add(self) -> str | None:
        """Ask for the title of a new session and plan it; return which it is."""
        title = await self.ask(msg("run.new_session_title"))
        done = self.desk.do(add_session, now=self.desk.now(), title=title) if title else None
        return done.value.id if done is not None else None

    def _day_of(self, session: Session) -> str:
        """Return a session's day as people write it; empty before it is set."""
        return self.words.day(date.fromisoformat(session.date)) if session.date else ""
