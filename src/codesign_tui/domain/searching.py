"""Search over what tables have said: what can be found of a process, and by which words.

Accents, case and endings are forgiven: a word finds what begins with it, and what has its stem in Italian or English.
What is restricted, hidden, waiting or set aside is never found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.public_numbers import public_numbers
from codesign_tui.domain.tables import TABLES, code_of
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import is_restricted

_WORDS: Final = re.compile(r"[^\W_]+")
_SHORTEST_STEM: Final = 3
_AROUND: Final = 60
"""Characters of a long text that are told on each side of what was found."""


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that was said, and where."""

    table: str
    id: str
    code: str
    session: str | None
    text: str


def findable(process: Process) -> Iterator[Findable]:
    """Yield what can be found of a process: contributions, what was voted on, the items of its agendas."""
    numbers = public_numbers(process)
    for table, kind in TABLES.items():
        if issubclass(kind, Item):
            for item in process.all(kind):
                if item.on_table and not is_restricted(process, item):
                    said = " · ".join(filter(None, (_texts(item), numbers.get(item.id))))
                    yield Findable(table, item.id, code_of(item), item.session, said)
    for vote in process.all(Vote):
        if not _is_hidden(process, vote.session):
            said = " · ".join(filter(None, (vote.subject, vote.outcome)))
            yield Findable("votes", vote.id, code_of(vote), vote.session, said)
    for entry in process.all(AgendaItem):
        if not _is_hidden(process, entry.session):
            said = " · ".join(filter(None, (entry.title, entry.summary)))
            yield Findable("agenda", entry.id, str(entry.n), entry.session, said)


def words_of(text: str) -> str:
    """Return the words of a text as they are looked for: folded, parted by spaces."""
    return " ".join(_WORDS.findall(folded(text)))


def stems_in(text: str) -> str:
    """Return the stems of the words of a text, in both languages, parted by spaces."""
    found = dict.fromkeys(stem for word in _WORDS.findall(folded(text)) for stem in _stems(word))
    return " ".join(found)


def asked(typed: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return each word that is looked for with its stems; empty when there is no word."""
    return [(word, _stems(word)) for word in _WORDS.findall(folded(typed))]


def around(text: str, typed: str) -> str:
    """Return the part of a text around the first word that was looked for, on one line, cut with an ellipsis."""
    line = " ".join(text.split())
    at = _place(line, typed)
    start, end = max(at - _AROUND, 0), at + _AROUND
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    return f"{head}{line[start:end].strip()}{tail}"


def _place(line: str, typed: str) -> int:
    """Return where the first word looked for begins in a line; its beginning when none is found as it was typed."""
    wanted = asked(typed)
    for match in _WORDS.finditer(line):
        word = folded(match[0])
        stems = set(_stems(word))
        if any(word.startswith(one) or stems & set(roots) for one, roots in wanted):
            return match.start()
    return 0


def _texts(item: Item) -> str:
    """Return all that an item says: its title and its text."""
    text = str(getattr(item, "text", "") or "")
    return item.words if text in ("", item.words) else f"{item.words} · {text}"


def _is_hidden(process: Process, session: str | None) -> bool:
    """Tell whether a session is a listening meeting, of which nothing goes out."""
    meeting = process.get(Session, session)
    return bool(meeting and meeting.restricted)


@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    """Return the stems of a word in Italian and in English; one that is too short to tell is left out."""
    found = {_stemmer(language).stemWord(word) for language in ("italian", "english")}
    return tuple(sorted(stem for stem in found if len(stem) >= _SHORTEST_STEM))


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Any:
    """Return the stemmer of a language."""
    from snowballstemmer import stemmer

    return stemmer(language)
