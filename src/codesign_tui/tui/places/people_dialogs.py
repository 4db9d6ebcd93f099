"""What the dialogs of People share: who may be asked about, how a member stands, warnings that must all be seen."""

from typing import Any

from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant, Staff
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.places.people_rows import attendance_words
from codesign_tui.tui.screens.telling import Tell

Somebody = Participant | Organization | CountedPeople | Staff
"""What a row of People stands for."""


class PeopleDialogs(Dialogs):
    """Questions about people."""

    def session(self) -> str | None:
        """Return the session in hand, or say that there is none."""
        if self.place.session_id is None:
            self.desk.say(msg("people.no_session"), refused=True)
        return self.place.session_id

    def tell(self, done: Done[Any] | None, sentence: Msg) -> None:
        """Say what was done; more than one warning is shown on a page of its own, so that none is lost."""
        super().tell(done, sentence)
        if done is not None and len(done.warnings) > 1:
            self.place.app.push_screen(Tell(self.words, sentence, done.warnings))

    def tell_of(self, person: Participant, done: Done[Attendance] | None) -> None:
        """Say how a member stands after a movement."""
        if done is not None:
            state, _ = attendance_words(done.value, self.words, projected=self.place.projected)
            self.tell(done, msg("people.stands", name=person.full_name, state=state))
