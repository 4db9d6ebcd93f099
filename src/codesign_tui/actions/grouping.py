"""Divide the hall into groups, and move somebody from one to another."""

from datetime import datetime
from random import Random

from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.grouping import divided, last_groups, moved, pairs_of, seats_at
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session, TableGroup
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import CountedPeople, Participant
from codesign_tui.domain.transactions import FACILITATOR


def make_groups(
    ledger: Ledger,
    session: str,
    number: int,
    *,
    now: datetime,
    at: str,
    mixed: bool = True,
    random: Random | None = None,
    who: str = FACILITATOR,
) -> Done[tuple[TableGroup, ...]]:
    """Divide who is in the hall at a clock time into groups, in place of those there were.

    Observers are left out. Who sat together last time is kept apart where that is possible.

    Raises:
        Refused: no such session, nobody is in the hall, or not between two groups and one for each.
    """
    meeting = found(ledger.process, Session, session)
    seats = seats_at(ledger.process, session, at)
    if not seats:
        raise Refused(msg("groups.nobody"))
    if not 2 <= number <= len(seats):
        raise Refused(msg("groups.wrong_number", n=len(seats)))
    apart = pairs_of(last_groups(ledger.process, session))
    groups = divided(seats, number, mixed=mixed, random=random or Random(), apart=apart)
    return commit(ledger, "make_groups", now, groups, changed(meeting, groups=groups), who=who)


def move_to_group(
    ledger: Ledger,
    session: str,
    who_moves: str,
    to: int,
    *,
    now: datetime,
    start: int | None = None,
    who: str = FACILITATOR,
) -> Done[tuple[TableGroup, ...]]:
    """Move a member to the group at place `to`, from 1; or one of the people counted by number, from group `start`.

    A member who is in no group is put into it.

    Raises:
        Refused: no such session, group or person, or they are in it already.
    """
    process = ledger.process
    meeting = found(process, Session, session)
    counted = process.get(CountedPeople, who_moves)
    if counted is None:
        found(process, Participant, who_moves)
        start = None
    for place in (to, start) if counted is not None else (to,):
        if place is None or not 1 <= place <= len(meeting.groups):
            raise Refused(msg("groups.no_such_group", n=len(meeting.groups)))
    if start is None:
        stays = who_moves in meeting.groups[to - 1].people
    else:
        stays = start == to or who_moves not in {share.counted for share in meeting.groups[start - 1].counted}
    if stays:
        raise Refused(msg("action.nothing_changes"))
    groups = moved(meeting.groups, who_moves, to - 1, start=None if start is None else start - 1)
    return commit(ledger, "move_to_group", now, groups, changed(meeting, groups=groups), who=who)
