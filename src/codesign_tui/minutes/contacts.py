"""What tells who or where somebody is without any name: ways to reach them, codes, homes, birthdays.

Patterns look for what may not stand in a published act (art. 7-bis c. 4 D.Lgs. 33/2013; `domain.md` §5.4), and leave
alone what looks alike and must stay: protocol numbers, dates, hours, amounts, the CUP, the address of a hall.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Contact:
    """A stretch of text that goes, and what it is."""

    start: int
    end: int
    kind: str
    """The last part of the message that stands for it: email, phone, code, address, date."""


_AT: Final = r"(?:@|\s*[(\[]\s*(?:at|chiocciola)\s*[)\]]\s*|\s+chiocciola\s+)"
_DOT: Final = r"(?:\.|\s*[(\[]\s*(?:dot|punto)\s*[)\]]\s*|\s+punto\s+)"
_EMAIL: Final = re.compile(rf"(?i)(?<![\w.+\-])[\w.+\-]++{_AT}[\w\-]+(?:{_DOT}[\w\-]+)+")

_TAX_CODE: Final = re.compile(
    r"(?i)(?<!\w)(?=(?:[a-z]\s?){6,15}\d)[a-z]{3}\s?[a-z]{3}\s?[\dlmnpqrstuv]{2}\s?[abcdehlmprst]\s?[\dlmnpqrstuv]{2}"
    r"\s?[a-z][\dlmnpqrstuv]{3}\s?[a-z](?!\w)"
)
"""Also with digits turned to letters, as the tax office does when two people would have the same."""

_IBAN: Final = re.compile(
    r"(?i)(?<!\w)(?:it\s?\d{2}\s?[a-z]\s?(?:\d\s?){10}(?:[a-z\d]\s?){11}[a-z\d]|[a-z]{2}\d{2}(?:\s?\d{4}){3,7}\s?\d{0,3})(?!\w)"
)
_PAPER: Final = re.compile(
    r"(?i)(?<!\w)(?:carta\s+d['’]\s?identità|c\.\s?i\.|passaporto|patente|identity\s+card|passport|driving\s+licence)"
    r"[^\w\n]{0,3}(?:n(?:umero|o|r)?\b[.\s°]*)?(?P<gone>(?=[a-z]*\d)[a-z\d]{6,12})(?!\w)"
)

_PREFIX: Final = r"(?:\(?(?:\+|00)\s?\d{1,3}\)?[\s.\-/]*)?"
_PHONE: Final = re.compile(
    rf"(?<![\w/.,+])(?<![€$]\s){_PREFIX}(?:\(?3\d{{2}}\)?|\(?0[1-9]\d{{0,2}}\)?)(?:[\s.\-/]{{0,3}}\d{{2,8}}){{1,4}}(?![\w/]|,\d|\.\d|\s?€|\s?euro)"
)
_LABELLED: Final = re.compile(
    r"(?i)(?<!\w)(?:tel(?:efono|ephone)?|cell(?:ulare)?|phone|mobile|whats\s?app|fax)\b[.:\s]*"
    r"(?:n(?:umero|o|r|\.)\b[.:\s]*)?(?P<gone>\+?[\d(][\d\s./\-()]{4,18}\d)"
)
_LIKE_A_DATE: Final = re.compile(r"\d{1,2}[\s./\-]\d{1,2}[\s./\-](?:19|20)?\d{2}|.*[/\-](?:19|20)\d{2}")
_LIKE_HOURS: Final = re.compile(r"\d{1,2}[.:]\d{2}(?:\s?[\-–/]?\s?\d{1,2}[.:]\d{2})+")
_LIKE_MONEY: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_OF_AN_ACT: Final = re.compile(
    r"(?i)(?<!\w)(?:prot(?:ocollo)?|rep(?:ertorio)?|cig|cup|p\.?\s?iva|partita\s+iva|c\.?\s?f|codice\s+fiscale|vat)\b"
    r"[\s.:°]*(?:n(?:umero|o|r)?\b[\s.:°]*)?$"
)
"""What stands before a number that is an act's, or that a body publishes of itself."""
_DIGITS: Final = range(8, 15)
"""Digits of a telephone number, the country's prefix included (ITU-T E.164 allows fifteen)."""

