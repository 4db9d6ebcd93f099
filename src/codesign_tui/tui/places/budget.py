"""The resources ledger (*quadro delle risorse*): sources, uses, what is given in kind, what is left."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.content import Content

from codesign_tui.domain.items import Resource
from codesign_tui.domain.text import folded
from codesign_tui.tui.commands import BUDGET_COMMANDS, BUDGET_EDIT, Command
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.budget_forms import BudgetForms
from codesign_tui.tui.places.budget_rows import COORDINATION, budget_detail, budget_rows, budget_summary
from codesign_tui.tui.places.detail_place import DetailPlace
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.rows import Row


class BudgetPlace(DetailPlace):
    """The rows of the ledger, with the totals always in view."""

    COMMANDS: ClassVar[Sequence[Command]] = BUDGET_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset(("resources", "commitments", "organizations", "budget_summary"))
    help_id: ClassVar[str] = "budget.help"
    name_in_ids: ClassVar[str] = "budget"
    enter: ClassVar[str] = BUDGET_EDIT.id

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._forms = BudgetForms(self)

    def rows(self, width: int) -> Sequence[Row]:
        """Return the rows that are looked for, by flow."""
        process, wanted = self.desk.process, folded(self.letters).split()
        found = [row for row in process.all(Resource) if all(word in folded(row.description) for word in wanted)]
        return budget_rows(process, found, self.desk.words, width)

    @property
    def empty_id(self) -> str:
        """How the ledger begins, or that no row is like what is looked for."""
        return "board.nothing_found" if self.letters else "budget.empty"

    def summary(self, width: int) -> Content:
        """Return the totals."""
        return budget_summary(self.desk.process, self.desk.process.all(Resource), self.desk.words, width)

    def detail(self) -> Content:
        """Return the row under the cursor in full, or why coordination is asked for."""
        if self.listed.current == COORDINATION:
            return show(self.desk.words("budget.coordination_why"), "$muted")
        resource = self._resource
        return budget_detail(self.desk.process, resource, self.desk.words) if resource else Content("")

    @property
    def _resource(self) -> Resource | None:
        """The row under the cursor."""
        return self.desk.process.get(Resource, self.listed.current)

    @work(group="dialog")
    async def action_budget_add(self) -> None:
        """Ask for a new row."""
        await self._forms.add(coordination=self.listed.current == COORDINATION)

    @work(group="dialog")
    async def action_budget_edit(self) -> None:
        """Correct the row under the cursor, or write the hours of coordination."""
        if self.listed.current == COORDINATION:
            await self._forms.add(coordination=True)
        elif (resource := self._resource) is not None:
            await self._forms.correct(resource)

    @work(group="dialog")
    async def action_budget_report(self) -> None:
        """Write what a row really was."""
        if (resource := self._resource) is not None:
            await self._forms.report(resource)

    @work(group="dialog")
    async def action_budget_set_aside(self) -> None:
        """Take a row out of the totals with a reason, or bring it back."""
        if (resource := self._resource) is not None:
            await self._forms.set_aside(resource)

    def action_budget_find(self) -> None:
        """Find rows by their words."""
        self.open_find("budget.find")
