"""The parts of a card that the line asks for beside its text: who says it, and in which cluster it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from codesign_tui.domain.text import folded
from codesign_tui.locale import Translator
from codesign_tui.tui.widgets.matching import best_matches


class Field(Enum):
    """Which part of the card the line is asking for."""

    TEXT = "text"
    AUTHOR = "author"
    CLUSTER = "cluster"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: a person, an organisation, a table, a category, someone who stays anonymous, or nobody."""

    kind: str
    """"person", "organization", "table", "category", "anonymous" or "none"; "language" where one is chosen."""
    id: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster to put the card in; a new one has no id yet."""

    id: str | None
    label: str


NOBODY: Final = Voice("none", "", "")


def voices_fitting(typed: str, voices: Sequence[Voice], table_word: str) -> list[Voice]:
    """Return who may be meant by the letters, best first; a table that they name last."""
    found = list(best_matches(typed, voices, lambda voice: f"{voice.label} {voice.detail}"))
    table = _table_named(typed, table_word)
    return [*found, table] if table is not None and table not in found else found


def languages_fitting(typed: str, languages: Sequence[Voice]) -> list[Voice]:
    """Return which languages may be meant by the letters, best first."""
    return list(best_matches(typed, languages, lambda language: f"{language.label} {language.id}"))


def groups_fitting(typed: str, groups: Sequence[Group]) -> list[Group]:
    """Return which clusters may be meant by the letters; a new one last, no cluster first before any letter."""
    found = list(best_matches(typed, groups, lambda group: group.label))
    if typed and not any(group.label.casefold() == typed.casefold() for group in found):
        found.append(Group(None, typed))
    return found if typed else [Group(None, ""), *found]


def label_of(offered: Voice | Group, words: Translator) -> str:
    """Return how a voice or a cluster is written where it is offered."""
    if isinstance(offered, Voice):
        return offered.label or words("run.no_author")
    if not offered.label:
        return words("run.no_cluster")
    return offered.label if offered.id is not None else words("run.new_cluster", name=offered.label)


def _table_named(typed: str, word: str) -> Voice | None:
    """Return the table that the letters name, "tavolo 3", whether or not it was heard of before."""
    first, _, name = typed.partition(" ")
    name = name.strip()
    return Voice("table", name, f"{word} {name}") if name and folded(first) == folded(word) else None
