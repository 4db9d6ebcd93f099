"""The generic form of the fields that a template declares: text, number, yes or no, a choice, a list, a date."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from codesign_tui.actions.declaring import fill_fields
from codesign_tui.domain.declared import NO, YES, declared_for, typed_value
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.templates import DeclaredField
from codesign_tui.domain.values import FieldValue
from codesign_tui.locale import Translator
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, FillIn, LineField, TextField
from codesign_tui.tui.screens.prepare_rows import workshop_of

_UNSAID: Final = ""


class DeclaredForm(FillIn):
    """A form whose lines have long names: they stand on more rows."""


class DeclaredForms(Questions):
    """Asks for the fields that the template of the path declares for a record."""

    async def ask_for(self, table: str, identifier: str, name: str) -> bool:
        """Ask for the fields of a record, called `name`; tell whether anything was kept."""
        process, today = self.process, self.desk.now().date()
        fields = declared_for(process, table, workshop_of(self.desk))
        record = process.entity(table, identifier)
        if record is None or not fields:
            self.desk.say(msg("declared.none"), refused=True)
            return False
        before: dict[str, FieldValue] = getattr(record, "fields", {})
        filled = await self.show(
            DeclaredForm(
                self.words,
                msg("declared.ask", name=name),
                _inputs(fields, before, self.words),
                check=lambda one: _trouble(fields, one, today),
            )
        )
        if filled is None:
            return False
        values = {field.id: typed_value(field, filled[_id(at)], today).value for at, field in enumerate(fields)}
        changes = {name: value for name, value in values.items() if value != before.get(name)}
        return bool(changes) and self.desk.do(fill_fields, table, identifier, changes, now=self.desk.now()) is not None


def _id(at: int) -> str:
    """Return the id of a line of the form; a template's own ids may hold what a widget's may not."""
    return f"declared-{at}"


def _trouble(fields: Sequence[DeclaredField], filled: Filled, today: date) -> Msg | None:
    """Return the first thing that cannot be understood."""
    for at, field in enumerate(fields):
        trouble = typed_value(field, filled[_id(at)], today).trouble
        if trouble is not None:
            return trouble
    return None


def _inputs(fields: Sequence[DeclaredField], values: dict[str, FieldValue], words: Translator) -> list[Field]:
    """Return the lines of the form, filled with what is known."""
    return [_input(_id(at), field, values.get(field.id), words) for at, field in enumerate(fields)]


def _input(identifier: str, field: DeclaredField, value: FieldValue, words: Translator) -> Field:
    """Return the line of one field, by its type."""
    label = msg("declared.label", name=field.label.in_language(words.language))
    unsaid = (_UNSAID, words("board.unsaid"))
    match field.type:
        case "yes_no":
            options = (unsaid, (YES, words("new.yes")), (NO, words("new.no")))
            return ChoiceField(identifier, label, options, _UNSAID if value is None else YES if value else NO)
        case "choice":
            choices = tuple((choice.it, choice.in_language(words.language)) for choice in field.choices)
            known = value is None or str(value) in dict(choices)
            kept = () if known else ((str(value), str(value)),)
            return ChoiceField(identifier, label, (unsaid, *choices, *kept), str(value or _UNSAID))
        case "list":
            lines = "\n".join(value) if isinstance(value, tuple) else str(value or "")
            return TextField(identifier, label, lines)
        case "date":
            return LineField(identifier, label, _day(value, words))
        case _:
            return LineField(identifier, label, "" if value is None else str(value))


def _day(value: FieldValue, words: Translator) -> str:
    """Return a kept day as people write it; what is no day as it was kept."""
    try:
        return words.day(date.fromisoformat(str(value))) if value else ""
    except ValueError:
        return str(value)  # an imported file may hold anything here: it is shown, and asked for again
