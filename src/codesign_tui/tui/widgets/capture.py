"""The capture line: one line, always one key away, that turns speech into cards.

Text first. Tab walks text → author → cluster, then the card's language where there are several; `@` and `#` at the
start of a word are shortcuts to author and cluster. A leading sign changes the kind. Enter keeps, and the cursor
stays. Nothing needs AltGr on an Italian keyboard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from codesign_tui.domain.abilities import AbilityKind
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.capture_input import SIGNS, CaptureInput
from codesign_tui.tui.widgets.capture_parts import (
    NOBODY,
    Field,
    Group,
    Voice,
    groups_fitting,
    label_of,
    languages_fitting,
    voices_fitting,
)

DRAFT_SECONDS: Final = 0.6
"""The pause in typing after which the text is kept."""

OFFER_SIGN: Final = "+"
"""The sign that, where a step gathers what people can do and bring, says that it is what they bring."""


class CaptureLine(Vertical):
    """One line to gather what is said. Tells what to keep; keeps nothing itself."""

    DEFAULT_CSS = """
    CaptureLine { height: auto; }
    CaptureLine #offered { height: auto; max-height: 3; display: none; padding: 0 1; }
    CaptureLine.-choosing #offered { display: block; }
    CaptureLine #line { height: 1; }
    CaptureLine #chips { width: auto; max-width: 70%; height: 1; padding: 0 1 0 0; }
    CaptureLine CaptureInput { width: 1fr; }
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
    class AbilityTold(Message):
        """Somebody said what they can do or bring: keep it with them."""

        text: str
        kind: AbilityKind
        voice: Voice

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
        """The cluster the card goes to."""
        self._voices: Sequence[Voice] = ()
        self._groups: Sequence[Group] = ()
        self._field = Field.TEXT
        self._text = ""
        self._offered: list[Voice | Group] = []
        self._chosen = 0
        self._editing: tuple[str, str, str] | None = None
        self._timer: Timer | None = None
        self._signed = False
        """Whether a sign was typed for this card already."""
        self._table_word = ""
        self._languages: Sequence[Voice] = ()
        self.language: Voice | None = None
        """The language of the cards, where there are several; stays until it is changed."""
        self._masked = False
        self._gathers_abilities = False
        self.ability: AbilityKind | None = None
        """What the next words are, where a step gathers what people can do and bring; None: a card."""

    def compose(self) -> ComposeResult:
        """What is offered, then the chips and the line."""
        yield Static(id="offered", classes="muted")
        with Horizontal(id="line"):
            yield Static(id="chips")
            yield CaptureInput(self)

    def on_mount(self) -> None:
        """Show the first chips."""
        self._paint()

    # -- what the place tells the line -----------------------------------------------------------------------

    def offer(self, voices: Sequence[Voice], groups: Sequence[Group]) -> None:
        """Set who may speak and which clusters there are."""
        self._voices = voices
        self._groups = groups
        self._table_word = self._words("run.table_word")

    def preset(self, kind: ItemKind, words: Translator) -> None:
        """Set the kind that the activity presets; a kind chosen by a sign before typing gives way to it."""
        self._words = words
        if self._preset is not kind:
            self._preset = kind
            if not self.text:
                self.kind = kind
        self._paint()

    def offer_languages(self, languages: Sequence[Voice]) -> None:
        """Set the languages that cards may be in; without any the line asks for none."""
        self._languages = languages
        codes = {language.id: language for language in languages}
        chosen = codes.get(self.language.id) if self.language is not None else None
        self.language = chosen or (languages[0] if languages else None)
        self._paint()

    def forget_voice(self) -> None:
        """Let nobody be the speaker any more: another session begins."""
        self.voice = NOBODY
        self._paint()

    def choose_language(self, code: str) -> None:
        """Set the language of the next cards, if it is one of those offered."""
        self.language = next((language for language in self._languages if language.id == code), self.language)
        self._paint()

    def gather_abilities(self, gathers: bool) -> None:
        """Set whether the words are what people can do and bring, unless a sign says otherwise."""
        if gathers is not self._gathers_abilities:
            self._gathers_abilities = gathers
            if not self.text:
                self.ability = AbilityKind.SKILL if gathers else None
            self._paint()

    def mask(self, masked: bool) -> None:
        """Show a dot for each letter of the words, while the hall looks at what is written in private."""
        if masked is not self._masked:
            self._masked = masked
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
    def _line(self) -> CaptureInput:
        """The input."""
        return self.query_one(CaptureInput)

    def walk(self, by: int) -> None:
        """Go to the next part of the card; leaving author or cluster takes what is marked if letters were typed."""
        if self._field is not Field.TEXT and self._line.value.strip() and not self._take():
            return
        order = [field for field in Field if field is not Field.LANGUAGE or self._languages]
        self._enter(order[(order.index(self._field) + by) % len(order)])

    def take_shortcut(self, sign: str) -> bool:
        """Go to author or cluster in the middle of the text."""
        if self._field is not Field.TEXT or self._editing is not None:
            return False
        self._enter(Field.AUTHOR if sign == "@" else Field.CLUSTER)
        return True

    def take_sign(self, sign: str) -> bool:
        """Change the kind; a second sign is text."""
        if self._field is not Field.TEXT or self._editing is not None or self._signed:
            return False
        self._signed = True
        self.kind = SIGNS[sign]
        if self._gathers_abilities:
            self.ability = AbilityKind.OFFER if sign == OFFER_SIGN else None
        self._paint()
        return True

    def go_back(self) -> None:
        """With nothing left to delete, go back to the kind that the activity presets, or to the text."""
        if self._field is not Field.TEXT:
            self._enter(Field.TEXT)
        elif self._editing is None:
            self._signed = False
            self.kind = self._preset
            self._preset_ability()
            self._paint()

    def step(self, by: int) -> None:
        """Mark another of what is offered; in the text, the arrow up leaves the line."""
        if self._field is Field.TEXT:
            if by < 0:
                self.post_message(self.LeftUpwards())
        elif self._offered:
            self._chosen = (self._chosen + by) % len(self._offered)
            self._paint_offered()

    def take_lines(self, text: str) -> bool:
        """Offer several lines as several cards."""
        if self._field is not Field.TEXT or self._editing is not None or self.ability is not None:
            return False
        self.post_message(self.LinesPasted(text, self.kind, self.voice, self.group))
        return True

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Keep a draft at a pause in typing; offer what fits the letters."""
        event.stop()
        if self._field is Field.TEXT:
            self._signed = self._signed and bool(event.value)
            if self._editing is None:
                self._wait_for_pause()
        else:
            self._chosen = 0
            self._paint_offered()

    def enter(self) -> None:
        """Keep the card, or take what is marked and go back to the text."""
        if self._field is not Field.TEXT:
            if self._take():
                self._enter(Field.TEXT)
            return
        text = clean(self._line.value).strip()
        if not text:
            return
        if self._editing is not None:
            table, identifier, _ = self._editing
            self._editing = None
            self._back_to_text("")
            self.post_message(self.Corrected(table, identifier, text))
            return
        if self.ability is not None:
            self.post_message(self.AbilityTold(text, self.ability, self.voice))
        else:
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
        self._signed = False
        self.group = None
        if self.kind is ItemKind.STATEMENT:
            self.voice = NOBODY  # a statement is one person's; the next words are not
        self.kind = self._preset
        self._preset_ability()
        self._paint()

    def _preset_ability(self) -> None:
        """Be again what the step gathers: first what people can do, with the sign what they bring."""
        self.ability = AbilityKind.SKILL if self._gathers_abilities else None

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

    def _take(self) -> bool:
        """Take what is marked as author or cluster; False if nothing fits the letters typed, and the line says so."""
        self._paint_offered()
        if not self._offered:
            return False
        taken = self._offered[self._chosen]
        if self._field is Field.LANGUAGE and isinstance(taken, Voice):
            self.language = taken
        elif isinstance(taken, Voice):
            self.voice = taken
        elif isinstance(taken, Group):
            self.group = taken if taken.label else None
        return True

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
            chips = Content(" ▸ ").join(self._parts())
        self.query_one("#chips", Static).update(chips + show(" │"))
        asks = "ability.ask" if self.ability and self._field is Field.TEXT else f"run.ask_{self._field.value}"
        self._line.placeholder = show(words(asks)).plain
        self._line.password = self._masked and self._field is Field.TEXT
        self.set_class(self._field is not Field.TEXT, "-choosing")
        self._paint_offered()

    def _parts(self) -> list[Content]:
        """Return what the next card is, a part each."""
        words = self._words
        what = words(f"ability.{self.ability.value}") if self.ability is not None else words.term(self.kind)
        parts = [
            show(what, "bold reverse" if self._field is Field.TEXT else "bold"),
            self._chip(Field.AUTHOR, self.voice.label or words("run.no_author")),
        ]
        if self.ability is None:
            parts.append(self._chip(Field.CLUSTER, self.group.label if self.group else words("run.no_cluster")))
            if self.language is not None:
                parts.append(self._chip(Field.LANGUAGE, self.language.label))
        return parts

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
            self._offered = list(voices_fitting(typed, self._voices, self._table_word))
        elif self._field is Field.LANGUAGE:
            self._offered = list(languages_fitting(typed, self._languages))
        else:
            self._offered = list(groups_fitting(typed, self._groups))
        self._chosen = min(self._chosen, max(len(self._offered) - 1, 0))
        pieces = [
            show_line(f" {label_of(offered, self._words)} ", "reverse bold" if position == self._chosen else "")
            for position, offered in enumerate(self._offered)
        ]
        nothing = show(self._words("run.no_match"))
        self.query_one("#offered", Static).update(Content("  ").join(pieces) if pieces else nothing)
