"""What every page that goes out has around it: the office above, the path and the day, the copy."""

from collections.abc import Iterable

from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.discretion import without_names
from codesign_tui.minutes.compose.filed import filing
from codesign_tui.minutes.compose.frame import joined
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
    of: str = "",
) -> Document:
    """Return a document of the whole path; names leave a public one as they leave public minutes.

    `of` is the id of whoever it is written to, where there is one for each.
    """
    say, details = out.say, out.process.details
    label = say(f"sending.name.{name}")
    original = out.frame.by_kind("minutes.footer.original") if out.public else ""
    document = Document(
        title=title,
        language=say.language,
        copy=out.frame.copy,
        copy_label=say(f"minutes.copy.{out.frame.copy.value}"),
        letterhead=heading.letterhead(out.frame),
        subtitle=(say("sending.as_of", title=details.title, day=out.frame.day(out.day.isoformat())),),
        blocks=tuple(blocks),
        footer=joined((details.title, label, original), " · "),
        page_words=(say("minutes.page"), say("minutes.page_of")),
        author=heading.office(out.frame),
        file_title=details.title,
        subject=label,
        keywords=tuple(say(f"minutes.keywords.{details.kind.value}").split(", ")),
        filing=filing(out.frame, name, label, of_session=False, of=of),
        look=look,
        landscape=landscape,
    )
    return without_names(document, out.process) if out.public else document
