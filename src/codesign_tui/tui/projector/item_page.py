"""The item in hand as the hall sees it: the question, what to do now, how long is left, what comes next."""

from datetime import timedelta
from typing import Final

from textual.content import Content

from codesign_tui.domain.clock import Countdown, Stage, back_at, countdown, is_break, next_in_hand, paused_since
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.steps import step_now
from codesign_tui.tui.projector.hall import Hall, Lines, big, folded
from codesign_tui.tui.projector.letters import LARGE, MIDDLE, SMALL, largest
from codesign_tui.tui.text import show, show_line

_LOOK: Final = {
    Stage.CALM: "$foreground",
    Stage.NEARING: "bold $warning",
    Stage.LAST: "bold $warning reverse",
    Stage.OVER: "bold $error reverse",
}
"""How the words of the time look; they say the same without it."""
_DIGITS: Final = {
    Stage.CALM: "$accent",
    Stage.NEARING: "$warning",
    Stage.LAST: "$warning",
    Stage.OVER: "$error",
}
_WIDE: Final = 60
"""Columns from which the time is drawn as a line too."""
_TALL: Final = 20
"""Rows from which digits are drawn in the middle size and lines have air between them."""


def item_page(hall: Hall, width: int, height: int) -> Lines:
    """Return the page of the item in hand, or of the session when none is."""
    if hall.item is None:
        return welcome(hall, width, height)
    layouts = [
        _laid_out(hall, width, height, large=large) for large in ((True, False) if height >= _TALL else (False,))
    ]
    return next((lines for lines, is_big in layouts if is_big), layouts[0][0])


