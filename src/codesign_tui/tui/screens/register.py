"""The register: what was promised over every process, who answers for it, what is late."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.text import folded
from codesign_tui.domain.workspace import Index, Registered, Workspace
from codesign_tui.locale import Translator
from codesign_tui.tui.clock import Clock
from codesign_tui.tui.columns import folded_lines, spread
from codesign_tui.tui.commands import GO_COMMITMENTS, REGISTER_COMMANDS, Command, bindings
from codesign_tui.tui.face import Start
from codesign_tui.tui.places.commitment_rows import day_in_row
from codesign_tui.tui.screens.across import AcrossScreen, Jump
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.find_line import FindLine
from codesign_tui.tui.widgets.rows import PART, Row

_INDENT = 6
_SETTLED = (CommitmentStatus.DONE, CommitmentStatus.CANCELLED)


class RegisterScreen(AcrossScreen):
    """Every promise that is still to be kept, what is late first."""

    OFFERED: ClassVar[Sequence[Command]] = REGISTER_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*(c for c in REGISTER_COMMANDS if c.key == "escape"))]
    title_id = "register.title"
    find_id = "register.find"
    help_id = "register.help"

    def __init__(self, workspace: Workspace, words: Translator, clock: Clock) -> None:
        super().__init__(workspace, words, clock)
        self._entries: Sequence[Registered] = ()
        self._settled_too = False

    def question(self) -> Callable[[Index], Callable[[], None]]:
        """Ask for every promise."""

        def asked(index: Index) -> Callable[[], None]:
            found = index.promises()
            return lambda: setattr(self, "_entries", found)

        return asked

    def rows(self, width: int) -> Sequence[tuple[Row, Jump]]:
        """Return the promises that are looked for, the latest first, then by date."""
        today, wanted = self._clock.now().date(), folded(self.letters).split()
        shown = [
            entry
            for entry in self._entries
            if (self._settled_too or entry.promise.history.status not in _SETTLED)
            and all(word in folded(_searched(entry)) for word in wanted)
        ]
        shown.sort(key=lambda entry: (not _is_late(entry, today), _due(entry, today) or date.max))
        return [
            (
                _row(entry, today, self._words, width),
                Jump(entry.path, Start(GO_COMMITMENTS, entry.promise.id)),
            )
            for entry in shown
        ]

    def summary(self) -> Content:
        """Return how many promises of how many processes, and how many are late today."""
        today, words = self._clock.now().date(), self._words
        still = [entry for entry in self._entries if entry.promise.history.status not in _SETTLED]
        late = sum(_is_late(entry, today) for entry in still)
        first = " · ".join(
            (words("register.still", n=len(still)), words("register.processes", n=len({one.path for one in still})))
        )
        below = show(words("register.late", n=late, day=today), "bold $warning" if late else "$muted")
        return show(first) + Content("\n") + below

    @property
    def empty_id(self) -> str:
        """That nothing is promised, or none like what is looked for."""
        return "board.nothing_found" if self.letters else "register.empty"

    def action_register_settled(self) -> None:
        """Show what was kept or dropped too, or hide it again."""
        self._settled_too = not self._settled_too
        self.show_rows()

    @on(FindLine.Found)
    def _found(self, event: FindLine.Found) -> None:
        """Show the rows that have the letters typed."""
        event.stop()
        self.letters = event.letters
        self.show_rows()
        if event.done:
            self.query_one("#across-list").focus()


def _searched(entry: Registered) -> str:
    """Return the words in which a promise is looked for, its number among them."""
    promise = entry.promise
    return f"{promise.number} {promise.code} {promise.text} {promise.who} {entry.title}"


def _due(entry: Registered, today: date) -> date | None:
    """Return the date that holds today, what today's sessions agreed included."""
    return entry.promise.due_on(today, after_sessions_of_day=True)


def _is_late(entry: Registered, today: date) -> bool:
    """Tell whether a promise is late today, what today's sessions agreed included."""
    return entry.promise.is_overdue(today, after_sessions_of_day=True)


def _row(entry: Registered, today: date, words: Translator, width: int) -> Row:
    """Return a promise: what; who; of which process and by when."""
    promise = entry.promise
    code = show_line(promise.code, "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    first = code + gap + folded_lines(promise.text, width, indent=_INDENT, most=2)
    who = show_line(promise.who) if promise.who else show(words("board.missing.owner"), "$warning")
    below = (
        who.truncate(width - _INDENT, ellipsis=True),
        spread(_called(entry), _when(entry, today, words), width - _INDENT),
    )
    indent = Content("\n" + " " * _INDENT)
    return Row(f"{entry.path}{PART}{promise.id}", indent.join((first, *below)))


def _called(entry: Registered) -> Content:
    """Return its number outside the table and its process; the title gives way where there is little room."""
    return join(show_line(entry.promise.number), show_line(entry.title, "$muted"), gap=" · ")


def _when(entry: Registered, today: date, words: Translator) -> Content:
    """Return by when, how late, or that it was kept or dropped."""
    promise = entry.promise
    due, status = _due(entry, today), promise.history.status
    if status in _SETTLED:
        return show(words.term(status), "$muted")
    if promise.history.standing(today, after_sessions_of_day=True).is_suspended:
        return show(words.term(CommitmentStatus.SUSPENDED), "$muted")
    if due is None and promise.due_words:
        return show_line(promise.due_words)
    if due is None:
        return show(words("board.missing.date"), "$warning")
    by = show(words("commitments.by_day", day=day_in_row(words, due)))
    if not _is_late(entry, today):
        return by
    return by + show(" · ") + show(words("commitments.days_late", n=(today - due).days), "bold $warning")
