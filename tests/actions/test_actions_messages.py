"""Everything that actions and rules say exists in Italian and in English."""

import ast
import re
from enum import Enum
from inspect import getmembers, isclass
from pathlib import Path

import pytest

from codesign_tui import actions
from codesign_tui.actions.opening import MARKS
from codesign_tui.domain import terms
from codesign_tui.domain.gathered import GATHERED
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import ItemKind, ProcessKind
from codesign_tui.locale import LANGUAGES, Translator

SOURCES = Path(actions.__file__).parents[1]
FOLDERS = ("actions", "domain")


def trees(folder: str) -> list[ast.Module]:
    """Return the syntax of a folder's modules."""
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((SOURCES / folder).glob("*.py"))]


def literals(node: ast.AST) -> list[str]:
    """Return the texts in a node."""
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def said() -> set[str]:
    """Return the ids that actions and rules say: those in the source, and those put together from a word."""
    texts = {text for folder in FOLDERS for tree in trees(folder) for text in literals(tree)}
    ids = {text for text in texts if re.fullmatch(r"(action|rule)\.[a-z_.]*[a-z]", text)}
    ids |= {f"rule.gathered.{table_of(kind)}" for kind in GATHERED}
    for kind in ProcessKind:
        rules = rules_of(kind)
        ids.add(rules.table_name.id)
        ids |= {rules.legal_line.id} if rules.legal_line else set()
    ids |= {f"action.opening.{mark}" for mark in MARKS if mark not in ("at", "conflicts")}
    return ids | {"rule.voted_while_in", "rule.voted_while_out"}


def kept(language: str, part: str) -> set[str]:
    """Return the ids of a catalogue."""
    po = SOURCES / "locale" / language / "LC_MESSAGES" / f"{part}.po"
    return set(re.findall(r'^msgid "(.+)"$', po.read_text(encoding="utf-8"), re.MULTILINE))


def action_names() -> set[str]:
    """Return the names under which actions are kept."""
    names = {f"capture_{kind.value}" for kind in ItemKind}
    for tree in trees("actions"):
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or len(call.args) < 2:
                continue
            if call.func.id in ("commit", "_commit"):
                names.update(literals(call.args[1]))
    return names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_a_name_to_be_undone_by(language: str) -> None:
    """The line of the undo notice exists for each action."""
    names = action_names()
    assert len(names) > 50
    assert {f"undo.{name}" for name in names} <= kept(language, "undo")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_exists_and_is_said(language: str) -> None:
    """Each id in the source is in the catalogue, and the catalogue holds no sentence that nobody says."""
    assert said() == kept(language, "action") | kept(language, "rule")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_field_exists(language: str) -> None:
    """Each value of each vocabulary has its word, and no two of one vocabulary share it."""
    say = Translator(language)
    for _, vocabulary in getmembers(terms, lambda member: isclass(member) and issubclass(member, Enum)):
        if vocabulary.__module__ == terms.__name__:
            words = [say.term(word) for word in vocabulary]
            assert len(set(words)) == len(words)


def test_the_table_never_approves() -> None:
    """The words of a proposal are those of a table that shares, not of an authority that approves."""
    say = Translator("it")
    words = " ".join(say.term(status) for status in terms.ProposalStatus)
    assert "condivisa dal tavolo" in words
    assert "non proseguita" in words
    assert not re.search("approvat|respint", words)
