"""Keep what somebody can do or brings with the person, the body, or the category of those who are counted."""

from datetime import datetime

from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.abilities import AbilityKind, entries
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.values import Frozen

_FIELDS = {AbilityKind.SKILL: "skills", AbilityKind.OFFER: "offers"}
_ACTIONS = {AbilityKind.SKILL: "keep_skill", AbilityKind.OFFER: "keep_offer"}


def keep_ability(
    ledger: Ledger,
    kind: AbilityKind,
    text: str,
    *,
    now: datetime,
    person: str | None = None,
    organization: str | None = None,
    category: Category | None = None,
    agenda_item: str | None = None,
    who: str = FACILITATOR,
) -> Done[Frozen]:
    """Add one thing to what a person, a body or a category can do or brings. The value is who holds it now.

    The agenda item at which it was said remembers whose words it gathered.

    Raises:
        Refused: no words, nobody is named, no such person, body or item, or it is there already.
    """
    words = clean_line(text)
    if not words:
        raise Refused(msg("action.words_missing"))
    process, field = ledger.process, _FIELDS[kind]
    after: Frozen
    if category is not None and person is None and organization is None:
        by_category = getattr(process.details, f"{field}_by_category")
        kept = _with(by_category, category, _one_more(by_category.get(category), words))
        after, holder_id = changed(process.details, **{f"{field}_by_category": kept}), category.value
    else:
        holder = _holder(process, person, organization)
        after, holder_id = changed(holder, **{field: _one_more(getattr(holder, field), words)}), holder.id
    gathered = [_remembering(process, agenda_item, holder_id)] if agenda_item is not None else []
    return commit(ledger, _ACTIONS[kind], now, after, after, *gathered, who=who)


def set_abilities(
    ledger: Ledger,
    *,
    now: datetime,
    skills: str,
    offers: str,
    person: str | None = None,
    organization: str | None = None,
    category: Category | None = None,
    who: str = FACILITATOR,
) -> Done[Frozen]:
    """Correct all that a person, a body or a category can do and brings, one thing a line; empty takes it away.

    Raises:
        Refused: nobody is named, no such person or body, or nothing changes.
    """
    said = {"skills": "\n".join(entries(skills)), "offers": "\n".join(entries(offers))}
    before: Frozen
    after: Frozen
    if category is not None and person is None and organization is None:
        before = ledger.process.details
        kept = {
            f"{field}_by_category": _with(getattr(before, f"{field}_by_category"), category, words)
            for field, words in said.items()
        }
        after = changed(before, **kept)
    else:
        before = _holder(ledger.process, person, organization)
        after = changed(before, **{field: words or None for field, words in said.items()})
    if after == before:
        raise Refused(msg("action.nothing_changes"))
    return commit(ledger, "set_abilities", now, after, after, who=who)


def _with(by_category: dict[Category, str], category: Category, words: str) -> dict[Category, str]:
    """Return what the categories can do or bring with that of one changed; without words it is taken out."""
    others = {one: text for one, text in by_category.items() if one is not category}
    return others | ({category: words} if words else {})


def _remembering(process: Process, item_id: str, holder: str) -> AgendaItem:
    """Return an agenda item that knows whose abilities were said at it."""
    item = found(process, AgendaItem, item_id)
    return changed(item, abilities_from=tuple(dict.fromkeys((*item.abilities_from, holder))))


def _holder(process: Process, person: str | None, organization: str | None) -> Participant | Organization:
    """Return the person, or else the body, that is named."""
    if person is not None:
        return found(process, Participant, person)
    if organization is not None:
        return found(process, Organization, organization)
    raise Refused(msg("ability.who"))


def _one_more(text: str | None, words: str) -> str:
    """Return the things that a text lists with one more; refuse what was said already."""
    known = entries(text)
    if folded(words) in {folded(one) for one in known}:
        raise Refused(msg("action.nothing_changes"))
    return "\n".join((*known, words))
