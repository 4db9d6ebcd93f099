"""Choose (*Scegli*): the votes of this session, what each option got in bars and in words, the forms that count."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.content import Content

from codesign_tui.domain.choosing import is_open
from codesign_tui.domain.items import Vote
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.secret_votes import is_in_box
from codesign_tui.tui.commands import CHOOSE_COMMANDS, CHOOSE_COUNT, Command
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.choose_forms import ChooseForms
from codesign_tui.tui.places.choose_rows import vote_detail, vote_row
from codesign_tui.tui.places.choose_secret import SecretBallots, ballots_in
from codesign_tui.tui.places.detail_place import DetailPlace
from codesign_tui.tui.places.sheet_ways import SheetWays
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.rows import Row

_BESIDE = 0.6
"""The part of a wide screen that one vote in full takes; as in `choose.tcss`."""
_EDGES = 5
"""Columns that its border, its gap and its scroll bar take."""


class ChoosePlace(DetailPlace):
    """What the table chooses in this session; the hall sees a count once it is closed."""

    COMMANDS: ClassVar[Sequence[Command]] = CHOOSE_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset(
        ("votes", "needs", "proposals", "sessions", "agenda", "organizations", "participants", "staff", "clusters")
    )
    help_id: ClassVar[str] = "choose.help"
    name_in_ids: ClassVar[str] = "choose"
    enter: ClassVar[str] = CHOOSE_COUNT.id

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._forms = ChooseForms(self)
        self._secret = SecretBallots(self)

    # -- showing ---------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Sequence[Row]:
        """Return the votes of the session, the last one first."""
        process, words = self.desk.process, self.desk.words
        return [
            vote_row(process, vote, words, width, projected=self.projected, in_box=self._in_box(vote))
            for vote in reversed(self._votes)
        ]

    @property
    def empty_id(self) -> str:
        """How a first vote is opened."""
        return "choose.empty"

    def summary(self, width: int) -> Content:
        """Return which session it is, how many votes it has, and what a vote is."""
        words = self.desk.words
        session = self.desk.process.get(Session, self.session_id)
        votes = self._votes
        parts = [words("choose.of_session", number=session.number)] if session else []
        parts.append(words("choose.n_votes", n=len(votes)))
        opened = sum(map(is_open, votes))
        parts += [words("choose.n_open", n=opened)] if opened else []
        first = show(" · ".join(parts)).truncate(width, ellipsis=True)
        return first + Content("\n") + show(words("choose.a_signal"), "$muted").truncate(width, ellipsis=True)

    def detail(self) -> Content:
        """Return the vote under the cursor in full."""
        vote = self._vote
        if vote is None:
            return Content("")
        width = max(int(self.size.width * _BESIDE) if self.screen.has_class("-wide") else self.size.width, 40)
        return vote_detail(
            self.desk.process, vote, self.desk.words, width - _EDGES, projected=self.projected,
            in_box=self._in_box(vote),
        )  # fmt: skip

    def _in_box(self, vote: Vote) -> int | None:
        """Return how many ballots are in, which is all that an open secret vote tells; None for any other."""
        return ballots_in(self.desk, vote) if is_in_box(vote) else None

    @property
    def _votes(self) -> list[Vote]:
        """The votes of the session; to the hall none of a restricted one."""
        session = self.desk.process.get(Session, self.session_id)
        if session is None or (self.projected and session.restricted):
            return []
        return self.desk.process.in_session(Vote, session.id)

    @property
    def _vote(self) -> Vote | None:
        """The vote under the cursor."""
        return self.desk.process.get(Vote, self.listed.current)

    # -- doing -----------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_choose_new(self) -> None:
        """Ask how to choose and among what, and open a vote."""
        await self._forms.new()

    @work(group="dialog")
    async def action_choose_count(self) -> None:
        """Ask for what is counted: numbers per option, a round, a formal vote."""
        if (vote := self._vote) is not None:
            await (self._secret.ballots(vote) if is_in_box(vote) else self._forms.count(vote))

    @work(group="dialog")
    async def action_choose_ballots(self) -> None:
        """Ask for paper ballots."""
        if (vote := self._vote) is not None:
            await (self._secret.ballots(vote) if is_in_box(vote) else self._forms.ballots(vote))

    @work(group="dialog")
    async def action_choose_take_back(self) -> None:
        """Take one ballot out of the box of a secret vote."""
        if (vote := self._vote) is not None:
            await self._secret.take_back(vote)

    @work(group="dialog")
    async def action_choose_close(self) -> None:
        """Ask for the outcome and close the vote."""
        if (vote := self._vote) is not None:
            await self._forms.close(vote)

    @work(group="dialog")
    async def action_choose_decide(self) -> None:
        """Capture the decision that the vote leads to."""
        if (vote := self._vote) is not None:
            await self._forms.decide(vote)

    @work(group="dialog")
    async def action_choose_minutes(self) -> None:
        """Vote on the minutes of the session before."""
        await self._forms.approve_minutes()

    def action_choose_voters(self) -> None:
        """Count again who may vote now."""
        if (vote := self._vote) is not None:
            self._forms.count_voters(vote)

    @work(group="dialog")
    async def action_choose_edit(self) -> None:
        """Correct the words and limits of a vote."""
        if (vote := self._vote) is not None:
            await self._forms.correct(vote)

    @work(group="dialog")
    async def action_choose_again(self) -> None:
        """Correct the last round of a consent."""
        if (vote := self._vote) is not None:
            await self._forms.round(vote, again=True)

    @work(group="dialog")
    async def action_choose_interest(self) -> None:
        """Record who abstains for a conflict of interest, in the vote under the cursor or in the item in hand."""
        await self._forms.declare(self._vote)

    @work(group="dialog")
    async def action_choose_place(self) -> None:
        """Place proposals on the grid of impact and effort."""
        await self._forms.place_proposals()

    @work(group="dialog")
    async def action_choose_sheet(self) -> None:
        """Open the sheet of a proposal that the vote is about."""
        await SheetWays(self).open_one(self._vote.options if self._vote is not None else ())

    def action_choose_reopen(self) -> None:
        """Open a closed vote again."""
        if (vote := self._vote) is not None:
            self._forms.reopen(vote)
