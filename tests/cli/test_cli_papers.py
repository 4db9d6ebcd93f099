"""`codesign papers`: the papers of a session as files."""

from pathlib import Path

import pytest

from support_cli import CommandLine

NAME = "invecchiare-bene-a-borgoserra"


def test_papers_prints_the_path_of_each_file(codesign: CommandLine) -> None:
    """All that the session has something for, with fingerprints; what is left out is said, and it is no error."""
    codesign.example()
    done = codesign.run("papers", NAME, "--session", "2", "-o", "carte")
    assert done.code == 0
    paths = [Path(line) for line in done.out.splitlines()]
    assert [path.stem.partition("-seduta-02-")[2] for path in paths] == [
        "materiali", "cartello", "fogli-attivita", "griglie-tavoli", "cavalierini-INTERNA",
    ]  # fmt: skip
    for path in paths:
        written = codesign.folder / path
        assert written.read_bytes().startswith(b"%PDF")
        assert written.with_name(f"{written.name}.sha256").exists()
    assert "Non c’è un voto aperto" in done.err


def test_papers_are_chosen_by_name_format_and_language(codesign: CommandLine) -> None:
    """Only what was asked for is written, in English if so asked."""
    codesign.example()
    path = codesign.made(
        "papers", NAME, "--session", "2", "--what", "ballots", "--options", "PR01,pr02", "--format", "txt",
        "--lang", "en", "-o", "carte",
    )  # fmt: skip
    assert path.endswith("session-02-ballots.txt")
    text = (codesign.folder / path).read_text(encoding="utf-8")
    assert "1  PR01" in text
    assert "2  PR02" in text
    assert "One number for each dot" in text


def test_without_a_number_the_next_session_is_meant(codesign: CommandLine) -> None:
    """Papers are for what is to come; when all is over, for the last session."""
    codesign.example()
    assert "-seduta-03-" in codesign.made("papers", NAME, "--what", "poster", "--format", "md", "-o", "carte")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--what", "volantini"), "materials"),
        (("--what", ","), "materials"),
        (("--what", "groups"), "Persone"),
        (("--session", "9"), "1, 2, 3"),
        (("--options", "PR99", "--what", "sheet"), "PR99"),
        (("--format", "rtf"), "pdf"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_one_line(
    codesign: CommandLine, options: tuple[str, ...], told: str
) -> None:
    """The sentence says what there is or what to do, and nothing is written."""
    codesign.example()
    done = codesign.run("papers", NAME, "-o", "carte", *options)
    assert done.code == 2
    assert told in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert not (codesign.folder / "carte").exists()
