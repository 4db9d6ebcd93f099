"""The closing survey at Know: its rows, and what can be done with it as it stands."""

from typing import Final

from textual.content import Content

from codesign_tui.actions.survey import add_sheets, close_survey, open_survey, take_back_sheet
from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.survey import HIGHEST, SMALLEST, is_open, open_survey_of, spoken_sheet
from codesign_tui.domain.terms import Category
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.places.box_dialogs import OTHERS, BoxQuestions, kept_category
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import Filled, LineField
from codesign_tui.tui.screens.lines import AskLines
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import PART, Row

SURVEY: Final = "survey"
"""What the id of a survey's rows begins with."""
_SHORT: Final = 7
_ALL: Final = 15
_BAR: Final = 10
_INDENT: Final = 6


def survey_rows(process: Process, in_box: int, words: Translator, width: int) -> list[Row]:
    """Return the surveys: the open one by how many sheets it has, the finished ones by their means, newest first."""
    surveys = process.all(Evaluation)[::-1]
    shown = [Row("heading-survey", show(words("survey.heading"), "bold"), heading=True)]
    if not surveys:
        shown.append(Row(SURVEY, Content(" " * _INDENT) + show(words("survey.none_yet"), "$muted")))
    for survey in surveys:
        told = words("survey.is_open", n=in_box) if is_open(survey) else _closed(process, survey, words)
        style = "bold" if is_open(survey) else ""
        shown.append(Row(f"{SURVEY}{PART}{survey.id}", folded_lines(told, width, indent=_INDENT, most=2, style=style)))
        if not is_open(survey):
            shown += [_item_row(survey, at, item, words, width) for at, item in enumerate(survey.items)]
    return shown


def survey_detail(process: Process, survey: Evaluation, at: int | None, words: Translator) -> Content:
    """Return a survey, or one of its statements by category, in full; of an open one only what it asks."""
    lines = []
    if at is not None and at < len(survey.items):
        item = survey.items[at]
        lines.append(show_line(item.text, "bold"))
        lines += [show_line(line) for line in _bykept_category(item, words)]
    elif is_open(survey):
        lines.append(show(words("survey.open_means")))
        lines += [show_line(f"{number}. {item.text}", "$muted") for number, item in enumerate(survey.items, start=1)]
    if not is_open(survey) and survey.suppressed_categories:
        lines.append(show_line(words("survey.hidden", size=survey.min_cell_size), "$muted"))
    return Content("\n").join(lines)


