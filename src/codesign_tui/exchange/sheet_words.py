"""Words of a cell that people write in their own way: yes and no, a category of stakeholders, an anonymous voice."""

from typing import Final

from codesign_tui.domain.terms import Attribution, Category
from codesign_tui.domain.text import folded
from codesign_tui.locale import LANGUAGES, Translator

_YES: Final = frozenset(("si", "yes", "y", "s", "x", "1", "vero", "true"))
_NO: Final = frozenset(("no", "n", "0", "falso", "false", "-"))


def is_yes(words: str) -> bool | None:
    """Tell whether a cell says yes or no; None where it says neither."""
    word = folded(words).strip(" .")
    if word in _YES:
        return True
    return False if word in _NO else None


def category_in(words: str) -> Category | None:
    """Return the category that words name: its code, or what it is called in any of our languages."""
    return _categories().get(folded(words).replace("_", " ").strip(" ."))


def is_anonymous(words: str) -> bool:
    """Tell whether a cell says that nobody is to be named."""
    spoken = {folded(Translator(one).term(Attribution.ANONYMOUS)) for one in LANGUAGES}
    return folded(words).strip(" .") in spoken | _NOBODY


_NOBODY: Final = frozenset(("anonima", "anonimi", "anonime", "anonymous"))


def _categories() -> dict[str, Category]:
    """Return the categories by their words in each language, singular, plural and shorter ones."""
    named = {folded(Translator(one).term(each)): each for one in LANGUAGES for each in Category}
    columns = {folded(Translator(one)(f"sheets.column.{each.value}")): each for one in LANGUAGES for each in Category}
    codes = {each.value.replace("_", " "): each for each in Category}
    return named | columns | codes | _SHORTER


_SHORTER: Final = {
    "pa": Category.PUBLIC_BODY,
    "enti pubblici": Category.PUBLIC_BODY,
    "pubblico": Category.PUBLIC_BODY,
    "public": Category.PUBLIC_BODY,
    "ets": Category.THIRD_SECTOR,
    "ente del terzo settore": Category.THIRD_SECTOR,
    "privato": Category.PRIVATE_ENTITY,
    "enti privati": Category.PRIVATE_ENTITY,
    "private": Category.PRIVATE_ENTITY,
    "cittadini": Category.CIVIL_SOCIETY,
    "cittadino": Category.CIVIL_SOCIETY,
    "citizens": Category.CIVIL_SOCIETY,
    "citizen": Category.CIVIL_SOCIETY,
}
"""What people write for a category."""
