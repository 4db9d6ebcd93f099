"""Undo and redo without limit, also after a restart, never past a barrier and never over another's change."""

import random
from pathlib import Path

import pytest
from journal_samples import NAME, START, clock, first, made, need, taken, texts

from codesign_tui.domain.history import REDO, UNDO
from codesign_tui.domain.items import Need
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.domain.transactions import BARRIERS, FACILITATOR, Change, Draft, Put, Transaction
from codesign_tui.journal.file import JournalFile, create_file, open_file
from codesign_tui.journal.filesystem import Disk

PHONE = "phone"


def undone(file: JournalFile, who: str = FACILITATOR) -> Change:
    """Take back the last change of an origin."""
    reversal = file.process.history.to_undo(who)
    return file.append(Draft(reversal.action, START, reversal.puts, who, reversal.change.revision)).change


def redone(file: JournalFile, who: str = FACILITATOR) -> Change:
    """Do the last undone change of an origin again."""
    reversal = file.process.history.to_redo(who)
    return file.append(Draft(reversal.action, START, reversal.puts, who, reversal.change.revision)).change


def restarted(file: JournalFile) -> JournalFile:
    """Close a file and open it again."""
    file.close()
    return open_file(Disk(), file.path, clock)


def words(file: JournalFile) -> dict[str, str]:
    """Return the needs' texts by id."""
    return {entity.id: entity.text for entity in file.process.all(Need)}


def test_everything_comes_back_step_by_step_after_a_restart(tmp_path: Path) -> None:
    """Ten changes are undone one by one, with a restart before each, and done again likewise."""
    file = made(tmp_path)
    pictures = []
    for n in range(1, 6):
        pictures.append(words(file))
        file.append(need(n))
        pictures.append(words(file))
        file.append(need(n, f"corretto {n}"))
    pictures.append(words(file))
    for picture in reversed(pictures[:-1]):
        file = restarted(file)
        undone(file)
        assert words(file) == picture
    for picture in pictures[1:]:
        file = restarted(file)
        redone(file)
        assert words(file) == picture
    with pytest.raises(Refused, match=r"history\.nothing_to_redo"):
        redone(file)
    file.close()


def test_nothing_is_rewritten_by_an_undo(tmp_path: Path) -> None:
    """Undo and redo only add lines, which say what they take back."""
    file = made(tmp_path, needs=2)
    before = file.path.read_bytes()
    assert undone(file).undoes == 3
    change = redone(file)
    file.close()
    assert (change.action, change.undoes) == (REDO, 4)
    assert file.path.read_bytes().startswith(before)
    assert file.path.read_bytes().count(b"\n") == before.count(b"\n") + 2


def test_undo_takes_back_ones_own_and_never_a_phones(tmp_path: Path) -> None:
    """A phone's change in between stays; the facilitator's own last one goes."""
    file = made(tmp_path)
    file.append(need(1))
    file.append(need(2, who=PHONE))
    undone(file)
    assert texts(file) == ["N02"]
    undone(file)
    assert not file.process.history.changes()[-1].touched[0].new
    with pytest.raises(Refused, match=r"history\.nothing_to_undo"):
        undone(file)
    assert texts(file) == ["N02"]
    undone(file, PHONE)
    assert texts(file) == []
    file.close()


@pytest.mark.parametrize("restart", [False, True])
def test_undo_is_refused_over_anothers_change(restart: bool, tmp_path: Path) -> None:
    """Who would wipe out what another origin did since to the same document is refused, with its id."""
    file = made(tmp_path)
    file.append(need(1))
    file.append(need(1, "corretto dal telefono", PHONE))
    file = restarted(file) if restart else file
    with pytest.raises(Refused) as refusal:
        undone(file)
    assert refusal.value.message.id == "history.undo_touched_since"
    assert refusal.value.message.args["id"] == "N01"
    assert words(file) == {"N01": "corretto dal telefono"}
    undone(file, PHONE)
    undone(file)
    assert texts(file) == []
    file.append(need(1, "di nuovo, dal telefono", PHONE))
    with pytest.raises(Refused, match=r"history\.redo_touched_since"):
        redone(file)
    file.close()


