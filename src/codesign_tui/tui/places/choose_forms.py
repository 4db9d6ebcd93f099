"""The forms of a vote that is there: its correction, its close, the decision that is captured from it."""

from typing import Any, Final

from codesign_tui.actions.choosing import close_vote, conclude_vote, correct_vote, reopen_vote
from codesign_tui.actions.deciding import AUTHORITY, TABLE, decide
from codesign_tui.domain.choosing import is_counted, is_open
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.dissent import differing
from codesign_tui.domain.items import Vote
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.readings import fitting
from codesign_tui.domain.results import results
from codesign_tui.domain.secret_votes import is_in_box
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.ways import BLOCK, CONSENSUS, CONSENT, FORMAL, Reading, way_of
from codesign_tui.tui.places.choose_interests import ChooseInterests
from codesign_tui.tui.places.choose_limits import limit_fields, limits_shown, typed_limits, unclear_limits
from codesign_tui.tui.places.choose_opening import ChooseOpening
from codesign_tui.tui.places.choose_placing import ChoosePlacing
from codesign_tui.tui.places.choose_secret import SecretBallots
from codesign_tui.tui.places.choose_words import option_words, outcome_words, subject
from codesign_tui.tui.places.commitments_day import not_a_day
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField

_NONE: Final = ""


class ChooseForms(ChooseOpening, ChooseInterests, ChoosePlacing):
    """Opens votes, corrects and closes them, and captures what was decided."""

    async def correct(self, vote: Vote) -> None:
        """Correct the words and the limits of an open vote, and what its options cost."""
        fields: list[Field] = [
            LineField("subject", msg("choose.field_subject"), subject(vote, self.words)),
            LineField("mode", msg("choose.field_mode"), vote.mode or ""),
            LineField("voters", msg("choose.field_voters"), str(vote.voters if vote.voters is not None else "")),
            *limit_fields(vote.kind, limits_shown(vote), self.words),
        ]
        filled = await self.fill(msg("choose.correct", code=code_of(vote)), fields, check=_unclear)
        if filled is None:
            return
        changes: dict[str, Any] = {"subject": filled["subject"], "mode": filled["mode"] or None}
        changes["voters"] = int(filled["voters"]) if filled["voters"] else None
        changes |= typed_limits(vote.kind, filled)
        if vote.costs:
            costs = await self._ask_costs(vote.options, changes["budget"], vote.costs)
            if costs is None:
                return
            changes["costs"] = costs
        done = self.record(correct_vote, vote.id, now=self.desk.now(), **changes)
        self.tell(done, msg("choose.corrected", code=code_of(vote)))

    async def close(self, vote: Vote) -> None:
        """Ask for the outcome and close the vote."""
        waits = bool(vote.secret) and not is_open(vote) and not vote.outcome
        is_secret = waits or is_in_box(vote)
        if is_in_box(vote):
            closed = await SecretBallots(self.place).close(vote)
            if closed is None:
                return
            vote = closed
        elif not waits and (not is_open(vote) or not is_counted(vote)):
            self.desk.say(msg("choose.nothing_counted" if is_open(vote) else "choose.is_closed"), refused=True)
            return
        agreement = way_of(vote.kind).asks_agreement
        group = "minutes" if vote.minutes_of else "outcome"
        known = ("approved", "approved_with_changes", "rejected", "postponed")
        if not vote.minutes_of:
            known = ("adopted" if agreement else "approved", _against(vote), "postponed", _NONE)
        options = tuple((one, self.words(f"choose.{group}_{one}" if one else "choose.no_outcome")) for one in known)
        fields: list[Field] = [ChoiceField("outcome", msg("choose.field_outcome"), options, _likely(vote))]
        if agreement:
            fields.append(LineField("review", msg("choose.field_review")))
        today = self.desk.now().date()
        filled = await self.fill(
            msg("secret.outcome" if is_secret else "choose.close", code=code_of(vote)), fields,
            check=lambda filled: not_a_day(filled["review"], today) if filled.get("review") else None,
        )  # fmt: skip
        if filled is None or (is_secret and not filled["outcome"]):
            return
        review = spoken_day(filled["review"], today) if filled.get("review") else None
        end = conclude_vote if is_secret else close_vote
        done = self.record(end, vote.id, now=self.desk.now(), outcome=filled["outcome"] or None, review_date=review)
        self.tell(done, msg("choose.was_closed", code=code_of(vote)))

    def reopen(self, vote: Vote) -> None:
        """Open a closed vote again."""
        done = self.desk.do(reopen_vote, vote.id, now=self.desk.now())
        self.tell(done, msg("choose.was_reopened", code=code_of(vote)))

    async def decide(self, vote: Vote) -> None:
        """Capture the decision that a closed vote leads to: its words are offered, and whom it binds."""
        if is_open(vote):
            self.desk.say(msg("choose.close_first"), refused=True)
            return
        effects = ((TABLE, self.words("choose.effect_table")), (AUTHORITY, self.words("choose.effect_authority")))
        fields: list[Field] = [
            TextField("text", msg("choose.field_decision"), self._decision(vote)),
            ChoiceField("effect", msg("choose.field_effect"), effects, TABLE),
        ]
        voices = len(differing(vote))
        filled = await self.fill(
            msg("choose.decide", code=code_of(vote)), fields,
            note=msg("ways.carries_voices", n=voices) if voices else None,
            check=lambda filled: None if filled["text"] else msg("choose.words_missing"),
        )  # fmt: skip
        if filled is None:
            return
        done = self.desk.do(decide, vote.id, filled["text"], now=self.desk.now(), effect=filled["effect"])
        if done is not None:
            self.tell(done, msg("choose.decided", code=code_of(done.value)))

    def _decision(self, vote: Vote) -> str:
        """Return the words that a vote offers for its decision; of a restricted card only its code."""
        about = subject(vote, self.words)
        way = way_of(vote.kind)
        if not vote.tally or way.asks_agreement:
            outcome = outcome_words(vote, self.words)
            return sentence_of(about, f"{outcome}.") if outcome else about
        first = [one.option for one in results(vote, discreet=False) if one.rank == 1 and one.value]
        if way.reading is Reading.FITTING:
            first = list(fitting(vote).taken)
        names = "; ".join(clean_line(option_words(self.process, one, projected=True)).rstrip(".") for one in first)
        return sentence_of(about, self.words("choose.decision_first", names=names))


def sentence_of(about: str, said: str) -> str:
    """Return what was voted on and what was said of it: two sentences where the first ends by itself, as a question."""
    return f"{about} {said[:1].upper()}{said[1:]}" if about[-1:] in ".?!…" else f"{about}: {said}"


def _unclear(filled: Filled) -> Msg | None:
    """Refuse a vote without words, and limits that are no numbers."""
    return unclear_limits(filled) if filled["subject"] else msg("choose.subject_missing")


def _against(vote: Vote) -> str:
    """Return the code of an outcome by which the table does not go on."""
    return "not_adopted" if way_of(vote.kind).asks_agreement else "rejected"


def _likely(vote: Vote) -> str:
    """Return the outcome that the numbers suggest; dots, orders and gradients are a signal and suggest none."""
    if vote.kind == CONSENT and vote.rounds:
        return "adopted" if vote.rounds[-1].objection == 0 else "not_adopted"
    if vote.kind == FORMAL:
        return "approved" if (vote.in_favour or 0) > (vote.against or 0) else "rejected"
    if vote.kind == CONSENSUS and vote.tally:
        return "not_adopted" if vote.tally[0].spread.get(str(BLOCK)) else "adopted"
    return _NONE
