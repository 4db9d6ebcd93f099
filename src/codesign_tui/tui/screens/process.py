"""One process: opened, kept up to date and saved; undo and redo, what the hall sees, and how it is left."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import on, work

from codesign_tui.actions.undoing import redo, undo
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.newcomer import has_past
from codesign_tui.domain.recent import last_actions
from codesign_tui.domain.transactions import Change, sessions_touched
from codesign_tui.tui.desk import ProcessChanged, Said, Saved
from codesign_tui.tui.face import face_of
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.screens.asking import AskText, Confirm
from codesign_tui.tui.screens.places_screen import PlacesScreen
from codesign_tui.tui.screens.process_lines import current_session
from codesign_tui.tui.screens.returning import last_lines, welcome_back

if TYPE_CHECKING:
    from codesign_tui.tui.projector.hall import Page
    from codesign_tui.tui.screens.projector import Shown

FOLLOW_SECONDS: Final = 2.0
"""How often a file that another program holds is read again."""


class ProcessScreen(PlacesScreen):
    """The screen of an open process: begun, brought up to date, projected, saved and left."""

    AUTO_FOCUS = ""  # the place says where the cursor goes, not the order of its parts

    _shown: "Shown | None" = None

    async def on_mount(self) -> None:
        """Open the first place and start the clock's repaint."""
        self.set_interval(1, self._tick)
        if self.desk.file.read_only:
            self.set_interval(FOLLOW_SECONDS, self._follow)
        await self._go(self._current)
        if self._start is not None and isinstance(self.place, ListPlace):
            self.place.go_to(self._start.item)
        self.say(
            *self.desk.file.notices, *welcome_back(self.desk.process, self._session, self.desk.now(), self.desk.words)
        )
        self._show_banner()

    def on_screen_resume(self) -> None:
        """Put the cursor where work starts when a dialog gave none back: after Esc nothing had it before."""
        if self.focused is None and self.place is not None:
            self.place.focus_first()

    def on_resize(self) -> None:
        """Say kindly when the terminal is too small to work in."""
        self._show_banner()

    # -- leaving ---------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_go_home(self) -> None:
        """Close the process; all that was typed is kept."""
        if self.unsaved is None or await self.app.push_screen_wait(Confirm(self.desk.words, self.unsaved)):
            self.leave()
            self.dismiss()

    @property
    def unsaved(self) -> Msg | None:
        """What to ask before leaving: None unless something is only in memory, or a place is in the middle of work."""
        if self.desk.file.trouble is not None:
            return msg("tui.leave_unsaved")
        return next((place.unfinished for place in self._places.values() if place.unfinished), None)

    def leave(self) -> None:
        """Keep what is being typed, wait for the disk, let go of the file."""
        self.put_away()
        self.desk.file.close()

    def put_away(self) -> None:
        """Keep what is being typed in every place."""
        for place in self._places.values():
            place.put_away()

    # -- what happens to the process -------------------------------------------------------------------------

    @on(ProcessChanged)
    def _process_changed(self, event: ProcessChanged) -> None:
        """Bring the place in view up to date, remember that the others are not."""
        self._leave_stale()
        self.say_nothing()
        if "sessions" in event.change.tables and self._session not in self.desk.process.documents("sessions"):
            self.choose_session(current_session(self.desk.file))
        if self.place is not None:
            self.place.show_process(event.change)
        self._show_hints()
        self._tick()

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        """Count what is safe; show trouble as long as it lasts."""
        self.desk.pending = max(self.desk.pending - 1, 0)
        if event.trouble is not None:
            self._show_banner(event.trouble)
        self._tick()

    @on(Said)
    def _said(self, event: Said) -> None:
        """Put the sentence on the notice line."""
        self.say(*event.messages, refused=event.refused)

    def _follow(self) -> None:
        """Take in what the program that holds the file has written."""
        for change in self.desk.file.follow():
            self.post_message(ProcessChanged(change))

    def action_undo(self) -> None:
        """Take back the last thing done here, and say what it was."""
        done = self.desk.do(undo, now=self.desk.now())
        if done is not None:
            self.call_later(self.say, msg("tui.undone", what=msg(f"undo.{done.value}")), *self._elsewhere(done.change))

    def action_redo(self) -> None:
        """Do again what was taken back, and say what it was."""
        done = self.desk.do(redo, now=self.desk.now())
        if done is not None:
            self.call_later(self.say, msg("tui.redone", what=msg(f"undo.{done.value}")), *self._elsewhere(done.change))

    def _elsewhere(self, change: Change) -> tuple[Msg, ...]:
        """Return in which session something was changed, when that is not the one in view."""
        touched = [self.desk.process.get(Session, one) for one in sessions_touched(change)]
        numbers = sorted(session.number for session in touched if session is not None)
        if not numbers or self._session in [session.id for session in touched if session is not None]:
            return ()
        return (msg("tui.other_session", n=len(numbers), numbers=", ".join(map(str, numbers))),)

    @work(group="dialog")
    async def action_last_actions(self) -> None:
        """Show the last things that were done; not before the hall, which would read what it should not."""
        from codesign_tui.tui.screens.reading import Reading

        if self._projected:
            self.say(msg("coach.not_projected"), refused=True)
            return
        done, words = last_actions(self.desk.process), self.desk.words
        await self.app.push_screen_wait(
            Reading(words, msg("clock.last_actions_title"), lambda width: last_lines(done, words, width))
        )

    def action_projected(self) -> None:
        """Show only what the hall may see, or all again."""
        self._projected = not self._projected
        self.set_class(self._projected, "-projected")
        for place in self._places.values():
            place.set_projected(self._projected)
        self.say(msg("tui.projected_on" if self._projected else "tui.projected_off"))
        self._tick()

    @property
    def hall_mark(self) -> str:
        """A word that stands on whatever the hall sees; empty but in a rehearsal."""
        return ""

    def action_rehearse(self) -> None:
        """Rehearse the next session on a copy of this process, which is left as it is."""
        self.put_away()
        face_of(self.app).rehearse(self.desk.process)

    @work(group="dialog")
    async def action_projector(self) -> None:
        """Show the hall one thing in big type until it is left."""
        await self._project()

    @work(group="dialog")
    async def action_recap(self) -> None:
        """Tell who arrives now, in big type, what was asked, chosen, promised, what happened."""
        from codesign_tui.tui.projector.hall import Page

        if not has_past(self.desk.process):
            self.say(msg("projector.nothing_recap"), refused=True)
            return
        await self._project(Page.RECAP)

    async def _project(self, page: "Page | None" = None) -> None:
        """Show the hall a page, or the one it saw last, until the projector is left."""
        from codesign_tui.tui.screens.projector import ProjectorScreen, Shown

        self._shown = self._shown or Shown()
        self._shown.page = page or self._shown.page
        self.put_away()
        await self.app.push_screen_wait(ProjectorScreen(self.desk, self._session, self._shown, mark=self.hall_mark))
        self.show_all_again()
        self._show_banner()

    @work(group="dialog")
    async def action_save_elsewhere(self) -> None:
        """Ask for another file and save everything there."""
        words = self.desk.words
        where = await self.app.push_screen_wait(
            AskText(words, msg("tui.save_elsewhere_where"), value=str(self.desk.file.path))
        )
        if not where:
            return
        try:
            self.desk.file.save_elsewhere(Path(where).expanduser())
        except CodesignError as error:
            self.say(error.message, refused=True)
            return
        self.desk.pending = 0
        self._show_banner()
        self.say(msg("tui.saved_elsewhere", path=str(self.desk.file.path)))
