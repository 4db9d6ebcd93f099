"""What an agenda item has gathered, and what closing it proposes."""

from codesign_tui.domain.items import (
    Commitment,
    Decision,
    Factor,
    HowMightWe,
    Item,
    Need,
    Note,
    ParkedQuestion,
    Proposal,
    Risk,
    Stakeholder,
    Statement,
    Vote,
)
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import Outcome

GATHERED: tuple[type[Item], ...] = (
    Need, HowMightWe, Proposal, Decision, Commitment, Risk, Factor, Stakeholder, ParkedQuestion,
    Statement, Note,
)  # fmt: skip
"""The kinds an agenda item may gather, in the order they are told."""

_LONGEST_SUMMARY = 240


def gathered(process: Process, item: AgendaItem) -> list[Item]:
    """Return what an agenda item gathered and stands on the table, by kind and in the order it came."""
    return [
        entry
        for kind in GATHERED
        for entry in process.in_session(kind, item.session)
        if entry.agenda_item == item.id and entry.on_table
    ]


def closing_proposal(process: Process, item_id: str) -> tuple[Outcome, Msg | str]:
    """Return the outcome and the line of summary that closing an item proposes.

    What was typed before comes first; then the words of the decisions taken here; then how much was gathered.
    """
    item = process.get(AgendaItem, item_id)
    if item is None:
        return Outcome.INFORMATIVA, ""
    entries = gathered(process, item)
    voted = any(vote.agenda_item == item_id for vote in process.in_session(Vote, item.session))
    outcome = item.outcome or _outcome(entries, voted=voted)
    return outcome, item.summary or _summary(entries)


def _outcome(entries: list[Item], *, voted: bool) -> Outcome:
    """Return how the table most likely left an item, told by what it gathered."""
    decisions = [entry for entry in entries if isinstance(entry, Decision)]
    if any("amministrazione" in (decision.effect or "") for decision in decisions):
        return Outcome.PROPONE
    if decisions or voted or any(isinstance(entry, Commitment) for entry in entries):
        return Outcome.CONDIVIDE
    if any(isinstance(entry, Proposal) for entry in entries):
        return Outcome.PROPONE
    if entries and all(isinstance(entry, ParkedQuestion) for entry in entries):
        return Outcome.RINVIA
    return Outcome.PRENDE_ATTO if entries else Outcome.INFORMATIVA


def _summary(entries: list[Item]) -> Msg | str:
    """Return the decisions' own words if they fit one line, or the count of what was gathered."""
    decided = " ".join(entry.words for entry in entries if isinstance(entry, Decision))
    if decided and len(decided) <= _LONGEST_SUMMARY and "\n" not in decided:
        return decided
    counts = {kind: sum(type(entry) is kind for entry in entries) for kind in GATHERED}
    parts = [msg(f"rule.gathered.{table_of(kind)}", n=count) for kind, count in counts.items() if count]
    if not parts:
        return ""
    return msg("rule.gathered", what=listed(parts))


def listed(parts: list[Msg]) -> Msg:
    """Return the messages as one enumeration: "three needs, two proposals and a note"."""
    whole = parts[0]
    for part in parts[1:-1]:
        whole = msg("rule.list_more", first=whole, next=part)
    return msg("rule.list_last", first=whole, last=parts[-1]) if len(parts) > 1 else whole