def _laid_out(hall: Hall, width: int, height: int, *, large: bool) -> tuple[Lines, bool]:
    """Return the page with large or small digits, and whether the question has room in big letters."""
    item = hall.item
    head = folded(f"{item.n}  {item.title}" if item is not None else "", width, 2, style="bold $primary")
    gap = [Content("")] if height >= _TALL else []
    below = [*_doing(hall, width), *gap, *time_block(hall, width, large=large), *gap, *_then(hall, width)]
    room = height - len(head) - len(below) - 1 - len(gap)
    text = _question(hall)
    question = big(text, width, room, most=MIDDLE)
    free = max(height - len(head) - len(question) - len(below), 0)
    above = max(free // 2, 1) if height >= _TALL else min(free, 1)
    lines = [*head, *[Content("")] * above, *question, *[Content("")] * (free - above), *below]
    return lines, largest(text, width, room, most=MIDDLE) is not None


def clock_page(hall: Hall, width: int, height: int) -> Lines:
    """Return the time left, or the time of day, as large as it fits."""
    item = None if hall.is_restricted else hall.item
    head = folded(item.title, width, 1, style="bold $primary") if item is not None else []
    text, said, stage = time_words(hall)
    room = height - len(head) - 3
    digits = largest(text, width, room, most=LARGE) or (text,)
    words = largest(said, width, room - len(digits), most=SMALL) if height >= _TALL else None
    lines = [show(row, _DIGITS[stage]) for row in digits]
    lines.append(Content(""))
    lines += [show(row, _DIGITS[stage]) for row in words] if words else [show_line(said, _LOOK[stage])]
    above = max((height - len(head) - len(lines)) // 2, 0)
    return [*head, *[Content("")] * above, *lines]


def welcome(hall: Hall, width: int, height: int) -> Lines:
    """Return the name of the path and of the session, and the time of day."""
    session, words = hall.session, hall.words
    meeting = words("run.hall_session", number=session.number, title=session.title) if session is not None else ""
    below = folded(meeting, width, 2, style="bold $primary")
    time = [show_line(words("projector.now_is", time=words.clock(hall.now.strftime("%H:%M"))), "$muted")]
    title = big(hall.process.details.title, width, height - len(below) - 4, most=MIDDLE, style="$foreground")
    lines = [*title, Content(""), *below, Content(""), *time]
    return [*[Content("")] * max((height - len(lines)) // 2, 0), *lines]


def time_block(hall: Hall, width: int, *, large: bool) -> Lines:
    """Return the time left: what is gone as a line, the digits, and the words beside them."""
    text, said, stage = time_words(hall)
    digits = largest(text, width, 9, most=MIDDLE if large else SMALL) or (text,)
    lines = [show(row, _DIGITS[stage]) for row in digits]
    beside = folded(said, max(width - len(digits[0]) - 3, 10), 2, style=_LOOK[stage])
    first = len(lines) - len(beside)
    for at, words in enumerate(beside):
        lines[first + at] += Content("   ") + words
    return [*(_bar(hall, width, stage) if width >= _WIDE else []), *lines]


def time_words(hall: Hall) -> tuple[str, str, Stage]:
    """Return the digits, what they mean in words, and how near the end it is. What runs over is not counted."""
    words, item, of_day = hall.words, hall.item, hall.words.clock(hall.now.strftime("%H:%M"))
    if item is None:
        return of_day, words("projector.time_of_day"), Stage.CALM
    time = countdown(item, hall.now)
    if time.left is None:
        return of_day, words("projector.time_of_day"), Stage.CALM
    digits = minutes_and_seconds(max(time.left, timedelta(0)))
    stage = time.stage if time.running else Stage.CALM
    return digits, _said(hall, item, time), stage


def minutes_and_seconds(time: timedelta) -> str:
    """Return a stretch of time as "12:40"."""
    seconds = int(time.total_seconds())
    return f"{seconds // 60}:{seconds % 60:02d}"


def _said(hall: Hall, item: AgendaItem, time: Countdown) -> str:
    """Return what the digits mean."""
    words = hall.words
    if not time.running:
        return words("run.paused") if paused_since(item) is not None else words("projector.not_begun")
    if time.is_over:
        return words("run.time_is_up")
    end = back_at(item, hall.now)
    if is_break(item) and end is not None:
        return words("projector.back_at", time=words.clock(end.strftime("%H:%M")))
    if time.stage is Stage.CALM:
        return words("projector.left_of", n=item.planned_minutes or 0)
    return words("clock.last_minutes", n=max(time.minutes_left, 1))


def _question(hall: Hall) -> str:
    """Return the words put to the table; of an item without any, what it is for."""
    item, language = hall.item, hall.words.language
    if item is None:
        return ""
    here = step_now(hall.method, item, hall.now)
    if item.prompt:
        return item.prompt
    if here is not None and here.step.prompt is not None:
        return here.step.prompt.in_language(language)
    return item.title if hall.method is None else hall.method.name.in_language(language)


def _doing(hall: Hall, width: int) -> Lines:
    """Return what to do now: alone or together, which step of how many."""
    here = step_now(hall.method, hall.item, hall.now) if hall.item is not None else None
    if here is None:
        return []
    words = hall.words
    parts = [words(f"run.mode_{here.step.mode}"), here.step.name.in_language(words.language)]
    if here.steps > 1:
        parts.append(words("run.step_of", step=here.number, steps=here.steps))
    return [show_line(" · ".join(parts), "bold").truncate(width, ellipsis=True)]


def _then(hall: Hall, width: int) -> Lines:
    """Return what comes next."""
    following = next_in_hand(hall.process, hall.item) if hall.item is not None else None
    if following is None:
        return []
    line = show_line(hall.words("projector.then", title=following.title), "$muted")
    return [line.truncate(width, ellipsis=True)]


def _bar(hall: Hall, width: int, stage: Stage) -> Lines:
    """Return what is left of the time as a line that grows shorter."""
    time = countdown(hall.item, hall.now) if hall.item is not None else None
    if time is None or time.left is None or not time.planned:
        return [show("─" * width, "$muted")]
    left = round(width * min(max(time.left / time.planned, 0), 1))
    return [show("━" * left, _DIGITS[stage]) + show("─" * (width - left), "$muted")]
