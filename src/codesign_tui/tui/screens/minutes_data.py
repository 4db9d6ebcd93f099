"""The data of a session that its minutes need, as one small form: what is shown, what it means, what is unclear."""

import re
from datetime import date
from typing import Any, Final

from codesign_tui.actions.minutes import minutes_record
from codesign_tui.actions.registering import people_called
from codesign_tui.domain.basis import lines_in
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import Convened, Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.people import Participant, Staff
from codesign_tui.domain.presiding import chair_of
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.filling import Field, Filled, FillIn, LineField, Trouble

PEOPLE: Final = ("chair", "secretary", "facilitator")
DAYS: Final = ("date", "notice_date")


class MinutesDataForm(FillIn):
    """The form, its lines close together so that all of them fit in 24 rows."""


def data_fields(process: Process, session: Session, words: Translator) -> list[Field]:
    """Return the lines of the form, filled with what is known."""
    notice = session.convened or Convened()
    record = minutes_record(process, session.id)
    values = {
        "number": str(record.number) if record and record.number else "",
        "date": _day(session.date, words),
        "place": session.place or "",
        "connection": session.connection or "",
        **{name: _name(process, getattr(session, name)) for name in PEOPLE},
        "chair": _name(process, chair_of(process, session)),
        "notice_date": _day(notice.date, words),
        "notice_protocol": notice.protocol or "",
        "notice_channel": notice.channel or "",
        "next_session": session.next_session or "",
        "attachments": _annexes(session),
    }
    rules = rules_of(process.details.kind)
    labels = {"number": "number" if rules.is_procedure else "number_open"}
    known = tuple(person.full_name for person in _people(process))
    return [
        LineField(name, msg(f"draft.data.{labels.get(name, name)}"), value, known if name in PEOPLE else ())
        for name, value in values.items()
        if rules.asks_notice or not name.startswith("notice_") or value
    ]


def data_trouble(process: Process, filled: Filled, today: date) -> Trouble | None:
    """Return what cannot be understood in the form and on which line, or None; an unknown name is somebody new."""
    for name in DAYS:
        if filled.get(name) and _spoken(name, filled, today) is None:
            return Trouble(msg("draft.day_unclear", text=filled[name]), name)
    number = filled.get("number", "")
    if number and not re.fullmatch("[1-9][0-9]{0,3}", number):
        is_procedure = rules_of(process.details.kind).is_procedure
        return Trouble(msg("draft.number_unclear" if is_procedure else "draft.number_unclear_open"), "number")
    for name in PEOPLE:
        if len(people_called(process, filled.get(name, ""))) > 1:
            return Trouble(msg("draft.person_unclear", name=filled[name]), name)
    return None


def _spoken(name: str, filled: Filled, today: date) -> date | None:
    """Return the day typed on a line; a notice was sent before its session, never in a year's time."""
    if name != "notice_date":
        return spoken_day(filled.get(name, ""), today)
    return spoken_day(filled.get(name, ""), spoken_day(filled.get("date", ""), today) or today, past=True)


def data_changes(process: Process, session: Session, filled: Filled, today: date, words: Translator) -> dict[str, Any]:
    """Return what the form changes, as `update_minutes_data` takes it; a next session said in words is dated."""
    day = _spoken("date", filled, today)
    following = spoken_day(filled.get("next_session", ""), today)
    changes: dict[str, Any] = {
        "date": day.isoformat() if day else None,
        "place": filled.get("place") or None,
        "attachments": session.attachments
        if filled.get("attachments", "") == _annexes(session)
        else lines_in(filled.get("attachments", "")),
        "connection": filled.get("connection") or None,
        "next_session": words.day(following) if following else filled.get("next_session") or None,
        "number": int(filled["number"]) if filled.get("number") else None,
        "named": {name: filled.get(name, "") for name in PEOPLE},
    }
    if "notice_date" in filled:
        sent = _spoken("notice_date", filled, today)
        notice = Convened(
            date=sent.isoformat() if sent else None,
            protocol=filled.get("notice_protocol") or None,
            channel=filled.get("notice_channel") or None,
        )
        changes["convened"] = None if notice == Convened() else notice
    return changes


def _annexes(session: Session) -> str:
    """Return the annexes on one line, with semicolons between them."""
    return "; ".join(session.attachments)


def _people(process: Process) -> list[Participant | Staff]:
    """Return everybody who may chair, write or facilitate."""
    return [*process.all(Staff), *process.all(Participant)]


def new_people(process: Process, filled: Filled) -> tuple[str, ...]:
    """Return the names of the form that nobody in People has."""
    names = [filled[name] for name in PEOPLE if filled.get(name) and not people_called(process, filled[name])]
    return tuple(dict.fromkeys(names))


def _name(process: Process, identifier: str | None) -> str:
    """Return a person's name."""
    person = process.person(identifier)
    return person.full_name if person else ""


def _day(day: str | None, words: Translator) -> str:
    """Return a kept day as people write it."""
    return words.day(date.fromisoformat(day)) if day else ""
