"""Know (*Conosci*): last time's promises first, then what the table knows of what it did."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import work
from textual.content import Content

from codesign_tui.domain.details import Evaluation
from codesign_tui.domain.items import Indicator
from codesign_tui.domain.survey import is_open, open_survey_of
from codesign_tui.domain.text import folded
from codesign_tui.tui.commands import GO_COMMITMENTS, KNOW_COMMANDS, KNOW_OPEN, Command
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.face import face_of
from codesign_tui.tui.places.commitment_rows import held, totals
from codesign_tui.tui.places.commitments_day import CommitmentsDay
from codesign_tui.tui.places.detail_place import DetailPlace
from codesign_tui.tui.places.know_forms import IndicatorForms
from codesign_tui.tui.places.know_indicators import INDICATOR, indicator_detail, indicator_rows
from codesign_tui.tui.places.know_survey import SURVEY, SurveyForms, survey_detail, survey_rows
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.rows import PART, Row

PROMISES: Final = "promises"
"""The id of the row that leads to the commitments."""


class KnowPlace(DetailPlace):
    """What was promised last time, and what the table measured, learned and thinks of its own work."""

    COMMANDS: ClassVar[Sequence[Command]] = KNOW_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset(
        ("indicators", "evaluation", "commitments", "proposals", "participants", "staff", "sessions", "process")
    )
    help_id: ClassVar[str] = "know.help"
    name_in_ids: ClassVar[str] = "know"
    enter: ClassVar[str] = KNOW_OPEN.id

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._indicators = IndicatorForms(self)
        self._surveys = SurveyForms(self)

    # -- showing ---------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Sequence[Row]:
        """Return the promises, then the indicators that are looked for."""
        words, wanted = self.desk.words, folded(self.letters).split()
        found = [each for each in self.desk.process.all(Indicator) if all(word in folded(each.name) for word in wanted)]
        shown = [self._promises(), *indicator_rows(found, words, width)]
        return shown if wanted else [*shown, *survey_rows(self.desk.process, self._in_box, words, width)]

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
        indicator = self._indicator
        if indicator is None:
            return Content("")
        return indicator_detail(self.desk.process, indicator, self.desk.words, projected=self.projected)

    def _promises(self) -> Row:
        """Return how the promises stand, in one line."""
        process, words = self.desk.process, self.desk.words
        day = CommitmentsDay(process, self.session_id, self.desk.now()).of_lateness
        counted = totals(held(process, day, projected=self.projected))
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
        kind, _, identifier = (self.listed.current or "").partition(PART)
        return self.desk.process.get(Indicator, identifier) if kind == INDICATOR else None

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
        """Stop reading the indicator under the cursor with a reason, or read it again."""
        if (indicator := self._indicator) is not None:
            await self._indicators.set_aside(indicator)

    def action_know_find(self) -> None:
        """Find rows by their words."""
        self.open_find("know.find")
