"""The read-back round (*rilettura*): each promise is read aloud and confirmed by who takes it on, in the hall."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from codesign_tui.actions.commitments import assume_in_absence, confirm_commitment, withdraw_commitment
from codesign_tui.domain.commitment_warnings import owner_absent, warnings_of
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.tables import code_of
from codesign_tui.tui.places.commitments_day import not_a_day
from codesign_tui.tui.places.commitments_standing import CommitmentsStanding
from codesign_tui.tui.screens.asking import AskText
from codesign_tui.tui.screens.filling import FillIn, LineField
from codesign_tui.tui.screens.one_by_one import OneByOne
from codesign_tui.tui.widgets.keyrow import Way

_ALREADY_SEEN: Final = ("promises.absent_confirms", "promises.absent_confirms_by", "promises.owner_absent")
"""What the line of the state says already."""


class ReadBack(OneByOne):
    """Enter confirms and goes on; words, date and owner are put right where they are read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", show=False),
        Binding("e", "correct", show=False),
        Binding("d", "date", show=False),
        Binding("r", "owner", show=False),
        Binding("a", "absent", show=False),
        Binding("w", "withdraw", show=False),
    ]
    NAME: ClassVar[str] = "read_back"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._forms = CommitmentsStanding(self)

    def ways(self) -> Sequence[Way]:
        """Return what the keys do."""
        say = self.desk.words
        return [
            Way(action, say(f"promises.key.{name}"))
            for name, action in (
                ("confirm", "confirm"), ("words", "correct"), ("date", "date"), ("owner", "owner"),
                ("absent", "absent"), ("withdraw", "withdraw"), ("turn", "turn(1)"), ("leave", "leave"),
            )
        ]  # fmt: skip

    def is_settled(self, commitment: Commitment) -> bool:
        """Tell whether it was confirmed, or taken back."""
        return bool(commitment.confirmed_by_owner) or not commitment.on_table

    def standing(self, commitment: Commitment) -> tuple[str, bool]:
        """Return whether it is confirmed, waits for somebody absent, was taken back, or is still to be read."""
        say = self.desk.words
        if not commitment.on_table:
            return say("promises.withdrawn", reason=commitment.set_aside_reason or ""), True
        if commitment.confirmed_by_owner:
            here = commitment.confirmed_in is not None and commitment.confirmed_in == self.session_id
            return say("promises.confirmed_here" if here else "promises.confirmed"), False
        if commitment.assumed_in_absence:
            return say("promises.absent_confirms"), True
        if owner_absent(self.process, commitment):
            return say("promises.not_there"), True
        return say("promises.to_confirm"), True

    def notes(self, commitment: Commitment) -> list[str]:
        """Return what it lacks or contradicts."""
        found = warnings_of(self.process, commitment) if commitment.on_table else []
        return [f"! {self.desk.words(one)}" for one in found if one.id not in _ALREADY_SEEN]

    def finished(self) -> Msg:
        """Return how many were confirmed."""
        return msg("promises.read_back.finished", n=sum(bool(one.confirmed_by_owner) for one in self._all()))

    def action_confirm(self) -> None:
        """Record that the owner confirms what was just read, and go on."""
        one = self.promise
        if one is None or not one.on_table:
            return
        now, session = self.desk.now(), self.session_id
        if one.confirmed_by_owner or self.desk.do(confirm_commitment, one.id, now=now, session=session) is not None:
            self.go_on()

    @work(group="dialog")
    async def action_correct(self) -> None:
        """Correct the words, and the act or the body it hangs on."""
        if (one := self.promise) is not None:
            await self._forms.correct(one)

    @work(group="dialog")
    async def action_date(self) -> None:
        """Say another day."""
        if (one := self.promise) is not None:
            await self._forms.set_due(one)

    @work(group="dialog")
    async def action_owner(self) -> None:
        """Say who takes it on."""
        if (one := self.promise) is not None:
            await self._forms.choose_owner(one)

    @work(group="dialog")
    async def action_absent(self) -> None:
        """Record that it is taken on for somebody who is not there, and by when they confirm if it is said."""
        one = self.promise
        if one is None or not one.on_table:
            return
        today = self.desk.now().date()
        filled = await self.app.push_screen_wait(
            FillIn(
                self.desk.words,
                msg("promises.absent_by", code=code_of(one)),
                [LineField("by", msg("promises.field_confirm_by"))],
                check=lambda filled: not_a_day(filled["by"], today) if filled["by"] else None,
            )
        )
        if filled is not None:
            by = spoken_day(filled["by"], today) if filled["by"] else None
            if self.desk.do(assume_in_absence, one.id, now=self.desk.now(), by=by) is not None:
                self.action_turn(1)

    @work(group="dialog")
    async def action_withdraw(self) -> None:
        """Take it off the table with its reason, and go on."""
        one = self.promise
        if one is None or not one.on_table:
            return
        reason = await self.app.push_screen_wait(
            AskText(self.desk.words, msg("promises.withdraw_why", code=code_of(one)))
        )
        if reason and self.desk.do(withdraw_commitment, one.id, now=self.desk.now(), reason=reason) is not None:
            self.go_on()
