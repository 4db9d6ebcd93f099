"""Whose voice a card is, in words; what the hall sees never tells who wrote an anonymous card."""

from codesign_tui.domain.items import Item
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, Channel
from codesign_tui.locale import Translator


def origin(process: Process, item: Item, words: Translator, *, projected: bool) -> str:
    """Return under whose name a card is reported and how it came; to the hall, nothing of an anonymous one."""
    if item.attribution is Attribution.ANONYMOUS:
        return "" if projected else words("board.anonymous")
    parts = [voice(process, item, words)]
    if not projected:
        parts.append(words("board.at_table", table=item.origin_table) if item.origin_table else "")
        parts.append(words("board.by_phone") if item.channel is Channel.PHONE else "")
        parts.append(words("board.on_paper") if item.channel is Channel.PAPER else "")
    return " · ".join(part for part in parts if part)


def voice(process: Process, item: Item, words: Translator) -> str:
    """Return the name under which a card is reported: person, organisation or category."""
    person = process.person(item.author)
    body = process.get(Organization, item.author_organization) or process.organization_of(person)
    if item.attribution is Attribution.CATEGORY:
        return words.term(item.category) if item.category else ""
    if item.attribution is Attribution.PERSON and person is not None:
        return f"{person.full_name} ({body.label})" if body else person.full_name
    if body is not None:
        return body.label
    if person is not None and item.attribution is None:
        return person.full_name
    return words.term(item.category) if item.category else ""


def owner(process: Process, identifier: str | None, organization: str | None) -> str:
    """Return who answers for something: the person and the body they sit for, or the body alone."""
    person = process.person(identifier)
    body = process.get(Organization, organization) or process.organization_of(person)
    if person is None:
        return body.label if body else ""
    return f"{person.full_name} ({body.label})" if body else person.full_name
