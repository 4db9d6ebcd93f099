"""Run and what people can do and bring: the line that keeps it, the page that tells it, what a step recalls."""

from typing import Any

from codesign_tui.actions.abilities import keep_ability, set_abilities
from codesign_tui.domain.abilities import Abilities, AbilityKind, abilities
from codesign_tui.domain.messages import msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.table_questions import category_of_table
from codesign_tui.domain.terms import Category
from codesign_tui.tui.abilities import holder_name, told
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import TextField
from codesign_tui.tui.widgets.capture_parts import Voice


class RunAbilities(Questions):
    """Keeps skills and offers with whoever speaks, and shows them; never before the hall."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def keep(self, kind: AbilityKind, text: str, voice: Voice, item: str | None) -> bool:
        """Keep one thing with whoever the line says is speaking, at an agenda item; tell whether it was kept."""
        holder = self._holder(voice)
        done = self.desk.do(keep_ability, kind, text, now=self.desk.now(), agenda_item=item, **holder)
        if done is not None:
            self.desk.say(msg(f"ability.kept_{kind.value}", who=voice.label))
        return done is not None

    async def look(self) -> None:
        """Show who can do what and who brings what, found by typing; the one that is chosen is corrected."""
        if self._place.projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
            return
        selected: str | None = None
        while found := {_id_of(held): held for held in abilities(self.process)}:
            choices = [
                Choice(identifier, holder_name(self.process, held, self.words), told(held, self.words))
                for identifier, held in found.items()
            ]
            picked = await self.pick(msg("ability.title"), choices, selected=selected)
            if picked is None or picked.id is None:
                return
            selected = picked.id
            await self._correct(found[selected])
        self.desk.say(msg("ability.none"))

    async def _correct(self, held: Abilities) -> None:
        """Correct what somebody can do and brings, one thing a line."""
        name = holder_name(self.process, held, self.words)
        fields = [
            TextField("skills", msg("ability.field_skills"), "\n".join(held.skills)),
            TextField("offers", msg("ability.field_offers"), "\n".join(held.offers)),
        ]
        filled = await self.fill(msg("ability.of", who=name), fields, note=msg("ability.one_a_line"))
        if filled is None or (filled["skills"], filled["offers"]) == ("\n".join(held.skills), "\n".join(held.offers)):
            return
        who: dict[str, Any] = {"category": held.holder}
        if isinstance(held.holder, Participant):
            who = {"person": held.holder.id}
        elif isinstance(held.holder, Organization):
            who = {"organization": held.holder.id}
        self.desk.do(set_abilities, now=self.desk.now(), skills=filled["skills"], offers=filled["offers"], **who)

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


def _id_of(held: Abilities) -> str:
    """Return by what a holder is chosen."""
    return held.holder.value if isinstance(held.holder, Category) else held.holder.id
