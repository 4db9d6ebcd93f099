"""A seal is kept once, in versions that follow each other, with the files made of it; nothing takes it back."""

from typing import Any

import pytest

from codesign_tui.actions.minutes import minutes_record, update_minutes_data
from codesign_tui.actions.sealing import record_files, seal_minutes
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.minutes_seals import Seal, SealedFile, newest_seals, version_for
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.transactions import Draft, put
from support import Table, a_table, moment

NOW = moment("20:00")
INTERNAL = (CopyKind.INTERNAL, "it")


@pytest.fixture
def table() -> Table:
    """Return a table that met."""
    return a_table().started()


def seal(digest: str = "a", version: int = 1, copy: CopyKind = CopyKind.INTERNAL, reason: str | None = None) -> Seal:
    """Return a seal."""
    at = NOW.isoformat(timespec="seconds")
    return Seal(version=version, copy_kind=copy, language="it", digest=digest * 64, at=at, reason=reason)


def a_file(name: str = "verbale.pdf", digest: str = "1") -> SealedFile:
    """Return a file made of a sealed text."""
    return SealedFile(format=name.rpartition(".")[2], name=name, sha256=digest * 64)


def seals(table: Table) -> tuple[Seal, ...]:
    """Return the seals that the file has."""
    record = minutes_record(table.process, table.session)
    return record.seals if record is not None else ()


def refusal(table: Table, new: Seal) -> str:
    """Return the message id with which a seal is refused."""
    with pytest.raises(Refused) as refused:
        seal_minutes(table.ledger, table.session, new, now=NOW)
    return refused.value.message.id


def test_a_seal_is_kept_and_undo_never_reaches_it(table: Table) -> None:
    """It is a transaction of its own; nothing before it is taken back any more, nor are its files."""
    update_minutes_data(table.ledger, table.session, now=NOW, number=7)
    assert seal_minutes(table.ledger, table.session, seal(), now=NOW).value == seal()
    record_files(table.ledger, table.session, 1, *INTERNAL, [a_file()], now=NOW)
    assert [one.action for one in table.ledger.transactions[-2:]] == ["seal", "record_sealed_files"]
    with pytest.raises(Refused, match=r"history\.nothing_to_undo"):
        undo(table.ledger, now=NOW)
    record = minutes_record(table.process, table.session)
    assert record is not None
    assert record.number == 7
    assert seals(table) == (seal().model_copy(update={"files": (a_file(),)}),)


def test_sealing_the_same_state_twice_invents_nothing(table: Table) -> None:
    """The same text in the same version writes no line; another text in its place is refused."""
    seal_minutes(table.ledger, table.session, seal(), now=NOW)
    before = table.process.revision
    again = seal_minutes(table.ledger, table.session, seal(), now=moment("21:00"))
    assert (again.value, again.ticket.result()) == (seal(), before)
    assert table.process.revision == before
    assert refusal(table, seal("b")) == "sealing.version_taken"


def test_both_copies_of_a_version_have_their_seal(table: Table) -> None:
    """The public copy is sealed under the same version as the internal one."""
    seal_minutes(table.ledger, table.session, seal(), now=NOW)
    seal_minutes(table.ledger, table.session, seal("b", copy=CopyKind.PUBLIC), now=NOW)
    assert {one.place: one.digest[0] for one in newest_seals(seals(table)).values()} == {
        INTERNAL: "a",
        (CopyKind.PUBLIC, "it"): "b",
    }


def test_a_new_version_follows_the_last_and_says_why(table: Table) -> None:
    """Version 2 needs a reason, and version 1 is closed once 2 is there."""
    seal_minutes(table.ledger, table.session, seal(), now=NOW)
    assert refusal(table, seal("b", version=2)) == "sealing.reason_needed"
    seal_minutes(table.ledger, table.session, seal("b", version=2, reason="Un nome era sbagliato"), now=NOW)
    assert refusal(table, seal("c", copy=CopyKind.PUBLIC)) == "sealing.version_taken"
    assert [one.version for one in seals(table)] == [1, 2]


def test_the_version_grows_only_when_a_sealed_copy_says_something_else(table: Table) -> None:
    """Nothing sealed is version 1; the same digests stay in the version; one that differs opens the next."""
    one = seal()
    assert version_for((), {}) == 1
    assert version_for((one,), {INTERNAL: one.digest}) == 1
    assert version_for((one,), {INTERNAL: "b" * 64}) == 2
    assert version_for((one,), {}) == 2


def test_files_are_recorded_beside_those_known(table: Table) -> None:
    """A file made again with the same bytes writes no line; another one of the same format stands beside it."""
    seal_minutes(table.ledger, table.session, seal(), now=NOW)
    record_files(table.ledger, table.session, 1, *INTERNAL, [a_file()], now=NOW)
    before = table.process.revision
    record_files(table.ledger, table.session, 1, *INTERNAL, [a_file()], now=NOW)
    assert table.process.revision == before
    record_files(table.ledger, table.session, 1, *INTERNAL, [a_file(digest="2")], now=NOW)
    assert [one.sha256[0] for one in seals(table)[0].files] == ["1", "2"]
    with pytest.raises(Refused, match=r"sealing\.not_sealed"):
        record_files(table.ledger, table.session, 2, *INTERNAL, [a_file()], now=NOW)


def test_a_rehearsal_is_not_sealed(table: Table) -> None:
    """What was played to learn leaves no minutes that look final."""
    details: Any = table.process.details.model_copy(update={"rehearsal": True})
    table.ledger.append(Draft("edit", NOW, (put(details),)))
    assert refusal(table, seal()) == "sealing.rehearsal"


def test_a_session_that_has_not_begun_has_nothing_to_seal() -> None:
    """What is only planned has no minutes."""
    assert refusal(a_table(), seal()) == "sealing.not_begun"
