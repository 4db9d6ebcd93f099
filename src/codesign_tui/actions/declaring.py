"""Fill in the fields that a template declares for a record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from codesign_tui.actions.steps import changed, commit
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.values import FieldValue, Frozen


def fill_fields(
    ledger: Ledger,
    table: str,
    identifier: str,
    values: Mapping[str, FieldValue],
    *,
    now: datetime,
    who: str = FACILITATOR,
) -> Done[Frozen]:
    """Keep these values in the fields of a record; None takes one away, the others stay as they are.

    Raises:
        Refused: no such record, or nothing changes.
    """
    record = ledger.process.entity(table, identifier)
    before: Any = getattr(record, "fields", None)
    if record is None or before is None:
        raise Refused(msg("action.not_found", id=identifier))
    after = {name: value for name, value in {**before, **values}.items() if value is not None}
    if after == before:
        raise Refused(msg("action.nothing_changes"))
    kept = changed(record, fields=after)
    return commit(ledger, "fill_fields", now, kept, kept, who=who)
