"""Nothing in the repository tells of a machine, a registry, a real address or a real person; nor do people's files."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import Final

import pytest

from house.house_source import ROOT

PATHS: Final = re.compile(
    r"(?<![\w.$~/])/(?:" + r"root|work|Users|home|mnt|srv)/[\w.-]+|[A-Z]:\\+Users\\|(?<![\w/])/tmp/\w" + r"[\w./-]*"
)
"""Folders of somebody's machine."""

REGISTRIES: Final = re.compile(
    r"--(?:extra-)?index-url|--find-links|--trusted-host|pypi\.org|pythonhosted|/simple\b", re.I
)
"""Where packages come from: told by whoever installs, never by us."""

ADDRESS: Final = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})\b", re.I)
HOST: Final = re.compile(r"https?://([\w.-]+)", re.I)

RESERVED: Final = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:com|org|net|it))?|test|invalid|localhost|local)|127\.0\.0\.1|x", re.I
)
"""Names that nobody can own (RFC 2606), and the letter of the hostile strings."""

KNOWN_HOSTS: Final = {
    "json-schema.org",
    "scripts.sil.org",
    "schemas.openxmlformats.org",
    "schemas.microsoft.com",
    "www.w3.org",
    "purl.org",
    "purl.oclc.org",
    "www.inkscape.org",
    "ns.adobe.com",
    "www.aiim.org",
    "joinup.ec.europa.eu",
    "eur-lex.europa.eu",
    "keepachangelog.com",
    "semver.org",
}
"""Names of formats, licences and laws."""

ASSISTANTS: Final = {
    "c857d09db23e6822e3600bc0",
    "c70eca6b0f88f44d81a41311",
    "60965168ce762e949600281b",
    "7d3194f79e645c42e4396dda",
    "3ea125d0bff386e6754b3782",
    "5d72436256ada53828b51895",
    "57de4cf40144bdf7d00010f2",
}
"""Names of assistants and their makers, as the first half of a digest, so that this file does not hold them either."""


@cache
def _tracked() -> tuple[str, ...]:
    """Return the files that git keeps; every file but those it ignores where there is no git."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return tuple(sorted(_without_git()))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return tuple(name for name in listed.stdout.decode("utf-8").split("\0") if (ROOT / name).is_file())


def _without_git() -> Iterator[str]:
    """Yield the files of a copy that came without its history."""
    for folder in ("src", "tests", "docs", "templates", "requirements"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    """Return every text file with its content."""
    found = []
    for name in _tracked():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content[:8000]:
            found.append((name, content.decode("utf-8", errors="replace")))
    return tuple(found)


def _lines(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what a pattern finds in the repository, with where; not in this file, which names it all."""
    for name, text in _texts():
        if name.endswith(__name__.rpartition(".")[2] + ".py"):
            continue
        for found in pattern.finditer(text):
            yield f"{name}:{text.count(chr(10), 0, found.start()) + 1} {found.group()}", found


def test_no_path_of_a_machine_is_kept() -> None:
    """Nobody learns from the repository where it was written."""
    assert [at for at, _ in _lines(PATHS)] == []


def test_no_registry_is_named() -> None:
    """Packages are pinned by version and digest; where they come from is each machine's own affair."""
    assert [at for at, _ in _lines(REGISTRIES)] == []


def test_no_real_address_is_kept() -> None:
    """An e-mail address in an example or a test can reach nobody."""
    assert [at for at, found in _lines(ADDRESS) if not RESERVED.fullmatch(found.group(1))] == []


def test_no_real_host_is_named() -> None:
    """A link leads to a format, a licence or a law, or nowhere."""
    hosts = [(at, found.group(1).rstrip(".").lower()) for at, found in _lines(HOST)]
    assert [at for at, host in hosts if host not in KNOWN_HOSTS and not RESERVED.fullmatch(host)] == []


def test_no_assistant_is_named() -> None:
    """The text is the project's own, and names no tool that helped to write it."""
    words = {word for _, text in _texts() for word in re.findall(r"[a-z]{4,20}", text.lower())}
    assert [word for word in words if sha256(word.encode()).hexdigest()[:24] in ASSISTANTS] == []


def test_the_guards_see_what_they_look_for() -> None:
    """Each pattern finds its own example, and leaves what it must."""
    assert PATHS.search("see /home" + "/maria/x")
    assert PATHS.search("C:" + "\\Users\\maria")
    assert not PATHS.search("docs/work/notes")
    assert REGISTRIES.search("--index" + "-url https://x")
    found = ADDRESS.search("scrivi a ufficio@comune" + ".it")
    assert found is not None
    assert not RESERVED.fullmatch(found.group(1))
    assert RESERVED.fullmatch("posta.example.org")


@pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="a copy without its history")
def test_the_words_of_people_never_enter_the_repository() -> None:
    """Of `sessions/` git keeps the README and the worked example, and ignores everything else."""
    kept = ["sessions/README.md", "sessions/borgoserra.json"]
    others = [
        "sessions/casa.codesign.jsonl",
        "sessions/casa.json",
        "sessions/foto/sala.jpg",
        "sessions/.casa.codesign.jsonl.lock",
        "out/verbale.pdf",
        "pictures/run.png",
    ]
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", *kept, *others],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert sorted(done.stdout.split()) == sorted(others)
    assert [name for name in _tracked() if name.startswith("sessions/")] == kept
