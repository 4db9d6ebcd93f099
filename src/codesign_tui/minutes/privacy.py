"""Who may be named in a public copy, what stands for the others, and how names leave people's sentences.

A name appears in public only when its bearer acts for an organisation and said yes (`public_name_ok`). Everybody
else listed in the process (members, delegates, staff) is replaced by pseudonym or role, in every text, with title,
article and either order of names; each replacement is listed for the writer to confirm (`design.md` §8;
art. 7-bis c. 4 D.Lgs. 33/2013; `domain.md` §5.4).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final
from weakref import WeakKeyDictionary

from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.people import Attendance, Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.library.check_words import shipped_words
from codesign_tui.locale import DEFAULT_LANGUAGE, LANGUAGES, Translator
from codesign_tui.minutes import names
from codesign_tui.minutes.bearers import nameable, public_label
from codesign_tui.minutes.contacts import BESIDE_A_NAME, UNLISTED, URL, contacts

_CASES: Final = (
    ("of", re.compile(r"d(?:i|el|ello|ella|ei|egli|elle|ell'|')")),
    ("to", re.compile(r"a(?:d|l|llo|lla|i|gli|lle|ll')?")),
    ("from", re.compile(r"da(?:l|llo|lla|i|gli|lle|ll')?")),
    ("in", re.compile(r"(?:in|ne(?:l|llo|lla|i|gli|lle|ll'))")),
    ("on", re.compile(r"su(?:l|llo|lla|i|gli|lle|ll')?")),
    ("with", re.compile(r"co[li]")),
)
"""What the words before a name make of the article of what replaces it."""

_SENTENCE_ENDS: Final = frozenset('.!?…:«“"–—')
"""Signs after which a sentence begins."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """One stretch of text that was replaced."""

    found: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A way of writing one person's name, and what stands for it."""

    pattern: re.Pattern[str]
    key: str
    """A folded word that every match holds: most texts are told apart by it alone."""
    label: str
    """Empty when the name is shared, so that it does not tell who is meant."""
    weight: int
    """Which rule wins where two meet: the whole name over a part of it."""
    capital_only: bool = False
    """Whether a small first letter means that it is only a word."""
    alone: bool = False
    """Whether it may be part of a street's name."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A match in the original text."""

    start: int
    end: int
    instead: str
    weight: int


