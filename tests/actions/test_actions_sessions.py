"""Begin a process, open and close its sessions, say the opening ritual."""

from datetime import date

import pytest

from codesign_tui.actions.agenda import close_item, go_to
from codesign_tui.actions.attendance import arrive, expect
from codesign_tui.actions.capture import capture
from codesign_tui.actions.opening import declare_conflict, record_opening, still_to_say
from codesign_tui.actions.processes import new_process, update_details
from codesign_tui.actions.sessions import (
    add_session,
    end_session,
    pending,
    reopen_session,
    start_session,
    update_session,
)
from codesign_tui.domain.clock import is_running
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Organization, Staff
from codesign_tui.domain.templates import Bilingual, PlannedItem, PlannedSession, Workshop
from codesign_tui.domain.terms import Category, ItemKind, Outcome, Phase, ProcessKind, SessionState
from codesign_tui.locale import Translator
from support import MemoryLedger, a_table, moment


def both(it: str, en: str) -> Bilingual:
    """Return words in both languages."""
    return Bilingual(it=it, en=en)


def a_workshop() -> Workshop:
    """Return a template of two sessions, the first with two items."""
    items = (
        PlannedItem(title=both("Saluti", "Welcome"), method="check_in", minutes=15),
        PlannedItem(
            title=both("Bisogni", "Needs"),
            method="opera",
            minutes=60,
            phase=Phase.IDEARE,
            prompt=both("Che cosa manca?", "What is missing?"),
        ),
    )
    words = both("x", "x")
    return Workshop(
        id="prova",
        kind=ProcessKind.CO_PROGRAMMAZIONE,
        name=words,
        purpose=words,
        who_leads=words,
        legal_frame=words,
        documents=(),
        rules=(both("Uno alla volta", "One at a time"),),
        source="prova",
        sessions=(
            PlannedSession(
                title=both("Ascolto", "Listening"), phase=Phase.IDEARE, minutes=90, start="23:00", agenda=items
            ),
            PlannedSession(title=both("Scelte", "Choices"), phase=Phase.REALIZZARE, minutes=120, agenda=()),
        ),
    )


def test_a_process_is_born_whole_from_a_template() -> None:
    """One transaction holds the record, the leader, the facilitator, both sessions and the agenda in English."""
    ledger = MemoryLedger()
    draft = new_process(
        a_workshop(), title="Città più vicina", now=moment(), language="en", authority="Comune di Prova",
        place="Sala civica", first_date=date(2026, 2, 12), facilitator="Irene Castaldi", municipality="Prova",
    )  # fmt: skip
    ledger.append(draft)
    details = ledger.process.details
    first, second = ledger.process.sessions()
    (leader,), (facilitator,) = ledger.process.all(Organization), ledger.process.all(Staff)
    assert (details.id, details.kind, details.languages) == ("citta-piu-vicina", ProcessKind.CO_PROGRAMMAZIONE, ("en",))
    assert details.table_rules == ("One at a time",)
    assert (leader.category, leader.procedural_role) == (Category.PUBLIC_BODY, "amministrazione_procedente")
    assert details.authority.organization == leader.id
    assert (first.title, first.date, first.place, first.planned_end) == (
        "Listening",
        "2026-02-12",
        "Sala civica",
        "00:30",
    )
    assert (second.number, second.date, first.facilitator) == (2, None, facilitator.id)
    assert [(item.n, item.title, item.prompt) for item in ledger.process.agenda(first.id)] == [
        (1, "Welcome", None), (2, "Needs", "What is missing?"),
    ]  # fmt: skip


def test_a_process_needs_a_title_and_little_else() -> None:
    """A title is enough; an empty one is refused."""
    ledger = MemoryLedger()
    ledger.append(new_process(a_workshop(), title="Prova", now=moment(), kind=ProcessKind.OPEN_PATH))
    assert ledger.process.details.kind is ProcessKind.OPEN_PATH
    with pytest.raises(Refused):
        new_process(a_workshop(), title=" \u202e ", now=moment())


