"""What happens after the path is asked in the last session, of each shared proposal that nobody said it of."""

from datetime import date

from codesign_tui.actions.sessions import pending
from codesign_tui.domain.destinies import is_last, to_settle, unsettled
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.phase_change import StillOpen, still_open
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Destiny, SessionState
from codesign_tui.locale import Translator
from codesign_tui.tui.places.run_after import after_lines
from support_places import keep
from support_tui import example_file


def session(process: Process, identifier: str) -> Session:
    """Return a session of the example."""
    found = process.get(Session, identifier)
    assert found is not None
    return found


def test_only_the_last_session_asks() -> None:
    """Of the eleven shared proposals of the example none has a word yet; a session to come takes the question over."""
    file = example_file()
    assert is_last(file.process, session(file.process, "S3"))
    assert (len(to_settle(file.process, session(file.process, "S3"))), len(unsettled(file.process))) == (11, 11)
    assert to_settle(file.process, session(file.process, "S2")) == []
    keep(file, Session(id="S4", number=4, title="Ancora una"))
    assert to_settle(file.process, session(file.process, "S3")) == []


def test_what_was_said_is_not_asked_again() -> None:
    """Ten are left."""
    file = example_file()
    one = file.process.get(Proposal, "PR01")
    assert one is not None
    keep(file, one.model_copy(update={"destiny": Destiny.ENDS}))
    assert len(unsettled(file.process)) == 10


def test_closing_the_last_session_and_what_is_open_say_how_many_are_left() -> None:
    """Before the session is closed, and in the list of what is open; not while the last one is still to come."""
    file = example_file()
    assert {"action.pending_destinies"} == {one.id for one in pending(file.process, "S3")} & {
        "action.pending_destinies"
    }
    assert not any(one.id == "action.pending_destinies" for one in pending(file.process, "S2"))
    on = date(2026, 9, 10)
    assert dict(still_open(file.process, on))[StillOpen.DESTINIES] == 11
    keep(file, Session(id="S4", number=4, title="Ancora una"))
    assert StillOpen.DESTINIES not in dict(still_open(file.process, on))


def test_the_last_items_of_the_last_session_say_it_while_it_is_led() -> None:
    """Not at the first item, nor in a session that is over."""
    file, words = example_file(), Translator()
    last = session(file.process, "S3")
    assert after_lines(file.process, last, words) == []
    items = file.process.agenda("S3")
    for at, wanted in ((0, 0), (-1, 1)):
        led = last.model_copy(update={"state": SessionState.OPEN, "actual_end": None, "closed_at": None,
                                      "current_item": items[at].id})  # fmt: skip
        keep(file, led)
        assert len(after_lines(file.process, led, words)) == wanted
