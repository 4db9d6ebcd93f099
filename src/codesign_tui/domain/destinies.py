"""What happens to the shared proposals after the path: asked in the last session, of each that nobody said it of."""

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import ProposalStatus


def is_last(process: Process, session: Session) -> bool:
    """Return whether no session comes after this one."""
    return all(other.number <= session.number for other in process.sessions())


def shared_proposals(process: Process) -> list[Proposal]:
    """Return the proposals that the table shares."""
    return [one for one in process.all(Proposal) if one.on_table and one.status is ProposalStatus.APPROVED]


def unsettled(process: Process) -> list[Proposal]:
    """Return the shared proposals of which nobody said what happens after the path."""
    return [one for one in shared_proposals(process) if one.destiny is None]


def to_settle(process: Process, session: Session) -> list[Proposal]:
    """Return what a session still has to ask about: nothing, unless it is the last of several."""
    earlier = any(other.number < session.number for other in process.sessions())
    return unsettled(process) if earlier and is_last(process, session) else []
