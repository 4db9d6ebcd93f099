"""The words of the minutes: complete in both languages, of the right field, and only as many as are used."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from minutes_samples import LANGUAGES, SESSIONS, composed, example, example_data, open_workshop, words

from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale.compile import compiled
from codesign_tui.minutes import compose
from codesign_tui.minutes.compose.numbers import day_in_words, in_words

SOURCE = Path(compose.__file__).parents[1]
LOCALE = SOURCE.parent / "locale"


@cache
def catalogue(language: str) -> Catalog:
    """Return the minutes' messages in a language."""
    with (LOCALE / language / "LC_MESSAGES" / "minutes.po").open("rb") as stream:
        return read_po(stream, locale=language)


def forms(language: str) -> dict[str, tuple[str, ...]]:
    """Return each message's words, singular and plural, by id."""
    found: dict[str, tuple[str, ...]] = {}
    for message in catalogue(language):
        if message.id:
            identifier = message.id[0] if isinstance(message.id, tuple | list) else message.id
            text = message.string
            found[str(identifier)] = tuple(text) if isinstance(text, tuple | list) else (str(text),)
    return found


def test_both_catalogues_have_the_same_messages() -> None:
    """Italian and English have the same ids, the same places to fill in, and nothing empty or left over."""
    italian, english = forms("it"), forms("en")
    assert italian.keys() == english.keys()
    for identifier, said in italian.items():
        places = [sorted(set(re.findall(r"\{\w+\}", text))) for text in (*said, *english[identifier])]
        assert all(place == places[0] for place in places), identifier
        assert all(text.strip(" ,") for text in (*said, *english[identifier])), identifier


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_binary_catalogues_are_up_to_date(language: str) -> None:
    """What is read at run time is what the catalogues say."""
    po = LOCALE / language / "LC_MESSAGES" / "minutes.po"
    assert po.with_suffix(".mo").read_bytes() == compiled(po)


def test_every_message_that_the_code_names_exists_and_is_used() -> None:
    """Each id in the code is in the catalogues, and each group of the catalogues is named in the code."""
    code = "\n".join(path.read_text("utf-8") for path in (*SOURCE.glob("compose/*.py"), SOURCE / "privacy.py"))
    ids = forms("it").keys()
    for name in re.findall(r'(?:say|has)\(\s*"(minutes\.[\w.]+)"', code):
        assert name in ids, name
    for name in re.findall(r'by_kind\(\s*"(minutes\.[\w.]+)"', code):
        assert {f"{name}.procedure", f"{name}.open"} <= ids, name
    for identifier in ids:
        short = re.sub(r"^minutes\.|\.(?:procedure|open)$", "", identifier)
        group, _, last = short.rpartition(".")
        names = [re.escape(part) for part in (short, group, last) if part]
        assert re.search(rf"\b(?:{'|'.join(names)})\b", code), identifier


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_procurement_words_and_no_ambiguous_initials(language: str) -> None:
    """Our own words never speak of tenders or prices, never say bare ATS or RUP, never approve a proposal."""
    ours = "\n".join(text for said in forms(language).values() for text in said)
    banned = (
        r"aggiudic|ribass|corrispettiv|appalt|gara\b|offert|stazione appaltante|fornitor|tender|award|contractor|"
        r"bidder|procurement|\bATS\b|\bRUP\b|carismatic|camaleont|charismatic|chameleonic"
    )
    assert not re.search(banned, ours, re.IGNORECASE)
    for identifier, said in forms(language).items():
        if re.search(r"approvat|approved|respint|rejected", " ".join(said)):
            assert re.search(r"status|minutes_outcome|closing", identifier), identifier


def test_the_english_document_has_no_italian_words_of_ours() -> None:
    """Everything in an English document that is not the table's own words is English."""
    data = str(example_data()).casefold() + " ".join(composed(open_workshop(), "O1").letterhead).casefold()
    english = _vocabulary("en") | set(re.findall(r"[^\W\d_]+", data))
    only_italian = {word for word in _vocabulary("it") - english if len(word) > 3}
    assert "impegni" in _vocabulary("it")
    for session in SESSIONS:
        for copy in CopyKind:
            spoken = set(re.findall(r"[^\W\d_]+", words(composed(example(), session, copy, "en")).casefold()))
            left = (spoken & only_italian) - {"persona", "indicata", "come", "della", "alla", "dalla"}
            assert not left


def _vocabulary(language: str) -> set[str]:
    """Return the words of our own in a language."""
    ours = " ".join(text for said in forms(language).values() for text in said)
    return set(re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", " ", ours).casefold()))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "uno"), (8, "otto"), (21, "ventuno"), (23, "ventitré"), (28, "ventotto"), (101, "centouno"),
        (1908, "millenovecentootto"), (2026, "duemilaventisei"), (2031, "duemilatrentuno"),
        (9999, "novemilanovecentonovantanove"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_italian_words(number: int, said: str) -> None:
    """Days and years are written as a clerk writes them."""
    assert in_words(number) == said


def test_the_first_of_the_month_is_an_ordinal() -> None:
    """The first day of a month is «primo»; a number out of range is refused."""
    assert day_in_words(1) == "primo"
    assert day_in_words(12) == "dodici"
    with pytest.raises(ValueError, match="not between"):
        in_words(0)
