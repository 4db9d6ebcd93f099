"""The pages that Run opens for whoever leads: times, the round of voices. Laid out in columns, never for the hall."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category
from codesign_tui.domain.timekeeping import ItemTime, Timekeeping
from codesign_tui.domain.voices import Turn, silent_organizations, voices
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell, folded_lines
from codesign_tui.tui.text import show, show_line

_NUMBER = 10
"""Columns of a number of minutes and of its heading."""
_WIDE = 11
"""Columns of a number of cards or words and of its heading."""
_SMALLEST = 16


def times_page(times: Timekeeping, words: Translator, width: int) -> Sequence[Content]:
    """Return planned and actual minutes, an agenda item a line, and their sums."""
    room = max(width - 3 * _NUMBER, _SMALLEST)
    heads = ("clock.head_planned", "clock.head_actual", "clock.head_difference")
    lines = [cell("", room) + _right([words(head) for head in heads], "$muted")]
    lines += [_time_row(one, words, room) for one in times.items]
    lines.append(
        cell(words("clock.total"), room, "bold")
        + _right([f"{times.planned}′", f"{times.actual}′", _signed(times.difference)], "bold")
    )
    lines.append(Content(""))
    return lines


def _time_row(one: ItemTime, words: Translator, room: int) -> Content:
    """Return the minutes of one item; what was agreed during the session stands behind what was planned."""
    planned = "" if one.planned is None else f"{one.planned}′"
    if one.agreed is not None:
        planned += f"→{one.agreed}′"
    actual = words("clock.left_out") if one.skipped else "" if one.actual is None else f"{one.actual}′"
    if one.running:
        actual += "…"
    difference = "" if one.difference is None or one.running else _signed(one.difference)
    return cell(f"{one.item.n:>2}  {one.item.title}", room) + _right([planned, actual, difference])


def _right(texts: Sequence[str], style: str = "", *, width: int = _NUMBER) -> Content:
    """Return short texts, each at the right end of its column."""
    columns = [show_line(text, style).truncate(width - 1, ellipsis=True) for text in texts]
    return Content("").join([Content(" " * (width - column.cell_length)) + column for column in columns])


def _signed(minutes: int) -> str:
    """Return minutes with their sign, "+4′", "−3′"; zero has none."""
    if minutes == 0:
        return "0′"
    return f"+{minutes}′" if minutes > 0 else f"−{-minutes}′"


def round_page(turns: Sequence[Turn], words: Translator, width: int) -> Sequence[Content]:
    """Return whom to ask next, by organisation; those who spoke come after and are not counted."""
    return list(_round_lines(turns, words, width))


def _round_lines(turns: Sequence[Turn], words: Translator, width: int) -> Iterator[Content]:
    """Yield the two groups with their headings."""
    for heard, heading in ((False, "coach.round_waiting"), (True, "coach.round_heard")):
        group = [turn for turn in turns if turn.heard is heard]
        if not group:
            continue
        yield show(words(heading), "bold $accent")
        for turn in group:
            name = turn.organization.label if turn.organization is not None else words("coach.round_no_body")
            people = ", ".join(turn.waiting)
            if heard and people:
                people = words("coach.round_still", who=people)
            yield show_line(f"  {name}", "bold")
            if people:
                yield Content("    ") + folded_lines(people, width, indent=4, most=3)
        yield Content("")


def voices_page(process: Process, session: str, words: Translator, width: int) -> Sequence[Content]:
    """Return contributions and words by category and by organisation, in their usual order: nobody is ranked."""
    heard = voices(process, session)
    room = max(width - 2 * _WIDE, _SMALLEST)
    lines = [cell("", room) + _right([words("coach.head_cards"), words("coach.head_words")], "$muted", width=_WIDE)]
    for category in Category:
        count, said = heard.by_category[category], heard.words_by_category.get(category, 0)
        lines.append(cell(words.term(category), room) + _right([str(count), str(said)], width=_WIDE))
    if heard.without_category:
        lines.append(cell(words("coach.no_category"), room) + _right([str(heard.without_category), ""], width=_WIDE))
    lines.append(Content(""))
    for body in process.all(Organization):
        count = heard.by_organization.get(body.id, 0)
        said = heard.words_by_organization.get(body.id, 0)
        lines.append(cell(body.label, room) + _right([str(count), str(said)], width=_WIDE))
    silent = silent_organizations(process, session)
    if silent:
        names = ", ".join(body.label for body in silent)
        lines += [Content(""), *show(words("coach.silent_bodies", names=names), "$muted").wrap(max(width, _SMALLEST))]
    return lines if lines[-1].plain == "" else [*lines, Content("")]
