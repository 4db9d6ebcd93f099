"""The assessment of social impact (VIS) at Know: its phases, its dimensions of value, their forms."""

from typing import Any, Final

from textual.content import Content

from codesign_tui.actions.social_impact import (
    take_impact_dimension_out,
    write_impact_assessment,
    write_impact_dimension,
)
from codesign_tui.domain.items import Indicator, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.social_impact import ImpactDimension, SocialImpact, phases
from codesign_tui.domain.terms import ImpactHorizon
from codesign_tui.domain.theory import impact_of, uses_impact
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.places.know_codes import codes, ids, unknown_code
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import PART, Row

IMPACT: Final = "impact"
"""What the id of a row begins with: alone the whole, with a number a dimension."""
_INDENT: Final = 6
_WHOLE: Final = (
    "goal", "asked_by", "context", "participation", "method", "added_value", "sustainability", "communication",
)  # fmt: skip
_LONG: Final = ("context", "participation", "method", "added_value", "sustainability", "communication")
_OF_A_DIMENSION: Final = (
    "name", "for_whom", "inputs", "outputs", "change", "evidence", "anyway", "others", "judgement",
)  # fmt: skip


def impact_rows(process: Process, words: Translator, width: int) -> list[Row]:
    """Return the goal with its phases, then the dimensions of value; nothing in a path that assesses none."""
    if not uses_impact(process):
        return []
    impact = impact_of(process)
    shown = [Row("heading-impact", show_line(words("vis.heading"), "bold"), heading=True)]
    gap = Content(" " * _INDENT)
    if impact is None:
        return [*shown, Row(IMPACT, gap + show_line(words("vis.none_yet"), "$muted"))]
    goal = gap + folded_lines(impact.goal, width, indent=_INDENT, most=3)
    told = folded_lines(_phases(impact, words), width, indent=_INDENT, most=2, style="$muted")
    shown.append(Row(IMPACT, goal + Content("\n" + " " * _INDENT) + told))
    for at, one in enumerate(impact.dimensions):
        number = show(f"{at + 1}".ljust(_INDENT), "bold")
        line = number + folded_lines(_in_short(one, words), width, indent=_INDENT, most=3)
        shown.append(Row(f"{IMPACT}{PART}{at}", line))
    return shown


def impact_detail(process: Process, at: int | None, words: Translator) -> Content:
    """Return the whole, or a dimension, field by field as far as it is written."""
    impact = impact_of(process)
    if impact is None:
        return show(words("vis.why"), "$muted")
    if at is None:
        said = [(name, getattr(impact, name)) for name in _WHOLE[1:]]
        return _lines(said, "field", words) or show(words("vis.whole_empty"), "$muted")
    if at >= len(impact.dimensions):
        return Content("")
    one = impact.dimensions[at]
    said = [(name, getattr(one, name)) for name in _OF_A_DIMENSION[1:]]
    said.append(("indicators", codes(process, Indicator, one.indicators)))
    said.append(("proposals", codes(process, Proposal, one.proposals)))
    head = show_line(_named(one, words), "bold")
    lines = _lines(said, "of", words)
    return head + Content("\n") + lines if lines else head


