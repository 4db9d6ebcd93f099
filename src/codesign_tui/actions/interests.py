"""Record who declares a conflict of interest in an agenda item or a vote and abstains (art. 6-bis L. 241/1990).

Whoever abstains leaves the number of voters: of that vote, or of the votes that are opened in that item afterwards.
Declarations of the opening, about the whole session, are in `opening`.
"""

from datetime import datetime

from codesign_tui.actions.choosing import counted_voters, keep_vote, open_one
from codesign_tui.actions.steps import changed, commit, found, made
from codesign_tui.domain.items import Vote
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem, ConflictOfInterest
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean
from codesign_tui.domain.transactions import FACILITATOR


def abstain_from_vote(
    ledger: Ledger,
    vote_id: str,
    *,
    now: datetime,
    text: str,
    participant: str | None = None,
    organization: str | None = None,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Keep a declaration on an open vote, and count its voters again without whoever made it.

    Raises:
        Refused: no such open vote, no words, nobody or somebody unknown, or they declared it already.
    """
    vote = open_one(ledger.process, vote_id)
    declared = _declaration(ledger.process, vote.conflicts, text, participant, organization)
    after = changed(vote, conflicts=(*vote.conflicts, declared))
    if vote.state is not None and vote.at is not None:
        after = counted_voters(ledger.process, after, now)
    return keep_vote(ledger, "abstain_from_vote", now, after, who)


def abstain_from_item(
    ledger: Ledger,
    item_id: str,
    *,
    now: datetime,
    text: str,
    participant: str | None = None,
    organization: str | None = None,
    who: str = FACILITATOR,
) -> Done[AgendaItem]:
    """Keep a declaration on an agenda item: whoever made it is not among the voters of votes opened in it.

    Raises:
        Refused: no such item, no words, nobody or somebody unknown, or they declared it already.
    """
    item = found(ledger.process, AgendaItem, item_id)
    declared = _declaration(ledger.process, item.conflicts, text, participant, organization)
    after = changed(item, conflicts=(*item.conflicts, declared))
    return commit(ledger, "abstain_from_item", now, after, after, who=who)


def _declaration(
    process: Process,
    before: tuple[ConflictOfInterest, ...],
    text: str,
    participant: str | None,
    organization: str | None,
) -> ConflictOfInterest:
    """Return a declaration of one person, or of one organisation."""
    if not clean(text).strip():
        raise Refused(msg("interests.words_missing"))
    if participant is not None:
        found(process, Participant, participant)
    elif organization is not None:
        found(process, Organization, organization)
    else:
        raise Refused(msg("interests.nobody"))
    if any((one.participant, one.organization) == (participant, organization) for one in before):
        raise Refused(msg("interests.twice"))
    return made(ConflictOfInterest, participant=participant, organization=organization, text=clean(text).strip())
