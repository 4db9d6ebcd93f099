"""The forms that count: a number per option, ballots one a line, a round of consent, a formal vote."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Concatenate, Final, ParamSpec

from codesign_tui.actions.counting_votes import (
    record_ballots,
    record_consent_round,
    record_counts,
    record_formal,
)
from codesign_tui.domain.ballots import ballot_of
from codesign_tui.domain.choosing import counts_of, is_open
from codesign_tui.domain.items import Position, Vote
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Category, VoteSource
from codesign_tui.domain.text import folded
from codesign_tui.domain.ways import CONSENT, HANDS, way_of
from codesign_tui.tui.places.choose_rows import option_words
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, FillIn, LineField, TextField

P = ParamSpec("P")

_ALL: Final = "all"
_A_FIELD_EACH: Final = 10
"""Options up to which each has a line of its own; more are typed as one line of numbers."""
_LONGEST_LABEL: Final = 46


class CountIn(FillIn):
    """A form whose fields are named after options: the names have more room than the numbers."""


class VoicesIn(FillIn):
    """A form of three numbers and of the few who differ: its texts are short, so that it fits the smallest screen."""


class ChooseCounting(Dialogs):
    """Asks for what was counted and records it."""

    async def count(self, vote: Vote) -> None:
        """Ask for what this vote counts, in the form of its kind."""
        if not self._may_count(vote):
            return
        if way_of(vote.kind).is_tallied:
            await self._numbers(vote)
        elif vote.kind == CONSENT:
            await self.round(vote, again=False)
        else:
            await self._formal(vote)

    async def ballots(self, vote: Vote) -> None:
        """Ask for paper ballots, one a line, until there are no more."""
        if not self._may_count(vote):
            return
        if not way_of(vote.kind).takes_ballots:
            self.desk.say(msg("choose.counts_otherwise"), refused=True)
            return
        category = _ALL
        while True:
            cast = sum(entry.ballots or 0 for entry in vote.entries)
            note = msg("choose.ballots_cast", cast=cast)
            if vote.voters is not None:
                note = msg("choose.ballots_note", cast=cast, voters=vote.voters)
            fields: list[Field] = [TextField("ballots", msg("choose.field_ballots")), self._category_field(category)]
            filled = await self.fill(
                msg("choose.ballots", code=code_of(vote)), fields, note=note,
                check=_checking_ballots(vote),
            )  # fmt: skip
            if filled is None:
                return
            category = filled["category"]
            done = self.record(
                record_ballots, vote.id, filled["ballots"].splitlines(), now=self.desk.now(),
                category=_category(category),
            )  # fmt: skip
            if done is None:
                return
            vote = done.value

    async def round(self, vote: Vote, *, again: bool) -> None:
        """Ask for a round of consent, or for the last one again."""
        if not self._may_count(vote):
            return
        last = vote.rounds[-1] if again and vote.rounds else None
        if vote.kind != CONSENT or (again and last is None):
            self.desk.say(msg("choose.counts_otherwise"), refused=True)
            return
        before = last.details if last else ()
        fields: list[Field] = [
            LineField("consent", msg("choose.field_consent"), str(last.consent if last else vote.voters or "")),
            LineField("reservation", msg("choose.field_reservation"), str(last.reservation if last else 0)),
            LineField("objection", msg("choose.field_objection"), str(last.objection if last else 0)),
            TextField("objections", msg("choose.field_who_objects"), self._said(before, "objection")),
            TextField("reservations", msg("choose.field_who_reserves"), self._said(before, "reservation")),
            TextField("integration", msg("choose.field_integration"), (last.integration or "") if last else ""),
        ]
        filled = await self._ask_voices(
            msg("choose.round_of", number=len(vote.rounds) + (0 if again else 1), code=code_of(vote)),
            fields,
            ("objections", "reservations"),
        )
        if filled is None:
            return
        details = (
            *self._voices(filled["objections"], "objection"),
            *self._voices(filled["reservations"], "reservation"),
        )
        done = self.record(
            record_consent_round,
            vote.id,
            now=self.desk.now(),
            consent=_number(filled["consent"]),
            reservation=_number(filled["reservation"]),
            objection=_number(filled["objection"]),
            details=details,
            integration=filled["integration"],
            again=again,
        )
        self.tell(done, msg("choose.recorded", code=code_of(vote)))

    async def _formal(self, vote: Vote) -> None:
        """Ask for the three numbers of a formal vote, and for who differs."""
        fields: list[Field] = [
            LineField("in_favour", msg("choose.field_in_favour"), _shown(vote.in_favour, vote.voters)),
            LineField("against", msg("choose.field_against"), str(vote.against or 0)),
            LineField("abstained", msg("choose.field_abstained"), str(vote.abstained or 0)),
            TextField("who_against", msg("choose.field_who_against"), self._said(vote.details, "against")),
            TextField("who_abstained", msg("choose.field_who_abstained"), self._said(vote.details, "abstained")),
        ]
        filled = await self._ask_voices(
            msg("choose.count", code=code_of(vote)),
            fields,
            ("who_against", "who_abstained"),
        )
        if filled is None:
            return
        details = (*self._voices(filled["who_against"], "against"), *self._voices(filled["who_abstained"], "abstained"))
        done = self.record(
            record_formal,
            vote.id,
            now=self.desk.now(),
            in_favour=_number(filled["in_favour"]),
            against=_number(filled["against"]),
            abstained=_number(filled["abstained"]),
            details=details,
        )
        self.tell(done, msg("choose.recorded", code=code_of(vote)))

    async def _numbers(self, vote: Vote) -> None:
        """Ask for hands or stickers, of all or colour by colour: after one category comes the next."""
        category: str | None = _ALL if not vote.entries else _next(vote)
        while category is not None:
            filled = await self.place.app.push_screen_wait(
                CountIn(
                    self.words,
                    msg("choose.count", code=code_of(vote)),
                    self._number_fields(vote, category),
                    note=msg("choose.count_note" if len(vote.options) <= _A_FIELD_EACH else "choose.count_note_line"),
                    check=_checking_counts(vote),
                )
            )
            if filled is None:
                return
            counts = _counts(vote, filled)
            done = self.record(
                record_counts, vote.id, counts, now=self.desk.now(), category=_category(filled["category"])
            )
            if done is None:
                return
            self.tell(done, msg("choose.recorded", code=code_of(vote)))
            vote = done.value
            category = None if filled["category"] == _ALL else _next(vote)

    def _number_fields(self, vote: Vote, category: str) -> list[Field]:
        """Return the form of hands or stickers."""
        fields: list[Field] = [self._category_field(category)]
        if len(vote.options) > _A_FIELD_EACH:
            return [*fields, LineField("counts", msg("choose.field_counts"))]
        for number, option in enumerate(vote.options, start=1):
            name = option_words(self.process, option)
            name = name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"
            fields.append(LineField(f"o{number}", msg("choose.option", number=number, text=name)))
        return fields

    def _category_field(self, value: str) -> ChoiceField:
        """Return the choice of whose these are."""
        options = ((_ALL, self.words("choose.everybody")), *((one.value, self.words.term(one)) for one in Category))
        return ChoiceField("category", msg("choose.field_category"), options, value)

    def record(
        self, action: Callable[Concatenate[Any, P], Done[Vote]], *args: P.args, **kwargs: P.kwargs
    ) -> Done[Vote] | None:
        """Ask an action on a vote; to the hall its warnings are not told, since they hold counts of an open vote."""
        return self.desk.do(_without_warnings(action) if self.place.projected else action, *args, **kwargs)

    def _may_count(self, vote: Vote) -> bool:
        """Say that a vote is closed, if it is."""
        if not is_open(vote):
            self.desk.say(msg("choose.is_closed"), refused=True)
        return is_open(vote)

    async def _ask_voices(self, question: Msg, fields: Sequence[Field], voices: Sequence[str]) -> Filled | None:
        """Ask for three numbers and for who differs."""
        return await self.place.app.push_screen_wait(
            VoicesIn(
                self.words,
                question,
                fields,
                note=msg("choose.voices_note"),
                check=lambda filled: self._unclear(filled, voices),
            )
        )

    def _unclear(self, filled: Filled, voices: Sequence[str]) -> Msg | None:
        """Refuse numbers that are none, and voices of people who are not there."""
        for name, text in filled.items():
            is_count = name not in (*voices, "integration")
            if is_count and text and not text.isdecimal():
                return msg("choose.not_a_number", text=text)
        for name in voices:
            for line in filter(None, map(str.strip, filled[name].splitlines())):
                if _somebody(self.process, line.partition(":")[0]) is None:
                    return msg("choose.unknown_voice", name=line.partition(":")[0])
        return None

    def _voices(self, typed: str, position: str) -> list[Position]:
        """Return the positions typed one a line, "Anna Bellavite: words"."""
        found = []
        for line in filter(None, map(str.strip, typed.splitlines())):
            name, _, said = line.partition(":")
            somebody = _somebody(self.process, name)
            if somebody is None:
                continue
            values: dict[str, str] = {"position": position}
            values["participant" if isinstance(somebody, Participant) else "organization"] = somebody.id
            if said.strip():
                values["text"] = said.strip()
            found.append(Position.model_validate(values))
        return found

    def _said(self, details: Sequence[Position], position: str) -> str:
        """Return positions as they are typed."""
        lines = []
        for one in details:
            person = self.process.person(one.participant)
            body = self.process.get(Organization, one.organization)
            name = person.full_name if person else body.label if body else ""
            if one.position == position:
                lines.append(f"{name}: {' '.join((one.text or '').split())}")
        return "\n".join(lines)


def _without_warnings(action: Callable[Concatenate[Any, P], Done[Vote]]) -> Callable[Concatenate[Any, P], Done[Vote]]:
    """Return the action, whose warnings stay in the vote in full, where the hall does not look."""

    def quietly(ledger: Any, /, *args: P.args, **kwargs: P.kwargs) -> Done[Vote]:
        """Do it and say nothing of what does not add up."""
        return replace(action(ledger, *args, **kwargs), warnings=())

    return quietly


def _category(value: str) -> Category | None:
    """Return the category chosen; None for everybody together."""
    return None if value == _ALL else Category(value)


def _next(vote: Vote) -> str | None:
    """Return the next category that can vote and was not counted apart; None when all were."""
    source = VoteSource.HANDS if vote.kind == HANDS else VoteSource.STICKERS
    counted = {entry.category for entry in vote.entries if entry.source is source}
    if None in counted:
        return _ALL
    waiting = (one for one in Category if vote.voters_by_category.get(one) and one not in counted)
    return next((one.value for one in waiting), None if counted else _ALL)


def _counts(vote: Vote, filled: Filled) -> dict[str, int]:
    """Return what was typed for each option; an empty field leaves what was there."""
    if "counts" in filled:
        return counts_of(vote, filled["counts"])
    return {
        option: _number(filled[f"o{number}"])
        for number, option in enumerate(vote.options, start=1)
        if filled[f"o{number}"]
    }


def _checking_counts(vote: Vote) -> Callable[[Filled], Msg | None]:
    """Return what refuses a form of hands or stickers of this vote."""
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
    lines = [line for line in typed.splitlines() if line.strip()]
    if not lines:
        return msg("choose.empty_ballot")
    for number, line in enumerate(lines, start=1):
        try:
            ballot_of(vote, line)
        except Refused as refused:
            several = msg("choose.ballot_refused", number=number, reason=refused.message)
            return refused.message if len(lines) == 1 else several
    return None


def _number(text: str) -> int:
    """Return a number that was typed; nothing is none."""
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _shown(counted: int | None, voters: int | None) -> str:
    """Return what was counted, else how many can vote."""
    return str(voters or "") if counted is None else str(counted)


def _somebody(process: Process, name: str) -> Participant | Organization | None:
    """Return the one member or organisation whose name has these words."""
    wanted = set(folded(name).split())
    if not wanted:
        return None
    found: list[Participant | Organization] = [
        person for person in process.all(Participant) if wanted <= set(folded(person.full_name).split())
    ]
    found += [body for body in process.all(Organization) if wanted <= set(folded(f"{body.name} {body.label}").split())]
    return found[0] if len(found) == 1 else None
