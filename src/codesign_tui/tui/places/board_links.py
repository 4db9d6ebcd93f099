"""Linking on the board: a need to a proposal, a proposal to a commitment, a proposal to a goal of the notice."""

from collections.abc import Iterable, Sequence
from typing import Final

from codesign_tui.actions.items import link, serve_goals, unlink
from codesign_tui.domain.items import Commitment, HowMightWe, Item, Need, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.orphans import goals_of
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.threads import is_restricted
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice

_GOAL: Final = "\x1fgoal"
"""What the id of a choice begins with when it is a goal of the notice and no card."""

_LINKED_TO: Final[tuple[tuple[type[Item], tuple[type[Item], ...]], ...]] = (
    (Need, (Proposal, HowMightWe)),
    (Proposal, (Need, Commitment)),
    (Commitment, (Proposal,)),
    (HowMightWe, (Need,)),
)
"""Which kinds of card each kind may be linked to."""


class BoardLinks(Dialogs):
    """Links the card under the cursor, and takes its links away."""

    async def link_card(self, item: Item | None) -> None:
        """Choose what a card is linked to: another card, or a goal of the notice."""
        targets = [] if item is None else [entry for entry in self._linkable(item) if not _linked(item, entry)]
        choices = [*_choices(targets), *self._goals(item, served=False)]
        if item is None or not choices:
            self.desk.say(msg("board.nothing_to_link"), refused=True)
            return
        picked = await self.pick(msg("board.link_to", card=code_of(item)), choices)
        if picked is None or picked.id is None:
            return
        if picked.id.startswith(_GOAL):
            goal = picked.id.removeprefix(_GOAL)
            self._serve(item, (*_served(item), goal), msg("board.serves_goal", card=code_of(item)))
        else:
            self.tell(
                self.desk.do(link, item.id, picked.id, now=self.desk.now()),
                msg("board.linked", first=code_of(item), second=_code(picked.id, targets)),
            )

    async def unlink_card(self, item: Item | None) -> None:
        """Choose which link of a card to take away; with one link, take it."""
        targets = [] if item is None else [entry for entry in self._linkable(item) if _linked(item, entry)]
        choices = [*_choices(targets), *self._goals(item, served=True)]
        if item is None or not choices:
            self.desk.say(msg("board.nothing_linked"), refused=True)
            return
        chosen: str | None = choices[0].id
        if len(choices) > 1:
            picked = await self.pick(msg("board.unlink_from", card=code_of(item)), choices)
            chosen = picked.id if picked is not None else None
        if chosen is None:
            return
        if chosen.startswith(_GOAL):
            rest = tuple(goal for goal in _served(item) if goal != chosen.removeprefix(_GOAL))
            self._serve(item, rest, msg("board.serves_goal_no_more", card=code_of(item)))
        else:
            self.tell(
                self.desk.do(unlink, item.id, chosen, now=self.desk.now()),
                msg("board.unlinked", first=code_of(item), second=_code(chosen, targets)),
            )

    def _goals(self, item: Item | None, *, served: bool) -> list[Choice]:
        """Return the goals of the notice that a proposal serves, or those it does not serve yet."""
        if not isinstance(item, Proposal):
            return []
        return [
            Choice(f"{_GOAL}{goal}", self.words("board.goal", goal=goal))
            for goal in self.process.details.perimeter.goals
            if (goal in _served(item)) is served
        ]

    def _serve(self, item: Item, goals: tuple[str, ...], sentence: Msg) -> None:
        """Say which goals of the notice a proposal serves."""
        self.tell(self.desk.do(serve_goals, item.id, goals, now=self.desk.now()), sentence)

    def _linkable(self, item: Item) -> list[Item]:
        """Return the cards that a card can be linked to; before the hall, none that is restricted."""
        kinds = next((others for kind, others in _LINKED_TO if isinstance(item, kind)), ())
        seen = [entry for kind in kinds for entry in self.process.all(kind) if entry.on_table]
        return [entry for entry in seen if not (self.place.projected and is_restricted(self.process, entry))]


def _choices(items: Sequence[Item]) -> list[Choice]:
    """Return some cards to choose from."""
    return [Choice(item.id, f"{code_of(item)}  {item.words}") for item in items]


def _code(identifier: str, among: Iterable[Item]) -> str:
    """Return the code of one of some cards."""
    return next((code_of(entry) for entry in among if entry.id == identifier), identifier)


def _linked(first: Item, second: Item) -> bool:
    """Return whether two cards are linked, in either direction."""
    for one, other in ((first, second), (second, first)):
        links = (*getattr(one, "needs", ()), *(getattr(one, "proposals", ()) if isinstance(one, Commitment) else ()))
        if other.id in links:
            return True
    return False


def _served(item: Item) -> tuple[str, ...]:
    """Return the goals of the notice that a card serves."""
    return goals_of(item) if isinstance(item, Proposal) else ()
