"""Before another phase: what the one that is left still has open, each with a way to it; Enter goes on."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.phase_change import Advice, StillOpen, advice, open_before, still_open
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.commands import BOARD_ORPHANS, GO_BOARD, GO_CHOOSE, GO_COMMITMENTS, GO_KNOW, PARKED, Command
from codesign_tui.tui.desk import CommandAsked
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import AskChoice, Choice

_GO_ON: Final = "\x1fgo"
_WAYS: Final[dict[StillOpen, Command]] = {
    StillOpen.HIDDEN: GO_BOARD,
    StillOpen.VOTES: GO_CHOOSE,
    StillOpen.NEEDS: BOARD_ORPHANS,
    StillOpen.PROPOSALS: BOARD_ORPHANS,
    StillOpen.COMMITMENTS: GO_COMMITMENTS,
    StillOpen.QUESTIONS: PARKED,
    StillOpen.GOALS: BOARD_ORPHANS,
    StillOpen.LATE: GO_COMMITMENTS,
    StillOpen.DESTINIES: GO_KNOW,
}


def open_line(process: Process, session: Session | None, on: date, words: Translator) -> str:
    """Return what the sessions before left open and the command that leads there; empty once work is under way."""
    found = open_before(process, session, on)
    return words("phase.open_line", what=_listed(found, words)) if found else ""


def _listed(found: Iterable[tuple[StillOpen, int]], words: Translator) -> str:
    """Return what is open, one after the other."""
    return ", ".join(words(f"phase.open_{what.value}", n=count) for what, count in found)


class RunPhase(Questions):
    """Says once, before a table leaves a phase, what looks early about it."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._said: set[tuple[str, str]] = set()

    async def may_go(self, session: Session, item: AgendaItem | None) -> bool:
        """Tell whether to go on to an item, or to open the session; what is chosen instead is gone to.

        Nothing is asked before the hall, nor twice for the same step from phase to phase.
        """
        told = advice(self.process, session, item, unsigned=self.desk.file.box.contents.cards_waiting)
        if told is None or self._place.projected or (session.id, f"{told.left}>{told.next}") in self._said:
            return True
        self._said.add((session.id, f"{told.left}>{told.next}"))
        chosen = await self.show(self._asked(told))
        if chosen is None or chosen == _GO_ON:
            return chosen == _GO_ON
        self._place.post_message(CommandAsked(_WAYS[StillOpen(chosen)]))
        return False

    async def look(self) -> None:
        """Show everything that is open in the path, and go to what is chosen; never before the hall."""
        if self._place.projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
            return
        found = still_open(self.process, self.desk.now().date(), unsigned=self.desk.file.box.contents.cards_waiting)
        if not found:
            self.desk.say(msg("phase.nothing_open"))
            return
        chosen = await self.choose(msg("phase.open_now"), self._ways(found))
        if chosen is not None:
            self._place.post_message(CommandAsked(_WAYS[StillOpen(chosen)]))

    def _ways(self, found: Iterable[tuple[StillOpen, int]]) -> list[Choice]:
        """Return each thing that is open, with where it is seen to."""
        words = self.words
        return [
            Choice(what.value, words(f"phase.open_{what.value}", n=count), words(_WAYS[what].label_id))
            for what, count in found
        ]

    def _asked(self, told: Advice) -> AskChoice:
        """Return the question: going on stands first, then each thing that is open."""
        words = self.words
        phase = words.term(told.next).upper()
        choices = [Choice(_GO_ON, words("phase.go_on", phase=phase)), *self._ways(told.open)]
        question = msg("phase.before", phase=phase, what=_listed(told.open, words))
        return AskChoice(words, question, choices, selected=_GO_ON, note=msg("phase.note"))
