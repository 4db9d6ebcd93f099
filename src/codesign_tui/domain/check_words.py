"""The words that the checks of the minutes look for, as values: lists that a municipality may add to.

`library` reads them from files. A word stands for itself, whole; an asterisk at its end stands for any ending.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from codesign_tui.domain.templates import Bilingual
from codesign_tui.domain.text import Line
from codesign_tui.domain.values import Frozen, Id

_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
"""What somebody said, in a text of the office: it is never judged."""

_NOTHING: Final = re.compile(r"(?!)")


class WordList(Frozen):
    """Words in two languages, and the phrases in which they mean something else."""

    it: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()
    unless: tuple[Line, ...] = ()

    def found(self, text: str, languages: Iterable[str]) -> Iterator[str]:
        """Yield each word of the list in a text, as it is written there, in these languages."""
        for language in dict.fromkeys(languages):
            yield from _words_in(text, getattr(self, language, ()), self.unless)


class Acronym(Frozen):
    """An acronym that is better written out: with what, and the words beside which it is clear."""

    word: Line
    instead: Bilingual
    unless: tuple[Line, ...] = ()

    def stands_bare(self, text: str) -> bool:
        """Tell whether the acronym is in a text that does not say what it stands for."""
        letters = r"\.?\s?".join(map(re.escape, self.word))
        is_there = re.search(rf"(?<![\w.]){letters}(?!\w)", text) is not None
        return is_there and _pattern(self.unless).search(text) is None


class CheckWords(Frozen):
    """Every list that the checks look for."""

    id: Id
    procurement: WordList = WordList()
    """Words of public contracts."""
    ruling: WordList = WordList()
    """What makes a table look like an organ that decides."""
    delicate: WordList = WordList()
    """Words of health and hardship."""
    annexed: WordList = WordList()
    """What says that something is annexed."""
    acronyms: tuple[Acronym, ...] = ()

    def __add__(self, other: "CheckWords") -> "CheckWords":
        """Return these words and others beside them; of an acronym that both have, these stay."""
        lists = {
            name: WordList(
                it=tuple(dict.fromkeys((*mine.it, *theirs.it))),
                en=tuple(dict.fromkeys((*mine.en, *theirs.en))),
                unless=tuple(dict.fromkeys((*mine.unless, *theirs.unless))),
            )
            for name in ("procurement", "ruling", "delicate", "annexed")
            for mine, theirs in ((getattr(self, name), getattr(other, name)),)
        }
        known = {acronym.word for acronym in self.acronyms}
        more = tuple(acronym for acronym in other.acronyms if acronym.word not in known)
        return CheckWords(id=self.id, acronyms=(*self.acronyms, *more), **lists)


def without_quotes(text: str) -> str:
    """Return a text of the office without what it quotes: what people said is never judged."""
    return _QUOTED.sub(" ", text)


@lru_cache(maxsize=4096)
def _words_in(text: str, words: tuple[str, ...], unless: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words in a text, but for those in certain phrases; kept, since a text is asked about again."""
    spared = [match.span() for match in _pattern(unless).finditer(text)]
    return tuple(
        match.group()
        for match in _pattern(words).finditer(text)
        if not any(start <= match.start() < end for start, end in spared)
    )


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a list of words, whole, whatever their case, spaces and apostrophes."""
    if not words:
        return _NOTHING
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(_word, words))})(?!\w)")


def _word(word: str) -> str:
    """Return the pattern of one word."""
    stem = word.removesuffix("*")
    pattern = r"\s+".join(re.escape(part) for part in stem.split()).replace("'", "['’]")
    return rf"{pattern}\w*" if word.endswith("*") else pattern
