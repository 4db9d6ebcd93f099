"""The steps of the guided form: each shows one question and says when it is answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codesign_tui.actions.carrying import what_became_of_authors
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.library.kinds import QUESTIONS, explained
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.new_process_form import Form, fitting, length
from codesign_tui.tui.screens.path_rows import act_words
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList

_YES: Final = "yes"
_NO: Final = "no"
_UNSURE: Final = "unsure"


class Step(VerticalScroll, can_focus=False):
    """One step: a question in bold, what it is for, the answer."""

    @dataclass
    class Answered(Message):
        """The step has its answer: go on."""

    def __init__(self, form: Form, words: Translator, workshops: list[Workshop], today: date) -> None:
        super().__init__()
        self.form = form
        self.words = words
        self.workshops = workshops
        self.today = today

    def on_mount(self) -> None:
        """Put the cursor where the answer goes."""
        first = next((widget for widget in self.query(Widget) if widget.focusable), None)
        if first is not None:
            first.focus()

    def heading(self, question: Msg, note: Msg | None = None) -> Iterator[Static]:
        """Yield the question and the note under it."""
        yield Static(show(self.words(question)), classes="question")
        if note is not None:
            yield Static(show(self.words(note)), classes="note muted")


class QuestionStep(Step):
    """One of the plain questions that tell the kind; «I do not know» counts as no, which never gives too much law."""

    def compose(self) -> ComposeResult:
        """The question and its three answers."""
        at = self.form.question or 0
        yield from self.heading(QUESTIONS[at], msg("new.questions.note"))
        yield ReadableList(
            *(Option(show(self.words(f"new.{answer}")), id=answer) for answer in (_YES, _NO, _UNSURE)),
            markup=False,
        )

    @on(OptionList.OptionSelected)
    def _answer(self, event: OptionList.OptionSelected) -> None:
        """Take the answer."""
        self.form.answer(self.form.question or 0, event.option.id == _YES)
        self.post_message(self.Answered())


class KindStep(Step):
    """The kind that follows from the answers, explained, and the freedom to choose another."""

    def compose(self) -> ComposeResult:
        """The four kinds, and three lines on the one under the cursor."""
        yield from self.heading(msg("new.kind", kind=self.form.answered_kind), msg("new.kind.note"))
        options = ReadableList(
            *(Option(show_line(self.words.term(kind)), id=kind.value) for kind in ProcessKind), markup=False
        )
        options.highlighted = list(ProcessKind).index(self.form.chosen_kind)
        yield options
        yield Static(id="explained")

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the kind under the cursor is for."""
        kind = ProcessKind(event.option.id or "")
        lines = [show(self.words(line)) for line in explained(kind)]
        self.query_one("#explained", Static).update(Content("\n\n").join(lines))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        """Take the kind under the cursor."""
        kind = ProcessKind(event.option.id or "")
        if kind is not self.form.chosen_kind:
            self.form.workshop = None
        self.form.kind = kind
        self.post_message(self.Answered())


class WorkshopStep(Step):
    """The workshop templates that fit the kind."""

    def compose(self) -> ComposeResult:
        """The templates: name, length, what each is for."""
        offered, made_for = fitting(self.workshops, self.form.chosen_kind)
        note = msg("new.workshop.note" if made_for else "new.workshop.none_fits", kind=self.form.chosen_kind)
        yield from self.heading(msg("new.workshop"), note if offered else msg("new.workshop.none"))
        options = ReadableList(*(Option(self._row(workshop), id=workshop.id) for workshop in offered), markup=False)
        ids = [workshop.id for workshop in offered]
        options.highlighted = ids.index(self.form.workshop) if self.form.workshop in ids else 0 if ids else None
        yield options

    def _row(self, workshop: Workshop) -> Content:
        """Return the name with its length, and what it is for."""
        language = self.words.language
        title = show_line(workshop.name.in_language(language), "bold")
        return join(
            title + show_line(f" · {self.words(length(workshop))}"),
            show_line(workshop.purpose.in_language(language)),
            gap="\n",
        )

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        """Take the template under the cursor."""
        self.form.workshop = event.option.id
        self.post_message(self.Answered())


