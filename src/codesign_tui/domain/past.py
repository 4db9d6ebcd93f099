"""The process as it was: rebuilt from its own transactions, which are never rewritten."""

from datetime import datetime

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.minutes_life import Past
from codesign_tui.domain.process import Process
from codesign_tui.domain.transactions import Put, Transaction


def now_of(process: Process) -> Past | None:
    """Return the point where the process stands now; None of one that does not know how it came to be."""
    changes = process.history.changes()
    return Past(revision=changes[-1].revision, at=changes[-1].at.isoformat(timespec="seconds")) if changes else None


def process_at(process: Process, point: Past) -> Process:
    """Return the process as it stood at a point, to read; what was forgotten since is not in it either.

    Raises:
        Refused: the point is not in this process's past (it was imported), or it knows none (a snapshot).
    """
    changes = process.history.changes()
    revision = point.revision
    then = next((change.at for change in changes if change.revision == revision), None)
    if then is None or int(then.timestamp()) != int(datetime.fromisoformat(point.at).timestamp()):
        raise Refused(msg("life.no_such_revision"))
    past = Process()
    past.load(
        Transaction(
            change.revision,
            change.action,
            change.at,
            tuple(Put(one.table, one.id, one.new) for one in change.touched),
            change.who,
        )
        for change in changes
        if change.revision <= revision
    )
    return past
