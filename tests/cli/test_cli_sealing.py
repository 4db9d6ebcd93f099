"""`seal` and `verify`: minutes declared final, and copies of them told apart from what somebody changed."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from codesign_tui.minutes.six_words import six_words
from support_cli import CommandLine, Said

NAME = "invecchiare-bene-a-borgoserra"
FORMATS = ("pdf", "odt", "docx", "html", "md", "txt")


@pytest.fixture
def codesign(codesign: CommandLine) -> CommandLine:
    """Return the command line with the worked example in its workspace."""
    codesign.example()
    return codesign


def sealed(codesign: CommandLine, *more: str, formats: str = "txt", session: str = "3") -> dict[str, Any]:
    """Seal a session and return what the program said of it."""
    said = codesign.run("seal", NAME, "--session", session, "--formats", formats, "--json",
                        "-o", "out", *more)  # fmt: skip
    assert said.code == 0, said.err
    result: dict[str, Any] = json.loads(said.out)
    return result


def paths(result: dict[str, Any]) -> list[Path]:
    """Return the files of a result."""
    return [Path(file["path"]) for seal in result["seals"] for file in seal["files"]]


def verdict(codesign: CommandLine, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Verify something; return the exit code and what the program said of it."""
    said = codesign.run("verify", *arguments, "--json")
    result: dict[str, Any] = json.loads(said.out)
    return said.code, result


def elsewhere(path: Path, content: bytes, name: str | None = None) -> Path:
    """Return a copy in a folder of its own, without the digest beside it."""
    folder = path.parents[1] / "elsewhere"
    folder.mkdir(exist_ok=True)
    copy = folder / (name or path.name)
    copy.write_bytes(content)
    return copy


def test_both_copies_are_sealed_with_words_of_their_own(codesign: CommandLine) -> None:
    """Internal and public, each with its digest, its six words and its file; the words stand in the file."""
    result = sealed(codesign)
    assert result["new"] is True
    assert [(one["version"], one["copy"], one["language"]) for one in result["seals"]] == [
        (1, "internal", "it"),
        (1, "public", "it"),
    ]
    assert len({one["digest"] for one in result["seals"]}) == 2
    for one, path in zip(result["seals"], paths(result), strict=True):
        assert tuple(one["words"]) == six_words(one["digest"], "it")
        text = path.read_text("utf-8")
        assert " · ".join(one["words"]) in text
        assert "BOZZA" not in text
        assert "Testo definitivo, versione n. 1" in text


def test_a_draft_says_that_it_is_one_until_it_is_sealed(codesign: CommandLine) -> None:
    """`minutes` writes BOZZA before the seal and the sealed file, byte for byte, after it."""
    arguments = ("minutes", NAME, "--session", "3", "--format", "txt", "-o", "draft")
    assert "COPIA INTERNA · BOZZA" in Path(codesign.made(*arguments)).read_text("utf-8")
    internal = paths(sealed(codesign))[0]
    again = Path(codesign.made(*arguments))
    assert again.read_bytes() == internal.read_bytes()
    assert codesign.run("verify", str(again)).code == 0


@pytest.mark.parametrize("option", ["--lang", "--language"])
def test_a_language_has_words_of_its_own(codesign: CommandLine, option: str) -> None:
    """Sealed in English the words are English, in the same version; the messages stay in the person's language."""
    italian = sealed(codesign)
    english = sealed(codesign, option, "en", "--copy", "public")
    assert [(one["version"], one["copy"], one["language"]) for one in english["seals"]] == [(1, "public", "en")]
    assert tuple(english["seals"][0]["words"]) == six_words(english["seals"][0]["digest"], "en")
    assert "Final text, version 1" in paths(english)[0].read_text("utf-8")
    assert sealed(codesign)["seals"] == italian["seals"]
    said = codesign.run("verify", "--words", " ".join(english["seals"][0]["words"]))
    assert (said.code, "Sono le parole della copia pubblica" in said.out) == (0, True)


def test_sealing_again_makes_the_same_files_and_no_new_version(codesign: CommandLine) -> None:
    """The second time nothing is sealed, and the files have the digests that were recorded."""
    first = sealed(codesign, formats="pdf,odt")
    again = sealed(codesign, formats="pdf,odt")
    assert again["new"] is False
    assert again["seals"] == first["seals"]
    assert sorted(path.name for path in Path("out").iterdir()) == sorted(
        name for path in paths(first) for name in (path.name, f"{path.name}.sha256", f"{path.name}.metadata.json")
    )


