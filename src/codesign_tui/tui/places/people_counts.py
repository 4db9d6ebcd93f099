"""People by number: how many, table after table; a table that was counted already is corrected or added to."""

from typing import Any, Final

from codesign_tui.actions.attendance import change_counted, count_people
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import CountedPeople
from codesign_tui.tui.places.people_dialogs import PeopleDialogs
from codesign_tui.tui.places.people_forms import count_fields, count_refusal, counted
from codesign_tui.tui.places.people_rows import group_name
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import Filled

_SAME: Final = ("table", "role", "category", "organization")
"""What two counts have in common when the second may be the first one put right."""


class PeopleCounts(PeopleDialogs):
    """Counts people who are not named, and corrects what was counted."""

    async def count(self) -> None:
        """Ask how many, table after table, until Esc."""
        session = self.session()
        if session is None:
            return
        table, before, total = "", None, 0
        while True:
            fields = count_fields(self.process, self.words, table=table, like=before)
            note = msg("people.counted_so_far", n=total) if total else msg("people.count_note")
            filled = await self.fill(msg("people.count"), fields, note=note, check=self._refusal)
            if filled is None:
                return
            for values in counted(self.process, filled):
                done = await self._keep(session, values)
                if done is None:
                    return
                total += done.value.number
                table = done.value.table or ""
            self.desk.say(msg("people.counted", n=total))
            before = filled
            table = str(int(table) + 1) if table.isdecimal() else ""

    async def correct(self, group: CountedPeople) -> None:
        """Correct people counted by number."""
        fields = count_fields(self.process, self.words, group)
        filled = await self.fill(msg("people.edit_count"), fields, check=self._refusal)
        if filled is not None:
            values = counted(self.process, filled)[0]
            done = self.desk.do(change_counted, group.id, now=self.desk.now(), **values)
            self.tell(done, msg("people.edited"))

    async def _keep(self, session: str, values: dict[str, Any]) -> Done[CountedPeople] | None:
        """Keep one group; if its table was counted already, ask whether this is the same people counted again."""
        there = self._counted_before(session, values)
        if there is not None:
            answer = await self._again(there, values)
            if answer is None:
                return None
            if answer == "correct":
                changes = {"number": values["number"], "label": values["label"] or there.label}
                return self.desk.do(change_counted, there.id, now=self.desk.now(), **changes)
        return self.desk.do(count_people, session, now=self.desk.now(), **values)

    def _counted_before(self, session: str, values: dict[str, Any]) -> CountedPeople | None:
        """Return the group counted at the same table, of the same people, that is still in the hall."""
        groups = self.process.in_session(CountedPeople, session) if values["table"] else ()
        return next(
            (
                group
                for group in groups
                if group.number and not group.left_at and all(getattr(group, name) == values[name] for name in _SAME)
            ),
            None,
        )

    async def _again(self, there: CountedPeople, values: dict[str, Any]) -> str | None:
        """Ask whether to correct a group or to count more people beside it."""
        number, total = values["number"], there.number + values["number"]
        question = msg("people.counted_before", table=values["table"], who=group_name(there, self.words))
        return await self.choose(
            question,
            [
                Choice("correct", self.words("people.count_corrects", n=number)),
                Choice("add", self.words("people.count_adds", n=number, total=total)),
            ],
        )

    def _refusal(self, filled: Filled) -> Msg | None:
        """Return why a count cannot be kept."""
        return count_refusal(self.process, filled)
