"""The forms that count levels and places: how many at each, for one thing or option by option."""

from collections.abc import Mapping, Sequence
from typing import Final

from codesign_tui.actions.counting_votes import record_levels
from codesign_tui.domain.choosing import level_counts_of, unexplained_blocks
from codesign_tui.domain.items import Vote, VoteEntry
from codesign_tui.domain.levels import level_name, levels
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.tallying import entry_of, replaced
from codesign_tui.domain.ways import way_of
from codesign_tui.tui.places.choose_asking import ALL, category_of, typed_again, whole
from codesign_tui.tui.places.choose_voices import ChooseVoices
from codesign_tui.tui.places.choose_words import option_words
from codesign_tui.tui.screens.filling import Field, Filled, FillIn, LineField, TextField

_A_FIELD_EACH: Final = 8
"""Options up to which each has a line of its own; more are typed one a line in one field."""
_LONGEST_LABEL: Final = 34


class LevelsIn(FillIn):
    """A form whose fields are named after levels or options: the names have more room than the numbers."""


class ChooseLevels(ChooseVoices):
    """Asks for levels and records them."""

    async def levels(self, vote: Vote) -> None:
        """Ask how many gave each level; of several options, a line of numbers for each."""
        alone = len(vote.options) == 1
        fields: list[Field] = [self.category_field(ALL)]
        fields += _fields_of_levels(vote) if alone else self._fields_of_options(vote)
        fields += self.voice_fields(vote, vote.details)
        names = " · ".join(self.words(level_name(vote, level)) for level in levels(vote))
        note = msg("choose.voices_note") if alone else msg("ways.levels_note", names=names)
        while (filled := await self._ask_levels(vote, fields, note)) is not None:
            done = await self.counted(
                record_levels, vote.id, _spread(vote, filled), now=self.desk.now(),
                category=category_of(filled["category"]),
                details=self.voices(vote, filled) if way_of(vote.kind).voices else None,
            )  # fmt: skip
            if done is not None:
                self.tell(done, msg("choose.recorded", code=code_of(vote)))
                return
            fields = typed_again(fields, filled)

    async def _ask_levels(self, vote: Vote, fields: Sequence[Field], note: Msg) -> Filled | None:
        """Show the form of levels."""
        question = msg("choose.count", code=code_of(vote))
        return await self.show(
            LevelsIn(self.words, question, fields, note=note, check=lambda filled: self._unclear_levels(vote, filled))
        )

    def _fields_of_options(self, vote: Vote) -> list[Field]:
        """Return a line for each option, or one text with a line for each."""
        if len(vote.options) > _A_FIELD_EACH:
            return [TextField("options", msg("ways.field_levels"))]
        found: list[Field] = []
        for number, option in enumerate(vote.options, start=1):
            name = option_words(self.process, option)
            name = name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"
            found.append(LineField(f"o{number}", msg("choose.option", number=number, text=name), _before(vote, option)))
        return found

    def _unclear_levels(self, vote: Vote, filled: Filled) -> Msg | None:
        """Refuse numbers that are none, blocks without a reason, voices of people who are not there."""
        try:
            spread = _spread(vote, filled)
        except Refused as refused:
            return refused.message
        if not any(any(row.values()) for row in spread.values()):
            return msg("choose.nothing_typed")
        if unknown := self.unknown_voice(vote, filled):
            return unknown
        if missing := unexplained_blocks(self._as_filled(vote, filled, spread)):
            return msg("ways.blocks_need_reasons", n=missing)
        return None

    def _as_filled(self, vote: Vote, filled: Filled, spread: Mapping[str, Mapping[str, int]]) -> Vote:
        """Return the vote as it would be with this form."""
        values = {"source": way_of(vote.kind).counted_as, "category": category_of(filled["category"]), "spread": spread}
        entries = replaced(vote, VoteEntry.model_validate(values))
        return vote.model_copy(update={"entries": entries, "details": self.voices(vote, filled)})


def _fields_of_levels(vote: Vote) -> list[Field]:
    """Return a field for each level of one thing, with what was counted."""
    before = entry_of(vote, way_of(vote.kind).counted_as, None)
    spread = before.spread.get(vote.options[0], {}) if before else {}
    return [
        LineField(
            f"l{level}",
            msg("choose.option", number=level, text=level_name(vote, level)),
            str(spread.get(str(level), "")),
        )
        for level in levels(vote)
    ]


def _before(vote: Vote, option: str) -> str:
    """Return what was counted of an option, as it is typed."""
    before = entry_of(vote, way_of(vote.kind).counted_as, None)
    spread = before.spread.get(option, {}) if before else {}
    return " ".join(str(spread.get(str(level), 0)) for level in levels(vote)) if spread else ""


def _spread(vote: Vote, filled: Filled) -> dict[str, dict[str, int]]:
    """Return what was typed, by option and level; an empty line leaves what was there.

    Raises:
        Refused: something that is no number, or more lines or numbers than there are options or levels.
    """
    if len(vote.options) == 1:
        for text in (filled[f"l{level}"] for level in levels(vote)):
            if text and not text.isdecimal():
                raise Refused(msg("choose.not_a_number", text=text))
        return {vote.options[0]: {str(level): whole(filled[f"l{level}"]) for level in levels(vote)}}
    if "options" in filled:
        lines = filled["options"].splitlines()
        if len(lines) > len(vote.options):
            raise Refused(msg("choose.too_many_numbers", given=len(lines), options=len(vote.options)))
        typed = dict(zip(vote.options, lines, strict=False))
    else:
        typed = {option: filled[f"o{number}"] for number, option in enumerate(vote.options, start=1)}
    return {option: level_counts_of(vote, line) for option, line in typed.items() if line.strip()}
