"""Let the themes of a listening meeting cross over to the table: the names of its groups, never a card.

Those who risk something by speaking are heard in a file of their own; no author, card, number, date or id of that
file reaches the other one.
"""

from collections.abc import Sequence
from datetime import datetime

from codesign_tui.actions.steps import commit, made, new_id
from codesign_tui.domain.items import Cluster
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.domain.transactions import FACILITATOR


def is_listening(process: Process) -> bool:
    """Return whether a file is that of a listening meeting: all its sessions are restricted."""
    sessions = process.sessions()
    return bool(sessions) and all(session.restricted for session in sessions)


def themes_of(process: Process) -> tuple[str, ...]:
    """Return the themes that may leave a listening meeting, in alphabetical order: no order of the file is told.

    A group that was marked as restricted stays there.

    Raises:
        Refused: it is no listening meeting, or it has no themes yet.
    """
    if not is_listening(process):
        raise Refused(msg("carry.not_listening", title=process.details.title))
    names = {folded(cluster.name): cluster.name for cluster in process.all(Cluster) if not cluster.restricted}
    if not names:
        raise Refused(msg("carry.no_themes", title=process.details.title))
    return tuple(names[key] for key in sorted(names))


def bring_themes(
    ledger: Ledger, names: Sequence[str], *, now: datetime, who: str = FACILITATOR
) -> Done[tuple[Cluster, ...]]:
    """Make a group of each theme, empty; one that is there already by that name is left as it is.

    Raises:
        Refused: no theme is named, all are there already, or this is a listening meeting itself.
    """
    if is_listening(ledger.process):
        raise Refused(msg("carry.into_listening"))
    known = {folded(cluster.name) for cluster in ledger.process.all(Cluster)}
    wanted = {folded(name): name for one in names if (name := clean_line(one))}
    if not wanted:
        raise Refused(msg("carry.no_theme_chosen"))
    fresh = tuple(made(Cluster, id=new_id(now), name=name) for key, name in sorted(wanted.items()) if key not in known)
    if not fresh:
        raise Refused(msg("carry.themes_there"))
    return commit(ledger, "bring_themes", now, fresh, *fresh, who=who)
