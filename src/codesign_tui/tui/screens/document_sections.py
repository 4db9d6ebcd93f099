"""The sections of a document: switched with the space bar, moved with + and -; a required one says why it stays."""

from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList, Static

from codesign_tui.actions.document_settings import move_section, set_document_style, switch_section, usual_sections
from codesign_tui.domain.document_settings import (
    DateStyle,
    DocumentLayout,
    Section,
    arranged,
    in_order,
    moved,
    why_it_stays,
)
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.filling import ChoiceField, FillIn
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import Row, RowList

_CUSTOM: Final = "custom"
"""The answer that leaves dates as the kind of path has them."""


class DocumentSections(ModalScreen[None]):
    """Shows the sections of one document in their order, and which of them it has."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("space", "switch", show=False),
        Binding("plus", "move(1)", show=False),
        Binding("minus", "move(-1)", show=False),
        Binding("u", "usual", show=False),
    ]
    help_id = "documents.sections_help"

    def __init__(self, desk: Desk, document: str) -> None:
        super().__init__()
        self.desk = desk
        self._document = document

    def compose(self) -> ComposeResult:
        """The document, its sections, what was said last, the keys."""
        words = self.desk.words
        names = ("switch", "move(-1)", "move(1)", "usual", "leave")
        keys = ("switch", "up", "down", "usual", "done")
        with Vertical(classes="dialog -large document-sections"):
            yield Static(show(words("documents.sections_of", document=msg(self._label))), classes="question")
            yield Static(show(words("documents.sections_note")), classes="muted form-note")
            yield RowList(id="sections-list")
            yield Static(id="sections-said", classes="form-trouble")
            yield KeyRow(*(Way(action, words(f"documents.key.{key}")) for action, key in zip(names, keys, strict=True)))

    def on_mount(self) -> None:
        """Show the sections; say so where there are none to choose."""
        self._show_rows()
        self.query_one(RowList).focus()
        self._say(None if self._sections else msg("documents.no_sections"))

    @property
    def _label(self) -> str:
        """The message that names the document."""
        from codesign_tui.minutes.family.registry import DOCUMENTS

        return DOCUMENTS[self._document].label

    @property
    def _sections(self) -> list[Section]:
        """The sections in their order, those that are left out among them."""
        return in_order(self.desk.process.details.documents, self._document)

    def _show_rows(self) -> None:
        """Make the rows again: a sign and a word say which sections the document has."""
        details, words = self.desk.process.details, self.desk.words
        kept = {one.name for one in arranged(details.documents, self._document, details.kind)}
        rows = []
        for one in self._sections:
            sign = "✓" if one.name in kept else "·"
            state = "fixed" if one.fixed else "required" if one.is_required(details.kind) else ""
            state = state if one.name in kept else "off"
            name = show_line(f"{sign} {words(f'documents.section.{one.name}')}")
            rows.append(
                Row(one.name, name + show_line(f"  {words(f'documents.state.{state}')}" if state else "", "$muted"))
            )
        self.query_one(RowList).show_rows(rows)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Switch the section under the cursor."""
        event.stop()
        self.action_switch()

    def action_switch(self) -> None:
        """Put the section under the cursor in, or leave it out; say why where it must stay."""
        name, details = self.query_one(RowList).current, self.desk.process.details
        if name is None:
            return
        kept = {one.name for one in arranged(details.documents, self._document, details.kind)}
        trouble = why_it_stays(details.documents, self._document, name, details.kind) if name in kept else None
        if trouble is None:
            self.desk.do(switch_section, self._document, name, on=name not in kept, now=self.desk.now())
        self._shown(trouble)

    def action_move(self, by: int) -> None:
        """Put the section under the cursor one place further up or down."""
        name, settings = self.query_one(RowList).current, self.desk.process.details.documents
        if name is None:
            return
        if moved(settings, self._document, name, by) is None:
            self._shown(msg("documents.stays_there"))
            return
        self.desk.do(move_section, self._document, name, by=by, now=self.desk.now())
        self._shown(None)

    def action_usual(self) -> None:
        """Give the document all its sections again, in their usual order."""
        settings = self.desk.process.details.documents
        if settings.layout_of(self._document) == DocumentLayout(document=self._document):
            self._shown(msg("documents.usual_already"))
            return
        self.desk.do(usual_sections, self._document, now=self.desk.now())
        self._shown(None)

    def _shown(self, sentence: Msg | None) -> None:
        """Show the sections as they are now, and a sentence if there is one."""
        self._show_rows()
        self._say(sentence)

    def _say(self, sentence: Msg | None) -> None:
        """Put a sentence above the keys, or free the line."""
        line = self.query_one("#sections-said", Static)
        line.update(show(self.desk.words(sentence)) if sentence is not None else show(""))
        line.display = sentence is not None

    def action_leave(self) -> None:
        """Go back to the documents."""
        self.dismiss(None)


async def ask_style(screen: Screen[Any], desk: Desk) -> None:
    """Ask how acts write dates, and whether the headings of an agenda are in words; keep the answer."""
    settings, words = desk.process.details.documents, desk.words
    dates = (
        (_CUSTOM, words("documents.dates.custom")),
        *((one.value, words(f"documents.dates.{one}")) for one in DateStyle),
    )
    items = (("no", words("documents.items.numbers")), ("yes", words("documents.items.words")))
    filled = await screen.app.push_screen_wait(
        FillIn(
            words,
            msg("documents.style"),
            [
                ChoiceField("dates", msg("documents.field_dates"), dates, settings.dates or _CUSTOM),
                ChoiceField("items", msg("documents.field_items"), items, "yes" if settings.items_in_words else "no"),
            ],
        )
    )
    if filled is not None:
        chosen = None if filled["dates"] == _CUSTOM else DateStyle(filled["dates"])
        desk.do(set_document_style, dates=chosen, items_in_words=filled["items"] == "yes", now=desk.now())
