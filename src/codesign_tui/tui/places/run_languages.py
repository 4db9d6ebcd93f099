"""Run and the languages of cards: which one the next cards are in, and one more for the path."""

from typing import Final

from codesign_tui.actions.processes import update_details
from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.translations import card_languages
from codesign_tui.locale import Translator
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.widgets.capture import CaptureLine
from codesign_tui.tui.widgets.capture_parts import Voice

_ANOTHER: Final = "\x1fanother"
_LONGEST_CODE: Final = 12
_OFFERED: Final = ("it", "en", "fr", "es", "ro", "bg", "ar", "uk", "sq", "pa", "zh", "wo")
"""The languages that have a name in the catalogues; any other is typed."""


def languages_offered(process: Process, words: Translator) -> list[Voice]:
    """Return the languages that the line lets choose, by name; none where the path has only one."""
    return [Voice("language", code, words.language_name(code)) for code in card_languages(process)]


class RunLanguages(Questions):
    """Asks for the language of the next cards."""

    async def turn(self, line: CaptureLine) -> None:
        """Choose one of the path's languages for the next cards, or add one to them."""
        offered = languages_offered(self.process, self.words)
        chosen: str | None = _ANOTHER
        if offered:
            choices = [Choice(language.id, language.label) for language in offered]
            choices.append(Choice(_ANOTHER, self.words("translate.another")))
            here = line.language.id if line.language is not None else None
            chosen = await self.choose(msg("translate.which_language"), choices, selected=here)
        if chosen == _ANOTHER:
            chosen = await self._add()
        if chosen is None:
            return
        line.offer_languages(languages_offered(self.process, self.words))
        line.choose_language(chosen)
        self.desk.say(msg("translate.language_now", language=self.words.language_name(chosen)))

    async def _add(self) -> str | None:
        """Ask for one language more and keep it with the path; return its code."""
        known = self.process.details.languages or (self.words.language,)
        choices = [Choice(code, self.words.language_name(code)) for code in _OFFERED if code not in known]
        picked = await self.pick(msg("translate.add_language"), choices, new="translate.new_language")
        if picked is None:
            return None
        code = picked.id or clean_line(picked.name).lower()[:_LONGEST_CODE]
        if code in known:
            return code
        done = self.desk.do(update_details, now=self.desk.now(), languages=(*known, code))
        return code if done is not None else None
