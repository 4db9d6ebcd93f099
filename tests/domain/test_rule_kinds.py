"""What follows from the kind of a process, and what closing an item proposes."""

import pytest

from codesign_tui.actions.agenda import close_item, go_to
from codesign_tui.actions.capture import capture
from codesign_tui.domain.gathered import closing_proposal
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.terms import ItemKind, Outcome, ProcessKind
from codesign_tui.locale import Translator
from support import a_table, moment


def test_an_open_path_prints_neither_article_nor_cup() -> None:
    """Outside a procedure there is no legal line, no CUP and no release."""
    rules = rules_of(ProcessKind.OPEN_PATH)
    assert (rules.legal_line, rules.article, rules.prints_cup, rules.asks_release) == (None, None, False, False)


@pytest.mark.parametrize("kind", list(ProcessKind))
def test_every_kind_has_rules_and_words(kind: ProcessKind) -> None:
    """Names and legal lines exist in both languages; only a co-progettazione carries a CUP."""
    rules = rules_of(kind)
    for language in ("it", "en"):
        say = Translator(language)
        assert say(rules.table_name)
        if rules.legal_line is not None:
            assert ("55" in say(rules.legal_line)) is (rules.article is not None)
    assert rules.prints_cup is (kind is ProcessKind.CO_PROGETTAZIONE)


def test_closing_proposes_the_decisions_own_words() -> None:
    """One decision of the table is the summary, and the table shares it."""
    table = a_table().started()
    item = table.agenda[0]
    go_to(table.ledger, item, now=moment())
    capture(table.ledger, now=moment(), kind=ItemKind.DECISION, text="Ci si rivede il 5 marzo.", session=table.session)
    assert closing_proposal(table.process, item) == (Outcome.CONDIVIDE, "Ci si rivede il 5 marzo.")


def test_a_decision_proposed_to_the_authority_is_a_proposal_of_the_table() -> None:
    """Only the authority decides: the table proposes."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment())
    capture(
        table.ledger, now=moment(), kind=ItemKind.DECISION, text="Si propone l'elenco.", session=table.session,
        effect="proposta all'amministrazione",
    )  # fmt: skip
    assert closing_proposal(table.process, table.agenda[0])[0] is Outcome.PROPONE


def test_closing_proposes_how_much_was_gathered() -> None:
    """Needs and a note make one line, in the reader's language."""
    table = a_table().started()
    item = table.agenda[1]
    go_to(table.ledger, item, now=moment())
    for kind in (ItemKind.NEED, ItemKind.NOTE, ItemKind.NEED, ItemKind.RISK):
        capture(table.ledger, now=moment(), kind=kind, text="Parole", session=table.session)
    outcome, summary = closing_proposal(table.process, item)
    assert outcome is Outcome.PRENDE_ATTO
    assert isinstance(summary, Msg)
    assert Translator("it")(summary) == "In questo punto: 2 bisogni, un rischio e una nota."
    assert Translator("en")(summary) == "Under this item: 2 needs, one risk and one note."


def test_only_parked_questions_are_a_postponement_and_nothing_is_information() -> None:
    """The proposed outcome follows from what is there."""
    table = a_table().started()
    assert closing_proposal(table.process, table.agenda[0]) == (Outcome.INFORMATIVA, "")
    go_to(table.ledger, table.agenda[0], now=moment())
    capture(table.ledger, now=moment(), kind=ItemKind.PARKED_QUESTION, text="E i treni?", session=table.session)
    assert closing_proposal(table.process, table.agenda[0])[0] is Outcome.RINVIA


def test_what_was_typed_before_is_proposed_again() -> None:
    """A reopened item proposes the outcome and summary it had."""
    table = a_table().started()
    close_item(table.ledger, table.agenda[0], now=moment(), outcome=Outcome.RINVIA, summary="Alla prossima.")
    assert closing_proposal(table.process, table.agenda[0]) == (Outcome.RINVIA, "Alla prossima.")
