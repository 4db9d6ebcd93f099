"""The two languages say the same things, and every sentence that the program says exists."""

import ast
import gettext
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter
from threading import Barrier
from typing import Final

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from codesign_tui.domain import terms
from codesign_tui.domain.messages import msg
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.locale.compile import catalogues, compiled
from codesign_tui.tui import commands
from house.house_source import SOURCE, Module, called, modules

LOCALE: Final = SOURCE / "locale"
PARTS: Final = tuple(sorted(path.stem for path in (LOCALE / "it" / "LC_MESSAGES").glob("*.po")))

SAYING: Final = {"msg", "words", "_words", "translator", "say"}
"""What a message is said with, when its id is written out."""

ENUMS: Final = tuple(
    word for word in vars(terms).values() if isinstance(word, type) and issubclass(word, Enum) and list(word)
)


@cache
def _catalogue(language: str, part: str) -> Catalog:
    """Return one catalogue as it is written."""
    with (LOCALE / language / "LC_MESSAGES" / f"{part}.po").open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def _forms(words: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return singular and plural, or the only form; nothing where nothing is written."""
    if words is None:
        return ("",)
    return (words,) if isinstance(words, str) else tuple(words)


def _placeholders(words: str) -> set[str]:
    """Return what a sentence is filled in with."""
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@cache
def _messages(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return every message of a language by id, with its forms."""
    return {
        _forms(message.id)[0]: _forms(message.string)
        for part in PARTS
        for message in _catalogue(language, part)
        if message.id
    }


# -- the catalogues themselves -----------------------------------------------------------------------------------


def test_every_language_has_the_same_parts() -> None:
    """A part of the program speaks every language or none."""
    for language in LANGUAGES:
        assert tuple(sorted(path.stem for path in (LOCALE / language / "LC_MESSAGES").glob("*.po"))) == PARTS


def test_every_language_has_the_same_messages() -> None:
    """No sentence exists in one language only, and none is kept in another part's catalogue."""
    for part in PARTS:
        ids = {language: {_forms(m.id) for m in _catalogue(language, part) if m.id} for language in LANGUAGES}
        assert len({frozenset(found) for found in ids.values()}) == 1, (part, set.symmetric_difference(*ids.values()))
        assert [own[0] for own in ids["it"] if own[0].partition(".")[0] != part] == []
        assert [own for own in ids["it"] if own[1:] not in ((), (f"{own[0]}#",))] == []


def test_every_language_fills_in_the_same_facts() -> None:
    """A translation leaves out no name, date or number, and invents none; one may say "one"."""
    different = []
    for identifier, italian in _messages("it").items():
        english = _messages("en")[identifier]
        if len(italian) != len(english):
            different.append(identifier)
        for here, there in zip(italian, english, strict=False):
            if _placeholders(here) - {"n"} != _placeholders(there) - {"n"}:
                different.append(identifier)
        if _placeholders(italian[-1]) != _placeholders(english[-1]):
            different.append(identifier)
    assert different == []


def test_no_message_is_empty_or_doubtful() -> None:
    """Nothing is left to translate."""
    for language in LANGUAGES:
        for part in PARTS:
            unsure = [m.id for m in _catalogue(language, part) if m.id and m.fuzzy]
            assert unsure == [], (language, part)
            assert not _catalogue(language, part).obsolete, (language, part)
        empty = [identifier for identifier, forms in _messages(language).items() if not all(map(str.strip, forms))]
        assert empty == [], language


@pytest.mark.parametrize("po", catalogues(), ids=lambda po: f"{po.parents[1].name}-{po.stem}")
def test_every_compiled_catalogue_is_up_to_date(po: Path) -> None:
    """What is read at run time is what is written; after editing, `make messages`."""
    assert po.with_suffix(".mo").read_bytes() == compiled(po)


def test_no_compiled_catalogue_is_an_orphan() -> None:
    """No binary catalogue is left without its source."""
    assert [mo for mo in LOCALE.rglob("*.mo") if not mo.with_suffix(".po").exists()] == []


def test_every_language_counts_in_two_forms() -> None:
    """One and more than one are told apart in both languages."""
    for language in LANGUAGES:
        for part in PARTS:
            with (LOCALE / language / "LC_MESSAGES" / f"{part}.mo").open("rb") as stream:
                plural = gettext.GNUTranslations(stream).plural  # type: ignore[attr-defined]
            assert [plural(n) for n in (0, 1, 2, 11)] == [1, 0, 1, 1], (language, part)


TU: Final = re.compile(
    r"\b(?:scrivi|chiedi|scegli|aggiungi|correggi|premi|leggi|rileggi|chiudi|apri|riapri|metti|togli|hai|puoi|devi)"
    r"(?:l[oaie]|ne)?\b|[:,] (?:poi )?(?:(?:ri)?controlla|indica|registra|riprova|usa|conferma)(?:l[oaie])?\b",
    re.IGNORECASE,
)
"""How one person would be spoken to: the imperatives that read as nothing else, the others where they begin a part."""

QUOTED: Final = re.compile(r"«[^»]*»")
"""The name of a command inside a sentence keeps its short form, and so do words that are read aloud."""


def test_italian_speaks_to_people_as_voi_and_never_as_tu() -> None:
    """A sentence for whoever leads says «scrivete»; only the names of commands, which end in no stop, are short."""
    sentences = (
        (identifier, form)
        for identifier, forms in _messages("it").items()
        for form in forms
        if form.rstrip().endswith((".", "?", "!"))
    )
    assert [identifier for identifier, form in sentences if TU.search(QUOTED.sub("", form))] == []


# -- what the program says ---------------------------------------------------------------------------------------


def _strings(module: Module) -> Iterator[ast.Constant]:
    """Yield the strings of a module that are not documentation and not inside an f-string."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.JoinedStr):
            skipped.update(node.values)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node


@cache
def _written_out() -> Mapping[str, str]:
    """Return every string of the program that reads as a message's id, with where it stands."""
    shape = re.compile(rf"({'|'.join(PARTS)})(\.[A-Za-z0-9_-]+)+")
    return {
        str(node.value): module.at(node)
        for module in modules()
        for node in _strings(module)
        if shape.fullmatch(str(node.value))
    }


NOT_MESSAGES: Final = {"minutes.css", "minutes.html.j2", "minutes.typ", "papers.typ"}
"""Strings that read as an id and are names of files."""

BY_KIND: Final = (".procedure", ".open")
"""What the minutes add to an id where a procedure and an open path read differently."""


def _exists(identifier: str) -> bool:
    """Tell whether there are words for an id, or for both its readings in the minutes."""
    known = _messages("it")
    return identifier in known or all(f"{identifier}{kind}" in known for kind in BY_KIND)


def _pattern(node: ast.JoinedStr) -> str:
    """Return the regular expression of the ids that an f-string can make."""
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\S+" for part in node.values)


@cache
def _put_together() -> Mapping[str, str]:
    """Return the pattern of every id that is put together at run time, with where."""
    found = {}
    start = re.compile(rf"({'|'.join(PARTS)})\.[A-Za-z0-9_.-]*")
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                texts = [str(part.value) for part in node.values if isinstance(part, ast.Constant)]
                if start.fullmatch(texts[0]) and all(re.fullmatch(r"[A-Za-z0-9_.-]*", text) for text in texts):
                    found[_pattern(node)] = module.at(node)
    return found


def test_every_message_that_the_program_says_exists() -> None:
    """No id written in the code is missing from the catalogues."""
    missing = {
        identifier: at
        for identifier, at in _written_out().items()
        if identifier not in NOT_MESSAGES and not _exists(identifier)
    }
    assert missing == {}


def test_every_family_of_messages_that_the_program_says_exists() -> None:
    """An id put together at run time has at least one message."""
    known = _messages("it")
    missing = {at: made for made, at in _put_together().items() if not any(re.fullmatch(made, one) for one in known)}
    assert missing == {}


def test_every_message_is_given_the_facts_it_asks_for() -> None:
    """A sentence with a name, a date or a number is never said without it: that would be a crash in the hall."""
    wrong = []
    for module in modules():
        for node in ast.walk(module.tree):
            if not (isinstance(node, ast.Call) and called(node) in SAYING and node.args):
                continue
            first = node.args[0]
            identifier = _literal(first)
            if identifier is None or identifier not in _messages("it"):
                continue
            if any(keyword.arg is None for keyword in node.keywords):
                continue
            given = {keyword.arg for keyword in node.keywords}
            for language in LANGUAGES:
                forms = _messages(language)[identifier]
                asked = set().union(*map(_placeholders, forms)) | ({"n"} if len(forms) > 1 else set())
                if asked - given:
                    wrong.append(f"{module.at(node)} {identifier} ({language}) lacks {sorted(asked - given)}")
    assert wrong == []


@pytest.mark.parametrize("word", ENUMS, ids=lambda word: word.__name__)
def test_every_word_of_the_field_has_its_term(word: type[Enum]) -> None:
    """Each code of a closed vocabulary can be said in each language."""
    missing = [
        f"{one!r} ({language})"
        for language in LANGUAGES
        for one in word
        if f"terms.{word.__name__}.{one.value}" not in _messages(language)
    ]
    assert missing == []


def _declared() -> list[commands.Command]:
    """Return every command that is declared."""
    return [one for one in vars(commands).values() if isinstance(one, commands.Command)]


@pytest.mark.parametrize("command", _declared(), ids=lambda command: command.id)
def test_every_command_has_a_name_and_a_help(command: commands.Command) -> None:
    """No command shows its id to anybody."""
    for language in LANGUAGES:
        assert command.label_id in _messages(language)
        assert command.help_id in _messages(language)
        assert command.short_id in _messages(language)


NEVER_UNDONE: Final = {"new_process"}
"""What `undo` refuses: a file without its process would be no process file."""


def _action_names() -> Mapping[str, str]:
    """Return the name of every transaction that an action makes, with where."""
    names: dict[str, str] = {}
    for module in modules("actions"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                place = {"Draft": 0, "commit": 1, "_commit": 1}.get(called(node), len(node.args))
                names |= {str(one): module.at(node) for one in map(_literal, node.args[place : place + 1]) if one}
    return names


def _literal(node: ast.expr) -> str | None:
    """Return a text that is written out."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_every_action_can_be_named_when_it_is_undone() -> None:
    """«Annullato: …» has words for each thing that can be taken back."""
    names = _action_names()
    assert len(names) > 30
    missing = {
        name: at for name, at in names.items() if name not in NEVER_UNDONE and f"undo.{name}" not in _messages("it")
    }
    assert missing == {}


CLOSED: Final[Mapping[str, type[Enum]]] = {
    "draft.copy.{}": terms.CopyKind,
    "minutes.proposal_status.{}": terms.ProposalStatus,
    "minutes.copy.{}": terms.CopyKind,
    "closing.outcome.{}": terms.Outcome,
    "rule.table.{}": terms.ProcessKind,
}
"""Families of messages that have one for each word of a closed vocabulary."""


@pytest.mark.parametrize("family", CLOSED)
def test_every_word_of_a_closed_vocabulary_is_said(family: str) -> None:
    """No code of the format is left without its sentence."""
    assert [one for one in CLOSED[family] if family.format(one.value) not in _messages("it")] == []


def unused() -> list[str]:
    """Return the messages that nothing in the program seems to say. To look at: some ids are made elsewhere."""
    families = [re.compile(made) for made in _put_together()]
    said = set(_written_out())
    said |= {f"terms.{word.__name__}.{one.value}" for word in ENUMS for one in word}
    said |= {made for command in _declared() for made in (command.label_id, command.short_id, command.help_id)}
    said |= {f"undo.{name}" for name in _action_names()}
    said |= {f"{identifier}{kind}" for identifier in said for kind in BY_KIND}
    return [
        identifier
        for identifier in _messages("it")
        if identifier not in said and not any(family.fullmatch(identifier) for family in families)
    ]


# -- no global language ------------------------------------------------------------------------------------------


def test_two_languages_are_spoken_at_once_and_neither_hears_the_other() -> None:
    """Two threads that take turns at every sentence each read their own language only."""
    day, turn = date(2026, 2, 12), Barrier(2, timeout=30)

    def speak(language: str) -> list[str]:
        words, heard = Translator(language), []
        for _ in range(20):
            turn.wait()
            heard.append(words(msg("tui.saved")) + words.day(day) + words.term(terms.Category.PUBLIC_BODY))
        return heard

    with ThreadPoolExecutor(2) as pool:
        italian, english = pool.map(speak, LANGUAGES)
    assert set(italian) == {"salvato12 febbraio 2026ente pubblico"}
    assert len(set(english)) == 1
    assert "12 February 2026" in english[0]
    assert "salvato" not in english[0]


if __name__ == "__main__":
    print("\n".join(unused()))  # noqa: T201
