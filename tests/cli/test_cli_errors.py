"""Whatever goes wrong is one sentence on standard error and the right status; hostile words stay words."""

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from codesign_tui.cli import processes
from codesign_tui.cli.face import Face
from codesign_tui.cli.printable import printable_line
from codesign_tui.domain.text import clean
from codesign_tui.journal import FileWorkspace
from codesign_tui.locale import Translator
from support_cli import EXAMPLE, CommandLine

NASTY: list[str] = json.loads((Path(__file__).parents[1] / "data" / "nasty_strings.json").read_text(encoding="utf-8"))
NAME = "invecchiare-bene-a-borgoserra"


@pytest.mark.parametrize(
    "arguments",
    [
        ["frob"],
        ["list", "--frob"],
        ["show"],
        ["show", "a", "b"],
        ["show", "--json=x", "a"],
        ["templates", "frob"],
        ["minutes", NAME, "--session"],
        ["--lang"],
        ["--lang", "fr", "list"],
        ["list", "--workspace"],
        ["show", "manca"],
        ["open", "manca"],
        ["open"],
        [],
        ["import", "manca.json"],
        ["import", "."],
        ["import", "nul\0"],
        ["new", "--template", "manca", "--title", "T"],
        ["new", "--template", "../../segreto", "--title", "T"],
        ["new", "--template", "breve-90", "--title", "  "],
        ["new", "--template", "breve-90", "--title", "T", "--date", "2026-02-30"],
        ["new", "--template", "breve-90"],
        ["add", NAME, "desiderio", "t"],
        ["add", NAME, "need", "  "],
        ["add", NAME, "need", "t", "--by", "Nessuno"],
        ["add", NAME, "need", "t", "--session", "9"],
        ["add", NAME, "need", "t", "--due", "2026-11-26"],
        ["add", NAME, "commitment", "t", "--due", "2026-13-01"],
        ["add", NAME, "statement", "t"],
        ["minutes", NAME, "--session", "9"],
        ["minutes", NAME, "--format", "doc"],
        ["minutes", NAME, "--format", ","],
        ["minutes", NAME, "--copy", "secret"],
        ["minutes", NAME, "--lang", "fr"],
        ["export", NAME, "--to", "gold"],
        ["export", NAME],
        ["verify", "manca"],
        ["templates", "show", "manca"],
        ["templates", "check", "manca"],
        ["templates", "check", "."],
        ["commitments", "--overdue-on", "mai"],
        ["commitments", "--status", "perso"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["it", "en"])
def test_wrong_use_is_one_line_and_status_2(codesign: CommandLine, arguments: list[str], language: str) -> None:
    """Nothing on standard output, one line on standard error, in the user's language, and nothing changed."""
    path = Path(codesign.example())
    before = path.read_bytes()
    said = codesign.run(f"--lang={language}", *arguments)
    assert said.code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 1, said.err
    assert "usage" not in said.err.lower()
    assert path.read_bytes() == before
    assert [each.name for each in codesign.sessions.iterdir() if each.suffix == ".jsonl"] == [path.name]


def test_a_file_that_another_program_holds_is_said_with_who_and_since_when(codesign: CommandLine) -> None:
    """`add` changes nothing and leaves with status 3; `show` and `list` work all the same."""
    path = Path(codesign.example())
    holder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(f"""
            import sys
            from datetime import datetime
            from pathlib import Path
            from codesign_tui.journal import FileWorkspace
            clock = lambda: datetime.now().astimezone()
            workspace = FileWorkspace(Path({str(codesign.sessions)!r}), Path({str(codesign.folder)!r}), clock)
            file = workspace.open(Path({path.name!r}))
            print("held", flush=True)
            sys.stdin.read()
        """)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        before = path.read_bytes()
        said = codesign.run("add", NAME, "need", "Panchine")
        assert (said.code, said.out) == (3, "")
        assert str(holder.pid) in said.err
        assert len(said.err.splitlines()) == 1
        assert path.read_bytes() == before
        assert codesign.run("show", NAME).code == 0
        assert codesign.run("list").code == 0
    finally:
        holder.communicate()
    assert codesign.run("add", NAME, "need", "Panchine").code == 0


def test_a_file_of_a_newer_format_is_refused(codesign: CommandLine) -> None:
    """A later version's file is not touched, and the sentence says so."""
    path = Path(codesign.example())
    header, _, rest = path.read_bytes().partition(b"\n")
    line = json.loads(header)
    line["h"]["version"] = 99
    from codesign_tui.journal.canonical import canonical, hash_of

    line["hash"] = hash_of(canonical(line["h"]))
    path.write_bytes(canonical(line).encode() + b"\n" + rest)
    for command in (["show", NAME], ["add", NAME, "need", "t"], ["export", NAME, "--to", "json"]):
        said = codesign.run(*command)
        assert said.code == 3
        assert "99" in said.err


def test_damage_is_status_3_for_whoever_would_use_the_file(codesign: CommandLine) -> None:
    """show, add, export and minutes refuse a damaged file with one sentence each."""
    path = Path(codesign.example())
    path.write_bytes(path.read_bytes().replace(b"Borgoserra", b"Borgoserri", 1))
    for command in (["show", NAME], ["add", NAME, "need", "t"], ["export", NAME, "--to", "json"], ["minutes", NAME]):
        said = codesign.run(*command)
        assert (said.code, said.out) == (3, "")
        assert len(said.err.splitlines()) == 1


def test_an_import_that_is_not_in_the_format_names_the_place(codesign: CommandLine) -> None:
    """The place in the file is in the sentence, and no process file is made."""
    source = json.loads(EXAMPLE.read_bytes())
    source["sessions"][1]["agenda"][3]["title"] = 7
    Path("guasto.json").write_text(json.dumps(source), encoding="utf-8")
    said = codesign.run("import", "guasto.json")
    assert said.code == 2
    assert "sessions[1].agenda[3].title" in said.err
    assert not codesign.sessions.exists()


def test_references_that_lead_nowhere_are_said_and_kept(codesign: CommandLine) -> None:
    """The process is made all the same; a few warnings are shown and the rest counted."""
    needs = [{"id": f"N{n}", "text": "t", "cluster": f"C{n}"} for n in range(9)]
    source = {"process": {"id": "p", "title": "Prova", "kind": "open_path"}, "needs": needs}
    Path("rotto.json").write_text(json.dumps(source), encoding="utf-8")
    said = codesign.run("import", "rotto.json")
    assert said.code == 0
    assert len(said.err.splitlines()) == 6


@pytest.mark.parametrize("place", ["/dev/null/sotto", "/proc/nulla"])
@pytest.mark.skipif(sys.platform != "linux", reason="these places are Linux's")
def test_a_place_that_cannot_be_is_status_3(codesign: CommandLine, place: str) -> None:
    """A result that cannot be written leaves nothing behind and one sentence."""
    path = codesign.example()
    for command in (
        ["export", path, "--to", "json", "-o", f"{place}/a.json"],
        ["import", str(EXAMPLE), "-o", f"{place}/a"],
        ["new", "--template", "breve-90", "--title", "T", "-o", f"{place}/a"],
        ["minutes", path, "--format", "txt", "-o", f"{place}/carte"],
    ):
        said = codesign.run(*command)
        assert said.code == 3, (command, said.err)
        assert place.split("/")[2] in said.err


def test_a_full_disk_keeps_what_the_export_would_replace(
    codesign: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file stays whole and no half-written one is left."""
    path = codesign.example()
    target = codesign.folder / "copia.json"
    target.write_text("prima", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = codesign.run("export", path, "--to", "json", "-o", str(target))
    assert said.code == 3
    assert target.read_text(encoding="utf-8") == "prima"
    assert [each.name for each in codesign.folder.iterdir() if each.name.startswith(".codesign")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
@pytest.mark.parametrize("command", [["list"], ["export", NAME, "--to", "json"]])
def test_an_output_that_takes_nothing_is_status_3(codesign: CommandLine, command: list[str]) -> None:
    """`codesign export … > /dev/full` is told from a success, by one sentence."""
    codesign.example()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "codesign_tui", *command], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1


def test_no_id_is_printed_before_the_disk_has_it(codesign: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses to keep what `add` wrote, there is a sentence, status 3 and no id."""
    file = Path(codesign.example()).stat()
    real = os.fsync

    def refused(descriptor: int) -> None:
        if os.fstat(descriptor).st_ino == file.st_ino:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", refused)
    said = codesign.run("add", NAME, "need", "Panchine")
    assert (said.code, said.out) == (3, "")
    assert len(said.err.splitlines()) == 1


def test_what_was_never_foreseen_is_one_sentence_and_a_log_without_words(
    codesign: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says where it happened and never what people wrote."""
    codesign.example()

    def broken(*_: Any) -> None:
        secret = "parole di qualcuno"
        raise RuntimeError(secret)

    monkeypatch.setattr(FileWorkspace, "processes", broken)
    said = codesign.run("list")
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    log = next((codesign.folder / "xdg_state_home").rglob("codesign.log")).read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "parole" not in log + said.err


def test_an_interruption_is_told_from_a_failure(codesign: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C leaves with 130 and one sentence."""

    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(processes, "list_processes", interrupted)
    said = codesign.run("list")
    assert (said.code, len(said.err.splitlines())) == (130, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_failure(codesign: CommandLine) -> None:
    """`codesign export … | head -c 1` leaves quietly."""
    path = codesign.example()
    run = subprocess.Popen(
        [sys.executable, "-m", "codesign_tui", "export", path, "--to", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert run.stdout is not None
    run.stdout.read(1)
    run.stdout.close()
    assert run.stderr is not None
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait() in (0, -signal.SIGPIPE)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_words_go_in_and_come_out_as_words(codesign: CommandLine, text: str) -> None:
    """As title, as a need and as a file's name: no control byte reaches the terminal, no visible character is lost."""
    source = {"process": {"id": "p", "title": f"T {text}", "kind": "open_path"}}
    Path("fonte.json").write_text(json.dumps(source), encoding="utf-8")
    path = codesign.made("import", "fonte.json", "-o", "prova")
    if "\0" not in text and clean(text).strip() and not _has_surrogates(text):
        said = codesign.run("add", path, "commitment", "--", text)
        assert said.code == 0, said.err
    page = codesign.run("show", path)
    assert page.code == 0
    assert printable_line(f"T {text}") in page.out
    outputs = [page.out, *(codesign.run(*command).out for command in (["show", path, "--json"], ["list"]))]
    wrong = codesign.run("show", f"manca {text}".replace("\0", "")) if not _has_surrogates(text) else page
    for words in (*outputs, page.err, wrong.err):
        assert not [letter for letter in words if letter != "\n" and clean(letter) != letter], words


def test_no_result_and_no_message_can_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a command hands over, escape sequences end at the door; a message is one line."""
    face = Face(Translator("it"))
    face.give("a\x1b[2Jb\x9b1mc\r\td")
    face.say("cli.no_such_session", session="x\ny\x1b]0;t\x07", known="1")
    face.give_json({"a": "\x1b\x9b\u202e"})
    out, err = capsys.readouterr()
    assert not {"\x1b", "\x9b", "\r", "\t", "\x07", "\u202e"} & set(out + err)
    assert len(err.splitlines()) == 1
    assert json.loads(out[out.index("{") :]) == {"a": "\x1b\x9b\u202e"}


def _has_surrogates(text: str) -> bool:
    """Whether a text has lone surrogates, which no terminal can type."""
    return any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)
