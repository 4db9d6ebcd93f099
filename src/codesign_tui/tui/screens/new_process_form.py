"""What the guided form has been told so far, and what follows from it. No widgets here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from codesign_tui.actions.carrying import Carried
from codesign_tui.actions.processes import leader_category, new_process
from codesign_tui.domain.basis import Basis, lines_in, spoken_act
from codesign_tui.domain.days import impossible_day, spoken_day
from codesign_tui.domain.details import Act, PerimeterSheet, ProgrammingPremise
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.spoken import spoken_time
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import Draft
from codesign_tui.domain.workspace import ProcessSummary
from codesign_tui.library.kinds import Answers, kind_for, next_question

QUESTION_FIELDS: Final = ("led_under_art_55", "service_is_defined", "citizens_sign")
"""The answer that each question gives, in the order of the questions."""

CHOSEN: Final = ("questions", "kind", "source", "workshop")
"""The steps that are answered by choosing."""

LATER: Final = ("basis", "perimeter")
"""The steps that may be left for later as a whole."""

_FIELDS: Final = {"what": ("title", "authority"), "when": ("place", "day", "time"), "who": ("facilitator",)}
"""The lines that are typed at each step, whatever the kind."""

_ACTS: Final = {
    "start_act": {"it": "atto di avvio", "en": "starting act"},
    "notice_act": {"it": "avviso pubblico", "en": "public notice"},
}
"""The acts that are asked for, and what each is called when the line does not say it."""

_SHEET: Final = ("goals", "fixed", "out_of_scope")

_BETWEEN: Final = "; "

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
    source: Path | None = None
    """The file of the finished path that this one starts from."""
    carried: Carried | None = None
    """What is taken over from it."""
    proposed: dict[str, str] = field(default_factory=dict)
    """The lines as the finished path fills them in."""
    has_sources: bool = False
    """Whether there is a co-programming that could be started from."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of the form: an open path is asked for no act, a path without law only for its goals."""
        may_start_from = self.has_sources and rules_of(self.chosen_kind).asks_premise
        wanted = {"source": may_start_from, "basis": bool(self.fields("basis"))}
        every = ("questions", "kind", "source", "workshop", "what", "basis", "perimeter", "when", "who")
        return tuple(step for step in every if wanted.get(step, True))

    def fields(self, step: str) -> tuple[str, ...]:
        """Return the lines that are typed at a step."""
        rules = rules_of(self.chosen_kind)
        if step == "basis":
            asked = {"premise": rules.asks_premise, "cup": rules.prints_cup}
            acts = ("premise", *_ACTS, "cup") if rules.article is not None else ()
            return tuple(name for name in acts if asked.get(name, True))
        if step == "perimeter":
            return _SHEET if rules.is_procedure else _SHEET[:1]
        return _FIELDS.get(step, ())

    def start_from(self, path: Path | None, carried: Carried | None) -> None:
        """Take over what a finished path gives, as lines to correct; what was typed by hand stays."""
        for name, text in self.proposed.items():
            if self.typed.get(name) == text:
                self.typed.pop(name)
        self.source, self.carried, self.proposed = path, carried, {}
        if carried is None:
            return
        sheet = carried.perimeter
        lines = {name: _BETWEEN.join(getattr(sheet, name)) for name in _SHEET}
        lines["premise"] = carried.premise.reference or ""
        lines["authority"] = carried.leader.name if carried.leader is not None else ""
        self.proposed = {name: text for name, text in lines.items() if text}
        self.typed = self.proposed | self.typed

    def act(self, name: str, today: date, language: str) -> Act | None:
        """Return an act as it was typed; None while it was not."""
        return spoken_act(self.line(name), today, kind=_ACTS[name].get(language, _ACTS[name]["it"]))

    def acts(self, today: date, language: str) -> tuple[Act, ...]:
        """Return the acts that were typed."""
        found = (self.act(name, today, language) for name in _ACTS if name in self.fields("basis"))
        return tuple(act for act in found if act is not None)

    def _basis(self, today: date, language: str) -> Basis:
        """Return what was typed of what the path stands on."""
        carried, sheet = self._taken_over(), PerimeterSheet()
        for name in self.fields("perimeter"):
            as_carried = carried is not None and self.typed.get(name) == self.proposed.get(name)
            lines = getattr(carried.perimeter, name) if carried and as_carried else lines_in(self.line(name))
            sheet = sheet.model_copy(update={name: lines} if lines else {})
        premise = self.line("premise")
        return Basis(
            premise=premise if premise != self.proposed.get("premise") else None,
            acts=self.acts(today, language),
            cup=self.line("cup").upper().replace(" ", "") or None,
            perimeter=sheet,
        )

    def _taken_over(self) -> Carried | None:
        """Return what is taken over, without the lines that were corrected or cleared."""
        if self.carried is None or not rules_of(self.chosen_kind).asks_premise:
            return None
        changed = {name for name in self.proposed if self.typed.get(name, "") != self.proposed[name]}
        sheet = self.carried.perimeter.model_copy(update={name: () for name in _SHEET if name in changed})
        premise = ProgrammingPremise() if "premise" in changed else self.carried.premise
        return replace(self.carried, perimeter=sheet, premise=premise)

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
    def answered_kind(self) -> ProcessKind:
        """The kind that follows from the answers, whatever was chosen."""
        return kind_for(self.answers)

    @property
    def chosen_kind(self) -> ProcessKind:
        """The kind chosen, or the one that follows from the answers."""
        return self.kind or self.answered_kind

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
        unreal = impossible_day(self.line("start_act")) or impossible_day(self.line("notice_act"))
        if step == "basis" and unreal is not None:
            return msg("new.day_not_in_calendar", day=unreal)
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
            basis=self._basis(now.date(), language),
            carried=self._taken_over(),
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


def may_start_from(summary: ProcessSummary) -> bool:
    """Return whether a co-design can start from a file: a co-programming that can be read, no listening meeting."""
    is_programming = summary.kind == ProcessKind.CO_PROGRAMMAZIONE
    return is_programming and not summary.listening and summary.trouble is None


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
