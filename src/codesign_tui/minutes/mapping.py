"""A document with every text changed by one function: cleaned for a renderer, freed of names for a public copy."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from codesign_tui.minutes.document import (
    Appointment,
    Block,
    Card,
    Cards,
    Chart,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    SealMark,
    Signatures,
    Table,
    WritingLines,
)
from codesign_tui.minutes.filing.record import mapped_filing


def mapped(document: Document, change: Callable[[str], str]) -> Document:
    """Return the document with each text that a reader sees changed."""
    return replace(
        document,
        title=change(document.title),
        copy_label=change(document.copy_label),
        letterhead=tuple(map(change, document.letterhead)),
        subtitle=tuple(map(change, document.subtitle)),
        standing=tuple(map(change, document.standing)),
        blocks=tuple(mapped_block(block, change) for block in document.blocks),
        footer=change(document.footer),
        page_words=(change(document.page_words[0]), change(document.page_words[1])),
        author=change(document.author),
        subject=change(document.subject),
        keywords=tuple(map(change, document.keywords)),
        filing=mapped_filing(document.filing, change) if document.filing is not None else None,
        seal=_mapped_seal(document.seal, change) if document.seal is not None else None,
    )


def mapped_block(block: Block, change: Callable[[str], str]) -> Block:
    """Return one block with each of its texts changed."""
    match block:
        case Heading():
            return replace(block, text=change(block.text))
        case Paragraph():
            return replace(block, text=change(block.text), lead=change(block.lead))
        case ListBlock():
            return replace(block, items=tuple(map(change, block.items)))
        case Table():
            return _mapped_table(block, change)
        case Chart():
            return replace(
                block,
                bars=tuple(map(change, block.bars)),
                parts=tuple(map(change, block.parts)),
                shown=tuple(map(change, block.shown)),
                alternative=change(block.alternative),
                more=change(block.more),
                table=_mapped_table(block.table, change),
            )
        case Appointment():
            return replace(
                block,
                lead=change(block.lead),
                text=change(block.text),
                details=tuple(map(change, block.details)),
                summary=change(block.summary),
                alternative=change(block.alternative),
            )
        case WritingLines() | PageBreak():
            return block
        case Cards():
            return replace(block, cards=tuple(_mapped_card(card, change) for card in block.cards))
        case Signatures():
            return replace(block, lines=tuple((change(role), change(name)) for role, name in block.lines))
        case _:
            assert_never(block)


def _mapped_table(table: Table, change: Callable[[str], str]) -> Table:
    """Return a table with each of its texts changed."""
    rows = tuple(tuple(map(change, row)) for row in table.rows)
    return replace(table, caption=change(table.caption), header=tuple(map(change, table.header)), rows=rows)


def _mapped_seal(seal: SealMark, change: Callable[[str], str]) -> SealMark:
    """Return a seal with each text that a reader sees changed; what the code holds is never touched."""
    return replace(
        seal,
        lead=change(seal.lead),
        words=tuple(map(change, seal.words)),
        details=tuple(map(change, seal.details)),
        alternative=change(seal.alternative),
    )


def _mapped_card(card: Card, change: Callable[[str], str]) -> Card:
    """Return a card with each of its texts changed."""
    return replace(
        card,
        title=change(card.title),
        under=change(card.under),
        options=tuple((change(number), change(words)) for number, words in card.options),
        note=change(card.note),
        boxes=tuple(map(change, card.boxes)),
    )
