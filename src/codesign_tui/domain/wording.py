"""One typed text made into the parts of an item."""

import re
from typing import Final

from codesign_tui.domain.text import clean

LONGEST_TITLE: Final = 100
"""Characters of a title taken from a text; a longer first sentence is cut at a word and kept whole in the text."""

_SENTENCE_END: Final = re.compile(
    r"(?<!\bsig)(?<!\bdott)(?<!\bprof)(?<!\bart)(?<!\bavv)(?<!\bing)(?<!\becc)(?<!\bn)(?<!\bc)(?<!\bs)([.!?])\s+(?=[A-ZÀ-Ý«“\"])"
)


def title_and_text(words: str) -> tuple[str, str]:
    """Return the title and the text that one typed text makes: its first line, or its first sentence, and the rest.

    No word is lost: what the title leaves out is in the text.
    """
    words = clean(words).strip()
    first, _, rest = (part.strip() for part in words.partition("\n"))
    if not rest:
        sentence = _SENTENCE_END.search(first)
        if sentence is not None:
            first, rest = first[: sentence.end(1)], first[sentence.end() :].strip()
    if len(first) > LONGEST_TITLE:
        return f"{first[:LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(' ,;:')}…", words
    if first.endswith(".") and not first.endswith(".."):
        first = first[:-1]
    return first, rest
