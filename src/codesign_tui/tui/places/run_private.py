"""Writing in private at Run: begun by a step of silent writing or by hand, revealed at once, asked about at a close."""

from collections.abc import Sequence
from typing import Final

from codesign_tui.actions.private_writing import reveal_item, stop_unused, take_back_unsigned, write_privately
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import msg
from codesign_tui.domain.private_writing import begins_in_private, hidden_count, is_private, passed_in_private
from codesign_tui.domain.terms import SessionState
from codesign_tui.tui.commands import REVEAL
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.box_dialogs import BoxQuestions
from codesign_tui.tui.places.dialogs import Asker
from codesign_tui.tui.screens.asking import Choice

_SHOW: Final = "reveal"
_LEAVE: Final = "leave"


def private_line(desk: Desk, item: AgendaItem | None, *, projected: bool) -> str:
    """Return that an item is in private and how many cards it hides, all that anybody may see; empty where it is not.

    Whoever leads is told the key that reveals them; the hall is not.
    """
    if item is None or not is_private(item):
        return ""
    count = hidden_count(desk.process, desk.file.box.contents, item)
    line = desk.words("private.hidden", n=count) if count else desk.words("private.begun")
    return line if projected else f"{line} ({desk.words('private.key', key=REVEAL.key_text)})"


class PrivateDialogs(BoxQuestions):
    """Begins to write in private, reveals, and offers to reveal before something closes."""

    def __init__(self, asker: Asker) -> None:
        super().__init__(asker)
        self._begun: set[str] = set()
        """Items that a step put in private while this place was open: done once, so that it can be undone."""

    def begin(self, item: AgendaItem | None) -> None:
        """Hide what is written at an item from now on."""
        if item is None:
            self.desk.say(msg("private.no_item"), refused=True)
        elif self.desk.do(write_privately, item.id, now=self.desk.now()) is not None:
            self.asker.app.call_later(self.desk.say, msg("private.says", key=REVEAL.key_text))

    def reveal(self, item: AgendaItem | None) -> bool:
        """Put what was written in private on the table; tell whether it was."""
        if item is None or not is_private(item):
            self.desk.say(msg("private.nothing"), refused=True)
            return False
        done = self.desk.do(reveal_item, item.id, now=self.desk.now())
        if done is not None and not done.warnings:
            self.asker.app.call_later(self.desk.say, msg("private.revealed", n=len(done.value)))
        return done is not None

    async def take_back(self, item: AgendaItem | None) -> None:
        """Ask what stands on an unsigned card that should not be revealed, and take it out of the box."""
        waiting = self.desk.file.box.contents.cards_of(item.id) if item is not None else 0
        if item is None or not is_private(item) or not waiting:
            self.desk.say(msg("private.nothing_unsigned"), refused=True)
            return
        text = await self.ask(msg("private.which_card"), note=msg("private.which_card_note", n=waiting))
        if not text:
            return
        done = self.desk.do(take_back_unsigned, item.id, text, now=self.desk.now())
        if done is not None and await self.is_safe(done):
            self.asker.app.call_later(self.desk.say, msg("private.card_taken_back", n=done.value))

    async def may_close(self, items: Sequence[AgendaItem]) -> bool:
        """Offer to reveal what these items hide before they close; tell whether to go on."""
        contents = self.desk.file.box.contents
        hiding = [one for one in items if is_private(one) and hidden_count(self.process, contents, one)]
        if not hiding:
            return True
        count = sum(hidden_count(self.process, contents, one) for one in hiding)
        numbers = ", ".join(str(one.n) for one in hiding)
        choices = (
            Choice(_SHOW, self.words("private.reveal_and_close"), self.words("private.reveal_and_close_detail")),
            Choice(_LEAVE, self.words("private.leave_hidden"), self.words("private.leave_hidden_detail")),
        )
        chosen = await self.choose(msg("private.before_closing", n=count, numbers=numbers), choices)
        if chosen == _SHOW:
            return all(self.reveal(one) for one in hiding)
        return chosen == _LEAVE

    def follow_step(self, item: AgendaItem | None) -> None:
        """Go in private when a step of silent writing begins; out of it when it has passed and nobody wrote."""
        session = self.process.get(Session, item.session) if item is not None else None
        file = self.desk.file
        if item is None or session is None or session_state(session) is not SessionState.OPEN:
            return
        if file.read_only or file.trouble is not None:
            return
        method, now = self.desk.method_of(item), self.desk.now()
        if item.id not in self._begun and begins_in_private(method, item, now):
            self._begun.add(item.id)
            self.begin(item)
        elif item.id in self._begun and passed_in_private(method, item, now):
            self._begun.discard(item.id)
            if not hidden_count(self.process, file.box.contents, item):
                self.desk.do(stop_unused, item.id, now=now)