@pytest.mark.parametrize("barrier", sorted(BARRIERS))
@pytest.mark.parametrize("restart", [False, True])
def test_nobody_undoes_past_a_barrier(barrier: str, restart: bool, tmp_path: Path) -> None:
    """After a seal, a purge, a forgetting or the close of a secret vote, what came before stays; what comes goes."""
    file = made(tmp_path)
    file.append(need(1))
    file.append(need(2, who=PHONE))
    undone(file, PHONE)
    file.append(Draft(barrier, START, need(3).puts))
    file = restarted(file) if restart else file
    for who in (FACILITATOR, PHONE):
        with pytest.raises(Refused, match=r"history\.nothing_to_undo"):
            undone(file, who)
        with pytest.raises(Refused, match=r"history\.nothing_to_redo"):
            redone(file, who)
    file.append(need(4))
    undone(file)
    assert texts(file) == ["N01", "N03"]
    file.close()


def test_a_new_change_ends_what_could_be_done_again(tmp_path: Path) -> None:
    """Typing after an undo keeps what was undone undone; another origin's typing does not."""
    file = made(tmp_path, needs=1)
    undone(file)
    file.append(need(5, who=PHONE))
    assert file.process.history.to_redo(FACILITATOR).subject == "capture_need"
    file.append(need(2))
    with pytest.raises(Refused, match=r"history\.nothing_to_redo"):
        redone(file)
    file.close()


def test_a_notice_names_what_is_undone_however_often(tmp_path: Path) -> None:
    """Undo of a redo of an undo still names the action that a person did."""
    file = made(tmp_path, needs=1)
    for _ in range(3):
        assert file.process.history.to_undo(FACILITATOR).subject == "capture_need"
        undone(file)
        assert file.process.history.to_redo(FACILITATOR).subject == "capture_need"
        redone(file)
    assert file.process.history.to_undo(FACILITATOR).action == UNDO
    file.close()


def test_one_action_of_many_documents_is_undone_whole(tmp_path: Path) -> None:
    """Thirty cards captured at once go at once, and come back in their order."""
    file = made(tmp_path)
    ids = [f"N{n:02d}" for n in range(30)]
    file.append(taken(*(need(n) for n in range(30))))
    undone(file)
    assert texts(file) == []
    redone(file)
    assert texts(file) == ids
    file = restarted(file)
    assert texts(file) == ids
    file.close()


@pytest.mark.parametrize("seed", range(8))
def test_any_mixture_of_changes_undo_redo_and_restarts_agrees_with_a_list_of_pictures(
    seed: int, tmp_path: Path
) -> None:
    """The file against a plain model: a list of what the table looked like, and a place in it."""
    chance = random.Random(seed)
    file = create_file(Disk(), tmp_path / NAME, first(), clock)
    pictures: list[dict[str, str]] = [words(file)]
    place = 0
    for step in range(120):
        match chance.choice(("change", "change", "undo", "undo", "redo", "restart", "take")):
            case "change":
                file.append(need(chance.randrange(6), f"passo {step}"))
                pictures[place + 1 :] = [words(file)]
                place += 1
            case "take" if words(file):
                gone = chance.choice(list(words(file)))
                file.append(Draft("remove", START, (Put("needs", gone, None),)))
                pictures[place + 1 :] = [words(file)]
                place += 1
            case "undo" if place > 0:
                undone(file)
                place -= 1
            case "redo" if place + 1 < len(pictures):
                redone(file)
                place += 1
            case "restart":
                order = texts(file)
                file = restarted(file)
                assert texts(file) == order, "the order is the same after a restart"
        assert words(file) == pictures[place]
    file.close()


def test_reading_many_changes_at_once_is_applying_them_one_by_one(tmp_path: Path) -> None:
    """`load` and `apply` leave the same process: documents, order, numbers, sessions, history."""
    file = made(tmp_path, needs=4)
    undone(file)
    file.append(Draft("remove", START, (Put("needs", "N02", None),)))
    file.append(need(2, "tornato"))
    redone_one = Process()
    for change in file.process.history.changes():
        puts = tuple(Put(entry.table, entry.id, entry.new) for entry in change.touched)
        redone_one.apply(Transaction(change.revision, change.action, change.at, puts, change.who, change.undoes))
    file = restarted(file)
    assert list(file.process.entities()) == list(redone_one.entities())
    assert file.process.history.changes() == redone_one.history.changes()
    assert file.process.next_number("needs") == redone_one.next_number("needs")
    file.close()
