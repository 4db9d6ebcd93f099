"""Know (*Conosci*): last time's promises first, then what the table knows of what it did."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final, TypeVar

from textual import work
from textual.content import Content

from codesign_tui.domain.details import Evaluation
from codesign_tui.domain.items import Indicator, Lesson, Proposal
from codesign_tui.domain.survey import is_open, open_survey_of
from codesign_tui.domain.tables import TABLES, code_of
from codesign_tui.domain.text import folded
from codesign_tui.domain.values import Frozen
from codesign_tui.tui.commands import GO_COMMITMENTS, KNOW_COMMANDS, KNOW_OPEN, Command
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.face import face_of
from codesign_tui.tui.places.commitment_rows import held, totals
from codesign_tui.tui.places.commitments_day import CommitmentsDay
from codesign_tui.tui.places.detail_place import DetailPlace
from codesign_tui.tui.places.know_forms import IndicatorForms
from codesign_tui.tui.places.know_impact import IMPACT, ImpactForms, impact_detail, impact_rows
from codesign_tui.tui.places.know_indicators import INDICATOR, indicator_detail, indicator_rows
from codesign_tui.tui.places.know_learned import (
    DESTINY,
    LESSON,
    destiny_rows,
    destiny_words,
    lesson_detail,
    lesson_rows,
    progress_rows,
)
from codesign_tui.tui.places.know_lessons import LessonForms
from codesign_tui.tui.places.know_logframe import LOGFRAME, LogframeForms, logframe_detail, logframe_rows
from codesign_tui.tui.places.know_report import REPORT, ReportForms, report_detail, report_rows
from codesign_tui.tui.places.know_survey import SURVEY, SurveyForms, survey_detail, survey_rows
from codesign_tui.tui.places.know_theory import THEORY, TheoryForms, chain_detail, theory_rows
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import PART, Row

E = TypeVar("E", bound=Frozen)

PARTS: Final = (
    "heading-survey", "heading-lessons", "heading-destiny", "heading-report", "heading-theory", "heading-logframe",
    "heading-impact", "heading-progress",
)  # fmt: skip
"""The headings at which a part of the place begins, after the promises and the indicators."""
PROMISES: Final = "promises"
"""The id of the row that leads to the commitments."""


class KnowPlace(DetailPlace):
    """What was promised last time, and what the table measured, learned and thinks of its own work."""

    COMMANDS: ClassVar[Sequence[Command]] = KNOW_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset(TABLES)
    help_id: ClassVar[str] = "know.help"
    name_in_ids: ClassVar[str] = "know"
    enter: ClassVar[str] = KNOW_OPEN.id

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._indicators = IndicatorForms(self)
        self._surveys = SurveyForms(self)
        self._lessons = LessonForms(self)
        self._theory = TheoryForms(self)
        self._report = ReportForms(self)
        self._logframe = LogframeForms(self)
        self._impact = ImpactForms(self)

    # -- showing ---------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Sequence[Row]:
        """Return the promises, then the indicators that are looked for."""
        words, wanted = self.desk.words, folded(self.letters).split()
        found = [each for each in self.desk.process.all(Indicator) if all(word in folded(each.name) for word in wanted)]
        shown = [self._promises(), *indicator_rows(found, words, width)]
        if wanted:
            return shown
        process, projected = self.desk.process, self.projected
        shown += survey_rows(process, self._in_box, words, width)
        shown += lesson_rows(process, words, width, projected=projected)
        shown += destiny_rows(process, words, width, projected=projected)
        shown += report_rows(process, words, width)
        shown += theory_rows(process, words, width)
        shown += logframe_rows(process, words, width)
        shown += impact_rows(process, words, width)
        return shown if projected else [*shown, *progress_rows(process, self._day, words, width)]

    @property
    def empty_id(self) -> str:
        """How knowing begins, or that no row is like what is looked for."""
        return "board.nothing_found" if self.letters else "know.empty"

    def summary(self, width: int) -> Content:
        """Return what the place holds, and how it begins."""
        words, process = self.desk.words, self.desk.process
        counted = [each for each in process.all(Indicator) if each.counts]
        read = sum(bool(each.measurements) for each in counted)
        first = show(words("know.n_indicators", n=len(counted), read=read))
        return first.truncate(width, ellipsis=True) + Content("\n") + show(words("know.first"), "$muted")

    def detail(self) -> Content:
        """Return the row under the cursor in full."""
        if self.listed.current == PROMISES:
            return show(self.desk.words("know.promises_why"), "$muted")
        if (survey := self._survey) is not None:
            return survey_detail(self.desk.process, *survey, self.desk.words)
        if (lesson := self._under(LESSON, Lesson)) is not None:
            return lesson_detail(self.desk.process, lesson, self.desk.words)
        if (proposal := self._under(DESTINY, Proposal)) is not None:
            return show_line(f"{code_of(proposal)}  {proposal.title}: {destiny_words(proposal, self.desk.words)}")
        if (report := self._rest_of(REPORT)) is not None:
            return report_detail(self.desk.process, report, self.desk.words)
        if (row := self._number_of(LOGFRAME)) is not None:
            return logframe_detail(self.desk.process, row, self.desk.words)
        if self._is_of(IMPACT):
            return impact_detail(self.desk.process, self._number_of(IMPACT), self.desk.words)
        if (chain := self._number_of(THEORY)) is not None:
            return chain_detail(self.desk.process, chain, self.desk.words)
        indicator = self._indicator
        if indicator is None:
            return Content("")
        return indicator_detail(self.desk.process, indicator, self.desk.words, projected=self.projected)

    def _promises(self) -> Row:
        """Return how the promises stand, in one line."""
        process, words = self.desk.process, self.desk.words
        counted = totals(held(process, self._day, projected=self.projected))
        if not counted.all:
            return Row(PROMISES, show(words("know.no_promises"), "$muted"))
        told = show(words("know.promises", n=counted.all, kept=counted.kept), "bold")
        if counted.late:
            told = told + show(" · " + words("commitments.n_late", n=counted.late), "bold $warning")
        return Row(PROMISES, told + show("  " + words("know.to_promises"), "$accent"))

    @property
    def _in_box(self) -> int:
        """How many sheets of the open survey are in the box."""
        survey = open_survey_of(self.desk.process)
        return 0 if survey is None else self.desk.file.box.contents.ballots_in(survey.id)

    @property
    def _survey(self) -> tuple[Evaluation, int | None] | None:
        """The survey under the cursor, and which of its statements."""
        kind, *rest = (self.listed.current or "").split(PART)
        survey = self.desk.process.get(Evaluation, rest[0]) if kind == SURVEY and rest else None
        return None if survey is None else (survey, int(rest[1]) if len(rest) > 1 else None)

    @property
    def _indicator(self) -> Indicator | None:
        """The indicator under the cursor."""
        return self._under(INDICATOR, Indicator)

    def _rest_of(self, wanted: str) -> str | None:
        """Return what stands after the kind in the id of the row under the cursor, if it is of this kind."""
        kind, _, rest = (self.listed.current or "").partition(PART)
        return rest if kind == wanted and rest else None

    def _number_of(self, wanted: str) -> int | None:
        """Return the number in the id of the row under the cursor, from 0, if it is of this kind and has one."""
        rest = self._rest_of(wanted)
        return int(rest) if rest is not None else None

    def _is_of(self, wanted: str) -> bool:
        """Return whether the row under the cursor is of this kind."""
        return (self.listed.current or "").partition(PART)[0] == wanted

    def _under(self, wanted: str, entity: type[E]) -> E | None:
        """Return what the row under the cursor stands for, if it is of this kind."""
        kind, _, identifier = (self.listed.current or "").partition(PART)
        return self.desk.process.get(entity, identifier) if kind == wanted else None

    @property
    def _day(self) -> date:
        """The day on which things are looked at."""
        return CommitmentsDay(self.desk.process, self.session_id, self.desk.now()).of_lateness

    # -- doing -----------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_know_open(self) -> None:
        """Go to the promises, or correct what the cursor is on."""
        if self.listed.current == PROMISES:
            await face_of(self.app).do_command(GO_COMMITMENTS)
        elif (indicator := self._indicator) is not None:
            await self._indicators.correct(indicator)
        elif self.listed.current == SURVEY or ((survey := self._survey) is not None and is_open(survey[0])):
            await self._surveys.manage()
        elif (lesson := self._under(LESSON, Lesson)) is not None:
            await self._lessons.correct(lesson)
        elif self.listed.current == LESSON:
            await self._lessons.add()
        elif (proposal := self._under(DESTINY, Proposal)) is not None:
            await self._lessons.settle(proposal)
        elif (report := self._rest_of(REPORT)) is not None:
            await self._report.open(report)
        elif self._is_of(LOGFRAME):
            row = self._number_of(LOGFRAME)
            await (self._logframe.add(None) if row is None else self._logframe.correct(row))
        elif self._is_of(IMPACT):
            at = self._number_of(IMPACT)
            await (self._impact.whole() if at is None else self._impact.correct(at))
        elif (chain := self._number_of(THEORY)) is not None:
            await self._theory.correct(chain)
        elif self.listed.current == THEORY:
            await self._theory.impact()

    @work(group="dialog")
    async def action_know_destinies(self) -> None:
        """Ask what happens after the path to each shared proposal of which nobody said it."""
        await self._lessons.settle_each()

    @work(group="dialog")
    async def action_know_logframe(self) -> None:
        """Ask for a new row of the logframe."""
        await self._logframe.add(self._number_of(LOGFRAME))

    @work(group="dialog")
    async def action_know_impact(self) -> None:
        """Ask for a new dimension of the assessment of social impact."""
        await self._impact.add()

    @work(group="dialog")
    async def action_know_chain(self) -> None:
        """Ask for a new chain of the theory of change."""
        await self._theory.add()

    @work(group="dialog")
    async def action_know_lesson(self) -> None:
        """Ask for a new lesson."""
        await self._lessons.add()

    @work(group="dialog")
    async def action_know_bring(self) -> None:
        """Bring lessons of another path here."""
        await self._lessons.bring()

    def action_know_next(self) -> None:
        """Go to the next part of the place; after the last, to the promises."""
        rows, at = self.listed.options, self.listed.highlighted or 0
        parts = [
            index + 1 for index, option in enumerate(rows[:-1]) if option.id in PARTS and not rows[index + 1].disabled
        ]
        after = [index + 2 for index, option in enumerate(rows[:-2]) if option.id in PARTS and rows[index + 1].disabled]
        places = sorted((0, *parts, *after))
        self.listed.highlighted = next((place for place in places if place > at), 0)
        self.call_after_refresh(self._show_part)

    def _show_part(self) -> None:
        """Put the part that was gone to at the top, its heading with it."""
        self.listed.scroll_to_highlight(top=True)
        self.listed.scroll_relative(y=-1, animate=False)

    @work(group="dialog")
    async def action_know_survey(self) -> None:
        """Open the survey, gather its sheets, or close it."""
        await self._surveys.manage()

    @work(group="dialog")
    async def action_know_add(self) -> None:
        """Ask for a new indicator."""
        await self._indicators.add()

    @work(group="dialog")
    async def action_know_read(self) -> None:
        """Ask for a reading of the indicator under the cursor."""
        if (indicator := self._indicator) is not None:
            await self._indicators.read(indicator)

    @work(group="dialog")
    async def action_know_correct_reading(self) -> None:
        """Correct a reading of the indicator under the cursor."""
        if (indicator := self._indicator) is not None:
            await self._indicators.correct_reading(indicator)

    @work(group="dialog")
    async def action_know_set_aside(self) -> None:
        """Set the indicator or the lesson under the cursor aside with a reason, or bring it back."""
        if (indicator := self._indicator) is not None:
            await self._indicators.set_aside(indicator)
        elif (lesson := self._under(LESSON, Lesson)) is not None:
            await self._lessons.set_aside(lesson)
        elif (row := self._number_of(LOGFRAME)) is not None:
            await self._logframe.take_out(row)
        elif (at := self._number_of(IMPACT)) is not None:
            await self._impact.take_out(at)
        elif (chain := self._number_of(THEORY)) is not None:
            await self._theory.take_out(chain)

    def action_know_find(self) -> None:
        """Find rows by their words."""
        self.open_find("know.find")
