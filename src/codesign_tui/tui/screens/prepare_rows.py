"""What «Prepara la seduta» shows: what is to be put right, the agenda with its times, the checklists, who comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.domain.details import Check, KeptChecklist
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import CodesignError
from codesign_tui.domain.preparing import PlannedTime, Preparation
from codesign_tui.domain.templates import PlannedSession, Workshop
from codesign_tui.tui.columns import cell, folded_lines, spread
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

LACK: Final = "lack"
ITEM: Final = "item"
CHECK: Final = "check"
NOTE: Final = "note"
_PARTED: Final = "\x1f"

_TIMES: Final = 12
_METHOD: Final = 24
_CHECK_LINES: Final = 4
"""Lines that a thing to tick may take."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a row stands for: a lack by its position, an agenda item, a thing of a checklist."""

    kind: str
    id: str
    of: str = ""
    """The checklist."""


def pointed(row: str | None) -> Pointed | None:
    """Return what a row stands for; None for a heading."""
    kind, *rest = (row or "").split(_PARTED)
    if kind not in (LACK, ITEM, CHECK) or not rest:
        return None
    return Pointed(kind, rest[0], rest[1] if len(rest) > 1 else "")


def row_id(kind: str, *parts: str) -> str:
    """Return the id of a row."""
    return _PARTED.join((kind, *parts))


def workshop_of(desk: Desk) -> Workshop | None:
    """Return the template that a path was made from, if this laptop has it."""
    identifier = desk.process.details.workshop
    if identifier is None:
        return None
    try:
        return desk.library.workshop(identifier)
    except CodesignError:
        return None  # a file from another office may come from a template that this laptop does not have


def planned_session(workshop: Workshop | None, session: Session) -> PlannedSession | None:
    """Return what the template says of a session, by its number."""
    planned = workshop.sessions if workshop is not None else ()
    return planned[session.number - 1] if 0 < session.number <= len(planned) else None


def prepare_rows(
    desk: Desk, prepared: Preparation, lists: Sequence[KeptChecklist], session: Session, width: int
) -> list[Row]:
    """Return every row."""
    return [
        *_lack_rows(desk, prepared, width),
        *_agenda_rows(desk, prepared, width),
        *_check_rows(desk, lists, width),
        *_about_rows(desk, session, width),
    ]


def _heading(name: str, text: str) -> Row:
    """Return a heading; the cursor passes over it."""
    return Row(row_id(NOTE, name), show_line(text, "bold $accent"), heading=True)


def _lack_rows(desk: Desk, prepared: Preparation, width: int) -> Iterator[Row]:
    """Yield what is to be put right, and where Enter leads."""
    words = desk.words
    if not prepared.lacks:
        yield Row(row_id(NOTE, "ready"), show(words("prepare.ready"), "$success"), heading=True)
        return
    yield _heading("lacks", words("prepare.to_do", n=len(prepared.lacks)))
    for at, lack in enumerate(prepared.lacks):
        where = show_line(words(f"prepare.jump.{lack.where}"), "$muted")
        yield Row(row_id(LACK, str(at)), spread(show_line(f"  {words(lack.what)}"), where, width))


def _agenda_rows(desk: Desk, prepared: Preparation, width: int) -> Iterator[Row]:
    """Yield the agenda: when, what, with which method, how many minutes."""
    words = desk.words
    yield _heading("agenda", words("prepare.agenda", sum=prepared.sum))
    for one in prepared.items:
        yield Row(row_id(ITEM, one.item.id), _item_row(desk, one, width))


def _item_row(desk: Desk, one: PlannedTime, width: int) -> Content:
    """Return one agenda item; a break stands out by its words and its dashes."""
    words, item = desk.words, one.item
    method = desk.method_of(item)
    times = words.clock(one.starts) if one.starts else ""
    style = "italic" if one.is_break else ""
    name = "" if one.is_break or method is None else method.name.in_language(words.language)
    minutes = words("prepare.no_minutes") if item.planned_minutes is None else f"{item.planned_minutes}′"
    number = "––" if one.is_break else f"{item.n:>2}"
    left = show(f"  {times:<6}{number}  ", "$muted") + show_line(item.title, style)
    right = (cell(name, _METHOD, "$muted") if width >= _TIMES * 7 else Content("")) + show(f"{minutes:>5}")
    return spread(left, right, width)


def _check_rows(desk: Desk, lists: Sequence[KeptChecklist], width: int) -> Iterator[Row]:
    """Yield the checklists with what was ticked and when."""
    words = desk.words
    for checklist in lists:
        title = checklist.title.in_language(words.language)
        done = words("prepare.done", done=checklist.done, all=len(checklist.items))
        yield _heading(checklist.id, f"{title} · {done}")
        for check in checklist.items:
            yield Row(row_id(CHECK, check.id, checklist.id), _check_row(desk, check, width))


def _check_row(desk: Desk, check: Check, width: int) -> Content:
    """Return one thing to tick: a sign, its words, when it was seen to, the note."""
    words = desk.words
    told = []
    if check.done_on is not None:
        told.append(words("prepare.done_on", day=words.day(date.fromisoformat(check.done_on), style="short")))
    if check.note:
        told.append(check.note)
    right = show_line(" · ".join(told), "$muted").truncate(width // 2, ellipsis=True)
    sign = "✓" if check.done_on is not None else "○"
    room = max(width - right.cell_length - 2, 10) if right.plain else width
    left = show(f"  {sign} ")
    text = folded_lines(check.in_language(words.language), room, indent=left.cell_length, most=_CHECK_LINES)
    first, *rest = (left + text).split("\n")
    return Content("\n").join([spread(first, right, width), *rest])


def _about_rows(desk: Desk, session: Session, width: int) -> Iterator[Row]:
    """Yield what the template says besides: when to meet, who else is in the room."""
    words, workshop = desk.words, workshop_of(desk)
    planned = planned_session(workshop, session)
    said = []
    if planned is not None and planned.when is not None:
        said.append(("when", words("prepare.when"), planned.when.in_language(words.language)))
    if workshop is not None:
        said += [
            (f"guest{at}", words("prepare.guest"), guest.in_language(words.language))
            for at, guest in enumerate(workshop.guests)
        ]
    if said:
        yield _heading("about", words("prepare.about"))
    for name, label, text in said:
        yield Row(row_id(NOTE, name), _folded(label, text, width), heading=True)


def _folded(label: str, text: str, width: int) -> Content:
    """Return a text with its label, on as many lines as it takes."""
    lines = (show(f"  {label} ", "$muted") + show_line(text)).wrap(max(width, 10))
    return Content("\n    ").join([line.rstrip() for line in lines])
