"""What came of what was said: the proposals that answer a need, what the table agreed, what was promised and kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from codesign_tui.domain.items import Commitment, Decision, Need, Proposal, Resource
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.terms import CommitmentStatus, ProposalStatus, SessionState
from codesign_tui.domain.text import clean_line
from codesign_tui.minutes.compose.frame import sentence
from codesign_tui.minutes.compose.proposals import outcome
from codesign_tui.minutes.sending.outgoing import Outgoing

_CUT = 50
"""Characters of a commitment where it is only named."""

_SHARED = (ProposalStatus.APPROVED, ProposalStatus.FORWARDED)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Finds what followed from a card, among what may go out."""

    out: Outgoing

    def of_need(self, need: Need, told: set[str]) -> Iterator[str]:
        """Yield what came of a need, a sentence each; a proposal that was told in full already is just named."""
        for proposal in self.out.shown(Proposal):
            if need.id not in proposal.needs:
                continue
            if proposal.id in told:
                code = self.out.frame.code(proposal)
                yield self.out.say("letters.became.told", code=code, title=proposal.title)
                continue
            told.add(proposal.id)
            yield from self.of_proposal(proposal, named=True)

    def of_proposal(self, proposal: Proposal, *, named: bool = False) -> Iterator[str]:
        """Yield what came of a proposal: what it became, what was agreed on it, what was promised for it."""
        say, code = self.out.say, self.out.frame.code(proposal)
        became = outcome(self.out.frame, proposal)
        yield say("letters.became.proposal", code=code, title=proposal.title, outcome=became) if named else became
        for decision in self.out.shown(Decision):
            if _names(decision.text, code):
                yield say("letters.became.decision", text=sentence(decision.text))
        for commitment in self.out.shown(Commitment):
            if proposal.id in commitment.proposals:
                told = {"code": self.out.frame.code(commitment), "text": shortened(commitment.text.rstrip(" ."), _CUT)}
                yield say("letters.became.commitment", **told, state=self.out.state(commitment))

    def shared(self) -> list[Proposal]:
        """Return the proposals that the table shared or passed on."""
        return [each for each in self.out.shown(Proposal) if each.status in _SHARED]

    def done(self) -> list[Commitment]:
        """Return the commitments that were kept."""
        return [each for each in self.out.shown(Commitment) if each.status is CommitmentStatus.DONE]

    def to_do(self) -> list[Commitment]:
        """Return the commitments still to be kept, the nearest date first, those without one last."""
        open_ones = [each for each in self.out.shown(Commitment) if self.out.is_open(each)]
        return sorted(open_ones, key=lambda each: self.out.due(each) or date.max)

    def next_session(self) -> str:
        """Return when and where the table meets next; empty when no day is set."""
        planned = (
            session
            for session in self.out.sessions()
            if session_state(session) is SessionState.PLANNED and session.date and session.date >= str(self.out.day)
        )
        session = next(planned, None)
        return _when_and_where(self.out, session) if session is not None else ""


def shortened(text: str, most: int) -> str:
    """Return a text on one line, cut between two words where it is longer than so many characters."""
    words = clean_line(text)
    if len(words) <= most:
        return words
    whole = words[:most].rpartition(" ")[0] or words[: most - 1]
    return f"{whole.rstrip(' ,;:.')}…"


def promised(out: Outgoing, commitment: Commitment) -> str:
    """Return which resources a commitment counts on, in words."""
    rows = {row.id: row for row in out.resources()}
    found: list[Resource] = [rows[each] for each in commitment.resources if each in rows]
    return "; ".join(row.description for row in found)


def _when_and_where(out: Outgoing, session: Session) -> str:
    """Return the day, the hour and the place of a session."""
    day = out.say.day(date.fromisoformat(session.date), style="full") if session.date else ""
    at = out.say("minutes.at_hour", at=out.say.clock(session.planned_start)) if session.planned_start else ""
    return ", ".join(part for part in (day, at, session.place or "") if part)


def _names(text: str, code: str) -> bool:
    """Tell whether a text names a code as a whole word: PR1 is not in PR10."""
    return re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text) is not None
