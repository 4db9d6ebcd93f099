"""The forms of the indicators: what one says, a reading, a reading to correct, why it is no longer read."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from codesign_tui.actions.indicators import (
    add_indicator,
    add_measurement,
    correct_measurement,
    edit_indicator,
    restore_indicator,
    set_indicator_aside,
)
from codesign_tui.domain.amounts import spoken_amount
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.indicators import CONFIDENCE, DIRECTIONS, LEVELS, UP
from codesign_tui.domain.items import Baseline, Indicator, Measurement, Proposal
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Participant, Staff
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.text import folded
from codesign_tui.tui.places.commitments_day import CommitmentsDay
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.places.know_indicators import reading_words
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField

_WORDS: Final = ("name", "dimension", "unit", "source", "method", "disaggregation", "frequency", "note")
_CODES: Final = ("level", "direction", "confidence")
_SEPARATORS: Final = re.compile(r"[\s,;]+")


class IndicatorForms(Dialogs):
    """Asks for an indicator and for its readings, and keeps what was said."""

    async def add(self) -> None:
        """Ask for a new indicator."""
        filled = await self.fill(msg("know.add"), self._fields(None), note=msg("know.form_note"), check=self._refusal)
        if filled is None:
            return
        said = {name: value for name, value in self._values(filled, None).items() if value not in (None, ())}
        done = self.desk.do(add_indicator, now=self.desk.now(), **said)
        if done is not None:
            self.place.go_to(done.value.id)
            self.tell(done, msg("know.added", code=code_of(done.value)))

    async def correct(self, indicator: Indicator) -> None:
        """Ask again for what an indicator says; only what changed is kept."""
        filled = await self.fill(
            msg("know.edit", code=code_of(indicator)), self._fields(indicator), note=msg("know.form_note"),
            check=self._refusal,
        )  # fmt: skip
        if filled is None:
            return
        values = self._values(filled, indicator)
        changes = {name: value for name, value in values.items() if value != getattr(indicator, name)}
        if changes:
            done = self.desk.do(edit_indicator, indicator.id, now=self.desk.now(), **changes)
            self.tell(done, msg("know.edited", code=code_of(indicator)))

    async def read(self, indicator: Indicator) -> None:
        """Ask for a new reading; the session that began takes it."""
        filled = await self._ask_reading(msg("know.read", code=code_of(indicator), name=indicator.name), None)
        if filled is None:
            return
        done = self.desk.do(
            add_measurement, indicator.id, now=self.desk.now(), session=self._day().session_of_change,
            **self._reading(filled),
        )  # fmt: skip
        self.tell(done, msg("know.was_read", code=code_of(indicator)))

    async def correct_reading(self, indicator: Indicator) -> None:
        """Ask which reading is wrong, and for what it should be."""
        readings = indicator.measurements
        if not readings:
            self.desk.say(msg("know.nothing_read", code=code_of(indicator)), refused=True)
            return
        chosen: str | None = "0"
        if len(readings) > 1:
            choices = [Choice(str(at), self._told(indicator, one)) for at, one in enumerate(readings)]
            chosen = await self.choose(msg("know.which_reading"), choices, selected=str(len(readings) - 1))
        if chosen is None:
            return
        before = readings[int(chosen)]
        filled = await self._ask_reading(msg("know.correct_reading", code=code_of(indicator)), before)
        if filled is None:
            return
        said = self._reading(filled)
        changes = {name: value for name, value in said.items() if value != getattr(before, name)}
        if changes:
            done = self.desk.do(correct_measurement, indicator.id, int(chosen), now=self.desk.now(), **changes)
            self.tell(done, msg("know.reading_corrected", code=code_of(indicator)))

    async def set_aside(self, indicator: Indicator) -> None:
        """Ask why an indicator is no longer read, or read it again."""
        if not indicator.counts:
            done = self.desk.do(restore_indicator, indicator.id, now=self.desk.now())
            self.tell(done, msg("know.restored", code=code_of(indicator)))
            return
        reason = await self.ask(msg("know.why_aside", code=code_of(indicator)))
        if reason:
            done = self.desk.do(set_indicator_aside, indicator.id, now=self.desk.now(), reason=reason)
            self.tell(done, msg("know.was_set_aside", code=code_of(indicator)))

    # -- the fields ------------------------------------------------------------------------------------------

    def _fields(self, indicator: Indicator | None) -> list[Field]:
        """Return the fields of an indicator, filled with what it says."""
        one, words = indicator or Indicator(id="new", name="", direction=UP), self.words
        start = one.baseline or Baseline()
        levels = tuple((level, words(f"know.level.{level}")) for level in LEVELS)
        trust = (("", words("board.unsaid")), *((each, words(f"know.confidence.{each}")) for each in CONFIDENCE))
        names = tuple(person.full_name for person in self._people())
        codes = ", ".join(code_of(found) for each in one.proposals if (found := self.process.get(Proposal, each)))
        owner = self.process.person(one.owner)
        return [
            LineField("name", msg("know.field_name"), one.name),
            ChoiceField("level", msg("know.field_level"), levels, one.level or "output"),
            LineField("unit", msg("know.field_unit"), one.unit or ""),
            ChoiceField(
                "direction", msg("know.field_direction"),
                tuple((way, words(f"know.direction.{way}")) for way in DIRECTIONS), one.direction or UP,
            ),
            LineField("baseline", msg("know.field_baseline"), self._number(start.value)),
            LineField("baseline_date", msg("know.field_baseline_date"), self._typed_day(start.date)),
            LineField("baseline_n", msg("know.field_baseline_n"), "" if start.n is None else str(start.n)),
            LineField("target", msg("know.field_target"), self._number(one.target)),
            LineField("target_date", msg("know.field_target_date"), self._typed_day(one.target_date)),
            LineField("source", msg("know.field_source"), one.source or ""),
            LineField("frequency", msg("know.field_frequency"), one.frequency or ""),
            LineField("owner", msg("know.field_owner"), owner.full_name if owner else "", known=names),
            LineField("proposals", msg("know.field_proposals"), codes),
            ChoiceField("confidence", msg("know.field_confidence"), trust, one.confidence or ""),
            LineField("dimension", msg("know.field_dimension"), one.dimension or ""),
            LineField("method", msg("know.field_method"), one.method or ""),
            LineField("disaggregation", msg("know.field_disaggregation"), one.disaggregation or ""),
            LineField("note", msg("know.field_note"), one.note or ""),
        ]  # fmt: skip

    async def _ask_reading(self, question: Msg, before: Measurement | None) -> Filled | None:
        """Ask for a reading: value, day, on how many people, a note."""
        today = self.words.day(self._day().of_lateness, style="short")
        fields: list[Field] = [
            LineField("value", msg("know.field_value"), self._number(before.value) if before else ""),
            LineField("date", msg("know.field_date"), self._typed_day(before.date) if before else today),
            LineField("n", msg("know.field_n"), str(before.n) if before and before.n is not None else ""),
            LineField("note", msg("know.field_reading_note"), (before and before.note) or ""),
        ]
        return await self.fill(question, fields, note=msg("know.reading_note"), check=self._reading_refusal)

    def _values(self, filled: Filled, before: Indicator | None) -> dict[str, Any]:
        """Return what was filled in as an indicator keeps it; what is empty is unset."""
        said: dict[str, Any] = {name: filled[name] or None for name in (*_WORDS, *_CODES)}
        said["name"] = filled["name"]
        said["target"] = spoken_amount(filled["target"])
        said["target_date"] = self._iso(filled["target_date"])
        value, day = spoken_amount(filled["baseline"]), self._iso(filled["baseline_date"])
        n = int(filled["baseline_n"]) if filled["baseline_n"] else None
        old = before.baseline if before else None
        if (value, day, n) == ((old.value, old.date, old.n) if old else (None, None, None)):
            said["baseline"] = old
        else:
            said["baseline"] = Baseline(value=value, date=day, n=n)
        said["owner"] = self._owner(filled["owner"])
        said["proposals"] = tuple(found.id for _, found in self._named(filled["proposals"]) if found is not None)
        return said

    def _reading(self, filled: Filled) -> dict[str, Any]:
        """Return a reading as it is kept."""
        return {
            "value": spoken_amount(filled["value"]),
            "date": self._iso(filled["date"]),
            "n": int(filled["n"]) if filled["n"] else None,
            "note": filled["note"] or None,
        }

    # -- refusing --------------------------------------------------------------------------------------------

    def _refusal(self, filled: Filled) -> Msg | None:
        """Refuse an indicator without a name, or with a number, day, person or proposal that is none."""
        if not filled["name"]:
            return msg("board.words_missing")
        if filled["owner"] and self._owner(filled["owner"]) is None:
            return msg("know.unknown_person", name=filled["owner"])
        if unknown := [code for code, proposal in self._named(filled["proposals"]) if proposal is None]:
            return msg("know.unknown_proposal", code=unknown[0])
        return self._not_numbers(filled, ("baseline", "target"), ("baseline_n",), ("baseline_date", "target_date"))

    def _reading_refusal(self, filled: Filled) -> Msg | None:
        """Refuse a reading without a value, or with a number or day that is none."""
        if not filled["value"]:
            return msg("know.no_value")
        if not filled["date"]:
            return msg("commitments.day_unclear", text=filled["date"])
        return self._not_numbers(filled, ("value",), ("n",), ("date",))

    def _not_numbers(
        self, filled: Filled, amounts: tuple[str, ...], counts: tuple[str, ...], days: tuple[str, ...]
    ) -> Msg | None:
        """Refuse what cannot be read as a value, a count of people or a day."""
        for name in amounts:
            try:
                spoken_amount(filled[name])
            except Refused:
                return msg("know.not_a_value", text=filled[name])
        for name in counts:
            if filled[name] and not (filled[name].isascii() and filled[name].isdecimal() and 0 < len(filled[name]) < 7):
                return msg("know.not_a_count", text=filled[name])
        for name in days:
            if filled[name] and self._iso(filled[name]) is None:
                return msg("commitments.day_unclear", text=filled[name])
        return None

    # -- reading what was typed ------------------------------------------------------------------------------

    def _day(self) -> CommitmentsDay:
        """Return the moment at which the place is looked at."""
        return CommitmentsDay(self.process, self.place.session_id, self.desk.now())

    def _iso(self, typed: str) -> str | None:
        """Return a typed day as it is kept."""
        day = spoken_day(typed, self._day().of_lateness)
        return day.isoformat() if day else None

    def _typed_day(self, day: str | None) -> str:
        """Return a day of the file as one would type it."""
        return self.words.day(date.fromisoformat(day), style="short") if day else ""

    def _number(self, value: Decimal | None) -> str:
        """Return a value as one would type it, without marks between thousands."""
        if value is None:
            return ""
        text = format(value, "f")
        return text.replace(".", ",") if self.words.language == "it" else text

    def _told(self, indicator: Indicator, reading: Measurement) -> str:
        """Return a reading as one line."""
        value = reading_words(indicator, reading, self.words)
        return self.words("know.reading", day=date.fromisoformat(reading.date), value=value)

    def _people(self) -> list[Participant | Staff]:
        """Return who may gather an indicator."""
        return [*self.process.all(Participant), *self.process.all(Staff)]

    def _owner(self, name: str) -> str | None:
        """Return the id of the one person with this name, or with these letters in it."""
        wanted = folded(name)
        if not wanted:
            return None
        exact = [person.id for person in self._people() if folded(person.full_name) == wanted]
        near = [person.id for person in self._people() if wanted in folded(person.full_name)]
        return exact[0] if exact else near[0] if len(near) == 1 else None

    def _named(self, codes: str) -> Iterator[tuple[str, Proposal | None]]:
        """Yield each code typed with the proposal that it means."""
        known = {folded(code_of(proposal)): proposal for proposal in self.process.all(Proposal)}
        for code in filter(None, _SEPARATORS.split(codes)):
            yield code, known.get(folded(code))
