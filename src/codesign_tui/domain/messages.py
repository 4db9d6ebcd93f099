"""Sentences for people, without a language: a message id and its arguments.

`domain`, `actions` and `journal` return or raise `Msg`s; each face (screen, phone, command line, document) turns
them into words with its own `Translator`, so that two languages can be spoken in one run.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Union

Arg = Union[str, int, Decimal, date, datetime, time, Enum, "Msg", None]
"""What may stand in a message: text, a number, an amount in euros, a moment, a word of the field, a message."""


@dataclass(frozen=True, slots=True)
class Msg:
    """One sentence to be said in the reader's language.

    The id's first part names the catalogue (`people.arrived` is in `people.po`). An argument called `n` chooses
    between singular and plural.
    """

    id: str
    args: Mapping[str, Arg] = field(default_factory=lambda: MappingProxyType({}))

    def __hash__(self) -> int:
        """Hash by what is said."""
        return hash((self.id, tuple(sorted((key, str(value)) for key, value in self.args.items()))))


def msg(identifier: str, /, **args: Arg) -> Msg:
    """Return the message with these arguments."""
    return Msg(identifier, MappingProxyType(args))


class CodesignError(Exception):
    """Something a person must be told: one sentence that says what, where and what to do.

    `exit_code` is what the command line returns: 1 a check failed, 2 wrong use or bad input, 3 the file is
    damaged, held by another program or cannot be written.
    """

    exit_code = 2

    def __init__(self, message: Msg) -> None:
        super().__init__(message.id, dict(message.args))
        self.message = message


class Refused(CodesignError):
    """An action that cannot be done now; nothing was changed."""
