"""`codesign documents` and `codesign write`: what a path can write, and the files of it."""

import json
from pathlib import Path

import pytest

from support_cli import CommandLine

NAME = "invecchiare-bene-a-borgoserra"


def test_documents_lists_what_this_kind_of_path_can_write(codesign: CommandLine) -> None:
    """A co-design has a definitive project and no pact; each line says the copies and what is to be completed."""
    codesign.example()
    lines = codesign.run("documents", NAME).out.splitlines()
    names = [line.split()[0] for line in lines]
    assert {"minutes", "convening", "definitive_project", "manager_report"} <= set(names)
    assert not {"pact", "shared_summary", "participated_proposal"} & set(names)
    project = next(line for line in lines if line.startswith("definitive_project"))
    assert "(interna, pubblica)" in project
    assert "PR17" in project


def test_documents_as_json_tells_the_same(codesign: CommandLine) -> None:
    """Other programs read names, copies and all that each document lacks."""
    codesign.example()
    rows = {row["name"]: row for row in json.loads(codesign.run("documents", NAME, "--json").out)}
    assert rows["facilitator_sheet"]["copies"] == ["internal"]
    assert rows["project_sheet"]["of"] == "proposal"
    assert any("assicurazioni" in lack for lack in rows["definitive_project"]["lacks"])


def test_write_prints_the_path_of_each_file(codesign: CommandLine) -> None:
    """Several documents in several formats come from one command; what is left to be written by hand is said."""
    codesign.example()
    done = codesign.run(
        "write", NAME, "--document", "convening,definitive_project", "--session", "2", "--format", "md,txt", "-o", "c"
    )  # fmt: skip
    assert done.code == 0
    assert [Path(line).name.removeprefix(f"{NAME}-") for line in done.out.splitlines()] == [
        "seduta-02-convocazione-INTERNA.md",
        "seduta-02-convocazione-INTERNA.txt",
        "progetto-definitivo-INTERNA.md",
        "progetto-definitivo-INTERNA.txt",
    ]
    assert "da completare a mano" in done.err


def test_the_session_that_a_document_needs_is_found(codesign: CommandLine) -> None:
    """Without a number a notice is of what comes next, an instant report of the last session."""
    codesign.example()
    assert "-seduta-03-" in codesign.made("write", NAME, "--document", "instant_report", "--format", "md")


def test_a_project_sheet_is_of_the_proposal_that_was_named(codesign: CommandLine) -> None:
    """A code names one proposal, in whatever letters; without one there is a sheet for each."""
    codesign.example()
    path = codesign.made(
        "write", NAME, "--document", "project_sheet", "--subject", "pr02", "--format", "txt", "--lang", "en", "-o", "s"
    )  # fmt: skip
    assert path.endswith("project-sheet-pr02-INTERNAL.txt")
    assert "PROJECT SHEET PR02" in (codesign.folder / path).read_text(encoding="utf-8")
    every = codesign.run("write", NAME, "--document", "project_sheet", "--format", "txt", "-o", "s").out.splitlines()
    assert len(every) == len(set(every)) > 10


def test_a_letter_is_to_the_body_that_was_named(codesign: CommandLine) -> None:
    """A body is known by its short name too."""
    codesign.example()
    path = codesign.made("write", NAME, "--document", "letter", "--subject", "argento vivo", "--format", "txt")
    assert "Argento Vivo" in (codesign.folder / path).read_text(encoding="utf-8")


def test_a_document_for_everybody_is_written_as_a_public_copy(codesign: CommandLine) -> None:
    """Without a copy the one that exists is written."""
    codesign.example()
    path = codesign.made("write", NAME, "--document", "poster", "--session", "2", "--format", "md")
    assert path.endswith("PUBBLICA.md")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--document", "pergamena"), "definitive_project"),
        (("--document", ","), "definitive_project"),
        (("--document", "pact"), "percorso di questo tipo"),
        (("--document", "facilitator_sheet", "--copy", "public"), "copia pubblica non c’è"),
        (("--document", "project_sheet", "--subject", "PR99"), "PR99"),
        (("--document", "minutes", "--session", "9"), "1, 2, 3"),
        (("--document", "minutes", "--format", "rtf"), "pdf"),
        (("--document", "ballots", "--session", "2"), "voto aperto"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(
    codesign: CommandLine, options: tuple[str, ...], told: str
) -> None:
    """The sentence says what there is, or why not; nothing is written."""
    codesign.example()
    done = codesign.run("write", NAME, *options)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1
    assert done.out == ""
