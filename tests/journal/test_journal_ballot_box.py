"""The box beside a process file: sorted, replaced whole, never counted after its vote is closed."""

import errno
import itertools
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from journal_faults import REFUSALS, RecordingDisk, RefusingDisk, crash_states
from journal_samples import NAME, START, clock, first, made, written

from codesign_tui.domain.ballot_box import (
    BoxedBallot,
    BoxedCard,
    Contents,
    boxed,
    with_ballots,
    with_cards,
    without_ballot,
    without_vote,
)
from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.items import Note, Vote
from codesign_tui.domain.messages import CodesignError
from codesign_tui.domain.terms import Category, VoteState
from codesign_tui.domain.tickets import Ticket
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.journal.ballot_box import box_path
from codesign_tui.journal.errors import CannotWrite, FileReadOnly
from codesign_tui.journal.file import JournalFile, create_file, open_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.journal.workspace import FileWorkspace
from codesign_tui.locale import Translator

VOTE = "V1"
BALLOTS = (
    boxed({"N01": 2, "N02": 1}, Category.CIVIL_SOCIETY),
    boxed({"N02": 3}, Category.THIRD_SECTOR),
    boxed({"N01": 2, "N02": 1}, Category.CIVIL_SOCIETY),
    boxed({"N03": 1}),
)
MOST_CALLS = 60


def cast(file: JournalFile, *ballots: BoxedBallot, key: str | None = None) -> Ticket:
    """Put ballots in the box of a file."""
    return file.box.change(lambda contents: with_ballots(contents, VOTE, ballots, key))


def take_back(file: JournalFile, ballot: BoxedBallot) -> Ticket:
    """Take one ballot of this content out of the box of a file."""
    return file.box.change(lambda contents: without_ballot(contents, VOTE, ballot) or contents)


def vote(state: VoteState, action: str = "open_vote") -> Draft:
    """Return the transaction that keeps the vote in this state."""
    return Draft(action, START, (put(Vote(id=VOTE, kind="dot_voting", subject="Sedie", secret=True, state=state)),))


def reopened(path: Path) -> Contents:
    """Open a file as a person would after a crash; return what is in its box."""
    file = open_file(Disk(), path, clock)
    contents = file.box.contents
    file.close()
    return contents


