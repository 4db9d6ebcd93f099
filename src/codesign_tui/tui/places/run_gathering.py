"""What Run does with what is said: the line, the cards it becomes, the list of what was gathered."""

from collections.abc import Sequence
from typing import Any, Final

from textual import on, work
from textual.widgets import OptionList, Static

from codesign_tui.actions.capture import Contribution, capture, capture_many
from codesign_tui.actions.items import edit, flash, restore, set_aside
from codesign_tui.domain.items import Item, Proposal, Stakeholder
from codesign_tui.domain.messages import msg
from codesign_tui.domain.private_writing import is_hidden, is_private
from codesign_tui.domain.tables import ITEM_TABLES, code_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.transactions import Change
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.card_kind import CardKind
from codesign_tui.tui.places.promise_of_card import promise_of
from codesign_tui.tui.places.run_abilities import RunAbilities
from codesign_tui.tui.places.run_cards import card_place, promised
from codesign_tui.tui.places.run_clock import RunClock
from codesign_tui.tui.places.run_languages import RunLanguages
from codesign_tui.tui.places.run_private import private_line
from codesign_tui.tui.places.run_rows import row_of
from codesign_tui.tui.places.sheet_ways import SheetWays
from codesign_tui.tui.screens.asking import AskText
from codesign_tui.tui.screens.pasting import Pasted, PastePreview, by_their_signs, cards_in, of_one_kind
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.capture import CaptureLine
from codesign_tui.tui.widgets.capture_parts import NOBODY, Group, Voice
from codesign_tui.tui.widgets.gathered import MOST_ROWS, GatheredIndex, GatheredList, Key
from codesign_tui.tui.widgets.guide import Guide
from codesign_tui.tui.widgets.voices import Voices

_TABLES: Final = frozenset((*ITEM_TABLES.values(), "lessons_learned"))

_PROPOSALS: Final = ITEM_TABLES[ItemKind.PROPOSAL]