def test_details_change_by_name_and_are_checked() -> None:
    """A known field changes; an unknown one or a wrong value is refused and nothing changes."""
    table = a_table()
    update_details(table.ledger, now=moment(), cup="J11B23000000001", remarks_days=7)
    before = table.process.revision
    with pytest.raises(Refused):
        update_details(table.ledger, now=moment(), kind="gara")
    with pytest.raises(Refused):
        update_details(table.ledger, now=moment(), id="altro")
    assert (table.process.details.cup, table.process.revision) == ("J11B23000000001", before)


def test_a_session_opens_once_and_closes_with_its_times() -> None:
    """Start and end leave the real times; opening an open or a closed session is refused with what to do."""
    table = a_table()
    start_session(table.ledger, table.session, now=moment("17:04"))
    with pytest.raises(Refused):
        start_session(table.ledger, table.session, now=moment("17:05"))
    closed = end_session(table.ledger, table.session, now=moment("19:10"), at="19:07").value
    assert (closed.actual_start, closed.actual_end, closed.state) == ("17:04", "19:07", SessionState.CLOSED)
    with pytest.raises(Refused) as refusal:
        start_session(table.ledger, table.session, now=moment("19:11"))
    assert refusal.value.message.id == "action.session_was_closed"


def test_closing_stops_the_item_in_hand_and_says_what_is_pending() -> None:
    """Nothing runs after the close; items, commitments, inbox and expected people are counted in warnings."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:05"))
    close_item(table.ledger, table.agenda[2], now=moment("17:06"), outcome=Outcome.INFORMATIVA)
    capture(table.ledger, now=moment(), kind=ItemKind.COMMITMENT, text="Fare", session=table.session)
    capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Un bus", session=table.session, inbox=True)
    expect(table.ledger, table.session, table.people["rossi"], now=moment())
    assert {part.id: part.args["n"] for part in pending(table.process, table.session)} == {
        "action.pending_items": 2, "action.pending_commitments": 1, "action.pending_inbox": 1,
        "action.pending_expected": 1,
    }  # fmt: skip
    done = end_session(table.ledger, table.session, now=moment("18:30"))
    assert [Translator("it")(warning) for warning in done.warnings] == [
        "Resta da completare: 2 punti dell'ordine del giorno ancora senza esito, un impegno ancora senza responsabile "
        "o senza data, un contributo in arrivo ancora da leggere e una persona attesa, di cui non si sa se c'era."
    ]
    assert done.value.current_item is None
    assert not any(is_running(item) for item in table.process.agenda(table.session))


def test_a_closed_session_reopens_without_an_end() -> None:
    """Reopening takes the end away and keeps the start; an open one is refused."""
    table = a_table().started("17:04")
    end_session(table.ledger, table.session, now=moment("19:00"))
    again = reopen_session(table.ledger, table.session, now=moment("19:05")).value
    assert (again.actual_start, again.actual_end, session_state(again)) == ("17:04", None, SessionState.OPEN)
    with pytest.raises(Refused):
        reopen_session(table.ledger, table.session, now=moment("19:06"))


def test_starting_on_another_day_is_said() -> None:
    """A session opened on another day than planned may be the wrong one."""
    table = a_table()
    done = start_session(table.ledger, table.session, now=moment("17:00", "2026-03-05"))
    assert [warning.id for warning in done.warnings] == ["action.session_other_day"]


def test_a_session_opened_without_a_date_says_that_nobody_planned_it() -> None:
    """The day it is opened becomes its date; one that had a date keeps it and says nothing."""
    table = a_table()
    assert start_session(table.ledger, table.session, now=moment("17:00")).value.opened_undated is None
    end_session(table.ledger, table.session, now=moment("19:00"))
    other = add_session(table.ledger, now=moment("19:01"), title="Altra").value
    opened = start_session(table.ledger, other.id, now=moment("19:02")).value
    assert (opened.date, opened.opened_undated) == ("2026-02-12", True)


def test_sessions_are_added_and_changed() -> None:
    """A new session takes the next number; a taken number and an unknown field are refused."""
    table = a_table()
    added = add_session(table.ledger, now=moment(), title="Seconda", place="Biblioteca").value
    assert (added.number, added.place) == (2, "Biblioteca")
    changed = update_session(table.ledger, added.id, now=moment(), planned_start="18:00", convened={"protocol": "n. 4"})
    assert changed.value.convened is not None
    with pytest.raises(Refused):
        add_session(table.ledger, now=moment(), title="Terza", number=2)
    for wrong in ({"number": 9}, {"planned_start": "25:00"}, {"date": "2026-02-30"}, {"altro": 1}):
        with pytest.raises(Refused):
            update_session(table.ledger, added.id, now=moment(), **wrong)


def test_the_opening_asks_only_what_the_kind_of_process_needs() -> None:
    """A co-progettazione asks for notice, conflicts and release; an open path does not."""
    statutory, open_path = a_table(), a_table(ProcessKind.OPEN_PATH)
    asked = [said.id.rpartition(".")[2] for said in still_to_say(statutory.process, statutory.session)]
    assert asked == [
        "notice_confirmed", "presences_checked", "privacy_given", "conflicts_asked", "release_confirmed", "rules",
    ]  # fmt: skip
    asked = [said.id.rpartition(".")[2] for said in still_to_say(open_path.process, open_path.session)]
    assert asked == ["presences_checked", "privacy_given", "rules"]


def test_marks_of_the_opening_add_up_and_its_time_is_the_real_start() -> None:
    """Each mark is kept with those before; the typed time becomes the session's start."""
    table = a_table(ProcessKind.OPEN_PATH).started("17:00")
    record_opening(table.ledger, table.session, now=moment("17:01"), privacy_given=True)
    record_opening(table.ledger, table.session, now=moment("17:02"), rules=("Si parla uno alla volta",))
    session = record_opening(table.ledger, table.session, now=moment("17:09"), presences_checked=True, at="17:08").value
    assert session.opening is not None
    assert (session.opening.privacy_given, session.opening.rules) == (True, ("Si parla uno alla volta",))
    assert session.actual_start == "17:08"
    assert still_to_say(table.process, table.session) == []


