"""The forms of the cards of a structured view: a factor with its type and strength, an actor with its next step."""

from typing import Any, Final

from codesign_tui.actions.items import edit
from codesign_tui.domain.items import Factor, Item, Stakeholder
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.domain.terms import Category, FactorFamily, FactorSign
from codesign_tui.domain.text import folded
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.board_forms import BoardForms
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField

_SCORES: Final = ("1", "2", "3", "4", "5")
_YES, _NO = "yes", "no"


class SchemeForms(BoardForms):
    """Corrects what stands in a view. Before the hall no judgement of a factor or of an actor is asked."""

    async def correct(self, item: Item) -> None:
        """Correct a factor, an actor, or any other card as the board does."""
        if isinstance(item, Factor):
            fields, read, check = self._factor_fields(item), self._factor, _has_text
        elif isinstance(item, Stakeholder):
            fields, read, check = self._actor_fields(item), self._actor, self._actor_is_right
        else:
            await super().correct(item)
            return
        filled = await self.fill(msg("board.edit", card=code_of(item)), fields, check=check)
        values = read(filled) if filled is not None else {}
        changes = {name: value for name, value in values.items() if (value or None) != (getattr(item, name) or None)}
        if isinstance(item, Stakeholder) and "at_table" in values and values["at_table"] != item.at_table:
            changes["at_table"] = values["at_table"]
        if changes:
            done = self.desk.do(edit, table_of(type(item)), item.id, now=self.desk.now(), **changes)
            self.tell(done, msg("board.edited", card=code_of(item)))

    # -- a factor --------------------------------------------------------------------------------------------

    def _factor_fields(self, factor: Factor) -> list[Field]:
        """Return the form of a factor."""
        words = self.words
        family = next((each for each in FactorFamily if each.value == factor.type), None)
        fields: list[Field] = [
            TextField("text", msg("board.field_text"), factor.text),
            ChoiceField(
                "sign",
                msg("schemes.field_sign"),
                tuple((sign.value, words.term(sign)) for sign in FactorSign),
                factor.sign,
            ),
            LineField(
                "type",
                msg("schemes.field_type"),
                words.term(family) if family is not None else factor.type or "",
                tuple(words.term(each) for each in FactorFamily),
            ),
        ]
        if not self.place.projected:
            fields.append(self._score("strength", factor.strength, "strength"))
        return [*fields, LineField("action", msg("schemes.field_action"), factor.action or "")]

    def _factor(self, filled: Filled) -> dict[str, Any]:
        """Return the values of a factor's form; the name of a family is kept as its code."""
        values: dict[str, Any] = {name: filled[name] or None for name in ("sign", "action")}
        values["text"] = filled["text"]
        named = {folded(self.words.term(family)): family.value for family in FactorFamily}
        values["type"] = named.get(folded(filled["type"]), filled["type"] or None)
        return values | _scores(filled, "strength")

    # -- an actor --------------------------------------------------------------------------------------------

    def _actor_fields(self, actor: Stakeholder) -> list[Field]:
        """Return the form of an actor of the map."""
        words = self.words
        unsaid = ("", words("board.unsaid"))
        kinds = tuple((category.value, words.term(category)) for category in Category)
        there = ((_NO, words("schemes.away_word")), (_YES, words("schemes.here_word")))
        at_table = "" if actor.at_table is None else _YES if actor.at_table else _NO
        fields: list[Field] = [
            LineField("name", msg("schemes.field_name"), actor.name),
            ChoiceField("category", msg("schemes.field_category"), (unsaid, *kinds), actor.category or ""),
            ChoiceField("at_table", msg("schemes.field_at_table"), (unsaid, *there), at_table),
        ]
        if not self.place.projected:
            fields.append(self._score("influence", actor.influence, "much"))
            fields.append(self._score("interest", actor.interest, "much"))
        fields += [
            LineField("next_step", msg("schemes.field_next_step"), actor.next_step or ""),
            LineField(
                "invited_by",
                msg("schemes.field_invited_by"),
                owner(self.process, actor.invited_by, actor.invited_by),
                tuple(self._names().values()),
            ),
        ]
        if not self.place.projected:
            fields.append(LineField("note", msg("schemes.field_note"), actor.note or ""))
        return fields

    def _actor(self, filled: Filled) -> dict[str, Any]:
        """Return the values of an actor's form."""
        values: dict[str, Any] = {name: filled[name] or None for name in ("next_step", "note") if name in filled}
        values["name"] = filled["name"]
        values["category"] = Category(filled["category"]) if filled["category"] else None
        values["at_table"] = {_YES: True, _NO: False}.get(filled["at_table"])
        values["invited_by"] = self._who(filled["invited_by"])
        return values | _scores(filled, "influence", "interest")

    def _actor_is_right(self, filled: Filled) -> Msg | None:
        """Refuse an actor without a name, or an invitation by somebody who is not of the path."""
        if not filled["name"]:
            return msg("action.name_missing")
        if filled["invited_by"] and self._who(filled["invited_by"]) is None:
            return msg("schemes.nobody_called", name=filled["invited_by"])
        return None

    def _names(self) -> dict[str, str]:
        """Return who may invite, by id, as they are shown: bodies, then people."""
        process = self.process
        bodies = {body.id: body.label for body in process.all(Organization)}
        people = {
            person.id: owner(process, person.id, None)
            for kind in (Participant, Staff)
            for person in process.all(kind)
            if isinstance(person, Participant | Staff)
        }
        return {identifier: name for identifier, name in (bodies | people).items() if name}

    def _who(self, name: str) -> str | None:
        """Return the id of the body or person whose name was typed, or begins so if it is the only one."""
        wanted = folded(name)
        if not wanted:
            return None
        names = {identifier: folded(label) for identifier, label in self._names().items()}
        same = [identifier for identifier, label in names.items() if label == wanted]
        found = same or [identifier for identifier, label in names.items() if wanted in label]
        return found[0] if same or len(found) == 1 else None

    def _score(self, name: str, value: int | None, scale: str) -> ChoiceField:
        """Return the field of a judgement from 1 to 5, in words."""
        levels = tuple((score, f"{score} {self.words(f'schemes.{scale}_{score}')}") for score in _SCORES)
        return ChoiceField(
            name, msg(f"schemes.field_{name}"), (("", self.words("board.unsaid")), *levels), str(value or "")
        )


def _scores(filled: Filled, *names: str) -> dict[str, Any]:
    """Return the judgements that were asked for."""
    return {name: int(filled[name]) if filled[name] else None for name in names if name in filled}


def _has_text(filled: Filled) -> Msg | None:
    """Refuse a factor without words."""
    return None if filled["text"] else msg("board.words_missing")
