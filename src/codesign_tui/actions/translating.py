"""Put a card in the language of the documents, beside the words in which it was said."""

from datetime import datetime

from codesign_tui.actions.items import item_of
from codesign_tui.actions.steps import changed, commit, made
from codesign_tui.domain.items import Item, Translation
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.domain.transactions import FACILITATOR


def translate(
    ledger: Ledger,
    item_id: str,
    text: str,
    *,
    now: datetime,
    translated_by: str | None = None,
    language: str | None = None,
    who: str = FACILITATOR,
) -> Done[Item]:
    """Keep a card's translation beside its words; an empty one takes it away. `language` corrects that of the card.

    `translated_by` is a role ("volontaria", "mediatrice"), never a name: a card may be anonymous.

    Raises:
        Refused: no such card, or nothing changes.
    """
    item = item_of(ledger.process, item_id)
    words = clean(text).strip()
    by = clean_line(translated_by or "") or None
    translation = made(Translation, text=words, translated_by=by) if words else None
    code = clean_line(language or "") or item.language
    if translation == item.translation and code == item.language:
        raise Refused(msg("action.nothing_changes"))
    again = changed(item, translation=translation, language=code)
    return commit(ledger, "translate", now, again, again, who=who)
