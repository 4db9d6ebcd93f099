"""The words of the office's own texts: titles, summaries, decisions. What people said at the table is never judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from codesign_tui.domain.basis import PathPart
from codesign_tui.domain.check_words import WordList, without_quotes
from codesign_tui.domain.items import Decision
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.tables import code_of
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text that the office wrote: what it is called, its words, where it is changed."""

    called: Msg
    words: str
    where: Where
    at: str
    subject: str


def own_texts(looked: Looked) -> Iterator[OwnText]:
    """Yield the texts of the minutes that the office wrote, without what they quote."""
    for text in _all_texts(looked):
        if text.words:
            yield OwnText(text.called, without_quotes(text.words), text.where, text.at, text.subject)


def _all_texts(looked: Looked) -> Iterator[OwnText]:
    """Yield the texts that the office wrote, empty ones too."""
    details, session = looked.process.details, looked.session
    for text in (details.title, details.subtitle or ""):
        yield OwnText(msg("checks.text.path"), text, Where.PATH, PathPart.TITLE.value, "path")
    yield OwnText(msg("checks.text.session"), session.title, Where.AGENDA, "", "session")
    next_session = session.next_session or ""
    yield OwnText(msg("checks.text.next_session"), next_session, Where.SESSION, "next_session", "next_session")
    for item in looked.agenda:
        called = msg("checks.text.item", number=item.n)
        for words in (item.title, item.summary or "", *item.outputs):
            yield OwnText(called, words, Where.ITEM, item.id, item.id)
    for card in looked.shown:
        if isinstance(card, Decision):
            yield OwnText(msg("checks.text.card", card=code_of(card)), card.text, Where.CARD, card.id, card.id)
    for vote in looked.votes:
        called = msg("checks.text.card", card=code_of(vote))
        for words in (vote.subject, *(turn.integration or "" for turn in vote.rounds)):
            yield OwnText(called, words, Where.VOTES, vote.id, vote.id)


def procurement(looked: Looked) -> Iterator[Found]:
    """Yield the words of public contracts in the texts of a procedure of shared administration."""
    if looked.rules.is_procedure:
        yield from _listed(looked, looked.words.procurement, "procurement")


def ruling(looked: Looked) -> Iterator[Found]:
    """Yield where a text makes the table approve or decide: only the authority does (D.M. 72/2021)."""
    if looked.rules.is_procedure:
        yield from _listed(looked, looked.words.ruling, "ruling")


def acronym(looked: Looked) -> Iterator[Found]:
    """Yield the acronyms that mean several things, or belong to another procedure, where they stand bare."""
    for text in own_texts(looked):
        for one in looked.words.acronyms:
            if one.stands_bare(text.words):
                instead = one.instead.in_language(looked.languages[0])
                found = msg("checks.found.acronym", text=text.called, words=one.word, instead=instead)
                yield Found(found, text.where, text.at, text.subject)


def _listed(looked: Looked, words: WordList, name: str) -> Iterator[Found]:
    """Yield the words of a list in the texts that the office wrote, each text once."""
    for text in own_texts(looked):
        there = dict.fromkeys(word.casefold() for word in words.found(text.words, looked.languages))
        if there:
            found = msg(f"checks.found.{name}", text=text.called, words=", ".join(there))
            yield Found(found, text.where, text.at, text.subject)
