"""Asks who declares something at the opening: those in the hall first, then the other members."""

from textual.screen import Screen

from codesign_tui.domain.messages import msg
from codesign_tui.domain.people import Participant
from codesign_tui.domain.presence import took_part
from codesign_tui.domain.process import Process
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.asking import AskChoice, Choice

_NOBODY = "\x1fnobody"


async def ask_who(screen: Screen[bool], desk: Desk, session_id: str) -> str | None:
    """Return the id of a member, "" for somebody who is no member, None for «changed my mind»."""
    process = desk.process
    choices = [
        Choice(person.id, person.full_name, _label(process, person)) for person in _in_order(process, session_id)
    ]
    choices.append(Choice(_NOBODY, desk.words("ritual.conflict.other")))
    answer = await screen.app.push_screen_wait(AskChoice(desk.words, msg("ritual.conflict.who"), choices))
    return "" if answer == _NOBODY else answer


def _in_order(process: Process, session_id: str) -> list[Participant]:
    """Return the members: those in the hall first."""
    seated = [seat.participant for seat in took_part(process, session_id)]
    ids = {person.id for person in seated}
    return [*seated, *(person for person in process.all(Participant) if person.id not in ids)]


def _label(process: Process, person: Participant) -> str:
    """Return the organisation a member sits for."""
    organization = process.organization_of(person)
    return organization.label if organization else ""
