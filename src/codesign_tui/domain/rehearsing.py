"""What a rehearsal invents, as a value: people, bodies and words for cards of each kind. `library` reads it."""

from pydantic import Field

from codesign_tui.domain.templates import Bilingual
from codesign_tui.domain.terms import Category, ItemKind
from codesign_tui.domain.text import Line
from codesign_tui.domain.values import Frozen


class InventedCards(Frozen):
    """What is said where the line gathers one kind of card."""

    kind: ItemKind
    texts: tuple[Bilingual, ...] = Field(min_length=1)


class Invention(Frozen):
    """Everything that a rehearsal makes up."""

    first_names: tuple[Line, ...] = Field(min_length=1)
    last_names: tuple[Line, ...] = Field(min_length=1)
    organizations: dict[Category, tuple[Bilingual, ...]]
    cards: tuple[InventedCards, ...]

    def name(self, number: int) -> tuple[str, str]:
        """Return the first and last name of the invented person with this number, from 0; no two are alike for long."""
        first = self.first_names[number % len(self.first_names)]
        return first, self.last_names[(number + number // len(self.first_names)) % len(self.last_names)]

    def texts(self, kind: ItemKind, language: str) -> list[str]:
        """Return what is said of a kind; nothing where nothing was written for it."""
        found = next((some.texts for some in self.cards if some.kind is kind), ())
        return [text.in_language(language) for text in found]
