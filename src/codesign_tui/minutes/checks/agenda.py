"""What the agenda leaves open: items without an end, what nobody can read yet, questions that were put off."""

from collections.abc import Iterator

from codesign_tui.domain.items import Item
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import msg
from codesign_tui.domain.orphans import waiting_in_inbox
from codesign_tui.domain.parked import item_of, put_off_before
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.private_writing import is_hidden, private_items
from codesign_tui.domain.tables import code_of
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked


def agenda(looked: Looked) -> Iterator[Found]:
    """Yield that there is no agenda."""
    if not looked.agenda:
        yield Found(msg("checks.found.agenda"), Where.AGENDA)


def outcome(looked: Looked) -> Iterator[Found]:
    """Yield each item of which nothing says how it ended."""
    for item in looked.agenda:
        if not (item.skipped or item.outcome or item.summary):
            found = msg("checks.found.outcome", number=item.n, title=item.title)
            yield Found(found, Where.ITEM, item.id, item.id)


def private(looked: Looked) -> Iterator[Found]:
    """Yield each item at which what was written in private is still hidden, from the minutes too."""
    for item in private_items(looked.process, looked.session.id):
        yield Found(msg("checks.found.private", number=item.n), Where.PRIVATE, item.id, item.id)


def inbox(looked: Looked) -> Iterator[Found]:
    """Yield that contributions still wait in the inbox, those of private writing apart."""
    waiting = [
        card
        for card in waiting_in_inbox(looked.process, looked.session.id)
        if isinstance(card, Item) and not is_hidden(looked.process, card)
    ]
    if waiting:
        yield Found(msg("checks.found.inbox", n=len(waiting)), Where.CARD, waiting[0].id)


def parked(looked: Looked) -> Iterator[Found]:
    """Yield that questions put off by earlier sessions found no answer here, nor a place on this agenda."""
    if not looked.has_begun:
        return
    here = {item.id for item in looked.agenda}
    untold = []
    for question in put_off_before(looked.process, looked.session):
        item: AgendaItem | None = item_of(looked.process, question)
        if item is None or item.id not in here:
            untold.append(code_of(question))
    if untold:
        yield Found(msg("checks.found.parked", n=len(untold), codes=", ".join(untold)), Where.PARKED)
