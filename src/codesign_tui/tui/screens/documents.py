"""Documents (*Documenti*): every document that the path can write, read as it will be before it is written."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.worker import Worker, WorkerState

from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import LANGUAGES
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.face import face_of
from codesign_tui.tui.screens.asking import AskChoice, Choice
from codesign_tui.tui.screens.documents_read import DocumentAsked, Read, Subject, read, rows_of, subjects_of
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.draft_view import DraftView
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from codesign_tui.minutes.formats import FormatName

FORMATS: Final[tuple[tuple["FormatName", ...], ...]] = (
    ("pdf",),
    ("odt",),
    ("pdf", "odt"),
    ("pdf", "odt", "docx", "html", "md", "txt"),
)
"""What may be written at once: the final file, the one to finish at the desk, both, all."""


@dataclass(frozen=True, slots=True)
class WriteWanted:
    """A document that is to be written, and in which formats."""

    asked: DocumentAsked
    formats: tuple["FormatName", ...]


@dataclass
class Preview(Message):
    """A document was composed, or the sentence that says why there is none."""

    read: Read


class Documents(ModalScreen[WriteWanted | None]):
    """Which documents there are, what each lacks, its text; Enter writes the one in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("c", "turn_copy", show=False),
        Binding("l", "turn_language", show=False),
        Binding("d", "which", show=False),
        Binding("s", "sections", show=False),
        Binding("w", "style", show=False),
        Binding("tab", "other_side", show=False),
        Binding("shift+tab", "other_side", show=False),
    ]
    help_id = "documents.help"

    def __init__(self, desk: Desk, session: str | None, language: str) -> None:
        super().__init__()
        self.desk = desk
        self._asked = DocumentAsked("minutes", session, None, CopyKind.INTERNAL, language)
        self._chosen: dict[str, str | None] = {}
        """The session or subject that was chosen for each document."""
        self._copy = CopyKind.INTERNAL

    def compose(self) -> ComposeResult:
        """Which copy this is, the documents, the text, the keys."""
        words = self.desk.words
        names = ("write", "which", "turn_copy", "turn_language", "sections", "style", "leave")
        with Vertical(classes="dialog -large documents"):
            yield Static(id="documents-head")
            with Horizontal(id="documents-body"):
                yield RowList(id="documents-list")
                with Vertical(id="documents-text"):
                    yield Static(id="documents-note")
                    yield DraftView(id="documents-draft")
            yield KeyRow(*(Way(name, words(f"documents.key.{name}")) for name in names))

    def on_mount(self) -> None:
        """Show the documents, on the first."""
        self._list.focus()
        self._show_rows()

    @property
    def _list(self) -> RowList:
        """The documents."""
        return self.query_one(RowList)

    @property
    def process(self) -> Process:
        """The path."""
        return self.desk.process

    # -- what is in view -------------------------------------------------------------------------------------

    @on(RowList.Widened)
    def _show_rows(self) -> None:
        """Make the list again, and read the document under the cursor."""
        self._list.show_rows(rows_of(self.process, self.desk.words, self._list.room))
        self._turn_to(self._list.current)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Read the document under the cursor."""
        event.stop()
        self._turn_to(event.option_id)

    def _turn_to(self, name: str | None) -> None:
        """Ask for a document in the copy in view, or in the only one that it has."""
        from codesign_tui.minutes.family.registry import DOCUMENTS
        from codesign_tui.minutes.family.writing import usual_session

        form = DOCUMENTS.get(name or "")
        if form is None:
            return
        copy = self._copy if self._copy in form.copies else next(iter(form.copies))
        subject: str | None = self._chosen.get(form.name)
        session = None
        if form.of == "session":
            session, subject = subject or usual_session(form, self.process), None
        elif form.of != "process" and subject is None:
            found = subjects_of(self.process, form.name, self.desk)
            subject = found[0].id if found else None
        self._asked = replace(self._asked, name=form.name, session=session, subject=subject, copy=copy)
        self._show_head()
        self._read()

    def _show_head(self) -> None:
        """Say which document this is, of what, in which copy and language."""
        from codesign_tui.minutes.family.registry import DOCUMENTS

        words, asked = self.desk.words, self._asked
        parts = [words(f"draft.copy.{asked.copy.value}"), words(f"draft.language.{asked.language}")]
        of = next((one.label for one in self._subjects() if one.id == (asked.subject or asked.session)), "")
        if of:
            parts.append(of)
        head = show_line(words(DOCUMENTS[asked.name].label), "bold")
        self.query_one("#documents-head", Static).update(head + show_line(f" · {' · '.join(parts)}", "$muted"))

    def _subjects(self) -> list[Subject]:
        """Return what the document in view can be of."""
        return subjects_of(self.process, self._asked.name, self.desk)

    def _read(self) -> None:
        """Compose the document in view, away from the screen."""
        room = self.query_one(DraftView).room
        if room:
            self._compose_apart(self.process.snapshot(), self._asked, room)

    @work(thread=True, group="preview", exit_on_error=False)
    def _compose_apart(self, process: Process, asked: DocumentAsked, room: int) -> None:
        """Compose in a thread: it reads a snapshot, so that the keys go on."""
        self.post_message(
            Preview(read(process, asked, self.desk.library, self.desk.now().date(), room, self.desk.words))
        )

    @on(Preview)
    def _show_preview(self, event: Preview) -> None:
        """Show what was composed, unless another document is in view by now."""
        event.stop()
        if event.read.asked != self._asked:
            return
        self.query_one(DraftView).show_lines(event.read.lines)
        note = self.query_one("#documents-note", Static)
        note.update(show(event.read.note))
        note.display = bool(event.read.note)

    @on(DraftView.Resized)
    def _resized(self, event: DraftView.Resized) -> None:
        """Break the lines anew."""
        event.stop()
        self._read()

    @on(Worker.StateChanged)
    def _preview_ended(self, event: Worker.StateChanged) -> None:
        """Say that something unforeseen happened to the preview; the rest goes on."""
        if event.state is WorkerState.ERROR and event.worker.group == "preview":
            event.stop()
            self.query_one(DraftView).show_lines([show(self.desk.words("draft.unforeseen"), "$warning")])
            if event.worker.error is not None:
                face_of(self.app).log_aside(event.worker.error)

    # -- keys ------------------------------------------------------------------------------------------------

    def action_turn_copy(self) -> None:
        """Turn to the other copy, for the documents that have both."""
        others = [one for one in CopyKind if one is not self._copy]
        self._copy = others[0]
        self._turn_to(self._asked.name)

    def action_turn_language(self) -> None:
        """Turn to the other language; the screen keeps its own."""
        at = (LANGUAGES.index(self._asked.language) + 1) % len(LANGUAGES)
        self._asked = replace(self._asked, language=LANGUAGES[at])
        self._show_head()
        self._read()

    def action_other_side(self) -> None:
        """Go from the list to the text, or back."""
        draft = self.query_one(DraftView)
        (self._list if draft.has_focus else draft).focus()

    @work(group="dialog")
    async def action_which(self) -> None:
        """Ask which session, proposal or body the document is of."""
        found, words = self._subjects(), self.desk.words
        if len(found) < 2:
            return
        choices = [Choice(one.id, one.label) for one in found]
        current = self._asked.subject or self._asked.session
        answer = await self.app.push_screen_wait(
            AskChoice(words, msg("documents.which"), choices, selected=current or choices[0].id)
        )
        if answer is not None:
            self._chosen[self._asked.name] = answer
            self._turn_to(self._asked.name)

    @work(group="dialog")
    async def action_sections(self) -> None:
        """Show the sections of the document in view, to switch and to move them."""
        from codesign_tui.tui.screens.document_sections import DocumentSections

        await self.app.push_screen_wait(DocumentSections(self.desk, self._asked.name))
        self._read()

    @work(group="dialog")
    async def action_style(self) -> None:
        """Ask how dates and items are written."""
        from codesign_tui.tui.screens.document_sections import ask_style

        await ask_style(self, self.desk)
        self._read()

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Write the document under the cursor."""
        event.stop()
        self.action_write()

    @work(group="dialog")
    async def action_write(self) -> None:
        """Ask in which formats, and hand the document to whoever writes."""
        words = self.desk.words
        choices = [Choice(str(at), words("documents.formats", names=_named(names))) for at, names in enumerate(FORMATS)]
        answer = await self.app.push_screen_wait(AskChoice(words, msg("documents.which_formats"), choices))
        if answer is not None:
            self.dismiss(WriteWanted(self._asked, FORMATS[int(answer)]))

    def action_leave(self) -> None:
        """Go back to the minutes."""
        self.dismiss(None)


def _named(names: tuple["FormatName", ...]) -> str:
    """Return formats as people name them."""
    return ", ".join(name.upper() for name in names)
