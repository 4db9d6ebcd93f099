"""The capture line: one line, always one key away, that turns speech into cards.

Text first. Tab walks text → author → cluster; `@` and `#` at the start of a word are shortcuts to the same. A
leading sign changes the kind. Enter keeps, and the cursor stays. Nothing needs AltGr on an Italian keyboard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.matching import best_matches

SIGNS: Final[dict[str, ItemKind]] = {
    "-": ItemKind.NEED,
    "+": ItemKind.PROPOSAL,
    "!": ItemKind.COMMITMENT,
    "=": ItemKind.DECISION,
    "/": ItemKind.RISK,
    "*": ItemKind.NOTE,
    "?": ItemKind.PARKED_QUESTION,
    '"': ItemKind.STATEMENT,
}
"""The sign that, typed first, says what kind of thing is being said. Typed twice it is just a sign."""

DRAFT_SECONDS: Final = 0.6
"""The pause in typing after which the text is kept."""

LONGEST: Final = 4_000
"""Characters that one line takes; longer words belong in several cards."""


class Field(Enum):
    """Which part of the card the line is asking for."""

    TEXT = "text"
    AUTHOR = "author"
    CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: a person, an organisation, a category of stakeholder, someone who stays anonymous, or nobody."""

    kind: str
    """"person", "organization", "category", "anonymous" or "none"."""
    id: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster to put the card in; a new one has no id yet."""

    id: str | None
    label: str


NOBODY: Final = Voice("none", "", "")


class _Line(Input):
    """The input of the capture line: lets signs, Tab and pasted lines speak to the line before they are text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "walk(1)", show=False),
        Binding("shift+tab", "walk(-1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    @dataclass
    class Walk(Message):
        """Tab: go to the next part of the card."""

        by: int

    @dataclass
    class Step(Message):
        """An arrow: choose among what is offered, or leave the line upwards."""

        by: int

    @dataclass
    class Sign(Message):
        """A sign typed before any text."""

        sign: str

    @dataclass
    class Shortcut(Message):
        """`@` or `#` at the start of a word."""

        sign: str

    class Back(Message):
        """Backspace with nothing left to delete."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        text: str

    def action_walk(self, by: int) -> None:
        """Tell the line that Tab was pressed."""
        self.post_message(self.Walk(by))

    def action_step(self, by: int) -> None:
        """Tell the line that an arrow was pressed."""
        self.post_message(self.Step(by))

    def on_key(self, event: events.Key) -> None:
        """Let a sign mean a kind or a field where it stands first; elsewhere it is text."""
        taken = False
        if event.character in SIGNS and not self.value:
            self.post_message(self.Sign(event.character or ""))
            taken = True
        elif event.character in ("@", "#") and self._starts_a_word():
            self.post_message(self.Shortcut(event.character))
            taken = True
        elif event.key == "backspace" and not self.value:
            self.post_message(self.Back())
        if taken:
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as text, cleaned; several lines become several cards after a look at them."""
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        if len([line for line in text.split("\n") if line.strip()]) > 1:
            self.post_message(self.Pasted(text))
        else:
            self.insert_text_at_cursor(text.strip("\n").replace("\n", " ").replace("\t", " "))

    def _starts_a_word(self) -> bool:
        """Return whether the cursor is where a word begins."""
        return self.cursor_position == 0 or self.value[self.cursor_position - 1].isspace()


class CaptureLine(Vertical):
    """One line to gather what is said. Tells what to keep; keeps nothing itself."""

    DEFAULT_CSS = """
    CaptureLine { height: auto; }
    CaptureLine #offered { height: auto; max-height: 3; display: none; padding: 0 1; }
    CaptureLine.-choosing #offered { display: block; }
    CaptureLine #line { height: 1; }
    CaptureLine #chips { width: auto; max-width: 70%; height: 1; padding: 0 1 0 0; }
    CaptureLine _Line { width: 1fr; }
    """

    @dataclass
    class Captured(Message):
        """A card was said: keep it."""

        text: str
        kind: ItemKind
        voice: Voice
        group: Group | None
        flash: bool = False

    @dataclass
    class Corrected(Message):
        """A card that was being edited is to be kept with these words."""

        table: str
        id: str
        text: str

    @dataclass
    class LinesPasted(Message):
        """Several lines were pasted: look at them before they become cards."""

        text: str
        kind: ItemKind
        voice: Voice
        group: Group | None

    @dataclass
    class Typing(Message):
        """The text after a pause in typing, to be kept as a draft."""

        text: str

    class LeftUpwards(Message):
        """The arrow up was pressed in the line: go to what was gathered."""

    def __init__(self, words: Translator, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._preset = ItemKind.NOTE
        self.kind = ItemKind.NOTE
        """What the next card is."""
        self.voice = NOBODY
        """Who says it; stays until it is changed."""
        self.group: Group | None = None
        """The cluster the next cards go to; stays until it is changed."""
        self._voices: Sequence[Voice] = ()
        self._groups: Sequence[Group] = ()
        self._field = Field.TEXT
        self._text = ""
        self._offered: list[Voice | Group] = []
        self._chosen = 0
        self._editing: tuple[str, str, str] | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """What is offered, then the chips and the line."""
        yield Static(id="offered", classes="muted")
        with Horizontal(id="line"):
            yield Static(id="chips")
            yield _Line(max_length=LONGEST, select_on_focus=False)

    def on_mount(self) -> None:
        """Show the first chips; nothing blinks."""
        self._line.cursor_blink = False
        self._paint()

    # -- what the place tells the line -----------------------------------------------------------------------

    def offer(self, voices: Sequence[Voice], groups: Sequence[Group]) -> None:
        """Set who may speak and which clusters there are."""
        self._voices = voices
        self._groups = groups

    def preset(self, kind: ItemKind, words: Translator) -> None:
        """Set the kind that the activity presets; a kind chosen by a sign before typing gives way to it."""
        self._words = words
        if self._preset is not kind:
            self._preset = kind
            if not self.text:
                self.kind = kind
        self._paint()

    @property
    def text(self) -> str:
        """What has been typed of the card."""
        return self._line.value if self._field is Field.TEXT else self._text

    def restore(self, text: str) -> None:
        """Put back text: what was being typed when the program ended, or a card that was refused."""
        if not self.text:
            self._back_to_text(clean_line(text))

    def edit(self, table: str, identifier: str, code: str, text: str) -> None:
        """Take a card's words into the line; Enter keeps them, Esc leaves the card as it was."""
        self._editing = (table, identifier, code)
        self._back_to_text(clean_line(text))

    def focus_line(self) -> None:
        """Put the cursor in the line."""
        self._line.focus()

    def choose_kind(self, kind: ItemKind) -> None:
        """Set the kind of the next card."""
        self.kind = kind
        self._paint()

    # -- walking ----------------------------------------------------------------------------------------------

    @property
    def _line(self) -> _Line:
        """The input."""
        return self.query_one(_Line)

    @on(_Line.Walk)
    def _walk(self, event: _Line.Walk) -> None:
        """Go to the next part of the card; leaving author or cluster takes what is marked if letters were typed."""
        event.stop()
        if self._field is not Field.TEXT and self._line.value.strip():
            self._take()
        order = list(Field)
        self._enter(order[(order.index(self._field) + event.by) % len(order)])

    @on(_Line.Shortcut)
    def _shortcut(self, event: _Line.Shortcut) -> None:
        """Go to author or cluster in the middle of the text."""
        event.stop()
        if self._field is Field.TEXT and self._editing is None:
            self._enter(Field.AUTHOR if event.sign == "@" else Field.CLUSTER)
        else:
            self._line.insert_text_at_cursor(event.sign)

    @on(_Line.Sign)
    def _sign(self, event: _Line.Sign) -> None:
        """Change the kind; the same sign again is text."""
        event.stop()
        kind = SIGNS[event.sign]
        if self._field is not Field.TEXT or self._editing is not None or kind is self.kind:
            self._line.insert_text_at_cursor(event.sign)
            return
        self.kind = kind
        self._paint()

    @on(_Line.Back)
    def _back(self, event: _Line.Back) -> None:
        """With nothing left to delete, go back to the kind that the activity presets, or to the text."""
        event.stop()
        if self._field is not Field.TEXT:
            self._enter(Field.TEXT)
        elif self._editing is None:
            self.kind = self._preset
            self._paint()

    @on(_Line.Step)
    def _step(self, event: _Line.Step) -> None:
        """Mark another of what is offered; in the text, the arrow up leaves the line."""
        event.stop()
        if self._field is Field.TEXT:
            if event.by < 0:
                self.post_message(self.LeftUpwards())
            return
        if self._offered:
            self._chosen = (self._chosen + event.by) % len(self._offered)
            self._paint_offered()

    @on(_Line.Pasted)
    def _pasted(self, event: _Line.Pasted) -> None:
        """Offer several lines as several cards."""
        event.stop()
        if self._field is Field.TEXT and self._editing is None:
            self.post_message(self.LinesPasted(event.text, self.kind, self.voice, self.group))
        else:
            self._line.insert_text_at_cursor(clean_line(event.text))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Keep a draft at a pause in typing; offer what fits the letters."""
        event.stop()
        if self._field is Field.TEXT:
            if self._editing is None:
                self._wait_for_pause()
        else:
            self._chosen = 0
            self._paint_offered()

    @on(Input.Submitted)
    def _enter_pressed(self, event: Input.Submitted) -> None:
        """Keep the card, or take what is marked and go back to the text."""
        event.stop()
        if self._field is not Field.TEXT:
            self._take()
            self._enter(Field.TEXT)
            return
        text = clean(event.value).strip()
        if not text:
            return
        if self._editing is not None:
            table, identifier, _ = self._editing
            self._editing = None
            self._back_to_text("")
            self.post_message(self.Corrected(table, identifier, text))
            return
        self.post_message(self.Captured(text, self.kind, self.voice, self.group))
        self._empty()

    def on_key(self, event: events.Key) -> None:
        """Let Esc leave author, cluster or editing before it leaves the line."""
        if event.key != "escape":
            return
        if self._editing is not None:
            self._editing = None
            self._back_to_text("")
            event.stop()
        elif self._field is not Field.TEXT:
            self._enter(Field.TEXT)
            event.stop()

    def _empty(self) -> None:
        """Make room for the next card at once, so that no letter typed meanwhile is lost."""
        if self._timer is not None:
            self._timer.stop()
        with self.prevent(Input.Changed):
            self._line.clear()
        self._text = ""
        self.kind = self._preset
        self._paint()

    def _enter(self, field: Field) -> None:
        """Ask for this part of the card."""
        if field is self._field:
            return
        if self._field is Field.TEXT:
            self._text = self._line.value
        self._field = field
        self._chosen = 0
        with self.prevent(Input.Changed):
            self._line.value = self._text if field is Field.TEXT else ""
        self._line.cursor_position = len(self._line.value)
        self._paint()

    def _back_to_text(self, text: str) -> None:
        """Ask for the text, with these words in the line."""
        self._field = Field.TEXT
        self._text = text
        with self.prevent(Input.Changed):
            self._line.value = text
        self._line.cursor_position = len(text)
        self._paint()

    def _take(self) -> None:
        """Take what is marked as author or cluster; nothing typed and nothing marked means nobody, no cluster."""
        taken = self._offered[self._chosen] if self._offered else None
        if self._field is Field.AUTHOR:
            self.voice = taken if isinstance(taken, Voice) else self.voice
        elif self._field is Field.CLUSTER and isinstance(taken, Group):
            self.group = taken if taken.label else None

    def _wait_for_pause(self) -> None:
        """Keep the draft once typing pauses."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DRAFT_SECONDS, lambda: self.post_message(self.Typing(self.text)))

    # -- painting ---------------------------------------------------------------------------------------------

    def _paint(self) -> None:
        """Show kind, author and cluster before the line, and what the line is asking for in it."""
        if not self.is_mounted:
            return
        words = self._words
        if self._editing is not None:
            chips = show_line(words("run.editing", code=self._editing[2]), "bold $accent")
        else:
            parts = [
                show(words.term(self.kind), "bold reverse" if self._field is Field.TEXT else "bold"),
                self._chip(Field.AUTHOR, self.voice.label or words("run.no_author")),
                self._chip(Field.CLUSTER, self.group.label if self.group else words("run.no_cluster")),
            ]
            chips = Content(" ▸ ").join(parts)
        self.query_one("#chips", Static).update(chips + show(" │"))
        self._line.placeholder = show(words(f"run.ask_{self._field.value}")).plain
        self.set_class(self._field is not Field.TEXT, "-choosing")
        self._paint_offered()

    def _chip(self, field: Field, label: str) -> Content:
        """Return a part of the card, marked while the line asks for it."""
        chip = show_line(label, "bold reverse" if self._field is field else "$muted")
        return chip.truncate(22, ellipsis=True)

    def _paint_offered(self) -> None:
        """Show what fits the letters typed for author or cluster."""
        if self._field is Field.TEXT:
            self._offered = []
            return
        typed = clean_line(self._line.value)
        if self._field is Field.AUTHOR:
            voices = best_matches(typed, self._voices, lambda voice: f"{voice.label} {voice.detail}")
            self._offered = list(voices)
        else:
            groups = best_matches(typed, self._groups, lambda group: group.label)
            if typed and not any(group.label.casefold() == typed.casefold() for group in groups):
                groups.append(Group(None, typed))
            if not typed:
                groups.insert(0, Group(None, ""))
            self._offered = list(groups)
        self._chosen = min(self._chosen, max(len(self._offered) - 1, 0))
        pieces = [self._piece(position, offered) for position, offered in enumerate(self._offered)]
        nothing = show(self._words("run.no_match"))
        self.query_one("#offered", Static).update(Content("  ").join(pieces) if pieces else nothing)

    def _piece(self, position: int, offered: Voice | Group) -> Content:
        """Return one of what is offered, marked if it is the one that Enter takes."""
        label = offered.label
        if isinstance(offered, Group):
            if not label:
                label = self._words("run.no_cluster")
            elif offered.id is None:
                label = self._words("run.new_cluster", name=label)
        elif not label:
            label = self._words("run.no_author")
        return show_line(f" {label} ", "reverse bold" if position == self._chosen else "")
