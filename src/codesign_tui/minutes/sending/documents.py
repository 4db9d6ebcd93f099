"""What every page that goes out has around it: the office above, the path and the day, the copy."""

from collections.abc import Iterable

from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.discretion import without_names
from codesign_tui.minutes.document import Block, Document, Look
from codesign_tui.minutes.sending.outgoing import Outgoing


def page(
    out: Outgoing,
    name: str,
    title: str,
    blocks: Iterable[Block],
    *,
    look: Look = "minutes",
    landscape: bool = False,
) -> Document:
    """Return a document of the whole path; names leave a public one as they leave public minutes."""
    say, details = out.say, out.process.details
    document = Document(
        title=title,
        language=say.language,
        copy=out.frame.copy,
        copy_label=say(f"minutes.copy.{out.frame.copy.value}"),
        letterhead=heading.letterhead(out.frame),
        subtitle=(say("sending.as_of", title=details.title, day=out.frame.day(out.day.isoformat())),),
        blocks=tuple(blocks),
        footer=f"{details.title} · {say(f'sending.name.{name}')}",
        page_words=(say("minutes.page"), say("minutes.page_of")),
        author=heading.office(out.frame),
        file_title=details.title,
        subject=say(f"sending.name.{name}"),
        look=look,
        landscape=landscape,
    )
    return without_names(document, out.process) if out.public else document
