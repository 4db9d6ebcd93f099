"""Words that do not belong in the texts of shared administration. What people say at the table is never linted."""

import re
from collections.abc import Iterator
from typing import Final

_PROCUREMENT: Final = {
    "it": (
        r"gar[ae]|appalt\w*|subappalt\w*|aggiudica\w*|ribass\w*|corrispettiv\w*|stazion[ei] appaltant\w*",
        r"bas[ei] d['’]asta|capitolat\w*|fornitor[ei]|committent[ei]|offert[ae] economic\w*",
    ),
    "en": (
        r"procure\w*|tender\w*|bid|bids|bidder\w*|contractor\w*|subcontract\w*|contracting authorit\w*",
        r"lowest price|award(?:ed|ing)? the contract|supplier\w*|vendor\w*",
    ),
}
"""Procurement words, by language. Shared administration is another channel (Corte cost. 131/2020, D.Lgs. 36/2023)."""

_RULING: Final = {
    "it": (
        r"tavolo (?:approva|delibera|determina|decide|respinge|dispone|autorizza)",
        r"(?:approvat|respint|deliberat)[aoie] dal tavolo",
    ),
    "en": (
        r"table (?:approves|decides|rules|rejects|determines|authori[sz]es)",
        r"(?:approved|decided|rejected) by the table",
    ),
}
"""A table proposes, shares and takes note; only the authority decides (D.M. 72/2021)."""

_AMBIGUOUS: Final = re.compile(r"\bATS\b|\bRUP\b")
"""Three bodies share the one abbreviation; the other belongs to public contracts."""


def unfit_words(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Return each unfit expression of a template's text, with its kind: `procurement`, `ruling` or `ambiguous`."""
    for kind, words in (("procurement", _PROCUREMENT), ("ruling", _RULING)):
        pattern = rf"\b(?:{'|'.join(words[language])})\b"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield match.group(), kind
    for match in _AMBIGUOUS.finditer(text):
        yield match.group(), "ambiguous"
