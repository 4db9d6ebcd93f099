"""Six words tell a digest aloud; a word that was misspelt, or taken for another, is found."""

import hashlib
from itertools import combinations, pairwise
from string import ascii_lowercase

import pytest

from codesign_tui.domain.messages import Refused
from codesign_tui.domain.text import folded
from codesign_tui.locale import LANGUAGES
from codesign_tui.minutes.six_words import differing, read_words, six_words, word_list

DIGESTS = tuple(hashlib.sha256(str(number).encode()).hexdigest() for number in range(40))


def slips(word: str) -> set[str]:
    """Return what one slip of the finger makes of a word: a letter more, less, another, or two that changed places."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(first + rest[1:] for first, rest in parts),
        *(first + rest[1::-1] + rest[2:] for first, rest in parts),
        *(first + letter + rest[less:] for first, rest in parts for letter in ascii_lowercase for less in (0, 1)),
    }


def refusal(typed: str) -> Refused:
    """Return how words are refused."""
    with pytest.raises(Refused) as refused:
        read_words(typed)
    return refused.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_1024_plain_words_in_order(language: str) -> None:
    """They are sorted, different, of small letters without accents, short enough to be said."""
    words = word_list(language)
    assert len(words) == 1024
    assert all(one < other for one, other in pairwise(words))
    assert all(word.isascii() and word.isalpha() and word == folded(word) and 4 <= len(word) <= 9 for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_words_can_be_taken_for_each_other(language: str) -> None:
    """Their first four letters differ, and one slip of the finger makes none of another."""
    words = word_list(language)
    assert len({word[:4] for word in words}) == len(words)
    assert not [(word, other) for word in words for other in slips(word) & set(words) if other != word]


def test_the_words_of_a_digest_never_change() -> None:
    """The order of the lists and the checksum are part of the format: documents of years ago still verify."""
    assert hashlib.sha256("\n".join(word_list("it")).encode()).hexdigest()[:12] == "65fb7be3e10a"
    assert hashlib.sha256("\n".join(word_list("en")).encode()).hexdigest()[:12] == "8f387e48742b"
    assert six_words("0" * 64, "it") == (word_list("it")[0],) * 6
    assert " ".join(six_words(DIGESTS[0], "it")) == "fosso pomodoro proverbio ribes rupe rosa"
    assert " ".join(six_words(DIGESTS[0], "en")) == "globe polar project ripple sculptor sapphire"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_were_read_aloud_lead_back_to_their_digest(language: str) -> None:
    """Whatever stands between them, capital or not, in either language."""
    for digest in DIGESTS:
        words = six_words(digest, language)
        for typed in (" ".join(words), " · ".join(words).upper(), "-".join(words), ",\n".join(words)):
            assert read_words(typed).words == words
            assert read_words(typed).mean(digest)
        assert not read_words(" ".join(words)).mean(DIGESTS[DIGESTS.index(digest) - 1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_one_wrong_word_is_found(language: str) -> None:
    """Each of the six, taken for any other word of the list, no longer fits the rest."""
    words = six_words(DIGESTS[0], language)
    for position in range(6):
        for other in word_list(language)[::31]:
            if other != words[position]:
                typed = " ".join((*words[:position], other, *words[position + 1 :]))
                assert refusal(typed).message.id == "sealing.words_do_not_fit"


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_words_that_changed_places_are_found(language: str) -> None:
    """The words have an order."""
    for digest in DIGESTS:
        words = list(six_words(digest, language))
        for one, other in combinations(range(6), 2):
            swapped = words.copy()
            swapped[one], swapped[other] = words[other], words[one]
            if swapped != words:
                assert refusal(" ".join(swapped)).message.id == "sealing.words_do_not_fit"


def test_a_misspelt_word_is_named_with_what_it_may_have_been() -> None:
    """Which of the six, and the word of the list that begins the same or is one letter away."""
    words = list(six_words(DIGESTS[0], "it"))
    message = refusal(" ".join([*words[:3], f"{words[3]}a", *words[4:]])).message
    assert (message.id, message.args) == (
        "sealing.not_a_word_but",
        {"position": 4, "word": f"{words[3]}a", "likely": words[3]},
    )
    message = refusal(" ".join([*words[:3], f"x{words[3]}", *words[4:]])).message
    assert message.args["likely"] == words[3]
    message = refusal(" ".join(["qqqqq", *words[1:]])).message
    assert (message.id, message.args["position"]) == ("sealing.not_a_word", 1)


def test_five_words_are_not_a_seal() -> None:
    """How many there are is said."""
    assert refusal("rosa rosa").message.id == "sealing.not_six_words"
    assert refusal("").message.args == {"n": 0}


def test_beside_a_seal_each_wrong_word_is_told() -> None:
    """With the digest at hand the words that differ are known by their place."""
    words = list(six_words(DIGESTS[0], "en"))
    words[1], words[4] = six_words(DIGESTS[1], "en")[1], six_words(DIGESTS[1], "en")[4]
    assert differing(tuple(words), DIGESTS[0], "en") == (2, 5)