class NameKeeper:
    """Takes out of sentences the names that a public copy may not print, and ways to reach people."""

    def __init__(self, process: Process, language: str) -> None:
        self._say = Translator(_language_of_words(process, language))
        labels = list(_people_to_hide(process, self._say))
        shared = _shared_names(process, labels)
        self._kept = _names_to_keep(process)
        self._nameable = _last_names(process, nameable)
        self._rules = [rule for first, last, label in labels for rule in _rules(first, last, label, shared)]
        told = {label for _, _, label in labels if label and self._hide(label)[1]}
        self._rules = [replace(rule, label="") if rule.label in told else rule for rule in self._rules]
        self._known: dict[str, tuple[str, list[Hidden]]] = {}

    def hide(self, text: str) -> tuple[str, list[Hidden]]:
        """Return the text without those names, and what was replaced, in order.

        A text is read once: the documents of a path say the same words again and again.
        """
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._hide(text)
        return known[0], [*known[1]]

    def _hide(self, text: str) -> tuple[str, list[Hidden]]:
        """Read a text for the first time."""
        if not text:
            return text, []
        by_name = list(self._names(text))
        unlisted = _with_listed(self._unlisted(text), by_name)
        taken: list[_Found] = [*self._contacts(text), *by_name, *self._addresses(text, by_name), *unlisted]
        hidden: list[Hidden] = []
        result, cursor = "", 0
        for found in _without_overlaps(taken):
            hidden.append(Hidden(text[found.start : found.end], found.instead))
            result += text[cursor : found.start] + found.instead
            cursor = found.end
        return result + text[cursor:], hidden

    def strangers(self, text: str) -> list[str]:
        """Return what looks like somebody in no list: «la signora Bianchi», the name of a relative."""
        unlisted = list(self._unlisted(text))
        listed = list(self._names(text)) if unlisted else []
        called = [
            text[one.start : one.end]
            for one in unlisted
            if not any(each.start < one.end and one.start < each.end for each in listed)
        ]
        relatives = [text[one.start : one.end] for one in contacts(text) if one.kind == "name"]
        return list(dict.fromkeys((*called, *relatives)))

    def _contacts(self, text: str) -> Iterator[_Found]:
        """Yield addresses, telephone numbers, codes and birthdays."""
        for found in contacts(text):
            yield _Found(found.start, found.end, self._say(f"minutes.hidden.{found.kind}"), 9)

    def _addresses(self, text: str, by_name: list[_Found]) -> Iterator[_Found]:
        """Yield the addresses on the net that hold a name, and those of the street right after one."""
        for found in by_name:
            beside = BESIDE_A_NAME.match(text, found.end)
            if beside is not None:
                yield _Found(*beside.span("gone"), self._say("minutes.hidden.email"), 8)
        for match in URL.finditer(text):
            if any(match.start() <= found.start < match.end() for found in by_name):
                yield _Found(match.start(), match.end(), self._say("minutes.hidden.email"), 8)

    def _unlisted(self, text: str) -> Iterator[_Found]:
        """Yield people called Mr or Ms who are in no list of the process."""
        for match in UNLISTED.finditer(text):
            parts = names.parts_of(match["name"])
            if not (self._nameable & set(parts) or names.is_an_office(parts[0])):
                before = names.fold(text[: match.start("name")])
                begin, article = names.before(before.text, len(before.text))
                start = before.places[begin]
                yield _Found(start, match.end(), self._worded("", article, text, start), 0)

    def _names(self, text: str) -> Iterator[_Found]:
        """Yield the names of people who may not be named."""
        yield from self._names_in(names.fold(text), text)
        if names.is_cut(text):
            yield from self._names_in(names.fold(text, mended=True), text)

    def _names_in(self, folded: names.Folded, text: str) -> Iterator[_Found]:
        """Yield the names in a folded text."""
        rules = [rule for rule in self._rules if rule.key in folded.text]
        if not rules:
            return
        kept = [match.span() for pattern in self._kept for match in pattern.finditer(folded.text)]
        for rule in rules:
            for match in rule.pattern.finditer(folded.text):
                if not any(start < match.end() and match.start() < end for start, end in kept):
                    yield from self._found(rule, folded, text, match.span())

    def _found(self, rule: _Rule, folded: names.Folded, text: str, span: tuple[int, int]) -> Iterator[_Found]:
        """Yield one name with what stands before it, unless it is only a word or a place."""
        if rule.capital_only and not text[folded.places[span[0]]].isupper():
            return
        if rule.alone and (names.names_a_place(folded.text, span[0]) or names.names_a_firm(folded.text, span[1])):
            return
        begin, article = names.before(folded.text, span[0])
        start, end = folded.original(begin, span[1])
        if not article and names.belongs(folded.text, begin):
            article = "di"
        yield _Found(start, end, self._worded(rule.label, article, text, start), rule.weight)

    def _worded(self, label: str, article: str, text: str, start: int) -> str:
        """Return what stands for a name, agreeing with the preposition it took away."""
        case = next((case for case, pattern in _CASES if pattern.fullmatch(article)), "plain")
        words = self._say(f"minutes.hidden.{'person' if label else 'someone'}_{case}", who=label)
        return words[:1].upper() + words[1:] if _begins_a_sentence(text, start) else words


_KEEPERS: Final[WeakKeyDictionary[Process, tuple[int, dict[str, NameKeeper]]]] = WeakKeyDictionary()
"""Who keeps the names of each process, at its last revision."""


def keeper_of(process: Process, language: str) -> NameKeeper:
    """Return who takes names out of the sentences of a process as it is now; the same for all its documents."""
    revision, keepers = _KEEPERS.get(process, (-1, {}))
    if revision != process.revision:
        keepers = {}
        _KEEPERS[process] = (process.revision, keepers)
    spoken = _language_of_words(process, language)
    if spoken not in keepers:
        keepers[spoken] = NameKeeper(process, language)
    return keepers[spoken]


def to_read_again(text: str) -> bool:
    """Tell whether a text speaks of health or hardship, so that a person reads it before it is published."""
    return next(shipped_words().delicate.found(text, LANGUAGES), None) is not None


