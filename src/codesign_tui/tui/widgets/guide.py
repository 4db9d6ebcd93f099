"""What to say and do now, and how long is left: read from the clock, never counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from textual.content import Content
from textual.widget import Widget

from codesign_tui.domain.clock import Countdown, Stage, back_at, countdown, is_break, paused_since
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.role_prompts import role_prompts
from codesign_tui.domain.steps import StepNow, step_now
from codesign_tui.domain.templates import Method, Step
from codesign_tui.domain.terms import Category
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell, folded_lines
from codesign_tui.tui.commands import STEP_NEXT
from codesign_tui.tui.text import show, show_line

_MINUTE = 60

_LOOK = {Stage.CALM: "bold", Stage.NEARING: "bold $warning", Stage.LAST: "bold $warning", Stage.OVER: "bold $error"}
"""How the time left looks; what it says needs no colour."""

_LINES = 2
"""Lines that what to say or to do may take."""

_LABEL = 6
"""Columns of the words before what to say and to do."""
_CATEGORY = 16
"""Columns of a category's name and the gap after it."""
_TALL = 28
"""Rows from which a category's question may take a line more."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the guide tells: the item in hand, its method, and what comes after."""

    item: AgendaItem
    method: Method | None
    then: str
    """The title of the next item; empty at the end."""
    here: tuple[Category, ...] = ()
    """The categories in the hall, to whom questions of their own are put."""


