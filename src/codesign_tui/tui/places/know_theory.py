"""The theory of change at Know: impact and chains as rows, and their forms. Shown only where a path uses one."""

from typing import Any, Final

from textual.content import Content

from codesign_tui.actions.theory import take_chain_out, write_chain, write_impact
from codesign_tui.domain.details import Chain
from codesign_tui.domain.items import Indicator, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.theory import theory_of, uses_theory
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.places.know_codes import codes, ids, unknown_code
from codesign_tui.tui.screens.filling import Field, Filled, LineField, TextField
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import PART, Row

THEORY: Final = "theory"
"""What the id of a row begins with: alone the impact, with a number a chain."""
_INDENT: Final = 6
_STEPS: Final = ("output", "outcome_short", "outcome_long")


def theory_rows(process: Process, words: Translator, width: int) -> list[Row]:
    """Return the impact and the chains that lead to it; nothing in a path that uses no theory of change."""
    if not uses_theory(process):
        return []
    theory = theory_of(process)
    shown = [Row("heading-theory", show(words("theory.heading"), "bold"), heading=True)]
    impact = theory.impact if theory is not None else words("theory.none_yet")
    shown.append(Row(THEORY, Content(" " * _INDENT) + folded_lines(impact, width, indent=_INDENT, most=3)))
    for at, chain in enumerate(theory.chains if theory is not None else ()):
        steps = " → ".join(text for name in _STEPS if (text := getattr(chain, name)))
        named = codes(process, Proposal, chain.proposals)
        told = f"{named} → {steps}" if named else steps
        text = show(f"{at + 1}".ljust(_INDENT), "bold") + folded_lines(told, width, indent=_INDENT, most=4)
        shown.append(Row(f"{THEORY}{PART}{at}", text))
    return shown


def chain_detail(process: Process, at: int, words: Translator) -> Content:
    """Return a chain in full: each step, what must be true, how it will be known."""
    theory = theory_of(process)
    if theory is None or at >= len(theory.chains):
        return Content("")
    chain = theory.chains[at]
    lines = [show_line(words(f"theory.{name}_is", words=text)) for name in _STEPS if (text := getattr(chain, name))]
    lines += [show_line(words("theory.assumption_is", words=one), "$muted") for one in chain.assumptions]
    known = codes(process, Indicator, chain.indicators)
    if known:
        lines.append(show_line(words("theory.indicators_are", codes=known), "$muted"))
    return Content("\n").join(lines)


class TheoryForms(Dialogs):
    """Asks for the impact and for the chains, and keeps what was said."""

    async def impact(self) -> None:
        """Ask for the lasting change that is meant."""
        theory = theory_of(self.process)
        filled = await self.fill(
            msg("theory.impact"), [TextField("impact", msg("theory.field_impact"), theory.impact if theory else "")],
            check=lambda filled: None if filled["impact"] else msg("board.words_missing"),
        )  # fmt: skip
        if filled is not None and (theory is None or filled["impact"] != theory.impact):
            done = self.desk.do(write_impact, filled["impact"], now=self.desk.now())
            self.tell(done, msg("theory.impact_written"))

    async def add(self) -> None:
        """Ask for a new chain; of a path without an impact for that first."""
        if theory_of(self.process) is None:
            await self.impact()
        if theory_of(self.process) is not None:
            await self._ask(None, msg("theory.add"))

    async def correct(self, at: int) -> None:
        """Ask again for what a chain says."""
        await self._ask(at, msg("theory.edit", number=at + 1))

    async def take_out(self, at: int) -> None:
        """Take a chain out, once it was said that undo brings it back."""
        if await self.is_sure(msg("theory.sure", number=at + 1)):
            done = self.desk.do(take_chain_out, at, now=self.desk.now())
            self.tell(done, msg("theory.taken_out", number=at + 1))

    async def _ask(self, at: int | None, question: Msg) -> None:
        """Ask for the parts of a chain and keep them."""
        theory = theory_of(self.process)
        chain = theory.chains[at] if theory is not None and at is not None else Chain(output="")
        filled = await self.fill(question, self._fields(chain), note=msg("theory.note"), check=self._refusal)
        if filled is None:
            return
        parts = self._parts(filled)
        if at is None or any(value != getattr(chain, name) for name, value in parts.items()):
            done = self.desk.do(write_chain, at, now=self.desk.now(), **parts)
            self.tell(done, msg("theory.written"))

    def _fields(self, chain: Chain) -> list[Field]:
        """Return the fields of a chain, filled with what it says."""
        proposals = codes(self.process, Proposal, chain.proposals)
        indicators = codes(self.process, Indicator, chain.indicators)
        return [
            LineField("proposals", msg("theory.field_proposals"), proposals),
            *(LineField(name, msg(f"theory.field_{name}"), getattr(chain, name) or "") for name in _STEPS),
            TextField("assumptions", msg("theory.field_assumptions"), "\n".join(chain.assumptions)),
            LineField("indicators", msg("theory.field_indicators"), indicators),
        ]

    def _parts(self, filled: Filled) -> dict[str, Any]:
        """Return what was filled in as a chain keeps it."""
        lines = (clean_line(line) for line in filled["assumptions"].split("\n"))
        return {
            "output": filled["output"],
            "outcome_short": filled["outcome_short"] or None,
            "outcome_long": filled["outcome_long"] or None,
            "assumptions": tuple(line for line in lines if line),
            "proposals": ids(self.process, Proposal, filled["proposals"]),
            "indicators": ids(self.process, Indicator, filled["indicators"]),
        }

    def _refusal(self, filled: Filled) -> Msg | None:
        """Refuse a chain without an output, or with a code that is not there."""
        if not filled["output"]:
            return msg("theory.no_output")
        return unknown_code(self.process, filled, {"proposals": Proposal, "indicators": Indicator})
