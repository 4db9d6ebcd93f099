"""The essential logframe at Know: rows by level, their forms. Shown only where a path uses one."""

from typing import Any, Final

from textual.content import Content

from codesign_tui.actions.logframe import add_logframe_row, edit_logframe_row, take_logframe_row_out
from codesign_tui.domain.items import Indicator, Proposal
from codesign_tui.domain.logframe import LogframeRow, numbered, unverified
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import LogframeLevel
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.theory import logframe_of, uses_logframe
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.places.know_codes import codes, ids, unknown_code
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import Field, Filled, LineField, TextField
from codesign_tui.tui.text import show_line
from codesign_tui.tui.widgets.rows import PART, Row

LOGFRAME: Final = "logframe"
"""What the id of a row begins with: alone the invitation to begin, with a number a row."""
_INDENT: Final = 6
_NEXT: Final = {
    None: LogframeLevel.AIM,
    LogframeLevel.AIM: LogframeLevel.GOAL,
    LogframeLevel.GOAL: LogframeLevel.RESULT,
}
"""What is usually written after a row of a level."""


def logframe_rows(process: Process, words: Translator, width: int) -> list[Row]:
    """Return the rows of the logframe, activities under their result; nothing in a path that uses none."""
    if not uses_logframe(process):
        return []
    logframe = logframe_of(process)
    shown = [Row("heading-logframe", show_line(words("logframe.heading"), "bold"), heading=True)]
    if logframe is None or not logframe.rows:
        return [*shown, Row(LOGFRAME, Content(" " * _INDENT) + show_line(words("logframe.none_yet"), "$muted"))]
    for at, (number, row) in enumerate(numbered(logframe.rows)):
        indent = _INDENT + 2 * (row.level is LogframeLevel.ACTIVITY)
        label = f"{words.term(row.level)} {number}".strip()
        text = Content(" " * indent) + folded_lines(f"{label}: {row.text}", width, indent=indent, most=3)
        shown.append(Row(f"{LOGFRAME}{PART}{at}", text))
    return shown


def logframe_detail(process: Process, at: int, words: Translator) -> Content:
    """Return a row in full: how it shows, where the figure is, on which conditions; what it still lacks."""
    row = _row_at(process, at)
    if row is None:
        return Content("")
    lines = [show_line(row.text, "bold")]
    known = ", ".join(filter(None, (codes(process, Indicator, row.indicators), row.shows or "")))
    lines += [show_line(words("logframe.shows_is", words=known))] if known else []
    lines += [show_line(words("logframe.source_is", words=row.source))] if row.source else []
    lines += [show_line(words("logframe.assumption_is", words=one)) for one in row.assumptions]
    done = codes(process, Proposal, row.proposals)
    lines += [show_line(words("logframe.proposals_are", codes=done), "$muted")] if done else []
    lines += [show_line(words("logframe.unverified"), "$warning")] if unverified([row]) else []
    return Content("\n").join(lines)


class LogframeForms(Dialogs):
    """Asks for the rows of the logframe, and keeps what was said."""

    async def add(self, near: int | None) -> None:
        """Ask for the level of a new row, then for what it says."""
        before = _row_at(self.process, near)
        suggested = _NEXT.get(before.level if before else None, LogframeLevel.ACTIVITY)
        choices = [Choice(one.value, self.words.term(one), self.words(f"logframe.what.{one}")) for one in LogframeLevel]
        chosen = await self.choose(msg("logframe.which_level"), choices, selected=suggested.value)
        if chosen is None:
            return
        level = LogframeLevel(chosen)
        filled = await self._ask(msg(f"logframe.ask.{level}"), LogframeRow(level=level, text=""))
        if filled is None:
            return
        parts = {name: value for name, value in self._parts(filled).items() if value not in (None, ())}
        text = parts.pop("text")
        done = self.desk.do(add_logframe_row, level, text, now=self.desk.now(), near=near, **parts)
        if done is not None:
            self.place.go_to(f"{LOGFRAME}{PART}{_place_of(done.value.rows, text)}")
            self.tell(done, msg("logframe.written"))

    async def correct(self, at: int) -> None:
        """Ask again for what a row says; only what changed is kept."""
        row = _row_at(self.process, at)
        if row is None:
            return
        filled = await self._ask(msg(f"logframe.ask.{row.level}"), row)
        if filled is None:
            return
        changes = {name: value for name, value in self._parts(filled).items() if value != getattr(row, name)}
        if changes:
            done = self.desk.do(edit_logframe_row, at, now=self.desk.now(), **changes)
            self.tell(done, msg("logframe.written"))

    async def take_out(self, at: int) -> None:
        """Take a row out, once it was said that undo brings it back."""
        if await self.is_sure(msg("logframe.sure")):
            done = self.desk.do(take_logframe_row_out, at, now=self.desk.now())
            self.tell(done, msg("logframe.taken_out"))

    async def _ask(self, question: Msg, row: LogframeRow) -> Filled | None:
        """Ask for what a row says."""
        fields: list[Field] = [
            TextField("text", msg("logframe.field_text"), row.text),
            LineField("indicators", msg("logframe.field_indicators"), codes(self.process, Indicator, row.indicators)),
            LineField("shows", msg("logframe.field_shows"), row.shows or ""),
            LineField("source", msg("logframe.field_source"), row.source or ""),
            TextField("assumptions", msg("logframe.field_assumptions"), "\n".join(row.assumptions)),
            LineField("proposals", msg("logframe.field_proposals"), codes(self.process, Proposal, row.proposals)),
        ]
        return await self.fill(question, fields, note=msg("logframe.note"), check=self._refusal)

    def _parts(self, filled: Filled) -> dict[str, Any]:
        """Return what was filled in as a row keeps it."""
        lines = (clean_line(line) for line in filled["assumptions"].split("\n"))
        return {
            "text": filled["text"],
            "indicators": ids(self.process, Indicator, filled["indicators"]),
            "shows": filled["shows"] or None,
            "source": filled["source"] or None,
            "assumptions": tuple(line for line in lines if line),
            "proposals": ids(self.process, Proposal, filled["proposals"]),
        }

    def _refusal(self, filled: Filled) -> Msg | None:
        """Refuse a row without words, or with a code that is not there."""
        if not filled["text"]:
            return msg("board.words_missing")
        return unknown_code(self.process, filled, {"proposals": Proposal, "indicators": Indicator})


def _row_at(process: Process, at: int | None) -> LogframeRow | None:
    """Return the row at a place, if there is one."""
    logframe = logframe_of(process)
    return logframe.rows[at] if logframe is not None and at is not None and 0 <= at < len(logframe.rows) else None


def _place_of(rows: tuple[LogframeRow, ...], text: str) -> int:
    """Return where the row with these words stands; the last where several have them."""
    return max((at for at, row in enumerate(rows) if row.text == text), default=len(rows) - 1)
