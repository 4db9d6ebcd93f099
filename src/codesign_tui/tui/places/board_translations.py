"""Translations at the board: the line for one card, the list of those that wait for one."""

from codesign_tui.actions.translating import translate
from codesign_tui.domain.items import Item
from codesign_tui.domain.messages import msg
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.translations import card_languages, is_foreign, to_translate
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, LineField, TextField


class BoardTranslations(Dialogs):
    """Puts a card in the language of the documents."""

    async def translate(self, item: Item | None) -> None:
        """Translate the card under the cursor if it is in another language, else one of those that wait."""
        if item is None or not is_foreign(self.process, item):
            item = await self._waiting() or self._first_language(item)
        if item is None:
            return
        before = item.translation
        fields: list[Field] = [
            TextField("text", msg("translate.field_text"), before.text if before else ""),
            LineField("by", msg("translate.field_by"), (before.translated_by or "") if before else ""),
        ]
        languages = card_languages(self.process)
        if languages:
            original = item.language if item.language and is_foreign(self.process, item) else languages[1]
            named = tuple((code, self.words.language_name(code)) for code in languages)
            fields.append(ChoiceField("language", msg("translate.field_language"), named, original))
        filled = await self.fill(
            msg("translate.card", card=f"{code_of(item)}: {item.words}"), fields, note=msg("translate.by_note")
        )
        if filled is None:
            return
        done = self.desk.do(
            translate,
            item.id,
            filled["text"],
            now=self.desk.now(),
            translated_by=filled["by"],
            language=filled.get("language"),
        )
        self.tell(done, msg("translate.kept", card=code_of(item)))

    async def _waiting(self) -> Item | None:
        """Ask which of the cards that wait for a translation; before the hall, of those that it may see."""
        hall = self.place.projected
        waiting = [card for card in to_translate(self.process) if not (hall and is_restricted(self.process, card))]
        if not waiting:
            return None
        choices = [
            Choice(card.id, f"{code_of(card)} {card.words}", self.words.language_name(card.language or ""))
            for card in waiting
        ]
        picked = await self.pick(msg("translate.which_card"), choices)
        return next((card for card in waiting if picked is not None and card.id == picked.id), None)

    def _first_language(self, item: Item | None) -> Item | None:
        """Return a card whose language may still be said; say that none waits where there is nothing to choose."""
        waits = any(True for _ in to_translate(self.process))
        if item is not None and not waits and card_languages(self.process):
            return item
        if not waits:
            self.desk.say(msg("translate.none_waiting"))
        return None
