"""Words that do not belong in the texts of shared administration. What people say at the table is never linted."""

from collections.abc import Iterator

from codesign_tui.library.check_words import shipped_words


def unfit_words(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Return each unfit expression of a template's text, with its kind: `procurement`, `ruling` or `ambiguous`."""
    words = shipped_words()
    for kind, listed in (("procurement", words.procurement), ("ruling", words.ruling)):
        for found in listed.found(text, (language,)):
            yield found, kind
    for acronym in words.acronyms:
        if acronym.stands_bare(text):
            yield acronym.word, "ambiguous"