def test_the_same_ballots_in_any_order_make_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in the side file tells which ballot came first, nor which code put it in."""
    found = set()
    for n, order in enumerate(itertools.permutations(range(len(BALLOTS)))):
        folder = tmp_path / str(n)
        folder.mkdir()
        file = made(folder)
        for place in order:
            cast(file, BALLOTS[place], key=f"seat {place}").result()
        found.add(box_path(file.path).read_bytes())
        file.close()
    [raw] = found
    said = json.loads(raw)["votes"][VOTE]
    assert len(said["ballots"]) == len(said["used"]) == len(BALLOTS)
    assert said["used"] == sorted(said["used"])
    assert set(said) == {"ballots", "used"}


def test_the_box_is_its_owners_alone_and_in_no_list_and_no_copy(tmp_path: Path) -> None:
    """Mode 0600; not a process of the workspace; no snapshot has it; whoever only reads sees nothing in it."""
    space = FileWorkspace(tmp_path / "w", tmp_path / "state", clock)
    file = space.create("Sedie", first())
    cast(file, *BALLOTS).result()
    file.append(vote(VoteState.OPEN)).ticket.result()
    place = box_path(file.path)
    if sys.platform != "win32":
        assert place.stat().st_mode & 0o777 == 0o600
    assert [summary.path for summary in space.processes()] == [file.path]
    looked, second = space.read(file.path), space.open(file.path)
    for other in (looked, second):
        assert other.box.contents == Contents()
        with pytest.raises(FileReadOnly):
            other.box.change(lambda contents: contents)
        other.close()
    file.close()
    copies = [path.read_bytes() for path in (tmp_path / "state").rglob("*") if path.is_file()]
    assert copies, "a snapshot was taken"
    assert not any(b'"N03"' in copy for copy in copies)


def test_a_code_counts_once(tmp_path: Path) -> None:
    """The same key twice leaves one ballot, also after the program was opened again."""
    file = made(tmp_path)
    cast(file, BALLOTS[0], key="posto 7").result()
    cast(file, BALLOTS[1], key="posto 7").result()
    file.close()
    again = open_file(Disk(), file.path, clock)
    cast(again, BALLOTS[2], key="posto 7").result()
    assert again.box.contents.ballots_in(VOTE) == 1
    again.close()


def test_every_crash_leaves_the_ballots_that_were_acknowledged(tmp_path: Path) -> None:
    """After each call to the disk, torn or not: all that was acknowledged, at most what was asked for, none doubled."""
    path = written(tmp_path)
    start = {NAME: path.read_bytes()}
    disk = RecordingDisk()
    file = open_file(disk, path, clock)
    marks = [(0, 0, 0)]
    for n, ballot in enumerate(BALLOTS[1:], start=1):
        before = len(disk.log)
        cast(file, ballot).result()
        marks += [(before, n - 1, n), (len(disk.log), n, n)]
    for n, ballot in enumerate(BALLOTS[1:], start=1):
        before = len(disk.log)
        take_back(file, ballot).result()
        marks += [(before, 3 - n, 4 - n), (len(disk.log), 3 - n, 3 - n)]
    file.close()
    seen = 0
    for length in range(len(disk.log) + 1):
        _, fewest, most = [mark for mark in marks if mark[0] <= length][-1]
        for state in crash_states(disk.log[:length], start):
            folder = tmp_path / "crash"
            folder.mkdir(exist_ok=True)
            for old in folder.iterdir():
                old.unlink()
            for name, data in state.items():
                (folder / name).write_bytes(data)
            contents = reopened(folder / NAME)
            ballots = contents.votes[VOTE].ballots if VOTE in contents.votes else ()
            assert fewest <= len(ballots) <= most
            assert len(set(ballots)) == len(ballots)
            assert not list(folder.glob("*.box.new"))
            assert not list(folder.glob(".*.box.new"))
            assert not list(folder.glob("*.damaged"))
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("number", REFUSALS, ids=errno.errorcode.get)
def test_a_ballot_that_the_disk_refuses_is_not_in_and_the_others_are(number: int, tmp_path: Path) -> None:
    """Whichever call is refused, the box holds what was acknowledged, one sentence says so, and it goes on taking."""
    for nth in range(1, MOST_CALLS):
        folder = tmp_path / str(nth)
        folder.mkdir()
        path = written(folder)
        disk = RefusingDisk(10_000, number)
        file = open_file(disk, path, clock)
        cast(file, BALLOTS[0]).result()
        disk.left = nth
        kept = [BALLOTS[0]]
        for ballot in BALLOTS[1:]:
            error = cast(file, ballot).exception()
            if error is None:
                kept.append(ballot)
            else:
                assert isinstance(error, CannotWrite)
                assert Translator("it")(error.message)
            assert list(file.box.contents.votes[VOTE].ballots) == sorted(kept, key=_by_content)
        file.close()
        assert list(reopened(path).votes[VOTE].ballots) == sorted(kept, key=_by_content)
        if len(kept) == len(BALLOTS):
            assert nth > 5
            return
        assert len(kept) == len(BALLOTS) - 1
    pytest.fail("the disk went on refusing")


def test_a_box_whose_vote_is_closed_is_never_counted(tmp_path: Path) -> None:
    """The closing transaction wins over what a crash left beside it; what waits for another vote stays."""
    file = made(tmp_path)
    file.append(vote(VoteState.OPEN)).ticket.result()
    cast(file, *BALLOTS).result()
    file.box.change(lambda contents: with_ballots(contents, "V2", BALLOTS)).result()
    file.append(vote(VoteState.CLOSED, "close_secret_vote")).ticket.result()
    file.close()
    contents = reopened(file.path)
    assert set(contents.votes) == {"V2"}
    assert VOTE.encode() not in box_path(file.path).read_bytes()
    again = open_file(Disk(), file.path, clock)
    again.box.change(lambda contents: without_vote(contents, "V2")).result()
    again.close()
    assert not box_path(file.path).exists()


def test_the_sheets_of_a_closed_survey_are_never_counted_again(tmp_path: Path) -> None:
    """The means in the process win over what a crash left beside them; an open survey keeps its sheets."""
    file = made(tmp_path)
    for identifier in ("E1", "E2"):
        survey = Evaluation(id=identifier, items=(SurveyItem(text="Lo rifarei"),), state="open")
        file.append(Draft("open_survey", START, (put(survey),))).ticket.result()
        file.box.change(partial(with_ballots, vote=identifier, ballots=[boxed({"01": 4})])).result()
    closed = Evaluation(id="E1", respondents=1, items=(SurveyItem(text="Lo rifarei"),))
    file.append(Draft("close_survey", START, (put(closed),))).ticket.result()
    file.close()
    assert set(reopened(file.path).votes) == {"E2"}


def test_cards_that_were_revealed_do_not_come_back(tmp_path: Path) -> None:
    """What the file has is dropped from the box at the next opening; other items' cards wait on."""
    file = made(tmp_path)
    cards = [
        BoxedCard("ff", "notes", {"id": "ff", "text": "prima"}),
        BoxedCard("0a", "notes", {"id": "0a", "text": "poi"}),
    ]
    file.box.change(lambda contents: with_cards(contents, "A1", cards)).result()
    file.box.change(lambda contents: with_cards(contents, "A2", [BoxedCard("bb", "notes", {"id": "bb"})])).result()
    assert [card.id for card in file.box.contents.cards["A1"]] == ["0a", "ff"]
    file.append(
        Draft("reveal", START, (put(Note(id="0a", text="poi")), put(Note(id="ff", text="prima"))))
    ).ticket.result()
    file.close()
    assert set(reopened(file.path).cards) == {"A2"}


