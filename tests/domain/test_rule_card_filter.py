"""Which cards of a board are looked at."""

from codesign_tui.domain.card_filter import CardFilter, origin_tables
from codesign_tui.domain.items import Commitment, Item, Need, Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.terms import Attribution, Category, ItemState
from codesign_tui.domain.transactions import Draft, put
from support import MemoryLedger, moment

CARDS: tuple[Item, ...] = (
    Need(id="N1", text="La corriera è rossa", session="S1", origin_table="2", category=Category.CIVIL_SOCIETY),
    Need(id="N2", text="Panchine", session="S2", origin_table="10", flash=True, category=Category.PUBLIC_BODY),
    Need(
        id="N3", text="Mi vergogno", session="S1", origin_table="2", attribution=Attribution.ANONYMOUS,
        category=Category.CIVIL_SOCIETY,
    ),
    Need(id="N4", text="Riservato", session="SR"),
    Need(id="N5", text="In arrivo", state=ItemState.INBOX, origin_table="banco"),
    Proposal(id="PR1", title="Navetta", text="Una corriera a chiamata", session="S1"),
    Commitment(id="K1", text="Chiamare la ditta", session="S2"),
)  # fmt: skip


def kept(cards: CardFilter, *, hall: bool = False) -> str:
    """Return the ids of the cards that a filter keeps."""
    ledger = MemoryLedger()
    sessions = (
        Session(id="S1", number=1, title="Una"),
        Session(id="S2", number=2, title="Due"),
        Session(id="SR", number=3, title="Ascolto", restricted=True),
    )
    ledger.append(Draft("import", moment(), tuple(put(entity) for entity in (*sessions, *CARDS))))
    keep = cards.keeps(ledger.process, hall=hall)
    return " ".join(card.id for card in CARDS if keep(card))


def test_a_filter_that_asks_nothing_keeps_every_card() -> None:
    """Nothing asked, nothing left out."""
    assert kept(CardFilter()) == "N1 N2 N3 N4 N5 PR1 K1"
    assert CardFilter().asks_nothing
    assert CardFilter(session="S1").of_session_only
    assert not CardFilter(session="S1", flash=True).of_session_only


def test_each_thing_asked_leaves_out_what_is_not_so() -> None:
    """Session, kind, state, the flash and words in title, text or code."""
    assert kept(CardFilter(session="S2")) == "N2 K1"
    assert kept(CardFilter(kind=Proposal)) == "PR1"
    assert kept(CardFilter(state=ItemState.INBOX)) == "N5"
    assert kept(CardFilter(state=ItemState.TABLE, kind=Need)) == "N1 N2 N3 N4"
    assert kept(CardFilter(flash=True)) == "N2"
    assert kept(CardFilter(words="CORRIÈRA")) == "N1 PR1"
    assert kept(CardFilter(words="k1")) == "K1"


def test_what_is_asked_together_must_all_be_so() -> None:
    """A session and words leave the cards that are of one and have the other."""
    assert kept(CardFilter(session="S1", words="corriera")) == "N1 PR1"
    assert kept(CardFilter(session="S1", origin_table="2", category=Category.CIVIL_SOCIETY)) == "N1"


def test_an_anonymous_card_is_of_no_category_and_before_the_hall_of_no_table() -> None:
    """A filter never tells whose an anonymous card is."""
    assert kept(CardFilter(category=Category.CIVIL_SOCIETY)) == "N1"
    assert kept(CardFilter(origin_table="2")) == "N1 N3"
    assert kept(CardFilter(origin_table="2"), hall=True) == "N1"


def test_before_the_hall_no_restricted_card_is_kept() -> None:
    """Neither by its own mark nor by its session's."""
    assert "N4" not in kept(CardFilter(), hall=True).split()


def test_tables_of_origin_stand_in_the_order_of_their_numbers() -> None:
    """2 before 10, names after numbers."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", moment(), tuple(put(card) for card in CARDS)))
    assert origin_tables(ledger.process) == ("2", "10", "banco")
