"""The forms that count: a number per option, ballots one a line; rounds and levels are in forms of their own."""

from collections.abc import Callable
from typing import Final

from codesign_tui.actions.counting_votes import read_ballots, record_ballots, record_counts
from codesign_tui.domain.choosing import counts_of
from codesign_tui.domain.items import Vote
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Category
from codesign_tui.domain.ways import BallotForm, way_of
from codesign_tui.tui.places.choose_asking import ALL, category_of, typed_again, whole
from codesign_tui.tui.places.choose_levels import ChooseLevels
from codesign_tui.tui.places.choose_words import option_words
from codesign_tui.tui.screens.filling import Field, Filled, FillIn, LineField, TextField

_A_FIELD_EACH: Final = 10
"""Options up to which each has a line of its own; more are typed as one line of numbers."""
_LONGEST_LABEL: Final = 46


class CountIn(FillIn):
    """A form whose fields are named after options: the names have more room than the numbers."""


class ChooseCounting(ChooseLevels):
    """Asks for what was counted and records it."""

    async def count(self, vote: Vote) -> None:
        """Ask for what this vote counts, in the form of its way."""
        if not self.may_count(vote):
            return
        way = way_of(vote.kind)
        if way.has_levels:
            await self.levels(vote)
        elif way.is_tallied:
            await self._numbers(vote)
        elif way.ballot is BallotForm.SPOKEN:
            await self.round(vote, again=False)
        else:
            await self.formal(vote)

    async def ballots(self, vote: Vote) -> None:
        """Ask for paper ballots, one a line, until there are no more."""
        if not self.may_count(vote):
            return
        way = way_of(vote.kind)
        if not way.takes_ballots:
            self.desk.say(msg("choose.counts_otherwise"), refused=True)
            return
        category, typed = ALL, ""
        while True:
            cast = sum(entry.ballots or 0 for entry in vote.entries)
            how = msg(f"ways.ballot_{way.ballot}")
            note = msg("ways.ballots_cast", how=how, cast=cast)
            if vote.voters is not None:
                note = msg("ways.ballots_of", how=how, cast=cast, voters=vote.voters)
            fields: list[Field] = [
                TextField("ballots", msg("choose.field_ballots"), typed),
                self.category_field(category),
            ]
            filled = await self.fill(
                msg("choose.ballots", code=code_of(vote)), fields, note=note, check=_checking_ballots(vote)
            )
            if filled is None:
                return
            category = filled["category"]
            done = await self.counted(
                record_ballots, vote.id, filled["ballots"].splitlines(), now=self.desk.now(),
                category=category_of(category),
            )  # fmt: skip
            vote = vote if done is None else self.process.get(Vote, vote.id) or done.value
            typed = filled["ballots"] if done is None else ""

    async def _numbers(self, vote: Vote) -> None:
        """Ask for hands or marks, of all or colour by colour: after one category comes the next."""
        category: str | None = ALL if not vote.entries else _next(vote)
        fields: list[Field] = []
        while category is not None:
            note = msg("choose.count_note" if len(vote.options) <= _A_FIELD_EACH else "choose.count_note_line")
            filled = await self.show(
                CountIn(
                    self.words,
                    msg("choose.count", code=code_of(vote)),
                    fields or self._number_fields(vote, category),
                    note=note,
                    check=_checking_counts(vote),
                )
            )
            if filled is None:
                return
            counts, whose = _counts(vote, filled), category_of(filled["category"])
            done = await self.counted(record_counts, vote.id, counts, now=self.desk.now(), category=whose)
            if done is None:
                fields = typed_again(self._number_fields(vote, category), filled)
                continue
            fields = []
            self.tell(done, msg("choose.recorded", code=code_of(vote)))
            vote = self.process.get(Vote, vote.id) or done.value
            category = None if whose is None else _next(vote)

    def _number_fields(self, vote: Vote, category: str) -> list[Field]:
        """Return the form of hands or marks."""
        fields: list[Field] = [self.category_field(category)]
        if len(vote.options) > _A_FIELD_EACH:
            return [*fields, LineField("counts", msg("choose.field_counts"))]
        for number, option in enumerate(vote.options, start=1):
            name = option_words(self.process, option)
            name = name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"
            fields.append(LineField(f"o{number}", msg("choose.option", number=number, text=name)))
        return fields


def _next(vote: Vote) -> str | None:
    """Return the next category that can vote and was not counted apart; None when all were."""
    source = way_of(vote.kind).counted_as
    counted = {entry.category for entry in vote.entries if entry.source is source}
    if None in counted:
        return ALL
    waiting = (one for one in Category if vote.voters_by_category.get(one) and one not in counted)
    return next((one.value for one in waiting), None if counted else ALL)


def _counts(vote: Vote, filled: Filled) -> dict[str, int]:
    """Return what was typed for each option; an empty field leaves what was there."""
    if "counts" in filled:
        return counts_of(vote, filled["counts"])
    return {
        option: whole(filled[f"o{number}"])
        for number, option in enumerate(vote.options, start=1)
        if filled[f"o{number}"]
    }


def _checking_counts(vote: Vote) -> Callable[[Filled], Msg | None]:
    """Return what refuses a form of hands or marks of this vote."""
    return lambda filled: _bad_counts(vote, filled)


def _checking_ballots(vote: Vote) -> Callable[[Filled], Msg | None]:
    """Return what refuses a form of ballots of this vote."""
    return lambda filled: _bad_ballot(vote, filled["ballots"])


def _bad_counts(vote: Vote, filled: Filled) -> Msg | None:
    """Refuse numbers that are none; what does not add up is only said."""
    for name, text in filled.items():
        if name.startswith("o") and text and not text.isdecimal():
            return msg("choose.not_a_number", text=text)
    try:
        counts = _counts(vote, filled)
    except Refused as refused:
        return refused.message
    return None if counts else msg("choose.nothing_typed")


def _bad_ballot(vote: Vote, typed: str) -> Msg | None:
    """Refuse ballots of which one could not have been given."""
    try:
        read_ballots(vote, [line for line in typed.splitlines() if line.strip()])
    except Refused as refused:
        return refused.message
    return None
