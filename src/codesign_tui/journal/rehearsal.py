"""A process file for a rehearsal: everything in memory, and a folder for documents that goes with it.

It has no journal, lock, draft or snapshot. Its path is where a file would stand, so that whatever is exported "beside
the file" lands in its folder, which is removed when the rehearsal is left.
"""

import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from codesign_tui.domain.ballot_box import MemoryBox
from codesign_tui.domain.ledger import Receipt
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import LONGEST_FILE_NAME, slug
from codesign_tui.domain.tickets import Ticket
from codesign_tui.domain.transactions import Change, Draft, Transaction
from codesign_tui.journal.lines import SUFFIX

_FORGOTTEN: Final = timedelta(days=1)
"""After how long the folder of a rehearsal that was killed is removed by the next one."""


class RehearsalFile:
    """A process without a file. Each transaction is settled at once."""

    def __init__(self, folder: Path, draft: Draft) -> None:
        self._process = Process()
        self._folder = folder
        self._drafts: dict[str, str] = {}
        self._box = MemoryBox()
        self.append(draft)

    @property
    def process(self) -> Process:
        """The process as it is now."""
        return self._process

    @property
    def box(self) -> MemoryBox:
        """What waits for a vote to close or cards to be revealed."""
        return self._box

    @property
    def path(self) -> Path:
        """Where the file would be: documents are written beside it."""
        return self._folder / f"{slug(self._process.details.title, longest=LONGEST_FILE_NAME)}{SUFFIX}"

    @property
    def notices(self) -> Sequence[Msg]:
        """What to know at the opening: that nothing is kept."""
        return (msg("rehearsal.notice"),)

    @property
    def read_only(self) -> bool:
        """It can always be written."""
        return False

    @property
    def trouble(self) -> Msg | None:
        """Nothing is written, so nothing can fail."""
        return None

    def append(self, draft: Draft) -> Receipt:
        """Apply a transaction."""
        transaction = Transaction(
            self._process.revision + 1, draft.action, draft.at, draft.puts, draft.who, draft.undoes
        )
        change = self._process.apply(transaction)
        ticket: Ticket = Future()
        ticket.set_result(change.revision)
        return Receipt(change, ticket)

    def save_elsewhere(self, path: Path) -> None:
        """Refuse: a rehearsal leaves nothing behind.

        Raises:
            Refused: always.
        """
        raise Refused(msg("rehearsal.not_saved", path=str(path)))

    def follow(self) -> Sequence[Change]:
        """Return nothing: nobody else writes."""
        return ()

    def keep_draft(self, place: str, text: str) -> None:
        """Keep text that is being typed, until the rehearsal is left."""
        self._drafts[place] = text

    def drafts(self) -> Mapping[str, str]:
        """Return the texts that were being typed."""
        return {place: text for place, text in self._drafts.items() if text}

    def drop_drafts(self) -> None:
        """Forget every draft."""
        self._drafts.clear()

    def close(self) -> None:
        """Remove what was exported."""
        shutil.rmtree(self._folder, ignore_errors=True)


def rehearsal_folder(state: Path, now: datetime) -> Path:
    """Return the folder for a rehearsal that begins now, and remove those that were left behind by a kill."""
    folder = state / "rehearsal"
    oldest = (now - _FORGOTTEN).timestamp()
    with suppress(OSError):  # a folder too many is no reason to refuse a rehearsal
        for left in folder.iterdir():
            if left.stat().st_mtime < oldest:
                shutil.rmtree(left, ignore_errors=True)
    return folder / now.strftime("%Y%m%d-%H%M%S-%f")
