"""What a public copy may not tell: contacts, health, private persons, who hides in a small group, what is restricted.

The copy itself takes out contacts and names (`minutes/privacy.py`): they are told so that a person reads what stands
in their place. What speaks of health no list of words can judge.
"""

from collections.abc import Iterator
from typing import Final

from codesign_tui.domain.check_words import WordList
from codesign_tui.domain.items import Cluster, Item
from codesign_tui.domain.messages import msg
from codesign_tui.domain.people import CountedPeople, Organization, Participant
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.presence import took_part
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Attribution, Category
from codesign_tui.domain.text import folded
from codesign_tui.domain.voices import SMALLEST_GROUP
from codesign_tui.locale import LANGUAGES
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked
from codesign_tui.minutes.checks.texts import PrintedText
from codesign_tui.minutes.contacts import contacts

_NAME: Final = "name"
_QUOTED_AT_LEAST: Final = 20
"""Characters of a restricted text from which its words in another text are no accident."""
_MOST_CODES: Final = 6


def contacts_told(looked: Looked) -> Iterator[Found]:
    """Yield the telephone numbers, addresses, codes and birthdays in what is printed: the session needs none."""
    for text in looked.printed:
        there = dict.fromkeys(text.words[one.start : one.end] for one in contacts(text.words) if one.kind != _NAME)
        if there:
            yield _of(text, "contacts", ", ".join(there))


def delicate(looked: Looked) -> Iterator[Found]:
    """Yield the words of health and hardship in what is printed (art. 26 c. 4 D.Lgs. 33/2013)."""
    listed: WordList = looked.words.delicate
    for text in looked.printed:
        there = dict.fromkeys(word.casefold() for word in listed.found(text.words, LANGUAGES))
        if there:
            yield _of(text, "delicate", ", ".join(there))


def private_person(looked: Looked) -> Iterator[Found]:
    """Yield who looks like a private person named: «la signora Bianchi», a neighbour, a carer, in no list."""
    for text in looked.printed:
        there = looked.keeper.strangers(text.words)
        if there:
            yield _of(text, "private_person", ", ".join(there))


def small_group(looked: Looked) -> Iterator[Found]:
    """Yield the categories under which contributions are reported, and of which fewer than three were there."""
    there = _people_by_category(looked)
    reported: dict[Category, list[str]] = {}
    for card in looked.shown:
        category = _only_category(looked, card)
        if category is not None and 0 < there[category] < SMALLEST_GROUP:
            reported.setdefault(category, []).append(code_of(card))
    for category, codes in reported.items():
        cards = ", ".join((*codes[:_MOST_CODES], *(["…"] if len(codes) > _MOST_CODES else [])))
        found = msg("checks.found.small_group", category=category, people=there[category], n=len(codes), cards=cards)
        yield Found(found, Where.CARD, _id_of(looked, codes[0]), category.value)


def _people_by_category(looked: Looked) -> dict[Category, int]:
    """Return how many people of each category took part, by name and by number."""
    there = dict.fromkeys(Category, 0)
    for seat in took_part(looked.process, looked.session.id):
        there[seat.participant.category] += 1
    for group in looked.process.in_session(CountedPeople, looked.session.id):
        body = looked.process.get(Organization, group.organization)
        category = group.category or (body.category if body is not None else None)
        if category is not None:
            there[category] += group.number
    return there


def _only_category(looked: Looked, card: Item) -> Category | None:
    """Return the category under which alone a public copy reports a card; None where it says more, or nothing."""
    if card.attribution is Attribution.ANONYMOUS:
        return None
    if card.attribution is Attribution.CATEGORY:
        return card.category
    person = looked.process.get(Participant, card.author)
    body = card.author_organization or (person.organization if person is not None else None)
    if person is None or body is not None:
        return None
    return card.category or person.category


def _id_of(looked: Looked, code: str) -> str:
    """Return the id of the card with this code."""
    return next((card.id for card in looked.cards if code_of(card) == code), code)


def restricted(looked: Looked) -> Iterator[Found]:
    """Yield what is restricted and goes out all the same: voted on, or its words in another text."""
    kept = [card for card in looked.process_cards if looked.is_restricted(card)]
    identifiers = {card.id for card in kept}
    for vote in looked.votes:
        options = {*vote.options, *(row.option for row in vote.tally)}
        if options & identifiers:
            codes = ", ".join(sorted(options & identifiers))
            found = msg("checks.found.restricted.vote", vote=code_of(vote), cards=codes)
            yield Found(found, Where.VOTES, vote.id, vote.id)
    phrases = {folded(card.words): code_of(card) for card in kept if len(folded(card.words)) >= _QUOTED_AT_LEAST}
    names = {folded(one.name): one.name for one in looked.process.all(Cluster) if one.restricted and one.name}
    if not phrases and not names:
        return
    for text in looked.printed:
        words = folded(text.words)
        for phrase, code in (*phrases.items(), *names.items()):
            if phrase in words:
                found = msg("checks.found.restricted", text=text.called, card=code)
                yield Found(found, text.where, text.at, text.subject)


def _of(text: PrintedText, name: str, words: str) -> Found:
    """Return what was found in a text."""
    found = msg(f"checks.found.{name}", text=text.called, words=words)
    return Found(found, text.where, text.at, text.subject)
