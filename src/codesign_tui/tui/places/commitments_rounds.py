"""The two rounds that go through commitments one by one: reading them back, and hearing of earlier ones."""

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.last_promises import REVIEW, still_open, to_review
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.threads import is_restricted
from codesign_tui.locale import Translator
from codesign_tui.tui.commands import RUN_SCHEME
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.commitments_day import CommitmentsDay
from codesign_tui.tui.places.dialogs import Questions

_READ_BACK_IN = ("commitments", "harvest", "raci")
"""The methods in which what was promised is read back."""


class CommitmentsRounds(Questions):
    """Opens the rounds, from the commitments or from where a session is led; the hall sees nothing restricted."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place

    async def of_the_item(self) -> None:
        """Open the round of the item in hand; where it has none, what earlier sessions left open, else this one's."""
        session = self.process.get(Session, self.place.session_id)
        item = self.process.get(AgendaItem, session.current_item) if session is not None else None
        reads_back = is_read_back(item) or (not is_round(item) and session is not None and not self._waiting(session))
        await (self.read_back() if reads_back else self.review())

    async def read_back(self) -> None:
        """Read back the commitments of the session in hand."""
        from codesign_tui.tui.screens.read_back import ReadBack

        session = self.place.session_id
        taken = self.process.in_session(Commitment, session) if session is not None else []
        promises = self._shown([one for one in taken if one.on_table])
        if not promises:
            self.desk.say(msg("promises.nothing_to_read"), refused=True)
            return
        tell = self.place.screen.post_message
        await self.show(ReadBack(self.desk, session, promises, tell, projected=self.place.projected))

    async def review(self) -> None:
        """Hear of the commitments of the sessions before the one in hand; outside a session, of all that are open."""
        from codesign_tui.tui.screens.review import Review

        day = CommitmentsDay(self.process, self.place.session_id, self.desk.now())
        begun = self.process.get(Session, day.session_of_change)
        promises = self._shown(to_review(self.process, begun) if begun is not None else _all_open(self.process))
        if not promises:
            self.desk.say(msg("promises.nothing_to_review"), refused=True)
            return
        tell = self.place.screen.post_message
        review = Review(self.desk, begun.id if begun else None, promises, tell, projected=self.place.projected)
        await self.show(review)

    def _waiting(self, session: Session) -> list[Commitment]:
        """Return the earlier commitments that the session has not heard of, as far as they may be seen."""
        return self._shown(still_open(self.process, session))

    def _shown(self, promises: list[Commitment]) -> list[Commitment]:
        """Return those that may be seen."""
        if not self.place.projected:
            return promises
        return [one for one in promises if not is_restricted(self.process, one)]


def is_read_back(item: AgendaItem | None) -> bool:
    """Tell whether what was promised in the session is read back at an item."""
    return item is not None and item.method in _READ_BACK_IN


def is_round(item: AgendaItem | None) -> bool:
    """Tell whether an item goes through commitments one by one, this session's or earlier ones."""
    return is_read_back(item) or (item is not None and item.method == REVIEW)


def rounds_line(process: Process, session: Session | None, words: Translator) -> list[str]:
    """Return what waits for a round: earlier promises at the first item, this session's where they are read back."""
    if session is None or session_state(session) is not SessionState.OPEN:
        return []
    item = process.get(AgendaItem, session.current_item)
    lines = []
    is_review = item is not None and item.method == REVIEW
    if is_review or item is None or item.n <= 1:
        waiting = len(still_open(process, session))
        lines += [words("promises.to_review_line", n=waiting, key=RUN_SCHEME.key_text)] if waiting else []
    if is_read_back(item):
        taken = process.in_session(Commitment, session.id)
        unread = sum(one.on_table and not one.confirmed_by_owner for one in taken)
        lines += [words("promises.to_read_line", n=unread, key=RUN_SCHEME.key_text)] if unread else []
    return lines


def _all_open(process: Process) -> list[Commitment]:
    """Return every commitment that is neither kept nor dropped, where no session is in hand."""
    everything = Session(id="-", number=1 + max((each.number for each in process.sessions()), default=0), title="-")
    return still_open(process, everything)
