"""How a commitment stands: by when, kept with its proof, held back or dropped with its reason, taken up again."""

from datetime import date
from typing import Any, Final

from codesign_tui.actions.commitments import (
    cancel_commitment,
    complete_commitment,
    postpone_commitment,
    suspend_commitment,
)
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.items import Commitment, CommitmentChange
from codesign_tui.domain.messages import msg
from codesign_tui.domain.overdue import changes_so_far
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.tui.places.commitments_day import not_a_day, unclear_day
from codesign_tui.tui.places.commitments_forms import CommitmentsForms
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, LineField

_HELD_BACK: Final = (CommitmentStatus.SUSPENDED, CommitmentStatus.CANCELLED, CommitmentStatus.BLOCKED)
_STATES: Final = (
    CommitmentStatus.PROPOSED,
    CommitmentStatus.IN_PROGRESS,
    CommitmentStatus.DONE,
    CommitmentStatus.BLOCKED,
    CommitmentStatus.SUSPENDED,
    CommitmentStatus.CANCELLED,
)


class CommitmentsStanding(CommitmentsForms):
    """Moves dates and states; each change of them keeps the session that set it."""

    async def set_due(self, commitment: Commitment) -> None:
        """Ask by when: a day or words; a date that was agreed before may be moved or corrected."""
        fields: list[Field] = [LineField("due", msg("commitments.field_due"))]
        if commitment.due:
            ways = (
                ("move", self.words("commitments.date_moved")),
                ("correct", self.words("commitments.date_corrected")),
            )
            fields += [
                ChoiceField("way", msg("commitments.field_way"), ways),
                LineField("cause", msg("commitments.field_cause")),
            ]
        filled = await self.fill(
            msg("commitments.by_when", code=code_of(commitment)),
            fields,
            note=msg("commitments.due_note"),
            check=lambda filled: unclear_day(filled["due"], self.day.of_lateness),
        )
        if filled is None or not filled["due"]:
            return
        day = spoken_day(filled["due"], self.day.of_lateness)
        if day is not None and filled.get("way") == "move":
            done = self.desk.do(
                postpone_commitment,
                commitment.id,
                day,
                now=self.desk.now(),
                session=self.day.session_of_change,
                cause=filled["cause"] or None,
            )
            self.tell(done, msg("commitments.moved", code=code_of(commitment), day=day))
        else:
            self.edit(commitment, **_dated(commitment, day, filled["due"]))
            if day is None:
                self.asker.app.call_later(self.desk.say, msg("commitments.kept_as_words", words=filled["due"]))

    async def set_state(self, commitment: Commitment) -> None:
        """Choose how a commitment stands, and ask what that state needs."""
        words = self.words
        choices = [
            Choice(state.value, words.term(state), words(f"commitments.state.{state.value}")) for state in _STATES
        ]
        chosen = await self.choose(
            msg("commitments.which_state", code=code_of(commitment)),
            choices,
            selected=(commitment.status or CommitmentStatus.PROPOSED).value,
        )
        if chosen is None:
            return
        status = CommitmentStatus(chosen)
        if status is CommitmentStatus.DONE:
            await self._keep(commitment)
        elif status in (CommitmentStatus.SUSPENDED, CommitmentStatus.CANCELLED):
            await self._stop(commitment, status)
        elif status is not commitment.status:
            self._go_on(commitment, status)

    async def _keep(self, commitment: Commitment) -> None:
        """Ask on which day a commitment was kept and what proves it."""
        today = self.desk.now().date()
        filled = await self.fill(
            msg("commitments.kept_when", code=code_of(commitment)),
            [
                LineField("due", msg("commitments.field_kept"), today.strftime("%d/%m/%Y")),
                LineField("evidence", msg("commitments.field_evidence"), commitment.evidence or ""),
            ],
            check=lambda filled: not_a_day(filled["due"], today),
        )
        if filled is not None:
            done = self.desk.do(
                complete_commitment,
                commitment.id,
                now=self.desk.now(),
                on=spoken_day(filled["due"], today),
                evidence=filled["evidence"] or None,
            )
            self.tell(done, msg("commitments.was_kept", code=code_of(commitment)))

    async def _stop(self, commitment: Commitment, status: CommitmentStatus) -> None:
        """Ask why a commitment is put on hold or dropped."""
        action = cancel_commitment if status is CommitmentStatus.CANCELLED else suspend_commitment
        filled = await self.fill(
            msg(f"commitments.why_{status.value}", code=code_of(commitment)),
            [LineField("cause", msg("commitments.field_cause"))],
            check=lambda filled: None if filled["cause"] else msg("commitments.cause_missing"),
        )
        if filled is not None:
            session = self.day.session_of_change
            done = self.desk.do(action, commitment.id, now=self.desk.now(), session=session, cause=filled["cause"])
            self.tell(done, msg("commitments.state_changed", code=code_of(commitment), state=status))

    def _go_on(self, commitment: Commitment, status: CommitmentStatus) -> None:
        """Give a commitment a state; one that was held back goes on from this session."""
        changes: dict[str, Any] = {"status": status, "completed_on": None}
        if commitment.status in _HELD_BACK and status not in _HELD_BACK:
            session = self.day.session_of_change
            today = None if session else self.desk.now().date().isoformat()
            again = CommitmentChange(session=session, on=today, status=status)
            changes["changes"] = (*changes_so_far(self.process, commitment), again)
        self.edit(commitment, **changes)


def _dated(commitment: Commitment, day: date | None, words: str) -> dict[str, Any]:
    """Return what changes when the date in force is corrected: a day, or words when it is tied to an event.

    A date that was moved is corrected where it was moved; words stand in place of every date.
    """
    if day is None:
        undated = tuple(change.model_copy(update={"new_due": None}) for change in commitment.changes)
        return {"due": None, "new_due": None, "due_words": words, "changes": undated}
    if commitment.new_due is None:
        return {"due": day.isoformat(), "due_words": None}
    moved = [position for position, change in enumerate(commitment.changes) if change.new_due is not None]
    changes = list(commitment.changes)
    if moved:
        changes[moved[-1]] = changes[moved[-1]].model_copy(update={"new_due": day.isoformat()})
    return {"new_due": day.isoformat(), "due_words": None, "changes": tuple(changes)}
