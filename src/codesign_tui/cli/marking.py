"""`mark`: note what happened to the minutes of a session; `minutes --compare`: what two versions say differently."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from codesign_tui.cli.adding import session_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.minutes_standing import next_step, record_of, remarks_until, route_of, steps_of, unanswered
from codesign_tui.domain.process import Process


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed after `mark FILE`."""

    what: str
    session: str | None
    on: str | None
    number: str | None
    link: str | None
    away: bool


def mark(face: Face, file: str, typed: Typed) -> int:
    """Note a mark of the minutes of a session, or take it away, and print what is to be done next.

    Raises:
        CodesignError: an unknown mark, session or day, a registration without its number, a file that is held.
    """
    from codesign_tui.actions.minutes_life import mark_minutes, unmark_minutes
    from codesign_tui.domain.days import spoken_day

    kind, now = _kind(typed.what), face.clock.now()
    day = now.date() if typed.on is None else spoken_day(typed.on, now.date(), past=True)
    if day is None:
        raise Refused(msg("cli.bad_date", date=typed.on))
    opened = face.work_on(file)
    try:
        session = _session(opened.process, typed.session)
        if typed.away:
            done = unmark_minutes(opened, session.id, kind, now=now)
        else:
            done = mark_minutes(
                opened, session.id, kind, day, now=now, protocol_no=typed.number, link=typed.link
            )  # fmt: skip
        done.ticket.result()
        told = next_step(opened.process, session, now.date())
    finally:
        opened.close()
    for warning in done.warnings:
        face.say(warning)
    face.give(face.words(told))
    return 0


def compare_versions(face: Face, file: str, session: str | None, versions: str) -> int:
    """Print what two versions of the minutes say differently: `1:2`, `1:` for now, `0:` for the draft that was sent.

    Raises:
        CodesignError: not two versions, no such version, or one whose words are not in this file.
    """
    from codesign_tui.minutes.versions import compare

    process = face.look_at(file).process
    older, newer = _two(versions)
    found = compare(process, _session(process, session).id, older, newer, face.words.language)
    for warning in found.warnings:
        face.say(warning)
    heading = None
    for one in found.differences:
        if one.heading != heading:
            heading = one.heading
            face.give(one.heading or face.words("life.compare.top"))
        for text in one.removed:
            face.give(f"  - {text}")
        for text in one.added:
            face.give(f"  + {text}")
    if not found.differences:
        face.say("life.compare.same")
    return 0


def life_of(process: Process, session: Session, today: date) -> dict[str, Any]:
    """Return the life of the minutes of a session, for programs."""
    record = record_of(process, session.id)
    until = remarks_until(process, record)
    told: Msg = next_step(process, session, today)
    return {
        "status": record.status,
        "route": route_of(process, record).value,
        "next": told.id.removeprefix("life.next."),
        "steps": [
            {"step": step.kind.value, "done": step.done, "on": step.day.isoformat() if step.day else None}
            for step in steps_of(process, record)
        ],
        "protocol_no": record.protocol_no,
        "remarks": len(record.remarks),
        "unanswered": len(unanswered(record)),
        "remarks_until": until.isoformat() if until else None,
        "versions": [version.number for version in record.versions],
        "rectifications": len(record.rectifications),
        "signed_sha256": record.signed_file.sha256 if record.signed_file else None,
    }


def _kind(word: str) -> MarkKind:
    """Return the mark that a word names."""
    for kind in MarkKind:
        if kind.value == word.strip().lower():
            return kind
    raise Refused(msg("cli.no_such_mark", mark=word, known=", ".join(MarkKind)))


def _session(process: Process, words: str | None) -> Session:
    """Return the session that is meant: the one named, else the last that has begun."""
    from codesign_tui.cli.documents import begun

    session = process.get(Session, session_of(process, words)) if words is not None else None
    return session or begun(process)[-1]


def _two(versions: str) -> tuple[int, int | None]:
    """Return the two versions to compare; the second None for the minutes as they are now."""
    older, _, newer = versions.partition(":")
    if not older.strip().isdecimal() or (newer.strip() and not newer.strip().isdecimal()):
        raise Refused(msg("cli.bad_versions", typed=versions))
    return int(older), int(newer) if newer.strip() else None
