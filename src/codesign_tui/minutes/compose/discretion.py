"""The last pass over a public copy: names that may not appear leave every text of it, whoever wrote that text."""

from dataclasses import replace

from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.filing.record import mapped_filing
from codesign_tui.minutes.mapping import mapped_block
from codesign_tui.minutes.privacy import Hidden, keeper_of, to_read_again


def without_names(document: Document, process: Process) -> Document:
    """Return the document without the names a public copy may not print; each replacement is listed in `confirm`.

    So is what speaks of health or hardship, which no list of words can judge.
    """
    keeper = keeper_of(process, document.language)
    replaced: dict[Hidden, None] = {}
    delicate: dict[str, None] = {}

    def rewrite(text: str) -> str:
        """Return one text without names, remembering what was replaced."""
        words, hidden = keeper.hide(text)
        replaced.update(dict.fromkeys(hidden))
        if to_read_again(words):
            delicate[words] = None
        return words

    def rewrite_all(texts: tuple[str, ...]) -> tuple[str, ...]:
        """Return texts without names."""
        return tuple(map(rewrite, texts))

    clean = replace(
        document,
        title=rewrite(document.title),
        letterhead=rewrite_all(document.letterhead),
        subtitle=rewrite_all(document.subtitle),
        standing=rewrite_all(document.standing),
        blocks=tuple(mapped_block(block, rewrite) for block in document.blocks),
        footer=rewrite(document.footer),
        author=rewrite(document.author),
        file_title=rewrite(document.file_title),
        subject=rewrite(document.subject),
        keywords=rewrite_all(document.keywords),
        filing=mapped_filing(document.filing, rewrite) if document.filing is not None else None,
    )
    say = Translator(document.language)
    listed = tuple(say("minutes.hidden.listed", found=each.found, instead=each.instead) for each in replaced)
    again = tuple(say("minutes.hidden.read_again", words=words) for words in delicate)
    return replace(clean, confirm=(*listed, *again))
