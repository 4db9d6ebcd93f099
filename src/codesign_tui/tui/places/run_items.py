"""One item of the agenda, as a session is led: its steps, closing it and going on, adding one, moving it."""

from collections.abc import Awaitable, Callable
from typing import Final

from codesign_tui.actions.agenda import add_item, close_item, closing_proposal, go_to, go_to_step, move_item
from codesign_tui.domain.clock import BREAK, is_all_done, next_in_hand
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import msg
from codesign_tui.domain.steps import step_now
from codesign_tui.domain.terms import SessionState
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.places.run_private import PrivateDialogs
from codesign_tui.tui.screens.asking import Choice

_END: Final = "end"
_CORRECT: Final = "correct"

BeforeGoing = Callable[[Session, AgendaItem | None], Awaitable[bool]]
"""Tells whether to go on to an item, or to open a session."""


class ItemDialogs(Questions):
    """Closes, adds and moves items; goes on to the next step."""

    before_going: BeforeGoing | None = None
    """Asked before the next item is taken in hand; False leaves things as they are."""
    ending: Callable[[str], Awaitable[None]] | None = None
    """Ends a session: offered once its last item is closed."""

    async def close(self, item: AgendaItem | None) -> bool:
        """Close an item with its outcome and a line of summary, and take the next in hand; tell whether it was closed.

        A break has no outcome to ask for.
        """
        if is_all_done(self.process, self.asker.session_id):
            return await self._after_the_last(item)
        if item is None:
            self.desk.say(msg("run.no_item_to_close"), refused=True)
            return False
        return await self._close(item)

    async def _after_the_last(self, item: AgendaItem | None) -> bool:
        """Where every item is closed, offer to end the session, or to correct how the one in view was closed."""
        choices = [Choice(_END, self.words("command.session_end"), self.words("run.all_closed_end"))]
        if item is not None and item.method != BREAK:
            choices.append(Choice(_CORRECT, self.words("run.all_closed_correct", n=item.n, title=item.title)))
        chosen = await self.choose(msg("run.all_closed"), choices)
        if chosen == _END and self.ending is not None and self.asker.session_id is not None:
            await self.ending(self.asker.session_id)
        return chosen == _CORRECT and item is not None and await self._close(item)

    async def _close(self, item: AgendaItem) -> bool:
        """Ask how an item ends, close it and go on; tell whether it was closed."""
        from codesign_tui.tui.screens.closing import ClosingScreen

        if not await PrivateDialogs(self.asker).may_close([item]) or not await self._may_leave(item):
            return False
        if item.method == BREAK:
            done = self.desk.do(close_item, item.id, now=self.desk.now())
        else:
            answer = await self.show(ClosingScreen(self.desk, item, closing_proposal(self.process, item.id)))
            if answer is None:
                return False
            done = self.desk.do(
                close_item, item.id, now=self.desk.now(), outcome=answer.outcome, summary=answer.summary
            )
        if done is None:
            return False
        if self._is_open(item.session):
            return await self._go_on_from(item)
        return True

    async def correct(self, item: AgendaItem) -> bool:
        """Ask how an item ended, wherever the session stands, and keep it; nothing else is taken in hand."""
        from codesign_tui.tui.screens.closing import ClosingScreen

        answer = await self.show(ClosingScreen(self.desk, item, closing_proposal(self.process, item.id)))
        if answer is None:
            return False
        done = self.desk.do(close_item, item.id, now=self.desk.now(), outcome=answer.outcome, summary=answer.summary)
        return done is not None

    async def _may_leave(self, item: AgendaItem) -> bool:
        """Ask before an item is closed what is asked before the next is taken in hand: no leaves both as they are."""
        session, following = self.process.get(Session, item.session), next_in_hand(self.process, item)
        if self.before_going is None or session is None or following is None or not self._is_open(session.id):
            return True
        return await self.before_going(session, following)

    async def _go_on_from(self, item: AgendaItem) -> bool:
        """Take the next item in hand, or say that this was the last; tell whether the table stays where it is led."""
        following = next_in_hand(self.process, self.process.get(AgendaItem, item.id) or item)
        if following is not None:
            return await self.go_to(following)
        self.asker.app.call_later(self.desk.say, msg("run.last_item_closed"))
        return True

    async def go_to(self, item: AgendaItem) -> bool:
        """Take an item in hand, unless something else is chosen before; tell whether it was."""
        session = self.process.get(Session, item.session)
        if self.before_going is not None and session is not None and not await self.before_going(session, item):
            return False
        return self.desk.do(go_to, item.id, now=self.desk.now()) is not None

    def step(self, item: AgendaItem | None, by: int) -> None:
        """Put an item at another step of its method; the step's time begins now."""
        if not self._is_open(self.asker.session_id):
            self.desk.say(msg("clock.not_open"), refused=True)
            return
        here = step_now(self.desk.method_of(item), item, self.desk.now()) if item is not None else None
        if item is None or here is None:
            self.desk.say(msg("clock.no_steps"), refused=True)
        elif here.number + by > here.steps:
            self.desk.say(msg("clock.last_step"), refused=True)
        elif here.number + by < 1:
            self.desk.say(msg("clock.first_step"), refused=True)
        else:
            self.desk.do(go_to_step, item.id, here.number + by, now=self.desk.now())

    async def add(self, session: str, after: AgendaItem | None) -> None:
        """Ask for an item's title and minutes, and add it after another or at the end."""
        title = await self.ask(msg("run.new_item_title"))
        if not title:
            return
        minutes = await self.ask(msg("run.new_item_minutes"), may_be_empty=True)
        digits = (minutes or "").strip().rstrip("′'")
        self.desk.do(
            add_item,
            session,
            now=self.desk.now(),
            title=title,
            position=after.n + 1 if after is not None else None,
            planned_minutes=int(digits) if digits.isdecimal() else None,
        )

    def move(self, item: AgendaItem, by: int) -> int | None:
        """Move an item of the agenda; return where it stands now, None when it was refused."""
        if self.desk.do(move_item, item.id, item.n + by, now=self.desk.now()) is None:
            return None
        moved = self.process.get(AgendaItem, item.id)
        return moved.n if moved is not None else None

    def _is_open(self, session: str | None) -> bool:
        """Tell whether a session is being led."""
        meeting = self.process.get(Session, session)
        return meeting is not None and session_state(meeting) is SessionState.OPEN
