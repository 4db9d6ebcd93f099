"""The side file of what waits without order or time: ballots of secret votes, sheets of a survey, unsigned cards.

It is replaced whole at each change (written beside, synced, renamed, folder synced) before anybody is told that a
ballot is in, and holds sorted lists only; the same things in it make the same bytes, whoever came first.
`docs/file-format.md` specifies it. It is never copied to snapshots.
"""

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from codesign_tui.domain.ballot_box import (
    BoxedBallot,
    BoxedCard,
    Contents,
    VoteBox,
    boxed,
    in_order,
    without_cards,
    without_vote,
)
from codesign_tui.domain.choosing import is_open
from codesign_tui.domain.details import Evaluation
from codesign_tui.domain.items import Vote
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.survey import is_open as survey_is_open
from codesign_tui.domain.terms import Category
from codesign_tui.domain.tickets import Ticket
from codesign_tui.journal.canonical import canonical
from codesign_tui.journal.errors import CannotWrite, FileReadOnly, write_trouble
from codesign_tui.journal.filesystem import FileSystem, write_whole

FORMAT: Final = "codesign-box"
VERSION: Final = 1

Chore = Callable[[], None]


class ShutBox:
    """The box of a file that another program holds, that is only read, or whose box cannot be understood."""

    def __init__(self, refusal: Msg) -> None:
        self.contents = Contents()
        self._refusal = refusal

    def change(self, how: Callable[[Contents], Contents]) -> Ticket:
        """Refuse.

        Raises:
            FileReadOnly: always.
        """
        raise FileReadOnly(self._refusal)


class BoxFile:
    """The box of one process file that this program holds."""

    def __init__(self, disk: FileSystem, path: Path, contents: Contents, later: Callable[[Chore], None]) -> None:
        """Take over what is in the side file.

        Args:
            disk: where it is.
            path: the process file it stands beside.
            contents: what is in it.
            later: has something done on the writer's thread, behind the transactions that wait; it may refuse.
        """
        self._disk = disk
        self._path = box_path(path)
        self._contents = self._kept = contents
        self._later = later
        self._waiting: list[Ticket] = []
        self._saving = False
        self._lock = threading.Lock()

    @property
    def contents(self) -> Contents:
        """What is in it, what is on its way to the disk included."""
        return self._contents

    def change(self, how: Callable[[Contents], Contents]) -> Ticket:
        """Change what is in the box; the ticket resolves once that is on the medium.

        Raises:
            CodesignError: `how` refused, or nothing can be written any more.
        """
        ticket: Ticket = Future()
        with self._lock:
            after = how(self._contents)
            if after == self._contents and not self._saving and not self._waiting:
                ticket.set_result(0)  # nothing changes, and all that is in it is on the medium
                return ticket
            self._contents = after
            self._waiting.append(ticket)
        self._later(self._save)
        return ticket

    def move_to(self, path: Path) -> None:
        """Go on beside another process file, and leave nothing beside the old one.

        Raises:
            OSError: that place cannot be written; the box stays where it was.
        """
        with self._lock:
            before, after = self._path, box_path(path)
            _write(self._disk, after, self._kept)
            self._path = after
        if after != before:
            with suppress(OSError):  # the old disk may be the reason for moving; what is there is never counted here
                self._disk.remove(before)

    def _save(self) -> None:
        """Replace the side file with what is in the box, and tell those who wait."""
        with self._lock:
            contents, waiting = self._contents, self._waiting
            self._waiting = []
            self._saving = bool(waiting)
        if not waiting:
            return
        try:
            _write(self._disk, self._path, contents)
        except OSError as error:
            refusal = CannotWrite(msg("box.not_kept", reason=write_trouble(self._path, error)))
            for ticket in self._take_back(waiting):
                ticket.set_exception(refusal)
            return
        with self._lock:
            self._kept = contents
            self._saving = False
        for ticket in waiting:
            ticket.set_result(0)

    def _take_back(self, refused: list[Ticket]) -> list[Ticket]:
        """Have only what was acknowledged in the box, on the disk too; return who is to be told."""
        with self._lock:
            refused = [*refused, *self._waiting]  # what came meanwhile was put in with what is now refused
            self._waiting = []
            self._saving = False
            self._contents = self._kept
            with suppress(OSError):  # most often nothing was replaced, and there is nothing to take back
                _write(self._disk, self._path, self._kept)
        return refused


