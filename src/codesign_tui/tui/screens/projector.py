"""The projector: one thing in big type for the hall, while time runs and the session is led with the same keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from codesign_tui.domain.clock import Stage, countdown
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.sending.newcomer import RecapPart, recap
from codesign_tui.minutes.sending.outgoing import outgoing
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import APP_COMMANDS, PROJECTOR_COMMANDS, Command, bindings
from codesign_tui.tui.desk import Desk, Said, Saved
from codesign_tui.tui.places.run_items import ItemDialogs
from codesign_tui.tui.projector.hall import OF_RESTRICTED, Hall, Lines, Page, hall_of
from codesign_tui.tui.projector.item_page import clock_page, item_page
from codesign_tui.tui.projector.other_pages import (
    address_page,
    commitment_sheets,
    groups_sheets,
    rules_sheets,
    text_page,
)
from codesign_tui.tui.projector.recap_page import recap_sheets
from codesign_tui.tui.projector.vote_page import vote_sheets
from codesign_tui.tui.screens.asking import AskText, Confirm
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.status import NoticeLine

_SAID_SECONDS: Final = 6
"""How long a sentence stays before the hall."""
_LONGEST_ADDRESS: Final = 300


@dataclass
class Shown:
    """What was put before the hall in this run of the program, kept while the projector is left and taken up again."""

    page: Page = Page.ITEM
    text: str = ""
    address: str = ""


class ProjectorScreen(Screen[None]):
    """Shows a page in full. Only Esc leaves it, and asks first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*PROJECTOR_COMMANDS),
        Binding("escape", "leave", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("up", "sheet(-1)", show=False),
        Binding("down,space", "sheet(1)", show=False),
    ]
    COMMANDS_HERE: ClassVar[Sequence[Command]] = PROJECTOR_COMMANDS
    help_id = "projector.help"

    def __init__(self, desk: Desk, session: str | None, shown: Shown, *, mark: str = "") -> None:
        super().__init__()
        self.desk = Desk(desk.file, desk.library, desk.words, desk.clock, self.post_message)
        self.session_id = session
        self._shown = shown
        self._mark = mark
        self._sheet = 0
        self._sheets = 1
        self._items = ItemDialogs(self)
        self._recap: tuple[tuple[int, str, date], tuple[RecapPart, ...]] | None = None

    # -- showing ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The page, a line for what was refused, a line of keys."""
        yield Static(id="hall")
        yield NoticeLine(id="notice")
        yield Static(id="hall-foot", classes="muted")

    def on_mount(self) -> None:
        """Follow the clock, and with it what other programs write into the file."""
        self.set_interval(1, self._paint)

    def on_resize(self) -> None:
        """Lay the page out for the new size."""
        self.call_after_refresh(self._paint)

    def speak(self, words: Translator) -> None:
        """Speak another language from now on."""
        self.desk.words = words
        self._paint()

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done before the hall."""
        return PROJECTOR_COMMANDS

    def commands_elsewhere(self) -> Sequence[Command]:
        """Return nothing: no other place is opened before the hall."""
        return ()

    async def run_command(self, command: Command) -> None:
        """Do a command of the projector or of the app."""
        await self.app.run_action(command.id, self.app if command in APP_COMMANDS else self)

    @property
    def unsaved(self) -> Msg:
        """What to ask before the program is left from here."""
        return msg("projector.leave")

    def say(self, *messages: Msg, refused: bool = False) -> None:
        """Put sentences below the page for a moment."""
        line = self.query_one("#notice", NoticeLine)
        line.say(" ".join(self.desk.words(message) for message in messages), refused=refused)
        self.call_after_refresh(self._paint)
        self.set_timer(_SAID_SECONDS, self._say_nothing)

    def _say_nothing(self) -> None:
        """Give the line back to the page."""
        if self.is_mounted and self.desk.file.trouble is None:
            self.query_one("#notice", NoticeLine).say("")
            self.call_after_refresh(self._paint)

    def _hall(self) -> Hall:
        """Return this moment."""
        desk = self.desk
        session, item = hall_of(desk.process, self.session_id)
        method = desk.method_of(item)
        boxed = desk.file.box.contents
        return Hall(
            desk.process, session, item, method, desk.now(), desk.words, self._shown.text, self._shown.address,
            {vote: boxed.ballots_in(vote) for vote in boxed.votes},
            self._recap_now() if self._shown.page is Page.RECAP else (),
        )  # fmt: skip

    def _recap_now(self) -> tuple[RecapPart, ...]:
        """Return the recap as it is told today, composed again only once something changed."""
        process, words, day = self.desk.process, self.desk.words, self.desk.now().date()
        made_of = (process.revision, words.language, day)
        if self._recap is None or self._recap[0] != made_of:
            self._recap = made_of, recap(outgoing(process, CopyKind.PUBLIC, words, day))
        return self._recap[1]

    def _paint(self) -> None:
        """Show the page as it is now."""
        hall, room = self._hall(), self.query_one("#hall", Static)
        width, height = room.content_size
        if width < 1 or height < 1:
            return
        pages = hall.pages()
        page = self._shown.page if self._shown.page in pages else pages[0]
        sheets = sheets_of_page(hall, page, width, height)
        self._sheets = len(sheets)
        self._sheet = min(self._sheet, self._sheets - 1)
        room.update(Content("\n").join(sheets[self._sheet][:height]))
        self._mark_stage(hall)
        self._show_foot(hall, page, pages)

    def _mark_stage(self, hall: Hall) -> None:
        """Let the look follow the time, as at Run: a class for each stage, which the styles read."""
        time = countdown(hall.item, hall.now) if hall.item is not None else None
        now = time.stage if time is not None and time.running else Stage.CALM
        for stage in Stage:
            self.set_class(stage is now and stage is not Stage.CALM, f"-{stage.value}")

    def _show_foot(self, hall: Hall, page: Page, pages: Sequence[Page]) -> None:
        """Show which page of how many this is, and the keys."""
        words, foot = hall.words, self.query_one("#hall-foot", Static)
        width = foot.content_size.width
        where = f"{words(f'projector.page_{page}')} {pages.index(page) + 1}/{len(pages)}"
        if self._sheets > 1:
            where += f" · ▴▾ {self._sheet + 1}/{self._sheets}"
        if self._mark:
            where = f"{self._mark} · {where}"
        keys = show(words("projector.keys" if width >= 60 else "projector.keys_short"))
        foot.update(spread(show(where), keys, width))

    # -- turning pages ---------------------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        """Turn to the next page that has something to show."""
        pages = self._hall().pages()
        at = pages.index(self._shown.page) if self._shown.page in pages else 0
        self._open(pages[(at + by) % len(pages)])

    def action_sheet(self, by: int) -> None:
        """Turn to the next sheet of a page: the next commitment, more options."""
        self._sheet = (self._sheet + by) % max(self._sheets, 1)
        self._paint()

    def _open(self, page: Page) -> None:
        """Show a page from its first sheet."""
        if page in self._hall().pages():
            self._shown.page, self._sheet = page, 0
            self._paint()
        else:
            hidden = self._hall().is_restricted and page not in OF_RESTRICTED
            self.say(msg("projector.restricted" if hidden else f"projector.nothing_{page}"), refused=True)

    def action_projector_item(self) -> None:
        """Show the item in hand."""
        self._open(Page.ITEM)

    def action_projector_clock(self) -> None:
        """Show the time alone."""
        self._open(Page.CLOCK)

    def action_projector_vote(self) -> None:
        """Show the votes of the session."""
        self._open(Page.VOTE)

    def action_projector_groups(self) -> None:
        """Show who is in which group."""
        self._open(Page.GROUPS)

    def action_projector_commitments(self) -> None:
        """Show the commitments, to be read back one by one."""
        self._open(Page.COMMITMENTS)

    def action_projector_rules(self) -> None:
        """Show the rules of the table."""
        self._open(Page.RULES)

    def action_projector_recap(self) -> None:
        """Tell who arrives now what was asked, chosen, promised, what happened."""
        self._open(Page.RECAP)

    @work(group="dialog")
    async def action_projector_text(self) -> None:
        """Ask for a line and show it; an empty one takes it away."""
        typed = await self._ask(msg("projector.ask_text"), self._shown.text)
        if typed is not None:
            self._shown.text = typed
            self._open(Page.TEXT if typed else Page.ITEM)

    @work(group="dialog")
    async def action_projector_address(self) -> None:
        """Ask for an address and show it for phones to read; an empty one takes it away."""
        typed = await self._ask(msg("projector.ask_address"), self._shown.address)
        if typed is not None:
            self._shown.address = typed[:_LONGEST_ADDRESS]
            self._open(Page.ADDRESS if typed else Page.ITEM)

    async def _ask(self, question: Msg, value: str) -> str | None:
        """Ask for one line that may be empty; nothing may be typed for the hall in a listening meeting."""
        if self._hall().is_restricted:
            self.say(msg("projector.restricted"), refused=True)
            return None
        return await self.app.push_screen_wait(AskText(self.desk.words, question, value=value, may_be_empty=True))

    # -- leading ---------------------------------------------------------------------------------------------

    def action_step_next(self) -> None:
        """Go on to the next step of the method."""
        self._items.step(self._hall().item, 1)
        self._paint()

    def action_step_back(self) -> None:
        """Go back to the step before."""
        self._items.step(self._hall().item, -1)
        self._paint()

    @work(group="dialog")
    async def action_close_item(self) -> None:
        """Close the item in hand and go on to the next, without leaving the projector."""
        await self._items.close(self._hall().item)
        self._paint()

    @work(group="dialog")
    async def action_leave(self) -> None:
        """Ask, then go back to where the projector was called."""
        if await self.app.push_screen_wait(Confirm(self.desk.words, msg("projector.leave"))):
            self.dismiss()

    @on(Said)
    def _said(self, event: Said) -> None:
        """Say what was refused; warnings are for whoever leads and wait in the places."""
        if event.refused:
            self.say(*event.messages, refused=True)

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        """Say at once when something could not be written."""
        if event.trouble is not None:
            self.say(event.trouble, refused=True)


def sheets_of_page(hall: Hall, page: Page, width: int, height: int) -> list[Lines]:
    """Return a page cut into as many sheets as it takes on a screen of this size; never none."""
    several = {
        Page.VOTE: vote_sheets,
        Page.GROUPS: groups_sheets,
        Page.COMMITMENTS: commitment_sheets,
        Page.RULES: rules_sheets,
        Page.RECAP: recap_sheets,
    }
    one = {Page.ITEM: item_page, Page.CLOCK: clock_page, Page.TEXT: text_page, Page.ADDRESS: address_page}
    return several[page](hall, width, height) if page in several else [one[page](hall, width, height)]
