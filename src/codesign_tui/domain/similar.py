"""Cards that may say the same thing, to be looked at two by two and never put together by themselves.

Two cards are compared by the stems of the words that carry meaning. A stem counts more the fewer cards have it, and
stems that differ by a slip of the finger are one. The score is between 0 and 1: the mean of how much of both cards is
shared and how much of the shorter one is, since a short card is often a longer one said in brief.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any, Final

from codesign_tui.domain.items import Factor, HowMightWe, Item, Need, Note, ParkedQuestion, Proposal, Risk
from codesign_tui.domain.process import Process
from codesign_tui.domain.similar_words import ENGLISH, ITALIAN, SAME_MEANING
from codesign_tui.domain.text import folded

MERGEABLE: Final[tuple[type[Item], ...]] = (Need, HowMightWe, Proposal, Risk, Factor, ParkedQuestion, Note)
"""The kinds of which two cards may become one. Statements are verbatim; decisions and commitments were agreed."""

SIMILAR: Final = 0.6
"""The score from which a pair is worth a look; on the labelled set of the tests it is right four times in five."""

_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
_TYPING: Final = 86
"""How alike two stems are, of 100, to be one word typed in two ways."""

_PREFIX: Final = 3
_SHORTEST_TYPED: Final = 5
_COMMON: Final = 0.2
"""A stem that more than this share of the cards have brings no two of them together by itself."""

_FEW: Final = 20
"""Cards with a stem that are too few for it to be common, however small the board."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two cards that may say the same, the earlier first, and how alike they are, 0 to 1."""

    first: Item
    second: Item
    score: float


def suggest(
    process: Process,
    session: str | None = None,
    *,
    include: Callable[[Item], bool] | None = None,
    least: float = SIMILAR,
) -> tuple[Suggestion, ...]:
    """Return the pairs of cards on the table that may say the same, the most alike first.

    Cards are compared within their kind, of one session or of all. A pair that was told apart, or that stands in one
    cluster already, is left out; so is what `include` may not show.
    """
    found: list[Suggestion] = []
    for kind in MERGEABLE:
        items = process.all(kind) if session is None else process.in_session(kind, session)
        whole = (item for item in items if item.on_table and item.merged_into is None)
        cards = [item for item in whole if include is None or include(item)]
        for score, first, second in similar_pairs([_said(card) for card in cards], least=least):
            if not _settled(cards[first], cards[second]):
                found.append(Suggestion(cards[first], cards[second], score))
    return tuple(sorted(found, key=lambda pair: -pair.score))


def similar_pairs(texts: Sequence[str], *, least: float = SIMILAR) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs of texts that are at least so alike: score, place of the first, place of the second.

    Only texts that share a stem which is not common are compared: the work grows with those, not with all pairs. Of a
    text of common stems alone, the rarest counts.
    """
    stems = _one_spelling([stems_of(text) for text in texts])
    having: dict[str, list[int]] = {}
    for place, own in enumerate(stems):
        for stem in own:
            having.setdefault(stem, []).append(place)
    weigh = {stem: 1 + math.log((len(texts) + 1) / (len(places) + 1)) for stem, places in having.items()}
    telling = _telling(stems, having, max(_FEW, _COMMON * len(texts)))
    together = {pair for places in telling.values() for pair in combinations(places, 2)}
    weights = [math.fsum(weigh[stem] for stem in own) for own in stems]
    for first, second in sorted(together):
        shared = math.fsum(weigh[stem] for stem in stems[first] & stems[second])
        score = (2 * shared / (weights[first] + weights[second]) + shared / min(weights[first], weights[second])) / 2
        if score >= least:
            yield score, first, second


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry meaning, in the language that most of its small words have."""
    words = _WORDS.findall(folded(text))
    english = sum(word in ENGLISH for word in words) > sum(word in ITALIAN for word in words)
    stem = _stemmer("english" if english else "italian")
    kept = (word for word in words if len(word) > 1 and word not in ENGLISH and word not in ITALIAN)
    return frozenset(SAME_MEANING.get(found, found) for found in map(stem, kept))


def _telling(stems: Sequence[frozenset[str]], having: Mapping[str, Sequence[int]], most: float) -> dict[str, list[int]]:
    """Return the places of the texts by the stems that bring two of them together."""
    telling: dict[str, list[int]] = {}
    for place, own in enumerate(stems):
        rare = [stem for stem in own if len(having[stem]) <= most]
        for stem in rare or sorted(own, key=lambda stem: (len(having[stem]), stem))[:1]:
            telling.setdefault(stem, []).append(place)
    return telling


def _said(card: Item) -> str:
    """Return the words in which a card is compared: the title of a proposal, the text of the others."""
    return card.words


def _settled(first: Item, second: Item) -> bool:
    """Tell whether somebody said already what two cards are to each other."""
    told_apart = second.id in first.different_from or first.id in second.different_from
    return told_apart or (first.cluster is not None and first.cluster == second.cluster)


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Callable[[str], str]:
    """Return what cuts a word of a language down to its stem."""
    import snowballstemmer

    stemmer: Any = snowballstemmer.stemmer(language)
    cut: Callable[[str], str] = stemmer.stemWord
    return cut


def _one_spelling(texts: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Return the stems of the texts with those that only a slip of the finger tells apart made one."""
    counts = Counter(stem for stems in texts for stem in stems)
    spelling = dict(_spellings(sorted(counts, key=lambda stem: (-counts[stem], stem))))
    return [frozenset(spelling[stem] for stem in stems) for stems in texts]


def _spellings(stems: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each stem, the most used first, with the spelling that stands for it; only like beginnings are compared."""
    from rapidfuzz import fuzz

    known: dict[str, list[str]] = {}
    for stem in stems:
        beginning = known.setdefault(stem[:_PREFIX], [])
        alike = None
        if len(stem) >= _SHORTEST_TYPED:
            alike = next((other for other in beginning if fuzz.ratio(stem, other) >= _TYPING), None)
        if alike is None:
            beginning.append(stem)
        yield stem, alike or stem