def box_path(path: Path) -> Path:
    """Return where the box of a process file is."""
    return path.with_name(f".{path.name}.box")


def read_box(disk: FileSystem, path: Path, process: Process) -> tuple[Contents | None, Msg | None]:
    """Return what waits in a file's box and what to say of it; None for a box that a newer program wrote.

    The process has the last word: a vote that is closed and cards that were revealed are in it already, and what a
    crash left of them beside it is not counted again. A box that cannot be understood is set aside.

    Raises:
        OSError: the disk refused.
    """
    place = box_path(path)
    disk.remove(place.with_name(f".{place.name}.new"))
    try:
        raw = disk.read(place)
    except FileNotFoundError:
        return Contents(), None
    try:
        if json.loads(raw)["version"] > VERSION:
            return None, msg("box.newer", file=path.name)
        found = _understood(json.loads(raw))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        aside = place.with_name(f"{place.name}.damaged")
        disk.replace(place, aside)
        disk.sync_directory(place.parent)
        return Contents(), msg("box.damaged", file=aside.name)
    waiting = _still_waiting(found, process)
    if waiting != found:
        _write(disk, place, waiting)
    return waiting, None


def _still_waiting(found: Contents, process: Process) -> Contents:
    """Return what of a box the process does not have yet."""
    waiting = found
    for vote_id in found.votes:
        vote = process.get(Vote, vote_id)
        survey = process.get(Evaluation, vote_id)
        if (vote is not None and not is_open(vote)) or (survey is not None and not survey_is_open(survey)):
            waiting = without_vote(waiting, vote_id)
    for item, cards in found.cards.items():
        if any(process.document(card.table, card.id) is not None for card in cards):
            waiting = without_cards(waiting, item)
    return waiting


def _write(disk: FileSystem, place: Path, contents: Contents) -> None:
    """Replace the side file, or remove it when the box is empty; return once that is on the medium.

    Raises:
        OSError: the disk refused.
    """
    if contents == Contents():
        disk.remove(place)
        disk.sync_directory(place.parent)
        return
    write_whole(disk, place, (canonical(_document(contents)) + "\n").encode("utf-8"))


def _document(contents: Contents) -> dict[str, Any]:
    """Return the box as the side file has it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "votes": {
            vote: {"ballots": sorted(map(_ballot, box.ballots), key=canonical), "used": list(box.used)}
            for vote, box in contents.votes.items()
        },
        "cards": {
            item: [[card.id, card.table, card.document] for card in cards] for item, cards in contents.cards.items()
        },
    }


def _ballot(ballot: BoxedBallot) -> dict[str, Any]:
    """Return a ballot as the side file has it: what it says and nothing else."""
    category = {"category": ballot.category.value} if ballot.category is not None else {}
    return {"choices": dict(ballot.choices), **category}


def _understood(document: Mapping[str, Any]) -> Contents:
    """Return what a side file says.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is not one.
    """
    if document["format"] != FORMAT:
        raise ValueError(FORMAT)
    votes = {
        vote: VoteBox(in_order(_ballots(box["ballots"])), tuple(map(str, box["used"])))
        for vote, box in document["votes"].items()
    }
    cards = {
        item: tuple(BoxedCard(str(key), str(table), dict(card)) for key, table, card in listed)
        for item, listed in document["cards"].items()
    }
    return Contents(votes, cards)


def _ballots(listed: Iterable[Mapping[str, Any]]) -> Iterator[BoxedBallot]:
    """Yield the ballots that a side file lists."""
    for said in listed:
        choices = {str(option): int(number) for option, number in said["choices"].items()}
        yield boxed(choices, Category(said["category"]) if "category" in said else None)
