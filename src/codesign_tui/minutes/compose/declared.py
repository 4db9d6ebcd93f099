"""The fields that a template declares, printed with their labels.

Of a card they stand beside its words; of an anonymous one they are not printed: a language or a village may be a
name. What is noted of the path and of the session (who is in the hall, what a funder asks) is for the office alone.
"""

from collections.abc import Iterator
from contextlib import suppress

from codesign_tui.domain.declared import choice_in, declared_for
from codesign_tui.domain.items import Item
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.templates import DeclaredField
from codesign_tui.domain.terms import Attribution
from codesign_tui.domain.values import FieldValue, Frozen
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.document import Block, ListBlock


def declared(frame: Frame, entity: Frozen) -> list[str]:
    """Return the declared fields of a record that say something, "label: value", in the order of the template."""
    if isinstance(entity, Item) and entity.attribution is Attribution.ANONYMOUS:
        return []
    values: dict[str, FieldValue] = getattr(entity, "fields", {})
    fields = declared_for(frame.process, table_of(type(entity)))
    told = ((field, _said(frame, field, values.get(field.id))) for field in fields)
    return [f"{field.label.in_language(frame.say.language)}: {said}" for field, said in told if said]


def noted(frame: Frame) -> Iterator[Block]:
    """Yield what is noted of the path and of the session, in the internal copy alone."""
    lines = [] if frame.public else [*declared(frame, frame.details), *declared(frame, frame.session)]
    if lines:
        yield ListBlock(tuple(lines))


def _said(frame: Frame, field: DeclaredField, value: FieldValue) -> str:
    """Return a value in words; empty when nothing was said."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return frame.say("minutes.yes" if value else "minutes.no")
    if isinstance(value, tuple):
        return ", ".join(value)
    if field.type == "choice":
        return choice_in(field, value, frame.say.language)
    if field.type == "date":
        with suppress(ValueError):  # an imported file may hold anything here: it is printed as it is
            return frame.day(str(value))
    return str(value)
