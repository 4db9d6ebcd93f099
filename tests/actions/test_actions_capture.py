"""Keep what the table says, quickly, and never under a name that was not wanted."""

from datetime import date
from itertools import count

import pytest

from codesign_tui.actions.agenda import go_to
from codesign_tui.actions.capture import Contribution, capture, capture_many
from codesign_tui.actions.people import add_participant
from codesign_tui.actions.sessions import end_session
from codesign_tui.domain.items import Cluster, Commitment, Need, Proposal
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Attribution, Category, Channel, ItemKind, ItemState
from codesign_tui.domain.text import clean
from codesign_tui.domain.transactions import Draft, put
from support import Table, a_table, moment

NOW = moment("17:30")


def test_a_contribution_knows_where_and_from_whom_it_came() -> None:
    """Session, item in hand, author, organisation, category and time are kept without being asked."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[1], now=NOW)
    done = capture(
        table.ledger, now=NOW, kind=ItemKind.NEED, text="Manca un bus\x1b[31m di sera", session=table.session,
        author=table.people["bellavite"], origin_table="Tavolo 2", channel=Channel.PAPER,
    )  # fmt: skip
    need = done.value
    assert isinstance(need, Need)
    assert (need.agenda_item, need.author_organization) == (table.agenda[1], table.organizations["argento"])
    assert (need.category, need.attribution) == (Category.THIRD_SECTOR, Attribution.ORGANIZATION)
    assert (need.at, need.origin_table, need.channel) == ("2026-02-12T17:30:00+01:00", "Tavolo 2", Channel.PAPER)
    assert (code_of(need), need.state, need.transcribed_after) == ("N01", None, None)
    assert "\x1b" not in need.text
    assert done.ticket.result() == table.process.revision
    assert done.change.action == "capture_need"


@pytest.mark.parametrize("kind", list(ItemKind))
def test_every_kind_is_captured_with_its_code(kind: ItemKind) -> None:
    """Each kind has its table and its own run of numbers."""
    table = a_table().started()
    codes = []
    for _ in range(2):
        done = capture(
            table.ledger, now=NOW, kind=kind, text="Parole", session=table.session, author=table.people["rossi"]
        )
        codes.append(code_of(done.value))
    assert [code[-2:] for code in codes] == ["01", "02"]
    assert done.value.words.startswith("Parole")


def test_a_proposals_first_sentence_is_its_title() -> None:
    """One typed text makes title and text, and links to the needs it answers."""
    table = a_table().started()
    need = capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Un bus", session=table.session).value
    proposal = capture(
        table.ledger, now=NOW, kind=ItemKind.PROPOSAL, text="Corsa a chiamata. Ogni pomeriggio.", needs=[need.id]
    ).value
    assert isinstance(proposal, Proposal)
    assert (proposal.title, proposal.text, proposal.needs) == ("Corsa a chiamata", "Ogni pomeriggio.", (need.id,))


def test_a_commitment_knows_who_does_what_by_when() -> None:
    """Owner, organisation and date are kept; what is missing is said and nothing is refused."""
    table = a_table().started()
    whole = capture(
        table.ledger, now=NOW, kind=ItemKind.COMMITMENT, text="Chiamare l'autista", session=table.session,
        owner=table.people["bellavite"], due=date(2026, 3, 31),
    )  # fmt: skip
    promise = whole.value
    assert isinstance(promise, Commitment)
    assert (promise.due, promise.owner_organization) == ("2026-03-31", table.organizations["argento"])
    assert whole.warnings == ()
    bare = capture(table.ledger, now=NOW, kind=ItemKind.COMMITMENT, text="Fare", session=table.session)
    assert [warning.id for warning in bare.warnings] == [
        "action.commitment_without_owner", "action.commitment_without_date",
    ]  # fmt: skip
    words = capture(
        table.ledger, now=NOW, kind=ItemKind.COMMITMENT, text="Fare", owner=table.organizations["comune"],
        due="dopo la determina",
    ).value  # fmt: skip
    assert isinstance(words, Commitment)
    assert (words.due, words.due_words, words.owner) == (None, "dopo la determina", None)


def test_an_anonymous_card_tells_nothing_of_who_wrote_it() -> None:
    """No author, organisation, time or ULID is kept, and no category in which one person would be recognised."""
    table = a_table().started()
    done = capture(
        table.ledger, now=NOW, kind=ItemKind.NEED, text="Mi vergogno a chiedere", session=table.session,
        author=table.people["bellavite"], attribution=Attribution.ANONYMOUS, make_random_id=lambda: "f" * 32,
    )  # fmt: skip
    document = table.process.document("needs", "f" * 32)
    assert document is not None
    assert set(document) == {"id", "number", "session", "channel", "attribution", "text"}
    assert done.value.attribution is Attribution.ANONYMOUS


def test_an_anonymous_card_keeps_a_category_in_which_it_hides() -> None:
    """With three people of a category the category may be told."""
    table = a_table().started()
    for name in ("Uno", "Due"):
        add_participant(table.ledger, now=NOW, first_name=name, category=Category.CIVIL_SOCIETY)
    item = capture(
        table.ledger, now=NOW, kind=ItemKind.NEED, text="Ho paura", author=table.people["rossi"],
        attribution=Attribution.ANONYMOUS,
    ).value  # fmt: skip
    assert (item.category, item.author, len(item.id)) == (Category.CIVIL_SOCIETY, None, 32)


def test_a_statement_for_the_record_has_a_name() -> None:
    """A declaration without an author, or anonymous, is refused; a named one is reported under the name."""
    table = a_table().started()
    for author, attribution in ((None, None), (table.people["rossi"], Attribution.ANONYMOUS)):
        with pytest.raises(Refused) as refusal:
            capture(
                table.ledger,
                now=NOW,
                kind=ItemKind.STATEMENT,
                text="Dichiaro",
                author=author,
                attribution=attribution,
            )
        assert refusal.value.message.id == "action.statement_needs_author"
    kept = capture(
        table.ledger, now=NOW, kind=ItemKind.STATEMENT, text="Dichiaro", author=table.people["bellavite"]
    ).value
    assert kept.attribution is Attribution.PERSON


def test_what_is_typed_after_the_close_is_marked_so() -> None:
    """A closed session takes transcriptions and says that they are."""
    table = a_table().started()
    end_session(table.ledger, table.session, now=moment("19:00"))
    late = capture(table.ledger, now=moment("21:00"), kind=ItemKind.NOTE, text="Dal blocco", session=table.session)
    assert (late.value.transcribed_after, late.value.agenda_item) == (True, None)


def test_a_phone_call_between_sessions_belongs_to_none() -> None:
    """Without a session a need is kept all the same."""
    table = a_table()
    item = capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Un bus", channel=Channel.PHONE_CALL).value
    assert (item.session, item.agenda_item) == (None, None)


def test_a_cluster_is_named_once() -> None:
    """A new name makes a cluster in the same action; the same name, however written, finds it."""
    table = a_table().started()
    first = capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Un bus", cluster="Mobilità")
    again = capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Un treno", cluster="mobilita ")
    assert first.change.tables == {"needs", "clusters"}
    assert [cluster.name for cluster in table.process.all(Cluster)] == ["Mobilità"]
    assert first.value.cluster == again.value.cluster


def test_pasted_lines_enter_all_or_none() -> None:
    """Many contributions are one transaction with numbers in a row; one that is wrong keeps all out."""
    table = a_table().started()
    lines = [
        Contribution(ItemKind.NEED, "Un bus", table.session, cluster="Mobilità"),
        Contribution(ItemKind.NEED, "Un medico", table.session, inbox=True),
        Contribution(ItemKind.PROPOSAL, "Una corsa", table.session, cluster="mobilità"),
    ]
    done = capture_many(table.ledger, lines, now=NOW)
    assert [code_of(item) for item in done.value] == ["N01", "N02", "PR01"]
    assert done.value[1].state is ItemState.INBOX
    assert table.process.count(Cluster) == 1
    before = table.process.revision
    with pytest.raises(Refused):
        capture_many(table.ledger, [*lines, Contribution(ItemKind.NEED, "  ")], now=NOW)
    assert (table.process.revision, table.process.count(Need)) == (before, 2)


def wrong_contributions(table: Table) -> list[dict[str, object]]:
    """Return contributions that name something that is not there, or say nothing."""
    need, promise = {"kind": ItemKind.NEED, "text": "Un bus"}, {"kind": ItemKind.COMMITMENT, "text": "Fare"}
    return [
        {**need, "text": ""}, {**need, "text": " \n\x1b "}, {**need, "session": "S9"}, {**need, "author": "P9"},
        {**need, "organization": "O9"}, {**need, "agenda_item": "A9"}, {**need, "owner": table.people["rossi"]},
        {**need, "attribution": Attribution.PERSON}, {**need, "colour": "red"}, {**need, "state": "table"},
        {**need, "proposals": ["PR1"]}, {**promise, "owner": "P9"}, {**promise, "proposals": ["PR9"]},
        {"kind": ItemKind.RISK, "text": "Piove", "probability": 9},
    ]  # fmt: skip


def test_a_contribution_that_cannot_be_kept_changes_nothing() -> None:
    """Each is refused with a sentence and leaves no trace."""
    table = a_table().started()
    before = table.process.revision
    for wrong in wrong_contributions(table):
        with pytest.raises(Refused):
            capture(table.ledger, now=NOW, session=wrong.pop("session", table.session), **wrong)  # type: ignore[arg-type]
    assert table.process.revision == before


def test_hostile_words_are_kept_as_plain_text() -> None:
    """What is kept is what `clean` leaves of it, and nothing that a person could see is lost."""
    table = a_table().started()
    for text in ("[@click=app.quit]esci[/]", "=HYPERLINK(1)", "a\u202eb", "👩‍👩‍👧", "<script>", "A" * 30_000):
        item = capture(table.ledger, now=NOW, kind=ItemKind.NOTE, text=text, session=table.session).value
        assert item.words == clean(text).strip()


def test_the_cost_of_a_capture_does_not_walk_the_items() -> None:
    """Capturing never asks the process for all its items of any kind."""
    table = a_table().started()
    asked: list[str] = []
    plain = table.process.all

    def watched(kind: type) -> list:  # type: ignore[type-arg]
        asked.append(kind.__name__)
        return plain(kind)

    table.process.all = watched  # type: ignore[method-assign]
    ids = count()
    for kind in ItemKind:
        capture(
            table.ledger, now=NOW, kind=kind, text="Parole", session=table.session, author=table.people["rossi"],
            cluster="Tema", make_random_id=lambda: f"r{next(ids)}",
        )  # fmt: skip
    assert set(asked) <= {"Cluster", "Participant"}  # people are few, and are asked to tell who could be recognised


def test_where_people_are_at_risk_nobody_is_named_unless_somebody_says_so() -> None:
    """In a session whose cards are anonymous by default, a need without a name keeps no author and no time."""
    table = a_table().started()
    meeting = table.process.sessions()[0].model_copy(update={"attribution": Attribution.ANONYMOUS})
    table.ledger.append(Draft("update_session", moment(), (put(meeting),)))
    card = capture(
        table.ledger, now=moment(), kind=ItemKind.NEED, text="Ho paura di tornare tardi", session=table.session
    ).value
    assert (card.attribution, card.author, card.at) == (Attribution.ANONYMOUS, None, None)
    named = capture(
        table.ledger,
        now=moment(),
        kind=ItemKind.NEED,
        text="Serve una luce",
        session=table.session,
        author=table.people["olivieri"],
    ).value
    assert named.author == table.people["olivieri"]
