"""The line of each field of a TOML text, however it is written."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign_tui.library.places import packaged_templates
from codesign_tui.library.positions import line_of, lines

TRICKY = '''\
# a = 1
title = "one # two [three] {four}"   # a comment, with = and "
"quoted key".inner = 'it''s'
text = """
[not.a.header]
x = 1 \\"""
"""
numbers = [
  1, # one
  2.5,
  [3, 4], { a = "}" , b.c = ']' },
]
[table.sub]
when = 2026-02-12 17:00:00
[[rows]]
name = "first"
[[rows.items]]
at = 1
[[rows.items]]
at = 2
[[rows]]
name = "second"
[rows.extra]
last = true'''.replace("'it''s'", "'its'")


def test_fields_are_found_among_comments_strings_and_nested_lists() -> None:
    """Signs inside strings and comments do not mislead."""
    found = lines(TRICKY)
    assert tomllib.loads(TRICKY)["numbers"][3]["b"]["c"] == "]"
    expected = {
        ("title",): 2,
        ("quoted key", "inner"): 3,
        ("text",): 4,
        ("numbers", 0): 9,
        ("numbers", 2, 1): 11,
        ("numbers", 3, "b", "c"): 11,
        ("table", "sub"): 13,
        ("table", "sub", "when"): 14,
        ("rows", 0, "name"): 16,
        ("rows", 0, "items", 1, "at"): 20,
        ("rows", 1): 21,
        ("rows", 1, "extra", "last"): 24,
    }
    assert {path: found.get(path) for path in expected} == expected
    assert ("not",) not in found


def test_a_field_that_is_missing_is_told_by_what_should_hold_it() -> None:
    """A missing field is on the line of its table."""
    assert line_of(TRICKY, ("rows", 1, "name", "it")) == 22
    assert line_of(TRICKY, ("rows", 0, "items", 0, "none")) == 17
    assert line_of(TRICKY, ("none",)) == 1


@pytest.mark.parametrize(
    "file", sorted(packaged_templates().glob("*/*.toml")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_every_field_of_the_shipped_files_has_its_line(file: Path) -> None:
    """No field is lost, and each stands on a line that names it."""
    source = file.read_text(encoding="utf-8")
    rows = source.splitlines()
    found = lines(source)
    for path in _paths(tomllib.loads(source)):
        assert path in found, path
        if isinstance(path[-1], str):
            assert path[-1] in rows[found[path] - 1]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), min_size=1, max_size=5))
def test_no_text_in_a_string_misleads(texts: list[str]) -> None:
    """Whatever is written inside quotes, the next field is on the next line."""
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    source = "\n".join(f'k{number} = {{ it = "{text}" }}' for number, text in enumerate(quoted))
    found = lines(source)
    assert [found[f"k{number}", "it"] for number in range(len(texts))] == list(range(1, len(texts) + 1))


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every field in a value."""
    pairs: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    return [found for key, inner in pairs for found in ((*path, key), *_paths(inner, (*path, key)))]