_STREET: Final = (
    r"(?:via|viale|v\.le|piazza|p\.zza|piazzale|piazzetta|corso|c\.so|largo|vicolo|strada|contrada|località|frazione)"
)
_ADDRESS: Final = (
    rf"(?<!\w){_STREET}\s+[^\d.;:!?\n]{{2,50}}?,?\s*(?:n(?:umero|\.|°)?\s*)?\d{{1,4}}"
    r"(?:\s?/\s?\w{1,3}|\s(?:bis|ter)\b|[a-z]\b)?(?:,\s*(?:int(?:erno|\.)?|scala|piano)\s*\w{1,3})*"
)
_HOME: Final = re.compile(
    r"(?i)(?<!\w)(?:abit(?:o|a|i|ano|iamo|ava)|resident[ei]|residenza\s+(?:in|a)|domiciliat[oaie]|viv(?:o|e|ono|iamo|eva)"
    rf"|sta\s+di\s+casa|casa\s+(?:mia|sua|loro)|liv(?:es?|ing\s+(?:in|at)))\b[^.;!?\n]{{0,40}}?(?P<gone>{_ADDRESS})(?!\w)"
)
"""A home with its number; the address of a hall or of a service, and a street without a number, stay."""
_HOME_ENGLISH: Final = re.compile(
    r"(?i)(?<!\w)(?:lives?|living|resident)\s+(?:in|at)\s+(?P<gone>\d{1,4}\w?,?\s+(?:[\w'’]+\s){1,4}"
    r"(?:street|road|avenue|lane|square|st|rd)\b\.?)"
)
BESIDE_A_NAME: Final = re.compile(rf"(?i)[\s,(–-]*(?:in\s+)?(?P<gone>{_ADDRESS})(?!\w)")
"""The address right after somebody's name: "casa di Bruno Vezzali, via del Mulino 4"."""
_BORN: Final = re.compile(
    r"(?i)(?<!\w)(?:nat[oaie]|born)\b[^.;!?\n\d]{0,50}?(?P<gone>\d{1,2}[\s./\-]+(?:\d{1,2}|[a-zà-ù]{3,9})[\s./\-]+\d{2,4})(?!\w)"
)

_PART: Final = r"[A-ZÀ-Ý](?:[\w\-]|['’](?!s\b))+"
_NAME: Final = rf"(?:[A-ZÀ-Ý]\.\s?){{0,2}}{_PART}(?:\s{_PART}){{0,2}}"
_RELATIVE: Final = re.compile(
    r"(?<!\w)(?:moglie|marito|compagn[oa]|figli[oa]|fratello|sorella|padre|madre|mamma|papà|nonn[oa]|nipote|zi[oa]|cugin[oa]"
    r"|cognat[oa]|suocer[oa]|genero|nuora|badante|vicin[oa]\s+di\s+casa"
    r"|husband|wife|son|daughter|brother|sister|mother|father|neighbour)"
    rf"\s+(?P<gone>{_NAME})"
)
"""The name of a relative, a neighbour, a carer: they are not at the table."""

_KINDS: Final = (
    ("email", _EMAIL),
    ("tax_code", _TAX_CODE),
    ("tax_code", _IBAN),
    ("tax_code", _PAPER),
    ("phone", _LABELLED),
    ("email", _HOME),
    ("email", _HOME_ENGLISH),
    ("birthday", _BORN),
    ("name", _RELATIVE),
)
"""What goes, and which message stands for it: an e-mail address and a home are both "an address"."""


@lru_cache(maxsize=2048)
def contacts(text: str) -> tuple[Contact, ...]:
    """Return what tells who or where somebody is; kept, since a session is looked at again after each change."""
    return tuple(_contacts(text))


def _contacts(text: str) -> Iterator[Contact]:
    """Yield what tells who or where somebody is."""
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            yield Contact(*match.span("gone" if "gone" in pattern.groupindex else 0), kind)
    for match in _PHONE.finditer(text):
        if _is_a_number_to_call(match.group()) and not _OF_AN_ACT.search(text[: match.start()]):
            yield Contact(*match.span(), "phone")


def _is_a_number_to_call(found: str) -> bool:
    """Tell a telephone number from a date, an act's number, a stretch of hours and an amount."""
    if any(alike.fullmatch(found) for alike in (_LIKE_A_DATE, _LIKE_HOURS, _LIKE_MONEY)):
        return False
    return sum(character.isdigit() for character in found) in _DIGITS


URL: Final = re.compile(r"(?i)(?:https?://|www\.)[^\s<>«»\"]+")
"""An address on the net: it goes when a name that goes is part of it."""

UNLISTED: Final = re.compile(
    r"(?<!\w)(?:[Ll]a|[Ii]l|[Dd]alla|[Dd]al|[Dd]ella|[Dd]el|[Aa]lla|[Aa]l)?\s?(?<!\w)"
    r"(?:[Ss]ignor[ae]?|[Ss]ignorina|[Ss]ig\.(?:\s?r?(?:na|ra|a)\b\.?)?|M(?:rs?|s)\.?|Miss)\s+"
    rf"(?P<name>{_NAME})"
)
"""Somebody called Mr or Ms who is in no list: citizens are called so, and nobody asked them."""
