"""Proposals and decisions against the perimeter of the notice: what is outside it is passed on, not shared."""

from collections.abc import Iterator

from codesign_tui.domain.items import Decision
from codesign_tui.domain.messages import msg
from codesign_tui.domain.minutes_checks import Severity
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Perimeter, ProposalStatus
from codesign_tui.domain.text import folded
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked

_FORWARDING = "forwarding"
"""The kind of a decision that passes something on to whoever it belongs to."""


def perimeter(looked: Looked) -> Iterator[Found]:
    """Yield each proposal that the table shared although it is out of the perimeter, or nobody verified it."""
    for proposal in looked.proposals_weighed():
        if proposal.status is not ProposalStatus.APPROVED or looked.is_restricted(proposal):
            continue
        if proposal.perimeter is Perimeter.OUT:
            yield Found(msg("checks.found.perimeter", card=code_of(proposal)), Where.BOARD, proposal.id, proposal.id)
        elif proposal.perimeter is Perimeter.TO_VERIFY:
            found = msg("checks.found.perimeter.to_verify", card=code_of(proposal))
            yield Found(found, Where.BOARD, proposal.id, proposal.id, Severity.SHOULD)


def decision_perimeter(looked: Looked) -> Iterator[Found]:
    """Yield each decision that names what the notice leaves out, unless it passes it on."""
    outside = [phrase for phrase in looked.process.details.perimeter.out_of_scope if folded(phrase)]
    for card in looked.shown:
        if isinstance(card, Decision) and card.kind != _FORWARDING:
            words = folded(card.text)
            for phrase in outside:
                if folded(phrase) in words:
                    found = msg("checks.found.decision_perimeter", card=code_of(card), words=phrase)
                    yield Found(found, Where.CARD, card.id, card.id)
