"""The README for those who edit templates: its examples work, and it names every word they may use."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from codesign_tui.domain.templates import Captures, Checklist, DeclaredField, Method, PlannedSession, Step, Workshop
from codesign_tui.domain.terms import Attribution, Category, ItemKind, Phase, ProcessKind
from codesign_tui.library.checking import FIELD_TABLES, check
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import LANGUAGES, Translator

README = (packaged_templates() / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split('"')[1])
def test_each_example_of_the_readme_checks_clean(example: str, tmp_path: Path) -> None:
    """Whoever copies an example from the README has a template that works."""
    document = tomllib.loads(example)
    folder = tmp_path / ("workshops" if "sessions" in document else "methods")
    folder.mkdir()
    (folder / f"{document['id']}.toml").write_text(example, encoding="utf-8")
    assert check(tmp_path) == []


def test_the_examples_show_every_field() -> None:
    """No field of a method or of a workshop is missing from the examples, but those that repeat another."""
    written = set(re.findall(r"\b([a-z_]+)\b", " ".join(EXAMPLES)))
    for model in (Method, Step, Workshop, PlannedSession, DeclaredField, Checklist):
        assert set(model.model_fields) - written <= {"service", "choices"}


def test_the_readme_names_every_word_that_a_field_takes() -> None:
    """Kinds, phases, categories, attributions, modes and types are all listed."""
    for word in (*ProcessKind, *Phase, *Category, *ItemKind, *Attribution):
        assert word.value in README
    for field in (Step.model_fields["mode"], DeclaredField.model_fields["type"]):
        for word in get_args(field.annotation):
            assert word in README
    assert {item.value for item in ItemKind} <= set(get_args(Captures))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_that_takes_fields_has_a_name(language: str) -> None:
    """A declared field is printed with the name of the records it is on."""
    for table in FIELD_TABLES:
        assert Translator(language)(f"template.table.{table}")