class ImpactForms(Dialogs):
    """Asks for the assessment and its dimensions, and keeps what was said."""

    async def whole(self) -> None:
        """Ask for what the assessment says of the whole; the first time its goal begins it."""
        impact = impact_of(self.process)
        fields: list[Field] = [
            (TextField if name in _LONG else LineField)(
                name, msg(f"vis.field.{name}"), (getattr(impact, name) or "") if impact else ""
            )
            for name in _WHOLE
        ]
        filled = await self.fill(
            msg("vis.ask_whole"), fields, note=msg("vis.note"),
            check=lambda filled: None if filled["goal"] else msg("vis.goal_missing"),
        )  # fmt: skip
        if filled is None:
            return
        values: dict[str, Any] = {name: filled[name] or None for name in _WHOLE}
        changes = {
            name: value for name, value in values.items() if value != (getattr(impact, name) if impact else None)
        }
        if changes:
            done = self.desk.do(write_impact_assessment, now=self.desk.now(), **changes)
            self.tell(done, msg("vis.written"))

    async def add(self) -> None:
        """Ask for a new dimension; of a path without an assessment for that first."""
        if impact_of(self.process) is None:
            await self.whole()
        if impact_of(self.process) is not None:
            await self._ask(None, msg("vis.add"))

    async def correct(self, at: int) -> None:
        """Ask again for what a dimension says."""
        await self._ask(at, msg("vis.edit", number=at + 1))

    async def take_out(self, at: int) -> None:
        """Take a dimension out, once it was said that undo brings it back."""
        if await self.is_sure(msg("vis.sure", number=at + 1)):
            done = self.desk.do(take_impact_dimension_out, at, now=self.desk.now())
            self.tell(done, msg("vis.taken_out", number=at + 1))

    async def _ask(self, at: int | None, question: Msg) -> None:
        """Ask for a dimension and keep it."""
        impact = impact_of(self.process)
        one = impact.dimensions[at] if impact is not None and at is not None else ImpactDimension(name="")
        filled = await self.fill(question, self._fields(one), note=msg("vis.note"), check=self._refusal)
        if filled is None:
            return
        values = self._values(filled)
        changes = {name: value for name, value in values.items() if value != getattr(one, name)}
        if changes or at is None:
            done = self.desk.do(write_impact_dimension, at, now=self.desk.now(), **changes)
            self.tell(done, msg("vis.dimension_written"))

    def _fields(self, one: ImpactDimension) -> list[Field]:
        """Return the fields of a dimension, filled with what it says."""
        horizons = (("", self.words("board.unsaid")), *((each.value, self.words.term(each)) for each in ImpactHorizon))
        lines: list[Field] = [
            LineField(name, msg(f"vis.of.{name}"), getattr(one, name) or "") for name in _OF_A_DIMENSION
        ]
        linked = [
            LineField("indicators", msg("vis.of.indicators"), codes(self.process, Indicator, one.indicators)),
            LineField("proposals", msg("vis.of.proposals"), codes(self.process, Proposal, one.proposals)),
        ]
        return [*lines[:2], ChoiceField("horizon", msg("vis.of.horizon"), horizons, one.horizon or ""), *lines[2:5],
                *linked, *lines[5:]]  # fmt: skip

    def _values(self, filled: Filled) -> dict[str, Any]:
        """Return what was filled in as a dimension keeps it."""
        values: dict[str, Any] = {name: filled[name] or None for name in _OF_A_DIMENSION}
        values["name"] = filled["name"]
        values["horizon"] = ImpactHorizon(filled["horizon"]) if filled["horizon"] else None
        values["indicators"] = ids(self.process, Indicator, filled["indicators"])
        values["proposals"] = ids(self.process, Proposal, filled["proposals"])
        return values

    def _refusal(self, filled: Filled) -> Msg | None:
        """Refuse a dimension without a name, or with a code that is not there."""
        if not filled["name"]:
            return msg("vis.name_missing")
        return unknown_code(self.process, filled, {"proposals": Proposal, "indicators": Indicator})


def _phases(impact: SocialImpact, words: Translator) -> str:
    """Return the phases, each with a sign and its name: written, or not yet."""
    return " · ".join(f"{'✓' if done else '○'} {words(f'vis.phase.{phase}')}" for phase, done in phases(impact).items())


def _named(one: ImpactDimension, words: Translator) -> str:
    """Return a dimension's name, with when its change is expected."""
    return f"{one.name} ({words.term(one.horizon)})" if one.horizon is not None else one.name


def _in_short(one: ImpactDimension, words: Translator) -> str:
    """Return a dimension in a line: its name, for whom, what changes."""
    parts = [_named(one, words), one.for_whom or "", one.change or ""]
    return " → ".join(part for part in parts if part)


def _lines(said: list[tuple[str, str | None]], group: str, words: Translator) -> Content:
    """Return what is written, a line each after its label; empty where nothing is."""
    return Content("\n").join(show_line(f"{words(f'vis.{group}.{name}')}: {text}") for name, text in said if text)
