"""Who is named on a form: somebody who is registered already, or a new member of staff made with what names them."""

from datetime import datetime

from codesign_tui.actions.steps import made, new_id
from codesign_tui.domain.people import Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line, folded


def people_called(process: Process, name: str) -> list[Participant | Staff]:
    """Return those with this name or, where nobody has it whole, with this surname; case and accents forgiven."""
    wanted = folded(clean_line(name))
    if not wanted:
        return []
    people: list[Participant | Staff] = [*process.all(Staff), *process.all(Participant)]
    return [one for one in people if folded(one.full_name) == wanted][:1] or [
        one for one in people if folded(one.last_name) == wanted
    ]


def registered(process: Process, name: str, role: str, now: datetime) -> tuple[str | None, list[Staff]]:
    """Return the id of the person a name means, and the person if they had to be made a member of staff.

    A surname that more than one has means none of them: somebody new is made rather than the wrong one named.
    """
    name = clean_line(name)
    if not name:
        return None, []
    called = people_called(process, name)
    if len(called) == 1:
        return called[0].id, []
    first, _, last = name.partition(" ")
    person = made(Staff, id=new_id(now), first_name=first, last_name=last, role=role)
    return person.id, [person]
