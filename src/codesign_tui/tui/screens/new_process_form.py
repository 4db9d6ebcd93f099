"""What the guided form has been told so far, and what follows from it. No widgets here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from codesign_tui.actions.processes import leader_category, new_process
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.spoken import spoken_time
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import Draft
from codesign_tui.library.kinds import Answers, kind_for, next_question

QUESTION_FIELDS: Final = ("led_under_art_55", "service_is_defined", "citizens_sign")
"""The answer that each question gives, in the order of the questions."""

STEPS: Final = ("questions", "kind", "workshop", "what", "when", "who")
"""The steps of the form."""

FIELDS: Final = {"what": ("title", "authority"), "when": ("place", "day", "time"), "who": ("facilitator",)}
"""The lines that are typed at each step."""

_HOUR: Final = 60

_EVENING: Final = "20:30"
"""The hour that a bare «8 e mezza» is taken to be near."""


@dataclass
class Form:
    """The answers of the guided form; every one of them may be changed by going back."""

    answers: Answers = field(default_factory=Answers)
    asked: list[int] = field(default_factory=list)
    """The questions answered, in the order they were asked."""
    kind: ProcessKind | None = None
    """The kind chosen; until then the answers propose one."""
    workshop: str | None = None
    typed: dict[str, str] = field(default_factory=dict)
    """Every line as it was typed."""

    def answer(self, question: int, yes: bool) -> None:
        """Take the answer to a question; what was chosen on another answer is proposed anew."""
        if getattr(self.answers, QUESTION_FIELDS[question]) is not yes:
            self.kind = self.workshop = None
        self.answers = replace(self.answers, **{QUESTION_FIELDS[question]: yes})
        if question not in self.asked:
            self.asked.append(question)

    def take_back_answer(self) -> bool:
        """Forget the last answer; False if there was none."""
        if not self.asked:
            return False
        self.answers = replace(self.answers, **{QUESTION_FIELDS[self.asked.pop()]: None})
        return True

    @property
    def question(self) -> int | None:
        """The question to ask now, None when the kind is known."""
        return next_question(self.answers)

    @property
    def chosen_kind(self) -> ProcessKind:
        """The kind chosen, or the one that follows from the answers."""
        return self.kind or kind_for(self.answers)

    def line(self, name: str) -> str:
        """Return what was typed on a line, cleaned."""
        return clean_line(self.typed.get(name, ""))

    def day(self, today: date) -> date | None:
        """Return the day of the first session, if one was typed that can be read."""
        return spoken_day(self.line("day"), today)

    @property
    def start(self) -> str | None:
        """The time at which the sessions begin, if one was typed that can be read."""
        return spoken_time(self.line("time"), near=_EVENING)

    def trouble(self, step: str, today: date) -> Msg | None:
        """Return what stands in the way of going on from a step, or None."""
        if step == "what" and not self.line("title"):
            return msg("new.title_missing")
        if step == "when" and self.line("day") and self.day(today) is None:
            return msg("new.day_unclear")
        if step == "when" and self.line("time") and self.start is None:
            return msg("new.time_unclear")
        return None

    def draft(self, workshop: Workshop, *, now: datetime, language: str) -> Draft:
        """Return the first transaction of the process.

        Raises:
            Refused: there is no title.
        """
        return new_process(
            workshop,
            title=self.line("title"),
            now=now,
            language=language,
            kind=self.chosen_kind,
            authority=self.line("authority") or None,
            place=self.line("place") or None,
            first_date=self.day(now.date()),
            start=self.start,
            facilitator=self.line("facilitator") or None,
        )

    @property
    def leader_question(self) -> Msg:
        """Who leads, in the words of the kind."""
        return msg("new.leads" if rules_of(self.chosen_kind).is_procedure else "new.convenes")

    @property
    def leader(self) -> Msg | None:
        """Whoever leads, with the category that they are taken to be; None when nobody was typed."""
        name = self.line("authority")
        if not name:
            return None
        return msg("new.whole.leader", name=name, category=leader_category(name, self.chosen_kind))


def fitting(workshops: Sequence[Workshop], kind: ProcessKind) -> tuple[list[Workshop], bool]:
    """Return the workshops made for a kind of process; all of them, and False, when there is none."""
    made_for = [workshop for workshop in workshops if workshop.kind is kind]
    return (made_for, True) if made_for else (list(workshops), False)


def length(workshop: Workshop) -> Msg:
    """Return how many sessions a workshop has and how long the longest is."""
    minutes = max((session.minutes for session in workshop.sessions), default=0)
    if minutes < _HOUR:
        each = msg("new.minutes", minutes=minutes)
    elif minutes % _HOUR:
        each = msg("new.hours_minutes", hours=minutes // _HOUR, minutes=f"{minutes % _HOUR:02d}")
    else:
        each = msg("new.hours", n=minutes // _HOUR)
    return msg("new.length", n=len(workshop.sessions), each=each)
