"""Choosing which cards the board shows, and saying in one line of words which they are."""

from dataclasses import replace

from codesign_tui.domain.card_filter import CardFilter, origin_tables
from codesign_tui.domain.items import Commitment, Item, Need, Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import Category, ItemState
from codesign_tui.locale import Translator
from codesign_tui.tui.places.board_view import Counts, View
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled

_KINDS: tuple[type[Item], ...] = (Need, Proposal, Commitment)
_YES = "yes"


class BoardFilters(Dialogs):
    """Asks which cards to show."""

    async def ask_which(self, cards: CardFilter) -> CardFilter | None:
        """Ask for session, table, category, kind, state and ⚡ on one form; None leaves it as it is."""
        fields = _fields(self.process, cards, self.words, projected=self.place.projected)
        filled = await self.fill(
            msg("board.filter.title"), fields, note=msg("board.filter.note"), keys="board.filter_keys"
        )
        return None if filled is None else _filter(filled, cards.words)


def filter_words(process: Process, view: View, counts: Counts, words: Translator) -> str:
    """Return which cards are shown and how many of all, and that Esc shows all again."""
    cards = view.cards
    session = process.get(Session, cards.session)
    parts = [
        words("board.filter.loose_ends") if view.orphans else "",
        words("board.filter.session", number=session.number) if session else "",
        words("board.at_table", table=cards.origin_table) if cards.origin_table else "",
        words.term(cards.category) if cards.category else "",
        words(f"board.filter.kind.{table_of(cards.kind)}") if cards.kind else "",
        words(f"board.filter.state.{cards.state.value}") if cards.state else "",
        words("board.flash_sign") if cards.flash else "",
        words("board.filter.words", words=cards.words) if cards.words else "",
    ]
    what = " · ".join(part for part in parts if part)
    if view.orphans:
        return words("board.filter.in_force_loose", what=what, n=counts.shown)
    return words("board.filter.in_force", what=what, shown=counts.shown, total=counts.total)


def _fields(process: Process, cards: CardFilter, words: Translator, *, projected: bool) -> list[Field]:
    """Return the form: of each thing all, or one; what the hall may not see is not offered before it."""
    sessions = tuple(
        (each.id, words("board.filter.session_titled", number=each.number, title=each.title))
        for each in process.sessions()
        if not (projected and each.restricted)
    )
    tables = tuple((name, words("board.at_table", table=name)) for name in origin_tables(process))
    states = (
        () if projected else tuple((state.value, words(f"board.filter.state.{state.value}")) for state in ItemState)
    )
    kinds = tuple((table_of(kind), words(f"board.filter.kind.{table_of(kind)}")) for kind in _KINDS)
    categories = tuple((category.value, words.term(category)) for category in Category)
    offered = {
        "session": (sessions, cards.session),
        "origin_table": (tables, cards.origin_table),
        "category": (categories, cards.category),
        "kind": (kinds, table_of(cards.kind) if cards.kind else None),
        "state": (() if projected else states, cards.state),
        "flash": (((_YES, words("board.filter.flash_only")),), _YES if cards.flash else None),
    }
    return [
        ChoiceField(name, msg(f"board.filter.field.{name}"), (("", words("board.filter.all")), *options), value or "")
        for name, (options, value) in offered.items()
        if options
    ]


def _filter(filled: Filled, words: str) -> CardFilter:
    """Return the filter that a form asks for, with the words that were looked for already."""
    kinds = {table_of(kind): kind for kind in _KINDS}
    return replace(
        CardFilter(words=words),
        session=filled.get("session") or None,
        origin_table=filled.get("origin_table") or None,
        category=Category(filled["category"]) if filled.get("category") else None,
        kind=kinds.get(filled.get("kind", "")),
        state=ItemState(filled["state"]) if filled.get("state") else None,
        flash=filled.get("flash") == _YES,
    )
