"""What the tests of the screen share: files kept in memory, a clock that stands still, the hostile strings.

`MemoryFile` and `MemoryWorkspace` keep the contracts of `domain.workspace` without a disk, so that a test of a
screen is quick and never depends on the journal.
"""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from textual.pilot import Pilot

from codesign_tui.domain.ballot_box import MemoryBox
from codesign_tui.domain.ledger import Receipt, Ticket
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.register import promises
from codesign_tui.domain.running import terms_of
from codesign_tui.domain.searching import asked, findable, words_of
from codesign_tui.domain.text import slug
from codesign_tui.domain.transactions import Change, Draft, Transaction
from codesign_tui.domain.workspace import Found, Index, ProcessFile, ProcessSummary, Registered
from codesign_tui.exchange.interchange import read
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_example, packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.tui.app import CodesignApp

NOW = datetime(2026, 2, 12, 18, 42, tzinfo=timezone(timedelta(hours=1)))
"""The moment of every test, in the local time of the worked example."""

HOSTILE: tuple[str, ...] = tuple(
    json.loads((Path(__file__).parent / "data" / "nasty_strings.json").read_text(encoding="utf-8"))
)
"""Text that must never be a live link, a crash or an escape sequence."""

SIZE = (80, 24)
"""The smallest screen that everything must fit."""


@dataclass
class FixedClock:
    """A clock that moves only when it is told to."""

    at: datetime = NOW

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self.at

    def advance(self, **amount: float) -> None:
        """Move on: `advance(minutes=6)`."""
        self.at += timedelta(**amount)


class MemoryFile:
    """A process file without a file: each transaction is safe at once."""

    def __init__(self, path: Path = Path("sessions/prova.codesign.jsonl")) -> None:
        self._process = Process()
        self.box = MemoryBox()
        self._path = path
        self._drafts: dict[str, str] = {}
        self.notices: Sequence[Msg] = ()
        self.read_only = False
        self.trouble: Msg | None = None
        self.closed = False

    @property
    def process(self) -> Process:
        """The process as it is now."""
        return self._process

    @property
    def path(self) -> Path:
        """Where the file would be."""
        return self._path

    def append(self, draft: Draft) -> Receipt:
        """Apply a transaction; its ticket is resolved already."""
        transaction = Transaction(
            self._process.revision + 1, draft.action, draft.at, draft.puts, draft.who, draft.undoes
        )
        change = self._process.apply(transaction)
        ticket: Ticket = Future()
        ticket.set_result(change.revision)
        return Receipt(change, ticket)

    def save_elsewhere(self, path: Path) -> None:
        """Go on at another path."""
        self._path = path

    def follow(self) -> Sequence[Change]:
        """Return nothing: nobody else writes."""
        return ()

    def keep_draft(self, place: str, text: str) -> None:
        """Keep text that is being typed."""
        if text:
            self._drafts[place] = text
        else:
            self._drafts.pop(place, None)

    def drafts(self) -> Mapping[str, str]:
        """Return the texts that were being typed."""
        return self._drafts

    def drop_drafts(self) -> None:
        """Forget every draft."""
        self._drafts.clear()

    def close(self) -> None:
        """Remember that the file was closed."""
        self.closed = True


@dataclass
class MemoryWorkspace:
    """A folder of process files that only exists while the test runs."""

    folder: Path = Path("sessions")
    files: dict[Path, MemoryFile] = field(default_factory=dict)

    def processes(self) -> Sequence[ProcessSummary]:
        """Return what was made or opened here."""
        return [_summary(path, file) for path, file in self.files.items()]

    def open(self, path: Path) -> ProcessFile:
        """Open a file of this workspace again."""
        return self.files[path]

    def read(self, path: Path) -> ProcessFile:
        """Look at a file of this workspace."""
        return self.files[path]

    def create(self, title: str, draft: Draft) -> ProcessFile:
        """Make a file with its first transaction."""
        file = MemoryFile(self.folder / f"{slug(title)}.codesign.jsonl")
        file.append(draft)
        self.files[file.path] = file
        return file

    def rehearsal(self, draft: Draft) -> ProcessFile:
        """Return a process that is in no list."""
        file = MemoryFile(self.folder / "rehearsal" / "prova.codesign.jsonl")
        file.append(draft)
        return file

    def index(self) -> Index:
        """Return what the files promise and say, asked of each."""
        return MemoryIndex(self.files)

    def example(self) -> ProcessFile:
        """Return a fresh copy of the worked example."""
        return example_file()


