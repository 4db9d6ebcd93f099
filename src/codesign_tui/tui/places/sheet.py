"""The sheet of a proposal, in the middle of the board: typed in place, kept field by field, Esc goes back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from codesign_tui.domain.idea_reading import is_only_on_the_place, suggestions
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import msg
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.sheet_fields import Section, SheetField, keep, reading_of, sections
from codesign_tui.tui.places.sheet_links import SheetLinks
from codesign_tui.tui.screens.filling import LongText
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.one_line import OneLine
from codesign_tui.tui.widgets.one_of import OneOf
from codesign_tui.tui.widgets.pick_line import PickLine

PAUSE_SECONDS: Final = 0.5
"""How long typing rests before what is being typed is kept beside the file."""


class _Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields under one scroll bar; the arrows are left to go from field to field, the page keys turn pages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]


class ProposalSheet(Container):
    """One proposal in full. A field is kept when it is left; what is being typed is kept at every pause too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", show=False),
        Binding("down,enter", "go(1)", show=False),
    ]

    @dataclass
    class Left(Message):
        """Somebody is done with the sheet."""

    def __init__(self, desk: Desk, proposal: str, links: SheetLinks, *, projected: bool) -> None:
        super().__init__()
        self._desk = desk
        self.proposal_id = proposal
        self._links = links
        self._projected = projected
        self._sections = sections(desk.process, self._proposal, desk.words, projected=projected)
        self._fields = {field.widget: field for section in self._sections for field in section.fields}
        self._known: dict[str, str] = {}
        """What each field that is typed or turned held when it was last read, by its widget."""
        self._pause: Timer | None = None

    @property
    def _proposal(self) -> Proposal:
        """The proposal as it is now; one that undo took away stands empty until the sheet is left."""
        return self._desk.process.get(Proposal, self.proposal_id) or Proposal(id=self.proposal_id, title="–")

    def compose(self) -> ComposeResult:
        """The title, the fields in one column or two, what the answers suggest, the keys."""
        words = self._desk.words
        yield Static(id="sheet-title")
        with _Fields(id="sheet-fields"):
            for across, group in groupby(self._sections, lambda section: section.across):
                together = tuple(group)
                yield from self._across(together) if across else self._columns(together)
        yield Static(show(words("sheet.keys"), "$muted"), id="sheet-keys")

    def _columns(self, together: Sequence[Section]) -> Iterator[Widget]:
        """Yield sections in one column or two, as there is room."""
        columns = [[section for section in together if section.right is right] for right in (False, True)]
        yield Container(
            *(
                Vertical(*(widget for section in column for widget in self._section(section)), classes="sheet-column")
                for column in columns
            ),
            classes="sheet-columns",
        )

    def _across(self, together: Sequence[Section]) -> Iterator[Widget]:
        """Yield sections that take all the width, their fields one below the other or two side by side."""
        for section in together:
            heading, asks, *rest = self._section(section)
            fields = [widget for widget in rest if widget.has_class("sheet-field")]
            after = [widget for widget in rest if widget not in fields]
            yield Vertical(heading, asks, Container(*fields, classes="sheet-pairs"), *after, classes="sheet-across")

    def _section(self, section: Section) -> Iterator[Widget]:
        """Yield a heading, what is asked and the fields."""
        words = self._desk.words
        yield Static(show(words(section.title), "bold"), classes="sheet-heading")
        yield Static(show(words(section.question), "$muted"), classes="sheet-asks")
        for field in section.fields:
            label = field.label if isinstance(field.label, str) else words(field.label)
            yield Horizontal(Static(show(label), classes="field-label"), self._widget(field), classes="sheet-field")
        if section.id in ("territory", "carried", "reading") and not self._projected:
            yield Static(classes="sheet-hint", id=f"hint-{section.id}")

    def _widget(self, field: SheetField) -> Widget:
        """Return what fills a field."""
        if field.pick:
            return PickLine(field.id, id=field.widget)
        held = reading_of(self._proposal, field)
        self._known[field.widget] = held
        if field.options:
            return OneOf(field.options, held, id=field.widget)
        if field.rows > 1:
            area = LongText(clean(held), id=field.widget, soft_wrap=True, show_line_numbers=False)
            area.styles.min_height = field.rows
            area.cursor_blink = False
            return area
        line = OneLine(clean_line(held), id=field.widget, select_on_focus=False)
        line.cursor_position = 0
        return line

    def on_mount(self) -> None:
        """Take up what was being typed when the program ended, and start on the first field."""
        drafts = self._desk.file.drafts()
        for widget, field in self._fields.items():
            draft = drafts.get(self._draft(field))
            if draft is not None and not field.pick:
                self._fill(widget, draft)
        if any(self._draft(field) in drafts for field in self._fields.values()):
            self._desk.say(msg("sheet.draft_taken_up"))
        self.show_process()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor on the first field."""
        self.query(OneLine).first().focus()

    # -- showing ---------------------------------------------------------------------------------------------

    def show_process(self) -> None:
        """Show what changed elsewhere; what is being typed here stays."""
        proposal = self._proposal
        self.query_one("#sheet-title", Static).update(
            show_line(code_of(proposal), "bold $accent") + Content("  ") + show_line(proposal.title, "bold")
        )
        for widget, field in self._fields.items():
            if field.pick:
                chosen = self._links.chosen(proposal, field.id)
                self.query_one(f"#{widget}", PickLine).show_chosen(chosen, self._desk.words("sheet.choose"))
                continue
            held = reading_of(proposal, field)
            if held != self._known[widget] and self._typed(widget) in (self._known[widget], held):
                self._fill(widget, held)
            self._known[widget] = held
        self._show_hints(proposal)

    def _show_hints(self, proposal: Proposal) -> None:
        """Show what the answers suggest, for whoever leads and never for the hall."""
        words = self._desk.words
        told: dict[str, list[str]] = {"territory": [], "reading": [], "carried": []}
        for hint in suggestions(proposal):
            about_carrying = hint.id in ("sheet.hint.second_owner", "sheet.hint.routine")
            told["carried" if about_carrying else "reading"].append(words(hint))
        if is_only_on_the_place(proposal):
            told["territory"].append(words("sheet.hint.only_on"))
        for where, sentences in told.items():
            for line in self.query(f"#hint-{where}").results(Static):
                line.update(show("\n".join(f"→ {sentence}" for sentence in sentences), "$warning"))
                line.display = bool(sentences)

    # -- keeping ---------------------------------------------------------------------------------------------

    def put_away(self) -> None:
        """Keep every field that was changed and not left yet."""
        for widget in self._fields:
            self._keep(widget)

    def _keep(self, widget: str) -> None:
        """Keep a field if it was changed; one that is refused stays typed, and the notice line says why."""
        field = self._fields.get(widget)
        if field is None or field.pick or self._desk.process.get(Proposal, self.proposal_id) is None:
            return
        typed = self._typed(widget)
        if typed != self._known[widget]:
            if keep(self._desk, self._proposal, field, typed) is None:
                return
            self._known[widget] = reading_of(self._proposal, field)
            self._fill(widget, self._known[widget])
        self._desk.file.keep_draft(self._draft(field), "")

    def _typed(self, widget: str) -> str:
        """Return what a field holds, cleaned."""
        held = self.query_one(f"#{widget}")
        if isinstance(held, OneOf):
            return held.value
        if isinstance(held, TextArea):
            return clean(held.text).strip()
        return clean_line(held.value) if isinstance(held, Input) else ""

    def _fill(self, widget: str, text: str) -> None:
        """Put a text into a field."""
        held = self.query_one(f"#{widget}")
        if isinstance(held, OneOf):
            held.choose(text)
        elif isinstance(held, TextArea) and clean(held.text).strip() != text:
            held.text = clean(text)
        elif isinstance(held, Input) and clean_line(held.value) != text:
            held.value = clean_line(text)

    def _draft(self, field: SheetField) -> str:
        """Return the name under which what is being typed in a field is kept."""
        return f"sheet:{self.proposal_id}:{field.id}"

    @on(events.DescendantFocus)
    def _came_to_field(self, event: events.DescendantFocus) -> None:
        """Go on after what a line holds."""
        if isinstance(event.widget, Input):
            event.widget.action_end()

    @on(events.DescendantBlur)
    def _left_field(self, event: events.DescendantBlur) -> None:
        """Keep the field that was left, and show a line from its beginning."""
        self._keep(event.widget.id or "")
        if isinstance(event.widget, Input):
            event.widget.action_home()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _being_typed(self, event: Input.Changed | TextArea.Changed) -> None:
        """Keep what is being typed beside the file at the next pause."""
        event.stop()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_SECONDS, self._keep_drafts)

    def _keep_drafts(self) -> None:
        """Keep what is being typed beside the file, until its field is left."""
        for widget, field in self._fields.items():
            if not field.pick and self.is_mounted:
                typed = self._typed(widget)
                self._desk.file.keep_draft(self._draft(field), typed if typed != self._known[widget] else "")

    # -- moving ----------------------------------------------------------------------------------------------

    def action_go(self, way: int) -> None:
        """Go to the next field or the one before."""
        if way > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    @on(Input.Submitted)
    @on(LongText.Entered)
    def _entered(self, event: Input.Submitted | LongText.Entered) -> None:
        """Go on with Enter."""
        event.stop()
        self.action_go(1)

    def on_key(self, event: events.Key) -> None:
        """Leave with Esc."""
        if event.key == "escape":
            event.stop()
            self.put_away()
            self.post_message(self.Left())

    @on(PickLine.Asked)
    def _pick(self, event: PickLine.Asked) -> None:
        """Choose what a field holds."""
        event.stop()
        self._choose(event.name)

    @work(group="dialog")
    async def _choose(self, field: str) -> None:
        """Choose in a dialog."""
        await self._links.choose_for(self._proposal, field)
