"""Before another phase: what the one that is left still has open, each with a way to it; Enter goes on."""

from typing import Final

from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.phase_change import Advice, StillOpen, advice
from codesign_tui.tui.commands import BOARD_ORPHANS, GO_BOARD, GO_CHOOSE, GO_COMMITMENTS, PARKED, Command
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
}


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

    def _asked(self, told: Advice) -> AskChoice:
        """Return the question: going on stands first, then each thing that is open."""
        words = self.words
        choices = [Choice(_GO_ON, words("phase.go_on", phase=told.next))]
        choices += [
            Choice(what.value, words(f"phase.open_{what.value}", n=count), words(_WAYS[what].label_id))
            for what, count in told.open
        ]
        question = msg("phase.before", left=told.left, phase=told.next)
        return AskChoice(words, question, choices, selected=_GO_ON, note=msg("phase.note"))
