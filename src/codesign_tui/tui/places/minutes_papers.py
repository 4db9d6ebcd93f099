"""The papers of the hall, asked for from the minutes: which one, and what a sheet is voted on."""

from collections.abc import Sequence
from typing import Final

from codesign_tui.domain.items import Need, Proposal, Vote
from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import VoteState
from codesign_tui.domain.theory import uses_impact, uses_logframe
from codesign_tui.minutes.papers.family import ALL, PAPERS, USUAL
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.places.minutes_sending import SENDINGS
from codesign_tui.tui.screens.asking import Choice

_VOTED: Final = ("sheet", "ballots")
"""Papers that need something to vote on."""


class PaperQuestions(Questions):
    """Which papers are to be written."""

    async def asked(self, session: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return the names of the papers and what is voted on, if that must be said; None for «changed my mind»."""
        words = self.words
        choices = [Choice(ALL, words("papers.all"))]
        choices += [Choice(name, words(f"papers.name.{name}")) for name in PAPERS]
        choices += [Choice(name, words(f"sending.screen.{name}")) for name in SENDINGS if _is_used(self.process, name)]
        name = await self.choose(msg("papers.which"), choices, note=msg("papers.which_note"))
        if name is None:
            return None
        options: Sequence[str] = ()
        if name in _VOTED and not _has_open_vote(self.process, session):
            groups = _groups(self.process, session)
            if groups:
                of = [Choice(group, words(f"papers.of.{group}", n=len(ids))) for group, ids in groups.items()]
                group = await self.choose(msg("papers.of_which"), of)
                if group is None:
                    return None
                options = groups[group]
        return (USUAL if name == ALL else (name,)), tuple(options)


def _is_used(process: Process, name: str) -> bool:
    """Tell whether a path uses what a page tells: a logframe or an assessment of impact is offered to no other."""
    used = {"logframe": uses_logframe, "vis": uses_impact}
    return name not in used or used[name](process)


def _has_open_vote(process: Process, session: str) -> bool:
    """Tell whether a vote of the session still takes ballots."""
    return any(vote.state is VoteState.OPEN for vote in process.in_session(Vote, session))


def _groups(process: Process, session: str) -> dict[str, list[str]]:
    """Return the cards that can be voted on by which they are; a group of none is left out, an equal one too."""
    found: dict[str, list[str]] = {}
    for kind, name in ((Proposal, "proposals"), (Need, "needs")):
        cards = [card for card in process.all(kind) if card.on_table and not card.restricted]
        here = [card.id for card in cards if card.session == session]
        everywhere = [card.id for card in cards]
        if here:
            found[f"{name}_here"] = here
        if everywhere and everywhere != here:
            found[f"{name}_all"] = everywhere
    return found
