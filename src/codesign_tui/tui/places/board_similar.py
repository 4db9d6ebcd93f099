"""Making cards one or several on the board: pairs that look alike, the marked cards, one card taken apart."""

from collections.abc import Sequence
from typing import Any

from textual.content import Content

from codesign_tui.actions.items import cluster_items
from codesign_tui.actions.merging import Merged, merge, split, tell_apart, unmerge
from codesign_tui.domain.card_filter import Keeps
from codesign_tui.domain.items import Cluster, Item
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.similar import Suggestion, suggest
from codesign_tui.domain.tables import TABLES, code_of, table_of
from codesign_tui.tui.places.board_detail import card_detail
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import Filled, TextField
from codesign_tui.tui.screens.similar_pair import Answer, SimilarPair

_NEW = "\x1fnew"


class BoardSimilar(Dialogs):
    """Offers pairs one by one, merges, splits; what is said of a pair is kept, and the pair is not offered again."""

    async def look_at_pairs(self, keep: Keeps) -> None:
        """Go through the pairs that look alike among the cards to keep, the most alike first, until none or Esc."""
        pairs = suggest(self.process, include=keep)
        if not pairs:
            self.desk.say(msg("similar.none"))
            return
        for number, pair in enumerate(pairs, start=1):
            now = self._as_they_are(pair)
            if now is None:
                continue  # one of them went into another card meanwhile
            title = msg("similar.title", n=number, total=len(pairs))
            answer = await self.place.app.push_screen_wait(SimilarPair(self.words, title, self._in_full(now)))
            if answer is None:
                return
            await self._do(answer, *now)
        self.desk.say(msg("similar.no_more"))

    async def merge(self, items: Sequence[Item]) -> bool:
        """Make cards one: one of them, or a new one; return whether it was done."""
        if len(items) < 2:
            self.desk.say(msg("similar.two_needed"), refused=True)
            return False
        choices = [Choice(item.id, f"{code_of(item)}  {item.words}") for item in items]
        chosen = await self.choose(msg("similar.which"), [*choices, Choice(_NEW, self.words("similar.new_words"))])
        if chosen is None:
            return False
        how: dict[str, Any] = {"into": chosen}
        if chosen == _NEW:
            text = await self.ask(msg("similar.write_new"), value=max((item.words for item in items), key=len))
            if not text:
                return False
            how = {"text": text}
        return self._tell_merged(self.desk.do(merge, [item.id for item in items], now=self.desk.now(), **how))

    async def split(self, item: Item) -> None:
        """Take a card apart into one for each line that is typed."""
        words = str(getattr(item, "text", "") or item.words)
        title = str(getattr(item, "title", ""))
        if title and title not in words:
            words = f"{title}\n{words}"
        filled = await self.fill(
            msg("similar.split", code=code_of(item)),
            [TextField("text", msg("similar.split_lines"), words)],
            note=msg("similar.split_note"),
            check=_two_lines,
        )
        if filled is None:
            return
        done = self.desk.do(split, item.id, filled["text"].splitlines(), now=self.desk.now())
        if done is not None:
            codes = " ".join(code_of(part) for part in done.value)
            self.tell(done, msg("similar.was_split", code=code_of(item), codes=codes))

    def take_out(self, item: Item) -> None:
        """Put a card that went into another back on the table."""
        done = self.desk.do(unmerge, item.id, now=self.desk.now())
        self.tell(done, msg("similar.taken_out", code=code_of(item)))

    async def _do(self, answer: Answer, first: Item, second: Item) -> None:
        """Keep what was said of a pair."""
        codes = {"first": code_of(first), "second": code_of(second)}
        if answer is Answer.MERGE:
            await self.merge([first, second])
        elif answer is Answer.GROUP:
            await self._group(first, second)
        elif answer is Answer.APART:
            done = self.desk.do(tell_apart, first.id, second.id, now=self.desk.now())
            self.tell(done, msg("similar.told_apart", **codes))

    async def _group(self, first: Item, second: Item) -> None:
        """Put a pair in the cluster of either, or in a new one."""
        codes = {"first": code_of(first), "second": code_of(second)}
        cluster = self.process.get(Cluster, first.cluster or second.cluster)
        name = cluster.name if cluster else await self.ask(msg("similar.group_name", **codes))
        if name:
            done = self.desk.do(cluster_items, [first.id, second.id], now=self.desk.now(), name=name)
            self.tell(done, msg("similar.grouped", name=name, **codes))

    def _tell_merged(self, done: Done[Merged] | None) -> bool:
        """Say into which card others went; return whether they did."""
        if done is None:
            return False
        self.tell(done, msg("similar.merged", code=code_of(done.value.into)))
        return True

    def _as_they_are(self, pair: Suggestion) -> tuple[Item, Item] | None:
        """Return the two cards as they are kept now, if both are still on the table and not one group."""
        found = [self.process.get(TABLES[table_of(type(card))], card.id) for card in (pair.first, pair.second)]
        cards = [card for card in found if isinstance(card, Item) and card.on_table]
        if len(cards) < 2 or (cards[0].cluster is not None and cards[0].cluster == cards[1].cluster):
            return None
        return cards[0], cards[1]

    def _in_full(self, cards: Sequence[Item]) -> list[Content]:
        """Return what is known of each card."""
        projected = self.place.projected
        return [card_detail(self.process, card, self.words, projected=projected) for card in cards]


def _two_lines(filled: Filled) -> Msg | None:
    """Refuse a text that is still one card."""
    lines = [line for line in filled["text"].splitlines() if line.strip()]
    return None if len(lines) > 1 else msg("similar.two_texts_needed")
