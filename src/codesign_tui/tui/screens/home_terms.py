"""The terms that are running, as Home tells them: what, by when, how many days are left, of which path."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.running import Term, TermKind, running
from codesign_tui.domain.workspace import ProcessSummary
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line

MOST: Final = 4
"""Terms told; the rest is only counted."""


def term_lines(summaries: Sequence[ProcessSummary], today: date, words: Translator) -> list[Content]:
    """Return a line for each of the nearest terms of all paths, under a heading; nothing when none is running."""
    found = sorted(
        ((term, summary.title) for summary in summaries for term in running(summary.terms, today)),
        key=lambda one: (one[0].day, one[1], one[0].name),
    )
    if not found:
        return []
    lines = [show(words("home.terms"), "bold $accent")]
    for term, title in found[:MOST]:
        left = (term.day - today).days
        near = words("home.term.today") if left == 0 else words("home.term.days", n=left)
        lines.append(
            show("· ", "$accent") + show_line(words(_what(term, words))) + show_line(f": {near}", "bold") + _of(title)
        )
    if len(found) > MOST:
        lines.append(show_line(words("home.term.more", n=len(found) - MOST), "$muted"))
    return lines


def _what(term: Term, words: Translator) -> Msg:
    """Return what runs out, and when."""
    code = f"publishing.what.{term.name}"
    name = words(code) if term.kind is TermKind.PUBLICATION and words.has(code) else term.name
    if term.kind is TermKind.CONFIRMATION and not name:
        return msg("home.term.confirmation_unnamed", day=term.day)
    return msg(f"home.term.{term.kind.value}", name=name, day=term.day)


def _of(title: str) -> Content:
    """Return whose term it is."""
    return show(" — ", "$muted") + show_line(title, "$muted")
