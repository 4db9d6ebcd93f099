"""The guided form for a new process: short steps, Enter goes on, Esc goes back and loses nothing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, OptionList

from codesign_tui.actions.carrying import Carried, carry, what_became_of_authors
from codesign_tui.domain.items import Need
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.workspace import ProcessFile, ProcessSummary, Workspace
from codesign_tui.library.kinds import Answers
from codesign_tui.locale import Translator
from codesign_tui.tui.commands import Command
from codesign_tui.tui.desk import Said
from codesign_tui.tui.face import face_of
from codesign_tui.tui.screens.new_process_form import CHOSEN, LATER, Form, may_start_from
from codesign_tui.tui.screens.new_process_source import SourceStep
from codesign_tui.tui.screens.new_process_steps import KindStep, LinesStep, QuestionStep, Step, WorkshopStep
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.status import NoticeLine, TitleBar

_CO_DESIGN: Final = Answers(led_under_art_55=True, service_is_defined=True)
"""The answers that lead to a co-design, which is what can start from a co-programming."""


class NewProcessScreen(Screen[None]):
    """Asks what is needed to begin, makes the file and opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("pagedown", "later", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    help_id = "new.help"

    def __init__(self, workspace: Workspace, words: Translator, *, source: Path | None = None) -> None:
        """Ask for a new process; `source` is the file of the co-programming that it starts from, if it was chosen."""
        super().__init__()
        self._workspace = workspace
        self._words = words
        self.form = Form(answers=_CO_DESIGN, asked=[0, 1], source=source) if source is not None else Form()
        """What was answered and typed so far."""
        self._at = 0
        self._sources: list[ProcessSummary] = []
        self._workshops: list[Workshop] = []

    def compose(self) -> ComposeResult:
        """Title, the step, what stands in the way, the keys."""
        yield TitleBar(id="title")
        yield Vertical(id="step")
        yield NoticeLine(id="notice")
        yield Vertical(id="keys")

    async def on_mount(self) -> None:
        """Read the templates and show the first step."""
        app = face_of(self.app)
        self._workshops = list(app.library.workshops())
        self._sources = [one for one in self._workspace.processes() if may_start_from(one)]
        self.form.has_sources = bool(self._sources)
        if self.form.source is not None and "source" in self.form.steps:
            self._at = self.form.steps.index("source")
        await self._show()

    def commands_now(self) -> Sequence[Command]:
        """Return nothing: the form has its own keys."""
        return ()

    def speak(self, words: Translator) -> None:
        """Speak another language from now on."""
        self._words = words
        self.call_later(self._show)

    def say(self, message: Msg) -> None:
        """Put a sentence on the notice line."""
        self.query_one("#notice", NoticeLine).say(self._words(message), refused=True)

    # -- from step to step -----------------------------------------------------------------------------------

    async def _show(self) -> None:
        """Show the step in hand."""
        words = self._words
        bar = self.query_one("#title", TitleBar)
        bar.left = words("new.heading")
        bar.right = words("new.step", step=self._at + 1, steps=len(self.form.steps))
        self.query_one("#notice", NoticeLine).say("")
        await self._fill("#step", self._step())
        await self._fill("#keys", self._keys())

    async def _fill(self, place: str, widget: Step | KeyRow) -> None:
        """Put a widget in the place of another."""
        container = self.query_one(place, Vertical)
        await container.remove_children()
        await container.mount(widget)

    def _step(self) -> Step:
        """Return the widget of the step in hand."""
        step = self.form.steps[self._at]
        given = (self.form, self._words, self._workshops, self._today)
        if step not in CHOSEN:
            return LinesStep(*given, step=step)
        if step == "source":
            return SourceStep(*given, sources=self._sources, carry=self._carried)
        return {"questions": QuestionStep, "kind": KindStep, "workshop": WorkshopStep}[step](*given)

    def _keys(self) -> KeyRow:
        """Return the keys of the step in hand."""
        words, last, step = self._words, self._at + 1 == len(self.form.steps), self.form.steps[self._at]
        back = "new.key.home" if self._at == 0 and not self.form.asked else "new.key.back"
        ways = [Way("next", words("new.key.create" if last else "new.key.next")), Way("back", words(back))]
        if step in CHOSEN:
            ways.insert(1, Way("choose", words("new.key.choose")))
        elif step in LATER:
            ways.insert(1, Way("later", words("new.key.later")))
        return KeyRow(*ways)

    @property
    def _today(self) -> date:
        """Today, by the app's clock."""
        app = face_of(self.app)
        return app.clock.now().date()

    @on(Step.Answered)
    async def _answered(self) -> None:
        """Go on, unless something stands in the way."""
        step = self.form.steps[self._at]
        trouble = self.form.trouble(step, self._today)
        if trouble is not None:
            self.say(trouble)
            return
        if step == "questions" and self.form.question is not None:
            await self._show()
        elif self._at + 1 < len(self.form.steps):
            self._at += 1
            await self._show()
        else:
            self._create()

    def action_next(self) -> None:
        """Do what Enter does here."""
        lists = self.query(OptionList)
        if lists:
            lists.first().action_select()
        elif self.query(Input):
            self.query_one("#step", Vertical).query_one(Step).post_message(Step.Answered())

    def action_later(self) -> None:
        """Leave the rest of the step for later; what was typed stays."""
        if self.form.steps[self._at] in LATER:
            self.query_one("#step", Vertical).query_one(Step).post_message(Step.Answered())

    def _carried(self, path: Path) -> Carried:
        """Return what can be taken over from a file of the workspace.

        Raises:
            CodesignError: it cannot be read, or nothing can start from it.
        """
        app = face_of(self.app)
        source = self._workspace.read(path).process
        return carry(source, path.name, now=app.clock.now(), language=self._words.language)

    def action_choose(self) -> None:
        """Go to the next answer of a list."""
        for options in self.query(OptionList):
            options.action_cursor_down()

    async def action_back(self) -> None:
        """Go back one question or step; from the first one to Home."""
        if self._at > 1:
            self._at -= 1
        elif self.form.take_back_answer():
            self._at = 0
        else:
            self._leave()
            return
        await self._show()

    @work(group="dialog")
    async def _leave(self) -> None:
        """Go Home; ask first if something was typed."""
        from codesign_tui.tui.screens.asking import Confirm

        if not any(self.form.line(name) for name in self.form.typed) or await self.app.push_screen_wait(
            Confirm(self._words, msg("new.leave_typed"))
        ):
            self.dismiss()

    # -- the file --------------------------------------------------------------------------------------------

    def _create(self) -> None:
        """Make the file and open it, or say why it cannot be made."""
        app = face_of(self.app)
        workshop = next((one for one in self._workshops if one.id == self.form.workshop), None)
        if workshop is None:
            self.say(msg("new.workshop.none"))
            return
        try:
            draft = self.form.draft(workshop, now=app.clock.now(), language=self._words.language)
            file = self._workspace.create(self.form.line("title"), draft)
        except CodesignError as error:
            self.say(error.message)
            return
        self.dismiss()
        self.app.call_later(self._open, file)

    def _open(self, file: ProcessFile) -> None:
        """Open the new path; of what it took over it is said how many needs there are and what became of names."""
        app = face_of(self.app)
        app.open_file(file)
        told = what_became_of_authors(file.process.all(Need)) if self.form.carried is not None else ()
        screen = self.app.screen
        if told:
            screen.call_after_refresh(screen.post_message, Said(tuple(told)))
