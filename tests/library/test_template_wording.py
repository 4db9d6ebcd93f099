"""The words that a template must not use, and those that only look like them."""

import pytest

from codesign_tui.library.wording import unfit_words


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("L'aggiudicatario riceve il corrispettivo", "it", "procurement"),
        ("la stazione appaltante", "it", "procurement"),
        ("al massimo ribasso", "it", "procurement"),
        ("Il fornitore più bravo", "it", "procurement"),
        ("il Tavolo approva la proposta", "it", "ruling"),
        ("proposta respinta dal tavolo", "it", "ruling"),
        ("lo chiede il RUP", "it", "ambiguous"),
        ("the ATS of the area", "en", "ambiguous"),
        ("the winning bidder and the suppliers", "en", "procurement"),
        ("public procurement", "en", "procurement"),
        ("The table decides", "en", "ruling"),
        ("rejected by the table", "en", "ruling"),
    ],
)
def test_unfit_words_are_found(text: str, language: str, kind: str) -> None:
    """Procurement words, verbs of ruling and ambiguous abbreviations are found in both languages."""
    assert kind in {found for _, found in unfit_words(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Si guardano i fatti, e si garantisce la parola a tutti", "it"),
        ("Approvazione del verbale; l'amministrazione approva", "it"),
        ("Il tavolo propone, condivide, prende atto", "it"),
        ("corrupt rupees and hats", "en"),
        ("The authority decides; the table proposes and shares", "en"),
    ],
)
def test_fit_words_are_left_alone(text: str, language: str) -> None:
    """Words that only look alike, and what the authority does, are not flagged."""
    assert list(unfit_words(text, language)) == []
