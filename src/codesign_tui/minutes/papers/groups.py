"""The groups of a session as a page to hang on the wall. It holds names: it is an internal copy."""

from collections.abc import Iterator

from codesign_tui.domain.grouping import counted_in, names_in
from codesign_tui.domain.meetings import TableGroup
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock
from codesign_tui.minutes.groups import counted_words
from codesign_tui.minutes.papers.hall import Hall


def groups_sheet(hall: Hall) -> Document:
    """Return the groups of a session, a heading and the names for each.

    Raises:
        Refused: no groups were made.
    """
    groups = hall.session.groups
    if not groups:
        raise Refused(msg("papers.nothing.groups"))
    names = names_in(hall.process, hall.session.id)
    return hall.document(
        "groups",
        hall.say("groups.title", title=hall.session.title),
        tuple(block for group in groups for block in _group(hall.process, group, names, hall.say)),
        look="poster",
        copy=CopyKind.INTERNAL,
    )


def _group(process: Process, group: TableGroup, names: dict[str, str], words: Translator) -> Iterator[Block]:
    """Yield a group's heading and its people."""
    size = words("groups.size", n=group.size)
    yield Heading(1, f"{words('groups.heading', name=group.name)} · {size}")
    people = [names.get(person) or _name(process, person) for person in group.people]
    people += [counted_words(counted, number, words) for counted, number in counted_in(process, group)]
    if people:
        yield ListBlock(tuple(people))


def _name(process: Process, person: str) -> str:
    """Return the name of a member."""
    member = process.person(person)
    return member.full_name if member else person
