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
"""Lines that what to say or to do may take in any case; they take more where the page has them free."""
_CARD_LINES = 2
"""Lines kept for each card gathered below."""
_LIST_LINES = 8
"""Lines that the cards below keep at most, and one while there is none."""
_WHOLE = 99
"""Lines enough for any words."""

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
        self._cards = 0

    def leave_room(self, cards: int) -> None:
        """Keep room for so many cards below; what to say and to do take the rest."""
        if cards != self._cards:
            self._cards = cards
            self.refresh(layout=True)

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
        said = (f"«{say}»" if not say.startswith("«") else say) if say else ""
        asked = self._asked(guidance, here.step if here is not None else None)
        doing = self._doing(here, time) if here is not None and not self._projected else ""
        most_said, most_done = self._shares(said, doing, sum(line.plain.count("\n") + 1 for line in asked))
        if said:
            lines.append(self._line("run.say", said, "bold", most=most_said))
        lines += asked
        if self._projected:
            return Content("\n").join(lines)
        if doing:
            lines.append(self._line("run.do", doing, most=most_done))
        following = guidance.then
        if here is not None and guidance.method is not None and here.number < here.steps:
            following = guidance.method.steps[here.number].name.in_language(language)
            if guidance.item.closed_at is None:
                following += f" ({STEP_NEXT.key_text})"
        if following:
            lines.append(self._line("run.then", following, "$muted"))
        return Content("\n").join(lines)

    def whole(self, width: int) -> list[Content]:
        """Return what to say and to do at every step from the one in hand on, with nothing cut."""
        guidance, now = self._guidance, self._now
        if guidance is None or now is None:
            return []
        lines, language = [], self._words.language
        here = step_now(guidance.method, guidance.item, now)
        steps = guidance.method.steps[here.number - 1 :] if guidance.method is not None and here is not None else ()
        if guidance.item.prompt:
            lines += [self._line("run.say", guidance.item.prompt, "bold", most=_WHOLE, width=width), Content("")]
        for number, step in enumerate(steps, start=here.number if here is not None else 1):
            lines.append(show_line(f"{number}. {step.name.in_language(language)}", "bold $primary"))
            if step.prompt is not None:
                prompt = step.prompt.in_language(language)
                lines.append(self._line("run.say", prompt, "bold", most=_WHOLE, width=width))
            if step.script is not None:
                script = step.script.in_language(language)
                lines.append(self._line("run.do", script, most=_WHOLE, width=width))
            lines.append(Content(""))
        return lines

    def _shares(self, said: str, doing: str, asked: int) -> tuple[int, int]:
        """Return the lines that what to say and what to do may take, out of those that nothing else on the page needs.

        At least as many as on a full page: what is said two, what is done two, or one under the categories' questions.
        """
        room = max(self.size.width - _LABEL, 10)
        wanted = [len(show_line(text).wrap(room)) if text else 0 for text in (said, doing)]
        spare = self._spare() - asked
        least = 1 if asked else _LINES
        most_said = max(_LINES, min(wanted[0], spare - min(wanted[1], least)))
        return most_said, max(least, spare - min(wanted[0], most_said))

    def _spare(self) -> int:
        """Return the lines of the page that what is said and done may take: all but heading, end, cards and others."""
        page = self.parent
        if not isinstance(page, Widget):
            return 0
        around = sum(
            one.outer_size.height for one in page.children if one is not self and one.display and one.id != "gathered"
        )
        cards = min(max(self._cards * _CARD_LINES, 1), _LIST_LINES)
        return page.size.height - around - cards - 2

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

    def _line(self, label_id: str, text: str, style: str = "", *, most: int = _LINES, width: int = 0) -> Content:
        """Return one line of guidance behind its label, cut to what fits."""
        label = show(f"{self._words(label_id):<{_LABEL}}", "bold $accent")
        return label + folded_lines(text, width or self.size.width, indent=label.cell_length, most=most, style=style)


def _clock(time: timedelta) -> str:
    """Return minutes and seconds, "12:40"."""
    seconds = max(int(time.total_seconds()), 0)
    return f"{seconds // _MINUTE}:{seconds % _MINUTE:02d}"