class SurveyForms(BoxQuestions, Dialogs):
    """Opens a survey, takes its sheets, closes it."""

    async def manage(self) -> None:
        """Ask what to do with the survey as it stands."""
        if self.place.projected:
            self.desk.say(msg("survey.not_projected"), refused=True)
            return
        survey = open_survey_of(self.process)
        if survey is None:
            await self._open()
            return
        number = self.desk.file.box.contents.ballots_in(survey.id)
        names = ("pass_around", "paper", "take_back", "close")
        choices = [
            Choice(name, self.words(f"survey.do.{name}"), self.words(f"survey.do.{name}.more")) for name in names
        ]
        chosen = await self.choose(msg("survey.what", n=number), choices)
        if chosen == "pass_around":
            from codesign_tui.tui.screens.survey import SurveyScreen

            await self.show(SurveyScreen(self.desk, survey))
        elif chosen == "paper":
            await self._paper(survey)
        elif chosen == "take_back":
            await self._take_back(survey)
        elif chosen == "close":
            await self._close(survey, number)

    async def _open(self) -> None:
        """Ask for the statements, the short ones or all, and open the survey."""
        choices = [
            Choice(str(_SHORT), self.words("survey.short"), self.words("survey.short_more")),
            Choice(str(_ALL), self.words("survey.long"), self.words("survey.long_more")),
        ]
        chosen = await self.choose(msg("survey.which"), choices)
        if chosen is None:
            return
        statements = tuple(self.words(f"survey.statement.{at}") for at in range(1, int(chosen) + 1))
        kept = await self.show(
            AskLines(
                self.words, msg("survey.statements"), statements, keep="survey.key.keep", give_up="survey.key.give_up"
            )
        )
        if kept is None:
            return
        done = self.desk.do(open_survey, kept, now=self.desk.now(), session=self.place.session_id)
        if done is not None:
            self.place.go_to(done.value.id)
            self.tell(done, msg("survey.opened", n=len(done.value.items)))

    async def _paper(self, survey: Evaluation) -> None:
        """Ask for paper sheets, one a line, until there are no more; what the disk refused stays typed."""
        category, typed = OTHERS, ""
        while True:
            number = self.desk.file.box.contents.ballots_in(survey.id)
            filled = await self.fill(
                msg("survey.paper", n=number),
                [
                    LineField("sheet", msg("survey.field_sheet"), typed),
                    *self.category_field(survey.apart, msg("survey.no_category"), category),
                ],
                note=msg("survey.paper_note", wanted=len(survey.items)),
                check=lambda filled: _unclear(survey, filled),
            )
            if filled is None:
                return
            category, typed = filled.get("category", OTHERS), ""
            sheet = spoken_sheet(filled["sheet"], len(survey.items))
            done = self.desk.do(add_sheets, survey.id, [sheet], now=self.desk.now(), category=kept_category(category))
            if done is None or not await self.is_safe(done):
                typed = filled["sheet"]

    async def _take_back(self, survey: Evaluation) -> None:
        """Ask for the answers of a sheet that was typed wrong, and take one like it out of the box."""
        filled = await self.fill(
            msg("survey.take_back"),
            [
                LineField("sheet", msg("survey.field_sheet")),
                *self.category_field(survey.apart, msg("survey.no_category"), OTHERS),
            ],
            note=msg("survey.take_back_note"),
            check=lambda filled: _unclear(survey, filled),
        )
        if filled is None:
            return
        done = self.desk.do(
            take_back_sheet, survey.id, spoken_sheet(filled["sheet"], len(survey.items)), now=self.desk.now(),
            category=kept_category(filled.get("category", OTHERS)),
        )  # fmt: skip
        if done is not None and await self.is_safe(done):
            self.tell(done, msg("survey.taken_back", n=done.value))

    async def _close(self, survey: Evaluation, number: int) -> None:
        """Ask whether all sheets are in, and make means of them."""
        if not number:
            self.desk.say(msg("survey.box_empty"), refused=True)
            return
        few = msg("survey.sure_few", n=number) if number < SMALLEST else msg("survey.sure", n=number)
        if await self.is_sure(few):
            done = self.desk.do(close_survey, survey.id, now=self.desk.now())
            self.tell(done, msg("survey.closed", n=number))


def _closed(process: Process, survey: Evaluation, words: Translator) -> str:
    """Return of which session a finished survey is, and how many answered."""
    session = process.get(Session, survey.session)
    if session is None:
        return words("survey.answered", n=survey.respondents)
    return words("survey.answered_in", n=survey.respondents, number=session.number)


def _item_row(survey: Evaluation, at: int, item: SurveyItem, words: Translator, width: int) -> Row:
    """Return a statement's row: its mean as a bar and a number."""
    gap = Content(" " * _INDENT)
    if item.mean is None:
        bar = show("·" * _BAR, "$muted") + show(f"   {words('survey.not_shown')}  ", "$muted")
    else:
        full = min(max(round(item.mean / HIGHEST * _BAR), 0), _BAR)
        bar = show("▇" * full, "$accent") + show("▁" * (_BAR - full), "$muted")
        bar = bar + show(f"  {words.number(item.mean, decimals=1)}  ", "bold")
    indent = _INDENT + bar.cell_length
    text = folded_lines(item.text, width, indent=indent, most=2)
    return Row(f"{SURVEY}{PART}{survey.id}{PART}{at}", gap + bar + text)


def _bykept_category(item: SurveyItem, words: Translator) -> list[str]:
    """Return the means of a statement by category; one that may not be told says so."""
    lines = []
    for name, mean in item.by_category.items():
        category = words.term(Category(name)) if name in set(Category) else name
        told = words("survey.not_shown") if mean is None else words.number(mean, decimals=1)
        lines.append(f"{category}: {told}")
    return lines


def _unclear(survey: Evaluation, filled: Filled) -> Msg | None:
    """Refuse a sheet that nobody could have given."""
    try:
        spoken_sheet(filled["sheet"], len(survey.items))
    except Refused as refused:
        return refused.message
    return None
