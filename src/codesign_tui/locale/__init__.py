"""The languages of the product: one gettext catalogue per part and language, and the `Translator` of a face.

No global language: each face, document or phone holds a `Translator` of its own.
"""

import gettext
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from importlib.resources import as_file, files
from typing import ClassVar, Final

from codesign_tui.domain.messages import Arg, Msg

LANGUAGES: Final = ("it", "en")
"""Languages in which every message exists."""

DEFAULT_LANGUAGE: Final = "it"


class MissingMessage(LookupError):
    """A message id that the catalogues do not have: a mistake of ours, found by the tests."""


@lru_cache(maxsize=64)
def _catalogue(language: str, part: str) -> gettext.NullTranslations:
    """Return one part's messages in one language."""
    source = files("codesign_tui.locale").joinpath(language, "LC_MESSAGES", f"{part}.mo")
    if not source.is_file():
        return gettext.NullTranslations()
    with as_file(source) as path, path.open("rb") as stream:
        return gettext.GNUTranslations(stream)


class Translator:
    """Turns `Msg`s, words of the field, dates and amounts into one language's words."""

    strict: ClassVar[bool] = False
    """Whether a missing message is an error. The tests say so; a facilitator reads its id and goes on working."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no catalogue for {language!r}")
        self.language = language

    def __call__(self, message: Msg | str, /, **args: Arg) -> str:
        """Return the words of a message, or of a message id with arguments.

        Raises:
            MissingMessage: the id is in no catalogue, and this is a test.
        """
        if isinstance(message, str):
            return self._say(message, args)
        return self._say(message.id, message.args)

    def has(self, identifier: str) -> bool:
        """Tell whether a message exists: a code that a municipality added has no words of ours."""
        return _catalogue(self.language, identifier.partition(".")[0]).gettext(identifier) != identifier

    def term(self, word: Enum) -> str:
        """Return a word of the field in this language: `Category.PUBLIC_BODY` is "ente pubblico"."""
        return self._say(f"terms.{type(word).__name__}.{word.value}", {})

    def language_name(self, code: str) -> str:
        """Return what a language is called, or its code where the catalogues have no name for it."""
        identifier = f"template.language.{code}"
        return self(identifier) if self.has(identifier) else code

    def _say(self, identifier: str, args: Mapping[str, Arg]) -> str:
        """Look the message up, plural included, and fill in its arguments."""
        catalogue = _catalogue(self.language, identifier.partition(".")[0])
        number = args.get("n")
        words = identifier
        if isinstance(number, int):
            words = catalogue.ngettext(identifier, f"{identifier}#", number)
            if words in (identifier, f"{identifier}#"):
                words = identifier
        if words == identifier:
            words = catalogue.gettext(identifier)
        if words == identifier:
            if self.strict:
                raise MissingMessage(f"{identifier} ({self.language})")
            return identifier
        return words.format_map({key: self._worded(value) for key, value in args.items()}) if args else words

    def _worded(self, value: Arg) -> str:
        """Return one argument as words."""
        if isinstance(value, Msg):
            return self(value)
        if isinstance(value, Enum):
            return self.term(value)
        if isinstance(value, datetime):
            return f"{self.day(value.date())}, {self.clock(value.time())}"
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, time):
            return self.clock(value)
        if isinstance(value, Decimal):
            return self.euros(value)
        return "" if value is None else str(value)

    def day(self, day: date, *, style: str = "long") -> str:
        """Return a date as people write it: "12 febbraio 2026"."""
        from babel.dates import format_date

        return format_date(day, style, locale=self._babel)

    def clock(self, at: time | str) -> str:
        """Return a time of day, "17.08" in Italian and "17:08" in English, from a time or a text "17:08"."""
        text = at if isinstance(at, str) else at.strftime("%H:%M")
        return text.replace(":", ".") if self.language == "it" else text

    def euros(self, amount: Decimal) -> str:
        """Return an amount: "1.440,00 €" in Italian, "€1,440.00" in English."""
        from babel.numbers import format_currency

        return format_currency(amount, "EUR", locale=self._babel)

    def number(self, value: Decimal | float, *, decimals: int = 0) -> str:
        """Return a number with this language's separators, and at least so many decimals."""
        from babel.numbers import format_decimal

        pattern = f"#,##0.{'0' * decimals}###" if decimals else None
        return format_decimal(value, pattern, locale=self._babel)

    @property
    def _babel(self) -> str:
        """The locale that writes dates and amounts."""
        return "en_GB" if self.language == "en" else "it_IT"
