"""Cards written in other languages than the documents: which they are, and which still need a translation."""

from collections.abc import Iterator

from codesign_tui.domain.gathered import GATHERED
from codesign_tui.domain.items import Item
from codesign_tui.domain.process import Process


def card_languages(process: Process) -> tuple[str, ...]:
    """Return the languages in which cards may be written, by code; empty where there is nothing to choose."""
    languages = tuple(dict.fromkeys(process.details.languages))
    return languages if len(languages) > 1 else ()


def is_foreign(process: Process, item: Item) -> bool:
    """Tell whether a card is in another language than the documents."""
    languages = process.details.languages
    return bool(item.language and (not languages or item.language != languages[0]))


def to_translate(process: Process) -> Iterator[Item]:
    """Yield the cards on the table that are in another language and have no translation yet, by kind."""
    for kind in GATHERED:
        for item in process.all(kind):
            if item.on_table and item.translation is None and is_foreign(process, item):
                yield item
