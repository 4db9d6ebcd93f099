"""What leads nowhere, in one list: what it lacks, what to do, and Enter does it."""

from collections.abc import Iterator
from typing import Any

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import link, serve_goals
from codesign_tui.domain.card_filter import Keeps
from codesign_tui.domain.items import Commitment, Item, Need, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.orphans import goals_of, orphans
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.threads import Missing, is_restricted, lacks
from codesign_tui.tui.places.board_painter import Painter
from codesign_tui.tui.places.board_view import goal_row
from codesign_tui.tui.places.commitments_forms import CommitmentsForms
from codesign_tui.tui.places.commitments_standing import CommitmentsStanding
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.places.promise_of_card import promise_of
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.text import show_line
from codesign_tui.tui.widgets.rows import Row


def loose_end_rows(painter: Painter) -> tuple[list[Row], int]:
    """Return what leads nowhere under headings that say what to do, and how many rows stand for it."""
    process, words = painter.process, painter.words
    rows: list[Row] = []
    count = 0
    goals = _goals(painter)
    if goals:
        count += len(goals)
        rows.append(painter.heading("goals", words("board.loose.goal"), str(len(goals)), words("board.loose.goal.do")))
        rows += [Row(goal_row(at), show_line(f"  {goal}").truncate(painter.width, ellipsis=True)) for at, goal in goals]
    found = list(_lacking(process, painter.keep))
    for lack in Missing:
        items = [item for item, missing in found if lack in missing]
        if items:
            count += len(items)
            title, to_do = words(f"board.loose.{lack.value}"), words(f"board.loose.{lack.value}.do")
            rows.append(painter.heading(f"loose{lack.value}", title, str(len(items)), to_do))
            rows += [painter.lacking(item, lack) for item in items]
    return rows, count


def _goals(painter: Painter) -> list[tuple[int, str]]:
    """Return the goals that no proposal serves with their places; they belong to no session, kind or table."""
    if not painter.view.cards.of_session_only:
        return []
    every = painter.process.details.perimeter.goals
    return [(every.index(goal), goal) for goal in orphans(painter.process, asked=True).goals]


def _lacking(process: Process, keep: Keeps) -> Iterator[tuple[Item, tuple[Missing, ...]]]:
    """Yield the cards that lack something, with what they lack, as far as they are looked at."""
    for identifier, missing in lacks(process).items():
        for kind in (Need, Proposal, Commitment):
            item = process.get(kind, identifier)
            if item is not None and keep(item):
                yield item, missing


class LooseEnds(Dialogs):
    """Does what a loose end asks for."""

    async def put_right(self, item: Item, lack: Missing) -> None:
        """Give a card what it lacks: a proposal, a commitment, an owner, a date."""
        if isinstance(item, Need):
            await self._answer(item)
        elif isinstance(item, Proposal):
            await CommitmentsForms(self.place).add(text=item.words, proposals=(item.id,))
        elif isinstance(item, Commitment) and lack is Missing.OWNER:
            await CommitmentsForms(self.place).choose_owner(item)
        elif isinstance(item, Commitment):
            await CommitmentsStanding(self.place).set_due(item)

    async def promise(self, item: Item) -> None:
        """Make a commitment of what a card calls for."""
        await promise_of(self.place, item)

    async def take_up_goal(self, goal: str) -> None:
        """Say which proposal serves a goal of the notice: one that is there, or a new one."""
        proposals = [each for each in self._proposals() if goal not in goals_of(each)]
        picked = await self.pick(
            msg("board.loose.who_serves", goal=goal), _choices(proposals), new="board.new_proposal"
        )
        if picked is None:
            return
        if picked.id is None:
            self._propose(picked.name, msg("board.goal_taken_up"), goals=(goal,))
            return
        proposal = next(each for each in proposals if each.id == picked.id)
        done = self.desk.do(serve_goals, proposal.id, (*goals_of(proposal), goal), now=self.desk.now())
        self.tell(done, msg("board.serves_goal", card=code_of(proposal)))

    async def _answer(self, need: Need) -> None:
        """Say which proposal answers a need: one that is there, or a new one."""
        proposals = self._proposals()
        question = msg("board.loose.who_answers", card=code_of(need))
        picked = await self.pick(question, _choices(proposals), new="board.new_proposal")
        if picked is None:
            return
        if picked.id is None:
            self._propose(picked.name, msg("board.need_answered", card=code_of(need)), needs=(need.id,))
            return
        proposal = next(each for each in proposals if each.id == picked.id)
        done = self.desk.do(link, need.id, proposal.id, now=self.desk.now())
        self.tell(done, msg("board.linked", first=code_of(need), second=code_of(proposal)))

    def _propose(self, title: str, sentence: Msg, **values: Any) -> None:
        """Keep a new proposal with what it is for."""
        session = CommitmentsForms(self.place).day.session_of_change
        done = self.desk.do(capture, now=self.desk.now(), kind=ItemKind.PROPOSAL, text=title, session=session, **values)
        self.tell(done, sentence)

    def _proposals(self) -> list[Proposal]:
        """Return the proposals to choose from; before the hall, none that is restricted."""
        seen = [each for each in self.process.all(Proposal) if each.on_table]
        return [each for each in seen if not (self.place.projected and is_restricted(self.process, each))]


def _choices(proposals: list[Proposal]) -> list[Choice]:
    """Return some proposals to choose from."""
    return [Choice(each.id, f"{code_of(each)}  {each.words}") for each in proposals]
