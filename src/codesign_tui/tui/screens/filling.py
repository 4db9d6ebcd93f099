"""A small form: a few named fields on one dialog. Enter saves from any of them; what is refused stays typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.one_line import OneLine
from codesign_tui.tui.widgets.one_of import OneOf

Filled = Mapping[str, str]
"""What was typed or chosen, by field."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a form cannot be kept, and the id of the field that is to be put right."""

    reason: Msg
    field: str


@dataclass(frozen=True, slots=True)
class LineField:
    """One line of text; `known` words are offered while typing."""

    id: str
    label: Msg
    value: str = ""
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextField:
    """A text of more than one line."""

    id: str
    label: Msg
    value: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of a few words: pairs of an id and its words."""

    id: str
    label: Msg
    options: tuple[tuple[str, str], ...]
    value: str = ""


Field = LineField | TextField | ChoiceField

_MOST_OF_THE_SCREEN: Final = 0.92
"""The share of the screen's rows that a dialog may take, as its style says."""


class KnownLine(OneLine):
    """A line that offers known words: Tab and Enter take the one offered; a space at the end refuses it."""

    async def _on_key(self, event: events.Key) -> None:
        """Take what is offered before going on."""
        if event.key in ("tab", "enter") and self.value and self.cursor_at_end:
            self.action_cursor_right()
        await super()._on_key(event)


class LongText(TextArea):
    """A text area in which Enter saves the form and Ctrl+J makes a new line."""

    class Entered(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        """Give Enter to the form, Tab to the next field, a new line to Ctrl+J."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return its lines at the width it is about to have.

        Textual's own wraps its text only once it has been laid out, so that every area of a form would be laid out
        and painted three times: as one line, with a scroll bar, without it.
        """
        room = width - self.gutter_width - 1  # one column is the cursor's, at the end of a line
        if self.soft_wrap and not self.show_vertical_scrollbar and room > 0 and width != self.container_size.width:
            self.wrapped_document.wrap(room, tab_width=self.indent_width)
            self.set_reactive(TextArea.virtual_size, Size(0, self.wrapped_document.height))
        return super().get_content_height(container, viewport, width)


class FillIn(ModalScreen[Filled | None]):
    """Asks for a few things at once. `check` may refuse them with a sentence; None means «changed my mind»."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("ctrl+s", "save", show=False),
        Binding("enter", "save", show=False),
    ]

    def __init__(
        self,
        words: Translator,
        question: Msg,
        fields: Sequence[Field],
        *,
        note: Msg | None = None,
        check: Callable[[Filled], Msg | Trouble | None] | None = None,
        linked: Callable[[str, str], Mapping[str, str]] | None = None,
        start: str = "",
        keys: str = "",
    ) -> None:
        """Ask for these fields; `start` is the id of the one to begin on, the first unless it is named.

        `keys` is the message that tells the keys where the usual one would promise something else.
        """
        super().__init__()
        self._start = start
        self._told_keys = keys
        self._words = words
        self._question = question
        self._fields = list(fields)
        self._note = note
        self._check = check
        self._linked = linked

    def compose(self) -> ComposeResult:
        """The question, a line per field, how to go on."""
        with Vertical(classes="dialog form"):
            yield Static(show(self._words(self._question)), classes="question")
            if self._note is not None:
                yield Static(show(self._words(self._note)), classes="muted form-note")
            with VerticalScroll(classes="form-fields", can_focus=False):
                for field in self._fields:
                    with Horizontal(classes=_classes(field, is_last=field is self._fields[-1])):
                        yield Static(show(self._words(field.label)), classes="field-label")
                        yield _widget(field)
            yield Static(classes="form-trouble")
            yield Static(show(self._words(self._keys())), classes="muted")

    def _keys(self) -> str:
        """Return the message that tells the keys of these fields, and of no other kind of field."""
        if self._told_keys:
            return self._told_keys
        if any(isinstance(field, TextField) for field in self._fields):
            return "board.form_keys_long"
        return "board.form_keys" if any(isinstance(field, ChoiceField) for field in self._fields) else "ask.form_lines"

    def on_mount(self) -> None:
        """Start on the first field, after what it holds."""
        for area in self.query(LongText):
            area.cursor_blink = False
            area.move_cursor(area.document.end)
        fillable = self.query(".field > *").filter("Input, LongText, OneOf")
        named = [widget for widget in fillable if widget.id == f"f-{self._start}"]
        (named[0] if named else fillable.first()).focus()

    @on(Input.Submitted)
    @on(LongText.Entered)
    def action_save(self) -> None:
        """Give back what was filled in, unless it is refused."""
        filled = self._filled()
        trouble = self._check(filled) if self._check is not None else None
        if trouble is None:
            self.dismiss(filled)
            return
        line = self.query_one(".form-trouble", Static)
        line.update(show(self._words(self._told(trouble))))
        line.display = True
        if isinstance(trouble, Trouble):
            self.query_one(f"#f-{trouble.field}").focus()
        self.call_after_refresh(self._fit)

    def _told(self, trouble: Msg | Trouble) -> Msg:
        """Return the sentence of what stands in the way, with the name of its field where one is meant."""
        if isinstance(trouble, Msg):
            return trouble
        label = next(field.label for field in self._fields if field.id == trouble.field)
        return msg("ask.trouble_in", field=label, reason=trouble.reason)

    def on_resize(self) -> None:
        """Fit the form into the new size."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Let the fields scroll where they are too many, so that neither the trouble nor the keys leave the screen."""
        form = self.query_one(".form", Vertical)
        fields = form.query_one(".form-fields", VerticalScroll)
        shown = [child for child in form.children if child is not fields and child.display]
        width = form.content_size.width
        # What is told now may not have been laid out yet, so its height is asked for, not looked at.
        around = sum(
            child.get_content_height(form.content_size, self.size, width - child.gutter.width) + child.gutter.height
            for child in shown
        )
        room = int(self.size.height * _MOST_OF_THE_SCREEN) - form.gutter.height - around
        fields.styles.max_height = max(room, 1)
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        """Let one field set what others can be told by it."""
        if self._linked is None or event.input.id is None:
            return
        for name, value in self._linked(event.input.id.removeprefix("f-"), clean_line(event.value)).items():
            self.query_one(f"#f-{name}", OneOf).choose(value)

    def action_give_up(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def _filled(self) -> dict[str, str]:
        """Return what every field holds, cleaned."""
        values: dict[str, str] = {}
        for field in self._fields:
            widget = self.query_one(f"#f-{field.id}")
            if isinstance(widget, OneOf):
                values[field.id] = widget.value
            elif isinstance(widget, TextArea):
                values[field.id] = clean(widget.text).strip()
            elif isinstance(widget, Input):
                values[field.id] = clean_line(widget.value)
        return values


def _classes(field: Field, *, is_last: bool) -> str:
    """Return how a field's line looks."""
    return " ".join(("field", *(["-long"] if isinstance(field, TextField) else []), *(["-last"] if is_last else [])))


def _widget(field: Field) -> Widget:
    """Return the widget that fills a field."""
    if isinstance(field, ChoiceField):
        return OneOf(field.options, field.value, id=f"f-{field.id}")
    if isinstance(field, TextField):
        return LongText(clean(field.value), id=f"f-{field.id}", soft_wrap=True, show_line_numbers=False)
    if field.known:
        suggester = SuggestFromList(field.known, case_sensitive=False)
        return KnownLine(clean_line(field.value), id=f"f-{field.id}", suggester=suggester)
    return OneLine(clean_line(field.value), id=f"f-{field.id}")