def test_a_conflict_of_interest_is_kept_in_its_own_words() -> None:
    """Declarations add up, also during the session, and mark the question as asked."""
    table = a_table().started()
    declare_conflict(table.ledger, table.session, now=moment(), text="Sono socio della cooperativa.")
    declared = declare_conflict(
        table.ledger, table.session, now=moment(), text="Anch'io.", participant=table.people["rossi"]
    ).value.opening
    assert declared is not None
    assert [conflict.text for conflict in declared.conflicts] == ["Sono socio della cooperativa.", "Anch'io."]
    assert declared.conflicts_asked


def test_the_opening_of_a_session_that_is_not_open_is_refused() -> None:
    """The ritual belongs to the hall."""
    table = a_table()
    with pytest.raises(Refused) as refusal:
        record_opening(table.ledger, table.session, now=moment(), privacy_given=True)
    assert refusal.value.message.id == "action.session_not_started"


def test_who_comes_in_before_the_presences_are_checked_is_there_from_the_opening() -> None:
    """Ticking names at the opening makes nobody late; afterwards the clock counts."""
    table = a_table().started("17:00")
    early = arrive(table.ledger, table.session, table.people["rossi"], now=moment("17:06")).value
    record_opening(table.ledger, table.session, now=moment("17:07"), presences_checked=True)
    late = arrive(table.ledger, table.session, table.people["bellavite"], now=moment("17:25")).value
    assert (early.arrived_at, late.arrived_at) == (None, "17:25")


def test_a_session_that_is_not_there_is_refused() -> None:
    """An unknown id is a sentence."""
    with pytest.raises(Refused):
        start_session(a_table().ledger, "S9", now=moment())


def test_an_imported_session_without_state_is_told_by_its_times() -> None:
    """A session with an end is closed and may be reopened."""
    ended = Session(id="S1", number=1, title="Prima", actual_start="17:00", actual_end="19:00")
    assert session_state(ended) is SessionState.CLOSED
