"""The forms of one card of the board: its words and what became of it, whose it is."""

from typing import Any

from codesign_tui.actions.items import attribute, edit
from codesign_tui.domain.items import Item, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.domain.terms import Attribution, Category, Perimeter, ProposalStatus
from codesign_tui.locale import Translator
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField


class BoardForms(Dialogs):
    """Corrects a card, says whose it is."""

    async def correct(self, item: Item) -> None:
        """Correct the words of a card and, of a proposal, what became of it."""
        filled = await self.fill(msg("board.edit", card=code_of(item)), _fields(item, self.words), check=_has_words)
        values = _typed(filled or {})
        changes = {name: value for name, value in values.items() if (value or None) != (getattr(item, name) or None)}
        if changes:
            done = self.desk.do(edit, table_of(type(item)), item.id, now=self.desk.now(), **changes)
            self.tell(done, msg("board.edited", card=code_of(item)))

    async def attribute(self, item: Item) -> None:
        """Say whose a card is."""
        picked = await self.pick(msg("board.whose", card=code_of(item)), self._voices())
        if picked is None or picked.id is None:
            return
        kind, _, identifier = picked.id.partition(":")
        done = self.desk.do(
            attribute,
            table_of(type(item)),
            item.id,
            now=self.desk.now(),
            author=identifier if kind == "person" else None,
            organization=identifier if kind == "organization" else None,
            category=Category(identifier) if kind == "category" else item.category if kind == "anonymous" else None,
            attribution=Attribution.ANONYMOUS if kind == "anonymous" else None,
        )
        self.tell(done, msg("board.attributed", card=code_of(item)))

    def _voices(self) -> list[Choice]:
        """Return under whose name a card may be kept."""
        process, words = self.process, self.words
        bodies = [Choice(f"organization:{body.id}", body.label, body.name) for body in process.all(Organization)]
        people = [
            Choice(
                f"person:{person.id}", person.full_name, body.label if (body := process.organization_of(person)) else ""
            )
            for person in process.all(Participant)
        ]
        categories = [Choice(f"category:{category.value}", words.term(category)) for category in Category]
        return [*bodies, *people, *categories, Choice("anonymous:", words("board.anonymous"))]


def _fields(item: Item, words: Translator) -> list[Field]:
    """Return the form of a card."""
    fields: list[Field] = []
    if isinstance(item, Proposal):
        fields.append(LineField("title", msg("board.field_title"), item.title))
    if "text" in type(item).model_fields:
        fields.append(TextField("text", msg("board.field_text"), str(getattr(item, "text", ""))))
    if isinstance(item, Proposal):
        fields += _standing_fields(item, words)
    return fields


def _standing_fields(proposal: Proposal, words: Translator) -> list[Field]:
    """Return the fields that tell what became of a proposal: its state, the perimeter, where it was forwarded."""
    states = tuple((status.value, words.term(status)) for status in ProposalStatus)
    scopes = tuple((scope.value, words.term(scope)) for scope in Perimeter)
    unsaid = ("", words("board.unsaid"))
    return [
        ChoiceField("status", msg("board.field_status"), (unsaid, *states), proposal.status or ""),
        LineField("forwarded_to", msg("board.field_forwarded"), proposal.forwarded_to or ""),
        ChoiceField("perimeter", msg("board.field_perimeter"), (unsaid, *scopes), proposal.perimeter or ""),
    ]


def _typed(filled: Filled) -> dict[str, Any]:
    """Return the values of a filled form; what was left empty is unset."""
    kinds = {"status": ProposalStatus, "perimeter": Perimeter}
    words = ("title", "text")
    return {
        name: text if name in words else kinds[name](text) if text and name in kinds else text or None
        for name, text in filled.items()
    }


def _has_words(filled: Filled) -> Msg | None:
    """Refuse a card without words."""
    if "title" in filled:
        return None if filled["title"] else msg("board.words_missing")
    return None if filled.get("text") else msg("board.words_missing")
