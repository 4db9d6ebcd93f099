"""The report of proposals by category at Know: brought, shared, carried out as rows, and each proposal one key away."""

from typing import Final

from textual.content import Content

from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.proposal_fates import Fate, Stage, Told, carriers, fates_of, told_proposals
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Category
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.desk import SheetAsked
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import PART, Row

REPORT: Final = "report"
"""What the id of a row begins with; then the category, or `NOBODY`."""
NOBODY: Final = "nobody"
_INDENT: Final = 6
_NAME: Final = 18
_BAR: Final = 14


def report_rows(process: Process, words: Translator, width: int) -> list[Row]:
    """Return a row for each category that brought proposals; nothing before there are any."""
    found = fates_of(told_proposals(process))
    if not found:
        return []
    most = max(fate.proposed for fate in found.values())
    heading = Row(
        "heading-report", show_line(words("report.know"), "bold").truncate(width, ellipsis=True), heading=True
    )
    return [heading, *(_row(category, fate, most, words, width) for category, fate in found.items())]


def report_detail(process: Process, row: str, words: Translator) -> Content:
    """Return the proposals of a category: how far each came, and who carries it forward."""
    lines = [show_line(_told(process, one, words)) for one in _of(process, row)]
    return Content("\n").join([*lines, show_line(words("report.to_open"), "$muted")])


class ReportForms(Dialogs):
    """Leads from a category to the sheets of its proposals."""

    async def open(self, row: str) -> None:
        """Ask which proposal of a category to open, and go to its sheet."""
        told = _of(self.process, row)
        choices = [
            Choice(one.proposal.id, f"{code_of(one.proposal)}  {one.proposal.title}", _stage(one, self.words))
            for one in told
        ]
        chosen = await self.choose(msg("report.which", category=_name(_category(row), self.words)), choices)
        if chosen is not None:
            self.place.post_message(SheetAsked(chosen))


def _row(category: Category | None, fate: Fate, most: int, words: Translator, width: int) -> Row:
    """Return one category's row: its name, a bar in three signs, the numbers in words."""
    name = show_line(_name(category, words)).truncate(_NAME, ellipsis=True, pad=True)
    done, shared = _cells(fate.done, most), _cells(fate.shared, most)
    whole = max(_cells(fate.proposed, most), 1)
    bar = show("▇" * done, "$accent") + show("▒" * max(shared - done, 0), "$accent")
    bar = bar + show("░" * max(whole - max(shared, done), 0), "$muted")
    bar = bar + Content(" " * max(_BAR - bar.cell_length, 0))
    indent = 2 + _NAME + 1 + _BAR + 2
    told = words("report.row_words", proposed=fate.proposed, shared=fate.shared, done=fate.done)
    line = Content("  ") + name + Content(" ") + bar + Content("  ") + folded_lines(told, width, indent=indent, most=2)
    return Row(f"{REPORT}{PART}{category.value if category is not None else NOBODY}", line)


def _cells(count: int, most: int) -> int:
    """Return how much of the bar a count takes; something where there is something."""
    return max(round(count * _BAR / most), 1) if count else 0


def _of(process: Process, row: str) -> list[Told]:
    """Return the proposals that a row stands for."""
    category = _category(row)
    return [one for one in told_proposals(process) if category in one.brought_by]


def _category(row: str) -> Category | None:
    """Return the category of a row."""
    return None if row == NOBODY else Category(row)


def _name(category: Category | None, words: Translator) -> str:
    """Return a category's name."""
    return words.term(category) if category is not None else words("report.nobody_said")


def _told(process: Process, one: Told, words: Translator) -> str:
    """Return one proposal in a line."""
    who = ", ".join(body.label for body in carriers(process, one))
    by = words("report.by_whom", who=who) if who else words("report.by_nobody")
    stage = _stage(one, words)
    parts = [f"{code_of(one.proposal)} {one.proposal.title}", stage, by if one.is_shared else ""]
    return " · ".join(part for part in parts if part)


def _stage(one: Told, words: Translator) -> str:
    """Return how far a proposal came."""
    if one.stage is Stage.PROPOSED:
        return words.term(one.proposal.status) if one.proposal.status is not None else ""
    return words(f"report.stage.{one.stage.value}")
