"""Who declared a conflict of interest: in their own words inside, without words and without a face in public.

A declaration tells of family, of work, of money: a public copy says only that somebody of a body abstains, where at
least three sit at the table for it, else somebody of a category, else somebody at the table.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from codesign_tui.domain.items import Vote
from codesign_tui.domain.meetings import ConflictOfInterest
from codesign_tui.domain.people import CountedPeople, Organization
from codesign_tui.domain.presence import took_part
from codesign_tui.domain.voices import SMALLEST_GROUP
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.document import Block, ListBlock, Paragraph


def conflicts(frame: Frame, declared: Iterable[ConflictOfInterest], heading: str) -> Iterator[Block]:
    """Yield the declarations under a heading; nothing when there are none."""
    lines = tuple(_in_public(frame, declared) if frame.public else _inside(frame, declared))
    if lines:
        yield Paragraph(heading)
        yield ListBlock(lines)


def opening_conflicts(frame: Frame, declared: Sequence[ConflictOfInterest], *, asked: bool | None) -> Iterator[Block]:
    """Yield the declarations of the opening, and where in the minutes those made later stand."""
    yield from conflicts(frame, declared, frame.say("minutes.conflicts.some"))
    later = _said_later(frame, declared)
    if later is not None:
        points = ", ".join(map(str, later))
        where = frame.say("minutes.conflicts.see_items", n=len(later), points=points) if later else ""
        yield Paragraph(frame.say("minutes.conflicts.later", where=where))
    elif not declared:
        yield Paragraph(frame.say("minutes.conflicts.none" if asked else "minutes.conflicts.not_recorded"))


def _inside(frame: Frame, declared: Iterable[ConflictOfInterest]) -> Iterator[str]:
    """Yield who declared what, in their own words."""
    for one in declared:
        who = frame.voice(one.participant, one.organization)
        yield frame.say("minutes.conflicts.one", who=who, words=one.text)


def _in_public(frame: Frame, declared: Iterable[ConflictOfInterest]) -> Iterator[str]:
    """Yield of whom how many declared, without their words."""
    for who, count in Counter(_group(frame, one) for one in declared).items():
        yield frame.say("minutes.conflicts.unsaid", n=count, who=who)


def _group(frame: Frame, one: ConflictOfInterest) -> str:
    """Return the smallest group that a declaration may be told of: none in which the person would be found."""
    seats = [seat.participant for seat in took_part(frame.process, frame.session.id)]
    person = frame.process.person(one.participant)
    body = one.organization or getattr(person, "organization", None)
    if body and sum(seat.organization == body for seat in seats) >= SMALLEST_GROUP:
        return frame.body(body)
    organization = frame.process.get(Organization, body)
    category = getattr(person, "category", None) or (organization.category if organization else None)
    counted = frame.process.in_session(CountedPeople, frame.session.id)
    people = sum(seat.category == category for seat in seats)
    people += sum(group.number for group in counted if group.category == category)
    if category is not None and people >= SMALLEST_GROUP:
        return frame.category(category)
    return frame.say("minutes.conflicts.somebody")


def _said_later(frame: Frame, declared: Sequence[ConflictOfInterest]) -> list[int] | None:
    """Return the items under which declarations were made after the opening; None when there were none."""
    agenda = frame.process.agenda(frame.session.id)
    points = {item.n for item in agenda if any(one not in declared for one in item.conflicts)}
    loose = False
    for vote in frame.process.in_session(Vote, frame.session.id):
        if any(one not in declared for one in vote.conflicts):
            under = {item.n for item in agenda if vote.agenda_item in (item.id, str(item.n))}
            points |= under
            loose = loose or not under
    return sorted(points) if points or loose else None
