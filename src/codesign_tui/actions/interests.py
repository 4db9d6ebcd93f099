"""Record, correct and withdraw a conflict of interest in an agenda item or a vote (art. 6-bis L. 241/1990).

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


def reword_interest(
    ledger: Ledger, at: str, declared: int, text: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Vote | AgendaItem]:
    """Correct the words of a declaration, by its place from 0, on an open vote or an agenda item (`at`).

    Raises:
        Refused: no such open vote or item, no such declaration, or no words.
    """
    target, conflicts = _declared(ledger.process, at, declared)
    if not clean(text).strip():
        raise Refused(msg("interests.words_missing"))
    conflicts[declared] = changed(conflicts[declared], text=clean(text).strip())
    after = changed(target, conflicts=tuple(conflicts))
    return commit(ledger, "reword_interest", now, after, after, who=who)


def withdraw_interest(
    ledger: Ledger, at: str, declared: int, *, now: datetime, who: str = FACILITATOR
) -> Done[Vote | AgendaItem]:
    """Take a declaration, by its place from 0, off an open vote or an agenda item (`at`): it was made by mistake.

    Whoever made it is among the voters of the vote again, as far as they are in the hall.

    Raises:
        Refused: no such open vote or item, or no such declaration.
    """
    process = ledger.process
    target, conflicts = _declared(process, at, declared)
    del conflicts[declared]
    after = changed(target, conflicts=tuple(conflicts))
    if isinstance(after, Vote):
        counted = counted_voters(process, after, now) if after.at is not None else after
        done = keep_vote(ledger, "withdraw_interest", now, counted, who)
        return Done(done.value, done.change, done.ticket, done.warnings)
    return commit(ledger, "withdraw_interest", now, after, after, who=who)


def _declared(process: Process, at: str, declared: int) -> tuple[Vote | AgendaItem, list[ConflictOfInterest]]:
    """Return an open vote or an agenda item, and its declarations, of which there is one at this place."""
    item = process.get(AgendaItem, at)
    target = item if item is not None else open_one(process, at)
    if not 0 <= declared < len(target.conflicts):
        raise Refused(msg("action.nothing_chosen"))
    return target, list(target.conflicts)


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
