"""The process as it was: rebuilt from its own transactions, which are never rewritten."""

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.transactions import Put, Transaction


def process_at(process: Process, revision: int) -> Process:
    """Return the process as it stood at a revision, to read; what was forgotten since is not in it either.

    Raises:
        Refused: this process has no such revision, or does not know how it came to be (a snapshot).
    """
    changes = process.history.changes()
    if revision < 1 or revision > process.revision or not changes:
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