def _begins_a_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence begins here, with a capital letter."""
    before = text[max(0, start - 8) : start]
    last = before.rstrip()[-1:]
    return text[start].isupper() and (not last or last in _SENTENCE_ENDS or "\n" in before[len(before.rstrip()) :])


def _language_of_words(process: Process, language: str) -> str:
    """Return the language people spoke at the table, in which their sentences are mended."""
    spoken = [*process.details.languages, language, DEFAULT_LANGUAGE]
    return next(candidate for candidate in spoken if candidate in LANGUAGES)


def _people_to_hide(process: Process, say: Translator) -> Iterator[tuple[str, str, str]]:
    """Yield first name, last name and label of each listed person who may not be named."""
    for person in _listed(process):
        if not nameable(person):
            yield person.first_name, person.last_name, public_label(process, person, say)
    for attendance in process.all(Attendance):
        if attendance.delegate is not None:
            delegate = attendance.delegate
            yield delegate.first_name, delegate.last_name, delegate.role or say("minutes.people.delegate_unnamed")
    for record in process.all(MinutesRecord):
        for remark in record.remarks:
            if remark.name:
                first, _, last = remark.name.rpartition(" ")
                yield first, last, say("minutes.people.remark_unnamed")


def _listed(process: Process) -> list[Participant | Staff]:
    """Return the members and the staff of a process."""
    return [*process.all(Participant), *process.all(Staff)]


def _shared_names(process: Process, labels: list[tuple[str, str, str]]) -> frozenset[str]:
    """Return the name parts that more than one listed person bears: alone they do not tell who is meant."""
    bearers: dict[str, set[tuple[str, str]]] = {}
    people = [(person.first_name, person.last_name) for person in _listed(process)]
    for first, last in {*people, *((first, last) for first, last, _ in labels)}:
        for part in {*names.parts_of(first), *names.parts_of(last)}:
            bearers.setdefault(part, set()).add((first, last))
    return frozenset(part for part, who in bearers.items() if len(who) > 1)


def _rules(first: str, last: str, label: str, shared: frozenset[str]) -> Iterator[_Rule]:
    """Yield the ways of writing one person's name: whole, last name, its parts, first name."""
    surname, forename = names.parts_of(last), names.parts_of(first)
    key = max(surname, key=len, default="")
    whole = names.with_first_name(first, last)
    if whole is not None:
        yield _Rule(whole, key, label, 6)
    last_name = names.last_name(last)
    if last_name is not None:
        only_a_word = len(surname) == 1 and names.is_a_word(surname[0])
        yield _Rule(last_name, key, _unless_shared(label, surname, shared), 5, only_a_word, alone=True)
    for part in names.alone(last):
        yield from _alone(part, _unless_shared(label, [part], shared), 3, names.is_a_word(part))
    if forename:
        yield from _alone(first, _unless_shared(label, forename, shared), 2, capital_only=True)
        for part in forename:
            yield _Rule(names.with_initial(part, last), part, label, 4, capital_only=True)
    for part in names.alone(first):
        yield from _alone(part, _unless_shared(label, [part], shared), 1, capital_only=True)


def _alone(name: str, label: str, weight: int, capital_only: bool) -> Iterator[_Rule]:
    """Yield the rule of a name that stands by itself."""
    pattern = names.words_together(name)
    if pattern is not None:
        yield _Rule(pattern, max(names.parts_of(name), key=len), label, weight, capital_only, alone=True)


def _last_names(process: Process, which: Callable[[Participant], bool]) -> frozenset[str]:
    """Return the words of the last names of some members."""
    people = (person for person in process.all(Participant) if which(person))
    return frozenset(part for person in people for part in names.parts_of(person.last_name))


def _unless_shared(label: str, parts: list[str], shared: frozenset[str]) -> str:
    """Return the label, or nothing when every one of these words is somebody else's name too."""
    return "" if all(part in shared for part in parts) else label


def _names_to_keep(process: Process) -> list[re.Pattern[str]]:
    """Return the patterns that stay: whole names of people who may be named, organisations' names of many words."""
    people = [person for person in process.all(Participant) if nameable(person)]
    whole = [names.with_first_name(person.first_name, person.last_name) for person in people]
    hidden = {frozenset(names.parts_of(person.full_name)) for person in _listed(process) if not nameable(person)}
    bodies = {body for organization in process.all(Organization) for body in (organization.name, organization.label)}
    kept = [body for body in sorted(bodies) if _tells_a_body(body, hidden)]
    return [pattern for pattern in (*whole, *map(names.words_together, kept)) if pattern is not None]


def _tells_a_body(name: str, hidden: set[frozenset[str]]) -> bool:
    """Tell whether a name is an organisation's own: many words, and not just a hidden person's name."""
    parts = names.parts_of(name)
    return len(parts) > 1 and frozenset(parts) not in hidden


def _with_listed(unlisted: Iterable[_Found], by_name: list[_Found]) -> Iterator[_Found]:
    """Yield people in no list; a listed name that is part of theirs takes it all: "la signora Colombini Rossi"."""
    for wide in unlisted:
        inside = [each for each in by_name if each.start < wide.end and wide.start < each.end]
        if not inside:
            yield wide
            continue
        start = min(wide.start, *(each.start for each in inside))
        end = max(wide.end, *(each.end for each in inside))
        yield _Found(start, end, max(inside, key=lambda each: each.weight).instead, 7)


def _without_overlaps(found: list[_Found]) -> list[_Found]:
    """Return the matches in order of place; where two meet the weightier stays, then the longer."""
    chosen: list[_Found] = []
    for candidate in sorted(found, key=lambda each: (-each.weight, each.start - each.end, each.start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda each: each.start)
