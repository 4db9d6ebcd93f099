"""Asking what a card really is: the same at the board and at Run."""

from codesign_tui.actions.changing_kind import change_kind, kinds_for
from codesign_tui.domain.items import Item
from codesign_tui.domain.messages import msg
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import Choice


class CardKind(Questions):
    """Changes the kind of one card."""

    async def change(self, item: Item) -> None:
        """Ask for the kind and change it; Esc leaves the card as it is."""
        kinds, words = kinds_for(item), self.words
        if not kinds:
            self.desk.say(msg("kind.stays", code=code_of(item)), refused=True)
            return
        choices = [Choice(kind.value, words.term(kind)) for kind in kinds]
        chosen = await self.choose(msg("kind.which", code=code_of(item)), choices, note=msg("kind.note"))
        if chosen is None:
            return
        kind = ItemKind(chosen)
        reason = words("kind.reason", kind=kind)
        done = self.desk.do(change_kind, item.id, kind, now=self.desk.now(), reason=reason)
        if done is not None:
            self.tell(done, msg("kind.changed", old=code_of(item), new=code_of(done.value)))
