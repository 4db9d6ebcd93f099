"""The number of a commitment outside the table: "I-2026-03-07" is the seventh taken in session 3, in 2026.

It is given when the commitment is taken and never given again. Files that were made without it keep none: there it
is told by the order in which the commitments of a session stand, which never changes, since nothing is deleted.
"""

import re
from collections.abc import Iterator, Set
from datetime import date
from itertools import count
from typing import Final

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.process import Process

_TYPED: Final = re.compile(r"\s*I\s*[-/. ]\s*(\d{4})\s*[-/. ]\s*(\d{1,3})\s*[-/. ]\s*(\d{1,4})\s*", re.IGNORECASE)


def stem_of(session: Session | None, today: date) -> str:
    """Return what the numbers of a session begin with: "I-2026-03"; outside any session its number is 00."""
    year = session.date[:4] if session is not None and session.date else str(today.year)
    return f"I-{year}-{session.number if session is not None else 0:02d}"


def numbered(stem: str, place: int) -> str:
    """Return the number of a commitment of a session: "I-2026-03-07"."""
    return f"{stem}-{place:02d}"


def next_place(process: Process, session: Session | None, stem: str) -> int:
    """Return the place of the next commitment of a session; one that was given is not given again."""
    told = [_place(number) for number in _told(process, session).values()]
    return max([process.next_number(stem), *(place + 1 for place in told)])


def public_number(process: Process, commitment: Commitment) -> str | None:
    """Return a commitment's number; None for one of no session, or of a day not known, in a file without numbers."""
    if commitment.public_number is not None:
        return commitment.public_number
    return _told(process, process.get(Session, commitment.session)).get(commitment.id)


def public_numbers(process: Process) -> dict[str, str]:
    """Return the number of every commitment that has one, by id."""
    found: dict[str, str] = {}
    for session in process.sessions():
        found |= _told(process, session)
    return found | {one.id: one.public_number for one in process.all(Commitment) if one.public_number is not None}


def with_public_number(process: Process, typed: str) -> Commitment | None:
    """Return the commitment with this number, however it is typed: "i 2026 3 7"; None when there is none."""
    match = _TYPED.fullmatch(typed)
    if match is None:
        return None
    wanted = numbered(f"I-{match[1]}-{int(match[2]):02d}", int(match[3]))
    found = next((key for key, number in public_numbers(process).items() if number == wanted), None)
    return process.get(Commitment, found)


def _told(process: Process, session: Session | None) -> dict[str, str]:
    """Return the numbers that the order tells, of the commitments of a session that keep none, by id."""
    if session is None or not session.date:
        return {}
    taken = process.in_session(Commitment, session.id)
    unnumbered = [one for one in taken if one.public_number is None]
    if not unnumbered:
        return {}
    stem = stem_of(session, date.fromisoformat(session.date))
    given = {one.public_number for one in taken if one.public_number is not None}
    free = _free(stem, given)
    return {one.id: next(free) for one in unnumbered}


def _free(stem: str, given: Set[str]) -> Iterator[str]:
    """Yield the numbers of a session that were not given, from the first."""
    for place in count(1):
        if (number := numbered(stem, place)) not in given:
            yield number


def _place(number: str) -> int:
    """Return the place that a number ends with."""
    return int(number.rpartition("-")[2])
