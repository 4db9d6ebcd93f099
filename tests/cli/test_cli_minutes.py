"""`codesign minutes`: every copy in every language from one command."""

import json
from pathlib import Path

from support_cli import EXAMPLE, CommandLine


def test_every_copy_in_every_language_comes_from_one_command(codesign: CommandLine) -> None:
    """Three sessions, two copies, two languages, two formats: twenty-four files, none under the name of another."""
    name = codesign.example()
    done = codesign.run(
        "minutes", name, "--copy", "internal,public", "--lang", "it,en", "--format", "md,txt", "-o", "out"
    )
    assert done.code == 0
    paths = done.out.splitlines()
    assert len(paths) == len(set(paths)) == 24
    first = {Path(path).name: Path(path).read_text("utf-8") for path in paths if path.endswith(".txt")}
    assert sum("COPIA PUBBLICA" in text for text in first.values()) == 3
    assert sum("INTERNAL COPY" in text for text in first.values()) == 3


def test_a_restricted_session_is_left_out_of_the_public_ones_and_told(codesign: CommandLine) -> None:
    """Asked for alone it is refused; among others it is named, and the others are written."""
    data = json.loads(EXAMPLE.read_text("utf-8"))
    data["sessions"][2]["restricted"] = True
    Path("p.json").write_text(json.dumps(data), "utf-8")
    name = codesign.made("import", "p.json", "-o", "riservato")
    done = codesign.run("minutes", name, "--copy", "internal,public", "--format", "txt", "-o", "out")
    assert done.code == 0
    assert len(done.out.splitlines()) == 5
    assert "La seduta n. 3 è riservata" in done.err
    assert codesign.run("minutes", name, "--session", "3", "--copy", "public", "--format", "txt").code == 2


def test_a_word_that_is_no_copy_or_language_is_named(codesign: CommandLine) -> None:
    """One word among several is enough to write nothing."""
    name = codesign.example()
    for option, words, wrong in (("--copy", "internal,pubblica", "pubblica"), ("--lang", "it,fr", "fr")):
        done = codesign.run("minutes", name, option, words, "-o", "out")
        assert done.code == 2
        assert wrong in done.err
    assert not (codesign.folder / "out").exists()
