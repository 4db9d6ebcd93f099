"""What to say and do now, and how long is left: read from the clock, never counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from textual.content import Content
from textual.widget import Widget

from codesign_tui.domain.clock import Countdown, countdown
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.templates import Method, Step
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.text import show, show_line

_MINUTE = 60

_LINES = 2
"""Lines that what to say or to do may take."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the guide tells: the item in hand, its method, and what comes after."""

    item: AgendaItem
    method: Method | None
    then: str
    """The title of the next item; empty at the end."""


class Guide(Widget):
    """The item in hand: title and time left, then DITE, FATE, POI."""

    DEFAULT_CSS = """
    Guide { height: auto; max-height: 9; width: 1fr; }
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
        self.refresh(layout=True)

    def tick(self, now: datetime) -> None:
        """Repaint the time."""
        if self._guidance is not None:
            self._now = now
            self.refresh()

    def render(self) -> Content:
        """Return the lines."""
        if self._guidance is None or self._now is None:
            return show(self._sentence)
        guidance, words = self._guidance, self._words
        time = countdown(guidance.item, self._now)
        lines = [self._heading(guidance.item, time)]
        step, number, steps = current_step(guidance.method, time.elapsed)
        language = words.language
        say = guidance.item.prompt or (step.prompt.in_language(language) if step and step.prompt else "")
        if say:
            lines.append(self._line("run.say", f"«{say}»" if not say.startswith("«") else say, "bold"))
        if self._projected:
            return Content("\n").join(lines)
        if step is not None:
            doing = step.script.in_language(language) if step.script else step.name.in_language(language)
            mode = words(f"run.mode_{step.mode}")
            where = words("run.step_of", step=number, steps=steps)
            lines.append(self._line("run.do", f"{doing} · {mode} · {where}"))
        after = guidance.method.steps[number].name.in_language(language) if guidance.method and number < steps else ""
        following = after or guidance.then
        if following:
            lines.append(self._line("run.then", following, "$muted"))
        return Content("\n").join(lines)

    def _heading(self, item: AgendaItem, time: Countdown) -> Content:
        """Return number and title on the left, time left on the right."""
        right = show(self._time(item, time), "bold")
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
        return left if time.running else f"{words('run.paused')} · {left}"

    def _line(self, label_id: str, text: str, style: str = "") -> Content:
        """Return one line of guidance behind its label, cut to what fits on two lines."""
        label = show(f"{self._words(label_id):<6}", "bold $accent")
        return label + folded_lines(text, self.size.width, indent=label.cell_length, most=_LINES, style=style)


def current_step(method: Method | None, elapsed: timedelta) -> tuple[Step | None, int, int]:
    """Return the step that the time in hand has reached, its number from 1, and how many there are."""
    if method is None or not method.steps:
        return None, 0, 0
    minutes = elapsed.total_seconds() / _MINUTE
    reached = 0
    for number, step in enumerate(method.steps, start=1):
        reached += step.minutes
        if minutes < reached:
            return step, number, len(method.steps)
    return method.steps[-1], len(method.steps), len(method.steps)


def _clock(time: timedelta) -> str:
    """Return minutes and seconds, "12:40"."""
    seconds = max(int(time.total_seconds()), 0)
    return f"{seconds // _MINUTE}:{seconds % _MINUTE:02d}"
