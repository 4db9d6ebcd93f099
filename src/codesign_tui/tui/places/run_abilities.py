"""Run and what people can do and bring: the line that keeps it, the page that tells it, what a step recalls."""

from typing import Any

from codesign_tui.actions.abilities import keep_ability
from codesign_tui.domain.abilities import AbilityKind
from codesign_tui.domain.messages import msg
from codesign_tui.domain.table_questions import category_of_table
from codesign_tui.domain.terms import Category
from codesign_tui.tui.abilities import abilities_page
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.widgets.capture_parts import Voice


class RunAbilities(Questions):
    """Keeps skills and offers with whoever speaks, and shows them; never before the hall."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def keep(self, kind: AbilityKind, text: str, voice: Voice) -> bool:
        """Keep one thing with whoever the line says is speaking; tell whether it was kept."""
        holder = self._holder(voice)
        done = self.desk.do(keep_ability, kind, text, now=self.desk.now(), **holder)
        if done is not None:
            self.desk.say(msg(f"ability.kept_{kind.value}", who=voice.label))
        return done is not None

    async def show_page(self) -> None:
        """Show who can do what and who brings what."""
        from codesign_tui.tui.screens.reading import Reading

        if self._place.projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
            return
        process, words = self.process, self.words
        await self.show(Reading(words, msg("ability.title"), lambda width: abilities_page(process, words, width)))

    def _holder(self, voice: Voice) -> dict[str, Any]:
        """Return whom the action is to keep it with; nobody where the voice names none."""
        if voice.kind == "person":
            return {"person": voice.id}
        if voice.kind == "organization":
            return {"organization": voice.id}
        if voice.kind == "category":
            return {"category": Category(voice.id)}
        if voice.kind == "table":
            return {"category": category_of_table(self.process, self.asker.session_id, voice.id)}
        return {}
