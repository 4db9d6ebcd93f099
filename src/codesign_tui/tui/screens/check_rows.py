"""The rows of the list of checks: by how much each asks for, then those set aside with their reason."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from textual.content import Content

from codesign_tui.domain.minutes_checks import SetAside, Severity
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.minutes.checks.finding import Finding
from codesign_tui.minutes.checks.judged import Judged, check_called, code_of_subject
from codesign_tui.tui.columns import folded_lines, spread
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

HEADING: Final = "heading"
SIGNS: Final = {Severity.MUST: "✗", Severity.SHOULD: "!", Severity.LOOK: "?"}
"""A sign beside each word: what asks for what is told by both, never by colour."""

_INDENT: Final = 4
_LINES: Final = 3
"""Lines that one sentence may take."""
_STYLES: Final = {Severity.MUST: "$error", Severity.SHOULD: "$warning", Severity.LOOK: "$muted"}


class Filter(StrEnum):
    """Which checks are in view."""

    ALL = "all"
    OPEN = "open"
    ASIDE = "aside"


def check_rows(judged: Judged, process: Process, words: Translator, in_view: Filter, width: int) -> Sequence[Row]:
    """Return the rows of the checks in view; one that says so where there are none."""
    rows: list[Row] = []
    if in_view is not Filter.ASIDE:
        rows += _open_rows(judged.open, words, width)
    if in_view is not Filter.OPEN:
        rows += _aside_rows(judged, words, width)
        rows += _gone_rows(judged.gone, process, words, width)
    if rows:
        return rows
    nothing = "checks.none_listed" if judged.open or judged.aside or judged.gone else "checks.none_open"
    return [Row(f"{HEADING}-none", show(words(nothing), "$success"), heading=True)]


def _open_rows(findings: Sequence[Finding], words: Translator, width: int) -> Iterator[Row]:
    """Yield what is open, under the word that tells how much it asks for."""
    for severity in Severity:
        here = [finding for finding in findings if finding.severity is severity]
        if here:
            heading = words(f"checks.heading.{severity.value}", n=len(here))
            yield _heading(f"{SIGNS[severity]} {heading}", severity.value)
        yield from (Row(finding.key, _finding(finding, words, width, _STYLES[severity])) for finding in here)


def _aside_rows(judged: Judged, words: Translator, width: int) -> Iterator[Row]:
    """Yield what was set aside, each with its reason."""
    if judged.aside:
        yield _heading(f"– {words('checks.heading.aside', n=len(judged.aside))}", "aside")
    for finding, aside in judged.aside:
        yield Row(finding.key, _finding(finding, words, width, "$muted") + Content("\n") + _reason(aside, words, width))


def _gone_rows(gone: Iterable[SetAside], process: Process, words: Translator, width: int) -> Iterator[Row]:
    """Yield what was set aside and is no longer so."""
    for at, aside in enumerate(gone):
        if at == 0:
            yield _heading(f"– {words('checks.heading.gone', n=len(list(gone)))}", "gone")
        told = folded_lines(gone_words(aside, process, words), width, indent=_INDENT, most=_LINES, style="$muted")
        yield Row(aside.key, show("    ") + told + Content("\n") + _reason(aside, words, width))


def gone_words(aside: SetAside, process: Process, words: Translator) -> str:
    """Return what was set aside and is no longer found, by the name of its check."""
    check = check_called(aside.check)
    code = code_of_subject(process, aside.subject)
    title = aside.check if check is None else words(check.title)
    return words("checks.no_longer", title=title, code=f" ({code})" if code else "")


def _heading(text: str, name: str) -> Row:
    """Return a heading; the cursor passes over it."""
    return Row(f"{HEADING}-{name}", show_line(text, "bold $accent"), heading=True)


def _finding(finding: Finding, words: Translator, width: int, style: str) -> Content:
    """Return one finding: its sign, its sentence, and where Enter leads."""
    where = show_line(f"→ {words(f'checks.jump.{finding.where.value}')}", "$muted")
    sign = show(f"  {SIGNS[finding.severity]} ", style)
    room = max(width - where.cell_length - 2, 20)
    text = folded_lines(words(finding.what), room, indent=_INDENT, most=_LINES)
    first, *rest = (sign + text).split("\n")
    return Content("\n").join([spread(first, where, width), *rest])


def _reason(aside: SetAside, words: Translator, width: int) -> Content:
    """Return when and why something was set aside."""
    day = words.day(date.fromisoformat(aside.at[:10]), style="short")
    told = words("checks.because", day=day, reason=aside.reason)
    return show(" " * _INDENT) + folded_lines(told, width, indent=_INDENT, most=_LINES, style="italic")


def counts(judged: Judged, words: Translator) -> str:
    """Return how many checks are open, by how much they ask for, and how many were set aside; no count of none."""
    told = [
        words(f"checks.count.{severity.value}", n=number) for severity in Severity if (number := judged.count(severity))
    ]
    if judged.aside:
        told.append(words("checks.count_aside", n=len(judged.aside)))
    return " · ".join(told) or words("checks.none_open_short")
