"""Data of the path (*Dati del percorso*): what it stands on, a row for each part; Enter changes the one in hand."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign_tui.domain.basis import PathPart, parts_of
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.declared_forms import DeclaredForms
from codesign_tui.tui.screens.path_forms import Kept, PathForms
from codesign_tui.tui.screens.path_rows import ADD_ACT, PROCESS_FIELDS, path_rows
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import RowList


class PathData(ModalScreen[None]):
    """Shows what the path says of itself, and what is still missing; `start` names the part to begin on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("n", "add_act", show=False),
        Binding("x", "remove_act", show=False),
    ]
    help_id = "path.help"

    def __init__(self, desk: Desk, session_id: str | None, *, start: PathPart | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.session_id = session_id
        self._start = start
        self._forms = PathForms(self)

    def compose(self) -> ComposeResult:
        """The title, the rows, what was said last, the keys."""
        words = self.desk.words
        ways = [Way("edit", words("path.key.edit"))]
        if self._has_acts:
            ways += [Way("add_act", words("path.key.add_act")), Way("remove_act", words("path.key.remove_act"))]
        with Vertical(classes="dialog -large path-data"):
            yield Static(show(words("path.heading")), classes="question")
            yield Static(show(words("path.note")), classes="muted form-note")
            yield RowList(id="path-list")
            yield Static(id="path-said", classes="form-trouble")
            yield KeyRow(*ways, Way("leave", words("path.key.leave")))

    @property
    def _has_acts(self) -> bool:
        """Whether this kind of path has acts."""
        return PathPart.ACTS in parts_of(self.desk.process.details.kind)

    @property
    def _list(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        """Show the rows, on the part that was asked for."""
        self._show_rows()
        self._list.focus()
        if self._start is not None:
            self._go_to(self._start)

    @on(RowList.Widened)
    def _show_rows(self) -> None:
        """Make the rows again."""
        self._list.show_rows(path_rows(self.desk.process, self.desk.words, self._list.room))

    def _go_to(self, part: PathPart) -> None:
        """Put the cursor on the first row of a part."""
        for option in self._list.options:
            if option.id is not None and option.id.partition(":")[0] == part.value:
                self._list.go_to(option.id)
                return

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Change the row under the cursor."""
        event.stop()
        self.action_edit()

    @work(group="dialog")
    async def action_edit(self) -> None:
        """Ask for what the row under the cursor holds."""
        row = self._list.current or ""
        part, _, table = row.partition(":")
        if part == "fields":
            await self._ask_fields(table)
        elif row:
            self._kept(await self._forms.edit(row))

    async def _ask_fields(self, table: str) -> None:
        """Ask for what the template wants noted of the path, or of the session in hand."""
        session = self.desk.process.get(Session, self.session_id)
        title = self.desk.process.details.title if session is None or table == PROCESS_FIELDS else session.title
        identifier = self.desk.process.details.id if table == PROCESS_FIELDS else self.session_id or ""
        if await DeclaredForms(self).ask_for(table, identifier, title):
            self._show_rows()

    @work(group="dialog")
    async def action_add_act(self) -> None:
        """Ask for one more act."""
        if self._has_acts:
            self._kept(await self._forms.edit(ADD_ACT))

    def action_remove_act(self) -> None:
        """Take the act under the cursor away."""
        part, _, which = (self._list.current or "").partition(":")
        if part == PathPart.ACTS and which.isdecimal():
            self._kept(self._forms.remove_act(int(which)), msg("path.act_removed"))
        elif self._has_acts:
            self._say(msg("path.no_act_here"))

    def _kept(self, kept: Kept, told: Msg | None = None) -> None:
        """Show what is there now, and what looks odd in it."""
        if kept is None:
            return
        self._show_rows()
        warnings = kept.warnings[:1]
        self._say(warnings[0] if warnings else told)

    def _say(self, sentence: Msg | None) -> None:
        """Put a sentence above the keys, or free the line."""
        line = self.query_one("#path-said", Static)
        line.update(show(self.desk.words(sentence)) if sentence is not None else show(""))
        line.display = sentence is not None

    def action_leave(self) -> None:
        """Go back to the place."""
        self.dismiss(None)
