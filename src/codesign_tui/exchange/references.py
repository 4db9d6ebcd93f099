"""References of a file that lead nowhere: worth saying, never a reason to refuse the file."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.transactions import Put

_REFERENCES: Final = frozenset(
    {
        "addressed_to", "addressee", "agenda_item", "answered_in", "approval_vote", "approved_in", "author",
        "author_organization", "by", "chair", "cluster", "consulted", "controller", "counted", "current_item",
        "different_from", "facilitator", "from_item", "hmw", "indicators", "informed", "invited_by", "merged",
        "merged_into", "needs", "owner", "owner_organization", "parent", "participant", "people",
        "procedure_manager", "proposals", "proposers", "provider", "resources", "responsible", "second_owner",
        "secretary", "session", "split_from", "supporters", "taken_up", "vote", "withdrawn",
    }
)  # fmt: skip
"""Fields that hold an id, or ids, of other records. A template's id is not among them: it may be another office's."""

_ORGANIZATION_OF: Final = frozenset({"participants", "counted_people", "minutes", "process", "proposals", "votes"})
"""Tables whose `organization` is an id; for staff it may be free words."""


def unresolved(puts: Iterable[Put]) -> tuple[Msg, ...]:
    """Return a sentence for each reference to a record that is not among these documents."""
    puts = tuple(puts)
    known = {put.id for put in puts}
    return tuple(
        msg("exchange.dangling", table=put.table, id=put.id, field=field, target=target)
        for put in puts
        if put.document is not None
        for field, target in _references(put.table, put.document)
        if target not in known
    )


def _references(table: str, value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield every reference in a document, with its field."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if key != "fields":
                yield from _references(table, entry, key)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from _references(table, entry, field)
    elif isinstance(value, str) and (field in _REFERENCES or (field == "organization" and table in _ORGANIZATION_OF)):
        yield field, value
