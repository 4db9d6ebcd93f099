"""Small values that entities are made of: amounts, clock times, days, the frozen base."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer, StringConstraints, WithJsonSchema

from codesign_tui.domain.text import Line, Text

JsonDocument = dict[str, Any]
"""A document as it stands in the process file: JSON values only."""


class Frozen(BaseModel):
    """A value: never changed in place, and never with a field that the format does not know."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        ser_json_inf_nan="constants",
        allow_inf_nan=False,
        defer_build=True,  # a file names few of the tables: each is made ready when its first document comes
    )


def _plain_number(value: Decimal) -> int | float:
    """Return the JSON number that people would write: 10 for 10.0, 12.5 for 12.50."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    PlainSerializer(_plain_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A quantity or an amount in euros, exact in memory, a plain number in JSON."""

HourMinute = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A local wall-clock time, "17:08"."""


def _is_day(value: str) -> str:
    """Return the text if it is a day of the calendar."""
    date.fromisoformat(value)
    return value


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_is_day)]
"""A day of the calendar, "2026-02-12"."""

Instant = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$")]
"""A moment with its offset, "2026-02-12T16:08:00+00:00"."""

Id = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\s\x00-\x1f]+$")]
"""An opaque identifier. Imported ones are kept; new ones are ULIDs."""

Score = Annotated[int, AfterValidator(lambda value: value if 1 <= value <= 5 else _not_a_score(value))]
"""A judgement from 1 to 5."""

FieldValue = Text | int | bool | None | tuple[Line, ...]
"""What a field that a template declares may hold."""

MINUTES_A_DAY: Final = 24 * 60


def _not_a_score(value: int) -> int:
    """Refuse a score outside 1 to 5."""
    raise ValueError(f"{value} is not between 1 and 5")


def clock_minutes(at: str) -> int:
    """Return the minutes since midnight of a time "17:08"."""
    return int(at[:2]) * 60 + int(at[3:])


def clock_text(minutes: int) -> str:
    """Return the time of these minutes since midnight, past midnight included."""
    minutes %= MINUTES_A_DAY
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
