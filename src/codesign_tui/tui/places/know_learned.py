"""What was learned, what happens after, how the path goes: rows and details of Know beside indicators and survey."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.actions.lessons import COLUMNS
from codesign_tui.domain.destinies import shared_proposals
from codesign_tui.domain.items import Lesson, Proposal
from codesign_tui.domain.process import Process
from codesign_tui.domain.process_indicators import chapters
from codesign_tui.domain.tables import TABLES, code_of
from codesign_tui.domain.terms import ItemState
from codesign_tui.domain.threads import is_restricted
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.rows import PART, Row

LESSON: Final = "lesson"
DESTINY: Final = "destiny"
PROGRESS: Final = "progress"
_INDENT: Final = 6


def lesson_rows(process: Process, words: Translator, width: int, *, projected: bool) -> list[Row]:
    """Return the lessons under keep, drop and try, those of no column after, those set aside last."""
    found = [
        one for one in process.all(Lesson) if one.state is not ItemState.INBOX
        and not (projected and (is_restricted(process, one) or not one.on_table))
    ]  # fmt: skip
    shown = [Row("heading-lessons", show(words("lessons.heading"), "bold"), heading=True)]
    if not found:
        shown.append(Row(LESSON, Content(" " * _INDENT) + show(words("lessons.none_yet"), "$muted")))
    on_table = [one for one in found if one.on_table]
    for column in (*COLUMNS, None):
        of_column = [one for one in on_table if (one.column if one.column in COLUMNS else None) == column]
        if of_column and column is not None:
            shown.append(
                Row(f"heading-{column}", show("  " + words(f"lessons.column.{column}"), "$muted"), heading=True)
            )
        shown += [_lesson_row(one, words, width) for one in of_column]
    if aside := [one for one in found if not one.on_table]:
        shown.append(Row("heading-lessons-aside", show("  " + words("lessons.aside"), "$muted"), heading=True))
        shown += [_lesson_row(one, words, width) for one in aside]
    return shown


def lesson_detail(process: Process, lesson: Lesson, words: Translator) -> Content:
    """Return a lesson in full: its words, the facts behind it, what it is for, where it was learned."""
    lines = [join(show_line(code_of(lesson), "bold"), show(lesson.text), gap="  ")]
    if lesson.evidence:
        lines.append(show(words("lessons.evidence"), "$muted"))
        lines += [show_line(f"  {evidence}", "$muted") for evidence in _evidence(process, lesson)]
    if lesson.use_for:
        lines.append(show_line(words("lessons.use_for", words=lesson.use_for)))
    if lesson.carried_from is not None:
        lines.append(show_line(words("lessons.carried_from", file=lesson.carried_from.file), "$muted"))
    if lesson.set_aside_reason:
        lines.append(show_line(words("know.set_aside_because", reason=lesson.set_aside_reason), "$muted"))
    return Content("\n").join(lines)


def destiny_rows(process: Process, words: Translator, width: int, *, projected: bool) -> list[Row]:
    """Return the proposals that the table shares, each with what happens after the path, or that nobody said it yet."""
    shared = [one for one in shared_proposals(process) if not (projected and is_restricted(process, one))]
    if not shared:
        return []
    heading = Row("heading-destiny", show(words("lessons.after"), "bold"), heading=True)
    return [heading, *(_destiny_row(one, words, width) for one in shared)]


def destiny_words(proposal: Proposal, words: Translator) -> str:
    """Return what happens to a proposal after the path."""
    if proposal.destiny is None:
        return words("lessons.destiny_unsaid")
    told = words.term(proposal.destiny)
    return f"{told}: {proposal.destiny_words}" if proposal.destiny_words else told


def progress_rows(process: Process, on: date, words: Translator, width: int) -> list[Row]:
    """Return what the file itself tells of how the path goes; proposals have a part of their own."""
    shown: list[Row] = []
    for chapter in (one for one in chapters(process, on) if one.id != "proposals"):
        shown.append(Row(f"heading-{chapter.id}", show("  " + words(chapter.title), "$muted"), heading=True))
        for at, line in enumerate(chapter.lines):
            text = Content(" " * _INDENT) + folded_lines(words(line), width, indent=_INDENT, most=2)
            shown.append(Row(f"{PROGRESS}{PART}{chapter.id}-{at}", text))
    return [Row("heading-progress", show(words("progress.heading"), "bold"), heading=True), *shown] if shown else []


def _lesson_row(lesson: Lesson, words: Translator, width: int) -> Row:
    """Return one lesson's row, with what it is for."""
    style = "" if lesson.on_table else "$muted"
    code = show_line(code_of(lesson), "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    first = code + gap + folded_lines(lesson.text, width, indent=_INDENT, most=2, style=style)
    if lesson.use_for:
        told = words("lessons.use_for", words=lesson.use_for)
        first = (
            first + Content("\n" + " " * _INDENT) + show_line(told, "$muted").truncate(width - _INDENT, ellipsis=True)
        )
    return Row(f"{LESSON}{PART}{lesson.id}", first)


def _destiny_row(proposal: Proposal, words: Translator, width: int) -> Row:
    """Return one proposal's row."""
    code = show_line(code_of(proposal), "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    told = folded_lines(
        destiny_words(proposal, words),
        width,
        indent=_INDENT,
        most=2,
        style="$muted" if proposal.destiny else "$warning",
    )
    first = code + gap + folded_lines(proposal.title, width, indent=_INDENT, most=2)
    return Row(f"{DESTINY}{PART}{proposal.id}", first + Content("\n" + " " * _INDENT) + told)


def _evidence(process: Process, lesson: Lesson) -> Sequence[str]:
    """Return the facts behind a lesson, each with its code and words; one that is not there by its id."""
    told = []
    for identifier in lesson.evidence:
        found = next((one for table in TABLES if (one := process.entity(table, identifier)) is not None), None)
        texts = (str(getattr(found, name, "") or "") for name in ("title", "text", "name", "subject", "description"))
        told.append(f"{code_of(found)} {next(filter(None, texts), '')}" if found is not None else identifier)
    return told
