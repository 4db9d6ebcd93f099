"""What the line means once Enter is pressed: where a card belongs, whose it is, what a commitment promises."""

from datetime import date
from typing import Any

from codesign_tui.domain.days import due_in
from codesign_tui.domain.process import Process
from codesign_tui.domain.table_questions import category_of_table
from codesign_tui.domain.terms import Attribution, Category, Channel
from codesign_tui.tui.widgets.capture_parts import Group, Voice


def card_place(
    process: Process, session: str | None, item: str | None, voice: Voice, group: Group | None
) -> dict[str, Any]:
    """Return where a card belongs and whose it is, as the actions ask for it."""
    values: dict[str, Any] = {"session": session, "agenda_item": item}
    if group is not None:
        values["cluster"] = group.id or group.label
    if voice.kind == "person":
        values |= {"author": voice.id}
    elif voice.kind == "organization":
        values |= {"organization": voice.id}
    elif voice.kind == "table":
        category = category_of_table(process, session, voice.id)
        values |= {"origin_table": voice.id, "channel": Channel.PAPER}
        if category is not None:
            values |= {"category": category, "attribution": Attribution.CATEGORY}
    elif voice.kind == "category":
        values |= {"category": Category(voice.id), "attribution": Attribution.CATEGORY}
    elif voice.kind == "anonymous":
        values |= {"attribution": Attribution.ANONYMOUS}
    return values


def promised(text: str, voice: Voice, today: date) -> dict[str, Any]:
    """Return owner and date of a commitment as the line tells them: who speaks, and its last words."""
    owner = {"owner": voice.id} if voice.kind in ("person", "organization") else {}
    due = due_in(text, today)
    return owner | ({"due": due.isoformat()} if due is not None else {})