def test_what_changed_after_the_seal_is_a_new_version_with_its_reason(codesign: CommandLine) -> None:
    """Without a reason it is refused and nothing is written; with one the words are others and both versions stay."""
    first = sealed(codesign)
    codesign.made("add", NAME, "parked_question", "Chi apre la sala in agosto?", "--session", "3")
    said = codesign.run("seal", NAME, "--session", "3", "-o", "out")
    assert said.code == 2
    assert "versione 2 chiede un motivo" in said.err
    second = sealed(codesign, "--reason", "Mancava una questione")
    assert [one["version"] for one in second["seals"]] == [2, 2]
    assert second["seals"][0]["words"] != first["seals"][0]["words"]
    internal, public = (path.read_text("utf-8") for path in paths(second))
    assert "Testo definitivo, versione n. 2; motivo: Mancava una questione" in internal
    assert "versione n. 2" in public
    assert "Mancava una questione" not in public
    for path, version in ((paths(first)[0], 1), (paths(second)[0], 2)):
        code, found = verdict(codesign, str(path))
        assert (code, found["state"], found["seal"]["version"]) == (0, "identical", version)


@pytest.mark.parametrize("name", FORMATS)
def test_one_changed_byte_is_caught_in_every_format(codesign: CommandLine, name: str) -> None:
    """A copy elsewhere, under another name: identical as it is, changed with one byte changed."""
    path = paths(sealed(codesign, "--copy", "internal", formats=name))[0]
    content = path.read_bytes()
    code, found = verdict(codesign, str(elsewhere(path, content, f"ricevuto.{name}")))
    assert (code, found["state"], found["seal"]["session"]) == (0, "identical", 3)
    for at in (len(content) // 3, len(content) // 2):
        changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        code, found = verdict(codesign, str(elsewhere(path, changed)))
        assert (code, found["state"]) == (1, "changed")
        assert found["sealed_sha256"] != found["sha256"]


@pytest.mark.parametrize("name", ["pdf", "odt", "docx", "html", "txt", "md"])
def test_a_changed_copy_is_known_by_its_seal_under_any_name(codesign: CommandLine, name: str) -> None:
    """Its file was renamed and something added to it: the seal inside still tells what it was."""
    path = paths(sealed(codesign, "--copy", "internal", formats=name))[0]
    content = path.read_bytes()
    changed = content.replace(b"Borgoserra", b"Borgoserro") if name in ("html", "txt", "md") else content + b"\n"
    code, found = verdict(codesign, str(elsewhere(path, changed, f"altro.{name}")))
    assert (code, found["state"], found["seal"]["copy"]) == (1, "changed", "internal")


def test_a_stranger_has_no_record(codesign: CommandLine) -> None:
    """A file that no process knows, without a digest beside it: exit 2, and what to do."""
    sealed(codesign)
    Path("lettera.pdf").write_bytes(b"%PDF-1.7\nciao\n%%EOF\n")
    said = codesign.run("verify", "lettera.pdf")
    assert said.code == 2
    assert "nessuna registrazione" in said.out
    assert verdict(codesign, "lettera.pdf")[1]["seal"] is None


def test_a_damaged_or_hostile_package_is_only_a_changed_copy(codesign: CommandLine) -> None:
    """Half a package, and one whose parts say that they are huge, are told without a crash."""
    path = paths(sealed(codesign, "--copy", "internal", formats="odt"))[0]
    content = path.read_bytes()
    assert verdict(codesign, str(elsewhere(path, content[: len(content) // 2])))[0] == 1
    assert verdict(codesign, str(elsewhere(path, content[: len(content) // 2], "altro.odt")))[0] == 2


def test_the_digest_beside_is_compared_with_the_process(codesign: CommandLine) -> None:
    """Who changes a copy and its `.sha256` is caught by the process; a `.sha256` that says something else is told."""
    path = paths(sealed(codesign, "--copy", "internal"))[0]
    beside = Path(f"{path}.sha256")
    right = beside.read_text("ascii")
    beside.write_text("0" * 64, "ascii")
    code, found = verdict(codesign, str(path))
    assert (code, found["state"], found["sha256_beside"]) == (0, "identical", "0" * 64)
    assert "non dice l’impronta registrata" in found["notes"][0]
    beside.write_text(right, "ascii")
    assert verdict(codesign, str(path))[1]["notes"] == []
    path.write_text(path.read_text("utf-8") + "In più.\n", "utf-8")
    beside.write_text(sha256(path.read_bytes()).hexdigest(), "ascii")
    assert verdict(codesign, str(path))[0] == 1


def test_the_process_may_be_named(codesign: CommandLine) -> None:
    """Away from the workspace the process is given by hand; one that knows nothing of the copy says so."""
    path = paths(sealed(codesign, "--copy", "internal"))[0]
    process = next(codesign.sessions.glob("*.jsonl"))
    away = Path("usb") / "percorso.codesign.jsonl"
    away.parent.mkdir()
    process.rename(away)
    copy = elsewhere(path, path.read_bytes())
    assert codesign.run("verify", str(copy)).code == 2
    assert codesign.run("verify", str(copy), "--process", str(away)).code == 0


def test_six_words_read_aloud_lead_to_their_seal(codesign: CommandLine) -> None:
    """Found whatever stands between them, in the process that was named or in the workspace."""
    right: list[str] = sealed(codesign)["seals"][1]["words"]
    for typed in (" ".join(right), " · ".join(right), "-".join(right).upper()):
        said = codesign.run("verify", "--words", typed, "--process", NAME)
        assert said.code == 0
        assert "Sono le parole della copia pubblica" in said.out
    code, found = verdict(codesign, "--words", " ".join(right))
    assert (code, found["state"], found["seal"]["words"]) == (0, "found", right)


def test_a_word_that_was_heard_wrong_is_told_by_its_place(codesign: CommandLine) -> None:
    """One that is in no list, one that is another word of the list, two that changed places, five instead of six."""
    right: list[str] = sealed(codesign)["seals"][1]["words"]
    stranger = list(six_words("ab" * 32, "it"))

    def heard(*words: str) -> Said:
        return codesign.run("verify", "--words", " ".join(words))

    said = heard(*right[:3], stranger[0], *right[4:])
    assert said.code == 1
    assert said.out.strip() == f"La parola n. 4 è «{stranger[0]}»; nel sigillo è «{right[3]}»."
    said = heard(right[1], right[0], *right[2:])
    assert (said.code, said.out.count("La parola n.")) == (1, 2)
    said = heard(f"{right[0]}x", *right[1:])
    assert (said.code, f"forse «{right[0]}»" in said.err) == (2, True)
    said = heard(*stranger)
    assert (said.code, "Nessun sigillo" in said.err) == (2, True)
    said = heard(*stranger[:5], right[0])
    assert (said.code, "non stanno insieme" in said.err) == (2, True)
    said = heard(*right[:5])
    assert (said.code, "qui ce ne sono 5" in said.err) == (2, True)


def test_a_restricted_session_is_sealed_inside_only(codesign: CommandLine) -> None:
    """Its public copy is never made: said when both were asked for, refused when it alone was."""
    process = next(codesign.sessions.glob("*.jsonl"))
    data = json.loads(
        codesign.made("export", str(process), "--to", "json", "-o", "p.json") and Path("p.json").read_text()
    )
    data["sessions"][2]["restricted"] = True
    Path("p.json").write_text(json.dumps(data), "utf-8")
    restricted = codesign.made("import", "p.json", "-o", "riservato")
    said = codesign.run("seal", restricted, "--session", "3", "--format", "txt", "-o", "out", "--json")
    assert said.code == 0
    assert [one["copy"] for one in json.loads(said.out)["seals"]] == ["internal"]
    assert "riservata" in said.err
    assert codesign.run("seal", restricted, "--session", "3", "--copy", "public").code == 2


def test_what_cannot_be_sealed_is_refused(codesign: CommandLine) -> None:
    """No such session, no such copy, nothing named: each with a sentence."""
    for arguments in (
        ("seal", NAME, "--session", "9"),
        ("seal", NAME, "--session", "3", "--copy", "segreta"),
        ("seal", NAME, "--session", "3", "--format", "doc"),
        ("seal", NAME),
        ("verify",),
        ("verify", "manca.pdf"),
        ("verify", "manca.pdf", "--process", NAME),
    ):
        said = codesign.run(*arguments)
        assert said.code == 2, arguments
        assert said.err.count("\n") == 1


def test_seals_survive_the_interchange_file(codesign: CommandLine) -> None:
    """Export, import, export: the seals stand in it, byte for byte."""
    sealed(codesign)
    first = codesign.made("export", NAME, "--to", "json", "-o", "a.json")
    other = codesign.made("import", first, "-o", "altro")
    second = codesign.made("export", other, "--to", "json", "-o", "b.json")
    assert Path(first).read_bytes() == Path(second).read_bytes()
    record = json.loads(Path(second).read_text("utf-8"))["sessions"][2]["minutes"]
    assert [one["copy_kind"] for one in record["seals"]] == ["internal", "public"]
    assert len(record["seals"][0]["files"][0]["sha256"]) == 64


def test_a_sealed_file_is_never_written_over(codesign: CommandLine) -> None:
    """A protocol number noted after the seal gives a file of its own; the sealed one keeps its bytes and its digest."""
    path = paths(sealed(codesign, session="2"))[0]
    before = path.read_bytes()
    assert codesign.run("mark", NAME, "registered", "--session", "2", "--number", "99/2026").code == 0
    for _ in range(2):
        again = paths(sealed(codesign, session="2"))[0]
        assert again.name == f"{path.stem}-2{path.suffix}"
        assert path.read_bytes() == before
        assert codesign.run("verify", str(again)).code == 0
    assert codesign.run("verify", str(path)).code == 0


def test_no_mark_makes_another_text_of_what_was_sealed(codesign: CommandLine) -> None:
    """Sent, signed, registered, published: what is sealed again is the same version, with the same words."""
    digests = [one["digest"] for one in sealed(codesign)["seals"]]
    for what in (("sent",), ("signed",), ("registered", "--number", "7"), ("published",)):
        assert codesign.run("mark", NAME, *what, "--session", "3").code == 0
        again = sealed(codesign)
        assert again["new"] is False
        assert [one["digest"] for one in again["seals"]] == digests
