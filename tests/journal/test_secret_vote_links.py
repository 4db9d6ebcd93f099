"""No file, during a secret vote or after it, has a link between a ballot and its order, its time or its voter."""

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from codesign_tui.actions.capture import capture
from codesign_tui.actions.choosing import close_vote, open_vote
from codesign_tui.actions.private_writing import reveal_item, write_privately
from codesign_tui.actions.secret_votes import cast_secret_ballots, take_back_ballot
from codesign_tui.domain.items import Note
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.terms import Attribution, Category, ItemKind, SessionState
from codesign_tui.domain.transactions import Draft, Put, put
from codesign_tui.journal.ballot_box import box_path
from codesign_tui.journal.database import JournalDatabase
from codesign_tui.journal.file import JournalFile
from codesign_tui.journal.workspace import FileWorkspace
from support import moment

VOTE = "V1"
BALLOTS: tuple[tuple[str, Category | None], ...] = (
    ("1 1 2", Category.CIVIL_SOCIETY), ("3 3 3", Category.THIRD_SECTOR), ("2", None), ("1 1 2", Category.THIRD_SECTOR),
)  # fmt: skip
CARDS = ("Una panchina", "Una tettoia", "Un orario")
EIGHTEEN = moment("18:00")
CASTING = range(41, 60)
"""The minutes, after 18:00, in which ballots and cards are put in, and nothing else is done."""


@dataclass
class Hands:
    """A clock that is set by hand."""

    at: datetime = EIGHTEEN

    def __call__(self) -> datetime:
        """Return the time."""
        return self.at

    def set(self, at: str) -> datetime:
        """Set it and return the time."""
        self.at = moment(at)
        return self.at


def begun(folder: Path, clock: Hands) -> tuple[FileWorkspace, JournalFile]:
    """Return a workspace with an open session, an item in hand, and a secret vote."""
    space = FileWorkspace(folder / "w", folder / "state", clock)
    first = (
        Put("process", "P1", {"id": "P1", "title": "Panchine", "kind": "open_path"}),
        put(Session(id="S1", number=1, title="Prima", state=SessionState.OPEN, current_item="A1")),
        put(AgendaItem(id="A1", session="S1", n=1, title="Scrivere")),
    )
    file = space.create("Panchine", Draft("new_process", clock(), first))
    options, voters = ("uno", "due", "tre"), {"third_sector": 5, "civil_society": 4}
    open_vote(
        file, "S1", "dot_voting", "Prova", now=clock(), options=options, secret=True, vote_id=VOTE,
        voters_by_category=voters,
    ).ticket.result()  # fmt: skip
    write_privately(file, "A1", now=clock()).ticket.result()
    return space, file


def files(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, side files and snapshots included, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def evening(folder: Path, order: Sequence[int]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Put ballots and cards in, in an order; yield every file while it is open, and after the close."""
    clock = Hands()
    space, file = begun(folder, clock)
    minutes = iter(CASTING)
    for place in order:
        ballot, category = BALLOTS[place]
        now = clock.set(f"18:{next(minutes)}")
        cast_secret_ballots(file, VOTE, [ballot], now=now, category=category, key=f"posto {place}").ticket.result()
    now = clock.set(f"18:{next(minutes)}")
    cast_secret_ballots(file, VOTE, ["2 3"], now=now).ticket.result()
    take_back_ballot(file, VOTE, "2 3", now=clock.set(f"18:{next(minutes)}")).ticket.result()
    for text in sorted(CARDS, key=lambda text: order.index(CARDS.index(text))):
        capture(
            file, now=clock.set(f"18:{next(minutes)}"), kind=ItemKind.NOTE, text=text, session="S1", agenda_item="A1",
            attribution=Attribution.ANONYMOUS, cluster="Fermata",
            make_random_id=partial("{:032x}".format, CARDS.index(text)),
        ).ticket.result()  # fmt: skip
    clock.set("19:10")
    capture(file, now=clock(), kind=ItemKind.NOTE, text="Si va avanti").ticket.result()
    yield "open", files(folder)
    file.close()
    file = space.open(Path("panchine"))
    assert file.box.contents.ballots_in(VOTE) == len(BALLOTS)
    close_vote(file, VOTE, now=clock.set("19:30")).ticket.result()
    reveal_item(file, "A1", now=clock.set("19:40")).ticket.result()
    assert {note.words for note in file.process.all(Note)} == {*CARDS, "Si va avanti"}
    assert not {"cast_secret_ballots", "take_back_ballot"} & {one.action for one in file.process.history.changes()}
    told = json.dumps({name: JournalDatabase(file, clock).table(name).all() for name in ("votes", "notes", "clusters")})
    assert not re.search(rf"18:({'|'.join(map(str, CASTING))})|choices", told)
    file.close()
    yield "closed", files(folder)


def without_chance(raw: bytes) -> str:
    """Return a journal without what chance makes: salts, hashes, digests, ids."""
    ids: dict[str, str] = {}
    text = re.sub(r"[0-9a-f]{32,64}", lambda found: "#" if len(found[0]) == 64 else found[0], raw.decode())
    text = re.sub(r'\["[0-9a-f]{32}",\{', '["salt",{', text)
    return re.sub(r"\b01[0-9A-HJKMNP-TV-Z]{24}\b", lambda found: ids.setdefault(found[0], f"id{len(ids)}"), text)


def test_two_evenings_with_the_same_ballots_in_another_order_leave_the_same_files(tmp_path: Path) -> None:
    """The box is the same to the byte, and the journal but for time, salt, hash and id; whatever the order."""
    boxes, journals, closed = set(), set(), set()
    for n, order in enumerate(itertools.permutations(range(len(BALLOTS)))):
        folder = tmp_path / str(n)
        for state, found in evening(folder, order):
            path = next(name for name in found if name.endswith("panchine.codesign.jsonl") and name.startswith("w"))
            if state == "open":
                boxes.add(found[str(box_path(Path(path)))])
                journals.add(without_chance(found[path]))
            else:
                closed.add(without_chance(found[path]))
    assert [len(one) for one in (boxes, journals, closed)] == [1, 1, 1]


def test_no_file_tells_a_ballot_or_a_card_with_its_time(tmp_path: Path) -> None:
    """While open only the box has them, without a time; once closed no file has a ballot, nor when anything came."""
    minutes = "|".join(f"18:{minute}" for minute in CASTING)
    for state, found in evening(tmp_path, range(len(BALLOTS))):
        assert len([name for name in found if "snapshots" in name]) >= 1
        for name, raw in found.items():
            assert not re.search(minutes.encode(), raw), (state, name)
            if name.endswith(".box"):
                assert state == "open"
                continue
            assert b"choices" not in raw, (state, name)
            assert b"posto" not in raw, (state, name)
            if state == "open":
                assert not any(card.encode() in raw for card in CARDS), name
                assert b"Fermata" not in raw, name
        assert any(name.endswith(".box") for name in found) == (state == "open")


def test_what_was_put_in_during_a_minute_has_no_time_in_the_name_of_any_file(tmp_path: Path) -> None:
    """No file is named after the moment of a ballot, and none is made for each."""
    clock = Hands()
    _, file = begun(tmp_path, clock)
    file.append(Draft("note", clock(), (put(Note(id="X1", text="prima")),))).ticket.result()
    before = {*files(tmp_path / "w")}
    for minute, (ballot, category) in enumerate(BALLOTS):
        clock.at += timedelta(minutes=minute + 6)
        cast_secret_ballots(file, VOTE, [ballot], now=clock(), category=category).ticket.result()
    assert {*files(tmp_path / "w")} - before == {box_path(file.path).name}
    file.close()