@dataclass
class MemoryIndex:
    """The register and the search of a workspace in memory: each file is asked in its turn."""

    files: dict[Path, MemoryFile]
    troubles: Sequence[Msg] = ()

    def promises(self) -> Sequence[Registered]:
        """Return every promise."""
        return [
            Registered(path, file.process.details.title, promise)
            for path, file in self.files.items()
            for promise in promises(file.process)
        ]

    def search(self, typed: str) -> Sequence[Found]:
        """Return what has every word as it was typed."""
        wanted = [word for word, _ in asked(typed)]
        return [
            Found(path, file.process.details.title, card)
            for path, file in self.files.items()
            for card in findable(file.process)
            if wanted and all(word in words_of(card.text) for word in wanted)
        ]


def _summary(path: Path, file: MemoryFile) -> ProcessSummary:
    """Return what a list shows of a file, told from what it holds."""
    details, sessions = file.process.details, file.process.sessions()
    kept = [list(file.process.documents(table).values()) for table in ("process", "sessions", "minutes")]
    more = {name: file.process.documents(name).values() for name in ("commitments", "sendings", "publications")}
    terms = terms_of(kept[0][0], kept[1], kept[2], **more)
    return ProcessSummary(
        path,
        details.title,
        details.kind.value,
        0,
        1,
        None,
        terms=terms,
        listening=bool(sessions) and all(session.restricted for session in sessions),
    )


def example_file(path: Path = Path("sessions/borgoserra.codesign.jsonl")) -> MemoryFile:
    """Return the worked example, open."""
    file = MemoryFile(path)
    file.append(Draft("import", NOW, read(packaged_example().read_bytes())))
    return file


def new_app(
    workspace: MemoryWorkspace | None = None, *, language: str = "it", clock: FixedClock | None = None
) -> CodesignApp:
    """Return the application as a test runs it, with the templates of the program."""
    return CodesignApp(
        workspace or MemoryWorkspace(), Library(packaged_templates()), Translator(language), clock or FixedClock()
    )


_LAPS = 20
"""How often the screen may ask for another look, each laying out what the last one changed."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all work away from the screen has ended and every message it posted was handled.

    Workers that wait for a person (group `dialog`) are not waited for.
    """
    await pilot.pause()
    while isinstance(pilot.app, CodesignApp) and not pilot.app.keys.is_still:
        await pilot.pause()
    while working := [worker for worker in pilot.app.workers if worker.group != "dialog" and not worker.is_finished]:
        await pilot.app.workers.wait_for_complete(working)
        await pilot.pause()
    for _ in range(_LAPS):
        await pilot.pause()
        if not (pilot.app.screen._callbacks or pilot.app.screen._layout_required):
            break


def screen_text(pilot: Pilot[None]) -> str:
    """Return what is painted, row by row, as a person reads it."""
    app = pilot.app
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join(line.text.rstrip() for line in lines[:height]) if width else ""


def live_links(pilot: Pilot[None]) -> list[str]:
    """Return every action that a click on a piece of painted text would run."""
    strips = pilot.app.screen._compositor.render_strips()
    metas = (segment.style.meta for strip in strips for segment in strip if segment.style)
    return [str(meta["@click"]) for meta in metas if "@click" in meta]
