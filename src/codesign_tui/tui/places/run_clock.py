"""What Run does with time and turns: steps, pause, the coach, the times, the round of voices, the bell."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from textual import work

from codesign_tui.actions.agenda import go_to, suspend
from codesign_tui.actions.breaks import break_now
from codesign_tui.actions.coaching import take_offer
from codesign_tui.domain.clock import Stage, countdown, is_running, paused_since
from codesign_tui.domain.coach import WORTH_SAYING, late_minutes, offers
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.settings import BELL, ON
from codesign_tui.domain.talk import session_talk, speaks_most
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.timekeeping import timekeeping
from codesign_tui.domain.voices import missing_voices, round_robin
from codesign_tui.locale import Translator
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.run_items import ItemDialogs
from codesign_tui.tui.places.run_pages import round_page, times_page, voices_page
from codesign_tui.tui.widgets.guide import Guide

_SILENT_FIRST: Final = timedelta(minutes=15)
"""Time from the opening in which a silent category is nothing to speak of."""

_GUIDE_WIDTH: Final = 60
"""Columns by which it is seen whether there is anything to read."""

_BREAK_MINUTES: Final = 10

_ORDER: Final = tuple(Stage)


@dataclass
class Bell:
    """Rings once when an item comes nearer its end; off unless it is asked for."""

    on: bool = False
    _item: str | None = None
    _stage: Stage = Stage.CALM

    def rings(self, item: AgendaItem | None, now: datetime) -> bool:
        """Take note of where the item in hand stands; tell whether to ring. Another item begins in silence."""
        stage = countdown(item, now).stage if item is not None and is_running(item) else Stage.CALM
        same = item is not None and item.id == self._item
        nearer = same and _ORDER.index(stage) > _ORDER.index(self._stage)
        self._item, self._stage = (item.id if item is not None else None), stage
        return self.on and nearer


def calm_lines(process: Process, session: Session | None, now: datetime, words: Translator) -> list[str]:
    """Return what the facilitator may want to know now and the hall need not: the delay, a silent category."""
    if session is None or session_state(session) is not SessionState.OPEN:
        return []
    lines = []
    late = late_minutes(process, session, now)
    if late >= WORTH_SAYING:
        ways = len(offers(process, session, now))
        if ways:
            lines.append(words("coach.line", minutes=late, n=ways))
    opened = session.opened_at
    if opened is not None and now - datetime.fromisoformat(opened) >= _SILENT_FIRST:
        silent = missing_voices(process, session.id)
        if silent:
            lines.append(words("coach.voice_missing", who=", ".join(map(words.term, silent))))
    most = speaks_most(session_talk(process, session.id, now))
    if most is not None:
        lines.append(words("talk.speaks_most", who=most))
    return lines


class RunClock(Place):
    """The part of Run that keeps the time. `RunPlace` says which item is in hand."""

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self.bell = Bell(desk.settings.get(BELL) == ON)
        self.items = ItemDialogs(self)
        self._item: str | None = None

    def item_in_hand(self) -> AgendaItem | None:
        """Return the agenda item in view."""
        return self.desk.process.get(AgendaItem, self._item)

    def _open_session(self) -> Session | None:
        """Return the session if it is open; say so if it is not."""
        session = self.desk.process.get(Session, self.session_id)
        if session is None or session_state(session) is not SessionState.OPEN:
            self.desk.say(msg("clock.not_open"), refused=True)
            return None
        return session

    def _before_the_hall(self) -> bool:
        """Tell whether the hall is looking, and say how to show it nothing."""
        if self.projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
        return self.projected

    # -- steps -----------------------------------------------------------------------------------------------

    def action_step_next(self) -> None:
        """Go on to the next step of the method."""
        self.items.step(self.item_in_hand(), 1)

    def action_step_back(self) -> None:
        """Go back to the step before."""
        self.items.step(self.item_in_hand(), -1)

    # -- pause -----------------------------------------------------------------------------------------------

    def action_pause_item(self) -> None:
        """Stop the time of the item in hand."""
        if self.session_id is not None:
            self.desk.do(suspend, self.session_id, now=self.desk.now())

    def action_resume_item(self) -> None:
        """Go on with the item that was put down."""
        item = self.item_in_hand()
        if item is not None and paused_since(item) is not None:
            self.desk.do(go_to, item.id, now=self.desk.now())
        else:
            self.desk.say(msg("clock.nothing_paused"), refused=True)

    def action_break_now(self) -> None:
        """Have a break: the one planned next, or one of ten minutes."""
        if self.session_id is not None:
            title = self.desk.words("clock.break_title")
            self.desk.do(break_now, self.session_id, now=self.desk.now(), title=title, minutes=_BREAK_MINUTES)

    def action_clock_bell(self) -> None:
        """Turn the bell on or off, for the next evenings too."""
        self.bell.on = not self.bell.on
        self.desk.settings.keep(BELL, ON if self.bell.on else None)
        self.desk.say(msg("clock.bell_on" if self.bell.on else "clock.bell_off"))

    def ring_if_due(self) -> None:
        """Ring once when the item in hand comes nearer its end."""
        if self.bell.rings(self.item_in_hand(), self.desk.now()):
            self.app.bell()

    # -- for whoever leads, never for the hall -----------------------------------------------------------------

    @work(group="dialog")
    async def action_coach_offers(self) -> None:
        """Show the ways to win time back, and do the one that is chosen."""
        from codesign_tui.tui.screens.coaching import CoachScreen

        if self._before_the_hall() or (session := self._open_session()) is None:
            return
        process, now = self.desk.process, self.desk.now()
        late, found = late_minutes(process, session, now), offers(process, session, now)
        if not found:
            self.desk.say(msg("coach.no_offer" if late else "coach.not_late"))
            return
        chosen = await self.app.push_screen_wait(CoachScreen(self.desk.words, process, late, found))
        if chosen is not None and self.desk.do(take_offer, session.id, chosen, now=self.desk.now()) is not None:
            self.call_later(self.desk.say, msg("coach.taken"))

    @work(group="dialog")
    async def action_item_times(self) -> None:
        """Show planned and actual minutes, item by item."""
        from codesign_tui.tui.screens.reading import Reading

        session = self.desk.process.get(Session, self.session_id)
        if session is None or self._before_the_hall():
            return
        times, words = timekeeping(self.desk.process, session, self.desk.now()), self.desk.words
        title = msg("clock.times_title", number=session.number)
        await self.app.push_screen_wait(Reading(words, title, lambda width: times_page(times, words, width)))

    @work(group="dialog")
    async def action_round_robin(self) -> None:
        """Show who has not spoken yet, by organisation."""
        from codesign_tui.tui.screens.reading import Reading

        if self.session_id is None or self._before_the_hall():
            return
        turns = round_robin(self.desk.process, self.session_id, self.desk.now().strftime("%H:%M"))
        if not turns:
            self.desk.say(msg("coach.round_nobody"))
            return
        words = self.desk.words
        title = msg("coach.round_title")
        await self.app.push_screen_wait(Reading(words, title, lambda width: round_page(turns, words, width)))

    @work(group="dialog")
    async def action_guide_whole(self) -> None:
        """Show the words to say and what to do from this step on, in full; the hall does not see it."""
        from codesign_tui.tui.screens.reading import Reading

        guide = self.query_one(Guide)
        if self.projected or not guide.whole(_GUIDE_WIDTH):
            self.desk.say(msg("coach.not_projected" if self.projected else "clock.no_steps"), refused=True)
            return
        await self.app.push_screen_wait(Reading(self.desk.words, msg("run.guide_whole"), guide.whole))

    @work(group="dialog")
    async def action_voices_heard(self) -> None:
        """Show contributions and words by category and organisation; a digit says which category is speaking."""
        from codesign_tui.tui.screens.voices import VoicesScreen

        session, words = self.session_id, self.desk.words
        if session is None or self._before_the_hall():
            return
        await self.app.push_screen_wait(
            VoicesScreen(self.desk, session, lambda width: voices_page(self.desk.process, session, words, width))
        )
