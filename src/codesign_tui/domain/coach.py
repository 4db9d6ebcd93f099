"""Three ways to win time back when a session is late: shorten an item, leave one out, take it from the break.

An offer is only computed here; `actions.coaching` applies it in one transaction. What the table decides, promises and
takes home is never offered to be left out, nor is the last item.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from codesign_tui.domain.clock import forecast, is_break
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.process import Process

WORTH_SAYING: Final = 3
"""Minutes of delay below which the coach is silent: they come and go within one item."""
SHORTEST_ITEM: Final = 5
"""Minutes below which an item is not worth beginning."""
SHORTEST_BREAK: Final = 5
"""Minutes in which people can stand up and come back."""
LONGEST_STRETCH: Final = 90
"""Minutes that people can sit without a break."""
KEPT: Final = frozenset(("formal_vote", "dot_voting", "consent", "commitments", "commitment_review", "harvest"))
"""Methods in which the table decides, promises, or sees what it takes home: they may be shortened, never left out."""

_ROUND: Final = 5
_THIRD: Final = 3


class OfferKind(Enum):
    """What an offer does."""

    SHORTEN = "shorten"
    """One item is shortened."""
    SHORTEN_ALL = "shorten_all"
    """Every item to come is shortened a little."""
    SKIP = "skip"
    """One item is left out."""
    SHORTEN_BREAK = "shorten_break"
    DROP_BREAK = "drop_break"
    MOVE_BREAK = "move_break"
    """The break comes next, so that what is being said goes on over coffee. It wins no time of its own."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to win time back."""

    kind: OfferKind
    saves: int
    """Minutes won."""
    item: str | None = None
    """The agenda item it is about; None where it is about all that come."""
    minutes: tuple[tuple[str, int], ...] = ()
    """The new planned minutes, by item."""
    position: int | None = None
    """Where the break moves to in the agenda, from 1."""


def late_minutes(process: Process, session: Session, now: datetime) -> int:
    """Return the minutes by which a session would end late; zero when it would not, or where no end was planned."""
    return max(forecast(process, session, now).late_minutes or 0, 0)


def offers(process: Process, session: Session, now: datetime) -> tuple[Offer, ...]:
    """Return up to three ways to win time back; none when the session is not late."""
    late = late_minutes(process, session, now)
    if late <= 0:
        return ()
    coming = [item for item in process.agenda(session.id) if _is_coming(item)]
    works = [item for item in coming if not is_break(item)]
    shorter = _shorten(works, late)
    found = (
        shorter,
        _skip(works, late, but=shorter.item if shorter else None),
        _from_the_break(process, session, coming, late) or _shorten_all(works, late),
    )
    return tuple(offer for offer in found if offer is not None)


def _is_coming(item: AgendaItem) -> bool:
    """Tell whether an item is still to come: planned, not in hand, neither begun nor left out."""
    begun = bool(item.runs) or item.closed_at is not None or item.actual_minutes is not None
    return item.planned_minutes is not None and not begun and not item.skipped


def _shorten(works: Sequence[AgendaItem], late: int) -> Offer | None:
    """Offer to shorten the longest item by what is missing, by a third of it at most."""
    longest = max(works, key=lambda item: item.planned_minutes or 0, default=None)
    cut = 0 if longest is None else _cut(longest, late)
    if longest is None or cut == 0:
        return None
    return Offer(OfferKind.SHORTEN, cut, longest.id, ((longest.id, (longest.planned_minutes or 0) - cut),))


def _cut(item: AgendaItem, late: int) -> int:
    """Return the minutes that an item can give: what is missing, in fives where they are enough, a third at most."""
    planned = item.planned_minutes or 0
    most = min(planned // _THIRD, planned - SHORTEST_ITEM)
    if most >= _ROUND:
        return min(-(-late // _ROUND) * _ROUND, most // _ROUND * _ROUND)
    return max(min(late, most), 0)


def _skip(works: Sequence[AgendaItem], late: int, *, but: str | None) -> Offer | None:
    """Offer to leave out the shortest item that is enough, or the longest where none is.

    The longest of all, the heart of the session, is shortened and not left out.
    """
    may_go = [item for item in works[:-1] if item.method not in KEPT and item.id != but]
    enough = [item for item in may_go if (item.planned_minutes or 0) >= late]
    if enough:
        chosen = min(enough, key=lambda item: item.planned_minutes or 0)
    elif may_go:
        chosen = max(may_go, key=lambda item: item.planned_minutes or 0)
    else:
        return None
    return Offer(OfferKind.SKIP, chosen.planned_minutes or 0, chosen.id)


def _from_the_break(process: Process, session: Session, coming: Sequence[AgendaItem], late: int) -> Offer | None:
    """Offer to shorten the next break, to do without it where little is left, or to have it now."""
    pause = next((item for item in coming if is_break(item)), None)
    if pause is None:
        return None
    planned = pause.planned_minutes or 0
    if planned - late >= SHORTEST_BREAK:
        minutes = max((planned - late) // _ROUND * _ROUND, SHORTEST_BREAK)
        return Offer(OfferKind.SHORTEN_BREAK, planned - minutes, pause.id, ((pause.id, minutes),))
    if _stretch_without(process, session, pause) <= LONGEST_STRETCH:
        return Offer(OfferKind.DROP_BREAK, planned, pause.id)
    if planned > SHORTEST_BREAK:
        return Offer(OfferKind.SHORTEN_BREAK, planned - SHORTEST_BREAK, pause.id, ((pause.id, SHORTEST_BREAK),))
    first = min(item.n for item in coming)
    return Offer(OfferKind.MOVE_BREAK, 0, pause.id, position=first) if pause.n > first else None


def _stretch_without(process: Process, session: Session, pause: AgendaItem) -> int:
    """Return the minutes that people would sit without this break: from the one before it to the one after it."""
    before = after = 0
    for item in process.agenda(session.id):
        if item.id == pause.id or item.skipped:
            continue
        if is_break(item):
            if item.n > pause.n:
                break
            before = 0
            continue
        minutes = item.actual_minutes or item.planned_minutes or 0
        if item.n < pause.n:
            before += minutes
        else:
            after += minutes
    return before + after


def _shorten_all(works: Sequence[AgendaItem], late: int) -> Offer | None:
    """Offer to take a little from every item to come, in proportion; worth it only for two or more."""
    total = sum(item.planned_minutes or 0 for item in works)
    cuts: list[tuple[AgendaItem, int]] = []
    missing = late
    for item in works:
        share = -(-late * (item.planned_minutes or 0) // total)
        cut = min(share, missing, (item.planned_minutes or 0) // _THIRD)
        if cut > 0 and (item.planned_minutes or 0) - cut >= SHORTEST_ITEM:
            cuts.append((item, cut))
            missing -= cut
    if len(cuts) < 2:
        return None
    minutes = tuple((item.id, (item.planned_minutes or 0) - cut) for item, cut in cuts)
    return Offer(OfferKind.SHORTEN_ALL, sum(cut for _, cut in cuts), minutes=minutes)
