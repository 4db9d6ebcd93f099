"""Keep what was learned, with its evidence, and carry it into the next path.

A lesson crosses over with its words and what it is for; its evidence, its author and its session stay in the file
that it was learned in (`domain.md` §3.1: lessons carried to the next process file).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from codesign_tui.actions.steps import allowed, changed, commit, found, made, new_id
from codesign_tui.actions.themes import is_listening
from codesign_tui.domain.items import CarriedFrom, Lesson
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.transactions import FACILITATOR

COLUMNS: Final = ("keep", "drop", "try")
"""The three posters of a retrospective: what to keep, to drop, to try."""
_OWN: Final = ("text", "column", "evidence", "use_for", "session")


def add_lesson(ledger: Ledger, /, text: str, *, now: datetime, who: str = FACILITATOR, **details: Any) -> Done[Lesson]:
    """Write a lesson: what was learned, from which facts, what it is for.

    Raises:
        Refused: no words, an unknown column, or evidence or a session that is not there.
    """
    said = allowed({"text": text, **details}, _OWN)
    lesson = made(Lesson, id=new_id(now), number=ledger.process.next_number("lessons_learned"), **said)
    _check(ledger.process, lesson)
    return commit(ledger, "add_lesson", now, lesson, lesson, who=who)


def edit_lesson(
    ledger: Ledger, /, lesson_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Lesson]:
    """Correct a lesson.

    Raises:
        Refused: no such lesson, or what it would say is refused as in a new one.
    """
    after = changed(found(ledger.process, Lesson, lesson_id), **allowed(changes, _OWN))
    _check(ledger.process, after)
    return commit(ledger, "edit_lesson", now, after, after, who=who)


def lessons_of(process: Process) -> tuple[Lesson, ...]:
    """Return the lessons that may leave a file: on the table, not restricted.

    Raises:
        Refused: it is a listening meeting, from which only themes go out, or it has no lessons.
    """
    if is_listening(process):
        raise Refused(msg("carry.only_themes"))
    kept = tuple(one for one in process.all(Lesson) if one.on_table and not is_restricted(process, one))
    if not kept:
        raise Refused(msg("lessons.none_there", title=process.details.title))
    return kept


def bring_lessons(
    ledger: Ledger, source: Process, file: str, lesson_ids: Sequence[str], *, now: datetime, who: str = FACILITATOR
) -> Done[tuple[Lesson, ...]]:
    """Bring lessons of another path here; `file` is the name of its file. One that was brought already is left out.

    Raises:
        Refused: nothing may leave that file, this is a listening meeting, none was chosen, or all are here already.
    """
    process = ledger.process
    if is_listening(process):
        raise Refused(msg("carry.into_listening"))
    wanted = [lesson for lesson in lessons_of(source) if lesson.id in lesson_ids]
    if not wanted:
        raise Refused(msg("action.nothing_chosen"))
    origin = source.details.id
    carried = [one.carried_from for one in process.all(Lesson) if one.carried_from is not None]
    here = {one.item for one in carried if one.process == origin}
    first = process.next_number("lessons_learned")
    fresh = tuple(
        made(
            Lesson,
            id=new_id(now),
            number=number,
            text=lesson.text,
            column=lesson.column,
            use_for=lesson.use_for,
            carried_from=CarriedFrom(file=file, process=origin, item=lesson.id),
        )
        for number, lesson in enumerate((one for one in wanted if one.id not in here), start=first)
    )
    if not fresh:
        raise Refused(msg("lessons.all_here"))
    return commit(ledger, "bring_lessons", now, fresh, *fresh, who=who)


def _check(process: Process, lesson: Lesson) -> None:
    """Refuse a lesson that cannot stand."""
    if not clean(lesson.text).strip():
        raise Refused(msg("action.words_missing"))
    if lesson.column is not None and lesson.column not in COLUMNS:
        raise Refused(msg("know.unknown_code", code=lesson.column))
    if lesson.session is not None:
        found(process, Session, lesson.session)
    known = {identifier for _, identifier, _ in process.entities()}
    for evidence in lesson.evidence:
        if evidence not in known:
            raise Refused(msg("action.not_found", id=evidence))
