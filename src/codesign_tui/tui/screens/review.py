"""The promises of the last sessions, one by one: one key says how each stands, a short form the rest."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from codesign_tui.actions.reviewing import Report, review_commitment
from codesign_tui.domain.commitment_warnings import owner_absent
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.last_promises import heard_in
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.overdue import standing
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CauseKind, CommitmentStatus, ReportedBy
from codesign_tui.tui.places.commitments_day import CommitmentsDay, not_a_day
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, FillIn, LineField
from codesign_tui.tui.screens.one_by_one import OneByOne
from codesign_tui.tui.widgets.keyrow import Way

_KEYS: Final = {
    "f": CommitmentStatus.DONE,
    "c": CommitmentStatus.IN_PROGRESS,
    "t": CommitmentStatus.OVERDUE,
    "b": CommitmentStatus.BLOCKED,
    "s": CommitmentStatus.SUSPENDED,
    "x": CommitmentStatus.CANCELLED,
}
_WITH_CAUSE: Final = (CommitmentStatus.OVERDUE, CommitmentStatus.BLOCKED, CommitmentStatus.SUSPENDED)


class Review(OneByOne):
    """Kept, under way, late, stuck, on hold or dropped; who told is asked with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"report('{outcome.value}')", show=False) for key, outcome in _KEYS.items()
    ]
    NAME: ClassVar[str] = "review"

    def ways(self) -> Sequence[Way]:
        """Return what the keys do."""
        say = self.desk.words
        outcomes = [Way(f"report('{each.value}')", say(f"promises.key.{each.value}")) for each in _KEYS.values()]
        return [*outcomes, Way("turn(1)", say("promises.key.turn")), Way("leave", say("promises.key.leave"))]

    def is_settled(self, commitment: Commitment) -> bool:
        """Tell whether this session heard of it."""
        if self.session_id is None:
            return commitment.status in (CommitmentStatus.DONE, CommitmentStatus.CANCELLED)
        return heard_in(commitment, self.session_id) is not None

    def standing(self, commitment: Commitment) -> tuple[str, bool]:
        """Return what was heard of it here, or how it stood before and how late it is."""
        say, process = self.desk.words, self.process
        heard = heard_in(commitment, self.session_id) if self.session_id is not None else None
        if heard is not None and heard.status is not None and heard.reported_by is not None:
            parts = [say.term(heard.status), say.term(heard.cause_kind) if heard.cause_kind else "", heard.cause or ""]
            told = ", ".join(part for part in parts if part)
            return say("promises.heard", state=told, how=heard.reported_by), False
        on = CommitmentsDay(process, self.session_id, self.desk.now()).of_lateness
        now = standing(process, commitment, on)
        if now.is_overdue(on) and now.due is not None:
            return say("commitments.days_late", n=(on - now.due).days), True
        return say("promises.not_heard_yet", state=commitment.status or CommitmentStatus.PROPOSED), True

    def notes(self, commitment: Commitment) -> list[str]:
        """Return that who answers for it is not here, and how it was going when it was last told."""
        words, note = self.desk.words, commitment.progress_note
        told = [words("promises.not_here")] if self._is_absent(commitment) else []
        return [*told, words("commitments.progress", note=note)] if note else told

    def finished(self) -> Msg:
        """Return how many were heard of."""
        return msg("promises.review.finished", n=len(self._all()))

    @work(group="dialog")
    async def action_report(self, outcome: str) -> None:
        """Ask what the outcome needs, keep the report and go on."""
        one = self.promise
        if one is None:
            return
        status, today = CommitmentStatus(outcome), self.desk.now().date()
        filled = await self.app.push_screen_wait(
            FillIn(
                self.desk.words,
                msg(f"promises.report.{status.value}", code=code_of(one)),
                self._fields(one, status, today),
                check=lambda filled: _refusal(filled, status, today),
            )
        )
        if filled is None:
            return
        done = self.desk.do(
            review_commitment, one.id, _report(filled, status, today), now=self.desk.now(), session=self.session_id
        )
        if done is not None:
            self.go_on()

    def _fields(self, one: Commitment, status: CommitmentStatus, today: date) -> list[Field]:
        """Return what is asked: of what was kept its day, of what is late its cause and new date; how it goes."""
        say = self.desk.words
        fields: list[Field] = []
        if status is CommitmentStatus.DONE:
            fields += [
                LineField("kept_on", msg("commitments.field_kept"), today.strftime("%d/%m/%Y")),
            ]
        if status in _WITH_CAUSE:
            causes = tuple((kind.value, say.term(kind)) for kind in CauseKind)
            fields.append(ChoiceField("cause_kind", msg("promises.field_cause_kind"), causes, CauseKind.TIME.value))
        if status in (CommitmentStatus.OVERDUE, CommitmentStatus.IN_PROGRESS):
            fields.append(LineField("new_due", msg("promises.field_new_due")))
        if status is not CommitmentStatus.DONE and status is not CommitmentStatus.IN_PROGRESS:
            fields.append(LineField("cause", msg("commitments.field_cause")))
        if status is not CommitmentStatus.CANCELLED:
            fields.append(LineField("note", msg("commitments.field_progress"), one.progress_note or ""))
            fields.append(LineField("evidence", msg("commitments.field_evidence"), one.evidence or ""))
        heard = tuple((each.value, say.term(each)) for each in ReportedBy)
        first = ReportedBy.PRESENT
        if self._is_absent(one):  # that it is kept, somebody has told
            first = ReportedBy.MESSAGE if status is CommitmentStatus.DONE else ReportedBy.NOT_HEARD
        return [*fields, ChoiceField("reported_by", msg("promises.field_reported_by"), heard, first.value)]

    def _is_absent(self, one: Commitment) -> bool:
        """Tell whether who answers for a commitment is not here; unknown where nobody was recorded."""
        here = one.model_copy(update={"session": self.session_id})
        return self.session_id is not None and owner_absent(self.process, here)


def _refusal(filled: Filled, status: CommitmentStatus, today: date) -> Msg | None:
    """Refuse a day that is none, or something dropped without a reason."""
    for name in ("kept_on", "new_due"):
        if filled.get(name) and (trouble := not_a_day(filled[name], today)) is not None:
            return trouble
    if status is CommitmentStatus.CANCELLED and not filled["cause"]:
        return msg("commitments.cause_missing")
    return None


def _report(filled: Filled, status: CommitmentStatus, today: date) -> Report:
    """Return what the form says."""
    kept, new_due = filled.get("kept_on"), filled.get("new_due")
    return Report(
        status,
        ReportedBy(filled["reported_by"]),
        kept_on=spoken_day(kept, today, past=True) if kept else None,
        new_due=spoken_day(new_due, today) if new_due else None,
        cause_kind=CauseKind(filled["cause_kind"]) if filled.get("cause_kind") else None,
        cause=filled.get("cause") or None,
        note=filled.get("note") or None,
        evidence=filled.get("evidence") or None,
    )
