"""A command loads only what it needs, in a fresh interpreter."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from codesign_tui import __version__
from codesign_tui.cli import start as starting
from codesign_tui.cli.start import read_request, start
from support_cli import EXAMPLE, CommandLine

NAME = "invecchiare-bene-a-borgoserra"
SCREEN = {"textual"}
RENDERERS = {"typst", "odfdo", "docx", "jinja2"}

PROBE = """
import json, sys
from codesign_tui.cli.start import start
code = start(sys.argv[1:])
loaded = {name.partition(".")[0] for name in sys.modules}
print(json.dumps([code, sorted(loaded)]), file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Return the top-level modules that a command leaves loaded in a new interpreter."""
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True)
    code, loaded = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(loaded)


def test_quick_commands_load_neither_screen_nor_renderers(codesign: CommandLine) -> None:
    """list, show, add, verify and export come at once."""
    codesign.example()
    for command in (
        ["list"],
        ["show", NAME],
        ["add", NAME, "need", "t"],
        ["verify", NAME],
        ["export", NAME, "--to", "json"],
    ):
        assert not loaded_by(*command) & (SCREEN | RENDERERS | {"rich"}), command


def test_the_version_loads_no_command_at_all(codesign: CommandLine) -> None:
    """Neither the parser of commands nor the core is needed to say a version."""
    assert not loaded_by("--version") & (SCREEN | RENDERERS | {"typer", "tinydb"})


def test_minutes_load_only_the_renderers_that_were_asked_for(codesign: CommandLine) -> None:
    """A text needs no PDF engine, and no minutes need the screen."""
    codesign.example()
    loaded = loaded_by("minutes", NAME, "--session", "1", "--format", "txt", "-o", "carte")
    assert not loaded & (SCREEN | RENDERERS)
    loaded = loaded_by("minutes", NAME, "--session", "1", "--format", "pdf", "-o", "carte")
    assert not loaded & SCREEN
    assert loaded & RENDERERS == {"typst"}


def test_the_app_is_loaded_without_renderers_or_command_parser(codesign: CommandLine) -> None:
    """Opening the app imports neither a renderer nor typer nor the JSON exchange."""
    probe = (
        "import sys; from codesign_tui.cli import start; import codesign_tui.tui.app;"
        "print(' '.join(sorted(name for name in sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "textual" in loaded
    assert not {name.partition(".")[0] for name in loaded} & (RENDERERS | {"typer"})
    assert not [name for name in loaded if name.startswith("codesign_tui.exchange")]


def test_the_module_is_the_same_program(codesign: CommandLine) -> None:
    """`python -m codesign_tui` answers like `codesign`."""
    done = subprocess.run(
        [sys.executable, "-m", "codesign_tui", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"codesign {__version__}"


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_results_in_a_pipe_are_utf8_whatever_the_locale(codesign: CommandLine, encoding: str) -> None:
    """Accents reach a program as UTF-8, and nothing fails where the locale has none."""
    codesign.example()
    done = subprocess.run(
        [sys.executable, "-m", "codesign_tui", "show", NAME], capture_output=True, check=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert "è successo" in done.stdout.decode("utf-8")


def test_the_app_and_a_file_open_without_the_command_parser(
    codesign: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`codesign` and `open FILE` go straight to the screen, with the path that was found."""
    path = Path(codesign.example())
    opened: list[Path | None] = []

    def open_app(_: object, at: Path | None = None) -> int:
        opened.append(at)
        return 0

    monkeypatch.setattr(starting, "open_app", open_app)
    assert (start([]), start(["open", NAME]), start(["open", str(path)])) == (0, 0, 0)
    assert opened == [None, path, path]


def test_global_options_are_taken_from_anywhere_but_not_after_two_dashes() -> None:
    """`--` protects words that look like options; `minutes --lang` belongs to the document."""
    request = read_request(["list", "--workspace", "w", "--lang=en"])
    assert (request.arguments, request.workspace, request.language) == (("list",), "w", "en")
    request = read_request(["add", "f", "need", "--", "--lang", "xx"])
    assert request.arguments == ("add", "f", "need", "--", "--lang", "xx")
    request = read_request(["--lang", "it", "minutes", "f", "--lang", "en"])
    assert (request.arguments, request.language) == (("minutes", "f", "--lang", "en"), "it")


def test_words_that_begin_with_a_dash_can_be_added(codesign: CommandLine) -> None:
    """After `--` a text is a text."""
    codesign.example()
    assert codesign.run("add", NAME, "need", "--", "- una lineetta").code == 0
    assert EXAMPLE.is_file()