def test_a_box_that_cannot_be_read_is_set_aside_and_said(tmp_path: Path) -> None:
    """Nothing of it is lost, the file opens, and votes go on; a newer program's box stays as it is, shut."""
    path = written(tmp_path)
    place = box_path(path)
    for damage in (b"", b"{", b'{"format":"codesign-box","version":1}', b"[]", b"\0" * 512, b'{"version":"x"}'):
        place.write_bytes(damage)
        file = open_file(Disk(), path, clock)
        assert [notice.id for notice in file.notices] == ["box.damaged"]
        cast(file, BALLOTS[0]).result()
        file.close()
        assert place.with_name(f"{place.name}.damaged").read_bytes() == damage
    newer = b'{"format":"codesign-box","version":2}'
    place.write_bytes(newer)
    file = open_file(Disk(), path, clock)
    assert [notice.id for notice in file.notices] == ["box.newer"]
    with pytest.raises(CodesignError):
        cast(file, BALLOTS[0])
    file.close()
    assert place.read_bytes() == newer


def test_saving_elsewhere_takes_the_box_along(tmp_path: Path) -> None:
    """The ballots are beside the new file and no longer beside the old one."""
    file = made(tmp_path)
    old = file.path
    cast(file, *BALLOTS).result()
    file.save_elsewhere(tmp_path / "chiavetta")
    assert not box_path(old).exists()
    cast(file, BALLOTS[0]).result()
    file.close()
    assert reopened(tmp_path / "chiavetta.codesign.jsonl").ballots_in(VOTE) == len(BALLOTS) + 1


def test_many_ballots_at_once_take_few_writes(tmp_path: Path) -> None:
    """While the disk is busy with one, the others wait together and go in with one replacement."""
    path = written(tmp_path)
    disk = RecordingDisk()
    file = open_file(disk, path, clock)
    disk.gate.clear()
    disk.waiting.clear()
    tickets = [cast(file, BALLOTS[0], key="0")]
    disk.waiting.wait()
    tickets += [cast(file, BALLOTS[n % 4], key=str(n)) for n in range(1, 60)]
    disk.gate.set()
    for ticket in tickets:
        ticket.result()
    assert sum(op.what == "replace" and op.other == box_path(path).name for op in disk.log) == 2
    assert file.box.contents.ballots_in(VOTE) == 60
    file.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_program_loses_no_ballot_that_it_acknowledged(tmp_path: Path) -> None:
    """Killed while putting ballots in, five times: at least those it printed are there, none twice."""
    create_file(Disk(), tmp_path / NAME, first(), clock).close()
    path, told = tmp_path / NAME, 0
    victim = Path(__file__).with_name("box_victim.py")
    places = os.pathsep.join((str(victim.parent), str(victim.parents[1]), os.environ.get("PYTHONPATH", "")))
    for round_ in range(1, 6):
        with subprocess.Popen(
            [sys.executable, str(victim), str(path), VOTE],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": places},
        ) as program:
            assert program.stdout is not None
            for _ in range(7 * round_):
                told = int(program.stdout.readline())
            program.kill()
            told = max([told, *(int(line) for line in program.stdout.read().split())])
        ballots = reopened(path).votes[VOTE].ballots
        assert len(ballots) >= told
        assert len(set(ballots)) == len(ballots)


def _by_content(ballot: BoxedBallot) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Return what ballots are sorted by."""
    return ballot.category or "", ballot.choices