class RunGathering(RunClock):
    """The part of Run that gathers cards. `RunPlace` composes its widgets."""

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._index = GatheredIndex(_TABLES)
        self._restored = False
        self._heard_in = session
        """The session in which the line's speaker was chosen: another one begins with nobody."""
        self._abilities = RunAbilities(self)
        self._languages = RunLanguages(self)

    def focus_first(self) -> None:
        """Put the cursor in the line."""
        self.query_one(CaptureLine).focus_line()

    def put_away(self) -> None:
        """Keep the text being typed."""
        if self.is_mounted:
            self.desk.file.keep_draft(self._draft_place, self.query_one(CaptureLine).text)

    @property
    def _draft_place(self) -> str:
        """The name under which the text being typed is kept."""
        return f"run:{self.session_id or ''}"

    def _fill(self) -> None:
        """Read everything again: another item, another session, another language."""
        process, session = self.desk.process, self.session_id
        self.query_one(Voices).count_again(process, session, self.desk.words, projected=self.projected)
        keys: list[Key] = []
        if session is not None:
            keys = [
                (table, identifier)
                for table in sorted(_TABLES)
                for identifier, document in process.documents(table).items()
                if document.get("session") == session and document.get("agenda_item") == self._item
            ]
        keys.sort(key=lambda key: str((process.document(*key) or {}).get("at") or ""))
        self._index.fill(keys)
        self._show_gathered()
        if self._heard_in != session:
            self._heard_in = session
            self.query_one(CaptureLine).forget_voice()
        if not self._restored:
            self._restored = True
            self.query_one(CaptureLine).restore(self.desk.file.drafts().get(self._draft_place, ""))

    def _follow(self, change: Change) -> None:
        """Take in a change without reading the rest again."""
        if self._index.follow(change, self.session_id, self._item) or "agenda" in change.tables:
            self._show_gathered()
        self.query_one(Voices).follow(self.desk.process, change, self.session_id)

    def _show_gathered(self) -> None:
        """Show the newest cards of the item."""
        words = self.desk.words
        process = self.desk.process
        keys = self._in_sight()
        shown = (row_of(process, key, words, projected=self.projected) for key in keys[:MOST_ROWS])
        rows = [row for row in shown if row is not None]
        rest = len(keys) - min(len(keys), MOST_ROWS)
        self.query_one(Guide).leave_room(len(rows))
        self.query_one(GatheredList).show_rows(rows, older=words("run.older", n=rest) if rest else "")
        here = "run.gathered" if self._item is not None else "run.loose"
        nothing = "run.nothing_gathered" if self._item is not None else "run.nothing_loose"
        self.query_one(CaptureLine).mask(self.projected and is_private(self.item_in_hand()))
        in_private = private_line(self.desk, self.item_in_hand(), projected=self.projected)
        title = words(here, n=len(keys)) if keys else in_private or words(nothing)
        self.query_one("#gathered-title", Static).update(
            show(f"{title} · {in_private}" if keys and in_private else title)
        )

    def _in_sight(self) -> list[Key]:
        """Return the cards of the item, newest first, without those written in private."""
        keys = self._index.newest(len(self._index))
        if not is_private(self.item_in_hand()):
            return keys
        process = self.desk.process
        cards = ((key, process.entity(*key)) for key in keys)
        return [key for key, card in cards if not (isinstance(card, Item) and is_hidden(process, card))]

    def values_of(self, kind: ItemKind) -> dict[str, Any]:
        """Return what the activity in hand says of a card of this kind besides whose it is."""
        return {}

    # -- the line --------------------------------------------------------------------------------------------

    @on(CaptureLine.Captured)
    def _captured(self, event: CaptureLine.Captured) -> None:
        """Keep a card; a refused one comes back into the line."""
        event.stop()
        now = self.desk.now()
        where = self._belongs(NOBODY if event.kind is ItemKind.DECISION else event.voice, event.group)
        where |= self.values_of(event.kind)
        if event.kind is ItemKind.COMMITMENT:
            where |= promised(event.text, event.voice, now.date())
        done = self.desk.do(capture, now=now, kind=event.kind, text=event.text, **where)
        line = self.query_one(CaptureLine)
        if done is None:
            line.restore(event.text)
            line.choose_kind(event.kind)
        else:
            self.desk.file.keep_draft(self._draft_place, line.text)

    @on(CaptureLine.AbilityTold)
    def _ability_told(self, event: CaptureLine.AbilityTold) -> None:
        """Keep what somebody can do or brings with them; what is refused comes back into the line."""
        event.stop()
        if not self._abilities.keep(event.kind, event.text, event.voice, self._item):
            line = self.query_one(CaptureLine)
            line.restore(event.text)
            line.ability = event.kind

    @on(CaptureLine.LinesPasted)
    def _lines_pasted(self, event: CaptureLine.LinesPasted) -> None:
        """Show what several lines would become before they do."""
        event.stop()
        self._preview_paste(event)

    @work(group="dialog")
    async def _preview_paste(self, event: CaptureLine.LinesPasted) -> None:
        """Ask, then keep each line as a card of its own, in one transaction."""
        plain, signed = of_one_kind(cards_in(event.text), event.kind), by_their_signs(event.text, event.kind)
        while pasted := await self.app.push_screen_wait(
            PastePreview(self.desk.words, plain, event.kind, signed=signed)
        ):
            if self._keep_pasted(pasted, event.voice, event.group):
                return  # what is refused is looked at again: nothing pasted is lost

    def _keep_pasted(self, pasted: Sequence[Pasted], voice: Voice, group: Group | None) -> bool:
        """Keep each line as a card; tell whether they were kept."""
        where, nobodys = self._belongs(voice, group), self._belongs(NOBODY, group)
        cards = [
            Contribution(
                kind=one.kind,
                text=one.text,
                **(nobodys if one.kind is ItemKind.DECISION else where),
                values=self.values_of(one.kind),
            )
            for one in pasted
        ]
        done = self.desk.do(capture_many, cards, now=self.desk.now())
        if done is not None:
            self.desk.say(msg("run.pasted", n=len(pasted)))
        return done is not None

    @on(CaptureLine.Corrected)
    def _corrected(self, event: CaptureLine.Corrected) -> None:
        """Keep a card's new words."""
        event.stop()
        entity = self.desk.process.entity(event.table, event.id)
        field = "title" if isinstance(entity, Proposal) else "name" if isinstance(entity, Stakeholder) else "text"
        changes: dict[str, Any] = {field: event.text}
        if self.desk.do(edit, event.table, event.id, now=self.desk.now(), **changes) is None:
            self.query_one(CaptureLine).edit(event.table, event.id, code_of(entity) if entity else "", event.text)

    @on(CaptureLine.Typing)
    def _typing(self, event: CaptureLine.Typing) -> None:
        """Keep the text being typed, so that it comes back after a power cut."""
        event.stop()
        self.desk.file.keep_draft(self._draft_place, event.text)

    @on(CaptureLine.LeftUpwards)
    def _to_gathered(self) -> None:
        """Go from the line to the newest card."""
        self.action_gathered()

    @on(GatheredList.LeftDownwards)
    def _to_line(self) -> None:
        """Go back to the line."""
        self.focus_first()

    @on(OptionList.OptionSelected, "#gathered")
    def _edit_chosen(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen card's words into the line."""
        event.stop()
        key = self.query_one(GatheredList).chosen
        entity = self.desk.process.entity(*key) if key is not None else None
        if key is not None and isinstance(entity, Item):
            line = self.query_one(CaptureLine)
            line.edit(*key, code_of(entity), entity.words)
            line.focus_line()

    def _belongs(self, voice: Voice, group: Group | None) -> dict[str, Any]:
        """Return where a card of the item in view belongs and whose it is."""
        where = card_place(self.desk.process, self.session_id, self._item, voice, group)
        language = self.query_one(CaptureLine).language
        return where if language is None else where | {"language": language.id}

    @work(group="dialog")
    async def action_card_language(self) -> None:
        """Choose the language of the next cards."""
        await self._languages.turn(self.query_one(CaptureLine))

    @work(group="dialog")
    async def action_abilities(self) -> None:
        """Show who can do what and who brings what."""
        await self._abilities.look()

    def action_gathered(self) -> None:
        """Go to what was gathered, and back."""
        gathered = self.query_one(GatheredList)
        if gathered.has_focus or not gathered.option_count:
            self.focus_first()
        else:
            if gathered.highlighted is None:
                gathered.highlighted = 0
            gathered.focus()

    def show_card(self, card: str) -> None:
        """Put the cursor on a card, at the item that gathered it; in an open session only where it is in hand."""
        found = next(((table, one) for table, one, _ in self.desk.process.entities() if one == card), None)
        entity = self.desk.process.entity(*found) if found is not None else None
        item = getattr(entity, "agenda_item", None)
        if found is None or not self._look_at(item):
            self.desk.say(msg("run.card_elsewhere", card=code_of(entity) if entity is not None else card))
            return
        gathered = self.query_one(GatheredList)
        self.call_after_refresh(gathered.show_card, found)
        gathered.focus()

    def _look_at(self, item: str | None) -> bool:
        """Turn to an agenda item to look at it; tell whether it is in view."""
        return item == self._item

    # -- one card --------------------------------------------------------------------------------------------

    def _chosen_card(self) -> Key | None:
        """Return the card under the cursor, or the newest."""
        chosen = self.query_one(GatheredList).chosen
        newest = self._in_sight()
        card = chosen or (newest[0] if newest else None)
        if card is None:
            self.desk.say(msg("run.no_card"), refused=True)
        return card

    @work(group="dialog")
    async def action_gathered_sheet(self) -> None:
        """Open the sheet of the proposal under the cursor; of another card, ask among the proposals in sight."""
        table, chosen = self.query_one(GatheredList).chosen or ("", None)
        others = [identifier for kind, identifier in self._in_sight() if kind == _PROPOSALS]
        await SheetWays(self).open_one([chosen] if table == _PROPOSALS else others)

    def action_flash(self) -> None:
        """Mark or unmark that somebody disagrees with a card."""
        key = self._chosen_card()
        if key is not None:
            self.desk.do(flash, *key, now=self.desk.now())

    @on(GatheredList.PromiseAsked)
    @work(group="dialog")
    async def action_card_promise(self) -> None:
        """Make a commitment of what the card under the cursor, or the newest, calls for."""
        key = self._chosen_card()
        card = self.desk.process.entity(*key) if key is not None else None
        if isinstance(card, Item):
            await promise_of(self, card)

    @work(group="dialog")
    async def action_set_aside(self) -> None:
        """Set a card aside with a reason; nothing is deleted."""
        key = self._chosen_card()
        if key is None:
            return
        reason = await self.app.push_screen_wait(AskText(self.desk.words, msg("run.set_aside_why")))
        if reason:
            self.desk.do(set_aside, *key, now=self.desk.now(), reason=reason)

    @work(group="dialog")
    async def action_card_kind(self) -> None:
        """Say what the card under the cursor, or the newest, really is."""
        key = self._chosen_card()
        card = self.desk.process.entity(*key) if key is not None else None
        if isinstance(card, Item):
            await CardKind(self).change(card)

    def action_restore(self) -> None:
        """Put a card that was set aside back on the table."""
        key = self._chosen_card()
        if key is not None:
            self.desk.do(restore, *key, now=self.desk.now())
