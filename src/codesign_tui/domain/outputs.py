"""How an agenda item of an imported file says in words what it produced: "N01-N40 (escluso N11)", "V1", "risks"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_EXCLUDED: Final = re.compile(r"\((?:esclus[oaie]|tranne|eccetto|except|excluding|without)\s+([^)]*)\)", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\([^)]*\)")
_RANGE: Final = re.compile(r"^([A-Za-z]+)(\d+)\s*[-–—]\s*([A-Za-z]*)(\d+)$")
_CODE: Final = re.compile(r"([A-Za-z]{1,4})(\d{1,6})")
_SEPARATORS: Final = re.compile(r"[,;]|\s+(?:e|and)\s+")
_LONGEST_RANGE: Final = 10_000


def codes_in(output: str) -> Iterator[str]:
    """Yield the codes that one line of outputs names, ranges spelled out, exclusions and other asides left out."""
    excluded = {code.strip() for group in _EXCLUDED.findall(output) for code in _SEPARATORS.split(group)}
    for part in _SEPARATORS.split(_ASIDE.sub(" ", output)):
        yield from (code for code in _spelled_out(part.strip()) if code not in excluded)


def _spelled_out(part: str) -> Iterator[str]:
    """Yield every code from the first to the last of a range, or the one code."""
    match = _RANGE.match(part)
    if match is None or (match[3] and match[3] != match[1]):
        if part:
            yield part
        return
    first, last = int(match[2]), int(match[4])
    for number in range(first, min(last, first + _LONGEST_RANGE) + 1):
        yield f"{match[1]}{number:0{len(match[2])}d}"


def comparable(code: str) -> str:
    """Return a code as it is compared: H01 is H1."""
    match = _CODE.fullmatch(code)
    return f"{match[1].upper()}{int(match[2])}" if match else code


def names(output: str, table: str, identifier: str) -> bool:
    """Tell whether one line of outputs names a record, by its id or by its whole table."""
    named = _named(output)
    return table in named or comparable(identifier) in named


@lru_cache(maxsize=256)
def _named(output: str) -> frozenset[str]:
    """Return what one line of outputs names, as it is compared."""
    return frozenset(map(comparable, codes_in(output)))
