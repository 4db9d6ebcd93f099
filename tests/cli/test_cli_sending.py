"""`codesign export`: sheets, calendars and letters from the command line."""

from pathlib import Path

import pytest

from support_cli import CommandLine

NAME = "invecchiare-bene-a-borgoserra"


def test_sheets_are_written_into_a_folder_with_fingerprints(codesign: CommandLine) -> None:
    """Each sheet's path is printed; the copy stands in every name."""
    codesign.example()
    done = codesign.run("export", NAME, "--to", "csv", "--copy", "public")
    assert done.code == 0
    paths = [codesign.folder / Path(line) for line in done.out.splitlines()]
    assert [path.name for path in paths] == [
        "impegni-PUBBLICA.csv", "bisogni-PUBBLICA.csv", "proposte-PUBBLICA.csv", "votazioni-PUBBLICA.csv",
        "risorse-PUBBLICA.csv",
    ]  # fmt: skip
    assert all(path.with_name(f"{path.name}.sha256").exists() for path in paths)


def test_a_sheet_that_was_changed_is_never_written_over(codesign: CommandLine) -> None:
    """The new one gets a number and a line says so."""
    codesign.example()
    codesign.run("export", NAME, "--to", "csv", "-o", "fogli")
    changed = codesign.folder / "fogli" / "impegni-INTERNA.csv"
    changed.write_text("mio", encoding="utf-8")
    done = codesign.run("export", NAME, "--to", "csv", "-o", "fogli")
    assert changed.read_text(encoding="utf-8") == "mio"
    assert "impegni-INTERNA-2.csv" in done.out
    assert "impegni-INTERNA.csv" in done.err


def test_calendars_speak_the_language_that_is_asked_for(codesign: CommandLine) -> None:
    """One of the whole path first, then one for each organisation."""
    codesign.example()
    done = codesign.run("export", NAME, "--to", "ics", "--lang", "en")
    names = [Path(line).name for line in done.out.splitlines()]
    assert names[0] == "deadlines-INTERNAL.ics"
    assert len(names) == 6
    assert b"Who: Teresa Gualandi" in (codesign.folder / "deadlines" / names[0]).read_bytes().replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--to", "xml"), "json"),
        (("--to", "csv", "--copy", "tutti"), "public"),
        (("--to", "json", "--copy", "public"), "csv"),
        (("--to", "ics", "--lang", "fr"), "it, en"),
    ],
)
def test_what_cannot_go_out_is_refused_in_one_line(codesign: CommandLine, options: tuple[str, ...], told: str) -> None:
    """Exit 2 and a sentence that says what there is."""
    codesign.example()
    done = codesign.run("export", NAME, *options)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1
