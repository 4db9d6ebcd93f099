"""Cards in other languages: the words as they were said, and beside them their translation.

In a public copy an anonymous card is told in the language of the document alone, where there is a translation: at a
table with one person who speaks a language, the language would tell who wrote it.
"""

from codesign_tui.domain.items import Item
from codesign_tui.domain.terms import Attribution
from codesign_tui.domain.translations import is_foreign
from codesign_tui.minutes.compose.frame import Frame


def said(frame: Frame, item: Item) -> str:
    """Return a card's words and, if it has one, its translation and who made it, by role."""
    translation = item.translation
    if translation is None and not is_foreign(frame.process, item):
        return item.words
    if translation is not None and frame.public and item.attribution is Attribution.ANONYMOUS:
        return translation.text
    words = f"«{item.words}»"
    if item.language and not (frame.public and item.attribution is Attribution.ANONYMOUS):
        words += f" ({frame.say.language_name(item.language)})"
    if translation is None:
        return words
    by = translation.translated_by
    told = frame.say("translate.translation_by", by=by) if by else frame.say("translate.translation")
    return f"{words} – {told}: «{translation.text}»"
