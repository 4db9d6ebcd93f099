"""Doing the same to all the marked cards of the board, or to the one under the cursor."""

from collections.abc import Sequence

from codesign_tui.actions.several import bring_to_table, place_items, set_aside_all
from codesign_tui.domain.card_filter import origin_tables
from codesign_tui.domain.items import Item
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.tables import code_of
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.filling import ChoiceField, Field, LineField

_AS_IT_IS = ""


class BoardSeveral(Dialogs):
    """Sets cards aside, brings them to the table, says where they came up. Each returns whether it was done."""

    async def set_aside(self, items: Sequence[Item]) -> bool:
        """Take cards off the table, with one reason."""
        if not self._any(items):
            return False
        question = msg("board.aside_why", card=code_of(items[0]))
        if len(items) > 1:
            question = msg("board.aside_why_all", n=len(items))
        reason = await self.ask(question, note=msg("board.aside_note"))
        if not reason:
            return False
        done = self.desk.do(set_aside_all, _ids(items), now=self.desk.now(), reason=reason)
        if done is not None:
            self.tell(done, _told("was_set_aside", done.value))
        return done is not None

    def to_table(self, items: Sequence[Item]) -> bool:
        """Bring cards to the table: they waited in the inbox, or were set aside."""
        if not self._any(items):
            return False
        if all(item.on_table for item in items):
            self.desk.say(_told("on_table_already", items), refused=True)
            return False
        done = self.desk.do(bring_to_table, _ids(items), now=self.desk.now())
        if done is not None:
            self.tell(done, _told("revealed", done.value))
        return done is not None

    async def place_cards(self, items: Sequence[Item]) -> bool:
        """Say in which session cards came up and from which table of the hall."""
        if not self._any(items):
            return False
        filled = await self.fill(msg("board.place.title", n=len(items)), self._place_fields(items))
        if filled is None:
            return False
        before = _common(items)
        done = self.desk.do(
            place_items,
            _ids(items),
            now=self.desk.now(),
            session=filled["session"] or None,
            origin_table=filled["origin_table"] if filled["origin_table"] != before else None,
        )
        if done is not None:
            self.tell(done, msg("board.place.done", n=len(done.value)))
        return done is not None

    def _place_fields(self, items: Sequence[Item]) -> list[Field]:
        """Return the form of where cards came up; it starts with what holds for all of them."""
        sessions = tuple(
            (each.id, self.words("board.filter.session_titled", number=each.number, title=each.title))
            for each in self.process.sessions()
        )
        held = {item.session for item in items}
        session = held.pop() if len(held) == 1 else None
        options = ((_AS_IT_IS, self.words("board.place.as_it_is")), *sessions)
        return [
            ChoiceField("session", msg("board.filter.field.session"), options, session or _AS_IT_IS),
            LineField(
                "origin_table", msg("board.filter.field.origin_table"), _common(items), origin_tables(self.process)
            ),
        ]

    def _any(self, items: Sequence[Item]) -> bool:
        """Say that a card is to be chosen first, if none is."""
        if not items:
            self.desk.say(msg("board.no_card"), refused=True)
        return bool(items)


def _ids(items: Sequence[Item]) -> list[str]:
    """Return the ids of some cards."""
    return [item.id for item in items]


def _common(items: Sequence[Item]) -> str:
    """Return the table of origin that all cards have; empty when they differ."""
    tables = {item.origin_table or "" for item in items}
    return tables.pop() if len(tables) == 1 else ""


def _told(what: str, items: Sequence[Item]) -> Msg:
    """Return what is said of one card by its code, of several by their number."""
    if len(items) == 1:
        return msg(f"board.{what}", card=code_of(items[0]))
    return msg(f"board.{what}_all", n=len(items))
