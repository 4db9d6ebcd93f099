"""Commitments (*Impegni*): who does what by when with which resources, and what is late."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.content import Content

from codesign_tui.domain.at_rest import awaiting_point, is_at_rest
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import msg
from codesign_tui.domain.tables import code_of
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import COMMITMENTS_COMMANDS, COMMITMENTS_THREAD, GO_BUDGET, MINUTES_LETTERS, Command
from codesign_tui.tui.desk import CommandAsked, Desk
from codesign_tui.tui.face import face_of
from codesign_tui.tui.places.commitment_rows import (
    Held,
    commitment_detail,
    commitment_row,
    held,
    late_first,
    matching,
    totals,
)
from codesign_tui.tui.places.commitments_more import CommitmentsMore
from codesign_tui.tui.places.commitments_risks import CommitmentsRisks
from codesign_tui.tui.places.commitments_rounds import CommitmentsRounds
from codesign_tui.tui.places.commitments_standing import CommitmentsStanding
from codesign_tui.tui.places.commitments_support import CommitmentsSupport
from codesign_tui.tui.places.declared_forms import DeclaredForms
from codesign_tui.tui.places.detail_place import DetailPlace
from codesign_tui.tui.places.turnover import Turnover
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.rows import Row


class CommitmentsPlace(DetailPlace):
    """What was promised, by whom, by when, and how it stands on the day of the session."""

    COMMANDS: ClassVar[Sequence[Command]] = COMMITMENTS_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "commitments",
            "proposals",
            "decisions",
            "resources",
            "organizations",
            "participants",
            "staff",
            "sessions",
            "attendance",
            "clusters",
        )
    )
    help_id: ClassVar[str] = "commitments.help"
    name_in_ids: ClassVar[str] = "commitments"
    enter: ClassVar[str] = COMMITMENTS_THREAD.id

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._late_first = False
        self._entries: dict[str, Held] = {}
        self._forms = CommitmentsStanding(self)
        self._support = CommitmentsSupport(self)
        self._rounds = CommitmentsRounds(self)
        self._risks = CommitmentsRisks(self)
        self._more = CommitmentsMore(self)
        self._turnover = Turnover(self)

    # -- showing ---------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Sequence[Row]:
        """Return the commitments that are looked for, in the order asked for."""
        process, words = self.desk.process, self.desk.words
        entries = held(process, self._forms.day.of_lateness, projected=self.projected)
        self._entries = {entry.commitment.id: entry for entry in entries}
        ordered = late_first(entries) if self._late_first else entries
        shown = [commitment_row(process, entry, words, width) for entry in matching(process, ordered, self.letters)]
        return [*self._at_rest(), *shown]

    def _at_rest(self) -> list[Row]:
        """Return the line that says how a table that planned no other session meets again; not for the hall."""
        process, words = self.desk.process, self.desk.words
        if self.projected or self.letters:
            return []
        if is_at_rest(process):
            return [Row("at-rest", show(words("reopen.at_rest"), "$muted"), heading=True)]
        waiting = awaiting_point(process)
        if waiting is None:
            return []
        return [Row("at-rest", show(words("reopen.point_waits", number=waiting.number), "$warning"), heading=True)]

    @property
    def empty_id(self) -> str:
        """Where commitments come from, or that none is like what is looked for."""
        return "board.nothing_found" if self.letters else "commitments.empty"

    def summary(self, width: int) -> Content:
        """Return how many commitments there are, how many were kept, what is late and on which day that is told."""
        words, counted, day = self.desk.words, totals(list(self._entries.values())), self._forms.day.of_lateness
        order = words("commitments.by_lateness" if self._late_first else "commitments.by_number")
        first = spread(show(order), show(words("commitments.on_day", day=day), "$muted"), width)
        parts = [
            show(words("commitments.n_all", n=counted.all)),
            show(words("commitments.n_kept", n=counted.kept)),
        ]
        if counted.late:
            parts.append(show(words("commitments.n_late", n=counted.late), "bold $warning"))
        if counted.incomplete:
            parts.append(show(words("commitments.n_incomplete", n=counted.incomplete), "$warning"))
        if counted.warned:
            parts.append(show(words("commitments.n_warned", n=counted.warned), "$warning"))
        return first + Content("\n") + Content(" · ").join(parts).truncate(width, ellipsis=True)

    def detail(self) -> Content:
        """Return the commitment under the cursor in full; below the list, only what its row does not say."""
        entry = self._entries.get(self.listed.current or "")
        if entry is None:
            return Content("")
        brief = not self.screen.has_class("-wide")
        return commitment_detail(self.desk.process, entry, self.desk.words, brief=brief, projected=self.projected)

    @property
    def _commitment(self) -> Commitment | None:
        """The commitment under the cursor."""
        entry = self._entries.get(self.listed.current or "")
        return entry.commitment if entry else None

    def action_commitments_order(self) -> None:
        """Turn between what is late first and the order of the numbers."""
        self._late_first = not self._late_first
        self.show_rows()
        if self._late_first:
            self.listed.action_first()

    def action_commitments_find(self) -> None:
        """Find commitments by words or owner."""
        self.open_find("commitments.find")

    # -- doing -----------------------------------------------------------------------------------------------

    def action_commitments_letters(self) -> None:
        """Write the letters and calendars, at the minutes."""
        self.post_message(CommandAsked(MINUTES_LETTERS))

    @work(group="dialog")
    async def action_commitments_sheet(self) -> None:
        """Read the sheet of commitments that an office filled in; not before the hall."""
        from codesign_tui.tui.screens.sheet_coming import COMMITMENTS, SheetComing

        if self.projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
            return
        await SheetComing(self).read(COMMITMENTS)
        self.focus_first()

    @work(group="dialog")
    async def action_commitments_risks(self) -> None:
        """Go through the risks: weigh them, make commitments of them."""
        await self._risks.look()
        self.focus_first()

    @work(group="dialog")
    async def action_commitments_add(self) -> None:
        """Ask for what, who and by when, and keep a new commitment."""
        await self._forms.add()

    @work(group="dialog")
    async def action_commitments_edit(self) -> None:
        """Correct the words of a commitment, and the act or confirmation it hangs on."""
        if (commitment := self._commitment) is not None:
            await self._forms.correct(commitment)

    @work(group="dialog")
    async def action_commitments_supporters(self) -> None:
        """Choose who supports a commitment."""
        if (commitment := self._commitment) is not None:
            await self._support.choose_for(commitment)

    @work(group="dialog")
    async def action_commitments_note(self) -> None:
        """Write how a commitment is going, and what proves it."""
        if (commitment := self._commitment) is not None:
            await self._forms.note(commitment)

    @work(group="dialog")
    async def action_commitments_fields(self) -> None:
        """Fill in what the template asks of a commitment besides its words."""
        if (commitment := self._commitment) is not None:
            await DeclaredForms(self).ask_for("commitments", commitment.id, code_of(commitment))

    @work(group="dialog")
    async def action_commitments_owner(self) -> None:
        """Choose the person or organisation that takes a commitment on."""
        if (commitment := self._commitment) is not None:
            await self._forms.choose_owner(commitment)

    @work(group="dialog")
    async def action_commitments_due(self) -> None:
        """Ask by when."""
        if (commitment := self._commitment) is not None:
            await self._forms.set_due(commitment)

    @work(group="dialog")
    async def action_commitments_state(self) -> None:
        """Choose how a commitment stands."""
        if (commitment := self._commitment) is not None:
            await self._forms.set_state(commitment)

    def action_commitments_confirm(self) -> None:
        """Record that the owner confirmed it."""
        if (commitment := self._commitment) is not None:
            self._forms.confirm(commitment)

    async def action_commitments_ledger(self) -> None:
        """Go to the resources ledger."""
        await face_of(self.app).do_command(GO_BUDGET)

    @work(group="dialog")
    async def action_commitments_resources(self) -> None:
        """Link a resource to a commitment, or take the link away."""
        await self._forms.choose_resources(self._commitment)

    # -- one by one, and more of one ---------------------------------------------------------------------------

    @work(group="dialog")
    async def action_commitments_read_back(self) -> None:
        """Read the commitments of the session back, one by one."""
        await self._rounds.read_back()
        self.focus_first()

    @work(group="dialog")
    async def action_commitments_review(self) -> None:
        """Hear of the commitments of earlier sessions, one by one."""
        await self._rounds.review()
        self.focus_first()

    @work(group="dialog")
    async def action_commitments_thread(self) -> None:
        """Go to what a commitment hangs on: its proposal, need, people."""
        if (commitment := self._commitment) is not None:
            await self._more.thread(commitment)

    def action_commitments_headline(self) -> None:
        """Make it a headline of its session, or no longer."""
        if (commitment := self._commitment) is not None:
            self._more.headline(commitment)

    @work(group="dialog")
    async def action_commitments_event(self) -> None:
        """Enter the day of the event that its date hangs on."""
        if (commitment := self._commitment) is not None:
            await self._more.event(commitment)

    @work(group="dialog")
    async def action_commitments_roles(self) -> None:
        """Say who answers for it, carries it out, is heard and told."""
        if (commitment := self._commitment) is not None:
            await self._more.roles(commitment)

    @work(group="dialog")
    async def action_commitments_absent(self) -> None:
        """Record that it is taken on for somebody who is not there."""
        if (commitment := self._commitment) is not None:
            await self._more.absent(commitment)

    @work(group="dialog")
    async def action_commitments_turnover(self) -> None:
        """Pass what its owner promised to who comes after."""
        if (commitment := self._commitment) is not None:
            await self._turnover.replace(self.desk.process.person(commitment.owner))
