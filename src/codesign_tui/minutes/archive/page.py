"""The index as a page (*Indice del fascicolo*): what each file is, where it stands, its fingerprint, how to check."""

from collections.abc import Sequence

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.archive.contents import PackAsked
from codesign_tui.minutes.archive.index import Entry
from codesign_tui.minutes.archive.layout import INDEX
from codesign_tui.minutes.document import Document, Heading, ListBlock, Paragraph, Table
from codesign_tui.minutes.filing.sidecar import SUFFIX

_BESIDE = (".sha256", SUFFIX)
"""What stands beside a file and is not told on a line of its own: the list is for people."""


def index_page(asked: PackAsked, entries: Sequence[Entry]) -> Document:
    """Return the index as a document. It is public only where every file of the pack is."""
    say, session, details = asked.translator, asked.session, asked.process.details
    copy = CopyKind.PUBLIC if all(each.copy == "public" for each in entries) else CopyKind.INTERNAL
    shown = [each for each in entries if not each.path.endswith(_BESIDE)]
    rows = tuple(
        (str(number), each.what, each.path, say(f"archive.copy.{each.copy or 'none'}"), each.digest)
        for number, each in enumerate(shown, 1)
    )
    header = tuple(say(f"archive.column.{name}") for name in ("n", "what", "file", "copy", "fingerprint"))
    declared = session.attachments if copy is CopyKind.INTERNAL else ()
    return Document(
        title=say("archive.title", number=session.number),
        language=say.language,
        copy=copy,
        copy_label=say(f"minutes.copy.{copy.value}"),
        letterhead=(details.title,),
        subtitle=(say("archive.made_on", day=say.day(asked.at.date())),),
        blocks=(
            Paragraph(say("archive.how", n=len(shown), file=INDEX)),
            Table("", header, rows, (1, 5, 7, 3, 10), frozenset({0})),
            *((Heading(1, say("archive.declared")), ListBlock(declared)) if declared else ()),
        ),
        footer=f"{details.title} · {say('archive.title', number=session.number)}",
        page_words=(say("minutes.page"), say("minutes.page_of")),
        file_title=details.title,
        subject=say("archive.title", number=session.number),
    )
