"""Prepare (*Prepara la seduta*): do the minutes fit, what still lacks and where to go for it, what to tick off."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign_tui.actions.agenda import change_minutes
from codesign_tui.actions.checking import note_check, tick
from codesign_tui.domain.checklists import checklists_for
from codesign_tui.domain.details import Check, KeptChecklist
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.preparing import Preparation, Where, prepare
from codesign_tui.tui.desk import Desk, JumpWanted
from codesign_tui.tui.screens.asking import AskText
from codesign_tui.tui.screens.prepare_rows import CHECK, ITEM, LACK, Pointed, pointed, prepare_rows, row_id, workshop_of
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import RowList

_STEP: Final = 5
"""Minutes that one key adds or takes."""


class Prepare(ModalScreen[JumpWanted | None]):
    """Shows a session before it is opened; gives back where to go for what lacks, None when all was seen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("plus", "minutes(1)", show=False),
        Binding("minus", "minutes(-1)", show=False),
        Binding("space", "tick", show=False),
        Binding("n", "note", show=False),
        Binding("m", "papers", show=False),
    ]
    help_id = "prepare.help"

    def __init__(self, desk: Desk, session: str, *, start: str | None = None) -> None:
        """Prepare a session; `start` is the row to begin on, the one that was left when this screen led elsewhere."""
        super().__init__()
        self.desk = desk
        self.session_id = session
        self.row: str | None = start
        """The row under the cursor when the screen was left."""

    def compose(self) -> ComposeResult:
        """The title, the rows, what was said last, the keys."""
        words, session = self.desk.words, self._session
        title = msg("prepare.heading", number=session.number, title=session.title)
        with Vertical(classes="dialog -large prepare"):
            yield Static(show(words(title)), classes="question")
            yield RowList(id="prepare-list")
            yield Static(id="prepare-said", classes="form-trouble")
            yield KeyRow(
                Way("go", words("prepare.key.go")),
                *self._ways_of_minutes(),
                Way("note", words("prepare.key.note")),
                Way("papers", words("prepare.key.papers")),
                Way("leave", words("prepare.key.leave")),
            )

    def _ways_of_minutes(self) -> Sequence[Way]:
        """Return the keys that give an item more or less time, where there is an agenda."""
        if not self.desk.process.agenda(self.session_id):
            return ()
        words = self.desk.words
        return (Way("minutes(1)", words("prepare.key.more")), Way("minutes(-1)", words("prepare.key.less")))

    @property
    def _session(self) -> Session:
        """The session that is prepared."""
        session = self.desk.process.get(Session, self.session_id)
        assert session is not None, "a session is never taken away while it is looked at"
        return session

    @property
    def _prepared(self) -> Preparation:
        """The session as it is planned now."""
        return prepare(self.desk.process, self._session, workshop_of(self.desk))

    @property
    def _checklists(self) -> list[KeptChecklist]:
        """The checklists to go through."""
        return checklists_for(self.desk.process, self.session_id, workshop_of(self.desk))

    @property
    def _list(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        """Show the rows, the cursor on the first."""
        self._show_rows()
        if self.row is not None:
            self._list.go_to(self.row)
        self._list.focus()

    @on(RowList.Widened)
    def _show_rows(self) -> None:
        """Make the rows again."""
        listed = self._list
        listed.show_rows(prepare_rows(self.desk, self._prepared, self._checklists, self._session, listed.room))

    @property
    def _here(self) -> Pointed | None:
        """What the row under the cursor stands for."""
        return pointed(self._list.current)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Go where the row leads, or tick it."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Go to where what lacks is put right; tick a thing of a checklist."""
        here = self._here
        if here is None:
            return
        if here.kind == CHECK:
            self.action_tick()
        elif here.kind == ITEM:
            self._say(msg("prepare.item_keys"))
        else:
            self._jump(int(here.id))

    def _jump(self, position: int) -> None:
        """Leave for where a lack is put right; the agenda is here."""
        lacks = self._prepared.lacks
        if position >= len(lacks):
            return
        lack = lacks[position]
        if lack.where is Where.AGENDA and self._prepared.items:
            longest = max(self._prepared.items, key=lambda one: one.item.planned_minutes or 0)
            self._list.go_to(row_id(ITEM, longest.item.id))
            self._say(msg("prepare.item_keys"))
        else:
            self._leave(JumpWanted(lack.where, lack.field))

    def action_minutes(self, way: int) -> None:
        """Give the item under the cursor five minutes more or less; one that has none begins with five."""
        here = self._here
        item = self.desk.process.get(AgendaItem, here.id) if here is not None and here.kind == ITEM else None
        if item is None:
            self._say(msg("prepare.on_an_item"))
            return
        wanted = max((item.planned_minutes or 0) + way * _STEP, 1)
        if wanted != item.planned_minutes and self.desk.do(change_minutes, item.id, wanted, now=self.desk.now()):
            self._show_rows()
            self._say(self._prepared.sum)

    def _check_here(self) -> tuple[KeptChecklist, Check] | None:
        """Return the thing under the cursor with its checklist."""
        here = self._here
        if here is None or here.kind != CHECK:
            return None
        for checklist in self._checklists:
            for check in checklist.items:
                if (checklist.id, check.id) == (here.of, here.id):
                    return checklist, check
        return None

    def action_tick(self) -> None:
        """Tick the thing under the cursor, or take its tick away."""
        found = self._check_here()
        if found is None:
            self._say(msg("prepare.on_a_check"))
            return
        checklist, check = found
        if self.desk.do(tick, checklist, check.id, now=self.desk.now(), on=check.done_on is None):
            self._show_rows()

    @work(group="dialog")
    async def action_note(self) -> None:
        """Write a note beside the thing under the cursor."""
        found = self._check_here()
        if found is None:
            self._say(msg("prepare.on_a_check"))
            return
        checklist, check = found
        words = self.desk.words
        question = msg("prepare.note_on", what=check.in_language(words.language))
        note = await self.app.push_screen_wait(AskText(words, question, value=check.note or "", may_be_empty=True))
        if note is not None and self.desk.do(note_check, checklist, check.id, note, now=self.desk.now()):
            self._show_rows()

    def action_papers(self) -> None:
        """Go to what is printed for the session: materials, sheets, place cards."""
        self._leave(JumpWanted(Where.PAPERS))

    def _say(self, sentence: Msg) -> None:
        """Put a sentence above the keys."""
        line = self.query_one("#prepare-said", Static)
        line.update(show(self.desk.words(sentence)))
        line.display = True

    def _leave(self, jump: JumpWanted | None) -> None:
        """Go, and remember where the cursor was."""
        self.row = self._list.current
        self.dismiss(jump)

    def action_leave(self) -> None:
        """Go back to the place."""
        self._leave(None)


__all__ = ["CHECK", "ITEM", "LACK", "Prepare"]
