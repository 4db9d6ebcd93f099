"""The digest of a document: always the same for the same words, another one for any other word."""

import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.digest import digest_of, is_stale
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

TABLE = Table("Voti", ("Opzione", "Totale"), (("Orto", "4"), ("Forno", "2")), (3, 1), frozenset({1}))

CHART = Chart(("Orto", "Forno"), ("",), ((4.0,), (2.0,)), ("4", "2"), "Grafico", TABLE)
APPOINTMENT = Appointment("K1", "Aprire", ("entro il 3 marzo",), date(2026, 3, 3), "Aprire", "Codice")

BLOCKS: tuple[Block, ...] = (
    Heading(1, "Presenti"),
    Paragraph("Perché l'«ètà» non è un costo 👵", lead="Nota"),
    ListBlock(("uno", "due"), numbered=True),
    TABLE,
    CHART,
    APPOINTMENT,
    WritingLines(2),
    PageBreak(),
    Cards((Card("Orto", options=(("1", "sì"),)),), "ballot"),
    Signatures((("Presidente", "Marta Olivieri"),)),
)

DOCUMENT = Document(
    "Verbale n. 1",
    "it",
    CopyKind.INTERNAL,
    "COPIA INTERNA",
    letterhead=("Comune di Prova",),
    subtitle=("Seduta n. 1",),
    standing=("Bozza",),
    blocks=BLOCKS,
    footer="Verbale n. 1",
)

DIGEST = "ac892f52a2547f3b75b0ec6ee13655488665f370d7894cbde6ee278572eca988"

OTHER: tuple[Block, ...] = (
    Heading(2, "Presenti"),
    Paragraph("Perché l'«ètà» non è un costo 👵", lead="Note"),
    ListBlock(("uno", "due")),
    replace(TABLE, rows=(("Orto", "4"), ("Forno", "3"))),
    replace(CHART, values=((4.0,), (2.5,))),
    replace(APPOINTMENT, day=date(2026, 3, 4)),
    WritingLines(3),
    Paragraph(""),
    Cards((Card("Orto", options=(("1", "no"),)),), "ballot"),
    Signatures((("Presidente", "Marta Oliveri"),)),
)
"""Each block of the document with one small change."""


def test_the_digest_of_a_document_never_changes() -> None:
    """The recipe is part of the format: what was sealed years ago still verifies."""
    assert digest_of(DOCUMENT) == DIGEST


def test_the_recipe_of_the_page_on_the_format_gives_the_same_digest() -> None:
    """Another program needs no more than the page: sorted keys, no spaces, unset fields left out."""
    document = Document("T", "en", CopyKind.PUBLIC, "PUBLIC COPY", blocks=(Heading(1, "A"), Paragraph("é")))
    recipe = (
        '{"blocks":[{"block":"Heading","level":1,"text":"A"},{"block":"Paragraph","text":"é"}],"copy":"public",'
        '"footer":"","language":"en","letterhead":[],"recipe":"codesign-document-1","subtitle":[],"title":"T"}'
    )
    assert digest_of(document) == hashlib.sha256(recipe.encode("utf-8")).hexdigest()
    assert json.loads(recipe)["recipe"] == "codesign-document-1"


@pytest.mark.parametrize("at", range(len(BLOCKS)))
def test_any_block_that_changes_changes_the_digest(at: int) -> None:
    """One letter, one number, one level, one block that is missing or stands elsewhere."""
    changed = replace(DOCUMENT, blocks=(*BLOCKS[:at], OTHER[at], *BLOCKS[at + 1 :]))
    missing = replace(DOCUMENT, blocks=(*BLOCKS[:at], *BLOCKS[at + 1 :]))
    moved = replace(DOCUMENT, blocks=(BLOCKS[at], *BLOCKS[:at], *BLOCKS[at + 1 :]))
    digests = [digest_of(each) for each in (changed, missing, *([moved] if at else []))]
    assert DIGEST not in digests
    assert len(set(digests)) == len(digests)


@pytest.mark.parametrize("name", ["letterhead", "title", "subtitle", "footer", "language", "copy"])
def test_all_that_is_read_is_digested(name: str) -> None:
    """Title, letterhead, what stands under the title, the foot, for whom and in which language."""
    other = {"letterhead": ("Comune",), "subtitle": ("Seduta n. 2",), "copy": CopyKind.PUBLIC}.get(name, "altro")
    assert digest_of(replace(DOCUMENT, **{name: other})) != DIGEST  # type: ignore[arg-type]


def test_where_the_document_stands_and_how_it_looks_are_not_digested() -> None:
    """A protocol number typed afterwards, the seal itself, the metadata: the text is still the same."""
    mark = SealMark("Sigillo", ("a",) * 6, (), "codesign seal v1", "", datetime(2026, 3, 1, tzinfo=UTC))
    dressed = replace(
        DOCUMENT, standing=("Protocollo n. 7",), seal=mark, keywords=("verbale",), author="Ufficio", landscape=True,
        copy_label="COPIA INTERNA · BOZZA", confirm=("x",),
    )  # fmt: skip
    assert digest_of(dressed) == DIGEST
    read = {"title", "language", "copy", "letterhead", "subtitle", "blocks", "footer"}
    apart = {"copy_label", "standing", "page_words", "author", "file_title", "subject", "keywords", "look", "landscape",
             "seal", "confirm", "left_out", "filing"}  # fmt: skip
    assert {each.name for each in fields(Document)} == read | apart


def test_a_seal_is_stale_once_the_text_says_something_else() -> None:
    """The rule that a new version hangs on."""
    seal = Seal(version=1, copy_kind=CopyKind.INTERNAL, language="it", digest=DIGEST, at="2026-03-01T20:00:00+01:00")
    assert not is_stale(seal, replace(DOCUMENT, standing=("Approvato",)))
    assert is_stale(seal, replace(DOCUMENT, title="Verbale n. 1 bis"))
