"""Write the theory of change: the impact that is meant, and the chains that lead to it. Undo brings any of it back."""

from datetime import datetime
from typing import Any, Final

from codesign_tui.actions.steps import allowed, changed, commit, found, made
from codesign_tui.domain.details import Chain, TheoryOfChange
from codesign_tui.domain.items import Indicator, Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.text import clean
from codesign_tui.domain.theory import theory_of
from codesign_tui.domain.transactions import FACILITATOR

_OWN: Final = ("proposals", "output", "outcome_short", "outcome_long", "assumptions", "indicators")


def write_impact(ledger: Ledger, impact: str, *, now: datetime, who: str = FACILITATOR) -> Done[TheoryOfChange]:
    """Say which lasting change the path is meant to bring about; the first time begins its theory of change.

    Raises:
        Refused: no words.
    """
    if not clean(impact).strip():
        raise Refused(msg("action.words_missing"))
    before = theory_of(ledger.process)
    if before is None:
        after = made(TheoryOfChange, id=table_of(TheoryOfChange), impact=impact)
    else:
        after = changed(before, impact=impact)
    return commit(ledger, "write_impact", now, after, after, who=who)


def write_chain(
    ledger: Ledger, /, position: int | None, *, now: datetime, who: str = FACILITATOR, **parts: Any
) -> Done[TheoryOfChange]:
    """Write a chain: a new one without a position, else that at this place from 0; what is not named stays.

    Raises:
        Refused: no impact was written yet, no such chain, no output, or a proposal or indicator that is not there.
    """
    theory = _theory(ledger.process)
    said, chains = allowed(parts, _OWN), list(theory.chains)
    if position is None:
        chains.append(made(Chain, **{"output": "", **said}))
        position = len(chains) - 1
    elif not 0 <= position < len(chains):
        raise Refused(msg("theory.no_such_chain"))
    else:
        chains[position] = changed(chains[position], **said)
    _check(ledger.process, chains[position])
    after = changed(theory, chains=tuple(chains))
    return commit(ledger, "write_chain", now, after, after, who=who)


def take_chain_out(ledger: Ledger, position: int, *, now: datetime, who: str = FACILITATOR) -> Done[TheoryOfChange]:
    """Take a chain out of the theory of change.

    Raises:
        Refused: no such chain.
    """
    theory = _theory(ledger.process)
    if not 0 <= position < len(theory.chains):
        raise Refused(msg("theory.no_such_chain"))
    left = tuple(chain for at, chain in enumerate(theory.chains) if at != position)
    after = changed(theory, chains=left)
    return commit(ledger, "take_chain_out", now, after, after, who=who)


def _theory(process: Process) -> TheoryOfChange:
    """Return the theory of change, which begins with its impact."""
    theory = theory_of(process)
    if theory is None:
        raise Refused(msg("theory.impact_first"))
    return theory


def _check(process: Process, chain: Chain) -> None:
    """Refuse a chain that cannot stand."""
    if not clean(chain.output).strip():
        raise Refused(msg("theory.no_output"))
    for proposal in chain.proposals:
        found(process, Proposal, proposal)
    for indicator in chain.indicators:
        found(process, Indicator, indicator)