class Guide(Widget):
    """The item in hand: title and time left, then DITE, FATE, POI."""

    DEFAULT_CSS = """
    Guide { height: auto; max-height: 18; width: 1fr; }
    """
    ALLOW_SELECT = False

    def __init__(self, words: Translator, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._guidance: Guidance | None = None
        self._sentence = ""
        self._now: datetime | None = None
        self._projected = False

    def tell(self, guidance: Guidance | None, sentence: str, now: datetime, words: Translator, projected: bool) -> None:
        """Show an item's guidance, or a sentence where no item is in hand."""
        self._guidance, self._sentence, self._now = guidance, sentence, now
        self._words, self._projected = words, projected
        self._mark()
        self.refresh(layout=True)

    def tick(self, now: datetime) -> None:
        """Repaint the time; a step that has begun may take more lines than the one before."""
        if self._guidance is not None:
            step = self._step_number()
            self._now = now
            self._mark()
            self.refresh(layout=step != self._step_number())

    def _step_number(self) -> int:
        """Return the step that the time has reached; zero without steps."""
        if self._guidance is None or self._now is None:
            return 0
        here = step_now(self._guidance.method, self._guidance.item, self._now)
        return here.number if here is not None else 0

    def _mark(self) -> None:
        """Let the look follow the time: a class for each stage, which the styles read."""
        stage = Stage.CALM
        if self._guidance is not None and self._now is not None:
            time = countdown(self._guidance.item, self._now)
            stage = time.stage if time.running else Stage.CALM
        for one in Stage:
            self.set_class(one is stage and one is not Stage.CALM, f"-{one.value}")

    def render(self) -> Content:
        """Return the lines."""
        if self._guidance is None or self._now is None:
            return show(self._sentence)
        guidance, words = self._guidance, self._words
        time = countdown(guidance.item, self._now)
        lines = [self._heading(guidance.item, time)]
        here = step_now(guidance.method, guidance.item, self._now)
        language = words.language
        say = guidance.item.prompt or (here.step.prompt.in_language(language) if here and here.step.prompt else "")
        if say:
            lines.append(self._line("run.say", f"«{say}»" if not say.startswith("«") else say, "bold"))
        asked = self._asked(guidance, here.step if here is not None else None)
        lines += asked
        if self._projected:
            return Content("\n").join(lines)
        if here is not None:
            lines.append(self._line("run.do", self._doing(here, time), most=1 if asked else _LINES))
        following = guidance.then
        if here is not None and guidance.method is not None and here.number < here.steps:
            following = guidance.method.steps[here.number].name.in_language(language)
            if guidance.item.closed_at is None:
                following += f" ({STEP_NEXT.key_text})"
        if following:
            lines.append(self._line("run.then", following, "$muted"))
        return Content("\n").join(lines)

    def _doing(self, here: StepNow, time: Countdown) -> str:
        """Return the step in hand: which it is and how long it lasts first, since a long script is cut at its end."""
        words = self._words
        where = words("run.step_of", step=here.number, steps=here.steps)
        minutes = -(-int(here.left.total_seconds()) // _MINUTE)
        if here.steps > 1 and time.running and minutes > 0:
            where += f", {words('clock.step_left', minutes=minutes)}"
        script = here.step.script or here.step.name
        return " · ".join((where, words(f"run.mode_{here.step.mode}"), script.in_language(words.language)))

    def _heading(self, item: AgendaItem, time: Countdown) -> Content:
        """Return number and title on the left, time left on the right."""
        right = show(self._time(item, time), _LOOK[time.stage if time.running else Stage.CALM])
        room = max(self.size.width - right.cell_length - 2, 10)
        left = show_line(f"{item.n}  {item.title}", "bold $primary").truncate(room, ellipsis=True)
        gap = max(self.size.width - left.cell_length - right.cell_length, 1)
        return left + Content(" " * gap) + right

    def _time(self, item: AgendaItem, time: Countdown) -> str:
        """Return the time left in words that need no colour."""
        words = self._words
        if item.closed_at is not None:
            return words("run.item_closed")
        if time.left is None:
            return words("run.elapsed", time=_clock(time.elapsed)) if time.running else ""
        if not time.running and time.elapsed == timedelta(0):
            return words("run.planned", minutes=item.planned_minutes or 0)
        if time.is_over and self._projected:
            return words("run.time_is_up")
        if time.is_over:
            return words("run.over", time=_clock(-time.left), minutes=item.planned_minutes or 0)
        left = words("run.left", time=_clock(time.left), minutes=item.planned_minutes or 0)
        if not time.running:
            return self._paused(item, left)
        if is_break(item):
            return words("clock.back_at", time=words.clock(self._back(item)), left=_clock(time.left))
        if time.stage is Stage.CALM:
            return left
        return f"{words('clock.last_minutes', n=max(time.minutes_left, 1))} · {_clock(time.left)}"

    def _back(self, item: AgendaItem) -> str:
        """Return the time of day at which a break ends."""
        end = back_at(item, self._now) if self._now is not None else None
        return end.strftime("%H:%M") if end is not None else ""

    def _paused(self, item: AgendaItem, left: str) -> str:
        """Return since when an item is put down, and what is left of it."""
        since = paused_since(item)
        minutes = int((self._now - since).total_seconds()) // _MINUTE if since and self._now else 0
        return f"{self._words('clock.paused', n=minutes) if minutes > 0 else self._words('run.paused')} · {left}"

    def _asked(self, guidance: Guidance, step: Step | None) -> list[Content]:
        """Return the question of each category that is in the hall, a line each."""
        words = self._words
        prompts = role_prompts(guidance.item, step, words.language)
        most = _LINES if self.app.size.height < _TALL else _LINES + 1
        lines = []
        for category in guidance.here:
            if category in prompts:
                label = Content(" " * _LABEL) + cell(words.term(category), _CATEGORY, "$accent")
                asked = folded_lines(prompts[category], self.size.width, indent=label.cell_length, most=most)
                lines.append(label + asked)
        return lines

    def _line(self, label_id: str, text: str, style: str = "", *, most: int = _LINES) -> Content:
        """Return one line of guidance behind its label, cut to what fits."""
        label = show(f"{self._words(label_id):<{_LABEL}}", "bold $accent")
        return label + folded_lines(text, self.size.width, indent=label.cell_length, most=most, style=style)


def _clock(time: timedelta) -> str:
    """Return minutes and seconds, "12:40"."""
    seconds = max(int(time.total_seconds()), 0)
    return f"{seconds // _MINUTE}:{seconds % _MINUTE:02d}"
