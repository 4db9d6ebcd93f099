"""The data of a session that its minutes and its preparation need, asked on one form wherever they are missed."""

from typing import Any

from codesign_tui.actions.minutes import update_minutes_data
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import msg
from codesign_tui.tui.places.dialogs import Questions


class SessionData(Questions):
    """Asks for place, day, who chairs, facilitates and writes, the notice, the next session, the minutes' number."""

    async def ask_for(self, session: Session, *, start: str = "") -> None:
        """Show the form, on the line `start` if one is named, and keep what was filled in."""
        from codesign_tui.tui.screens.minutes_data import (
            MinutesDataForm,
            data_changes,
            data_fields,
            data_trouble,
            new_people,
        )

        process, words, today = self.process, self.words, self.desk.now().date()
        filled = await self.show(
            MinutesDataForm(
                words,
                msg("draft.data", number=session.number),
                data_fields(process, session, words),
                check=lambda values: data_trouble(process, values, today),
                start=start,
            )
        )
        if filled is None:
            return
        changes: dict[str, Any] = data_changes(process, session, filled, today, words)
        now = self.desk.now()

        def keep(ledger: Ledger) -> Done[Session]:
            """Keep the data."""
            return update_minutes_data(ledger, session.id, now=now, **changes)

        new = new_people(process, filled)
        done = self.desk.do(keep)
        if new:
            self.tell(done, msg("draft.people_registered", n=len(new), names=", ".join(new)))