class LinesStep(Step):
    """A step with one or two lines to type; Enter goes to the next line, then on."""

    def __init__(self, form: Form, words: Translator, workshops: list[Workshop], today: date, *, step: str) -> None:
        super().__init__(form, words, workshops, today)
        self._step = step

    def compose(self) -> ComposeResult:
        """Each line with its name, what was typed, and what was understood."""
        yield from self.heading(msg(f"new.{self._step}"), msg(f"new.{self._step}.note"))
        for name in self.form.fields(self._step):
            label = self.form.leader_question if name == "authority" else msg(f"new.{name}")
            yield Static(show(self.words(label)), classes="label")
            yield Input(value=self.form.typed.get(name, ""), id=f"line-{name}")
        yield Static(id="understood")

    def on_mount(self) -> None:
        """Say what is understood of what was typed before."""
        super().on_mount()
        self._say_understood()

    @on(Input.Changed)
    def _keep(self, event: Input.Changed) -> None:
        """Keep each letter, so that going back loses nothing."""
        self.form.typed[(event.input.id or "").removeprefix("line-")] = event.value
        self._say_understood()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Go to the next line, or to the next step from the last."""
        lines = list(self.query(Input))
        at = lines.index(event.input)
        if at + 1 < len(lines) and self.form.trouble(self._step, self.today) is None:
            lines[at + 1].focus()
        else:
            self.post_message(self.Answered())

    def _say_understood(self) -> None:
        """Show what the program makes of the lines: the day in words, the whole before it is made."""
        parts = [show(self.words(message)) for message in self._understood()]
        self.query_one("#understood", Static).update(Content("\n").join(parts))

    def _understood(self) -> Iterator[Msg]:
        """Yield what is understood at this step."""
        if self._step == "when":
            day = self.form.day(self.today)
            if day is not None:
                yield msg("new.day_read", day=self.words.day(day, style="full"))
                if day < self.today:
                    yield msg("new.day_past")
            elif self.form.line("day"):
                yield msg("new.day_unclear")
            start = self.form.start
            if start is not None:
                yield msg("new.time_read", time=self.words.clock(start))
            elif self.form.line("time"):
                yield msg("new.time_unclear")
        elif self._step == "basis":
            yield from self._acts_read()
        elif self._step == "who":
            yield from self._whole()

    def _acts_read(self) -> Iterator[Msg]:
        """Yield the acts as they are read, and what looks wrong about their days."""
        trouble = self.form.trouble("basis", self.today)
        if trouble is not None:
            yield trouble
            return
        for act in self.form.acts(self.today, self.words.language):
            yield msg("new.act_read", act=act_words(act, self.words))
            if act.date is not None and act.deadline is not None and act.deadline < act.date:
                yield msg("new.deadline_before_act", act=act.kind)

    def _whole(self) -> Iterator[Msg]:
        """Yield the process as it is about to be made."""
        workshop = next((one for one in self.workshops if one.id == self.form.workshop), None)
        name = workshop.name.in_language(self.words.language) if workshop else ""
        yield msg("new.whole", title=self.form.line("title"), kind=self.form.chosen_kind, workshop=name)
        day, place = self.form.day(self.today), self.form.line("place")
        if day is not None and place:
            yield msg("new.whole.day_place", day=day, place=place)
        elif day is not None:
            yield msg("new.whole.day", day=day)
        elif place:
            yield msg("new.whole.place", place=place)
        if self.form.leader is not None:
            yield self.form.leader
        if self.form.carried is not None:
            yield msg("new.whole.carried", title=self.form.carried.source.title)
            yield from what_became_of_authors(self.form.carried.needs)
        yield msg("new.whole.later")
