"""The documents of the family, chosen with their text in view, and written away from the screen."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from textual import work

from codesign_tui.domain.messages import CodesignError, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.tui.places.minutes_sealing_place import SealingPlace
from codesign_tui.tui.places.minutes_work import Act, Exported, Job, ToRead, Writing

if TYPE_CHECKING:
    from codesign_tui.minutes.family.asked import Asked
    from codesign_tui.minutes.stationery.paper import Stationery
    from codesign_tui.tui.screens.documents import WriteWanted

MINUTES: Final = "minutes"
"""The document that F8 itself shows and writes."""


class DocumentsPlace(SealingPlace):
    """A place that also writes any document of the family."""

    @work(group="dialog")
    async def action_minutes_documents(self) -> None:
        """Show the documents with their text, and write the one that is chosen."""
        from codesign_tui.tui.screens.documents import Documents

        if self.projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
            return
        wanted = await self.app.push_screen_wait(Documents(self.desk, self.session_id, self._language))
        self.show_process(None)
        if wanted is None:
            return
        if wanted.asked.name == MINUTES and wanted.asked.session == self.session_id:
            self._language = wanted.asked.language  # what may not be published is asked about first
            self.start_read((Job(wanted.asked.copy, wanted.formats),))
        elif await self._may_go_out(wanted):
            self._start_document(wanted)

    async def _may_go_out(self, wanted: "WriteWanted") -> bool:
        """Tell whether to write; a public copy that speaks of health or hardship is read again by a person first."""
        if wanted.asked.copy is not CopyKind.PUBLIC:
            return True
        process, day = self.desk.process.snapshot(), self.desk.now().date()
        try:
            told = await asyncio.to_thread(document_to_read, process, self.desk.library, wanted, day)
        except CodesignError:
            return True  # the export itself says why there can be no such copy
        return await self.may_go_on(Act.PUBLISH, told)

    def _start_document(self, wanted: "WriteWanted") -> None:
        """Start writing, unless an export is going on."""
        if self._writing is not None:
            self.desk.say(msg("draft.already_writing"), refused=True)
            return
        self._stop = Event()
        self._writing = Writing(0, len(wanted.formats), wanted.formats[0], wanted.asked.copy)
        self._show_work()
        self.write_apart(
            partial(
                export_document,
                self.desk.process.snapshot(),
                self.desk.library,
                wanted,
                self.folder,
                now=self.desk.now(),
                on_progress=self.post_message,
                cancelled=self._stop.is_set,
                stationery=self.desk.stationery(),
            )
        )


def document_to_read(process: Process, library: Library, wanted: "WriteWanted", day: date) -> ToRead:
    """Return what is to be read before a public document is written, and what the copy replaces by itself.

    Raises:
        CodesignError: there is nothing to write.
    """
    from codesign_tui.minutes.document import texts
    from codesign_tui.minutes.family.writing import ready
    from codesign_tui.minutes.privacy import to_read_again

    made = ready(wanted.asked.name, _asked(process, library, wanted, day))
    said = [text for sheaf in made.sheaves for text in texts(sheaf.document) if to_read_again(text)]
    found = tuple(msg("minutes.hidden.read_again", words=text) for text in dict.fromkeys(said))
    again = set(map(Translator(wanted.asked.language), found))
    return ToRead(found, tuple(line for line in made.confirm if line not in again))


def _asked(process: Process, library: Library, wanted: "WriteWanted", day: date) -> "Asked":
    """Return the document as its composer is asked for it."""
    from codesign_tui.minutes.family.asked import Asked

    one = wanted.asked
    return Asked(process, one.session, one.subject, one.copy, Translator(one.language), day, library)


def export_document(
    process: Process,
    library: Library,
    wanted: "WriteWanted",
    folder: Path,
    *,
    now: datetime,
    on_progress: Callable[[Writing], object],
    cancelled: Callable[[], bool],
    stationery: "Stationery",
) -> Exported:
    """Write one document in its formats; return what was written, and what is to be filled in by hand.

    Raises:
        CodesignError: there is nothing to write, or the folder cannot be written.
    """
    from codesign_tui.minutes.family.writing import ready
    from codesign_tui.minutes.formats import NAMES
    from codesign_tui.minutes.sending.letters import write_sheaves

    one = wanted.asked
    made = ready(one.name, _asked(process, library, wanted, now.date()))

    def step(done: int, total: int, file: str) -> None:
        """Tell which file is next."""
        on_progress(Writing(done, total, wanted.formats[0], one.copy, file=file))

    formats = tuple(name for name in NAMES if name in wanted.formats)
    report = write_sheaves(
        made.sheaves, formats, folder, at=now, on_progress=step, cancelled=cancelled, stationery=stationery
    )
    return Exported(folder, report.files, (*made.notes, *report.warnings), made.confirm, cancelled=report.cancelled)
