"""Runs a finished process through again, from its plan to its last session, as it would have been typed.

The demo and the example on the screen are made this way: the file then has the history of a real one, with who came
when, the items in hand and what each gathered, instead of one import. Whatever has an action goes through it, at the
source's own times: sessions, presences, agenda items, votes at hand. What people said is kept under the source's ids,
with the action that captures it; the tables without an action enter in one transaction at the end of their session.

The result holds every record of the source with its id and every field as the source has it. The actions add what a
live run knows and a finished file does not: `state`, `opened_at`, `closed_at` and the stretches of agenda items.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from codesign_tui.actions import agenda, attendance, sessions
from codesign_tui.domain.ballot_box import MemoryBox
from codesign_tui.domain.items import Vote
from codesign_tui.domain.ledger import Receipt
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import ITEM_TABLES
from codesign_tui.domain.terms import AttendanceStatus
from codesign_tui.domain.transactions import Draft, Put, Transaction
from codesign_tui.domain.values import JsonDocument
from codesign_tui.exchange.interchange import read
from codesign_tui.exchange.outputs import Outputs
from codesign_tui.exchange.voting import can_be_taken_again, take_again

_PLANNED: Final = ("document", "process", "organizations", "participants", "staff", "sessions", "agenda")
"""Tables that are there before the first session, in what a plan knows of them."""

_LIVED: Final = {
    "sessions": ("actual_start", "actual_end", "state", "opened_at", "closed_at", "current_item", "opening"),
    "agenda": ("actual_minutes", "summary", "outputs", "outcome", "closed_at", "runs", "skipped"),
}
"""Fields that only the session itself can fill."""

_CAPTURES: Final = {table: f"capture_{kind.value}" for kind, table in ITEM_TABLES.items()}
"""The action that captures into each table."""

_HALF_A_DAY: Final = timedelta(hours=12)

_BEFORE: Final = timedelta(days=7)
"""How long before the first session the plan is typed."""


def replay(source: bytes, *, now: datetime) -> Sequence[Draft]:
    """Return the transactions that lead from nothing to the process of an interchange file, oldest first.

    The first holds the process's own record. Times of day are local ones, as in the source; `now` is only used for a
    process of which no session has a date.

    Raises:
        Refused: the source is not in the format, or its sessions tell times that an action refuses.
    """
    target = Process()
    puts = read(source)
    target.load([Transaction(1, "import", now, puts)])
    recorder = _Recorder()
    _Replay(target, puts, recorder).run(now)
    return recorder.drafts


class _Recorder:
    """A ledger in memory that remembers the drafts it was given."""

    def __init__(self) -> None:
        self.process = Process()
        self.box = MemoryBox()
        self.drafts: list[Draft] = []

    def append(self, draft: Draft) -> Receipt:
        """Apply a transaction; nothing of it is ever on disk."""
        self.drafts.append(draft)
        change = self.process.apply(
            Transaction(len(self.drafts), draft.action, draft.at, draft.puts, draft.who, draft.undoes)
        )
        ticket: Future[int] = Future()
        ticket.set_result(change.revision)
        return Receipt(change, ticket)


@dataclass(frozen=True, slots=True)
class _Movement:
    """Somebody comes late or leaves."""

    at: datetime
    seat: Attendance
    arrives: bool


class _Replay:
    """One run through a finished process."""

    def __init__(self, target: Process, puts: Sequence[Put], ledger: _Recorder) -> None:
        self._target = target
        self._ledger = ledger
        self._left: dict[tuple[str, str], Put] = {(put.table, put.id): put for put in puts}
        self._outputs = Outputs(target)
        self._movements: list[_Movement] = []

    def run(self, now: datetime) -> None:
        """Plan everything, hold every session that was held, then keep what no session gathered."""
        held = [session for session in self._target.sessions() if session.date and session.actual_start]
        first = _moment(held[0], held[0].actual_start or "") if held else now
        last = first - _BEFORE
        self._plan(last)
        for session in held:
            last = self._hold(session)
        self._keep("import", last, list(self._left.values()))

    def _plan(self, at: datetime) -> None:
        """Keep the process and the plan of its sessions, in one transaction, as `new_process` does."""
        planned = [put for put in self._left.values() if put.table in _PLANNED]
        planned.sort(key=lambda put: _PLANNED.index(put.table))
        self._ledger.append(Draft("new_process", at, tuple(_as_planned(put) for put in planned)))
        for put in planned:
            del self._left[put.table, put.id]

    def _hold(self, session: Session) -> datetime:
        """Run one session and return when it was over."""
        start = _moment(session, session.actual_start or "")
        end = _moment(session, session.actual_end or session.actual_start or "", after=start)
        sessions.start_session(self._ledger, session.id, now=start, at=session.actual_start)
        self._open_the_hall(session, start)
        self._movements = self._movements_of(session, start)
        at = start
        for item in self._target.agenda(session.id):
            over = at + timedelta(minutes=item.actual_minutes or 0)
            self._run_item(item, at, over)
            at = over
        self._move(until=end)
        self._keep_rest_of(session, at)
        if session.actual_end is not None:
            sessions.end_session(self._ledger, session.id, now=max(at, end), at=session.actual_end)
        return max(at, end)

    def _run_item(self, item: AgendaItem, begin: datetime, over: datetime) -> None:
        """Take an agenda item in hand, keep what it gathered spread over its minutes, close it."""
        agenda.go_to(self._ledger, item.id, now=begin)
        gathered = [put for put in self._left.values() if self._outputs.item_of(put) == item.id]
        spoken = [put for put in gathered if put.table in _CAPTURES]
        step = (over - begin) / (len(spoken) + 1)
        for count, put in enumerate(spoken, start=1):
            at = (begin + step * count).replace(microsecond=0)
            self._move(until=at)
            self._keep(_CAPTURES[put.table], at, [_gathered_in(put, item)])
        self._take_votes(gathered, (over - step / 2).replace(microsecond=0))
        self._move(until=over)
        rest = [put for put in gathered if put.table not in _CAPTURES and (put.table, put.id) in self._left]
        self._keep("import", over, rest)
        if item.outputs:
            agenda.edit_item(self._ledger, item.id, now=over, outputs=item.outputs)
        if item.actual_minutes or item.summary or item.outcome:
            agenda.close_item(
                self._ledger,
                item.id,
                now=over,
                outcome=item.outcome,
                summary=item.summary,
                actual_minutes=item.actual_minutes,
            )

    def _take_votes(self, gathered: Sequence[Put], at: datetime) -> None:
        """Take the votes of an item again, before it is over: whoever leaves when it ends has voted."""
        votes = [self._target.get(Vote, put.id) for put in gathered if put.table == "votes"]
        for vote in votes:
            if vote is not None and can_be_taken_again(vote):
                self._move(until=at)
                take_again(self._ledger, vote, now=at)
                self._left.pop(("votes", vote.id))

    def _open_the_hall(self, session: Session, now: datetime) -> None:
        """Record who is there, who sent a delegate, who is not; who comes later is expected."""
        for seat in self._target.in_session(Attendance, session.id):
            self._left.pop(("attendance", seat.id), None)
            arguments: dict[str, Any] = {"now": now}
            if seat.status is AttendanceStatus.DELEGATED and seat.delegate is not None:
                person = seat.delegate
                attendance.delegate(
                    self._ledger, session.id, seat.participant, now=now, at=seat.arrived_at,
                    first_name=person.first_name, last_name=person.last_name, role=person.role,
                    proxy_doc=person.proxy_doc,
                )  # fmt: skip
            elif seat.status in (AttendanceStatus.ABSENT_JUSTIFIED, AttendanceStatus.ABSENT_UNJUSTIFIED):
                justified = seat.status is AttendanceStatus.ABSENT_JUSTIFIED
                attendance.absent(self._ledger, session.id, seat.participant, justified=justified, **arguments)
            elif seat.status is AttendanceStatus.PRESENT and seat.arrived_at is None:
                attendance.arrive(self._ledger, session.id, seat.participant, **arguments)
            else:
                attendance.expect(self._ledger, session.id, seat.participant, **arguments)

    def _movements_of(self, session: Session, start: datetime) -> list[_Movement]:
        """Return the late arrivals and the exits of a session, in order."""
        found = []
        for seat in self._target.in_session(Attendance, session.id):
            if seat.status is AttendanceStatus.PRESENT and seat.arrived_at is not None:
                found.append(_Movement(_moment(session, seat.arrived_at, after=start), seat, arrives=True))
            if seat.left_at is not None:
                found.append(_Movement(_moment(session, seat.left_at, after=start), seat, arrives=False))
        return sorted(found, key=lambda movement: movement.at)

    def _move(self, *, until: datetime) -> None:
        """Record the movements up to a moment."""
        while self._movements and self._movements[0].at <= until:
            movement = self._movements.pop(0)
            seat, at = movement.seat, movement.at
            if movement.arrives:
                attendance.arrive(self._ledger, seat.session, seat.participant, now=at, at=seat.arrived_at)
            else:
                attendance.leave(self._ledger, seat.session, seat.participant, now=at, at=seat.left_at)

    def _keep_rest_of(self, session: Session, at: datetime) -> None:
        """Keep what belongs to a session and to none of its items, in one transaction."""
        self._keep("import", at, [put for put in self._left.values() if self._outputs.session_of(put) == session.id])

    def _keep(self, action: str, at: datetime, puts: Sequence[Put]) -> None:
        """Keep documents as the source has them."""
        if puts:
            self._ledger.append(Draft(action, at, tuple(puts)))
        for put in puts:
            self._left.pop((put.table, put.id), None)


def _as_planned(put: Put) -> Put:
    """Return a document without what only the session itself can fill; its outputs begin empty."""
    lived = _LIVED.get(put.table, ())
    document: JsonDocument = {key: value for key, value in (put.document or {}).items() if key not in lived}
    if put.document and "outputs" in put.document:
        document["outputs"] = []
    return Put(put.table, put.id, document)


def _moment(session: Session, clock: str, *, after: datetime | None = None) -> datetime:
    """Return the moment of a clock time of a session's day, on the next day if it is long before another."""
    moment = datetime.fromisoformat(f"{session.date}T{clock}:00").astimezone()
    if after is not None and moment < after - _HALF_A_DAY:
        return moment + timedelta(days=1)
    return moment


def _gathered_in(put: Put, item: AgendaItem) -> Put:
    """Return a contribution that names the agenda item it came in, as one that is captured does."""
    document = {**(put.document or {}), "agenda_item": item.id}
    if document.get("session") in (None, item.session):
        return Put(put.table, put.id, document)
    return put
