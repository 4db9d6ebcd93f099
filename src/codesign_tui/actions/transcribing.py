"""Keep what tables wrote on paper: the lines that a table gave to a question, during the session or after it."""

from collections.abc import Sequence
from datetime import datetime

from codesign_tui.actions.capture import Contribution, capture_many
from codesign_tui.actions.steps import found
from codesign_tui.domain.items import Item
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.table_questions import category_of_table, table_name
from codesign_tui.domain.terms import Channel, ItemKind
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR


def transcribe(
    ledger: Ledger,
    item_id: str,
    texts: Sequence[str],
    *,
    now: datetime,
    table: str,
    question: str,
    kind: ItemKind,
    language: str | None = None,
    who: str = FACILITATOR,
) -> Done[tuple[Item, ...]]:
    """Keep lines of one table's sheet as items of an agenda item, all of them or none.

    The item may be closed, and so may its session: what comes then is marked as transcribed afterwards. Where all
    who sit at the table are of one category, the lines stand under it.

    Raises:
        Refused: no such item, no table or question is named, or a line cannot be kept.
    """
    item = found(ledger.process, AgendaItem, item_id)
    name, asked = table_name(clean_line(table)), clean_line(question)
    if not name or not asked:
        raise Refused(msg("tables.name_missing"))
    values = {"question": asked} | ({"language": language} if language else {})
    lines = [
        Contribution(
            kind=kind,
            text=text,
            session=item.session,
            agenda_item=item.id,
            category=category_of_table(ledger.process, item.session, name),
            channel=Channel.PAPER,
            origin_table=name,
            values=values,
        )
        for text in texts
    ]
    return capture_many(ledger, lines, now=now, who=who, action="transcribe_lines")
