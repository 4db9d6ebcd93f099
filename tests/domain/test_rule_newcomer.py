"""Who arrives when the path is under way: what is left to receive or sign, and what is ticked."""

import pytest

from codesign_tui.actions.receiving import mark_received
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Need
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.newcomer import ToReceive, arrives_late, has_past, still_to_receive, to_receive
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, ProcessKind
from support import a_table, moment
from support_places import keep
from support_tui import MemoryFile, example_file

NOW = moment("18:00")


def member(process: Process, identifier: str) -> Participant:
    """Return a member as they are kept."""
    found = process.get(Participant, identifier)
    assert found is not None
    return found


def test_an_open_path_asks_for_no_proxy_and_only_for_what_it_has() -> None:
    """Rules, photographs and ideas only where the path speaks of them."""
    table = a_table(ProcessKind.OPEN_PATH)
    assert to_receive(table.process) == (ToReceive.PRIVACY, ToReceive.RULES, ToReceive.MINUTES, ToReceive.NAME)
    assert ToReceive.DELEGATION in to_receive(a_table().process)


def test_what_is_ticked_is_left_no_more_and_can_be_unticked() -> None:
    """A name that may be published needs no tick; somebody who sits for nobody needs no proxy."""
    file = example_file()
    keep(file, Participant(id="PN", first_name="Ada", last_name="Nuova", category=Category.CIVIL_SOCIETY))
    before = still_to_receive(file.process, member(file.process, "PN"))
    assert ToReceive.DELEGATION not in before
    mark_received(file, "PN", ToReceive.PRIVACY, now=NOW)
    mark_received(file, "PN", ToReceive.PRIVACY, now=NOW)
    assert member(file.process, "PN").received == ("privacy",)
    assert ToReceive.PRIVACY not in still_to_receive(file.process, member(file.process, "PN"))
    mark_received(file, "PN", ToReceive.PRIVACY, now=NOW, received=False)
    assert still_to_receive(file.process, member(file.process, "PN")) == before
    undo(file, now=NOW)
    assert member(file.process, "PN").received == ("privacy",)
    with pytest.raises(Refused):
        mark_received(file, "nessuno", ToReceive.PRIVACY, now=NOW)


def test_only_a_session_after_one_that_was_held_has_late_arrivals() -> None:
    """In the first nobody is late to the path; before anything was said there is no past to tell."""
    file = example_file()
    sessions = [file.process.get(Session, one) for one in ("S1", "S2")]
    assert [arrives_late(file.process, one) for one in sessions] == [False, True]
    assert not arrives_late(file.process, None)
    empty = MemoryFile()
    assert not has_past(empty.process)
    keep(empty, Need(id="n1", text="Manca una panchina"))
    assert has_past(empty.process)
