"""Every command of the screen, declared once: bindings, palette, hints, help and the README's table derive from it.

A command's id is its action (`action_<id>`), its key is a function key or Ctrl with a letter that terminals pass on
(Textual #4215, #5667), its words are the messages `command.<id>` and `command.<id>.help`.
"""

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do with one key, from the palette or with the mouse."""

    id: str
    key: str | None = None
    hint: bool = False
    """Whether its key is always shown at the foot of the screen."""
    digit: str | None = None
    """The digit that does the same after Esc, for keyboards that give function keys to something else."""
    has_short: bool = False
    """Whether it has a shorter name for a line of hints that has no room for the other."""

    @property
    def label_id(self) -> str:
        """The message that names it."""
        return f"command.{self.id}"

    @property
    def help_id(self) -> str:
        """The message that says what it does."""
        return f"command.{self.id}.help"

    @property
    def short_id(self) -> str:
        """The message that names it where there is little room; the usual one if it has no other."""
        return f"command.{self.id}.short" if self.has_short else self.label_id

    @property
    def key_text(self) -> str:
        """The key as a person reads it: F2, ^T."""
        if self.key is None:
            return ""
        if self.key.startswith("ctrl+"):
            return f"^{self.key[5:].upper()}"
        return {"enter": "↵", "escape": "Esc", "pagedown": "Pag↓", "pageup": "Pag↑"}.get(self.key, self.key.upper())


HELP: Final = Command("help", "f1", hint=True, digit="1", has_short=True)
GO_RUN: Final = Command("go_run", "f2", hint=True, digit="2")
GO_BOARD: Final = Command("go_board", "f3", hint=True, digit="3")
GO_CHOOSE: Final = Command("go_choose", "f4", hint=True, digit="4")
GO_COMMITMENTS: Final = Command("go_commitments", "f5", hint=True, digit="5")
GO_BUDGET: Final = Command("go_budget")
GO_KNOW: Final = Command("go_know", "f6", hint=True, digit="6")
GO_PEOPLE: Final = Command("go_people", "f7", hint=True, digit="7")
GO_MINUTES: Final = Command("go_minutes", "f8", hint=True, digit="8")
PALETTE: Final = Command("command_palette", "ctrl+p", hint=True, digit="0", has_short=True)
UNDO: Final = Command("undo", "ctrl+z")
REDO: Final = Command("redo", "ctrl+y")
PROJECTED: Final = Command("projected", "ctrl+t", hint=True, has_short=True)
GO_SCHEME: Final = Command("go_scheme")
PROJECTOR: Final = Command("projector", "ctrl+f")
RECAP: Final = Command("recap")
REHEARSE: Final = Command("rehearse")
SAVE_ELSEWHERE: Final = Command("save_elsewhere")
PATH_DATA: Final = Command("path_data")
PREPARE_SESSION: Final = Command("prepare_session")
NEXT_SESSION: Final = Command("next_session")
REACTIVATE: Final = Command("reactivate_table")
BRING_THEMES: Final = Command("bring_themes")
TAKE_SHEET: Final = Command("take_sheet")
LAST_ACTIONS: Final = Command("last_actions")
GO_HOME: Final = Command("go_home", "ctrl+o")
QUIT: Final = Command("quit_app", "ctrl+q")
THEME_NEXT: Final = Command("next_theme")
LANGUAGE_NEXT: Final = Command("next_language")

APP_COMMANDS: Final = (HELP, PALETTE, QUIT, THEME_NEXT, LANGUAGE_NEXT)
PLACE_COMMANDS: Final = (GO_RUN, GO_BOARD, GO_CHOOSE, GO_COMMITMENTS, GO_KNOW, GO_PEOPLE, GO_MINUTES)
PROCESS_COMMANDS: Final = (
    *PLACE_COMMANDS,
    GO_BUDGET,
    GO_SCHEME,
    UNDO,
    REDO,
    PATH_DATA,
    PREPARE_SESSION,
    NEXT_SESSION,
    REACTIVATE,
    BRING_THEMES,
    TAKE_SHEET,
    LAST_ACTIONS,
    PROJECTED,
    PROJECTOR,
    RECAP,
    REHEARSE,
    SAVE_ELSEWHERE,
    GO_HOME,
)

# Run
SESSION_START: Final = Command("session_start", "ctrl+s", hint=True, has_short=True)
SESSION_NEXT: Final = Command("choose_session")
OPENING: Final = Command("opening", "ctrl+r", hint=True)
CLOSE_ITEM: Final = Command("close_item", "f9", hint=True, digit="9", has_short=True)
AGENDA: Final = Command("agenda", "ctrl+g", hint=True, has_short=True)
ADD_ITEM: Final = Command("add_item", "ctrl+n")
ITEM_UP: Final = Command("item_up")
ITEM_DOWN: Final = Command("item_down")
REOPEN_ITEM: Final = Command("reopen_item")
GATHERED: Final = Command("gathered", "ctrl+l", hint=True)
RUN_TABLES: Final = Command("run_tables", "ctrl+d", hint=True)
GATHERED_SHEET: Final = Command("gathered_sheet")
FLASH: Final = Command("flash", "ctrl+b")
CARD_PROMISE: Final = Command("card_promise")
SET_ASIDE: Final = Command("set_aside")
RESTORE: Final = Command("restore")
STEP_NEXT: Final = Command("step_next", "pagedown")
STEP_BACK: Final = Command("step_back", "pageup")
PAUSE: Final = Command("pause_item")
RESUME: Final = Command("resume_item")
BREAK_NOW: Final = Command("break_now")
COACH: Final = Command("coach_offers", "f12")
TIMES: Final = Command("item_times")
ROUND_ROBIN: Final = Command("round_robin")
PARKED: Final = Command("parked_questions")
GUIDE_WHOLE: Final = Command("guide_whole")
CARD_KIND: Final = Command("card_kind")
OPEN_NOW: Final = Command("open_now")
CARD_LANGUAGE: Final = Command("card_language")
ABILITIES: Final = Command("abilities")
VOICES: Final = Command("voices_heard")
BELL: Final = Command("clock_bell")
RUN_SCHEME: Final = Command("run_scheme", "ctrl+k", hint=True)
ROUND: Final = Command("commitments_round")
PRIVATE: Final = Command("write_privately")
REVEAL: Final = Command("reveal_private", "ctrl+e", hint=True)
TAKE_BACK_CARD: Final = Command("take_back_card")
SESSION_END: Final = Command("session_end")
SESSION_REOPEN: Final = Command("session_reopen")

RUN_COMMANDS: Final = (
    SESSION_START,
    OPENING,
    CLOSE_ITEM,
    AGENDA,
    GATHERED,
    RUN_TABLES,
    ADD_ITEM,
    ITEM_UP,
    ITEM_DOWN,
    REOPEN_ITEM,
    GATHERED_SHEET,
    FLASH,
    CARD_PROMISE,
    SET_ASIDE,
    RESTORE,
    STEP_NEXT,
    STEP_BACK,
    GUIDE_WHOLE,
    PAUSE,
    RESUME,
    BREAK_NOW,
    COACH,
    TIMES,
    ROUND_ROBIN,
    VOICES,
    PARKED,
    OPEN_NOW,
    ABILITIES,
    CARD_LANGUAGE,
    CARD_KIND,
    BELL,
    RUN_SCHEME,
    ROUND,
    PRIVATE,
    REVEAL,
    TAKE_BACK_CARD,
    SESSION_NEXT,
    SESSION_END,
    SESSION_REOPEN,
)

# Rehearsal: letters after Esc, so that no key of a real session means anything else
REHEARSAL_FILL: Final = Command("rehearsal_fill", digit="c")
REHEARSAL_SPEED: Final = Command("rehearsal_speed", digit="v")
REHEARSAL_END: Final = Command("rehearsal_end", digit="x")

REHEARSAL_COMMANDS: Final = (REHEARSAL_FILL, REHEARSAL_SPEED, REHEARSAL_END)

# Projector: letters, as nothing is typed there
PROJECTOR_ITEM: Final = Command("projector_item", "p")
PROJECTOR_CLOCK: Final = Command("projector_clock", "o")
PROJECTOR_VOTE: Final = Command("projector_vote", "v")
PROJECTOR_GROUPS: Final = Command("projector_groups", "g")
PROJECTOR_COMMITMENTS: Final = Command("projector_commitments", "i")
PROJECTOR_RULES: Final = Command("projector_rules", "r")
PROJECTOR_TEXT: Final = Command("projector_text", "t")
PROJECTOR_ADDRESS: Final = Command("projector_address", "q")
PROJECTOR_RECAP: Final = Command("projector_recap", "n")

PROJECTOR_COMMANDS: Final = (
    PROJECTOR_ITEM,
    PROJECTOR_CLOCK,
    PROJECTOR_VOTE,
    PROJECTOR_GROUPS,
    PROJECTOR_COMMITMENTS,
    PROJECTOR_RULES,
    PROJECTOR_TEXT,
    PROJECTOR_ADDRESS,
    PROJECTOR_RECAP,
    STEP_NEXT,
    STEP_BACK,
    CLOSE_ITEM,
)

# Minutes
MINUTES_EVENING: Final = Command("minutes_evening", "f9", hint=True, digit="9", has_short=True)
MINUTES_DATA: Final = Command("minutes_data", "d", hint=True)
MINUTES_PROCESS: Final = Command("minutes_process", "a", hint=True, has_short=True)
MINUTES_MISSING: Final = Command("minutes_missing", "m", hint=True, has_short=True)
MINUTES_COPY: Final = Command("minutes_copy", "c", hint=True)
MINUTES_LANGUAGE: Final = Command("minutes_language", "l")
MINUTES_EXPORT: Final = Command("minutes_export", "e", hint=True, has_short=True)
MINUTES_PAPERS: Final = Command("minutes_papers", "p", hint=True, has_short=True)
MINUTES_LIFE: Final = Command("minutes_life", "v", hint=True, has_short=True)
MINUTES_SENT: Final = Command("minutes_sent")
MINUTES_PUBLISHED: Final = Command("minutes_published")
MINUTES_DOCUMENTS: Final = Command("minutes_documents", "o", hint=True, has_short=True)
MINUTES_LETTERS: Final = Command("minutes_letters")
MINUTES_ARCHIVE: Final = Command("minutes_archive")
MINUTES_PAPER: Final = Command("minutes_paper")
MINUTES_STOP: Final = Command("minutes_stop", "x", hint=True)
MINUTES_REPORT: Final = Command("minutes_report", "r")
MINUTES_FOLDER: Final = Command("minutes_folder")
MINUTES_SEAL: Final = Command("minutes_seal")

MINUTES_COMMANDS: Final = (
    MINUTES_EVENING,
    MINUTES_DATA,
    MINUTES_PAPERS,
    MINUTES_MISSING,
    MINUTES_PROCESS,
    MINUTES_COPY,
    MINUTES_LANGUAGE,
    MINUTES_EXPORT,
    MINUTES_LIFE,
    MINUTES_DOCUMENTS,
    MINUTES_STOP,
    MINUTES_SENT,
    MINUTES_PUBLISHED,
    MINUTES_LETTERS,
    MINUTES_ARCHIVE,
    MINUTES_PAPER,
    MINUTES_REPORT,
    MINUTES_FOLDER,
    MINUTES_SEAL,
)

PLACE_KEYS: Final = (
    *(f"f{number}" for number in (*range(2, 10), 12)),
    "pagedown",
    "pageup",
    *(f"ctrl+{letter}" for letter in "bdefgklnorstyz"),
)
"""The keys that places may give a meaning to; the same key may mean another thing at another place."""

# Board: letters, as its list has the cursor
BOARD_OPEN: Final = Command("board_open", "enter", hint=True)
BOARD_EDIT: Final = Command("board_edit", "e")
BOARD_LINK: Final = Command("board_link", "l", hint=True)
BOARD_UNLINK: Final = Command("board_unlink", "u")
BOARD_MARK: Final = Command("board_mark", "space")
BOARD_CLUSTER: Final = Command("board_cluster", "g", hint=True)
BOARD_RENAME: Final = Command("board_rename", "n")
BOARD_SIMILAR: Final = Command("board_similar", "i")
BOARD_MERGE: Final = Command("board_merge", "m")
BOARD_SPLIT: Final = Command("board_split", "t")
BOARD_TRANSLATE: Final = Command("board_translate", "x")
BOARD_FIELDS: Final = Command("board_fields", "y")
BOARD_FLASH: Final = Command("board_flash", "d")
BOARD_ATTRIBUTE: Final = Command("board_attribute", "c")
BOARD_SET_ASIDE: Final = Command("board_set_aside", "a")
BOARD_TO_TABLE: Final = Command("board_to_table", "r")
BOARD_SHOW_ASIDE: Final = Command("board_show_aside", "s")
BOARD_GROUPING: Final = Command("board_grouping", "v", hint=True)
BOARD_ORPHANS: Final = Command("board_orphans", "o", hint=True, has_short=True)
BOARD_FIND: Final = Command("board_find", "f", hint=True)
BOARD_SCHEME: Final = Command("board_scheme", "ctrl+k")
BOARD_FILTER: Final = Command("board_filter", "q", hint=True)
BOARD_SHOW_ALL: Final = Command("board_show_all")
BOARD_PROMISE: Final = Command("board_promise", "k")
BOARD_KIND: Final = Command("board_kind")
BOARD_PLACE: Final = Command("board_place", "p")

BOARD_COMMANDS: Final = (
    BOARD_OPEN,
    BOARD_LINK,
    BOARD_FILTER,
    BOARD_ORPHANS,
    BOARD_FIND,
    BOARD_GROUPING,
    BOARD_CLUSTER,
    BOARD_MARK,
    BOARD_EDIT,
    BOARD_UNLINK,
    BOARD_RENAME,
    BOARD_SIMILAR,
    BOARD_MERGE,
    BOARD_SPLIT,
    BOARD_TRANSLATE,
    BOARD_FIELDS,
    BOARD_FLASH,
    BOARD_ATTRIBUTE,
    BOARD_KIND,
    BOARD_SET_ASIDE,
    BOARD_TO_TABLE,
    BOARD_PROMISE,
    BOARD_PLACE,
    BOARD_SHOW_ASIDE,
    BOARD_SCHEME,
    BOARD_SHOW_ALL,
)

# Choose
CHOOSE_NEW: Final = Command("choose_new", "n", hint=True)
CHOOSE_COUNT: Final = Command("choose_count", "e", hint=True)
CHOOSE_BALLOTS: Final = Command("choose_ballots", "b", hint=True)
CHOOSE_CLOSE: Final = Command("choose_close", "c", hint=True)
CHOOSE_DECIDE: Final = Command("choose_decide", "d", hint=True)
CHOOSE_MINUTES: Final = Command("choose_minutes", "a", hint=True, has_short=True)
CHOOSE_VOTERS: Final = Command("choose_voters", "v")
CHOOSE_EDIT: Final = Command("choose_edit", "m")
CHOOSE_AGAIN: Final = Command("choose_again", "g")
CHOOSE_REOPEN: Final = Command("choose_reopen", "r")
CHOOSE_PLACE: Final = Command("choose_place", "p", hint=True, has_short=True)
CHOOSE_INTEREST: Final = Command("choose_interest", "i")
CHOOSE_SHEET: Final = Command("choose_sheet", "s")
CHOOSE_TAKE_BACK: Final = Command("choose_take_back", "t")

CHOOSE_COMMANDS: Final = (
    CHOOSE_NEW,
    CHOOSE_COUNT,
    CHOOSE_BALLOTS,
    CHOOSE_CLOSE,
    CHOOSE_DECIDE,
    CHOOSE_MINUTES,
    CHOOSE_VOTERS,
    CHOOSE_EDIT,
    CHOOSE_PLACE,
    CHOOSE_INTEREST,
    CHOOSE_SHEET,
    CHOOSE_AGAIN,
    CHOOSE_REOPEN,
    CHOOSE_TAKE_BACK,
)

# Commitments
COMMITMENTS_ADD: Final = Command("commitments_add", "n", hint=True)
COMMITMENTS_EDIT: Final = Command("commitments_edit", "e")
COMMITMENTS_OWNER: Final = Command("commitments_owner", "r", hint=True, has_short=True)
COMMITMENTS_DUE: Final = Command("commitments_due", "d", hint=True)
COMMITMENTS_STATE: Final = Command("commitments_state", "s", hint=True)
COMMITMENTS_CONFIRM: Final = Command("commitments_confirm", "c", hint=True)
COMMITMENTS_RESOURCES: Final = Command("commitments_resources", "p")
COMMITMENTS_SUPPORTERS: Final = Command("commitments_supporters", "i")
COMMITMENTS_NOTE: Final = Command("commitments_note", "a")
COMMITMENTS_LEDGER: Final = Command("commitments_ledger", "l", hint=True)
COMMITMENTS_FIELDS: Final = Command("commitments_fields", "y")
COMMITMENTS_THREAD: Final = Command("commitments_thread", "enter")
COMMITMENTS_READ_BACK: Final = Command("commitments_read_back", "g", hint=True, has_short=True)
COMMITMENTS_REVIEW: Final = Command("commitments_review", "v", hint=True, has_short=True)
COMMITMENTS_HEADLINE: Final = Command("commitments_headline", "h")
COMMITMENTS_EVENT: Final = Command("commitments_event", "w")
COMMITMENTS_ROLES: Final = Command("commitments_roles", "m")
COMMITMENTS_ABSENT: Final = Command("commitments_absent", "b")
COMMITMENTS_TURNOVER: Final = Command("commitments_turnover", "t")
COMMITMENTS_ORDER: Final = Command("commitments_order", "o", has_short=True)
COMMITMENTS_FIND: Final = Command("commitments_find", "f")
COMMITMENTS_LETTERS: Final = Command("commitments_letters")
COMMITMENTS_SHEET: Final = Command("commitments_sheet", "x")
COMMITMENTS_RISKS: Final = Command("commitments_risks", "q")

COMMITMENTS_COMMANDS: Final = (
    COMMITMENTS_READ_BACK,
    COMMITMENTS_REVIEW,
    COMMITMENTS_OWNER,
    COMMITMENTS_DUE,
    COMMITMENTS_STATE,
    COMMITMENTS_CONFIRM,
    COMMITMENTS_THREAD,
    COMMITMENTS_ORDER,
    COMMITMENTS_LEDGER,
    COMMITMENTS_EDIT,
    COMMITMENTS_ADD,
    COMMITMENTS_RESOURCES,
    COMMITMENTS_SUPPORTERS,
    COMMITMENTS_NOTE,
    COMMITMENTS_HEADLINE,
    COMMITMENTS_EVENT,
    COMMITMENTS_ROLES,
    COMMITMENTS_ABSENT,
    COMMITMENTS_TURNOVER,
    COMMITMENTS_FIELDS,
    COMMITMENTS_FIND,
    COMMITMENTS_LETTERS,
    COMMITMENTS_SHEET,
    COMMITMENTS_RISKS,
)

# The resources ledger, reached from the commitments
BUDGET_ADD: Final = Command("budget_add", "n", hint=True)
BUDGET_EDIT: Final = Command("budget_edit", "e", hint=True)
BUDGET_REPORT: Final = Command("budget_report", "v", hint=True)
BUDGET_SET_ASIDE: Final = Command("budget_set_aside", "a", hint=True)
BUDGET_FIND: Final = Command("budget_find", "f")

BUDGET_COMMANDS: Final = (BUDGET_ADD, BUDGET_EDIT, BUDGET_REPORT, BUDGET_SET_ASIDE, BUDGET_FIND)

# Know
KNOW_OPEN: Final = Command("know_open", "enter", hint=True)
KNOW_ADD: Final = Command("know_add", "n", hint=True)
KNOW_READ: Final = Command("know_read", "m", hint=True)
KNOW_CORRECT_READING: Final = Command("know_correct_reading", "r")
KNOW_SET_ASIDE: Final = Command("know_set_aside", "a", hint=True)
KNOW_LESSON: Final = Command("know_lesson", "l", hint=True)
KNOW_CHAIN: Final = Command("know_chain", "c")
KNOW_LOGFRAME: Final = Command("know_logframe", "q")
KNOW_IMPACT: Final = Command("know_impact", "i")
KNOW_DESTINIES: Final = Command("know_destinies", "d")
KNOW_BRING: Final = Command("know_bring", "p")
KNOW_NEXT: Final = Command("know_next", "s", hint=True)
KNOW_SURVEY: Final = Command("know_survey", "v", hint=True)
KNOW_FIND: Final = Command("know_find", "f")

KNOW_COMMANDS: Final = (
    KNOW_OPEN,
    KNOW_ADD,
    KNOW_READ,
    KNOW_SURVEY,
    KNOW_LESSON,
    KNOW_NEXT,
    KNOW_SET_ASIDE,
    KNOW_CORRECT_READING,
    KNOW_BRING,
    KNOW_DESTINIES,
    KNOW_CHAIN,
    KNOW_LOGFRAME,
    KNOW_IMPACT,
    KNOW_FIND,
)

# People
PEOPLE_ARRIVE: Final = Command("people_arrive", "a", hint=True)
PEOPLE_LEAVE: Final = Command("people_leave", "u", hint=True)
PEOPLE_BACK: Final = Command("people_back", "r", hint=True)
PEOPLE_ABSENT: Final = Command("people_absent", "x", hint=True)
PEOPLE_DELEGATE: Final = Command("people_delegate", "d")
PEOPLE_EXPECT: Final = Command("people_expect", "s")
PEOPLE_ALL_PRESENT: Final = Command("people_all_present", "t")
PEOPLE_MOVEMENT: Final = Command("people_movement", "m", hint=True)
PEOPLE_COUNT: Final = Command("people_count", "c", hint=True)
PEOPLE_ADD: Final = Command("people_add", "n", hint=True, has_short=True)
PEOPLE_ADD_BODY: Final = Command("people_add_body", "o")
PEOPLE_EDIT: Final = Command("people_edit", "e")
PEOPLE_EDIT_BODY: Final = Command("people_edit_body", "b")
PEOPLE_TAKE_OFF: Final = Command("people_take_off")
PEOPLE_FIELDS: Final = Command("people_fields", "y")
PEOPLE_REPLACE: Final = Command("people_replace", "p")
PEOPLE_WITHDRAW: Final = Command("people_withdraw", "w")
PEOPLE_GROUPS: Final = Command("people_groups", "g")
PEOPLE_RECAP: Final = Command("people_recap", "i")
PEOPLE_RECEIVE: Final = Command("people_receive", "f")

PEOPLE_COMMANDS: Final = (
    PEOPLE_ARRIVE,
    PEOPLE_LEAVE,
    PEOPLE_BACK,
    PEOPLE_ABSENT,
    PEOPLE_MOVEMENT,
    PEOPLE_COUNT,
    PEOPLE_ADD,
    PEOPLE_DELEGATE,
    PEOPLE_ALL_PRESENT,
    PEOPLE_EXPECT,
    PEOPLE_EDIT,
    PEOPLE_EDIT_BODY,
    PEOPLE_TAKE_OFF,
    PEOPLE_FIELDS,
    PEOPLE_ADD_BODY,
    PEOPLE_REPLACE,
    PEOPLE_WITHDRAW,
    PEOPLE_GROUPS,
    PEOPLE_RECAP,
    PEOPLE_RECEIVE,
)

# Structured views: letters, as the lists have the cursor
SCHEME_ADD: Final = Command("scheme_add", "n", hint=True)
SCHEME_EDIT: Final = Command("scheme_edit", "e", hint=True)
SCHEME_HOLD: Final = Command("scheme_hold", "space")
SCHEME_MOVE: Final = Command("scheme_move", "m", hint=True)
SCHEME_LIST: Final = Command("scheme_list", "v", hint=True)
SCHEME_WHICH: Final = Command("scheme_which", "s", hint=True)
SCHEME_WHOLE: Final = Command("scheme_whole", "t")
SCHEME_COLUMN: Final = Command("scheme_column", "c")
SCHEME_RENAME: Final = Command("scheme_rename", "r")
SCHEME_FLASH: Final = Command("scheme_flash", "d")
SCHEME_SET_ASIDE: Final = Command("scheme_set_aside", "a")
SCHEME_PROMISE: Final = Command("scheme_promise", "k")
SCHEME_LEAVE: Final = Command("scheme_leave", "ctrl+k", hint=True)

SCHEME_COMMANDS: Final = (
    SCHEME_ADD,
    SCHEME_EDIT,
    SCHEME_MOVE,
    SCHEME_LIST,
    SCHEME_WHICH,
    SCHEME_LEAVE,
    SCHEME_HOLD,
    SCHEME_WHOLE,
    SCHEME_COLUMN,
    SCHEME_RENAME,
    SCHEME_FLASH,
    SCHEME_PROMISE,
    SCHEME_SET_ASIDE,
)

# Home
NEW_PROCESS: Final = Command("new_process", "n", hint=True)
OPEN_PROCESS: Final = Command("open_process", "enter", hint=True)
EXAMPLE: Final = Command("example", "e", hint=True)
REGISTER: Final = Command("register", "r", hint=True)
SEARCH: Final = Command("search", "s", hint=True)

# Over every process
ACROSS_OPEN: Final = Command("across_open", "enter", hint=True)
ACROSS_FIND: Final = Command("across_find", "f", hint=True)
REGISTER_SETTLED: Final = Command("register_settled", "t", hint=True)
ACROSS_BACK: Final = Command("across_back", "escape", hint=True)
REGISTER_COMMANDS: Final = (ACROSS_OPEN, ACROSS_FIND, REGISTER_SETTLED, ACROSS_BACK)
SEARCH_COMMANDS: Final = (ACROSS_OPEN, ACROSS_FIND, ACROSS_BACK)
REHEARSE_PROCESS: Final = Command("rehearse_process", "p", hint=True, has_short=True)
START_FROM: Final = Command("start_from", "d")
HOME_COMMANDS: Final = (NEW_PROCESS, EXAMPLE, OPEN_PROCESS, REGISTER, SEARCH, START_FROM, REHEARSE_PROCESS)


PLACES: Final = {
    GO_RUN: RUN_COMMANDS,
    GO_BOARD: BOARD_COMMANDS,
    GO_CHOOSE: CHOOSE_COMMANDS,
    GO_COMMITMENTS: COMMITMENTS_COMMANDS,
    GO_BUDGET: BUDGET_COMMANDS,
    GO_KNOW: KNOW_COMMANDS,
    GO_PEOPLE: PEOPLE_COMMANDS,
    GO_MINUTES: MINUTES_COMMANDS,
    GO_SCHEME: SCHEME_COMMANDS,
}
"""The places by the command that goes there, with what can be done at each."""


def bindings(*commands: Command) -> list[Binding]:
    """Return the key bindings of these commands; the words are translated where they are shown."""
    return [
        Binding(
            command.key,
            command.id,
            command.id,
            show=False,
            id=command.id,
            priority=command.key.startswith(("f", "ctrl+")),
        )
        for command in commands
        if command.key is not None
    ]
